import { removeItem } from '../../document/edits';
import { includesScope, otherForm } from '../../facts/scopes';
import { offer } from '../fixes';
import type { Rule } from '../rule';
import { onValue } from '../spots';
import { clientExample } from './examples';
import { scopesOf } from './scope-lists';

const rule: Rule = {
  id: 'oauth/redundant-scope',
  severity: 'info',
  title: 'Scope that another one includes',
  what: 'A list of scopes has `x:readonly` beside `x`.',
  why: '`x` allows reading as well. With both in the list it looks as if only reading were meant, or the client asks for more than it needs.',
  remedy: 'Keep `x:readonly` alone if reading is enough; otherwise remove it.',
  fix: { does: 'Removes `x:readonly`, which changes no right.', safe: true },
  source: 'API description: reading operations take either form, others the plain one (confirmed).',
  bad: clientExample(`\
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: [routing, routing:readonly]
#                     ^^^^^^^^^^^^^^^^ info oauth/redundant-scope
    redirectUris: [https://desktop.acme.example/callback]
`),
  good: clientExample(`\
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: [routing:readonly]
    redirectUris: [https://desktop.acme.example/callback]
`),
  fixed: clientExample(`\
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: [routing]
    redirectUris: [https://desktop.acme.example/callback]
`),
  on: 'entry',
  check(entry, context) {
    const list = scopesOf(entry, context);
    if (!list) return;
    const byValue = new Map([...list.items].reverse().map((scope) => [scope.value, scope] as const));
    for (const scope of list.items) {
      const wider = byValue.get(otherForm(scope.value));
      if (!wider || !includesScope(wider.value, scope.value)) continue;
      context.report({
        at: onValue(scope),
        message: `The scope ${scope.value} adds nothing: ${wider.value} beside it includes it. Remove ${scope.value}, or ${wider.value} if reading is enough.`,
        related: [{ message: `The scope ${wider.value}`, at: onValue(wider) }],
        fixes: offer(
          `Remove ${scope.value}`,
          true,
          removeItem(entry.chunk, list.node, list.node.items.indexOf(scope.node)),
        ),
      });
    }
  },
};

export default rule;
