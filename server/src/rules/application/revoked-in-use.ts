import { listedRule } from '../rule';
import { onValue } from '../spots';
import { callApplication } from './application';
import { clientsOf } from './scopes';

const example = (state: string) => `
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
integrations:
  - name: CRM Data Actions
    type: purecloud-data-actions
    state: enabled
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM_Sync }
authorizedApplications:
  - name: CRM
    client: CRM_Sync
    state: ${state}
`;

export default listedRule('authorizedApplications', {
  id: 'application/revoked-in-use',
  severity: 'error',
  title: 'Revoked application in use',
  what: 'An application is revoked, and an enabled integration uses its client.',
  why: 'Revoking blocks every call of the client at once. What runs on the integration, data actions in flows included, fails now.',
  remedy: 'Approve the application again, give the integration another client, or disable the integration.',
  source: 'Administration guide: revoking an application immediately blocks all API access.',
  bad: example(`revoked
#          ^^^^^^^ error application/revoked-in-use`),
  good: example('approved'),
  check(application, context) {
    const { state, client } = application;
    if (state?.value !== 'revoked') return;
    const names = client?.text
      ? [client.text.value]
      : clientsOf(application, context).flatMap(({ name }) => name?.value ?? []);
    const references = names.flatMap((name) => context.references('oauthClients', name));
    const users = references.flatMap(({ entry }) => {
      const integration = entry.section === 'integrations' ? context.read(entry, 'integrations') : undefined;
      return integration?.state?.value === 'enabled' ? integration : [];
    });
    const used = users.flatMap((integration) =>
      integration.credentials?.oauthClient ? { integration, at: onValue(integration.credentials.oauthClient) } : [],
    );
    if (used.length === 0) return;
    const [first] = used;
    const who = first?.integration.name ? `"${first.integration.name.value}"` : 'an integration';
    context.report({
      at: onValue(state),
      message: `${callApplication(application)} is revoked, but the enabled integration ${who}${used.length > 1 ? ` and ${used.length - 1} more` : ''} uses its client: every call is blocked now. Approve it again, or give the integration another client.`,
      related: used.map(({ integration, at }) => ({
        message: `Used by the enabled integration${integration.name ? ` "${integration.name.value}"` : ''}`,
        at,
      })),
    });
  },
});
