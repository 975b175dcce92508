import { replaceText } from '../../document/edits';
import { offer } from '../fixes';
import { listedRule } from '../rule';
import { onValue } from '../spots';
import { ignores } from './client';
import { clientExample } from './examples';
import { isInsecure } from './redirect-uri';

export default listedRule('oauthClients', {
  id: 'oauth/redirect-uri-insecure',
  severity: 'warning',
  title: 'Redirect URI over http',
  what: 'A redirect URI is http, and its host is not the machine itself: `localhost`, 127.0.0.0/8 or `[::1]`.',
  why: 'The authorization code or the token travels in this address. Over http everybody on the way can read it and take the person’s place.',
  remedy: 'Serve the address over https and register that. For development use a loopback address.',
  fix: { does: 'Puts `https` in the place of `http`; the application must send that address too.', safe: false },
  source:
    'RFC 6749, section 3.1.2.1; RFC 8252, section 7.3. Whether Genesys Cloud refuses such an address is not documented.',
  bad: clientExample(`\
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: [user-basic-info]
    redirectUris:
      - http://desktop.acme.example/callback
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning oauth/redirect-uri-insecure
      - http://localhost.evil.example/callback
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning oauth/redirect-uri-insecure
`),
  good: clientExample(`\
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: [user-basic-info]
    redirectUris:
      - https://desktop.acme.example/callback
      - http://localhost:8080/callback
      - http://[::1]:8080/callback
`),
  fixed: clientExample(`\
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: [user-basic-info]
    redirectUris:
      - https://desktop.acme.example/callback
      - https://localhost.evil.example/callback
`),
  check(client, context) {
    if (ignores(client, 'redirectUris')) return;
    for (const uri of client.redirectUris?.items ?? []) {
      if (!isInsecure(uri.value)) continue;
      context.report({
        at: onValue(uri),
        message:
          'This redirect URI is http and does not stay on the machine, so the code or token in it can be read on its way. Use https.',
        fixes: offer(
          'Use https',
          false,
          replaceText(client.entry.chunk, uri.node, uri.value.replace(/^http:/i, 'https:')),
        ),
      });
    }
  },
});
