import { covers } from '../../facts/permissions';
import type { OauthClient } from '../../organization/model.generated';
import { offer } from '../fixes';
import { callClient } from '../oauth/client';
import { addPermissions, leastOf, narrowestRole } from '../oauth/least-role';
import { grantedBy, rolesOf } from '../oauth/role-grants';
import { type Context, type Fix, listedRule } from '../rule';
import { onValue } from '../spots';
import { readCall } from './call';
import { actionExample } from './examples';

const action = `\
  - name: Get Queue
    integration: CRM Data Actions
    request: { method: GET, url: "/api/v2/routing/queues/\${input.id}" }
`;

export default listedRule('dataActions', {
  id: 'data-action/missing-permission',
  severity: 'error',
  title: 'Permission that the client lacks',
  what: 'No role of the integration’s client grants what the operation of a data action needs. Silent where a role of the client is one whose permissions are not known.',
  why: 'Genesys Cloud answers 403, in the middle of the conversation that runs the action.',
  remedy: 'Add the permission to a role of the client, the narrowest one that fits.',
  fix: { does: 'Adds the permission to the role of the client that grants least.', safe: false },
  source: 'Permissions of 3,433 operations as the JavaScript SDK of August 2026 documents them (confirmed).',
  bad: actionExample(
    `\
  - name: Get Queue
    integration: CRM Data Actions
    request: { method: GET, url: "/api/v2/routing/queues/\${input.id}" }
#                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error data-action/missing-permission
`,
    'routing:skill:view',
  ),
  good: actionExample(action),
  fixed: actionExample(action, 'routing:skill:view, "routing:queue:view"'),
  check(dataAction, context) {
    const call = readCall(dataAction, context);
    if (call?.found.state !== 'found' || call.client?.grantType?.value !== 'client-credentials') return;
    const { operation } = call.found;
    const { client } = call;
    const names = rolesOf(client);
    if (operation.needs === 'none' || names.length === 0) return;
    const grants = names.map((name) => grantedBy(name.value, context));
    const known = grants.flatMap((grant) => grant.permissions);
    const lacking = operation.permissions.filter((needed) => !known.some((granted) => covers(granted, needed)));
    const enough = operation.needs === 'any' ? lacking.length < operation.permissions.length : lacking.length === 0;
    if (enough || grants.some((grant) => !grant.complete) || names.length < (client.roles?.node.items.length ?? 0))
      return;
    const need =
      operation.needs === 'any' && lacking.length > 1 ? `one of ${lacking.join(', ')}` : lacking.join(' and ');
    context.report({
      at: onValue(call.url),
      message: `No role of ${callClient(client)} grants ${need}, which ${operation.method} ${operation.path} needs: Genesys Cloud would answer 403. Add the permission to a role of the client.`,
      related: client.roles ? [{ message: 'The roles of the client', at: onValue(client.roles) }] : [],
      fixes: addTo(client, operation.needs === 'any' ? leastOf(lacking) : lacking, context),
    });
  },
});

/** Adds permissions to the role of the file that grants least. */
function addTo(client: OauthClient, permissions: readonly string[], context: Context): readonly Fix[] {
  const names = rolesOf(client).map(({ value }) => value);
  const narrowest = narrowestRole(names, context);
  if (!narrowest) return [];
  return offer(
    `Add ${permissions.join(' and ')} to the role "${narrowest.name?.value ?? ''}"`,
    false,
    addPermissions(narrowest, permissions),
  );
}
