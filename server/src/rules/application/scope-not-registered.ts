import { removeItem, removePair, replaceText } from '../../document/edits';
import { type MapNode, pairOf } from '../../document/node';
import { otherForm } from '../../facts/scopes';
import { closest } from '../../spelling/closest';
import { offer } from '../fixes';
import { listedRule } from '../rule';
import { onEntry, onKey, onValue } from '../spots';
import { callApplication } from './application';
import { applicationExample } from './examples';
import { clientsOf, unregisteredScopes } from './scopes';

export default listedRule('authorizedApplications', {
  id: 'application/scope-not-registered',
  severity: 'error',
  title: 'Scope that the client does not have',
  what: 'An application lists a scope that its OAuth client does not have. `x` includes `x:readonly`, not the reverse.',
  why: 'An application can’t be granted more than its client is registered for: the sign-in fails with invalid_scope, or calls that need the scope are refused.',
  remedy: 'Remove the scope from the application, or give it to the client if the application needs it.',
  fix: {
    does: 'Writes the scope of the client that is nearest; without one, removes the scope from the application.',
    safe: false,
  },
  source: 'RFC 6749, section 3.3; reading operations take either form of a scope, others the plain one (confirmed).',
  bad: applicationExample(`\
  - name: Desktop
    client: Agent_Desktop
    state: approved
    scopes: [users:readonly, routing, analytics]
#                            ^^^^^^^ error application/scope-not-registered
#                                     ^^^^^^^^^ error application/scope-not-registered
`),
  good: applicationExample(`\
  - name: Desktop
    client: Agent_Desktop
    state: approved
    scopes: [users:readonly, routing:readonly]
`),
  fixed: applicationExample(`\
  - name: Desktop
    client: Agent_Desktop
    state: approved
    scopes: [users:readonly, routing:readonly]
`),
  check(application, context) {
    const { entry, scopes } = application;
    const unregistered = unregisteredScopes(application, context);
    if (!scopes || unregistered.length === 0) return;
    const clients = clientsOf(application, context);
    const held = clients.flatMap((client) => client.scopes?.items ?? []).map(({ value }) => value);
    const listed = new Set(scopes.items.map(({ value }) => value));
    const pair = pairOf(entry.node, 'scopes');
    for (const scope of unregistered) {
      const { value } = scope;
      const form = otherForm(value);
      const near = held.includes(form) ? form : closest(value, held);
      const last = scopes.node.items.length === 1;
      context.report({
        at: onValue(scope),
        message: `The client of ${callApplication(application)} does not have the scope ${value}${near === form ? `, only ${form}` : ''}, so the application can't be granted it. Remove it here, or add it to the client.`,
        related: clients.map((client) => ({
          message: client.scopes ? 'The scopes of the client' : 'The client, which has no scopes',
          at: client.scopes ? onKey(client.scopes) : onEntry(client.entry),
        })),
        fixes: [
          ...(near && !listed.has(near)
            ? offer(`Write ${near}`, false, replaceText(entry.chunk, scope.node, near))
            : []),
          ...offer(
            `Remove ${value}`,
            false,
            last
              ? pair && removePair(entry.chunk, entry.node as MapNode, pair)
              : removeItem(entry.chunk, scopes.node, scopes.node.items.indexOf(scope.node)),
          ),
        ],
      });
    }
  },
});
