import type { OauthClient } from '../../organization/model.generated';
import { offer } from '../fixes';
import { type Context, type Fix, listedRule } from '../rule';
import { onKey, onValue } from '../spots';
import { callClient } from './client';
import { replaceRoles } from './least-role';
import { leastFor, operationsOf, surplusOf } from './needs';
import { grantedBy, isKnownRole, rolesOf } from './role-grants';

/** Most permissions that a message names. */
const most = 5;

const before = `
version: 1
organization: { name: Acme, region: eu-central-1 }
roles:
  - name: Queue Owner
    permissions: ["routing:queue:*"]
`;

const client = (roles: string) => `\
oauthClients:
  - name: CRM_Sync
    grantType: client-credentials
    roles: [${roles}]
`;

const after = `\
    uses: [POST /api/v2/routing/queues]
integrations:
  - name: CRM Data Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM_Sync }
dataActions:
  - name: Get Queue
    integration: CRM Data Actions
    request: { method: GET, url: "/api/v2/routing/queues/\${input.id}" }
`;

const least = `\
  - name: CRM_Sync Calls
    description: Just what the calls of CRM_Sync need
    permissions:
      - routing:queue:add
      - routing:queue:view
`;

export default listedRule('oauthClients', {
  id: 'oauth/unused-permission',
  severity: 'info',
  title: 'Permissions that no call needs',
  what: 'The roles of a client grant permissions that none of its calls needs: neither its data actions nor the operations under `uses`. Silent where a call or a role of the client is not known, and where the file names no call.',
  why: 'Whoever gets hold of the client’s secret can use all that its roles grant, not just what its calls need.',
  remedy:
    'Give the client a role with just the permissions that its calls need. List under `uses` what it calls besides its data actions.',
  fix: {
    does: 'Adds a role with just the permissions that the calls need, and gives the client this one in place of all others.',
    safe: false,
  },
  source:
    'Permissions of 3,433 operations as the JavaScript SDK of August 2026 documents them (confirmed). Built-in roles as captured from live organizations.',
  bad: `${before}${client('Queue Owner')}#   ^^^^^ info oauth/unused-permission\n${after}`,
  good: `${before}${least}${client('CRM_Sync Calls')}${after}`,
  fixed: `${before}${least}${client('CRM_Sync Calls')}${after}`,
  check(item, context) {
    const names = rolesOf(item);
    const { roles } = item;
    if (!roles || names.length === 0 || names.length < roles.node.items.length) return;
    if (!names.every(({ value }) => isKnownRole(value, context))) return;
    const operations = operationsOf(item, context);
    if (!operations?.length) return;
    const granted = names.flatMap(({ value }) => grantedBy(value, context).permissions);
    const surplus = surplusOf(granted, operations);
    if (surplus.length === 0) return;
    const needed = leastFor(operations, granted);
    const more = surplus.length - most;
    const named = `${surplus.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    const needs = needed.length
      ? `Give it a role with just ${needed.slice(0, most).join(', ')}${needed.length > most ? ` and ${needed.length - most} more` : ''}.`
      : 'Give it a role with fewer: its calls need none at all.';
    context.report({
      at: onKey(roles),
      message: `The roles of ${callClient(item)} grant what none of its calls needs: ${named}. Whoever gets hold of its secret can use all of it. ${needs}`,
      related: names
        .flatMap(({ value }) => context.named('roles', value))
        .flatMap((role) =>
          role.permissions ? [{ message: 'What the role grants', at: onValue(role.permissions) }] : [],
        ),
      fixes: offerLeast(item, needed, context),
    });
  },
});

function offerLeast(item: OauthClient, needed: readonly string[], context: Context): readonly Fix[] {
  const role = replaceRoles(item, needed, context);
  return offer(`Give the client a role with just what its calls need: "${role?.name ?? ''}"`, false, role?.edits);
}
