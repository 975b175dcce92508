/** The algorithms of XML signatures, by the URIs of RFC 9231, XML Signature 1.1 and the canonicalization standards. */

export interface SignatureMethod {
  /** As people write it. */
  readonly name: string;
  readonly scheme: 'rsa' | 'rsa-pss' | 'ecdsa' | 'eddsa';
  /** As node:crypto names it; undefined for Ed25519. */
  readonly hash: string | undefined;
  readonly strength: Strength;
}

export interface DigestMethod {
  readonly name: string;
  readonly hash: string;
  readonly strength: Strength;
}

export type Strength = 'good' | 'sha1' | 'broken';

const xmldsig = 'http://www.w3.org/2000/09/xmldsig#';
const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const more2007 = 'http://www.w3.org/2007/05/xmldsig-more#';

const hashes: readonly (readonly [suffix: string, hash: string, name: string, strength: Strength])[] = [
  ['sha1', 'sha1', 'SHA-1', 'sha1'],
  ['md5', 'md5', 'MD5', 'broken'],
  ['ripemd160', 'ripemd160', 'RIPEMD-160', 'broken'],
  ['sha224', 'sha224', 'SHA-224', 'good'],
  ['sha256', 'sha256', 'SHA-256', 'good'],
  ['sha384', 'sha384', 'SHA-384', 'good'],
  ['sha512', 'sha512', 'SHA-512', 'good'],
];

const ed25519: SignatureMethod = { name: 'Ed25519', scheme: 'eddsa', hash: undefined, strength: 'good' };

const signatureMethods: ReadonlyMap<string, SignatureMethod> = new Map<string, SignatureMethod>([
  ...hashes.flatMap(([suffix, hash, name, strength]): (readonly [string, SignatureMethod])[] => [
    [`${suffix === 'sha1' ? xmldsig : more}rsa-${suffix}`, { name: `RSA with ${name}`, scheme: 'rsa', hash, strength }],
    [`${more}ecdsa-${suffix}`, { name: `ECDSA with ${name}`, scheme: 'ecdsa', hash, strength }],
    [`${more2007}${suffix}-rsa-MGF1`, { name: `RSA-PSS with ${name}`, scheme: 'rsa-pss', hash, strength }],
  ]),
  ['http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519', ed25519] as const,
]);

const digestMethods: ReadonlyMap<string, DigestMethod> = new Map([
  [`${xmldsig}sha1`, { name: 'SHA-1', hash: 'sha1', strength: 'sha1' }],
  [`${more}md5`, { name: 'MD5', hash: 'md5', strength: 'broken' }],
  [`${more}sha224`, { name: 'SHA-224', hash: 'sha224', strength: 'good' }],
  [`${more}sha384`, { name: 'SHA-384', hash: 'sha384', strength: 'good' }],
  ['http://www.w3.org/2001/04/xmlenc#sha256', { name: 'SHA-256', hash: 'sha256', strength: 'good' }],
  ['http://www.w3.org/2001/04/xmlenc#sha512', { name: 'SHA-512', hash: 'sha512', strength: 'good' }],
  ['http://www.w3.org/2001/04/xmlenc#ripemd160', { name: 'RIPEMD-160', hash: 'ripemd160', strength: 'broken' }],
  [`${more2007}sha3-256`, { name: 'SHA3-256', hash: 'sha3-256', strength: 'good' }],
  [`${more2007}sha3-384`, { name: 'SHA3-384', hash: 'sha3-384', strength: 'good' }],
  [`${more2007}sha3-512`, { name: 'SHA3-512', hash: 'sha3-512', strength: 'good' }],
]);

export interface Canonicalization {
  readonly name: string;
  readonly mode: 'inclusive' | 'exclusive' | 'inclusive-1.1';
  readonly withComments: boolean;
}

const canonicalizations: ReadonlyMap<string, Canonicalization> = new Map(
  (
    [
      ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315', 'Canonical XML 1.0', 'inclusive', '#WithComments'],
      ['http://www.w3.org/2006/12/xml-c14n11', 'Canonical XML 1.1', 'inclusive-1.1', '#WithComments'],
      ['http://www.w3.org/2001/10/xml-exc-c14n#', 'Exclusive Canonical XML', 'exclusive', 'WithComments'],
    ] as const
  ).flatMap(([uri, name, mode, comments]): (readonly [string, Canonicalization])[] => [
    [uri, { name, mode, withComments: false }],
    [uri + comments, { name: `${name} with comments`, mode, withComments: true }],
  ]),
);

/** What is used when a reference names none (XML Signature 1.1, section 4.4.3.2). */
export const usualCanonicalization: Canonicalization = {
  name: 'Canonical XML 1.0',
  mode: 'inclusive',
  withComments: false,
};

export const enveloped = `${xmldsig}enveloped-signature`;

export const signatureMethodOf = (uri: string): SignatureMethod | undefined => signatureMethods.get(uri);
export const digestMethodOf = (uri: string): DigestMethod | undefined => digestMethods.get(uri);
export const canonicalizationOf = (uri: string): Canonicalization | undefined => canonicalizations.get(uri);

/** HMAC signs with a secret that both sides have; here the only thing both sides have is a public certificate. */
export function isHmac(uri: string): boolean {
  return /[#/]hmac-/i.test(uri);
}

/** What a transform that is not allowed would do, as the end of "a transform …". */
export function describeTransform(uri: string): string {
  if (/xslt/i.test(uri)) return 'that runs a program from the response (XSLT)';
  if (/xpath|filter/i.test(uri)) return 'that lets the sender choose which parts are signed (XPath)';
  if (/base64/i.test(uri)) return 'that signs the decoded base64 and not the XML';
  return `that SAML does not allow (${uri.slice(0, 120)})`;
}
