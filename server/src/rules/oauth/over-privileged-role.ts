import type { Leaf } from '../../organization/model';
import type { OauthClient } from '../../organization/model.generated';
import { offer } from '../fixes';
import { type Context, type Fix, listedRule } from '../rule';
import { onValue } from '../spots';
import { callClient } from './client';
import { clientExample } from './examples';
import { replaceRole } from './least-role';
import { type ClientCalls, callsOf, leastFor } from './needs';
import { grantedBy, overPrivileged, rolesOf } from './role-grants';

const before = `\
  - name: CRM_Sync
    grantType: client-credentials
`;
const after = `\
    uses: [GET /api/v2/routing/queues]
`;

export default listedRule('oauthClients', {
  id: 'oauth/over-privileged-role',
  severity: 'warning',
  title: 'Administrator’s role on a client',
  what: 'A client holds Master Admin, Admin or another built-in role that is known to grant permissions with `*`. An entry in `roles` with permissions of its own says what the role grants in this organization; then oauth/wildcard-permission judges it.',
  why: 'Whoever gets hold of the client’s secret or of one of its tokens can do all that, from reading recordings to giving more rights to itself. New permissions that Genesys adds come on top unasked.',
  remedy:
    'Make a role with just the permissions that the client’s calls need, and give it that one. List under `uses` what it calls besides its data actions.',
  fix: {
    does: 'Adds a role with just the permissions that the calls need and that no other role of the client grants, and puts it in the place of this one. Offered where all calls of the client are known.',
    safe: false,
  },
  source:
    'Policies of Master Admin, Admin and Engage Supervisor as captured from live organizations (old, but real); the administration guide asks for least privilege.',
  bad: clientExample(`\
${before}    roles: [Master Admin]
#           ^^^^^^^^^^^^ warning oauth/over-privileged-role
${after}`),
  good: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Queue Reader]
roles:
  - name: Queue Reader
    permissions: [routing:queue:view]
`),
  fixed: clientExample(`${before}    roles: [CRM_Sync Calls]\n${after}`).replace(
    'oauthClients:',
    `\
roles:
  - name: CRM_Sync Calls
    description: Just what the calls of CRM_Sync need
    permissions:
      - routing:queue:view
oauthClients:`,
  ),
  check(client, context) {
    for (const role of rolesOf(client)) {
      const captured = overPrivileged(role.value, context);
      if (!captured) continue;
      const calls = callsOf(client, context);
      context.report({
        at: onValue(role),
        message: `${callClient(client)} holds the role "${role.value}", which grants far more than a client needs: ${captured.wildcards.length} of its permissions are wildcards such as ${captured.wildcards.find((one) => one.endsWith(':*:*')) ?? captured.wildcards[0]}. ${advice(calls)}`,
        fixes: offerLeast(client, role, calls, context),
      });
    }
  },
});

/** What to do, with what the calls need as far as that is known. */
function advice(calls: ClientCalls): string {
  const needed = leastFor(operationsIn(calls), []);
  const most = 5;
  const more = needed.length - most;
  const named = `${needed.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  if (needed.length === 0) return 'Give it a role with just the permissions that its calls need.';
  return isComplete(calls)
    ? `Give it a role with just what its calls need: ${named}.`
    : `Its calls need at least ${named}; not all of them are known. Give it a role with just what they need.`;
}

/** A role in the place of this one with what the calls need and no other role of the client grants. */
function offerLeast(client: OauthClient, role: Leaf, calls: ClientCalls, context: Context): readonly Fix[] {
  if (!isComplete(calls) || calls.calls.length === 0) return [];
  const others = rolesOf(client).filter((one) => one !== role && !overPrivileged(one.value, context));
  const granted = others.flatMap(({ value }) => grantedBy(value, context).permissions);
  const replaced = replaceRole(client, role, leastFor(operationsIn(calls), granted), granted, context);
  if (!replaced) return [];
  return offer(
    replaced.name === undefined
      ? `Take the role "${role.value}" away: the other roles grant what the calls need`
      : `Replace the role "${role.value}" by one with just what the calls need: "${replaced.name}"`,
    false,
    replaced.edits,
  );
}

function operationsIn({ calls }: ClientCalls) {
  return calls.flatMap(({ found }) => (found.state === 'found' ? [found.operation] : []));
}

function isComplete(calls: ClientCalls): boolean {
  return calls.complete && operationsIn(calls).length === calls.calls.length;
}
