import { replaceText } from '../../document/edits';
import { offer } from '../fixes';
import { listedRule } from '../rule';
import { onValue } from '../spots';
import { applicationExample } from './examples';

export default listedRule('authorizedApplications', {
  id: 'application/state-spelling',
  severity: 'error',
  title: 'Application state in another spelling',
  what: 'The `state` of an application is written as the API or the admin page spells it: `Requested`, `Authorized`, `Unauthorized`, `Approved`, `Pending`, `Revoked`.',
  why: 'The API and the admin page have different words for the same states, and tools that read this file take only `pending`, `approved` and `revoked`. The other checks read a known spelling as what it means.',
  remedy: 'Write the state as the format has it.',
  fix: { does: 'Writes the spelling of the format.', safe: true },
  source: 'API model OAuthAuthorization and help page of authorized applications (confirmed).',
  bad: applicationExample(`\
  - name: Desktop
    client: Agent_Desktop
    state: Authorized
#          ^^^^^^^^^^ error application/state-spelling
`),
  good: applicationExample(`\
  - name: Desktop
    client: Agent_Desktop
    state: approved
`),
  fixed: applicationExample(`\
  - name: Desktop
    client: Agent_Desktop
    state: approved
`),
  check({ entry, state }, context) {
    if (state?.written === undefined) return;
    context.report({
      at: onValue(state),
      message: `The state "${state.written}" is a spelling of the API or the admin page, which this format does not know. Write ${state.value}.`,
      fixes: offer(`Write ${state.value}`, true, replaceText(entry.chunk, state.node, state.value)),
    });
  },
});
