import { listedRule } from '../rule';
import { clientExample } from './examples';
import { checkIgnored } from './not-applicable';

export default listedRule('oauthClients', {
  id: 'oauth/roles-not-applicable',
  severity: 'warning',
  title: 'Roles that the grant type ignores',
  what: 'A client that is not a Client Credentials client lists `roles`.',
  why: 'With Authorization Code, Implicit and SAML2 Bearer a person signs in, and the rights are that person’s roles within the client’s scopes. Roles of the client change nothing, so whoever reads them is misled.',
  remedy: 'Remove the roles, or correct the grant type.',
  fix: { does: 'Removes the key.', safe: true },
  source: 'API model OAuthClientRequest: roleDivisions apply to Client Credentials only (confirmed).',
  bad: clientExample(`\
  - name: Agent_Desktop
    grantType: authorization-code
    roles: [Employee]
#   ^^^^^ warning oauth/roles-not-applicable
    scopes: [users:readonly]
    redirectUris: [https://desktop.acme.example/callback]
`),
  good: clientExample(`\
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: [users:readonly]
    redirectUris: [https://desktop.acme.example/callback]
`),
  fixed: clientExample(`\
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: [users:readonly]
    redirectUris: [https://desktop.acme.example/callback]
`),
  check(client, context) {
    checkIgnored(client, 'roles', 'roles', 'the rights are those of the person who signs in', context);
  },
});
