/** A token request: what is asked, what is known of the client, and what a grant makes of it. */
import type { GrantTypeId } from '../../facts/grant-types';
import type { OauthClient } from '../../organization/model.generated';
import type { Settings } from '../../settings/settings';
import type { ConcealSecret, ResolveSecret } from '../secrets';
import type { Judgement, Titles } from '../simulation';
import type { Whole } from '../whole';
import type { JudgedAssertion } from './judge-assertion';

/** What a caller may ask for: the grant types of clients, and refreshing a token. */
export type GrantId = GrantTypeId | 'refresh-token';

/** What a caller sends. */
export interface TokenQuestion {
  /** Name of the client in the organization file, or its Client ID. */
  readonly client: string;
  /** The client's own when it is left out. */
  readonly grant?: GrantId | undefined;
  /** The right one when it is left out; an empty one is presented, and wrong. */
  readonly secret?: string | undefined;
  /** All of the client's when none is asked for. */
  readonly scopes?: readonly string[] | undefined;
  readonly redirectUri?: string | undefined;
  readonly codeChallenge?: string | undefined;
  readonly codeVerifier?: string | undefined;
  /** In place of the code verifier, for doors that are not told it. */
  readonly concealedVerifier?: ConcealedVerifier | undefined;
  /** The address that the call comes from; not looked at when it is left out. */
  readonly ip?: string | undefined;
  /** What SAML2 Bearer brings, as `judgeAssertion` found it. */
  readonly assertion?: JudgedAssertion | undefined;
}

/** What is to be known of a code verifier that does not come itself. */
export interface ConcealedVerifier {
  /** Its SHA-256 in base64url. */
  readonly challenge: string;
  /** In UTF-16 code units. */
  readonly length: number;
  /** Whether it has no other characters than A–Z, a–z, 0–9 and - . _ ~. */
  readonly unreserved: boolean;
}

export interface TokenRequest {
  readonly question: TokenQuestion;
  readonly client: OauthClient;
  readonly whole: Whole;
  readonly settings: Settings;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly resolve: ResolveSecret;
  readonly conceal?: ConcealSecret | undefined;
}

export const tokenTitles = {
  'client-known': 'Client known',
  'client-active': 'Client active',
  'application-state': 'Application state',
  'grant-type': 'Grant type',
  'client-authentication': 'Client authentication',
  'ip-allow-list': 'IP allow list',
  'redirect-uri': 'Redirect URI',
  pkce: 'PKCE',
  assertion: 'Assertion',
  roles: 'Roles',
  scopes: 'Scopes',
  'token-issued': 'Token issued',
} as const satisfies Titles<string>;

export type TokenStep = keyof typeof tokenTitles;

/** The steps that depend on the grant. */
export type GrantStep =
  | 'client-authentication'
  | 'ip-allow-list'
  | 'redirect-uri'
  | 'pkce'
  | 'assertion'
  | 'roles'
  | 'scopes';

export type GrantCheck = (request: TokenRequest) => Judgement;

/** A grant: who may use it, what it looks at, and what it gives. */
export interface Grant {
  readonly id: GrantId;
  /** As the admin page and the RFCs call it. */
  readonly label: string;
  /** The grant type of the clients that may use it. */
  readonly of: GrantTypeId;
  /** What is against it even for a client that is registered for it. */
  readonly caveat?: (request: TokenRequest) => Judgement | undefined;
  readonly checks: { readonly [step in GrantStep]: GrantCheck };
  /** Whether the answer also has a refresh token. */
  readonly refreshes: (request: TokenRequest) => boolean;
  /** How the token comes to the caller. */
  readonly delivery: string;
}

/** Whether a client is public: it proves itself with a code verifier and has no secret. */
export function isPublic({ grantType, pkce }: OauthClient): boolean {
  return pkce?.value === true && (!grantType || grantType.value === 'authorization-code');
}
