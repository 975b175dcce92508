import { listedRule } from '../rule';
import { clientExample } from './examples';
import { checkRequired } from './required';

export default listedRule('oauthClients', {
  id: 'oauth/scopes-required',
  severity: 'error',
  title: 'Client without scopes',
  what: 'An Authorization Code, Implicit or SAML2 Bearer client lists no scope.',
  why: 'The scopes are what people are asked to agree to and what the client may do on their behalf. Genesys Cloud wants them set for these grants.',
  remedy:
    'List the scopes that the client needs; `user-basic-info` is the least, and `:readonly` is enough for reading.',
  source: 'API model OAuthClientRequest and the CX as Code provider (confirmed).',
  bad: clientExample(`\
  - name: Agent_Desktop
#         ^^^^^^^^^^^^^ error oauth/scopes-required
    grantType: authorization-code
    redirectUris: [https://desktop.acme.example/callback]
  - name: Portal
    grantType: saml2-bearer
    scopes: []
#   ^^^^^^ error oauth/scopes-required
`),
  good: clientExample(`\
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: [user-basic-info]
    redirectUris: [https://desktop.acme.example/callback]
`),
  check(client, context) {
    checkRequired(
      client,
      'scopes',
      'without scopes: nothing says what it may do for the person who signs in. List under `scopes` what it needs, such as user-basic-info.',
      context,
    );
  },
});
