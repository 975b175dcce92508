import { replaceNode } from '../../document/edits';
import { limits } from '../../facts/limits';
import { offer } from '../fixes';
import { listedRule } from '../rule';
import { onValue } from '../spots';
import { callClient, formatSeconds, longestDuration } from './client';
import { clientExample } from './examples';

const { least, most, mostScim } = limits.tokenDuration;

export default listedRule('oauthClients', {
  id: 'oauth/token-duration-range',
  severity: 'error',
  title: 'Token duration out of range',
  what: `A \`tokenDuration\` is under ${least} seconds, or over 172,800 seconds (two days); over 38,880,000 seconds (450 days) for a client with \`scim: true\`.`,
  why: 'Genesys Cloud refuses such a client, so it can be neither created nor changed.',
  remedy: `Set a duration from ${least} to 172,800 seconds. Only a client that is used for SCIM may go further: mark it with \`scim: true\`.`,
  fix: { does: 'Sets the nearest duration that is accepted.', safe: false },
  source: 'Help page "Create an OAuth client" and the CX as Code provider (confirmed).',
  bad: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    tokenDuration: 200000
#                  ^^^^^^ error oauth/token-duration-range
    roles: [Employee]
  - name: Directory_Sync
    grantType: client-credentials
    scim: true
    tokenDuration: 60
#                  ^^ error oauth/token-duration-range
    roles: [Employee]
`),
  good: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    tokenDuration: 172800
    roles: [Employee]
  - name: Directory_Sync
    grantType: client-credentials
    scim: true
    tokenDuration: 38880000
    roles: [Employee]
`),
  fixed: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    tokenDuration: 172800
    roles: [Employee]
  - name: Directory_Sync
    grantType: client-credentials
    scim: true
    tokenDuration: 300
    roles: [Employee]
`),
  check(client, context) {
    const { tokenDuration } = client;
    const longest = longestDuration(client);
    if (!tokenDuration || longest === undefined) return;
    const { value } = tokenDuration;
    if (value >= least && value <= longest) return;
    const near = value < least ? least : longest;
    const bound =
      value < least
        ? `below the ${least} seconds that Genesys Cloud asks for at least. Set ${least} or more`
        : `above the ${formatSeconds(longest)} seconds that Genesys Cloud accepts${longest === most ? '' : ' for SCIM'}. Set ${longest} or less`;
    const scim =
      longest === most && value > most && value <= mostScim ? '; only a client with scim: true may go further' : '';
    context.report({
      at: onValue(tokenDuration),
      message: `The token duration of ${callClient(client)}, ${formatSeconds(value)} seconds, is ${bound}${scim}.`,
      fixes: offer(`Set ${near}`, false, replaceNode(client.entry.chunk, tokenDuration.node, String(near))),
    });
  },
});
