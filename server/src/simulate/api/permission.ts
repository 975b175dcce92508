/** Whether the roles behind a token grant what an operation needs. */
import { apiAnswer } from '../../facts/errors';
import { nearestPath, type Operation } from '../../facts/operations';
import { covers, isGeneralPermission, isPermission } from '../../facts/permissions';
import { regionOf } from '../../facts/regions';
import { isBuiltInRole } from '../../facts/roles';
import type { Items, Leaf } from '../../organization/model';
import type { OauthClientRole } from '../../organization/model.generated';
import { roleNameOf } from '../../rules/oauth/client';
import { leastOf } from '../../rules/oauth/least-role';
import { grantedBy } from '../../rules/oauth/role-grants';
import type { Spot } from '../../rules/rule';
import { onKey, onValue, onWritten } from '../../rules/spots';
import { fail, type Judgement, pass, skip, unknown } from '../simulation';
import { quoted, shortened, type Whole } from '../whole';
import { type ApiCall, longestPath } from './request';
import { callName } from './token';

/** Everything that a holder's roles are known to grant. */
interface Holdings {
  /** Who holds the roles, as the beginning of a sentence. */
  readonly holder: string;
  readonly roles: readonly HeldRole[];
  /** False where roles can't be read. */
  readonly readable: boolean;
  readonly at: Spot;
}

interface HeldRole {
  readonly name: Leaf;
  readonly division: string | undefined;
  readonly permissions: readonly string[];
  /** False where the role may grant more than is known. */
  readonly complete: boolean;
}

export function judgePermission(call: ApiCall): Judgement {
  const { found, method, path } = call;
  if (found.state !== 'found') return judgeUnknownOperation(call);
  const { operation } = found;
  const sentence = `${method} ${operation.path}`;
  if (operation.needs === 'none')
    return pass(`${sentence} needs no permission.`, { expected: 'no permission', found: 'none needed' });
  const holdings = holdingsOf(call);
  if (!holdings)
    return skip(
      call.grant === undefined
        ? 'Whether the roles of the client or those of a person decide is not known: the grant type is not.'
        : 'Without a known user there are no roles to look at.',
      { expected: needOf(operation) },
    );
  return path === undefined ? judgeUnknownOperation(call) : judgeHoldings(operation, holdings, call.whole);
}

function judgeUnknownOperation(call: ApiCall): Judgement {
  const near = call.path === undefined ? undefined : nearestPath(call.method, call.path);
  const why =
    call.path === undefined
      ? reasonOfHost(call)
      : call.found.state === 'undecided'
        ? 'a part of its path is left open'
        : 'no operation of the Platform API has this method and path';
  return unknown(`What ${callName(call)} needs is not known: ${why}.`, {
    expected: 'an operation of the Platform API',
    found: callName(call),
    resolution: near === undefined ? resolutionOf(call) : `Did you mean ${call.method} ${shortened(near)}?`,
  });
}

/** Why nothing is looked up for a call whose path could not be told from its URL. */
function reasonOfHost({ question, whole }: ApiCall): string {
  if (question.path.length > longestPath) return 'its path is too long';
  const own = ownHost(whole);
  if (own === undefined) return 'it names a host, and the region of the organization is not known';
  if (/^\s*http:/i.test(question.path)) return 'the Platform API is reached by https only';
  return `its host is not ${own}, the API of the organization’s region`;
}

function resolutionOf({ path, question, whole }: ApiCall): string {
  if (path !== undefined || question.path.length > longestPath) return 'Check method and path.';
  const own = ownHost(whole);
  return own === undefined
    ? 'Set `region` of the organization, or give the path alone.'
    : `Call https://${own}, or give the path alone.`;
}

function ownHost(whole: Whole): string | undefined {
  const region = regionOf(whole.organization()?.region?.value ?? '');
  return region && `api.${region.domain}`;
}

function needOf({ needs, permissions }: Operation): string {
  return permissions.join(needs === 'any' ? ' or ' : ' and ');
}

function holdingsOf({ client, grant, person, whole }: ApiCall): Holdings | undefined {
  if (grant === undefined) return undefined;
  if (person.state === 'none') {
    const { roles } = client;
    return {
      holder: client.name ? `The client ${quoted(client.name.value)}` : 'The client',
      roles: (roles?.items ?? []).flatMap((item) => heldRole(roleNameOf(item), divisionOf(item), whole)),
      readable: roles ? roles.items.every((item) => roleNameOf(item)) && readsAll(roles) : !client.has('roles'),
      at: roles ? onKey(roles) : onWritten(client, 'roles'),
    };
  }
  if (person.state !== 'known') return undefined;
  const { user } = person;
  return {
    holder: user.email ? `The user ${quoted(user.email.value)}` : 'The user',
    roles: (user.roles?.items ?? []).flatMap((name) => heldRole(name, undefined, whole)),
    readable: user.roles ? readsAll(user.roles) : !user.has('roles'),
    at: user.roles ? onKey(user.roles) : onWritten(user, 'roles'),
  };
}

function readsAll(list: Items<unknown>): boolean {
  return list.items.length === list.node.items.length;
}

function divisionOf({ division }: OauthClientRole): string | undefined {
  return division?.value;
}

function heldRole(name: Leaf | undefined, division: string | undefined, whole: Whole): readonly HeldRole[] {
  if (!name) return [];
  const { permissions, complete } = grantedBy(name.value, whole);
  // What is no permission, such as `*:*:*`, was meant to grant something.
  return [{ name, division, permissions, complete: complete && permissions.every(isReadable) }];
}

function isReadable(permission: string): boolean {
  return isPermission(permission) || isGeneralPermission(permission);
}

function judgeHoldings(operation: Operation, holdings: Holdings, whole: Whole): Judgement {
  const { holder, roles } = holdings;
  const expected = needOf(operation);
  const granting = (needed: string) =>
    roles.find(({ permissions }) => permissions.some((granted) => covers(granted, needed)));
  const lacking = operation.permissions.filter((needed) => !granting(needed));
  const enough = operation.needs === 'any' ? lacking.length < operation.permissions.length : lacking.length === 0;
  if (enough) {
    const givers = [...new Set(operation.permissions.flatMap((needed) => granting(needed) ?? []))];
    const elsewhere = givers.every(({ division }) => division !== undefined && division !== '*')
      ? ' What belongs to other divisions stays out of reach.'
      : '';
    return pass(`${holder} may call it: ${givers.map(describeRole).join(', ')}.${elsewhere}`, {
      expected,
      found: shortened(givers.map(({ name }) => name.value).join(', ')),
      // What a built-in role grants was seen in another organization.
      confidence: givers.every(({ complete }) => complete) ? 'confirmed' : 'inferred',
      at: givers[0] && onValue(givers[0].name),
    });
  }
  const open = roles.filter(({ complete }) => !complete);
  const found = roles.length ? shortened(roles.map(({ name }) => name.value).join(', ')) : 'no role';
  if (open.length || !holdings.readable)
    return unknown(
      open.length
        ? `${holder} holds ${describeOpen(open, whole)}, and no other role grants what is needed.`
        : `${holder} has roles that can’t be read, and no other role grants what is needed.`,
      {
        expected,
        found,
        at: open[0] ? onValue(open[0].name) : holdings.at,
        resolution: `${open.some(({ name }) => isStranger(name.value, whole)) ? 'Correct the name of the role, or list' : 'List'} under \`roles\` what the role grants, or a role with ${lacking.join(operation.needs === 'any' ? ' or ' : ' and ')}.`,
      },
    );
  const any = lacking.length > 1 && operation.needs === 'any';
  return fail(
    any
      ? `${holder} holds no role that grants one of ${lacking.join(', ')}.`
      : `${holder} holds no role that grants ${lacking.join(' and ')}.`,
    {
      expected,
      found,
      at: decidingLine(holdings, whole),
      answer: apiAnswer('permission', {
        ...(operation.oneIsEnough ? { code: 'missing.any.permissions' as const } : {}),
        permissions: lacking,
      }),
      resolution: `Add ${any ? leastOf(lacking).join('') : lacking.join(' and ')} to one of the roles, or assign a role that has ${lacking.length > 1 && !any ? 'them' : 'it'}.`,
    },
  );
}

/** Whether neither the file nor every organization has a role of this name. */
function isStranger(name: string, whole: Whole): boolean {
  return !isBuiltInRole(name) && whole.named('roles', name).length === 0;
}

/** Roles of which it is not known what they grant, and why. */
function describeOpen(open: readonly HeldRole[], whole: Whole): string {
  const list = (roles: readonly HeldRole[]) => shortened(roles.map(({ name }) => quoted(name.value)).join(', '));
  const strange = open.filter(({ name }) => isStranger(name.value, whole));
  const rest = open.filter(({ name }) => !isStranger(name.value, whole));
  return [
    ...(strange.length ? [`${list(strange)}, which the organization does not have`] : []),
    ...(rest.length ? [`${list(rest)}, whose permissions are not all known`] : []),
  ].join(', and ');
}

/** The permissions of the only role of the file, else the list of roles. */
function decidingLine({ roles, at }: Holdings, whole: Whole): Spot {
  const [only, ...more] = roles.flatMap(({ name }) => whole.named('roles', name.value));
  return only?.permissions && more.length === 0 ? onKey(only.permissions) : at;
}

function describeRole({ name, division }: HeldRole): string {
  const role = quoted(name.value);
  if (division === undefined) return `${role} grants it`;
  return division === '*'
    ? `${role} grants it in all divisions`
    : `${role} grants it in the division ${quoted(division)}`;
}
