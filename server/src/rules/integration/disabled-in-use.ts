import { listedRule } from '../rule';
import { onValue } from '../spots';
import { integrationExample } from './examples';
import { callIntegration } from './integration';

const example = (state: string) =>
  integrationExample(`\
  - name: CRM Data Actions
    type: purecloud-data-actions
    state: ${state}
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM_Sync }
dataActions:
  - name: Get Queue
    integration: CRM Data Actions
    request: { method: GET, url: /api/v2/routing/queues }
flows:
  - name: Main IVR
    type: inbound-call
    dataActions: [Get Queue]
`);

export default listedRule('integrations', {
  id: 'integration/disabled-in-use',
  severity: 'warning',
  title: 'Disabled integration that a flow needs',
  what: 'An integration is disabled, and a flow calls a data action that runs on it.',
  why: 'The data action fails each time the flow comes to it, and callers take the failure path.',
  remedy: 'Enable the integration, or take the data action out of the flow.',
  source: 'Administration guide, end-to-end flow from client to integration, data action and Architect flow.',
  bad: example(`disabled
#          ^^^^^^^^ warning integration/disabled-in-use`),
  good: example('enabled'),
  check(integration, context) {
    const { name, state } = integration;
    if (state?.value !== 'disabled' || !name) return;
    const used = context.references('integrations', name.value).flatMap(({ entry }) => {
      const action = entry.section === 'dataActions' ? context.read(entry, 'dataActions')?.name?.value : undefined;
      return action === undefined ? [] : context.references('dataActions', action);
    });
    const [first] = used;
    if (!first) return;
    const flow = context.read(first.entry, 'flows')?.name?.value;
    context.report({
      at: onValue(state),
      message: `${callIntegration(integration)} is disabled, but the flow${flow === undefined ? '' : ` "${flow}"`} calls the data action "${first.name}", which runs on it and fails now. Enable the integration, or take the action out of the flow.`,
      related: used.map((one) => ({ message: `A flow calls "${one.name}" here`, at: onValue(one) })),
    });
  },
});
