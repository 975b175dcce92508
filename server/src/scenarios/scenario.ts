/** A file of tests as it is read: what each test asks, and what it expects. */
import type { Document, Range } from '../document/document';
import type { ApiQuestion } from '../simulate/api/request';
import type { TokenQuestion } from '../simulate/oauth/request';
import type { Outcome, Verdict } from '../simulate/simulation';

/** Something that is wrong with the file of tests itself: whole sentences, and where it stands. */
export interface Problem {
  readonly message: string;
  readonly range: Range;
}

/** A value that was written, and where. */
export interface Written<T> {
  readonly value: T;
  readonly range: Range;
}

/** What is presented as the secret: a word, or a reference to a secret. */
export type Presented = 'right' | 'wrong' | 'none' | `\${${string}}`;

/** A token request as a test writes it; the rest of the question is made when it is run. */
export interface TokenAsked extends Omit<TokenQuestion, 'secret' | 'assertion'> {
  readonly secret: Presented;
  /** Where the secret is spoken of; the request where it is not. */
  readonly secretRange: Range;
  readonly pkce: 'right' | 'wrong' | 'none';
  /** The file of the assertion, as it is written. */
  readonly assertion?: Written<string> | undefined;
  readonly provider?: Written<string> | undefined;
}

/** A sign-in as a test writes it: a response out of a file, or one that a test identity provider makes. */
export interface SsoAsked {
  readonly provider: Written<string>;
  /** The file of the response, as it is written. */
  readonly response?: Written<string> | undefined;
  /** Id of a scenario of the test identity provider. */
  readonly scenario?: Written<string> | undefined;
  /** E-mail address of the one who signs in, in a scenario. */
  readonly user?: string | undefined;
  readonly flow?: 'sp' | 'idp' | undefined;
  readonly requestId?: string | undefined;
  readonly acs?: string | undefined;
}

export type Asked =
  | { readonly kind: 'token'; readonly token: TokenAsked }
  | { readonly kind: 'api'; readonly api: ApiQuestion }
  | { readonly kind: 'sso'; readonly sso: SsoAsked };

/** What has to hold; what is left out may be anything. */
export interface Expectation {
  readonly verdict?: Written<Verdict>;
  readonly step?: Written<string>;
  readonly status?: Written<number>;
  readonly error?: Written<string>;
  /** Of the one who signs in. */
  readonly email?: Written<string>;
  readonly nameId?: Written<string>;
  readonly steps: readonly (Written<Outcome> & { readonly id: string })[];
  /** The value of `expect`. */
  readonly range: Range;
}

export interface Scenario {
  /** Tells it from the others of its file: its name, where that is its own. */
  readonly id: string;
  readonly name: string;
  /** From its first key to the end of its last value. */
  readonly range: Range;
  readonly nameRange: Range;
  /** Milliseconds since 1970 UTC. */
  readonly at?: number;
  /** Undefined where the problems don't let it be run. */
  readonly run?: { readonly asked: Asked; readonly expectation: Expectation };
  readonly problems: readonly Problem[];
}

export interface ScenarioFile {
  readonly document: Document;
  /** The organization file, as it is written; undefined where the one of the same name is meant. */
  readonly file?: Written<string>;
  /** Milliseconds since 1970 UTC. */
  readonly at?: number;
  readonly scenarios: readonly Scenario[];
  /** Of the file as a whole. */
  readonly problems: readonly Problem[];
}
