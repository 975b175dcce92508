/** What a sign-in is judged by: the question, what was read for it, and the steps. */
import type { Document } from '../../document/document';
import type { IdentityProvider } from '../../organization/model.generated';
import type { FileContent } from '../../rules/rule';
import type { ProviderFacts } from '../../rules/sso/provider';
import type { Settings } from '../../settings/settings';
import type { Judgement, Titles } from '../simulation';
import type { Whole } from '../whole';
import type { Unpacked } from './form';
import type { Message } from './message';
import type { Opinion } from './signature/second-opinion';
import type { Verification } from './signature/verify';
import type { Element, Span } from './xml/element';
import type { Scanned } from './xml/scan';

export const ssoTitles = {
  decode: 'Encoding',
  'xml-safe': 'Harmless XML',
  'xml-structure': 'Structure',
  status: 'Status',
  'signature-present': 'Signature present',
  'signature-scope': 'Signature scope',
  'signature-algorithm': 'Algorithms',
  'signature-certificate': 'Certificate',
  'signature-valid': 'Signature valid',
  'certificate-validity': 'Certificate validity',
  issuer: 'Issuer',
  destination: 'Destination',
  audience: 'Audience',
  recipient: 'Recipient',
  'in-response-to': 'In response to',
  'time-conditions': 'Time',
  'session-expiry': 'Session',
  'name-id': 'NameID',
  attributes: 'Attributes',
  replay: 'Replay',
  'user-provisioned': 'User provisioned',
  'provider-enabled': 'Provider enabled',
} as const satisfies Titles<string>;

export type SsoStep = keyof typeof ssoTitles;

export interface SsoQuestion {
  /** Name of the identity provider in the file. */
  readonly provider: string;
  /** The response as it comes: XML, base64, or a whole form post. */
  readonly response: Uint8Array;
  /** Who began: the service provider (a request was sent) or the identity provider. The response decides without it. */
  readonly flow?: 'sp' | 'idp' | undefined;
  /** ID of the request that was sent. */
  readonly requestId?: string | undefined;
  /** The RelayState that was sent with the request. */
  readonly relayState?: string | undefined;
  /** The assertion consumer service, where it is not the region's own. */
  readonly acs?: string | undefined;
  /** IDs of assertions that were accepted before. */
  readonly seen?: ReadonlySet<string> | undefined;
  /**
   * Certificates (PEM) that count in the place of the provider's own: a test identity provider signs with keys of its
   * own, since nobody here has the provider's.
   */
  readonly certificates?: readonly string[] | undefined;
  /** Whether a second engine is asked about good signatures. It costs many times what the rest does. */
  readonly secondOpinion?: boolean | undefined;
  /** It comes with a token request of the SAML2 Bearer grant, and not for a sign-in. */
  readonly bearer?: Bearer | undefined;
}

/** RFC 7522: an application brings what an identity provider gave it, to get a token for that person. */
export interface Bearer {
  /** One Assertion without the Response around it, as the RFC has it. */
  readonly alone: boolean;
  /** Addresses that count as audience, recipient and destination beside those of a sign-in. */
  readonly addresses: readonly string[];
}

export interface SsoCircumstances {
  readonly document: Document;
  readonly settings: Settings;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** The files that the organization file names, by path as written. */
  readonly file: (path: string) => FileContent | undefined;
}

/** All that a check may look at. */
export interface SsoRequest {
  readonly question: SsoQuestion;
  readonly whole: Whole;
  readonly settings: Settings;
  readonly now: number;
  readonly provider: IdentityProvider;
  readonly facts: ProviderFacts;
  /** Where responses are to be sent; undefined when the region is not known. */
  readonly acs: string | undefined;
  readonly unpacked: Unpacked;
  /** The XML as text, when its bytes are characters. */
  readonly text: string | undefined;
  readonly encoding: string | undefined;
  /** Why the bytes are no characters. */
  readonly characterFault: string | undefined;
  readonly scanned: Scanned | undefined;
  readonly message: Message | undefined;
  readonly verifications: readonly Verification[];
  readonly opinions: ReadonlyMap<Verification, Opinion>;
  readonly believed: Believed;
}

/** What may be read from: signed bytes that verified, where there are any. */
export interface Believed {
  /** The Response: from signed bytes, else as it is written, which is enough to refuse it. */
  readonly response: Element | undefined;
  readonly responseSigned: boolean;
  /** The one Assertion, from signed bytes only. */
  readonly assertion: Element | undefined;
  /** The one Assertion as it is written. Its values are neither shown nor believed. */
  readonly unverified: Element | undefined;
}

export type Check = (request: SsoRequest) => Judgement;

/** The instants of a clock may differ by this much (documented on every provider's page). Milliseconds. */
export const skew = 10_000;

/** Where an element, or one of its attributes, stands in the response as it was given. */
export function placeOf({ verifications }: SsoRequest, element: Element, attribute?: string): Span {
  const origin = verifications.map(({ signed }) => signed?.origins.get(element)).find(Boolean) ?? element;
  const named = attribute === undefined ? undefined : origin.attributes.find(({ local }) => local === attribute);
  const { start, end } = named ?? origin;
  return { start, end };
}
