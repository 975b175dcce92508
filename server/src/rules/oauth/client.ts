/** What the rules ask of an OAuth client. */
import { type GrantType, grantTypes } from '../../facts/grant-types';
import { limits } from '../../facts/limits';
import type { Fields, Leaf } from '../../organization/model';
import type { OauthClient } from '../../organization/model.generated';

/** What a client is called in a message. */
export function callClient(client: OauthClient): string {
  return client.name ? `"${client.name.value}"` : 'This OAuth client';
}

/** The grant type of a client; undefined when it has none that can be read (PASSWORD is none). */
export function grantOf(client: OauthClient): GrantType | undefined {
  return client.grantType && grantTypes[client.grantType.value];
}

/** What a client of a grant type is called in a message: "an Implicit client". */
export function callKind({ label }: GrantType): string {
  return `${/^[AEIOU]/.test(label) ? 'an' : 'a'} ${label} client`;
}

/** Whether the grant type of a client is known to have no use for a key: what stands in it then has no effect. */
export function ignores(client: OauthClient, key: 'roles' | 'scopes' | 'redirectUris'): boolean {
  return grantOf(client)?.[key] === 'ignored';
}

/** Seconds that an access token of a client lives, also by default; undefined when what is written can't be read. */
export function durationOf(client: OauthClient): number | undefined {
  if (client.tokenDuration) return client.tokenDuration.value;
  return client.has('tokenDuration') ? undefined : limits.tokenDuration.whenOmitted;
}

/** The most seconds that Genesys Cloud accepts for a client; undefined when `scim` can't be read. */
export function longestDuration(client: OauthClient): number | undefined {
  if (client.has('scim') && !client.scim) return undefined;
  return client.scim?.value ? limits.tokenDuration.mostScim : limits.tokenDuration.most;
}

/** The name of a role in a list of roles: the text itself, or the `role` of a map. */
export function roleNameOf(item: Fields & { readonly text?: Leaf; readonly role?: Leaf }): Leaf | undefined {
  return item.text ?? item.role;
}

/** A number of seconds as people read it: 172,800. */
export function formatSeconds(seconds: number): string {
  // Not toLocaleString: the first call loads tables for 20 ms.
  return String(seconds).replace(/\B(?=(\d{3})+$)/g, ',');
}
