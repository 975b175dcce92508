import type * as Crypto from 'node:crypto';
import { readElement, recognizeStructure, SEQUENCE, type Structure } from './der';
import { readSignatureAlgorithm, type SignatureAlgorithm } from './signature';

/** What an X.509 certificate says of itself. */
export interface Certificate {
  /** RFC 4514 order, `CN=…,O=…,C=…`; '' when the certificate names nobody. */
  readonly subject: string;
  readonly issuer: string;
  /** Upper-case hexadecimal. */
  readonly serial: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** SHA-256 over the DER bytes, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** `RSA`, `RSA-PSS`, `EC`, `Ed25519`, `Ed448`, `DSA`, or `unknown`. */
  readonly keyType: string;
  /** Size of the modulus or of the curve; 0 when it is not known. */
  readonly keyBits: number;
  readonly signature: SignatureAlgorithm;
  /** The DER bytes in base64 on one line. */
  readonly der: string;
}

export type CertificateFault =
  | 'empty'
  | 'truncated'
  | 'not-base64'
  | 'private-key'
  | 'public-key'
  | 'certificate-request'
  | 'revocation-list'
  | 'pkcs7'
  | 'pkcs12'
  | 'web-page'
  | 'not-a-certificate';

export interface CertificateProblem {
  readonly fault: CertificateFault;
  /** What it is instead of a certificate, and what to do. Never quotes the input. */
  readonly message: string;
}

export interface CertificatesRead {
  /** In the order in which they stand. */
  readonly certificates: readonly Certificate[];
  readonly problems: readonly CertificateProblem[];
}

const messages: Readonly<Record<CertificateFault, string>> = {
  empty:
    'There is no certificate here: paste the signing certificate of the identity provider (PEM or base64), or name its file.',
  truncated: 'The certificate is cut off before its end: copy all of it again, with its BEGIN and END lines.',
  'not-base64': 'The certificate holds characters that are not base64: copy it again from the identity provider.',
  'private-key':
    'This is a private key, not a certificate. Whoever has it can sign in as anybody: take it out of the file and its history, replace the key at the identity provider, and put its certificate (BEGIN CERTIFICATE) here.',
  'public-key':
    'This is a bare public key, not a certificate: it has no dates and no name. Export the X.509 certificate (BEGIN CERTIFICATE) of the identity provider.',
  'certificate-request':
    'This is a certificate request, not a certificate: put in the certificate that was issued for it (BEGIN CERTIFICATE).',
  'revocation-list':
    'This is a revocation list, not a certificate: put in the signing certificate (BEGIN CERTIFICATE).',
  pkcs7:
    'This is a PKCS#7 bundle (.p7b), which Genesys Cloud does not read: export the certificate alone as PEM or DER.',
  pkcs12:
    'This is a PKCS#12 key store (.p12, .pfx), which usually holds a private key: export the certificate alone as PEM or DER, and keep the key store out of the repository.',
  'web-page': 'This is a web page or another XML or JSON document, not a certificate: download the certificate itself.',
  'not-a-certificate':
    'This is not an X.509 certificate: export the signing certificate of the identity provider as PEM or DER.',
};

const escapedLineEnds =
  'The certificate holds “\\n” as two characters where its lines should end: use a block scalar (|) with real lines.';

/**
 * Reads the certificates in a file or a text: PEM with one or several blocks and any text around them, base64 with or
 * without line ends, or DER. What is no certificate is named in `problems`; never throws.
 * Sources: RFC 7468 (PEM), RFC 5280 (X.509).
 */
export function readCertificates(input: Uint8Array | string): CertificatesRead {
  const binary = typeof input !== 'string' && input[0] === SEQUENCE && looksBinary(input);
  const parts = binary ? readDer(input) : readText(typeof input === 'string' ? input : decodeText(input));
  return {
    certificates: parts.filter((part) => 'der' in part),
    problems: parts.filter((part) => 'fault' in part),
  };
}

type Part = Certificate | CertificateProblem;

function problem(fault: CertificateFault, message = messages[fault]): readonly Part[] {
  return [{ fault, message }];
}

/** DER starts with 0x30, which is also the digit 0: text holds no control characters in its first bytes. */
function looksBinary(bytes: Uint8Array): boolean {
  return bytes
    .subarray(0, 64)
    .some((byte) => byte >= 0x80 || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13));
}

function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

function readText(input: string): readonly Part[] {
  const text = input.replace(/^\uFEFF/, '').trim();
  if (text === '') return problem('empty');
  if (text.includes('-----BEGIN ')) return readBlocks(text);
  if (/BEGIN [A-Z0-9 ]{0,64}PRIVATE KEY|^PuTTY-User-Key-File/.test(text)) return problem('private-key');
  if (/(?:BEGIN|END) [A-Z0-9 ]{0,64}CERTIFICATE/.test(text)) return problem('truncated');
  if (/^(?:ssh-|ecdsa-)[a-z0-9-]+ /.test(text)) return problem('public-key');
  if (text.startsWith('{')) return problem(/"d"\s*:\s*"/.test(text) ? 'private-key' : 'web-page');
  if (text.startsWith('<')) return problem('web-page');
  return readBase64(text);
}

/** The PEM blocks of a text. What stands between them is explanation and is left alone (RFC 7468 section 2). */
function readBlocks(text: string): readonly Part[] {
  const parts: Part[] = [];
  const begin = /-----BEGIN ([^\r\n-]*)-----/g;
  let end = 0;
  for (let match = begin.exec(text); match; match = begin.exec(text)) {
    const label = (match[1] ?? '').trim();
    const start = begin.lastIndex;
    // Searched for again only behind the last one, so that many BEGIN lines without an END stay linear.
    if (end >= 0 && end < start) end = text.indexOf('-----END ', start);
    const next = text.indexOf('-----BEGIN ', start);
    const whole = end >= 0 && (next < 0 || end < next);
    const other = faultOfLabel(label);
    if (other) parts.push(...problem(other));
    else if (!whole) parts.push(...problem(recognizeCut(text.slice(start, next < 0 ? undefined : next))));
    else parts.push(...readBase64(withoutHeaders(text.slice(start, end)), label));
    if (whole) begin.lastIndex = end;
  }
  return parts.length > 0 ? parts : problem('truncated');
}

function faultOfLabel(label: string): CertificateFault | undefined {
  if (label.includes('PRIVATE KEY')) return 'private-key';
  if (label.includes('PUBLIC KEY')) return 'public-key';
  if (label.includes('CERTIFICATE REQUEST')) return 'certificate-request';
  if (label.includes('CRL')) return 'revocation-list';
  if (label === 'PKCS7' || label === 'CMS') return 'pkcs7';
  if (label === 'PKCS12') return 'pkcs12';
  return label.includes('CERTIFICATE') ? undefined : 'not-a-certificate';
}

/** A block without its END line that holds a key under a certificate's label is a key first. */
function recognizeCut(body: string): CertificateFault {
  const bytes = decodeBase64(body.replace(/\s+/g, ''));
  return bytes && recognizeStructure(bytes) === 'private-key' ? 'private-key' : 'truncated';
}

/** Old PEM (RFC 1421) has `Name: value` lines and an empty line before the data. */
function withoutHeaders(body: string): string {
  return body.includes(':') ? body.replace(/^[^\S\r\n]*[A-Za-z0-9-]+:[^\r\n]*$/gm, '') : body;
}

function decodeBase64(compact: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return undefined;
  return new Uint8Array(Buffer.from(compact, 'base64'));
}

/** Base64 under a PEM label, or without one. */
function readBase64(text: string, label = ''): readonly Part[] {
  const compact = text.replace(/\s+/g, '');
  if (compact === '') return problem('empty');
  const bytes = decodeBase64(compact);
  // OpenSSL's TRUSTED CERTIFICATE has its own data behind the certificate.
  if (bytes) return readDer(bytes, label.startsWith('TRUSTED'));
  if (/\\[rn]/.test(compact)) return problem('not-base64', escapedLineEnds);
  // A text that does not even start as the base64 of a long SEQUENCE does was never a certificate.
  return problem(label || compact.startsWith('MI') ? 'not-base64' : 'not-a-certificate');
}

/** Certificates one after the other in DER; line ends and zero bytes behind the last one do no harm. */
function readDer(bytes: Uint8Array, onlyFirst = false): readonly Part[] {
  const parts: Part[] = [];
  let offset = 0;
  while (offset < bytes.length && !(onlyFirst && offset > 0)) {
    const element = readElement(bytes, offset);
    const whole = element && element.end <= bytes.length;
    const certificate = whole ? readOne(bytes.subarray(offset, element.end)) : undefined;
    if (!whole || !certificate) {
      parts.push(...problem(faultOfStructure(recognizeStructure(bytes.subarray(offset)))));
      break;
    }
    parts.push(certificate);
    offset = element.end;
    while (isPadding(bytes[offset])) offset++;
  }
  return parts;
}

function isPadding(byte: number | undefined): boolean {
  return byte === 0 || byte === 0x0a || byte === 0x0d || byte === 0x20;
}

function faultOfStructure(structure: Structure): CertificateFault {
  return structure === 'certificate' || structure === 'unknown' ? 'not-a-certificate' : structure;
}

function readOne(der: Uint8Array): Certificate | undefined {
  // Loaded when the first certificate is read: most checks of most files need none.
  const { X509Certificate } = require('node:crypto') as typeof Crypto;
  let x509: Crypto.X509Certificate;
  try {
    x509 = new X509Certificate(der);
  } catch {
    // The caller says what the bytes are instead.
    return undefined;
  }
  const notBefore = readTime(x509.validFrom);
  const notAfter = readTime(x509.validTo);
  if (Number.isNaN(notBefore) || Number.isNaN(notAfter)) return undefined;
  return {
    subject: nameOf(x509.subject),
    issuer: nameOf(x509.issuer),
    serial: x509.serialNumber,
    notBefore,
    notAfter,
    sha256: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
    ...keyOf(x509),
    signature: readSignatureAlgorithm(der),
    der: Buffer.from(der).toString('base64'),
  };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Milliseconds of OpenSSL's `Jan  1 00:00:00 2026 GMT`, which stands for both UTCTime and GeneralizedTime; else NaN. */
function readTime(text: string): number {
  const match = /^([A-Z][a-z]{2}) +(\d{1,2}) (\d{2}):(\d{2}):(\d{2})(?:\.\d+)? (\d{1,4})(?: GMT)?$/.exec(text);
  const month = months.indexOf(match?.[1] ?? '');
  if (!match || month < 0) return Number.NaN;
  const [, , day, hour, minute, second, year] = match.map(Number);
  return Date.UTC(year ?? 0, month, day, hour, minute, second);
}

/** node:crypto gives a line for each part of the name, the widest first; `undefined` for an empty name. */
function nameOf(lines: string | undefined): string {
  return (lines ?? '').split('\n').filter(Boolean).reverse().join(',');
}

const keyTypes: Readonly<Record<string, string>> = {
  rsa: 'RSA',
  'rsa-pss': 'RSA-PSS',
  ec: 'EC',
  dsa: 'DSA',
  ed25519: 'Ed25519',
  ed448: 'Ed448',
  x25519: 'X25519',
  x448: 'X448',
};
const fixedBits: Readonly<Record<string, number>> = { ed25519: 256, ed448: 456, x25519: 256, x448: 448 };

function keyOf(x509: Crypto.X509Certificate): { keyType: string; keyBits: number } {
  try {
    const key = x509.publicKey;
    const type = key.asymmetricKeyType ?? '';
    const details = key.asymmetricKeyDetails;
    const curve = /\d{3}/.exec(details?.namedCurve ?? '')?.[0];
    const keyBits = details?.modulusLength ?? fixedBits[type] ?? (curve ? Number(curve) : 0);
    return { keyType: keyTypes[type] ?? 'unknown', keyBits };
  } catch {
    // A key on a curve that this OpenSSL does not know: the certificate is one all the same.
    return { keyType: 'unknown', keyBits: 0 };
  }
}
