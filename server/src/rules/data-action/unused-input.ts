import { listedRule } from '../rule';
import { actionExample } from './examples';
import { readInputs } from './inputs';

export default listedRule('dataActions', {
  id: 'data-action/unused-input',
  severity: 'info',
  title: 'Input that no template uses',
  what: 'The input contract declares a property that neither the URL, nor a header, nor the body of the request uses.',
  why: 'Whoever builds a flow fills it in, and nothing comes of it.',
  remedy: 'Use it in the request, or take it out of the contract.',
  source:
    'Without a body template, POST, PUT and PATCH send the whole input, so every property counts as used (CX as Code provider).',
  bad: actionExample(`\
  - name: Get Queue
    integration: CRM Data Actions
    input: { type: object, properties: { queueId: { type: string }, name: { type: string } } }
#                                                                   ^^^^ info data-action/unused-input
    request: { method: GET, url: "/api/v2/routing/queues/\${input.queueId}" }
`),
  good: actionExample(`\
  - name: Get Queue
    integration: CRM Data Actions
    input: { type: object, properties: { queueId: { type: string } } }
    request: { method: GET, url: "/api/v2/routing/queues/\${input.queueId}" }
`),
  check(action, context) {
    const { declared, used, all } = readInputs(action);
    if (all || !declared || !action.request) return;
    const { entry } = action;
    for (const { name, key } of declared) {
      if (used.has(name) || key.origin) continue;
      context.report({
        at: { chunk: entry.chunk, start: key.start, end: key.end, entry, path: ['input', 'properties', name] },
        message: `No template of the request uses the input "${name}". Use it, or take it out of the contract.`,
        tags: ['unnecessary'],
      });
    }
  },
});
