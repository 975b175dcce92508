import { listedRule } from '../rule';
import { onMissing, onValue } from '../spots';

export default listedRule('oauthClients', {
  id: 'oauth/description-missing',
  severity: 'info',
  title: 'OAuth client without a description',
  what: 'An OAuth client has no `description`, or an empty one.',
  why: 'Nobody can tell what the client is for, so nobody dares to take rights from it or to delete it.',
  remedy: 'Say in a few words which system uses the client, and what for.',
  bad: `
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  - name: CRM_Sync
#         ^^^^^^^^ info oauth/description-missing
    grantType: client-credentials
    roles: [Employee]
`,
  good: `
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  - name: CRM_Sync
    description: Copies contacts to the CRM every night
    grantType: client-credentials
    roles: [Employee]
`,
  check(client, context) {
    if (client.description?.value.trim() || (client.has('description') && !client.description)) return;
    const name = client.name?.value;
    context.report({
      at: client.description ? onValue(client.description) : onMissing(client.entry),
      message: `${name ? `"${name}"` : 'This OAuth client'} has no description, so nobody can tell what it is for. Say which system uses it.`,
    });
  },
});
