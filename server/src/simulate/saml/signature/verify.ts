/**
 * Verifies the signatures of a response with the configured certificates: libxml2 canonicalizes, node:crypto decides.
 * The key that a response brings along is never used. What comes out are the bytes that were signed, read again: only
 * they are believed. Without an engine those bytes are written from our own reading where that is enough: a digest that
 * matches says that they are what was signed, whoever wrote them.
 */
import {
  constants,
  createHash,
  createPublicKey,
  type KeyObject,
  timingSafeEqual,
  verify,
  X509Certificate,
} from 'node:crypto';
import type { Certificate } from '../../../certificates/read';
import type { Message } from '../message';
import { align, type Origins } from '../xml/align';
import { type Canonical, canonicalize, type Engine } from '../xml/canonical';
import { attributeValue, type Element, rootOf } from '../xml/element';
import { scanXml } from '../xml/scan';
import { serialize } from '../xml/serialize';
import {
  type Canonicalization,
  canonicalizationOf,
  digestMethodOf,
  enveloped,
  type SignatureMethod,
  signatureMethodOf,
  usualCanonicalization,
} from './algorithms';
import { mostPrefixes, type Reference, type Signature } from './read';

export interface Verification {
  readonly signature: Signature;
  /** What was signed is what stands there. */
  readonly digest: 'matches' | 'differs' | 'unknown';
  /** The configured certificate whose key made the signature. */
  readonly certificate: Certificate | undefined;
  /** Why digest or signature could not be computed; whole sentences. */
  readonly obstacle: string | undefined;
  /** The signed bytes and what they say; only when everything holds. */
  readonly signed: Signed | undefined;
}

export interface Signed {
  readonly bytes: Uint8Array;
  readonly tree: Element;
  readonly origins: Origins;
}

/**
 * Verifies each signature. `both`: what can be written from our own reading is canonicalized by libxml2 all the same, so
 * that two parsers have to agree. Never throws.
 */
export function verifySignatures(
  text: string,
  { signatures, elements, relative }: Pick<Message, 'signatures' | 'elements' | 'relative'>,
  certificates: readonly Certificate[],
  engine: Engine,
  both: boolean,
): readonly Verification[] {
  const ids = signatures.map(({ parent }) => attributeValue(parent, 'ID'));
  const ambiguous = new Set(ids.filter((id) => countIds(elements, id) > 1));
  return signatures.map((signature) =>
    ambiguous.has(attributeValue(signature.parent, 'ID'))
      ? unverified(signature, 'Its ID stands on several elements, so what it signs is not certain.')
      : verifyOne({ text, relative: relative !== undefined }, signature, certificates, engine, both),
  );
}

/** By any attribute that some reader takes for an ID. */
function countIds(elements: readonly Element[], id: string | undefined): number {
  let count = 0;
  for (const { attributes } of elements)
    for (const { local, value } of attributes) if (value === id && local.toLowerCase() === 'id') count++;
  return count;
}

function unverified(signature: Signature, obstacle: string): Verification {
  return { signature, digest: 'unknown', certificate: undefined, obstacle, signed: undefined };
}

/** `relative`: it declares namespaces that have no canonical form, which libxml2 refuses. */
interface Written {
  readonly text: string;
  readonly relative: boolean;
}

function verifyOne(
  written: Written,
  signature: Signature,
  certificates: readonly Certificate[],
  engine: Engine,
  both: boolean,
): Verification {
  const { signedInfo, parent, element } = signature;
  const plan = planOf(signature);
  if ('obstacle' in plan || !signedInfo) return unverified(signature, 'obstacle' in plan ? plan.obstacle : '');
  const { reference, digestHash, method } = plan;
  const info = canonicalInfo(written, signedInfo, plan, engine);
  if ('refused' in info) return unverified(signature, info.refused);
  const value = isBase64(signature.value) ? Buffer.from(signature.value, 'base64') : Buffer.alloc(0);
  const certificate = certificates.find((one) => signs(one, method, info, value));
  const without = plan.takesOut ? element : undefined;
  const usual = isUsual(plan.transform, plan.prefixes);
  if (certificate && !both && usual && without && !written.relative) {
    const bytes = Buffer.from(serialize(parent, without), 'utf8');
    const signed = { bytes, tree: leaveOut(parent, without), origins: new Map() };
    if (isDigest(bytes, digestHash, reference))
      return { signature, digest: 'matches', certificate, obstacle: undefined, signed };
  }
  const bytes = canonicalize(
    written.text,
    { element: parent, without, method: plan.transform, prefixes: plan.prefixes },
    engine,
  );
  if ('refused' in bytes) return unverified(signature, bytes.refused);
  const matches = isDigest(bytes, digestHash, reference);
  const read = matches && certificate && without ? readVerified(bytes, parent, usual, without) : undefined;
  const signed = read && { bytes, ...read };
  return {
    signature,
    digest: matches ? 'matches' : 'differs',
    certificate,
    obstacle: matches && certificate && !signed ? 'Two XML parsers read the signed part in two ways.' : undefined,
    signed,
  };
}

function isDigest(bytes: Uint8Array, hash: string, { digest: text }: Reference): boolean {
  const given = Buffer.from(text, 'base64');
  const digest = createHash(hash).update(bytes).digest();
  return isBase64(text) && given.length === digest.length && timingSafeEqual(given, digest);
}

/**
 * The bytes of SignedInfo. The digest is read from our tree, so what is verified must say the same: it is written from
 * that tree, and where it is canonicalized in another way compared with it.
 */
function canonicalInfo({ text, relative }: Written, signedInfo: Element, plan: Plan, engine: Engine): Canonical {
  const { canonicalization: method, infoPrefixes: prefixes } = plan;
  if (isUsual(method, prefixes) && !relative) return Buffer.from(serialize(signedInfo), 'utf8');
  const bytes = canonicalize(text, { element: signedInfo, method, prefixes }, engine);
  if ('refused' in bytes || readVerified(bytes, signedInfo, false)) return bytes;
  return { refused: 'Two XML parsers read the signature in two ways.' };
}

interface Plan {
  readonly reference: Reference;
  readonly canonicalization: Canonicalization;
  readonly infoPrefixes: readonly string[];
  readonly transform: Canonicalization;
  readonly prefixes: readonly string[];
  /** The signature is left out of what it signs. */
  readonly takesOut: boolean;
  readonly digestHash: string;
  readonly method: SignatureMethod;
}

/** What verifying takes, when the signature is of a kind that SAML allows (core section 5.4). */
function planOf(signature: Signature): Plan | { readonly obstacle: string } {
  const [reference, ...more] = signature.references;
  const canonicalization = canonicalizationOf(signature.canonicalization);
  const method = signatureMethodOf(signature.method);
  const digestMethod = reference && digestMethodOf(reference.digestMethod);
  if (!reference || more.length) return { obstacle: 'It doesn’t name exactly one thing that it signs.' };
  if (!refersToParent(reference, signature))
    return { obstacle: `It doesn’t sign the ${signature.holder} it stands in.` };
  if (!canonicalization) return { obstacle: 'Its canonicalization is not one that SAML allows.' };
  if (!method || !digestMethod) return { obstacle: 'Its algorithms are not ones that can be checked.' };
  const { transforms } = reference;
  const takesOut = transforms[0]?.algorithm === enveloped;
  const rest = takesOut ? transforms.slice(1) : transforms;
  const [transform, ...others] = rest;
  const method2 = transform ? canonicalizationOf(transform.algorithm) : usualCanonicalization;
  if (!method2 || others.length) return { obstacle: 'Its transforms are not ones that SAML allows.' };
  const prefixes = transform?.prefixes ?? [];
  if (prefixes.length > mostPrefixes || signature.canonicalizationPrefixes.length > mostPrefixes)
    return { obstacle: `It lists more than ${mostPrefixes} namespace prefixes.` };
  const infoPrefixes = signature.canonicalizationPrefixes;
  return {
    reference,
    canonicalization,
    infoPrefixes,
    transform: method2,
    prefixes,
    takesOut,
    digestHash: digestMethod.hash,
    method,
  };
}

/** Whether a reference means what its signature stands in: by its ID, or the whole document by `""`. */
export function refersToParent({ uri }: Reference, { parent }: Signature): boolean {
  if (uri === '') return parent === rootOf(parent);
  const id = attributeValue(parent, 'ID');
  return id !== undefined && id !== '' && uri === `#${id}`;
}

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0;
}

/** Keys by their certificate: making one takes longer than verifying with it. The memory goes with the certificate. */
const keys = new WeakMap<Certificate, KeyObject | 'unreadable'>();

function keyOf(certificate: Certificate): KeyObject | undefined {
  let key = keys.get(certificate);
  if (!key) {
    try {
      key = createPublicKey(
        new X509Certificate(Buffer.from(certificate.der, 'base64')).publicKey.export({ format: 'pem', type: 'spki' }),
      );
    } catch {
      // A kind of key that this version of OpenSSL does not know verifies nothing.
      key = 'unreadable';
    }
    keys.set(certificate, key);
  }
  return key === 'unreadable' ? undefined : key;
}

function signs(
  certificate: Certificate,
  { scheme, hash }: SignatureMethod,
  bytes: Uint8Array,
  value: Uint8Array,
): boolean {
  const key = keyOf(certificate);
  // A key is used for its own kind of algorithm only, whatever the response says.
  const kinds = { rsa: ['rsa'], 'rsa-pss': ['rsa', 'rsa-pss'], ecdsa: ['ec'], eddsa: ['ed25519'] }[scheme];
  if (!key || value.length === 0 || !kinds.includes(key.asymmetricKeyType ?? '')) return false;
  try {
    if (scheme === 'ecdsa') return verify(hash, bytes, { key, dsaEncoding: 'ieee-p1363' }, value);
    if (scheme === 'rsa-pss')
      return verify(
        hash,
        bytes,
        { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
        value,
      );
    return verify(hash ?? null, bytes, key, value);
  } catch {
    // A hash or a curve that this version of OpenSSL has switched off verifies nothing.
    return false;
  }
}

/**
 * What the verified bytes say; undefined when that is not what stands in the response, but for `without`. Bytes that our
 * own reading gives again to the last one need no second reading.
 */
function readVerified(
  bytes: Uint8Array,
  original: Element,
  usual: boolean,
  without?: Element,
): Omit<Signed, 'bytes'> | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  if (usual && text === serialize(original, without)) return { tree: leaveOut(original, without), origins: new Map() };
  const scanned = scanXml(text);
  const origins = 'root' in scanned ? align(scanned.root, original, without) : undefined;
  return 'root' in scanned && origins ? { tree: scanned.root, origins } : undefined;
}

/** An element as it is without one of its children. */
function leaveOut(element: Element, child: Element | undefined): Element {
  if (!child) return element;
  const { children, elements } = element;
  return {
    ...element,
    children: children.filter((one) => one !== child),
    elements: elements.filter((one) => one !== child),
  };
}

/** Whether it is canonicalized as `serialize` does it. */
function isUsual({ mode, withComments }: Canonicalization, prefixes: readonly string[]): boolean {
  return mode === 'exclusive' && !withComments && !prefixes.length;
}
