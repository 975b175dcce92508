/**
 * Judges a message that came in an address (HTTP-Redirect binding): whether it was signed by who it says, over the
 * characters as they came, and whether it is meant for this side and this moment.
 */
import { createPublicKey, type KeyObject, verify, X509Certificate } from 'node:crypto';
import type { Certificate } from '../certificates/read';
import { inflate, mostBytes } from '../simulate/saml/deflate';
import { childNamed, type Element } from '../simulate/saml/xml/element';
import { scanXml } from '../simulate/saml/xml/scan';
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
  kinds,
  type MessageKind,
  otherMessage,
  validFirst,
} from './judge-message';
import { namespaces, signatureAlgorithms } from './names';
import { base64Decoded, percentDecoded, type Query, readQuery } from './query';

export const redirectTitles = {
  parameters: 'Parameters',
  'signature-present': 'Signature present',
  'signature-algorithm': 'Algorithms',
  'signature-valid': 'Signature valid',
  'certificate-validity': 'Certificate validity',
  decode: 'Encoding',
  'xml-safe': 'Harmless XML',
  'xml-structure': 'Structure',
  status: 'Status',
  issuer: 'Issuer',
  destination: 'Destination',
  'in-response-to': 'In response to',
  'time-conditions': 'Time',
} as const;

export type RedirectStep = keyof typeof redirectTitles;

export interface RedirectJudgement extends Found {
  readonly id: RedirectStep;
  readonly title: string;
}

export interface RedirectQuestion extends Expected {
  /** The address as it came, or what stands behind its `?`. */
  readonly address: string;
  /** Those of the sender; the message is verified with no other key. */
  readonly certificates: readonly Certificate[];
  /** Whether it must be signed. Logout must be (saml-profiles section 4.4.3.1). */
  readonly mustBeSigned: boolean;
  /** Whether only messages of Single Logout are taken. */
  readonly logoutOnly?: boolean | undefined;
}

export interface RedirectAnswer {
  readonly verdict: 'accepted' | 'rejected';
  readonly steps: readonly RedirectJudgement[];
  readonly kind: MessageKind | undefined;
  /** The message, decoded; shown whether it is believed or not. */
  readonly xml: string | undefined;
  readonly relayState: string | undefined;
  /** The characters that the signature is over, as they came. */
  readonly signed: string | undefined;
  /** URI. */
  readonly algorithm: string | undefined;
}

/** Judges an address. Every step is judged that can be. Never throws. */
export async function judgeRedirect(question: RedirectQuestion): Promise<RedirectAnswer> {
  const query = readQuery(question.address);
  const parameter = query.raw.SAMLRequest !== undefined ? 'SAMLRequest' : 'SAMLResponse';
  const signed = signedPart(query, parameter);
  const algorithm = query.raw.SigAlg === undefined ? undefined : percentDecoded(query.raw.SigAlg);
  const decoded = await decode(query.raw[parameter]);
  const scanned = decoded.xml === undefined ? undefined : scanXml(decoded.xml);
  const root = scanned && 'root' in scanned ? scanned.root : undefined;
  const kind = root && kindOf(root);
  const none = found('skip', 'There is no message to look at.');
  const { judgement: signature, signer } = judgeSignature(query, signed, algorithm, question);
  const bare = query.raw.Signature === undefined && query.raw.SigAlg === undefined;
  const believed = signer !== undefined || (bare && !question.mustBeSigned);
  const about = (judge: (message: Element) => Found): Found =>
    root && kind ? (believed ? judge(root) : unbelieved) : none;
  const judged: { readonly [id in RedirectStep]: Found } = {
    parameters: judgeParameters(query),
    'signature-present': judgePresence(query, question),
    'signature-algorithm': judgeAlgorithm(query, algorithm, question),
    'signature-valid': signature,
    'certificate-validity': judgeSigner(signer, question),
    decode: decoded.judgement,
    'xml-safe': !scanned
      ? none
      : 'root' in scanned
        ? found('pass', 'No document type, no entities, no processing instructions.')
        : found('fail', `The XML can’t be read: ${scanned.fault.message}.`),
    'xml-structure': root ? judgeStructure(root, kind, parameter, question) : none,
    status: kind && kind !== 'LogoutResponse' ? found('skip', 'Only responses have a status.') : about(judgeStatus),
    issuer: about((message) => judgeIssuer(message, question)),
    destination: about((message) => judgeDestination(message, question, query.raw.Signature !== undefined)),
    'in-response-to':
      kind && kind !== 'LogoutResponse'
        ? found('skip', 'Only responses answer a request.')
        : about((message) => judgeAnswer(message, question)),
    'time-conditions': about((message) => judgeTime(message, question)),
  };
  const ids = Object.keys(redirectTitles) as RedirectStep[];
  const steps = ids.map((id) => ({ id, title: redirectTitles[id], ...judged[id] }));
  return {
    verdict:
      kind && steps.every(({ outcome }) => outcome !== 'fail' && outcome !== 'unknown') ? 'accepted' : 'rejected',
    steps,
    kind,
    xml: decoded.xml,
    relayState: query.raw.RelayState === undefined ? undefined : percentDecoded(query.raw.RelayState),
    signed,
    algorithm,
  };
}

const unbelieved = found('unknown', 'No signature holds for the message, so nothing in it is believed or shown.');

const mendSigner =
  'Give the address as the browser called it, with nothing decoded. If it is so, look whether the identity provider has a new certificate that is not configured; if not, the message is forged or damaged.';
const signIt = 'On the identity provider, have the messages of Single Logout signed.';
const mendMethod = 'On the identity provider, sign the messages of Single Logout with RSA and SHA-256.';

/** The order is the binding's, whatever the order in the address; the characters are the address's. */
function signedPart({ raw }: Query, parameter: 'SAMLRequest' | 'SAMLResponse'): string | undefined {
  if (raw[parameter] === undefined || raw.SigAlg === undefined) return undefined;
  const relayState = raw.RelayState === undefined ? '' : `&RelayState=${raw.RelayState}`;
  return `${parameter}=${raw[parameter]}${relayState}&SigAlg=${raw.SigAlg}`;
}

function judgeParameters({ raw, repeated, lookalikes, encoding }: Query): Found {
  if (raw.SAMLRequest !== undefined && raw.SAMLResponse !== undefined)
    return found(
      'fail',
      'The address holds a request and a response, and which one counts differs from reader to reader.',
      'one message',
      'SAMLRequest and SAMLResponse',
    );
  if (raw.SAMLRequest === undefined && raw.SAMLResponse === undefined)
    return found(
      'fail',
      'The address holds no message: neither SAMLRequest nor SAMLResponse.',
      'SAMLRequest or SAMLResponse',
      'neither',
    );
  const twice = repeated[0];
  if (twice)
    return found(
      'fail',
      `${twice} stands in the address more than once: one reader verifies the first and another believes the last.`,
      `${twice} once`,
      'more than once',
    );
  const lookalike = lookalikes[0];
  if (lookalike !== undefined)
    return found(
      'fail',
      `The address has a parameter "${lookalike}", which some readers take for one of the binding’s and others don’t.`,
    );
  if (encoding !== undefined && encoding !== 'urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE')
    return found('fail', 'SAMLEncoding names an encoding other than DEFLATE.', 'DEFLATE', encoding);
  const relayState = raw.RelayState === undefined ? undefined : percentDecoded(raw.RelayState);
  if (raw.RelayState !== undefined && relayState === undefined)
    return found('fail', 'RelayState is not percent-encoded as it should be.');
  if (Buffer.byteLength(relayState ?? '') > 80)
    return found(
      'warn',
      'RelayState is longer than the 80 bytes that the binding allows; strict readers refuse it.',
      'at most 80 bytes',
      `${Buffer.byteLength(relayState ?? '')} bytes`,
    );
  return found('pass', 'Each parameter stands in the address once.');
}

function judgePresence({ raw }: Query, { mustBeSigned }: RedirectQuestion): Found {
  if (raw.Signature !== undefined && raw.SigAlg !== undefined)
    return found('pass', 'The address has SigAlg and Signature.');
  if (raw.Signature !== undefined || raw.SigAlg !== undefined)
    return found(
      'fail',
      'Half of the signature is missing: SigAlg and Signature belong together.',
      'SigAlg and Signature',
      raw.Signature === undefined ? 'SigAlg alone' : 'Signature alone',
    );
  return mustBeSigned
    ? {
        ...found('fail', 'The message is not signed: everybody could have sent it.', 'SigAlg and Signature', 'neither'),
        resolution: signIt,
      }
    : found('skip', 'The message is not signed, and need not be.');
}

interface Method {
  readonly name: string;
  readonly hash: string;
  readonly type: 'rsa' | 'ec';
  readonly weak: boolean;
}

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const methods: ReadonlyMap<string, Method> = new Map([
  [signatureAlgorithms.rsaSha1, { name: 'RSA with SHA-1', hash: 'sha1', type: 'rsa', weak: true }],
  ...(['256', '384', '512'] as const).flatMap((bits): readonly (readonly [string, Method])[] => [
    [`${more}rsa-sha${bits}`, { name: `RSA with SHA-${bits}`, hash: `sha${bits}`, type: 'rsa', weak: false }],
    [`${more}ecdsa-sha${bits}`, { name: `ECDSA with SHA-${bits}`, hash: `sha${bits}`, type: 'ec', weak: false }],
  ]),
]);

function judgeAlgorithm({ raw }: Query, algorithm: string | undefined, { allowSha1 = false }: RedirectQuestion): Found {
  if (raw.SigAlg === undefined) return found('skip', 'There is no signature.');
  const method = methods.get(algorithm ?? '');
  if (!method)
    return {
      ...found(
        'fail',
        'SigAlg names no algorithm that is allowed here: RSA or ECDSA with SHA-256 or better.',
        'RSA with SHA-256',
        algorithm ?? 'nothing that can be decoded',
      ),
      resolution: mendMethod,
    };
  if (!method.weak) return found('pass', `${method.name}.`);
  const broken = 'SHA-1 is broken: two messages with the same digest can be made.';
  return {
    ...(allowSha1
      ? found('warn', `${broken} The setting ssoAllowSha1 lets it pass.`, 'RSA with SHA-256', method.name)
      : found(
          'fail',
          `${broken} Whether Genesys Cloud still takes it is not documented; here it is refused (setting ssoAllowSha1).`,
          'RSA with SHA-256',
          method.name,
        )),
    resolution: mendMethod,
  };
}

interface Verified {
  readonly judgement: Found;
  /** The certificate whose key made the signature. */
  readonly signer?: Certificate | undefined;
}

function judgeSignature(
  { raw }: Query,
  signed: string | undefined,
  algorithm: string | undefined,
  { certificates, mustBeSigned, now }: RedirectQuestion,
): Verified {
  if (signed === undefined || raw.Signature === undefined)
    return { judgement: found(mustBeSigned ? 'fail' : 'skip', 'There is no signature to verify.') };
  const method = methods.get(algorithm ?? '');
  if (!method) return { judgement: found('fail', 'Without a known algorithm the signature can’t be verified.') };
  const value = base64Decoded(percentDecoded(raw.Signature) ?? '');
  if (!value) return { judgement: found('fail', 'The Signature is not base64.') };
  const keys = validFirst(certificates, now).flatMap((certificate) => {
    const key = publicKeyOf(certificate.der);
    return key?.asymmetricKeyType === method.type ? { key, certificate } : [];
  });
  if (!keys.length)
    return { judgement: found('unknown', 'No certificate of the sender is known whose key is of this kind.') };
  const signer = keys.find(({ key }) => holds(key, method, signed, value))?.certificate;
  if (signer)
    return {
      signer,
      judgement: found(
        'pass',
        `It is over ${signed.length} characters of the address, from the message to the end of SigAlg, as they came${raw.RelayState === undefined ? '' : ', RelayState among them'}.`,
      ),
    };
  const again = encodedAgain(signed);
  const encoding =
    again !== signed && keys.some(({ key }) => holds(key, method, again, value))
      ? ' It would fit the same values in another percent-encoding: something on the way decoded and encoded the address again, and the characters that were signed are lost.'
      : '';
  const detail = `The Signature does not fit the characters of the address with any certificate of the sender.${encoding}`;
  return { judgement: { ...found('fail', detail), resolution: mendSigner } };
}

/** The usual percent-encoding of the same values. */
function encodedAgain(signed: string): string {
  return signed.replace(/=([^&]*)/g, (all, raw: string) => {
    const value = percentDecoded(raw);
    return value === undefined ? all : `=${encodeURIComponent(value)}`;
  });
}

function holds(key: KeyObject, { hash, type }: Method, signed: string, value: Uint8Array): boolean {
  const bytes = Buffer.from(signed, 'utf8');
  try {
    if (type === 'rsa') return verify(hash, bytes, key, value);
    // Both forms of an ECDSA signature are met: that of XML Signature, and DER.
    return verify(hash, bytes, { key, dsaEncoding: 'ieee-p1363' }, value) || verify(hash, bytes, key, value);
  } catch {
    // A curve or a hash that this version of OpenSSL has switched off verifies nothing.
    return false;
  }
}

function publicKeyOf(der: string): KeyObject | undefined {
  try {
    return createPublicKey(
      new X509Certificate(Buffer.from(der, 'base64')).publicKey.export({ type: 'spki', format: 'pem' }),
    );
  } catch {
    // A kind of key that this version of OpenSSL does not know verifies nothing.
    return undefined;
  }
}

async function decode(raw: string | undefined): Promise<{ readonly judgement: Found; readonly xml?: string }> {
  if (raw === undefined) return { judgement: found('fail', 'There is no message.') };
  const text = percentDecoded(raw);
  const packed = text === undefined ? undefined : base64Decoded(text);
  if (!packed) return { judgement: found('fail', 'The message is not base64 in percent-encoding.') };
  const inflated = await inflate(packed);
  if ('fault' in inflated) {
    const why = {
      'too-large': `The message grows to more than ${mostBytes / 1_048_576} MiB when it is unpacked; no sign-in or logout needs that.`,
      'zlib-header':
        'The message is compressed with a zlib header (RFC 1950), and the binding wants raw DEFLATE (RFC 1951): leave the header and the checksum out.',
      'not-deflate': 'The message is not compressed with DEFLATE, as the binding wants it.',
    }[inflated.fault];
    return { judgement: found('fail', why) };
  }
  try {
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(inflated.bytes);
    return { judgement: found('pass', `${inflated.bytes.length} bytes of XML, compressed to ${packed.length}.`), xml };
  } catch {
    // The question was whether the bytes are characters.
    return { judgement: found('fail', 'The message is not UTF-8.') };
  }
}

function judgeStructure(
  root: Element,
  kind: MessageKind | undefined,
  parameter: string,
  { logoutOnly = false }: RedirectQuestion,
): Found {
  if (logoutOnly && (!kind || kind === 'AuthnRequest')) return otherMessage(root);
  if (!kind)
    return found(
      'fail',
      'This is none of the messages that come in an address: AuthnRequest, LogoutRequest, LogoutResponse.',
      kinds.join(', '),
      root.name,
    );
  const wrong = judgeMessage(root, kind, parameter);
  if (wrong) return wrong;
  const odd = judgeParts(root);
  if (odd?.outcome === 'fail') return odd;
  if (childNamed(root, { namespace: namespaces.signature, local: 'Signature' }))
    return found(
      'warn',
      'The message carries a signature of its own, which the binding forbids: in an address, only Signature counts.',
    );
  return odd ?? found('pass', `One ${kind} of SAML 2.0.`);
}
