/** An OAuth client: everything that it may do, and what would stop without it. */
import type { OauthClient } from '../../organization/model.generated';
import { durationOf, grantOf, ignores, roleNameOf } from '../../rules/oauth/client';
import { judgeApplications } from '../../simulate/application-state';
import { describeLeastPrivilege, type LeastPrivilege, leastPrivilegeOf } from '../../simulate/least-privilege';
import { applicationsOf } from '../../simulate/whole';
import { usersOf } from '../uses';
import { count, durationWords } from '../words';
import type { Asked, Paragraphs } from './asked';
import { address, bullets, code, codes, prose } from './markdown';
import { entryOf, missing, namesOf } from './names';
import { spellOut } from './permission';
import { heldRole } from './role';

/** A client by its name. */
export function describeClient(name: string, asked: Asked): Paragraphs {
  const client = entryOf('oauthClients', name, asked);
  if (!client) return missing('oauthClients', name, asked);
  const least = leastPrivilegeOf(client, asked.whole);
  const grant = grantOf(client);
  const state = client.state?.value ?? (client.has('state') ? undefined : 'active');
  return [
    `**OAuth client** ${code(name)} · ${grant?.label ?? 'no grant type that can be read'}${state === undefined ? '' : ` · ${state}`}`,
    ...(client.description ? [prose(client.description.value)] : []),
    bullets(
      [
        ...lifetime(client),
        ...roles(client, asked, least),
        ...scopes(client, asked),
        ...applications(client, asked),
        ...integrations(name, asked),
        ...calls(least),
        ...flows(least, asked),
      ],
      20,
    ),
    ...withoutIt(client, least, asked),
    ...(least.byOperation.length ? [prose(describeLeastPrivilege(least))] : []),
  ];
}

function lifetime(client: OauthClient): readonly string[] {
  const seconds = durationOf(client);
  const words = seconds === undefined ? '' : durationWords(seconds);
  return words ? [`Its tokens live ${words}${client.tokenDuration ? '' : ' (the default)'}.`] : [];
}

function roles(client: OauthClient, asked: Asked, { granted, rolesKnown }: LeastPrivilege): readonly string[] {
  const held = (client.roles?.items ?? []).flatMap((item) => {
    const role = roleNameOf(item);
    return role ? [heldRole(role.value, item.division?.value, asked)] : [];
  });
  if (held.length === 0) return [];
  if (ignores(client, 'roles')) return [`Its roles have no effect: tokens allow what the user may do.`];
  const all =
    held.length > 1
      ? ` (${count(spellOut(granted).length, 'permission')} together${rolesKnown ? '' : ', as far as is known'})`
      : '';
  return [`Roles${all}: ${held.slice(0, 5).join('; ')}${held.length > 5 ? `; ${held.length - 5} more` : ''}`];
}

function scopes(client: OauthClient, { whole }: Asked): readonly string[] {
  const own = client.scopes?.items.map(({ value }) => value) ?? [];
  if (own.length === 0) return [];
  if (ignores(client, 'scopes')) return ['Its scopes have no effect: the grant type does not use them.'];
  const enforced = whole.organization()?.enforceScopes?.value;
  return [`Scopes: ${codes(own, 8)}${enforced ? '' : ' (the organization does not enforce scopes)'}`];
}

function applications(client: OauthClient, { whole }: Asked): readonly string[] {
  const all = applicationsOf(whole, client);
  if (all.length === 0) return [];
  const said = all
    .slice(0, 5)
    .map(({ name, state }) => `${code(name?.value ?? '')} ${state?.value ?? 'in no known state'}`);
  const more = all.length - said.length;
  return [
    `Authorized ${all.length > 1 ? 'applications' : 'application'}: ${said.join(', ')}${more ? ` and ${more} more` : ''}`,
  ];
}

function integrations(name: string, { editing, whole }: Asked): readonly string[] {
  const users = usersOf(editing.names, 'oauthClients', name).find(([section]) => section === 'integrations')?.[1] ?? [];
  if (users.length === 0) return [];
  const said = users.slice(0, 5).map((entry) => {
    const state = whole.read(entry, 'integrations')?.state?.value ?? 'disabled';
    return `${code(namesOf([entry])[0] ?? '')} ${state}`;
  });
  const more = users.length - said.length;
  return [`${users.length > 1 ? 'Integrations' : 'Integration'}: ${said.join(', ')}${more ? ` and ${more} more` : ''}`];
}

function calls({ byOperation }: LeastPrivilege): readonly string[] {
  if (byOperation.length === 0) return [];
  const said = byOperation.slice(0, 4).map(({ call, missing: lacking }) => {
    const by = call.action?.name ? ` by ${code(call.action.name.value)}` : '';
    return `${call.path === undefined ? address(call.url) : code(`${call.method} ${call.path}`)}${by}${lacking.length ? ' (403)' : ''}`;
  });
  const more = byOperation.length - said.length;
  return [`${count(byOperation.length, 'call')}: ${said.join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
}

function flowNames({ byOperation }: LeastPrivilege, { editing }: Asked): readonly string[] {
  const actions = byOperation.flatMap(({ call }) => call.action?.name?.value ?? []);
  const entries = [...new Set(actions)].flatMap(
    (action) => usersOf(editing.names, 'dataActions', action).find(([section]) => section === 'flows')?.[1] ?? [],
  );
  return namesOf([...new Set(entries)]);
}

function flows(least: LeastPrivilege, asked: Asked): readonly string[] {
  const names = flowNames(least, asked);
  return names.length ? [`${names.length > 1 ? 'Flows that depend' : 'Flow that depends'} on it: ${codes(names)}`] : [];
}

/** What a revocation would stop; where it is blocked already, what blocks it. */
function withoutIt(client: OauthClient, least: LeastPrivilege, asked: Asked): Paragraphs {
  const { whole } = asked;
  const state = client.state?.value;
  if (state === 'disabled' || state === 'inactive')
    return [
      `**Blocked now:** the client is ${state}, so it gets no tokens, and those that it has are good for nothing.`,
    ];
  const judged = judgeApplications(applicationsOf(whole, client), whole);
  if (judged.outcome === 'fail') return [`**Blocked now:** ${prose(judged.detail)}`];
  const working = least.byOperation.filter(({ missing: lacking }) => lacking.length === 0).length;
  const lost = flowNames(least, asked);
  const parts = [
    'its tokens stop at once, and it gets no new ones',
    ...(working ? [`${count(working, 'call')} ${working === 1 ? 'stops' : 'stop'}`] : []),
    ...(lost.length
      ? [
          `the ${lost.length > 1 ? 'flows' : 'flow'} ${codes(lost)} ${lost.length > 1 ? 'lose' : 'loses'} ${lost.length > 1 ? 'their' : 'its'} data actions`,
        ]
      : []),
  ];
  const more = least.complete ? '' : ' Calls that the file does not name stop too.';
  return [`**If it were revoked or disabled:** ${parts.join('; ')}.${more}`];
}
