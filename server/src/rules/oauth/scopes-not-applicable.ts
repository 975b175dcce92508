import { listedRule } from '../rule';
import { clientExample } from './examples';
import { checkIgnored } from './not-applicable';

export default listedRule('oauthClients', {
  id: 'oauth/scopes-not-applicable',
  severity: 'warning',
  title: 'Scopes that the grant type ignores',
  what: 'A Client Credentials client lists `scopes`.',
  why: 'What such a client may do comes from its roles alone. Scopes do not limit it, so whoever relies on them believes in a protection that is not there.',
  remedy: 'Remove the scopes and give the client a role with just the permissions it needs.',
  fix: { does: 'Removes the key.', safe: true },
  source: 'API model OAuthClientRequest: scopes are for clients that do not use Client Credentials (confirmed).',
  bad: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    scopes: [users:readonly]
#   ^^^^^^ warning oauth/scopes-not-applicable
    roles: [Employee]
`),
  good: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
`),
  fixed: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
`),
  check(client, context) {
    checkIgnored(client, 'scopes', 'scopes', 'its roles alone say what it may do', context);
  },
});
