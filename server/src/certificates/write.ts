/** Writes self-signed X.509 certificates (RFC 5280): node:crypto makes keys and signatures, but no certificates. */
import { constants, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { bits, integer, none, oid, sequence, set, tagged, time, utf8 } from './write-der';

/** Names the hash and the key's algorithm; the key has to be of that kind. */
export type CertificateSignature =
  | 'rsa-sha256'
  | 'rsa-sha1'
  | 'rsa-md5'
  | 'rsa-pss'
  | 'ecdsa-sha256'
  | 'ecdsa-sha1'
  | 'ed25519';

export type PrivateKey = KeyObject | string;

export interface CertificateValues {
  /** Who it is for, and who signs it: the same. */
  readonly subject: { readonly organization?: string; readonly commonName: string };
  /** Hexadecimal. */
  readonly serial: string;
  /** Milliseconds since 1970 UTC. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** The private key that signs, as PEM too; its public half is what the certificate shows. */
  readonly key: PrivateKey;
  readonly signature: CertificateSignature;
}

interface Algorithm {
  readonly identifier: Buffer;
  readonly hash: string | null;
  readonly options?: { readonly padding: number; readonly saltLength: number };
}

const sha256 = sequence(oid('2.16.840.1.101.3.4.2.1'), none);

const algorithms: { readonly [name in CertificateSignature]: Algorithm } = {
  'rsa-sha256': { identifier: sequence(oid('1.2.840.113549.1.1.11'), none), hash: 'sha256' },
  'rsa-sha1': { identifier: sequence(oid('1.2.840.113549.1.1.5'), none), hash: 'sha1' },
  'rsa-md5': { identifier: sequence(oid('1.2.840.113549.1.1.4'), none), hash: 'md5' },
  'rsa-pss': {
    identifier: sequence(
      oid('1.2.840.113549.1.1.10'),
      sequence(tagged(0, sha256), tagged(1, sequence(oid('1.2.840.113549.1.1.8'), sha256)), tagged(2, integer('20'))),
    ),
    hash: 'sha256',
    options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 },
  },
  'ecdsa-sha256': { identifier: sequence(oid('1.2.840.10045.4.3.2')), hash: 'sha256' },
  'ecdsa-sha1': { identifier: sequence(oid('1.2.840.10045.4.1')), hash: 'sha1' },
  ed25519: { identifier: sequence(oid('1.3.101.112')), hash: null },
};

/** Something with its algorithm and signature behind it: what a certificate and a certificate request have in common. */
export function writeSigned(body: Uint8Array, key: PrivateKey, signature: CertificateSignature): Buffer {
  const { identifier, hash, options } = algorithms[signature];
  const privateKey = typeof key === 'string' ? createPrivateKey(key) : key;
  return sequence(body, identifier, bits(sign(hash, body, { key: privateKey, ...options })));
}

/** A distinguished name (RFC 5280 section 4.1.2.4), the organization first. */
export function writeName({ organization, commonName }: CertificateValues['subject']): Buffer {
  const part = (type: string, value: string) => set(sequence(oid(type), utf8(value)));
  return sequence(...(organization ? [part('2.5.4.10', organization)] : []), part('2.5.4.3', commonName));
}

/** The public half of a key as SubjectPublicKeyInfo. */
export function writePublicKey(key: PrivateKey): Buffer {
  return createPublicKey(key).export({ type: 'spki', format: 'der' });
}

/**
 * A self-signed certificate of version 3 without extensions, in DER. Signatures of ECDSA and RSA-PSS hold a random part;
 * those of RSA and Ed25519 are the same each time. Throws what node:crypto throws when the key is not
 * of the kind that `signature` names.
 */
export function writeCertificate({ subject, serial, notBefore, notAfter, key, signature }: CertificateValues): Buffer {
  const name = writeName(subject);
  const body = sequence(
    tagged(0, integer('2')),
    integer(serial),
    algorithms[signature].identifier,
    name,
    sequence(time(notBefore), time(notAfter)),
    name,
    writePublicKey(key),
  );
  return writeSigned(body, key, signature);
}

/** DER bytes as PEM (RFC 7468), in lines of 64 characters. */
export function writePem(der: Uint8Array, label = 'CERTIFICATE'): string {
  return `-----BEGIN ${label}-----\n${base64Lines(der)}-----END ${label}-----\n`;
}

/** Base64 in lines of 64 characters. */
export function base64Lines(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('base64')
    .replace(/.{1,64}/g, '$&\n');
}
