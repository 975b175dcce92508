import { listedRule } from '../rule';
import { clientExample } from './examples';
import { checkRequired } from './required';

export default listedRule('oauthClients', {
  id: 'oauth/redirect-uris-required',
  severity: 'error',
  title: 'Client without a redirect URI',
  what: 'An Authorization Code or Implicit client lists no redirect URI.',
  why: 'After the sign-in Genesys Cloud sends people only to an address that is registered. Without one every sign-in fails.',
  remedy: 'List the addresses to which the application takes people back, exactly as it sends them.',
  source: 'RFC 6749, section 3.1.2.2; the redirect URI of a request must match a registered one entirely (confirmed).',
  bad: clientExample(`\
  - name: Agent_Desktop
#         ^^^^^^^^^^^^^ error oauth/redirect-uris-required
    grantType: authorization-code
    scopes: [user-basic-info]
  - name: Old_Widget
    grantType: implicit
    scopes: [user-basic-info]
    redirectUris: []
#   ^^^^^^^^^^^^ error oauth/redirect-uris-required
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
      'redirectUris',
      'without a redirect URI: after the sign-in there is nowhere to go, so every sign-in fails. List under `redirectUris` where the application takes people back.',
      context,
    );
  },
});
