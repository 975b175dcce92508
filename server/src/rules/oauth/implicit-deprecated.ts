import { addPair, replaceNode } from '../../document/edits';
import type { MapNode } from '../../document/node';
import { offer, together } from '../fixes';
import { listedRule } from '../rule';
import { onValue } from '../spots';
import { callClient } from './client';
import { clientExample } from './examples';

export default listedRule('oauthClients', {
  id: 'oauth/implicit-deprecated',
  severity: 'warning',
  title: 'Implicit grant',
  what: 'A client uses the Implicit grant. It is a warning now, and an error from the day on which the grant stops working (a setting, 2027-03-01 by default).',
  why: 'Genesys Cloud ends the Implicit grant: new clients can’t be created any more, and existing ones stop. It also puts the token into the address of the page, where history, logs and extensions find it.',
  remedy: 'Move the application to Authorization Code with PKCE, which needs no secret in the browser either.',
  fix: {
    does: 'Sets `authorization-code` with `pkce: true`; the application must ask for a code, too.',
    safe: false,
  },
  clock: true,
  settings: ['thresholds.implicitGrantEnds'],
  source:
    'Deprecation in two stages: answer of Genesys in its community (confirmed). The months differ between sources, so the day is a setting. RFC 9700, section 2.1.2.',
  bad: clientExample(`\
  - name: Old_Widget
    grantType: implicit
#              ^^^^^^^^ warning oauth/implicit-deprecated
    scopes: [user-basic-info]
    redirectUris: [https://widget.acme.example/callback]
`),
  good: clientExample(`\
  - name: Old_Widget
    grantType: authorization-code
    scopes: [user-basic-info]
    redirectUris: [https://widget.acme.example/callback]
    pkce: true
`),
  fixed: clientExample(`\
  - name: Old_Widget
    grantType: authorization-code
    scopes: [user-basic-info]
    redirectUris: [https://widget.acme.example/callback]
    pkce: true
`),
  check(client, context) {
    const { grantType, pkce } = client;
    if (grantType?.value !== 'implicit') return;
    const ends = context.settings.thresholds.implicitGrantEnds;
    const over = context.after(Date.parse(ends));
    const { chunk, node } = client.entry;
    const withPkce = pkce
      ? pkce.value
        ? []
        : replaceNode(chunk, pkce.node, 'true')
      : client.has('pkce')
        ? undefined
        : addPair(chunk, node as MapNode, 'pkce', 'true');
    context.report({
      at: onValue(grantType),
      severity: over ? 'error' : 'warning',
      message: over
        ? `${callClient(client)} uses the Implicit grant, which stopped working on ${ends}: nobody can sign in with it. Move it to Authorization Code with PKCE.`
        : `${callClient(client)} uses the Implicit grant, which is deprecated and stops working on ${ends}. Move it to Authorization Code with PKCE.`,
      tags: ['deprecated'],
      fixes: offer(
        'Use authorization-code with PKCE',
        false,
        together(replaceNode(chunk, grantType.node, 'authorization-code'), withPkce),
      ),
    });
  },
});
