/**
 * Judges a message of Single Logout that was posted (HTTP-POST binding): its signature stands in the XML, and is verified
 * as that of a response is. Only what the verified bytes say is believed.
 */
import type { Certificate } from '../certificates/read';
import { inflate } from '../simulate/saml/deflate';
import { together } from '../simulate/saml/judging';
import { type Message, readMessage } from '../simulate/saml/message';
import { ds } from '../simulate/saml/names';
import { askSecondEngine } from '../simulate/saml/response';
import { readSignature, type Signature } from '../simulate/saml/signature/read';
import type { Opinion } from '../simulate/saml/signature/second-opinion';
import { type Verification, verifySignatures } from '../simulate/saml/signature/verify';
import { judgeMethods } from '../simulate/saml/steps/signature-algorithm';
import { judgeReferences } from '../simulate/saml/steps/signature-scope';
import { judgeVerification } from '../simulate/saml/steps/signature-valid';
import { loadEngine } from '../simulate/saml/xml/canonical';
import { readCharacters } from '../simulate/saml/xml/characters';
import { childNamed, type Element, withDescendants } from '../simulate/saml/xml/element';
import { limits, type Scanned, scanXml } from '../simulate/saml/xml/scan';
import { type Judgement, pass } from '../simulate/simulation';
import {
  type Expected,
  type Found,
  found,
  judgeAnswer,
  judgeDestination,
  judgeIssuer,
  judgeMessage,
  judgeParts,
  judgeSigner,
  judgeStatus,
  judgeTime,
  kindOf,
  type MessageKind,
  otherMessage,
  validFirst,
} from './judge-message';
import { base64Decoded, percentDecoded, readQuery, textIn } from './query';

export const postTitles = {
  parameters: 'Parameters',
  decode: 'Encoding',
  'xml-safe': 'Harmless XML',
  'xml-structure': 'Structure',
  status: 'Status',
  'signature-present': 'Signature present',
  'signature-scope': 'Signed part',
  'signature-algorithm': 'Algorithms',
  'signature-valid': 'Signature valid',
  'certificate-validity': 'Certificate validity',
  issuer: 'Issuer',
  destination: 'Destination',
  'in-response-to': 'In response to',
  'time-conditions': 'Time',
} as const;

export type PostStep = keyof typeof postTitles;

export interface PostJudgement extends Found {
  readonly id: PostStep;
  readonly title: string;
}

export interface PostQuestion extends Expected {
  /** What was posted: the whole form (`SAMLRequest=…`), the base64 of it, or the XML. */
  readonly posted: Uint8Array;
  /** Those of the sender; the message is verified with no other key. */
  readonly certificates: readonly Certificate[];
}

export interface PostAnswer {
  readonly verdict: 'accepted' | 'rejected';
  readonly steps: readonly PostJudgement[];
  readonly kind: MessageKind | undefined;
  /** The message, decoded; shown whether it is believed or not. */
  readonly xml: string | undefined;
  readonly relayState: string | undefined;
}

const none = found('skip', 'There is no message to look at.');

/** Judges what was posted. Every step is judged that can be. Never throws. */
export async function judgePost(question: PostQuestion): Promise<PostAnswer> {
  const form = readForm(question.posted);
  const decoded = await decode(form);
  const scanned = decoded.xml === undefined ? undefined : scanXml(decoded.xml);
  const read = scanned && 'root' in scanned ? scanned : undefined;
  const kind = read && kindOf(read.root);
  const judged = read
    ? await judgeRead(read, decoded.xml ?? '', kind, form.parameter, question)
    : { ...unread, 'xml-structure': none };
  const all: { readonly [id in PostStep]: Found } = {
    ...judged,
    parameters: judgeForm(form),
    decode: decoded.judgement,
    'xml-safe': judgeSafe(scanned),
  };
  const ids = Object.keys(postTitles) as PostStep[];
  const steps = ids.map((id) => ({ id, title: postTitles[id], ...all[id] }));
  return {
    verdict:
      kind && steps.every(({ outcome }) => outcome !== 'fail' && outcome !== 'unknown') ? 'accepted' : 'rejected',
    steps,
    kind,
    xml: decoded.xml,
    relayState: form.relayState,
  };
}

type Inner = Exclude<PostStep, 'parameters' | 'decode' | 'xml-safe'>;
type Read = Extract<Scanned, { readonly root: Element }>;

const unread: { readonly [id in Inner]: Found } = {
  'xml-structure': none,
  status: none,
  'signature-present': none,
  'signature-scope': none,
  'signature-algorithm': none,
  'signature-valid': none,
  'certificate-validity': none,
  issuer: none,
  destination: none,
  'in-response-to': none,
  'time-conditions': none,
};

async function judgeRead(
  { root, elements, relative }: Read,
  text: string,
  kind: MessageKind | undefined,
  parameter: string | undefined,
  question: PostQuestion,
): Promise<{ readonly [id in Inner]: Found }> {
  if (!kind || kind === 'AuthnRequest') return { ...unread, 'xml-structure': otherMessage(root) };
  const message = readMessage(root, elements, false, relative);
  const own = childNamed(root, ds('Signature'));
  const signature = own && readSignature(own, root);
  const [verification] = signature
    ? await verify(text, message, signature, validFirst(question.certificates, question.now))
    : [];
  const opinions = await askSecondEngine(text, verification ? [verification] : [], elements.length);
  const opinion = verification && opinions.get(verification);
  const verified = opinion?.says === 'other' ? undefined : verification?.signed?.tree;
  const about = (judge: (believed: Element) => Found): Found => (verified ? judge(verified) : unbelieved);
  const answer = kind === 'LogoutResponse';
  return {
    'xml-structure': judgeStructure(root, kind, parameter, message, own),
    'signature-present': signature
      ? found('pass', `The ${kind} carries a signature.`)
      : found(
          'fail',
          `The ${kind} is not signed: everybody could have sent it. Over HTTP-POST the signature stands in the XML, behind the Issuer.`,
          'a signature of the message',
          'none',
        ),
    'signature-scope': signature
      ? said(together(judgeReferences(signature), pass(`The signature covers the whole ${kind}.`)), rearranged)
      : missing,
    'signature-algorithm': signature ? judgeAlgorithms(signature, question) : missing,
    'signature-valid': !verification
      ? found('fail', 'There is no signature to verify.')
      : question.certificates.length
        ? said(judgeHolds(verification, opinion), mendSigner)
        : found('unknown', 'No certificate of the sender is known.'),
    'certificate-validity': judgeSigner(verification?.certificate, question),
    status: answer ? about(judgeStatus) : found('skip', 'Only responses have a status.'),
    issuer: about((believed) => judgeIssuer(believed, question)),
    destination: about((believed) => judgeDestination(believed, question, true)),
    'in-response-to': answer
      ? about((believed) => judgeAnswer(believed, question))
      : found('skip', 'Only responses answer a request.'),
    'time-conditions': about((believed) => judgeTime(believed, question)),
  };
}

const missing = found('skip', 'There is no signature.');
const unbelieved = found('unknown', 'No signature holds for the message, so nothing in it is believed or shown.');

const rearranged =
  'The identity provider signs the message it sends, by its ID (SAML core, section 5.4). If yours does, somebody rearranged this one: find out where it comes from.';
const mendSigner =
  'Give the message as it was posted, not as a viewer shows it. If it is, look whether the identity provider has a new certificate that is not configured; if not, the message is forged or damaged.';
const mendMethod =
  'On the identity provider, sign the messages of Single Logout with RSA and SHA-256, by exclusive canonicalization.';

/** A judgement of the signature machinery, with what to do about a message of logout. */
function said({ outcome, detail, expected, found: there }: Judgement, resolution: string): Found {
  return { ...found(outcome, detail, expected, there), ...(outcome === 'pass' ? {} : { resolution }) };
}

async function verify(
  text: string,
  { elements, references, relative }: Message,
  signature: Signature,
  certificates: readonly Certificate[],
): Promise<readonly Verification[]> {
  if (references > limits.references) return [];
  return verifySignatures(
    text,
    { signatures: [signature], elements, relative },
    certificates,
    await loadEngine(),
    true,
  );
}

function judgeAlgorithms(signature: Signature, { allowSha1 = false }: PostQuestion): Found {
  const judged = judgeMethods(signature, { ssoAllowSha1: allowSha1 });
  return said(together(judged, pass('RSA or ECDSA with SHA-256 or longer.')), mendMethod);
}

function judgeHolds(verification: Verification, opinion: Opinion | undefined): Judgement {
  const judgement = judgeVerification(verification, opinion);
  return judgement.outcome === 'pass'
    ? pass(`The signature of the ${verification.signature.holder} holds, by a certificate of the sender.`)
    : judgement;
}

function judgeStructure(
  root: Element,
  kind: MessageKind,
  parameter: string | undefined,
  { strays, elements }: Message,
  own: Element | undefined,
): Found {
  const wrong = judgeMessage(root, kind, parameter);
  if (wrong) return wrong;
  const [inner] = hiddenIn(root);
  if (inner)
    return found(
      'fail',
      `Another message (<${inner.name.slice(0, 60)}>) stands in the ${kind}. Careless readers verify the one and believe the other (signature wrapping).`,
      `one ${kind}`,
      inner.name,
    );
  const stray = strays.find((one) => one !== own);
  if (stray)
    return found(
      'fail',
      `A signature stands in <${stray.parent?.name.slice(0, 60) ?? stray.name}>, where it signs nothing that is read. Careless readers find it and take the message for signed.`,
      `a signature of the ${kind} alone`,
      'another signature',
    );
  const ids = new Set<string>();
  for (const { attributes } of elements)
    for (const { local, value } of attributes) {
      if (local.toLowerCase() !== 'id') continue;
      if (ids.has(value))
        return found(
          'fail',
          'An ID stands on two elements, so a signature that names it may mean either.',
          'each ID once',
        );
      ids.add(value);
    }
  return judgeParts(root) ?? found('pass', `One ${kind} of SAML 2.0.`);
}

function* hiddenIn(root: Element): Generator<Element> {
  for (const element of withDescendants(root))
    if (element !== root && /^(?:Logout(?:Request|Response)|AuthnRequest|Response)$/.test(element.local)) yield element;
}

function judgeSafe(scanned: Scanned | undefined): Found {
  if (!scanned) return none;
  return 'root' in scanned
    ? found('pass', 'No document type, no entities, no processing instructions.')
    : found('fail', `The XML can’t be read: ${scanned.fault.message}.`);
}

interface Form {
  /** The name under which the message came; undefined where it came without a form. */
  readonly parameter: string | undefined;
  readonly value: Uint8Array | string | undefined;
  readonly relayState: string | undefined;
  readonly fault: Found | undefined;
}

/** Longest text that can hold a message of the largest size: base64, percent-encoded, with the rest of a form. */
const mostPosted = 4 * limits.bytes;

const tooLarge = found('fail', 'The message is larger than 1 MiB, which no logout needs: it is refused unread.');

const escaped: Found = {
  ...found(
    'fail',
    'The XML was copied from a page: its brackets are written as &lt; and &gt;.',
    undefined,
    'escaped XML',
  ),
  resolution: 'Give the XML itself, or what was posted.',
};

/** Takes a message out of the form in which it was posted. */
function readForm(posted: Uint8Array): Form {
  const alone = { parameter: undefined, relayState: undefined, fault: undefined };
  if (posted.length > mostPosted) return { ...alone, value: undefined, fault: tooLarge };
  const text = textIn(posted);
  // Text editors put the mark of UTF-16 in front of forms and base64, too.
  if (hasWideMark(posted) ? text.startsWith('<') : looksXml(posted)) return { ...alone, value: posted };
  if (/^&(?:lt|#60|#x3c);/i.test(text)) return { ...alone, value: undefined, fault: escaped };
  if (!/(?:^|[?&])(?:SAML(?:Request|Response|Encoding)|RelayState)=/.test(text))
    return { ...alone, value: /^[A-Za-z0-9+/=%\s]*$/.test(text) ? (percentDecoded(text) ?? text) : text };
  // A form has neither a path nor a fragment: what would end them belongs to a value.
  const query = /^(?:https?:|\?)/.test(text) ? text : `?${text.replaceAll('#', '%23')}`;
  const { raw, repeated, lookalikes } = readQuery(query);
  const parameter = raw.SAMLRequest !== undefined ? 'SAMLRequest' : 'SAMLResponse';
  // A "+" means a space in a form, and base64 has none: one that stands there was not encoded by whoever copied it.
  const value = raw[parameter]?.replaceAll('+', '%2B');
  const [twice] = repeated;
  const fault =
    raw.SAMLRequest !== undefined && raw.SAMLResponse !== undefined
      ? found('fail', 'The form holds a request and a response, and which one counts differs from reader to reader.')
      : value === undefined
        ? found('fail', 'The form holds no message: neither SAMLRequest nor SAMLResponse.')
        : twice
          ? found('fail', `${twice} stands in the form more than once: readers differ in which one they take.`)
          : lookalikes.length
            ? found(
                'fail',
                `The form has a parameter "${lookalikes[0] ?? ''}", which some readers take for one of SAML’s.`,
              )
            : raw.SigAlg !== undefined || raw.Signature !== undefined
              ? found(
                  'fail',
                  'SigAlg and Signature belong to an address (HTTP-Redirect binding). What is posted carries its signature in the XML.',
                )
              : undefined;
  const relayState = raw.RelayState === undefined ? undefined : percentDecoded(raw.RelayState.replaceAll('+', ' '));
  return { parameter, value: value === undefined ? undefined : (percentDecoded(value) ?? ''), relayState, fault };
}

function judgeForm({ fault, parameter, relayState }: Form): Found {
  if (fault) return fault;
  if (parameter === undefined) return found('skip', 'The message came without the form around it.');
  const bytes = Buffer.byteLength(relayState ?? '');
  return bytes > 80
    ? found(
        'warn',
        'RelayState is longer than the 80 bytes that the binding allows.',
        'at most 80 bytes',
        `${bytes} bytes`,
      )
    : found('pass', 'Each parameter stands in the form once.');
}

async function decode({ value }: Form): Promise<{ readonly judgement: Found; readonly xml?: string }> {
  if (value === undefined) return { judgement: found('fail', 'There is no message.') };
  const bytes = typeof value === 'string' ? base64Decoded(value) : value;
  if (!bytes) return { judgement: found('fail', 'The message is neither XML nor the base64 of it.') };
  if (bytes.length > limits.bytes) return { judgement: tooLarge };
  if (!looksXml(bytes)) {
    const inflated = await inflate(bytes);
    return {
      judgement:
        'bytes' in inflated && looksXml(inflated.bytes)
          ? found(
              'fail',
              'The message is compressed, as it is in an address (HTTP-Redirect binding). What is posted is the base64 of the XML itself.',
              'base64 of XML',
              'base64 of DEFLATE',
            )
          : found('fail', 'The message is neither XML nor the base64 of it.'),
    };
  }
  const characters = readCharacters(bytes);
  return 'text' in characters
    ? { judgement: found('pass', `${bytes.length} bytes of XML.`), xml: characters.text }
    : { judgement: found('fail', `The message can’t be read. ${characters.fault}`) };
}

/** The byte order mark of UTF-16. */
function hasWideMark([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** Whether bytes begin as XML does, in the encodings that XML may have. */
function looksXml(bytes: Uint8Array): boolean {
  const [a, b] = bytes;
  if (hasWideMark(bytes)) return true;
  if ((a === 0x3c && b === 0) || (a === 0 && b === 0x3c)) return true;
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)).toString('latin1');
  return /^(?:\xef\xbb\xbf)?[ \t\r\n]*</.test(start);
}
