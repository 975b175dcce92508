/** What the rules about an identity provider need to know of it, read once for all of them. */
import {
  type Certificate,
  type CertificateProblem,
  type CertificatesRead,
  readCertificates,
} from '../../certificates/read';
import { type MetadataEntity, type MetadataRead, readMetadata } from '../../metadata/read';
import { certificatesOf, type MetadataCertificate, selectIdentityProvider } from '../../metadata/select';
import type { Leaf, Place } from '../../organization/model';
import type { IdentityProvider, IdentityProviderCertificate } from '../../organization/model.generated';
import type { Context, RelatedFile } from '../rule';
import { protocolOfType, protocolOfUrl } from './protocol';

/** The metadata that `metadataFile` names. */
export type Metadata =
  | { readonly state: 'absent' }
  /** The key has a value of another type, or the file has not been read yet. */
  | { readonly state: 'unknown' }
  | { readonly state: 'missing'; readonly at: Leaf; readonly reason: string }
  /** It is metadata of a protocol that Genesys Cloud does not take, or no metadata, or does not say which provider. */
  | {
      readonly state: 'refused';
      readonly at: Leaf;
      readonly protocol: MetadataRead['protocol'];
      readonly problem: string;
      readonly related: readonly RelatedFile[];
    }
  | {
      readonly state: 'read';
      readonly at: Leaf;
      readonly entity: MetadataEntity;
      /** Those that sign: a key without a use does. */
      readonly signing: readonly MetadataCertificate[];
    };

/** A certificate that can be read, and where the organization file gives it. */
export interface GivenCertificate {
  readonly certificate: Certificate;
  readonly at: Place;
  readonly related: readonly RelatedFile[];
}

/** What stands where a certificate should. */
export interface RefusedCertificate {
  readonly problem: CertificateProblem;
  readonly at: Place;
  /** The element of `certificates`, or the value of `certificate`. */
  readonly element: Place;
  readonly related: readonly RelatedFile[];
  /** Whether certificates were read beside it, from the same text. */
  readonly beside: boolean;
}

/** A certificate file that is not there. */
export interface MissingCertificate {
  readonly at: Place;
  readonly reason: string;
}

export interface ProviderFacts {
  /** False for Genesys Cloud's own login, which has no issuer, URLs and certificates. */
  readonly federated: boolean;
  /** Its type or its metadata is of a protocol other than SAML 2.0. */
  readonly otherProtocol: boolean;
  readonly metadata: Metadata;
  /** `certificates` or `certificate` is written, with whatever value, save an empty list. */
  readonly hasOwnCertificates: boolean;
  /** The certificates that count: the provider's own, or those of the metadata when it names none. Each once. */
  readonly certificates: readonly GivenCertificate[];
  readonly refused: readonly RefusedCertificate[];
  readonly missing: readonly MissingCertificate[];
  /** How many certificates are given, readable or not. */
  readonly count: number;
}

const key = {};

/** The facts of a provider. Every rule of the same run gets the same ones. */
export function readProvider(provider: IdentityProvider, context: Pick<Context, 'once' | 'file'>): ProviderFacts {
  return context.once(key, () => gather(provider, context));
}

function gather(provider: IdentityProvider, context: Pick<Context, 'file'>): ProviderFacts {
  const metadata = readMetadataOf(provider, context);
  const elements = [...(provider.certificates?.items ?? []), ...(provider.certificate ? [provider.certificate] : [])];
  const own = elements.map((element) => readElement(element, context));
  const emptyList = provider.certificates?.node.items.length === 0 && !provider.has('certificate');
  const hasOwnCertificates = (provider.has('certificates') || provider.has('certificate')) && !emptyList;
  const given = hasOwnCertificates ? own : metadata.state === 'read' ? metadataElements(metadata) : [];
  return {
    federated: provider.type?.value !== 'purecloud',
    otherProtocol:
      protocolOfType(provider.type?.value) !== undefined ||
      (metadata.state === 'refused' && metadata.protocol !== undefined),
    metadata,
    hasOwnCertificates,
    certificates: unique(given.flatMap((one) => one.certificates)),
    refused: given.flatMap((one) => one.refused),
    missing: own.flatMap((one) => one.missing),
    count: hasOwnCertificates
      ? own.reduce((sum, one) => sum + Math.max(1, one.certificates.length), 0)
      : unique(given.flatMap((one) => one.certificates)).length,
  };
}

interface ReadElement {
  readonly certificates: readonly GivenCertificate[];
  readonly refused: readonly RefusedCertificate[];
  readonly missing: readonly MissingCertificate[];
}

function readElement(element: IdentityProviderCertificate, context: Pick<Context, 'file'>): ReadElement {
  const { text, file } = element;
  if (text) return judge(rememberedText(text), text, element, []);
  if (!file) return { certificates: [], refused: [], missing: [] };
  const content = file.value.trim() === '' ? undefined : context.file(file.value);
  if (file.value.trim() === '')
    return { certificates: [], refused: [], missing: [{ at: element, reason: 'it names no file' }] };
  if (!content) return { certificates: [], refused: [], missing: [] };
  if (content.state === 'unreadable')
    return { certificates: [], refused: [], missing: [{ at: element, reason: content.reason }] };
  return judge(rememberedCertificates(content.bytes), element, element, []);
}

function judge(read: CertificatesRead, at: Place, element: Place, related: readonly RelatedFile[]): ReadElement {
  return {
    certificates: read.certificates.map((certificate) => ({ certificate, at, related })),
    refused: read.problems.map((problem) => ({
      problem,
      at,
      element,
      related,
      beside: read.certificates.length > 0,
    })),
    missing: [],
  };
}

/** Certificates that come only from the metadata stand on `metadataFile`. */
function metadataElements(metadata: Extract<Metadata, { state: 'read' }>): readonly ReadElement[] {
  return metadata.signing.map((one) => {
    const related = [{ message: 'The certificate in the metadata', path: metadata.at.value, range: one.range }];
    return judge(one, metadata.at, metadata.at, related);
  });
}

function unique(given: readonly GivenCertificate[]): readonly GivenCertificate[] {
  const seen = new Set<string>();
  return given.filter(({ certificate }) => !seen.has(certificate.sha256) && seen.add(certificate.sha256));
}

function readMetadataOf(provider: IdentityProvider, context: Pick<Context, 'file'>): Metadata {
  const at = provider.metadataFile;
  if (!at) return { state: provider.has('metadataFile') ? 'unknown' : 'absent' };
  if (at.value.trim() === '') return { state: 'missing', at, reason: 'it names no file' };
  const protocol = protocolOfUrl(at.value);
  if (protocol) {
    const problem = `This is an address of ${protocol}, and Genesys Cloud signs in by SAML 2.0 only: download the SAML 2.0 metadata of the identity provider.`;
    return { state: 'refused', at, protocol, problem, related: [] };
  }
  if (/^https?:\/\//i.test(at.value)) {
    return { state: 'missing', at, reason: 'it is an address, and the check opens files only: download the metadata' };
  }
  const content = context.file(at.value);
  if (!content) return { state: 'unknown' };
  if (content.state === 'unreadable') return { state: 'missing', at, reason: content.reason };
  const { read, certificates } = rememberedMetadata(content.bytes);
  const [first] = read.problems;
  const place = (range: RelatedFile['range'] | undefined): readonly RelatedFile[] =>
    range ? [{ message: 'The place in the metadata', path: at.value, range }] : [];
  if (read.verdict !== 'idp-metadata') {
    const problem = first?.message ?? 'This is not metadata of an identity provider.';
    return { state: 'refused', at, protocol: read.protocol, problem, related: place(first?.range) };
  }
  const chosen = selectIdentityProvider(read, provider.issuerUri?.value.trim() || undefined);
  if ('problem' in chosen) return { state: 'refused', at, protocol: undefined, problem: chosen.problem, related: [] };
  return {
    state: 'read',
    at,
    entity: chosen.entity,
    signing: certificates(chosen.entity).filter((one) => one.use !== 'encryption'),
  };
}

/**
 * What the bytes of a file say does not change, and a door gives the same array as long as the file stays the same: so
 * typing in an entry does not read its files again. The memory goes with the array.
 */
const metadataRead = new WeakMap<Uint8Array, RememberedMetadata>();
const certificatesRead = new WeakMap<Uint8Array, CertificatesRead>();

interface RememberedMetadata {
  readonly read: MetadataRead;
  readonly certificates: (entity: MetadataEntity) => readonly MetadataCertificate[];
}

/** What the bytes of a metadata file say. */
export function rememberedMetadata(bytes: Uint8Array): RememberedMetadata {
  let remembered = metadataRead.get(bytes);
  if (!remembered) {
    const byEntity = new Map<MetadataEntity, readonly MetadataCertificate[]>();
    const certificates = (entity: MetadataEntity) => {
      const known = byEntity.get(entity) ?? certificatesOf(entity);
      byEntity.set(entity, known);
      return known;
    };
    remembered = { read: readMetadata(bytes), certificates };
    metadataRead.set(bytes, remembered);
  }
  return remembered;
}

/** A value that was written stays what it is: an edit makes another node. */
const textsRead = new WeakMap<Leaf['node'], CertificatesRead>();

/** The certificates in a text of the organization file. */
export function rememberedText({ node, value }: Pick<Leaf, 'node' | 'value'>): CertificatesRead {
  const remembered = textsRead.get(node) ?? readCertificates(value);
  textsRead.set(node, remembered);
  return remembered;
}

/** The certificates in the bytes of a file. */
export function rememberedCertificates(bytes: Uint8Array): CertificatesRead {
  const remembered = certificatesRead.get(bytes) ?? readCertificates(bytes);
  certificatesRead.set(bytes, remembered);
  return remembered;
}

/** A provider as messages call it. */
export function callProvider(provider: IdentityProvider): string {
  const name = provider.name?.value.trim();
  return name ? `"${name}"` : 'This identity provider';
}

/** A certificate as messages call it: by its common name, else its subject, else its serial number. */
export function callCertificate(certificate: Certificate): string {
  const name = /(?:^|,)CN=((?:\\.|[^,\\])+)/.exec(certificate.subject)?.[1] ?? certificate.subject;
  return name ? `The certificate ${name.slice(0, 80)}` : `The certificate with serial number ${certificate.serial}`;
}

/** The day of an instant, as messages show it. */
export function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
