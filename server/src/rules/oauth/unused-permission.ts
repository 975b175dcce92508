import { addItem, type Edit, quote, removeItem, replaceNode } from '../../document/edits';
import { covers } from '../../facts/permissions';
import { isBuiltInRole } from '../../facts/roles';
import type { OauthClient } from '../../organization/model.generated';
import { offer, together } from '../fixes';
import { type Context, listedRule } from '../rule';
import { onKey, onValue } from '../spots';
import { callClient, roleNameOf } from './client';
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
      fixes: needed.length ? replaceRoles(item, needed, context) : [],
    });
  },
});

/** Adds a role with these permissions behind the roles of the client, and gives the client this one alone. */
function replaceRoles(item: OauthClient, permissions: readonly string[], context: Context) {
  const { name, roles, entry } = item;
  const [last] = rolesOf(item)
    .flatMap((role) => context.named('roles', role.value))
    .slice(-1);
  const neighbour = last ?? context.all('roles').at(-1);
  if (!name || !roles || !neighbour) return [];
  const role = freeName(`${name.value} Calls`, context);
  const { node, chunk } = neighbour.entry;
  const added = addItem(
    chunk,
    { kind: 'list', flow: false, start: node.start, end: node.end, items: [node] },
    [
      `name: ${quote(role, 'block')}`,
      `description: ${quote(`Just what the calls of ${name.value} need`, 'block')}`,
      'permissions:',
      ...permissions.map((permission) => `  - ${quote(permission, 'block')}`),
    ].join('\n'),
  );
  const entries = divisionsOf(item, permissions, context).map((division) =>
    division === undefined ? quote(role) : `{ role: ${quote(role)}, division: ${quote(division)} }`,
  );
  const replaced = roles.node.items.map((one, index): readonly Edit[] | undefined => {
    const text = entries[index];
    return text === undefined ? removeItem(entry.chunk, roles.node, index) : replaceNode(entry.chunk, one, text);
  });
  return offer(`Give the client a role with just what its calls need: "${role}"`, false, together(added, ...replaced));
}

/** The divisions in which the client holds what is needed, each once; undefined is the home division. */
function divisionsOf({ roles }: OauthClient, needed: readonly string[], context: Context): (string | undefined)[] {
  const held = (roles?.items ?? []).map((item) => ({
    division: item.division?.value,
    grants: grantedBy(roleNameOf(item)?.value ?? '', context).permissions.some((granted) =>
      needed.some((one) => covers(granted, one)),
    ),
  }));
  const giving = held.some(({ grants }) => grants) ? held.filter(({ grants }) => grants) : held;
  return [...new Set(giving.map(({ division }) => division))];
}

/** A name that no role has yet. */
function freeName(name: string, context: Context): string {
  const taken = (one: string) => context.count('roles', one) > 0 || isBuiltInRole(one);
  let free = name;
  for (let number = 2; taken(free); number++) free = `${name} ${number}`;
  return free;
}
