/** Giving roles to a client that has none. */
import { covers } from '../../facts/permissions';
import type { OauthClient } from '../../organization/model.generated';
import { together } from '../../rules/fixes';
import { callClient, grantOf } from '../../rules/oauth/client';
import { addRole, freeName, grantCount, narrowestRole } from '../../rules/oauth/least-role';
import { callsOf, leastFor } from '../../rules/oauth/needs';
import { grantedBy, rolesOf } from '../../rules/oauth/role-grants';
import { quoted, type Whole } from '../whole';
import { addTexts, offer, type StepFix } from './fix';
import { alsoIn, say } from './touches';

/** The lowest of the built-in roles: everybody has it. */
const lowest = 'Employee';

export function giveRoles(client: OauthClient, whole: Whole): readonly StepFix[] {
  if (grantOf(client)?.id !== 'client-credentials' || rolesOf(client).length || client.roles?.node.items.length)
    return [];
  const { calls, complete } = callsOf(client, whole);
  const operations = calls.flatMap(({ found }) => (found.state === 'found' ? [found.operation] : []));
  const needed = leastFor(operations, []);
  const all = complete && operations.length === calls.length;
  if (needed.length === 0)
    return offer(
      'roles/lowest',
      `Give ${callClient(client)} the role ${quoted(lowest)}`,
      addTexts(client, 'roles', client.roles, [lowest]),
      [
        say(
          `${lowest} is the lowest role that there is. ${calls.length ? 'No call that the file names needs more.' : 'The file names no call of the client, so what it needs is not known.'}`,
        ),
        alsoIn('Admin → Integrations → OAuth'),
      ],
    );
  const fits = whole
    .all('roles')
    .flatMap(({ name }) => name?.value ?? [])
    .filter((name) => {
      const { permissions } = grantedBy(name, whole);
      return needed.every((one) => permissions.some((granted) => covers(granted, one)));
    });
  const fitting = narrowestRole(fits, whole);
  const role = freeName(`${client.name?.value ?? 'Client'} Calls`, whole);
  return [
    ...offer(
      'roles/new-role',
      `Give ${callClient(client)} a role with ${all ? 'just' : 'at least'} what its calls need: ${quoted(role)}`,
      together(
        addRole(
          role,
          `${all ? 'Just' : 'At least'} what the calls of ${client.name?.value ?? 'the client'} need`,
          needed,
          [],
          whole,
        ),
        addTexts(client, 'roles', client.roles, [role]),
      ),
      [
        say(`Only ${callClient(client)} holds it.`),
        all ? undefined : say('Not all of its calls are known: it may need more.'),
      ],
    ),
    ...(fitting?.name
      ? offer(
          'roles/existing',
          `Give ${callClient(client)} the role ${quoted(fitting.name.value)}`,
          addTexts(client, 'roles', client.roles, [fitting.name.value]),
          [
            grantCount(fitting) > needed.length
              ? say(
                  `The role grants ${grantCount(fitting)} permissions: ${grantCount(fitting) - needed.length} more than the calls need.`,
                )
              : say('The role grants just what the calls need.'),
          ],
        )
      : []),
  ];
}
