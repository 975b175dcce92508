/**
 * Encrypts an assertion for a service provider (XML Encryption 1.1, saml-core section 6): its bytes by AES-256-GCM with a
 * key of their own, and that key by RSA-OAEP with SHA-256 for the certificate of the service provider.
 */
import { constants, createCipheriv, createHash, hkdfSync, publicEncrypt } from 'node:crypto';
import { namespaces } from '../sign-in/names';
import { type Material, serviceProviderCertificate } from './material';

const xenc = 'http://www.w3.org/2001/04/xmlenc#';
const xenc11 = 'http://www.w3.org/2009/xmlenc11#';

/**
 * An EncryptedAssertion that holds this element, which has to declare its namespaces itself. It is for the service
 * provider of the material, from which also everything is derived that has to be drawn by chance: the same material and
 * element give the same text.
 */
export function writeEncryptedAssertion(element: string, material: Material): string {
  const certificate = serviceProviderCertificate(material);
  // AES-GCM gives both contents away when two are encrypted with the same key and vector.
  const own = (purpose: string, length: number) => derive(material, `${purpose} ${digestOf(element)}`, length);
  const key = own('content key', 32);
  const start = own('initialization vector', 12);
  const cipher = createCipheriv('aes-256-gcm', key, start);
  const content = Buffer.concat([start, cipher.update(element, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const padded = padOaep(key, own('padding', hashLength));
  const transported = publicEncrypt({ key: certificate, padding: constants.RSA_NO_PADDING }, padded);
  return `<saml:EncryptedAssertion xmlns:saml="${namespaces.assertion}">
  <xenc:EncryptedData xmlns:xenc="${xenc}" Type="${xenc}Element">
    <xenc:EncryptionMethod Algorithm="${xenc11}aes256-gcm"/>
    <ds:KeyInfo xmlns:ds="${namespaces.signature}">
      <xenc:EncryptedKey>
        <xenc:EncryptionMethod Algorithm="${xenc11}rsa-oaep">
          <ds:DigestMethod Algorithm="${xenc}sha256"/>
          <xenc11:MGF xmlns:xenc11="${xenc11}" Algorithm="${xenc11}mgf1sha256"/>
        </xenc:EncryptionMethod>
        <ds:KeyInfo>
          <ds:X509Data>
            <ds:X509Certificate>${certificate.replace(/-----[A-Z ]+-----|\s/g, '')}</ds:X509Certificate>
          </ds:X509Data>
        </ds:KeyInfo>
        <xenc:CipherData>
          <xenc:CipherValue>${transported.toString('base64')}</xenc:CipherValue>
        </xenc:CipherData>
      </xenc:EncryptedKey>
    </ds:KeyInfo>
    <xenc:CipherData>
      <xenc:CipherValue>${content.toString('base64')}</xenc:CipherValue>
    </xenc:CipherData>
  </xenc:EncryptedData>
</saml:EncryptedAssertion>`;
}

/** Bytes that nobody can guess without the private key. The seed alone would not do: the ids of a response tell it. */
function derive({ keys, seed }: Material, purpose: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', keys.serviceProvider, seed, purpose, length));
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const hashLength = 32;

/**
 * EME-OAEP with SHA-256 and an empty label (RFC 8017 section 7.1.1) for a key of 2048 bits. node:crypto does it only with
 * chance of its own, and then no response would be made a second time.
 */
function padOaep(message: Uint8Array, seed: Uint8Array): Uint8Array {
  const size = 2048 / 8;
  const block = Buffer.alloc(size - hashLength - 1);
  createHash('sha256').digest().copy(block);
  block[block.length - message.length - 1] = 1;
  block.set(message, block.length - message.length);
  const masked = mask(block, seed);
  return Buffer.concat([Buffer.of(0), mask(seed, masked), masked]);
}

/** Bytes combined with what MGF1 makes of a seed (RFC 8017 appendix B.2.1). */
function mask(bytes: Uint8Array, seed: Uint8Array): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(bytes.length / hashLength) }, (_, counter) =>
    createHash('sha256')
      .update(seed)
      .update(Buffer.of(counter >> 24, counter >> 16, counter >> 8, counter))
      .digest(),
  );
  const pattern = Buffer.concat(blocks);
  return bytes.map((byte, at) => byte ^ (pattern[at] ?? 0));
}
