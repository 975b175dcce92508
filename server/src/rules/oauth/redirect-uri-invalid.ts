import { listedRule } from '../rule';
import { onValue } from '../spots';
import { ignores } from './client';
import { clientExample } from './examples';
import { faultOf } from './redirect-uri';

export default listedRule('oauthClients', {
  id: 'oauth/redirect-uri-invalid',
  severity: 'error',
  title: 'Redirect URI that can’t be used',
  what: 'A redirect URI is not absolute, or has a fragment (`#…`), a wildcard (`*`) or user info (`user@`).',
  why: 'The address of a sign-in must match a registered one entirely, path and query included. An address of this kind never matches, or sends codes to a place nobody meant.',
  remedy:
    'Write each address whole, as the application sends it. What varies from sign-in to sign-in belongs into `state`.',
  source: 'RFC 6749, section 3.1.2; developer blog of Genesys on parameters and redirect URIs (confirmed).',
  bad: clientExample(`\
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: [user-basic-info]
    redirectUris:
      - /callback
#       ^^^^^^^^^ error oauth/redirect-uri-invalid
      - https://*.acme.example/callback
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error oauth/redirect-uri-invalid
      - https://desktop.acme.example/#/callback
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error oauth/redirect-uri-invalid
      - https://desktop.acme.example@evil.example/callback
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error oauth/redirect-uri-invalid
`),
  good: clientExample(`\
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: [user-basic-info]
    redirectUris:
      - https://desktop.acme.example/callback?from=genesys
      - com.acme.desktop:/callback
`),
  check(client, context) {
    if (ignores(client, 'redirectUris')) return;
    for (const uri of client.redirectUris?.items ?? []) {
      const fault = faultOf(uri.value);
      if (fault) context.report({ at: onValue(uri), message: `This redirect URI ${fault}.` });
    }
  },
});
