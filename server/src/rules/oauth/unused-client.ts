import { listedRule } from '../rule';
import { onEntry } from '../spots';
import { applicationsByClientId } from './applications';
import { callClient } from './client';
import { clientExample } from './examples';

export default listedRule('oauthClients', {
  id: 'oauth/unused-client',
  severity: 'info',
  title: 'Unused OAuth client',
  what: 'No authorized application and no integration of this file uses the client. Disabled ones count as uses.',
  why: 'A client that nobody uses is a way in that nobody watches. Perhaps an application or an integration names another client by mistake.',
  remedy:
    'Delete the client, name it where it is used, or list the application that uses it under `authorizedApplications`.',
  source: 'Best practices of the administration guide: document integrations, revoke what is unused.',
  bad: clientExample(`\
  - name: CRM_Sync
#         ^^^^^^^^ info oauth/unused-client
    grantType: client-credentials
    roles: [Employee]
`),
  good: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
integrations:
  - name: CRM Data Actions
    type: purecloud-data-actions
    state: disabled
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM_Sync }
`),
  check(client, context) {
    if (!client.name || context.references('oauthClients', client.name.value).length > 0) return;
    const id = client.clientId?.value.toLowerCase();
    if (id && context.having(applicationsByClientId, id).length > 0) return;
    context.report({
      at: onEntry(client.entry),
      message: `No application and no integration uses ${callClient(client)}, so it is a way in that nobody watches. Delete it, or list what uses it.`,
      tags: ['unnecessary'],
    });
  },
});
