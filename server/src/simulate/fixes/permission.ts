/** Granting what a call lacks: to the narrowest role, or by a role with just what the calls need. */

import type { Edit } from '../../document/edits';
import { findOperation } from '../../facts/operations';
import { covers } from '../../facts/permissions';
import type { Leaf } from '../../organization/model';
import type { OauthClient, User } from '../../organization/model.generated';
import { pathOf } from '../../rules/data-action/call';
import { together } from '../../rules/fixes';
import { callClient, grantOf } from '../../rules/oauth/client';
import {
  addPermissions,
  addRole,
  freeName,
  grantCount,
  leastOf,
  narrowestRole,
  replaceRoles,
} from '../../rules/oauth/least-role';
import { callsOf, leastFor } from '../../rules/oauth/needs';
import { grantedBy, isKnownRole, rolesOf } from '../../rules/oauth/role-grants';
import type { ApiQuestion } from '../api/request';
import { findPerson } from '../api/user';
import { quoted, type Whole } from '../whole';
import { addTexts, offer, type StepFix } from './fix';
import { otherHolders, say } from './touches';

/** Who holds the roles that decide. */
interface Holder {
  readonly item: OauthClient | User;
  readonly roles: readonly Leaf[];
  readonly called: string;
}

export function grantPermission(client: OauthClient, question: ApiQuestion, whole: Whole): readonly StepFix[] {
  const path = pathOf(question.path, whole.organization()?.region?.value);
  const found = path === undefined ? undefined : findOperation(question.method.toUpperCase(), path);
  if (found?.state !== 'found' || found.operation.needs === 'none') return [];
  const { operation } = found;
  const holder = holderOf(client, question, whole);
  if (!holder) return [];
  const granted = holder.roles.flatMap(({ value }) => grantedBy(value, whole).permissions);
  const lacking = operation.permissions.filter((needed) => !granted.some((one) => covers(one, needed)));
  if (operation.needs === 'any' ? lacking.length < operation.permissions.length : lacking.length === 0) return [];
  const added = operation.needs === 'any' ? leastOf(lacking) : lacking;
  return [
    ...toNarrowest(holder, added, whole),
    ...(holder.item === client ? byNewRole(client, operation, whole) : []),
    ...byOtherRole(holder, added, whole),
  ];
}

function holderOf(client: OauthClient, question: ApiQuestion, whole: Whole): Holder | undefined {
  const grant = grantOf(client)?.id;
  if (grant === undefined) return undefined;
  if (grant === 'client-credentials') return { item: client, roles: rolesOf(client), called: callClient(client) };
  const person = findPerson(question.user, whole);
  if (person.state !== 'known') return undefined;
  const { user } = person;
  return { item: user, roles: user.roles?.items ?? [], called: quoted(user.email?.value ?? 'the user') };
}

/** Adds the permissions to the held role that grants least. */
function toNarrowest({ item, roles }: Holder, added: readonly string[], whole: Whole): readonly StepFix[] {
  const role = narrowestRole(
    roles.map(({ value }) => value),
    whole,
  );
  if (!role) return [];
  return offer(
    'permission/add-to-role',
    `Add ${added.join(' and ')} to the role ${quoted(role.name?.value ?? '')}`,
    addPermissions(role, added),
    [otherHolders(role, item.entry, whole)],
  );
}

/**
 * A role for the client alone. Where all its calls are known it has just what they need and takes the place of the
 * others; else it stands beside them, since what they are for is not all known.
 */
function byNewRole(
  client: OauthClient,
  operation: Parameters<typeof leastFor>[0][number],
  whole: Whole,
): readonly StepFix[] {
  const { name } = client;
  if (!name) return [];
  const { calls, complete } = callsOf(client, whole);
  const known = calls.flatMap(({ found }) => (found.state === 'found' ? [found.operation] : []));
  const roles = rolesOf(client);
  const granted = roles.flatMap(({ value }) => grantedBy(value, whole).permissions);
  const all = complete && known.length === calls.length && calls.length > 0;
  const needed = leastFor([...known, operation], granted);
  const only = say(`Only ${callClient(client)} holds it.`);
  if (all && client.roles?.node.items.length) {
    const role = replaceRoles(client, needed, whole);
    return offer(
      'permission/new-role',
      `Give ${callClient(client)} a role with just what its calls need: ${quoted(role?.name ?? '')}`,
      role?.edits,
      [
        only,
        say(
          `It takes the place of ${roles.map(({ value }) => quoted(value)).join(', ')}: calls that the file does not name lose what these grant.`,
        ),
      ],
    );
  }
  const role = freeName(`${name.value} Calls`, whole);
  return offer(
    'permission/new-role',
    `Give ${callClient(client)} one more role with at least what its calls need: ${quoted(role)}`,
    together(
      addRole(role, `At least what the calls of ${name.value} need`, needed, roles, whole),
      addTexts(client, 'roles', client.roles, [role]),
    ),
    [
      only,
      say(
        complete && known.length === calls.length
          ? 'The file names none of its calls, so its other roles stay.'
          : 'Not all of its calls are known, so its other roles stay.',
      ),
    ],
  );
}

/** Gives the holder the narrowest role of the file that grants what is lacking. */
function byOtherRole({ item, roles, called }: Holder, added: readonly string[], whole: Whole): readonly StepFix[] {
  const held = new Set(roles.map(({ value }) => value));
  const names = whole
    .all('roles')
    .flatMap(({ name }) => name?.value ?? [])
    .filter((name) => !held.has(name) && isKnownRole(name, whole) && grantsAll(name, added, whole));
  const role = narrowestRole(names, whole);
  if (!role?.name) return [];
  const edits: readonly Edit[] | undefined = addTexts(item, 'roles', item.roles, [role.name.value]);
  const count = grantCount(role);
  return offer('permission/other-role', `Give ${called} the role ${quoted(role.name.value)} as well`, edits, [
    count > added.length
      ? say(`The role grants ${count} permissions: ${count - added.length} more than this call needs.`)
      : say('The role grants nothing else.'),
  ]);
}

function grantsAll(role: string, needed: readonly string[], whole: Whole): boolean {
  const { permissions } = grantedBy(role, whole);
  return needed.every((one) => permissions.some((granted) => covers(granted, one)));
}
