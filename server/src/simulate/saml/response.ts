/**
 * Judges a response of an identity provider as a service provider must: every step, in the order of the contract, with
 * what was expected, what was found, where, and on which side to change it.
 */

import { readCertificates } from '../../certificates/read';
import { loginHost, regionOf } from '../../facts/regions';
import type { IdentityProvider } from '../../organization/model.generated';
import { type ProviderFacts, readProvider } from '../../rules/sso/provider';
import {
  goesThrough,
  idsOf,
  isoOf,
  type Judged,
  type Judgement,
  listSteps,
  type Simulation,
  type Subject,
  skip,
} from '../simulation';
import { readWhole, type Whole } from '../whole';
import { type Unpacked, unpack } from './form';
import { type Message, readMessage } from './message';
import { saml, samlp } from './names';
import { attributesOf, nameIdOf, valuesOf } from './person';
import {
  type Bearer,
  type Believed,
  type Check,
  type SsoCircumstances,
  type SsoQuestion,
  type SsoRequest,
  type SsoStep,
  ssoTitles,
} from './request';
import type { Opinion } from './signature/second-opinion';
import { type Verification, verifySignatures } from './signature/verify';
import { judgeAttributes } from './steps/attributes';
import { judgeAudience } from './steps/audience';
import { judgeValidity } from './steps/certificate-validity';
import { judgeDecode } from './steps/decode';
import { judgeDestination } from './steps/destination';
import { judgeAnswer } from './steps/in-response-to';
import { judgeIssuer } from './steps/issuer';
import { judgeNameId } from './steps/name-id';
import { judgeEnabled } from './steps/provider-enabled';
import { judgeRecipient } from './steps/recipient';
import { judgeReplay } from './steps/replay';
import { judgeSession } from './steps/session-expiry';
import { judgeAlgorithm } from './steps/signature-algorithm';
import { judgeCertificate } from './steps/signature-certificate';
import { judgePresent } from './steps/signature-present';
import { judgeScope } from './steps/signature-scope';
import { judgeValid } from './steps/signature-valid';
import { judgeStatus } from './steps/status';
import { judgeTime } from './steps/time-conditions';
import { judgeUser } from './steps/user-provisioned';
import { judgeSafe, positionOf } from './steps/xml-safe';
import { judgeStructure } from './steps/xml-structure';
import { loadEngine } from './xml/canonical';
import { readCharacters } from './xml/characters';
import { attributeValue, childNamed, childrenNamed, type Element, type Span, textOf } from './xml/element';
import { limits, scanXml } from './xml/scan';

const checks: { readonly [S in SsoStep]: Check } = {
  decode: judgeDecode,
  'xml-safe': judgeSafe,
  'xml-structure': judgeStructure,
  status: judgeStatus,
  'signature-present': judgePresent,
  'signature-scope': judgeScope,
  'signature-algorithm': judgeAlgorithm,
  'signature-certificate': judgeCertificate,
  'signature-valid': judgeValid,
  'certificate-validity': judgeValidity,
  issuer: judgeIssuer,
  destination: judgeDestination,
  audience: judgeAudience,
  recipient: judgeRecipient,
  'in-response-to': judgeAnswer,
  'time-conditions': judgeTime,
  'session-expiry': judgeSession,
  'name-id': judgeNameId,
  attributes: judgeAttributes,
  replay: judgeReplay,
  'user-provisioned': judgeUser,
  'provider-enabled': judgeEnabled,
};

/** What a simulation was made from, for showing the response beside its steps. Holds what stands there, not what is true. */
export interface SsoTrace {
  /** The XML as text; undefined when there is none. */
  readonly xml: string | undefined;
  readonly form: Unpacked['form'];
  /** Where each step that says something about the response points to. */
  readonly places: { readonly [step: string]: Span };
  /** The elements whose signatures hold. */
  readonly signed: readonly Span[];
  /** Whether the two signature engines agree; undefined when the second was not asked or nothing holds. */
  readonly agree: boolean | undefined;
  /** The ID of the Assertion when it is accepted, to remember against replay. */
  readonly assertionId: string | undefined;
}

/** `provider-unknown`: the file has no identity provider of this name; that is a matter of usage. */
export type SsoOutcome =
  | {
      readonly state: 'judged';
      readonly simulation: Simulation;
      /** The steps as they were judged, with their places in the organization file. */
      readonly judged: Judged<SsoStep>;
      readonly trace: SsoTrace;
    }
  | { readonly state: 'provider-unknown' };

/** Judges a response. Never throws, whatever the file and the response hold. */
export async function simulateSso(
  question: SsoQuestion,
  circumstances: SsoCircumstances,
  whole: Whole = readWhole(circumstances.document),
): Promise<SsoOutcome> {
  const [provider] = whole.named('identityProviders', question.provider);
  if (!provider) return { state: 'provider-unknown' };
  const request = await gather(question, circumstances, whole, provider);
  const judged = judgeAll(request);
  const accepted = goesThrough(Object.values(judged));
  const { assertion } = request.believed;
  const simulation: Simulation = {
    version: 1,
    at: isoOf(circumstances.now),
    verdict: accepted ? 'accepted' : 'rejected',
    steps: listSteps(ssoTitles, judged, () => undefined, circumstances.document),
    ...(accepted && assertion ? { subject: subjectOf(assertion) } : {}),
  };
  return { state: 'judged', simulation, judged, trace: traceOf(request, judged, accepted) };
}

function judgeAll(request: SsoRequest): Judged<SsoStep> {
  const { bearer } = request.question;
  const judged: { [S in SsoStep]?: Judgement } = {};
  for (const step of idsOf(ssoTitles))
    judged[step] = withLine((bearer && onlyOfSignIns(step, bearer)) ?? checks[step](request), request);
  return judged as Judged<SsoStep>;
}

/** What of a sign-in a token request has not: it answers nothing that Genesys Cloud asked. */
function onlyOfSignIns(step: SsoStep, { alone }: Bearer): Judgement | undefined {
  if (step === 'in-response-to') return skip('Genesys Cloud has not asked the identity provider: the application has.');
  if (alone && (step === 'status' || step === 'destination'))
    return skip('That is said by the Response, and the Assertion comes alone.');
  return undefined;
}

/** Says on which line of the response the cause stands; a response on a single line needs no line. */
function withLine(judgement: Judgement, { text }: SsoRequest): Judgement {
  const { outcome, inMessage, detail } = judgement;
  if (outcome === 'pass' || outcome === 'skip' || !inMessage || text === undefined || /\bline \d/.test(detail))
    return judgement;
  const { line } = positionOf(text, inMessage.start);
  return line === 1 ? judgement : { ...judgement, detail: `${detail} (Line ${line} of the XML.)` };
}

async function gather(
  question: SsoQuestion,
  { settings, now, file }: SsoCircumstances,
  whole: Whole,
  provider: IdentityProvider,
): Promise<SsoRequest> {
  const own = readProvider(provider, { file, once: (_, make) => make() });
  const facts = question.certificates ? withCertificates(own, question.certificates, provider) : own;
  const unpacked = await unpack(question.response);
  const characters = unpacked.xml && readCharacters(unpacked.xml);
  const text = characters && 'text' in characters ? characters.text : undefined;
  const scanned = text === undefined ? undefined : scanXml(text);
  const message =
    scanned && 'root' in scanned
      ? readMessage(scanned.root, scanned.elements, question.bearer?.alone, scanned.relative)
      : undefined;
  const verifications =
    text === undefined || !message ? [] : await verify(text, message, facts, now, question.secondOpinion === true);
  const opinions =
    question.secondOpinion && text !== undefined
      ? await askSecondEngine(text, verifications, message?.elements.length ?? 0)
      : new Map<Verification, Opinion>();
  return {
    question,
    whole,
    settings,
    now,
    provider,
    facts,
    acs: question.acs ?? acsOf(whole),
    unpacked,
    text,
    encoding: characters && 'text' in characters ? characters.encoding : undefined,
    characterFault: characters && 'fault' in characters ? characters.fault : undefined,
    scanned,
    message,
    verifications,
    opinions,
    believed: believe(message, verifications, opinions),
  };
}

/** The provider with other certificates in the place of its own. */
function withCertificates(facts: ProviderFacts, pems: readonly string[], provider: IdentityProvider): ProviderFacts {
  const certificates = pems
    .flatMap((pem) => readCertificates(pem).certificates)
    .map((certificate) => ({ certificate, at: provider, related: [] }));
  return { ...facts, certificates, refused: [], missing: [], count: certificates.length };
}

/** Responses of a region arrive at its login host. */
function acsOf(whole: Whole): string | undefined {
  const region = regionOf(whole.organization()?.region?.value ?? '');
  return region && `https://${loginHost(region)}/saml`;
}

async function verify(
  text: string,
  message: Message,
  facts: ProviderFacts,
  now: number,
  both: boolean,
): Promise<readonly Verification[]> {
  if (!message.signatures.length || message.references > limits.references) return [];
  // Of two certificates with the same key the one that is valid counts.
  const isValid = ({ notBefore, notAfter }: { readonly notBefore: number; readonly notAfter: number }) =>
    now >= notBefore && now <= notAfter;
  const certificates = facts.certificates.map(({ certificate }) => certificate);
  const ordered = [...certificates].sort((one, other) => Number(isValid(other)) - Number(isValid(one)));
  return verifySignatures(text, message, ordered, await loadEngine(), both);
}

/** Beyond these the second engine would take too long; responses have some thousand characters and a hundred elements. */
const mostForOpinion = { characters: 60_000, elements: 1500 };

/** What the second engine says of the signatures that hold. It is loaded where there are any. */
export async function askSecondEngine(
  text: string,
  verifications: readonly Verification[],
  elements: number,
): Promise<ReadonlyMap<Verification, Opinion>> {
  const good = verifications.filter(({ signed }) => signed);
  if (!good.length) return new Map();
  if (text.length > mostForOpinion.characters || elements > mostForOpinion.elements)
    return new Map(good.map((one) => [one, { says: 'nothing', reason: 'the response is too large for it' }]));
  const { secondOpinion } = await import('./signature/second-opinion');
  return new Map(good.map((one) => [one, secondOpinion(text, one)]));
}

/** What may be read from. Signed bytes count only where the engines that were asked agree. */
function believe(
  message: Message | undefined,
  verifications: readonly Verification[],
  opinions: ReadonlyMap<Verification, Opinion>,
): Believed {
  if (!message?.response && !message?.assertions.length)
    return { response: undefined, responseSigned: false, assertion: undefined, unverified: undefined };
  const holds = verifications.filter((one) => one.signed && opinions.get(one)?.says !== 'other');
  const outer = holds.find(({ signature }) => signature.holder === 'Response')?.signed?.tree;
  const single = message.assertions.length === 1 && !message.encrypted.length ? message.assertions[0] : undefined;
  const inner = holds.find(({ signature }) => signature.parent === single && single !== undefined)?.signed?.tree;
  const within = outer && isResponse(outer) ? childrenNamed(outer, saml('Assertion')) : [];
  return {
    response: outer ?? message.response,
    responseSigned: outer !== undefined,
    assertion: single && (within.length === 1 ? within[0] : inner),
    unverified: single,
  };
}

function isResponse({ namespace, local }: Element): boolean {
  const name = samlp('Response');
  return namespace === name.namespace && local === name.local;
}

function subjectOf(assertion: Element): Subject {
  const nameId = nameIdOf(assertion);
  const format = attributeValue(nameId, 'Format');
  const [email] = valuesOf(assertion, 'email');
  const sessionIndex = attributeValue(childNamed(assertion, saml('AuthnStatement')), 'SessionIndex');
  const attributes = new Map<string, readonly string[]>();
  for (const { name, values } of attributesOf(assertion))
    attributes.set(name, [...(attributes.get(name) ?? []), ...values]);
  return {
    nameId: nameId ? textOf(nameId).trim() : '',
    ...(format === undefined ? {} : { nameIdFormat: format }),
    ...(email === undefined ? {} : { email }),
    // Object.fromEntries defines its keys, so that an attribute called __proto__ is one like any other.
    attributes: Object.fromEntries(attributes),
    ...(sessionIndex === undefined ? {} : { sessionIndex }),
  };
}

function traceOf(request: SsoRequest, judged: Judged<SsoStep>, accepted: boolean): SsoTrace {
  const opinions = [...request.opinions.values()];
  const { assertion } = request.believed;
  const places: { [step: string]: Span } = {};
  for (const step of idsOf(ssoTitles)) {
    const { inMessage } = judged[step];
    if (inMessage) places[step] = inMessage;
  }
  return {
    xml: request.text,
    form: request.unpacked.form,
    places,
    signed: request.verifications
      .filter(({ signed }) => signed)
      .map(({ signature: { parent } }) => ({ start: parent.start, end: parent.end })),
    agree: opinions.some(({ says }) => says !== 'nothing') ? opinions.every(({ says }) => says !== 'other') : undefined,
    assertionId: accepted ? attributeValue(assertion, 'ID') : undefined,
  };
}
