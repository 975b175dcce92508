import { replaceNode } from '../../document/edits';
import { limits } from '../../facts/limits';
import { offer } from '../fixes';
import { listedRule } from '../rule';
import { onValue } from '../spots';
import { actionExample } from './examples';

const { least, most, mostFunction } = limits.dataActionTimeout;

export default listedRule('dataActions', {
  id: 'data-action/timeout-range',
  severity: 'error',
  title: 'Timeout of a data action out of range',
  what: `A \`timeout\` is under ${least} second, or over ${most} seconds; over ${mostFunction} seconds for a function data action.`,
  why: 'Genesys Cloud refuses the action when it is published.',
  remedy: `Set ${least} to ${most} seconds; ${least} to ${mostFunction} for a function.`,
  fix: { does: 'Sets the nearest timeout that is accepted.', safe: false },
  source: 'CX as Code provider, and its issue 2503 for functions (confirmed).',
  bad: actionExample(`\
  - name: Get Queues
    integration: CRM Data Actions
    timeout: 90
#            ^^ error data-action/timeout-range
    request: { method: GET, url: /api/v2/routing/queues }
`),
  good: actionExample(`\
  - name: Get Queues
    integration: CRM Data Actions
    timeout: 60
    request: { method: GET, url: /api/v2/routing/queues }
`),
  fixed: actionExample(`\
  - name: Get Queues
    integration: CRM Data Actions
    timeout: 60
    request: { method: GET, url: /api/v2/routing/queues }
`),
  check(action, context) {
    const { timeout, integration } = action;
    if (!timeout) return;
    const [runsOn] = integration ? context.named('integrations', integration.value) : [];
    const longest = runsOn?.type?.value === 'function-data-actions' ? mostFunction : most;
    const { value } = timeout;
    if (value >= least && value <= longest) return;
    const near = value < least ? least : longest;
    context.report({
      at: onValue(timeout),
      message: `A timeout of ${value} seconds is not accepted: ${longest === mostFunction ? 'function data actions take' : 'data actions take'} ${least} to ${longest} seconds. Set ${near}, or another value in between.`,
      fixes: offer(`Set ${near}`, false, replaceNode(action.entry.chunk, timeout.node, String(near))),
    });
  },
});
