import { objectIdentifier, readChildren, readElement } from './der';

/** How a certificate is signed. */
export interface SignatureAlgorithm {
  /** As people write it: `sha256WithRSA`, `RSASSA-PSS with SHA-256`, `Ed25519`; the dotted identifier if it is unknown. */
  readonly name: string;
  /** `md5`, `sha1`, `sha256` …; undefined for Ed25519, Ed448 and unknown algorithms. */
  readonly hash: string | undefined;
}

/** Identifiers from RFC 3279, 4055, 5758, 8410, 8692 and the old OIW ones, with the name and the hash of each. */
const algorithms: ReadonlyMap<string, SignatureAlgorithm> = new Map(
  (
    [
      ['1.2.840.113549.1.1.2', 'md2WithRSA', 'md2'],
      ['1.2.840.113549.1.1.3', 'md4WithRSA', 'md4'],
      ['1.2.840.113549.1.1.4', 'md5WithRSA', 'md5'],
      ['1.2.840.113549.1.1.5', 'sha1WithRSA', 'sha1'],
      ['1.2.840.113549.1.1.11', 'sha256WithRSA', 'sha256'],
      ['1.2.840.113549.1.1.12', 'sha384WithRSA', 'sha384'],
      ['1.2.840.113549.1.1.13', 'sha512WithRSA', 'sha512'],
      ['1.2.840.113549.1.1.14', 'sha224WithRSA', 'sha224'],
      ['1.2.840.113549.1.1.15', 'sha512-224WithRSA', 'sha512-224'],
      ['1.2.840.113549.1.1.16', 'sha512-256WithRSA', 'sha512-256'],
      ['1.3.14.3.2.3', 'md5WithRSA', 'md5'],
      ['1.3.14.3.2.29', 'sha1WithRSA', 'sha1'],
      ['1.3.14.3.2.13', 'dsaWithSHA1', 'sha1'],
      ['1.3.14.3.2.27', 'dsaWithSHA1', 'sha1'],
      ['1.2.840.10040.4.3', 'dsaWithSHA1', 'sha1'],
      ['2.16.840.1.101.3.4.3.1', 'dsaWithSHA224', 'sha224'],
      ['2.16.840.1.101.3.4.3.2', 'dsaWithSHA256', 'sha256'],
      ['2.16.840.1.101.3.4.3.3', 'dsaWithSHA384', 'sha384'],
      ['2.16.840.1.101.3.4.3.4', 'dsaWithSHA512', 'sha512'],
      ['1.2.840.10045.4.1', 'ecdsaWithSHA1', 'sha1'],
      ['1.2.840.10045.4.3.1', 'ecdsaWithSHA224', 'sha224'],
      ['1.2.840.10045.4.3.2', 'ecdsaWithSHA256', 'sha256'],
      ['1.2.840.10045.4.3.3', 'ecdsaWithSHA384', 'sha384'],
      ['1.2.840.10045.4.3.4', 'ecdsaWithSHA512', 'sha512'],
      ['2.16.840.1.101.3.4.3.10', 'ecdsaWithSHA3-256', 'sha3-256'],
      ['2.16.840.1.101.3.4.3.14', 'sha3-256WithRSA', 'sha3-256'],
      ['1.3.101.112', 'Ed25519', undefined],
      ['1.3.101.113', 'Ed448', undefined],
    ] as const
  ).map(([oid, name, hash]) => [oid, { name, hash }]),
);

const digests: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.2.5', 'md5'],
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
  ['2.16.840.1.101.3.4.2.4', 'sha224'],
]);

const RSASSA_PSS = '1.2.840.113549.1.1.10';

/** The signatureAlgorithm of a DER certificate (RFC 5280 section 4.1.1.2), which node:crypto keeps to itself in Node 20. */
export function readSignatureAlgorithm(der: Uint8Array): SignatureAlgorithm {
  const unknown = { name: 'unknown', hash: undefined };
  const certificate = readElement(der, 0);
  const algorithm = certificate && readChildren(der, certificate)[1];
  if (!algorithm) return unknown;
  const [identifier, parameters] = readChildren(der, algorithm);
  const oid = objectIdentifier(der, identifier);
  if (oid !== RSASSA_PSS) return algorithms.get(oid) ?? { name: oid || 'unknown', hash: undefined };
  // RFC 4055 section 3.1: the hash is parameter [0], SHA-1 when it is left out.
  const tagged = parameters && readChildren(der, parameters).find((parameter) => parameter.tag === 0xa0);
  const digest = tagged && readChildren(der, tagged)[0];
  const digestOid = digest && objectIdentifier(der, readChildren(der, digest)[0]);
  const hash = tagged ? digests.get(digestOid ?? '') : 'sha1';
  return { name: hash ? `RSASSA-PSS with ${hashName(hash)}` : 'RSASSA-PSS', hash };
}

/** A hash as people write it: SHA-256, MD5. */
export function hashName(hash: string): string {
  return hash.toUpperCase().replace(/^SHA(?=[0-9]+$)/, 'SHA-');
}
