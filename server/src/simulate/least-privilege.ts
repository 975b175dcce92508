/** Least privilege of a client, computed from the calls that the file says it makes. */
import type { Operation } from '../facts/operations';
import { covers, expandPermission } from '../facts/permissions';
import type { OauthClient } from '../organization/model.generated';
import { grantOf } from '../rules/oauth/client';
import { leastOf } from '../rules/oauth/least-role';
import { type ClientCall, callsOf, leastFor, surplusOf } from '../rules/oauth/needs';
import { grantedBy, isKnownRole, rolesOf } from '../rules/oauth/role-grants';
import type { Lookups } from '../rules/rule';

export interface LeastPrivilege {
  /** Whose roles decide: the client's own, or those of the people who sign in. Of these nothing is said here. */
  readonly holder: 'client' | 'people';
  /** The fewest permissions with which all known calls can be made. */
  readonly needed: readonly string[];
  /** What the roles of the client are known to grant, `*` spelled out. */
  readonly granted: readonly string[];
  /** What is needed and not known to be granted: the calls would be answered by 403. */
  readonly missing: readonly string[];
  /** What is granted and no known call asks for. */
  readonly surplus: readonly string[];
  /** False: there are calls whose operation is not known, so at least `needed` is needed, and `surplus` is a guess. */
  readonly complete: boolean;
  /** False: a role may grant more than is known, so what is `missing` may be there. */
  readonly rolesKnown: boolean;
  readonly byOperation: readonly CallNeed[];
}

/** A call, and whether the roles grant what it needs. */
export interface CallNeed {
  readonly call: ClientCall;
  /** Undefined where the operation is not known. */
  readonly operation: Operation | undefined;
  /** What has to be granted for it. */
  readonly missing: readonly string[];
}

/** What a client needs, has, lacks and has too much of. */
export function leastPrivilegeOf(client: OauthClient, lookups: Lookups): LeastPrivilege {
  const { calls, complete } = callsOf(client, lookups);
  const operations = calls.flatMap(({ found }) => (found.state === 'found' ? [found.operation] : []));
  const holder = grantOf(client)?.id === 'client-credentials' ? 'client' : 'people';
  const roles = holder === 'client' ? rolesOf(client) : [];
  const granted = roles.flatMap(({ value }) => grantedBy(value, lookups).permissions);
  const needs = calls.map((call): CallNeed => {
    const operation = call.found.state === 'found' ? call.found.operation : undefined;
    return { call, operation, missing: holder === 'client' && operation ? lackingFor(operation, granted) : [] };
  });
  const all = client.roles?.node.items.length ?? 0;
  return {
    holder,
    needed: leastFor(operations, granted),
    granted: [...new Set(granted.flatMap((one) => spelledOut(one)))].sort(),
    missing: [...new Set(needs.flatMap(({ missing }) => missing))].sort(),
    surplus: surplusOf(granted, operations),
    complete: complete && operations.length === calls.length,
    rolesKnown:
      holder === 'people' || (roles.length === all && roles.every(({ value }) => isKnownRole(value, lookups))),
    byOperation: needs,
  };
}

/** A permission without `*`; one that no operation asks for stands for itself. */
function spelledOut(permission: string): readonly string[] {
  const many = expandPermission(permission);
  return many.length ? many : [permission];
}

function lackingFor({ needs, permissions }: Operation, granted: readonly string[]): readonly string[] {
  const lacking = permissions.filter((needed) => !granted.some((one) => covers(one, needed)));
  if (needs !== 'any') return lacking;
  return lacking.length < permissions.length ? [] : leastOf(lacking);
}

/** The answer in sentences, for a terminal or a hover. */
export function describeLeastPrivilege({
  needed,
  missing,
  surplus,
  complete,
  holder,
  rolesKnown,
  byOperation,
}: LeastPrivilege): string {
  const count = byOperation.length;
  if (count === 0)
    return 'The file names no call of this client, neither by data actions nor under `uses`: what it needs is not known.';
  const least = complete ? '' : 'at least ';
  const calls = `${count} ${count === 1 ? 'call needs' : 'calls need'}`;
  const needs = needed.length
    ? `${least}${needed.join(', ')}`
    : `${complete ? 'no permission' : 'no permission that is known'}`;
  const sentences = [`Its ${calls} ${needs}.`];
  if (holder === 'people') sentences.push('The roles of the people who sign in have to grant it.');
  else {
    if (missing.length)
      sentences.push(
        rolesKnown
          ? `Its roles do not grant ${missing.join(', ')}: Genesys Cloud answers 403.`
          : `Its roles are not known to grant ${missing.join(', ')}.`,
      );
    if (complete && surplus.length)
      sentences.push(
        `Its roles grant ${surplus.length} ${surplus.length === 1 ? 'permission' : 'permissions'} more: ${shortList(surplus)}.`,
      );
    if (complete && rolesKnown && !missing.length && !surplus.length) sentences.push('Its roles grant just that.');
  }
  return sentences.join(' ');
}

function shortList(texts: readonly string[]): string {
  const most = 5;
  const more = texts.length - most;
  return `${texts.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
