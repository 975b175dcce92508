/** Certificates and metadata: what they say of themselves, and how long they last. Never the key of anybody. */
import type { Certificate, CertificatesRead } from '../../certificates/read';
import type { FileContent } from '../../rules/rule';
import { rememberedCertificates, rememberedMetadata } from '../../rules/sso/provider';
import { count, dayOf, validityWords } from '../words';
import type { Paragraphs } from './asked';
import { address, bullets, code, prose } from './markdown';

/** What was read of a certificate. */
export function describeCertificates({ certificates, problems }: CertificatesRead, now: number): Paragraphs {
  return [
    ...certificates.slice(0, 3).flatMap((one) => describeCertificate(one, now)),
    ...(certificates.length > 3 ? [`${count(certificates.length - 3, 'certificate')} more.`] : []),
    ...problems.map(({ message }) => `**No certificate:** ${prose(message)}`),
  ];
}

const brokenHashes = ['md2', 'md4', 'md5', 'sha1'];

function describeCertificate(certificate: Certificate, now: number): Paragraphs {
  const { subject, issuer, notBefore, notAfter, sha256, keyType, keyBits, signature, serial } = certificate;
  const weak = keyType.startsWith('RSA') && keyBits > 0 && keyBits < 2048 ? ' (weak: under 2048 bits)' : '';
  const old = brokenHashes.includes(signature.hash ?? '') ? ' (weak)' : '';
  const self = subject === issuer ? ' (self-signed)' : '';
  return [
    `**Certificate** ${code(subject || `serial number ${serial}`)} · **${validityWords(certificate, now)}**`,
    bullets(
      [
        `Issuer: ${code(issuer)}${self}`,
        `Valid from ${dayOf(notBefore)} to ${dayOf(notAfter)}`,
        `Key: ${keyType}${keyBits ? `, ${keyBits} bits` : ''}${weak}`,
        `Signature: ${prose(signature.name)}${old}`,
        `SHA-256: \`${sha256}\``,
      ],
      9,
    ),
  ];
}

/** A certificate file by its content; undefined: it was not looked at yet. */
export function describeCertificateFile(path: string, content: FileContent | undefined, now: number): Paragraphs {
  return withContent(path, content, 'certificate', (bytes) => describeCertificates(rememberedCertificates(bytes), now));
}

/** A metadata file by its content. */
export function describeMetadataFile(path: string, content: FileContent | undefined, now: number): Paragraphs {
  return withContent(path, content, 'metadata', (bytes) => describeMetadata(bytes, now));
}

function withContent(
  path: string,
  content: FileContent | undefined,
  what: string,
  describe: (bytes: Uint8Array) => Paragraphs,
): Paragraphs {
  if (path.trim() === '') return [`It names no ${what} file.`];
  if (!content) return [`The file ${code(path)} was not read yet.`];
  if (content.state === 'unreadable') return [`The file ${code(path)} can’t be read: ${prose(content.reason)}.`];
  return describe(content.bytes);
}

function describeMetadata(bytes: Uint8Array, now: number): Paragraphs {
  const { read, certificates } = rememberedMetadata(bytes);
  const problems = read.problems.slice(0, 3).map(({ message }) => prose(message));
  if (read.verdict !== 'idp-metadata') return ['**No metadata of an identity provider**', ...problems];
  const providers = read.entities.filter(({ identityProvider }) => identityProvider);
  return [
    ...providers.slice(0, 3).flatMap((entity) => {
      const { entityId, validUntil, singleSignOn, singleLogout, nameIdFormats } = entity;
      const endpoints = (what: string, all: typeof singleSignOn) =>
        all
          .slice(0, 3)
          .map(
            ({ binding, location }) =>
              `${what} (${prose(binding.slice(binding.lastIndexOf(':') + 1))}): ${address(location)}`,
          );
      const keys = certificates(entity);
      return [
        `**SAML metadata** ${code(entityId || 'without entityID')}`,
        bullets(
          [
            ...endpoints('Sign-in', singleSignOn),
            ...endpoints('Sign-out', singleLogout),
            ...keys.flatMap((key) =>
              key.certificates.map(
                (one) =>
                  `Certificate${key.use === 'encryption' ? ' for encryption' : ''} ${code(one.subject || `serial number ${one.serial}`)}: ${validityWords(one, now)} (${dayOf(one.notAfter)})`,
              ),
            ),
            ...keys.flatMap((key) => key.problems.map(({ message }) => `No certificate: ${prose(message)}`)),
            ...(nameIdFormats.length
              ? [`NameID: ${nameIdFormats.map((one) => code(one.slice(one.lastIndexOf(':') + 1))).join(', ')}`]
              : []),
            ...(validUntil
              ? [`Valid until ${dayOf(validUntil.time)}${validUntil.time < now ? ', which has passed' : ''}`]
              : []),
          ],
          14,
        ),
      ];
    }),
    ...(providers.length > 3 ? [`${count(providers.length - 3, 'identity provider')} more.`] : []),
    ...problems,
  ];
}
