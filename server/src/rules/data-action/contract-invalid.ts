import type { Place } from '../../organization/model';
import { type Context, listedRule } from '../rule';
import { actionExample } from './examples';
import { faultsOfSchema } from './json-schema';

export default listedRule('dataActions', {
  id: 'data-action/contract-invalid',
  severity: 'error',
  title: 'Contract that is no JSON Schema',
  what: 'The `input` or `output` of a data action is no JSON Schema: a type that does not exist, `required` at a property, a list where a map belongs …',
  why: 'Genesys Cloud refuses the action when it is published.',
  remedy: 'Correct the contract as the message says; json-schema.org describes each keyword.',
  source: 'Meta-schemas of JSON Schema, drafts 4 to 7: only what all of them refuse is reported.',
  bad: actionExample(`\
  - name: Get Queue
    integration: CRM Data Actions
    input: { type: object, properties: { queueId: { type: text } } }
#                                                         ^^^^ error data-action/contract-invalid
    request: { method: GET, url: "/api/v2/routing/queues/\${input.queueId}" }
`),
  good: actionExample(`\
  - name: Get Queue
    integration: CRM Data Actions
    input: { type: object, properties: { queueId: { type: string } } }
    request: { method: GET, url: "/api/v2/routing/queues/\${input.queueId}" }
`),
  check(action, context) {
    if (action.input) judge('input', action.input, context);
    if (action.output) judge('output', action.output, context);
  },
});

function judge(which: 'input' | 'output', { entry, node, path }: Place, context: Context): void {
  // A contract that is no map at all is of the wrong type, which schema/type says.
  if (node.kind !== 'map') return;
  for (const fault of faultsOfSchema(node))
    context.report({
      at: { chunk: entry.chunk, start: fault.node.start, end: fault.node.end, entry, path: [...path, ...fault.path] },
      message: `The ${which} contract is no JSON Schema: ${fault.says}. Genesys Cloud would refuse the data action.`,
    });
}
