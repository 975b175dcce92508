import { addPair, replaceNode } from '../../document/edits';
import type { MapNode } from '../../document/node';
import { limits } from '../../facts/limits';
import { offer } from '../fixes';
import { listedRule } from '../rule';
import { onMissing, onValue } from '../spots';
import { callClient, durationOf, formatSeconds } from './client';
import { clientExample } from './examples';

export default listedRule('oauthClients', {
  id: 'oauth/token-duration-long',
  severity: 'warning',
  title: 'Long-lived token of a Client Credentials client',
  what: 'The tokens of a Client Credentials client live longer than 86,400 seconds (a day), and the client is not used for SCIM. The limit is a setting; a client without `tokenDuration` counts with the 86,400 seconds that Genesys Cloud gives it.',
  why: 'Such a client asks for a new token whenever it likes, so a long life gains nothing, and a token that leaks works for as long as it lives.',
  remedy: 'Shorten the duration: an hour is enough for most services. A client for SCIM is marked with `scim: true`.',
  fix: { does: 'Sets the limit.', safe: false },
  settings: ['thresholds.tokenDurationLong'],
  source: 'Security considerations of the administration guide: shorter token lifetimes reduce exposure.',
  bad: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    tokenDuration: 172800
#                  ^^^^^^ warning oauth/token-duration-long
    roles: [Employee]
`),
  good: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    tokenDuration: 86400
    roles: [Employee]
`),
  fixed: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    tokenDuration: 86400
    roles: [Employee]
`),
  check(client, context) {
    const limit = context.settings.thresholds.tokenDurationLong;
    const duration = durationOf(client);
    if (client.grantType?.value !== 'client-credentials' || duration === undefined || duration <= limit) return;
    // Above what Genesys Cloud accepts, oauth/token-duration-range speaks; with `scim` long lives are meant.
    if (duration > limits.tokenDuration.most || client.scim?.value || (client.has('scim') && !client.scim)) return;
    const { tokenDuration } = client;
    const { chunk, node } = client.entry;
    context.report({
      at: tokenDuration ? onValue(tokenDuration) : onMissing(client.entry),
      message: `Tokens of ${callClient(client)} live ${formatSeconds(duration)} seconds${tokenDuration ? '' : ' because no token duration is set'}: one that leaks works all that time. Set ${limit} or less; the client can ask for a new token whenever it needs one.`,
      fixes: offer(
        `Set ${limit}`,
        false,
        tokenDuration
          ? replaceNode(chunk, tokenDuration.node, String(limit))
          : addPair(chunk, node as MapNode, 'tokenDuration', String(limit)),
      ),
    });
  },
});
