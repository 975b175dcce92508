import { listedRule } from '../rule';
import { onKey, onMissing } from '../spots';
import { callClient } from './client';
import { clientExample } from './examples';

export default listedRule('oauthClients', {
  id: 'oauth/ip-allow-list-missing',
  severity: 'info',
  title: 'Client Credentials client without allowed IP addresses',
  what: 'A Client Credentials client has no `allowedIpRanges`, or an empty list.',
  why: 'Its secret works from anywhere in the world. Genesys has announced that new clients of this kind will need a list of allowed addresses.',
  remedy: 'List the addresses or CIDR ranges from which the client asks for tokens.',
  source: 'Announcement of 2026-04-06 (confirmed); no date yet from which it holds, and no field in the API.',
  bad: clientExample(`\
  - name: CRM_Sync
#         ^^^^^^^^ info oauth/ip-allow-list-missing
    grantType: client-credentials
    roles: [Employee]
`),
  good: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
    allowedIpRanges: [203.0.113.0/24]
`),
  check(client, context) {
    const ranges = client.allowedIpRanges;
    if (client.grantType?.value !== 'client-credentials') return;
    if (ranges ? ranges.node.items.length > 0 : client.has('allowedIpRanges')) return;
    context.report({
      at: ranges ? onKey(ranges) : onMissing(client.entry),
      message: `${callClient(client)} has no allowed IP addresses: its secret works from anywhere, and Genesys will ask for a list. List under \`allowedIpRanges\` where it asks for tokens.`,
    });
  },
});
