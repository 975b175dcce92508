import { replaceText } from '../../document/edits';
import { methodsOf, nearestPath } from '../../facts/operations';
import { offer } from '../fixes';
import { listedRule } from '../rule';
import { onValue } from '../spots';
import { readCall } from './call';
import { actionExample } from './examples';

export default listedRule('dataActions', {
  id: 'data-action/unknown-operation',
  severity: 'warning',
  title: 'Operation that the Platform API does not have',
  what: 'The method and path of a data action are no operation of the Platform API, or its URL names another host than the API of the organization’s region.',
  why: 'Genesys Cloud answers 404 or 405, in the middle of the conversation that runs the action.',
  remedy: 'Take method and path from the API Explorer, and leave the host out: it is that of the organization.',
  fix: { does: 'Writes the path that was most likely meant.', safe: false },
  source:
    '3,433 operations of the Platform API as the JavaScript SDK of August 2026 documents them (confirmed); newer ones are not known.',
  bad: actionExample(`\
  - name: Get Queue
    integration: CRM Data Actions
    request: { method: GET, url: "/api/v2/routing/queue/\${input.id}" }
#                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning data-action/unknown-operation
`),
  good: actionExample(`\
  - name: Get Queue
    integration: CRM Data Actions
    request: { method: GET, url: "/api/v2/routing/queues/\${input.id}" }
`),
  fixed: actionExample(`\
  - name: Get Queue
    integration: CRM Data Actions
    request: { method: GET, url: "/api/v2/routing/queues/\${input.id}" }
`),
  check(action, context) {
    const call = readCall(action, context);
    if (call?.found.state !== 'unknown') return;
    const { url, method, path } = call;
    if (path === undefined) {
      context.report({
        at: onValue(url),
        message:
          'This URL does not lead to the API of the organization’s region, so no operation is known there, and the token of the integration is worth nothing. Write the path alone: /api/v2/….',
      });
      return;
    }
    const others = methodsOf(path);
    const near = nearestPath(method, path);
    const at = url.value.indexOf(path);
    const meant =
      near === undefined || at < 0 ? undefined : url.value.slice(0, at) + near + url.value.slice(at + path.length);
    const hint = others.length
      ? ` The path takes ${others.join(', ')}.`
      : near === undefined
        ? ' Take both from the API Explorer.'
        : ` Did you mean ${near}?`;
    context.report({
      at: onValue(url),
      message: `The Platform API has no operation ${method} ${path}, so the data action would fail when a flow runs it.${hint}`,
      fixes:
        meant === undefined || others.length
          ? []
          : offer(`Change to ${meant}`, false, replaceText(action.entry.chunk, url.node, meant)),
    });
  },
});
