/** What a role that a client holds grants, as far as the file or the facts tell. */
import { isWildcard } from '../../facts/permissions';
import { type CapturedRole, capturedRole } from '../../facts/roles';
import type { Leaf } from '../../organization/model';
import type { OauthClient } from '../../organization/model.generated';
import type { Context } from '../rule';
import { ignores, roleNameOf } from './client';

/** The names of the roles that a client holds; none where its grant type ignores them. */
export function rolesOf(client: OauthClient): readonly Leaf[] {
  if (ignores(client, 'roles')) return [];
  return (client.roles?.items ?? []).flatMap((item) => roleNameOf(item) ?? []);
}

/** The permissions with `*` that entries of `roles` with this name list. */
export function listedWildcards(name: string, context: Context): readonly Leaf[] {
  return context
    .named('roles', name)
    .flatMap((role) => role.permissions?.items ?? [])
    .filter((permission) => isWildcard(permission.value));
}

/**
 * A built-in role that is known to grant permissions with `*`. An entry in `roles` that lists permissions says what the
 * role is in this organization, so it comes before what is known of the built-in one.
 */
export function overPrivileged(name: string, context: Pick<Context, 'named'>): CapturedRole | undefined {
  const captured = capturedRole(name);
  if (!captured?.wildcards.length) return undefined;
  return context.named('roles', name).some((role) => role.has('permissions')) ? undefined : captured;
}

/** Whether what a role grants is known: from its entries in `roles`, or because it was captured from an organization. */
export function isKnownRole(name: string, context: Pick<Context, 'named' | 'count'>): boolean {
  return grantedBy(name, context).complete || (capturedRole(name) !== undefined && context.count('roles', name) === 0);
}

/**
 * What a role is known to grant. `complete` is false where it may grant more: a built-in role, one that does not exist,
 * and an entry in `roles` that does not list its permissions.
 */
export function grantedBy(
  name: string,
  context: Pick<Context, 'named'>,
): { readonly permissions: readonly string[]; readonly complete: boolean } {
  const entries = context.named('roles', name);
  const listed = entries.filter((role) => role.permissions);
  if (listed.length === 0) return { permissions: capturedRole(name)?.permissions ?? [], complete: false };
  return {
    permissions: listed.flatMap((role) => role.permissions?.items.map((permission) => permission.value) ?? []),
    complete:
      listed.length === entries.length &&
      listed.every((role) => role.permissions?.items.length === role.permissions?.node.items.length),
  };
}
