/** What a test identity provider signs with. A door draws it by chance and keeps it in memory only, for one run. */
import { writeCertificate, writePem } from '../certificates/write';

export interface Material {
  /** Private keys of RSA as PEM (PKCS#8). */
  readonly keys: {
    /** 2048 bits: the provider's own. */
    readonly own: string;
    /** 2048 bits: of someone who is not the provider. */
    readonly other: string;
    /** 1024 bits: too short to be trusted. */
    readonly short: string;
    /** 2048 bits: of who is to read what the provider encrypts. */
    readonly serviceProvider: string;
  };
  /** Letters and digits drawn by chance, of which all ids are made: the same ones give the same response. */
  readonly seed: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

export interface Ids {
  readonly request: string;
  readonly response: string;
  readonly assertion: string;
  readonly session: string;
  /** Of what an attacker adds. */
  readonly forgedResponse: string;
  readonly forgedAssertion: string;
  /** Of a second sign-in by the same person. */
  readonly secondAssertion: string;
}

/** Ids that tell what they stand for; each starts with a letter or `_`, as xs:ID wants it. */
export function idsOf({ seed }: Material): Ids {
  const drawn = seed.replace(/[^A-Za-z0-9]/g, '').slice(0, 64) || '0';
  return {
    request: `_q${drawn}`,
    response: `_r${drawn}`,
    assertion: `_a${drawn}`,
    session: `_s${drawn}`,
    forgedResponse: `_evil_r${drawn}`,
    forgedAssertion: `_evil_a${drawn}`,
    secondAssertion: `_b${drawn}`,
  };
}

/** A private key and the certificate that belongs to it, both as PEM. */
export interface Signer {
  readonly key: string;
  readonly certificate: string;
}

const day = 86_400_000;

/** Dates of a certificate, in days from now. */
export interface Validity {
  readonly from: number;
  readonly to: number;
}

const usual: Validity = { from: -30, to: 335 };

/** The provider, with a certificate that holds now unless other days are asked for. */
export function ownSigner(material: Material, validity = usual): Signer {
  return signer(material, 'own', validity);
}

/** Someone else, whose certificate looks just like the provider's. */
export function otherSigner(material: Material): Signer {
  return signer(material, 'other', usual);
}

/** The provider with a key of 1024 bits. */
export function shortSigner(material: Material): Signer {
  return signer(material, 'short', usual);
}

/** For whom the provider encrypts: a certificate (PEM) that is made for it. */
export function serviceProviderCertificate(material: Material): string {
  return signer(material, 'serviceProvider', usual, 'Test service provider').certificate;
}

function signer(
  { keys, seed, now }: Material,
  which: keyof Material['keys'],
  { from, to }: Validity,
  organization = 'Test identity provider',
): Signer {
  const second = Math.floor(now / 1000) * 1000;
  const der = writeCertificate({
    subject: { organization, commonName: 'Made for this run' },
    serial: `1${seed.replace(/[^0-9a-f]/gi, '').slice(0, 16)}`,
    notBefore: second + from * day,
    notAfter: second + to * day,
    key: keys[which],
    signature: 'rsa-sha256',
  });
  return { key: keys[which], certificate: writePem(der) };
}
