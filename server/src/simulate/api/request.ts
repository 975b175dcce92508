/** A call of the Platform API with a token that a client was given before. */

import type { GrantTypeId } from '../../facts/grant-types';
import type { OperationFound } from '../../facts/operations';
import type { OauthClient, User } from '../../organization/model.generated';
import type { Settings } from '../../settings/settings';
import type { Titles } from '../simulation';
import type { Whole } from '../whole';

export interface ApiQuestion {
  /** Name of the client in the organization file, or its Client ID. */
  readonly client: string;
  readonly method: string;
  /** A path, or a whole URL; what is behind `?` does not matter. */
  readonly path: string;
  /** E-mail address of the person who signed in; for every grant but Client Credentials. */
  readonly user?: string | undefined;
  /** Seconds since the token was issued, without a call in between; 0 when left out. */
  readonly tokenAge?: number | undefined;
  /** Whether the call is made without a token. */
  readonly withoutToken?: boolean | undefined;
  /** Calls with the same token that were made in this minute before. */
  readonly callsBefore?: number | undefined;
}

/** Longest path that is looked up, in UTF-16 code units. */
export const longestPath = 8192;

/** The person behind a token. */
export type Person =
  | { readonly state: 'none' }
  /** A user grant, and nobody was named. */
  | { readonly state: 'unnamed' }
  | { readonly state: 'unknown'; readonly email: string }
  | { readonly state: 'known'; readonly user: User };

export interface ApiCall {
  readonly question: ApiQuestion;
  readonly client: OauthClient;
  readonly grant: GrantTypeId | undefined;
  readonly person: Person;
  readonly method: string;
  /** The path as it is looked up; undefined where the host is not the API of the organization's region. */
  readonly path: string | undefined;
  readonly found: OperationFound;
  readonly whole: Whole;
  readonly settings: Settings;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

export const apiTitles = {
  'token-present': 'Token present',
  'token-valid': 'Token valid',
  'token-expiry': 'Token expiry',
  'application-state': 'Application state',
  scope: 'Scope',
  'user-context': 'User context',
  permission: 'Permission',
  'rate-limit': 'Rate limit',
} as const satisfies Titles<string>;

export type ApiStep = keyof typeof apiTitles;
