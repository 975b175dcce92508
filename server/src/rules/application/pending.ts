import { listedRule } from '../rule';
import { onValue } from '../spots';
import { callApplication } from './application';
import { applicationExample } from './examples';

export default listedRule('authorizedApplications', {
  id: 'application/pending',
  severity: 'info',
  title: 'Application waits for approval',
  what: 'The `state` of an application is `pending`.',
  why: 'Until an administrator approves it, the application can’t be used where scopes are enforced; and a request that nobody expected is worth a question.',
  remedy: 'Approve the application in Admin → Integrations → Authorized Applications, or revoke it.',
  source: 'Administration guide, application states.',
  bad: applicationExample(`\
  - name: Desktop
    client: Agent_Desktop
    state: pending
#          ^^^^^^^ info application/pending
`),
  good: applicationExample(`\
  - name: Desktop
    client: Agent_Desktop
    state: approved
`),
  check(application, context) {
    const { state } = application;
    if (state?.value !== 'pending') return;
    context.report({
      at: onValue(state),
      message: `${callApplication(application)} has asked for access and waits for approval. Approve it in Admin → Integrations → Authorized Applications, or revoke it.`,
    });
  },
});
