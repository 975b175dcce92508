/**
 * Verifies the signatures of a response with the configured certificates: libxml2 canonicalizes, node:crypto decides.
 * The key that a response brings along is never used. What comes out are the bytes that were signed, read again: only
 * they are believed.
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
import { CanonicalDocument, type Engine } from '../xml/canonical';
import { attributeValue, type Element, rootOf } from '../xml/element';
import { scanXml } from '../xml/scan';
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

/** Verifies each signature. Never throws. */
export function verifySignatures(
  text: string,
  { signatures, elements }: Pick<Message, 'signatures' | 'elements'>,
  certificates: readonly Certificate[],
  engine: Engine,
): readonly Verification[] {
  if (!signatures.length) return [];
  const opened = CanonicalDocument.open(text, engine);
  const ids = signatures.map(({ parent }) => attributeValue(parent, 'ID'));
  const ambiguous = new Set(ids.filter((id) => countIds(elements, id) > 1));
  if ('refused' in opened)
    return signatures.map((signature) =>
      unverified(signature, `The second XML parser (libxml2) refuses the response: ${opened.refused}.`),
    );
  try {
    // Everything is found before the first signature is taken out, which moves what stands behind it.
    for (const { element, parent, signedInfo } of signatures)
      for (const one of [element, parent, signedInfo]) if (one) opened.find(one);
    // The signature of the Response covers that of the Assertion, so it must be computed while that one is there.
    const outer = [...signatures].sort((one, other) => depthOf(one.parent) - depthOf(other.parent));
    const verified = new Map(
      outer.map((signature) => [
        signature,
        ambiguous.has(attributeValue(signature.parent, 'ID'))
          ? unverified(signature, 'Its ID stands on several elements, so what it signs is not certain.')
          : verifyOne(signature, certificates, opened),
      ]),
    );
    return signatures.flatMap((signature) => verified.get(signature) ?? []);
  } finally {
    opened.close();
  }
}

/** By any attribute that some reader takes for an ID. */
function countIds(elements: readonly Element[], id: string | undefined): number {
  let count = 0;
  for (const { attributes } of elements)
    for (const { local, value } of attributes) if (value === id && local.toLowerCase() === 'id') count++;
  return count;
}

function depthOf(element: Element): number {
  let depth = 0;
  for (let above = element.parent; above; above = above.parent) depth++;
  return depth;
}

function unverified(signature: Signature, obstacle: string): Verification {
  return { signature, digest: 'unknown', certificate: undefined, obstacle, signed: undefined };
}

function verifyOne(
  signature: Signature,
  certificates: readonly Certificate[],
  document: CanonicalDocument,
): Verification {
  const { signedInfo, parent, element } = signature;
  const plan = planOf(signature);
  if ('obstacle' in plan || !signedInfo) return unverified(signature, 'obstacle' in plan ? plan.obstacle : '');
  const { reference, digestHash, method } = plan;
  const info = document.canonicalize({
    element: signedInfo,
    method: plan.canonicalization,
    prefixes: signature.canonicalizationPrefixes,
  });
  if (plan.takesOut) document.remove(element);
  const bytes = document.canonicalize({ element: parent, method: plan.transform, prefixes: plan.prefixes });
  if ('refused' in info || 'refused' in bytes) {
    const why = 'refused' in info ? info.refused : 'refused' in bytes ? bytes.refused : '';
    return unverified(
      signature,
      `It can’t be brought into canonical form: ${clause(why)}. What has no canonical form has no signature.`,
    );
  }
  // The digest is read from our tree, and what is verified is libxml2's: both must be the same SignedInfo.
  if (!readAlike(info, signedInfo)) return unverified(signature, 'Two XML parsers read the signature in two ways.');
  const digest = createHash(digestHash).update(bytes).digest();
  const given = Buffer.from(reference.digest, 'base64');
  const matches = isBase64(reference.digest) && given.length === digest.length && timingSafeEqual(given, digest);
  const value = isBase64(signature.value) ? Buffer.from(signature.value, 'base64') : Buffer.alloc(0);
  const certificate = certificates.find((one) => signs(one, method, info, value));
  const signed = matches && certificate && plan.takesOut ? readSigned(bytes, signature) : undefined;
  return {
    signature,
    digest: matches ? 'matches' : 'differs',
    certificate,
    obstacle: matches && certificate && !signed ? 'Two XML parsers read the signed part in two ways.' : undefined,
    signed,
  };
}

interface Plan {
  readonly reference: Reference;
  readonly canonicalization: Canonicalization;
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
  return { reference, canonicalization, transform: method2, prefixes, takesOut, digestHash: digestMethod.hash, method };
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

function readSigned(bytes: Uint8Array, { parent, element }: Signature): Signed | undefined {
  const read = readAlike(bytes, parent, element);
  return read && { bytes, ...read };
}

/** Reads canonical bytes; undefined when they don't say what stands in the response, but for `without`. */
function readAlike(bytes: Uint8Array, original: Element, without?: Element): Omit<Signed, 'bytes'> | undefined {
  const scanned = scanXml(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
  const origins = 'root' in scanned ? align(scanned.root, original, without) : undefined;
  return 'root' in scanned && origins ? { tree: scanned.root, origins } : undefined;
}

function clause(sentence: string): string {
  return sentence.replace(/[.\s]+$/, '');
}
