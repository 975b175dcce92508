/** Roles made to measure, and the narrowest of those that there are: the edits of fixes about permissions. */
import { addItem, type Edit, eolOf, quote, removeItem, replaceNode, replaceText } from '../../document/edits';
import { covers, expandPermission, isWildcard } from '../../facts/permissions';
import { isBuiltInRole } from '../../facts/roles';
import type { Leaf } from '../../organization/model';
import type { OauthClient, Role } from '../../organization/model.generated';
import { together } from '../fixes';
import type { Lookups, Spot } from '../rule';
import { roleNameOf } from './client';
import { grantedBy, rolesOf } from './role-grants';

/** A role that is not in the file yet, and what has to be edited to have it. */
export interface NewRole {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** Gives a client a new role with these permissions in place of all its others; undefined where that can't be edited. */
export function replaceRoles(
  client: OauthClient,
  permissions: readonly string[],
  lookups: Lookups,
): NewRole | undefined {
  const { name, roles, entry } = client;
  if (!name || !roles || permissions.length === 0) return undefined;
  const role = freeName(`${name.value} Calls`, lookups);
  const entries = divisionsOf(client, permissions, lookups).map((division) => heldIn(role, division));
  const replaced = roles.node.items.map((one, index): readonly Edit[] | undefined => {
    const text = entries[index];
    return text === undefined ? removeItem(entry.chunk, roles.node, index) : replaceNode(entry.chunk, one, text);
  });
  const edits = together(
    addRole(role, `Just what the calls of ${name.value} need`, permissions, rolesOf(client), lookups),
    ...replaced,
  );
  return edits && { name: role, edits };
}

/**
 * Puts a new role into the place of one that a client holds, in the same division, with those of the needed permissions
 * that its other roles do not grant. Where they grant all, the role is just taken away and no name is given. Undefined
 * where nothing is needed at all, or where that can't be edited.
 */
export function replaceRole(
  client: OauthClient,
  held: Leaf,
  needed: readonly string[],
  otherwise: readonly string[],
  lookups: Lookups,
): { readonly name: string | undefined; readonly edits: readonly Edit[] } | undefined {
  const { name, roles, entry } = client;
  const lacking = needed.filter((one) => !otherwise.some((granted) => covers(granted, one)));
  const index = roles?.items.findIndex((item) => roleNameOf(item) === held) ?? -1;
  if (!name || !roles || index < 0 || roles.items.length < roles.node.items.length) return undefined;
  if (lacking.length === 0) {
    const edits = removeItem(entry.chunk, roles.node, index);
    return edits && { name: undefined, edits };
  }
  const role = freeName(`${name.value} Calls`, lookups);
  const edits = together(
    addRole(role, `Just what the calls of ${name.value} need`, lacking, rolesOf(client), lookups),
    replaceText(entry.chunk, held.node, role),
  );
  return edits && { name: role, edits };
}

/** Adds a role behind those of the given names, else behind the last one, else as the first of a new section. */
export function addRole(
  name: string,
  description: string,
  permissions: readonly string[],
  beside: readonly Leaf[],
  lookups: Lookups,
): readonly Edit[] | undefined {
  const [neighbour] = beside.flatMap(({ value }) => lookups.named('roles', value)).slice(-1);
  const last = neighbour ?? lookups.all('roles').at(-1);
  const lines = [
    `name: ${quote(name, 'block')}`,
    `description: ${quote(description, 'block')}`,
    'permissions:',
    ...permissions.map((permission) => `  - ${quote(permission, 'block')}`),
  ];
  if (!last) return addSection(lines, lookups);
  const { node, chunk } = last.entry;
  return (
    addItem(chunk, { kind: 'list', flow: false, start: node.start, end: node.end, items: [node] }, lines.join('\n')) ??
    inBrackets(
      last.entry,
      `{ name: ${quote(name)}, description: ${quote(description)}, permissions: [${permissions.map((one) => JSON.stringify(one)).join(', ')}] }`,
    )
  );
}

/** Adds an element behind one of a list in brackets. */
function inBrackets({ node, chunk }: Role['entry'], text: string): readonly Edit[] | undefined {
  if (node.origin || !/^\s*[,\]]/.test(chunk.text.slice(node.end, node.end + 1000))) return undefined;
  return [{ chunk, start: node.end, end: node.end, text: `, ${text}` }];
}

/** A section `roles` above that of the clients. */
function addSection(lines: readonly string[], lookups: Lookups): readonly Edit[] | undefined {
  const at = lookups.section('oauthClients');
  if (!at || lookups.section('roles') || !standsAlone(at)) return undefined;
  const eol = eolOf(at.chunk.text);
  const text = ['roles:', ...lines.map((line, index) => `${index ? '    ' : '  - '}${line}`), ''].join(eol);
  return [{ chunk: at.chunk, start: at.start, end: at.start, text }];
}

/** Whether a top-level key begins a line, and no brace around the whole file makes it more than that. */
function standsAlone({ chunk, start }: Spot): boolean {
  const before = chunk.text.slice(0, start);
  return /(^|\n)\uFEFF?$/.test(before) && !/^[\uFEFF \t]*\{/m.test(before);
}

/** A name that no role has yet. */
export function freeName(name: string, lookups: Pick<Lookups, 'count'>): string {
  const taken = (one: string) => lookups.count('roles', one) > 0 || isBuiltInRole(one);
  let free = name;
  for (let number = 2; taken(free); number++) free = `${name} ${number}`;
  return free;
}

/** An element of a list of roles. */
export function heldIn(role: string, division: string | undefined): string {
  return division === undefined ? quote(role) : `{ role: ${quote(role)}, division: ${quote(division)} }`;
}

/** The divisions in which the client holds what is needed, each once; undefined is the home division. */
export function divisionsOf(
  { roles }: OauthClient,
  needed: readonly string[],
  lookups: Pick<Lookups, 'named'>,
): (string | undefined)[] {
  const held = (roles?.items ?? []).map((item) => ({
    division: item.division?.value,
    grants: grantedBy(roleNameOf(item)?.value ?? '', lookups).permissions.some((granted) =>
      needed.some((one) => covers(granted, one)),
    ),
  }));
  const giving = held.some(({ grants }) => grants) ? held.filter(({ grants }) => grants) : held;
  return [...new Set(giving.map(({ division }) => division))];
}

/** Of the roles of these names that the file lists permissions for, the one that grants least; the first of equals. */
export function narrowestRole(names: readonly string[], lookups: Pick<Lookups, 'named'>): Role | undefined {
  return names
    .flatMap((name) => lookups.named('roles', name))
    .filter((role) => role.permissions)
    .reduce<Role | undefined>(
      (least, role) => (least && grantCount(least) <= grantCount(role) ? least : role),
      undefined,
    );
}

/** How many permissions a role of the file grants, `*` spelled out. */
export function grantCount({ permissions }: Role): number {
  return (permissions?.items ?? []).reduce(
    (sum, { value }) => sum + (isWildcard(value) ? Math.max(1, expandPermission(value).length) : 1),
    0,
  );
}

/** Adds permissions to those that a role lists. */
export function addPermissions({ permissions, entry }: Role, added: readonly string[]): readonly Edit[] | undefined {
  if (!permissions || added.length === 0) return undefined;
  const { node } = permissions;
  if (node.flow) return addItem(entry.chunk, node, added.map((one) => JSON.stringify(one)).join(', '));
  return together(...added.map((one) => addItem(entry.chunk, node, quote(one, 'block'))));
}

/** Of permissions one of which is enough, the one to give: the old ones of one word grant far more. */
export function leastOf(permissions: readonly string[]): readonly string[] {
  return [...permissions.filter((one) => one.includes(':')), ...permissions].slice(0, 1);
}
