import { listedRule } from '../rule';
import { clientExample } from './examples';
import { checkIgnored } from './not-applicable';

export default listedRule('oauthClients', {
  id: 'oauth/redirect-uris-not-applicable',
  severity: 'warning',
  title: 'Redirect URIs that the grant type ignores',
  what: 'A Client Credentials or SAML2 Bearer client lists `redirectUris`.',
  why: 'Nobody is sent back from a sign-in page in these grants: the token is the answer to the client’s own request. The addresses do nothing, and suggest a flow that does not exist.',
  remedy: 'Remove them, or correct the grant type: Authorization Code and Implicit need them.',
  fix: { does: 'Removes the key.', safe: true },
  source: 'RFC 6749, section 4.4; RFC 7522; redirect URIs are needed for the API’s CODE and TOKEN (confirmed).',
  bad: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
    redirectUris: [https://crm.acme.example/callback]
#   ^^^^^^^^^^^^ warning oauth/redirect-uris-not-applicable
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
    checkIgnored(client, 'redirectUris', 'redirect URIs', 'nobody is sent back from a sign-in page', context);
  },
});
