import { genesysDataActions } from '../../facts/integrations';
import { grantOf } from '../oauth/client';
import { listedRule } from '../rule';
import { onValue } from '../spots';
import { integrationExample } from './examples';
import { callIntegration } from './integration';

export default listedRule('integrations', {
  id: 'integration/grant-type',
  severity: 'error',
  title: 'Data actions with a client of the wrong grant type',
  what: 'An integration of type `purecloud-data-actions` uses a client that is not a Client Credentials client.',
  why: 'Data actions run without a person, and the other grants need one to sign in. The integration gets no token, so every action fails.',
  remedy: 'Give the integration a Client Credentials client with the roles that its actions need.',
  source: 'Official documentation and modules of Genesys (confirmed).',
  bad: integrationExample(
    `\
  - name: CRM Data Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM_Sync }
#                                                           ^^^^^^^^ error integration/grant-type
`,
    'authorization-code',
  ),
  good: integrationExample(`\
  - name: CRM Data Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM_Sync }
`),
  check(integration, context) {
    const name = integration.credentials?.oauthClient;
    if (!name || integration.type?.value !== genesysDataActions) return;
    const clients = context.named('oauthClients', name.value);
    const [first] = clients;
    const grant = first && grantOf(first);
    if (!grant || clients.some((client) => client.grantType?.value === 'client-credentials')) return;
    context.report({
      at: onValue(name),
      message: `The client "${name.value}" of ${callIntegration(integration)} uses ${grant.label}, which needs a person to sign in; data actions run without one, so they get no token. Use a Client Credentials client.`,
      related: first.grantType ? [{ message: 'The grant type of the client', at: onValue(first.grantType) }] : [],
    });
  },
});
