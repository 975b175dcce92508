import { replaceText } from '../../document/edits';
import { integrationType } from '../../facts/integrations';
import { closest } from '../../spelling/closest';
import { offer } from '../fixes';
import { listedRule } from '../rule';
import { onValue } from '../spots';
import { integrationExample } from './examples';
import { callIntegration } from './integration';

export default listedRule('integrations', {
  id: 'integration/credential-type',
  severity: 'error',
  title: 'Credential type that the integration does not take',
  what: 'The `type` of an integration’s credentials is not one that the integration’s type takes.',
  why: 'Genesys Cloud does not accept the credentials for this integration, so its calls can’t be authenticated. The key under which credentials are kept may be spelled differently from their type: `salesforceUser` and `salesforce`.',
  remedy: 'Write the credential type that belongs to the integration type.',
  fix: { does: 'Writes the credential type; safe where only the spelling differs.', safe: false },
  source: 'Integration types and credential types of Genesys’ own modules (confirmed).',
  bad: integrationExample(`\
  - name: CRM Data Actions
    type: purecloud-data-actions
    credentials: { type: basicAuth, oauthClient: CRM_Sync }
#                        ^^^^^^^^^ error integration/credential-type
  - name: Salesforce
    type: salesforce-datadip
    credentials: { type: salesforceUser, fields: { username: '\${env:SF_USER}' } }
#                        ^^^^^^^^^^^^^^ error integration/credential-type
`),
  good: integrationExample(`\
  - name: CRM Data Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM_Sync }
`),
  fixed: integrationExample(`\
  - name: CRM Data Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM_Sync }
  - name: Salesforce
    type: salesforce-datadip
    credentials: { type: salesforce, fields: { username: '\${env:SF_USER}' } }
`),
  check(integration, context) {
    const type = integration.type && integrationType(integration.type.value);
    const written = integration.credentials?.type;
    if (!written || !type?.credentialTypes.length || type.credentialTypes.includes(written.value)) return;
    const { value } = written;
    const same = type.credentialTypes.find(
      (one) => one.toLowerCase() === value.toLowerCase() || (value === type.credentialKey && one !== value),
    );
    const [only, ...others] = type.credentialTypes;
    const near = same ?? (others.length === 0 ? only : closest(value, type.credentialTypes));
    context.report({
      at: onValue(written),
      message: `An integration of type ${type.id} takes credentials of type ${type.credentialTypes.join(' or ')}, not "${value}", so ${callIntegration(integration)} can't be authenticated. Write ${near ?? 'one of them'}.`,
      fixes: near
        ? offer(`Write ${near}`, same !== undefined, replaceText(integration.entry.chunk, written.node, near))
        : [],
    });
  },
});
