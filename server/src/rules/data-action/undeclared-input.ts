import { addPair, quote } from '../../document/edits';
import type { DataAction } from '../../organization/model.generated';
import { offer } from '../fixes';
import { listedRule } from '../rule';
import { onValue } from '../spots';
import { actionExample } from './examples';
import { type Inputs, readInputs } from './inputs';

export default listedRule('dataActions', {
  id: 'data-action/undeclared-input',
  severity: 'error',
  title: 'Input that the contract does not declare',
  what: 'A template of the request uses `${input.name}`, but the input contract has no such property.',
  why: 'A flow can’t pass what the contract does not declare, so the template is sent with the placeholder unfilled, or refused.',
  remedy: 'Declare the input in the contract, or correct its name in the template.',
  fix: { does: 'Declares the input in the contract, as a string.', safe: false },
  bad: actionExample(`\
  - name: Get Queue
    integration: CRM Data Actions
    input: { type: object, properties: { queueId: { type: string } } }
    request: { method: GET, url: "/api/v2/routing/queues/\${input.queueId}?expand=\${input.expand}" }
#                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error data-action/undeclared-input
`),
  good: actionExample(`\
  - name: Get Queue
    integration: CRM Data Actions
    input: { type: object, properties: { queueId: { type: string } } }
    request: { method: GET, url: "/api/v2/routing/queues/\${input.queueId}" }
`),
  fixed: actionExample(`\
  - name: Get Queue
    integration: CRM Data Actions
    input: { type: object, properties: { queueId: { type: string }, expand: { type: string } } }
    request: { method: GET, url: "/api/v2/routing/queues/\${input.queueId}?expand=\${input.expand}" }
`),
  check(action, context) {
    const inputs = readInputs(action);
    const { declared } = inputs;
    if (!declared) return;
    const names = new Set(declared.map((pair) => pair.name));
    for (const [name, leaf] of inputs.used) {
      if (names.has(name)) continue;
      context.report({
        at: onValue(leaf),
        message: `The request uses the input "${name}", which the input contract does not declare, so a flow can’t pass it. Declare it under input.properties, or correct the name.`,
        fixes: offer(`Declare the input ${name}`, false, declare(action, inputs, name)),
      });
    }
  },
});

function declare(action: DataAction, { properties }: Inputs, name: string) {
  const { chunk, node } = action.entry;
  if (properties) return addPair(chunk, properties, quote(name), '{ type: string }');
  const added = `{ ${quote(name)}: { type: string } }`;
  const contract = action.input?.node;
  if (contract?.kind === 'map') return addPair(chunk, contract, 'properties', added);
  return node.kind === 'map' ? addPair(chunk, node, 'input', `{ type: object, properties: ${added} }`) : undefined;
}
