import { addPair, replaceNode } from '../../document/edits';
import type { MapNode } from '../../document/node';
import { offer } from '../fixes';
import { listedRule } from '../rule';
import { onMissing, onValue } from '../spots';
import { callClient } from './client';
import { clientExample } from './examples';

export default listedRule('oauthClients', {
  id: 'oauth/pkce-recommended',
  severity: 'info',
  title: 'Authorization Code without PKCE',
  what: 'An Authorization Code client does not say `pkce: true`.',
  why: 'Without PKCE an authorization code that leaks on its way back, through a log or another app on the device, can be turned into a token by whoever has it.',
  remedy: 'Let the application send a code challenge and verifier, and say `pkce: true`.',
  fix: { does: 'Sets `pkce: true`; the application must send the challenge and the verifier.', safe: false },
  source: 'RFC 7636; RFC 9700, section 2.1.1. Genesys Cloud takes PKCE with the Authorization Code grant (confirmed).',
  bad: clientExample(`\
  - name: Agent_Desktop
#         ^^^^^^^^^^^^^ info oauth/pkce-recommended
    grantType: authorization-code
    scopes: [user-basic-info]
    redirectUris: [https://desktop.acme.example/callback]
  - name: Portal
    grantType: authorization-code
    pkce: false
#         ^^^^^ info oauth/pkce-recommended
    scopes: [user-basic-info]
    redirectUris: [https://portal.acme.example/callback]
`),
  good: clientExample(`\
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: [user-basic-info]
    redirectUris: [https://desktop.acme.example/callback]
    pkce: true
`),
  fixed: clientExample(`\
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: [user-basic-info]
    redirectUris: [https://desktop.acme.example/callback]
    pkce: true
  - name: Portal
    grantType: authorization-code
    pkce: true
    scopes: [user-basic-info]
    redirectUris: [https://portal.acme.example/callback]
`),
  check(client, context) {
    const { pkce, entry } = client;
    if (client.grantType?.value !== 'authorization-code' || pkce?.value || (client.has('pkce') && !pkce)) return;
    context.report({
      at: pkce ? onValue(pkce) : onMissing(entry),
      message: `${callClient(client)} uses Authorization Code without PKCE, so a code that leaks can be turned into a token by whoever has it. Let the application send a code challenge, and set pkce: true.`,
      fixes: offer(
        'Set pkce: true',
        false,
        pkce
          ? replaceNode(entry.chunk, pkce.node, 'true')
          : addPair(entry.chunk, entry.node as MapNode, 'pkce', 'true'),
      ),
    });
  },
});
