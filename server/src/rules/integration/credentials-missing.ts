import { genesysDataActions, integrationType } from '../../facts/integrations';
import { listedRule } from '../rule';
import { onKey, onMissing } from '../spots';
import { integrationExample } from './examples';
import { callIntegration } from './integration';

export default listedRule('integrations', {
  id: 'integration/credentials-missing',
  severity: 'error',
  title: 'Integration without credentials',
  what: 'An integration has no credentials, although its type keeps some: no `credentials`, or neither a client nor a field in them.',
  why: 'Without them the integration can’t sign in where it calls, so every action on it fails.',
  remedy: 'Name the OAuth client, or list the credential fields with references to their values.',
  source:
    'Integration types and credential keys of Genesys’ own modules (confirmed); types that are not listed are left alone.',
  bad: integrationExample(`\
  - name: CRM Data Actions
#         ^^^^^^^^^^^^^^^^ error integration/credentials-missing
    type: purecloud-data-actions
  - name: CRM Web Services
    type: custom-rest-actions
    credentials: { type: basicAuth }
#   ^^^^^^^^^^^ error integration/credentials-missing
`),
  good: integrationExample(`\
  - name: CRM Data Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM_Sync }
  - name: Hook
    type: webhook
`),
  check(integration, context) {
    const { credentials } = integration;
    const type = integration.type && integrationType(integration.type.value);
    if (!type?.credentialKey) return;
    if (!credentials) {
      if (integration.has('credentials')) return;
    } else {
      const fields = credentials.fields ? credentials.fields.node.pairs.length > 0 : credentials.has('fields');
      if (credentials.has('oauthClient') || fields) return;
    }
    const [usual] = type.credentialTypes;
    const what =
      type.id === genesysDataActions
        ? 'Name the OAuth client under `credentials.oauthClient`'
        : `List the fields of ${usual} under \`credentials.fields\`${type.fields.length ? `: ${type.fields.join(', ')}` : ''}`;
    context.report({
      at: credentials ? onKey(credentials) : onMissing(integration.entry),
      message: `${callIntegration(integration)} has no credentials, so every call of it fails. ${what}.`,
    });
  },
});
