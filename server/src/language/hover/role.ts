/** A role: what it grants, how dangerous that is, and who holds it. */
import { isWildcard } from '../../facts/permissions';
import { capturedRole, isBuiltInRole } from '../../facts/roles';
import { grantedBy, overPrivileged } from '../../rules/oauth/role-grants';
import { called, usersOf } from '../uses';
import { count, listed } from '../words';
import type { Asked, Paragraphs } from './asked';
import { bullets, code, codes, prose } from './markdown';
import { missing, namesOf } from './names';
import { byDomain, dangersOf, spellOut } from './permission';

/** A role by its name, with an entry or built in. */
export function describeRole(name: string, asked: Asked): Paragraphs {
  const { whole } = asked;
  const entries = whole.named('roles', name);
  const builtIn = isBuiltInRole(name);
  if (entries.length === 0 && !builtIn) return missing('roles', name, asked);
  const description = entries.flatMap(({ description }) => (description ? [prose(description.value)] : [])).slice(0, 1);
  return [
    `**Role** ${code(name)}${entries.length === 0 ? ' · built in' : ''}`,
    ...description,
    ...grants(name, asked),
    ...dangerOf(name, asked),
    ...holders(name, asked),
  ];
}

function grants(name: string, { whole }: Asked): Paragraphs {
  const listedHere = whole.named('roles', name).some((role) => role.permissions);
  const captured = capturedRole(name);
  if (!listedHere && !captured)
    return [
      isBuiltInRole(name)
        ? 'A built-in role. What it grants is not known here: give it an entry in `roles` to have its permissions checked.'
        : 'The file does not list its permissions, so what it grants is not known.',
    ];
  const { permissions, complete } = grantedBy(name, whole);
  const all = spellOut(permissions);
  const wildcards = permissions.filter(isWildcard).length;
  const how = [
    ...(wildcards
      ? [`${count(wildcards, 'wildcard')}, ${count(all.length, 'permission')} with \`*\` spelled out`]
      : []),
    ...(listedHere && !complete ? ['at least: not all of it can be read'] : []),
  ];
  const many = `${count(permissions.length, 'permission')}${how.length ? ` (${how.join('; ')})` : ''}`;
  const from = listedHere
    ? `Grants ${many}:`
    : `A built-in role. In the organization it was captured from it had ${count(captured?.policies ?? 0, 'policy', 'policies')} and granted ${many}; yours may differ, and the capture is old:`;
  return [from, ...(permissions.length ? [byDomain(permissions)] : [])];
}

/** What a role is dangerous for, from what the rules know. */
function dangerOf(name: string, { whole }: Asked): Paragraphs {
  const { permissions } = grantedBy(name, whole);
  const clauses = dangersOf(permissions).slice(0, 4);
  const far = overPrivileged(name, whole);
  const wildcards = far ? far.wildcards.length : permissions.filter(isWildcard).length;
  if (!clauses.length && !wildcards) return [];
  const sentences = [
    ...(clauses.length ? [`Whoever holds it ${listed(clauses, 4)}.`] : []),
    ...(wildcards ? [`${count(wildcards, 'wildcard')} will cover what Genesys adds, unasked.`] : []),
  ];
  return [`**Dangerous${far ? ' on a client' : ''}:** ${sentences.join(' ')}`];
}

function holders(name: string, { editing }: Asked): Paragraphs {
  const users = usersOf(editing.names, 'roles', name);
  if (users.length === 0) return ['Nobody in this file holds it.'];
  return [
    `Used by:\n\n${bullets(users.map(([section, entries]) => `${count(entries.length, ...called[section])}: ${codes(namesOf(entries))}`))}`,
  ];
}

/** "`Queue Reader` in `Sales`: 12 permissions" of roles that somebody holds. */
export function heldRole(name: string, division: string | undefined, { whole }: Asked): string {
  const { permissions, complete } = grantedBy(name, whole);
  const known = permissions.length > 0 || complete;
  const unknown = whole.count('roles', name) === 0 && !isBuiltInRole(name);
  const where =
    division === undefined ? '' : division === '*' ? ' in all divisions' : ` in the division ${code(division)}`;
  const grantsWords = unknown
    ? 'there is no such role'
    : known
      ? count(spellOut(permissions).length, 'permission')
      : 'what it grants is not known';
  return `${code(name)}${where}: ${grantsWords}`;
}
