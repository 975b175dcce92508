import type { Endpoint, MetadataEntity, MetadataRead } from './read';
import { certificatesOf } from './select';

/** An entity in the shape of `metadata --format json` (architecture.md). */
export interface EntityDescription {
  readonly entityId?: string;
  readonly validUntil?: string;
  readonly cacheDuration?: string;
  readonly roles: readonly string[];
  readonly singleSignOn: readonly { readonly binding: string; readonly location: string }[];
  readonly singleLogout: readonly { readonly binding: string; readonly location: string }[];
  readonly certificates: readonly CertificateDescription[];
  readonly nameIdFormats: readonly string[];
  readonly wantAuthnRequestsSigned: boolean;
}

export interface CertificateDescription {
  readonly use: 'signing' | 'encryption' | 'both';
  readonly subject: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly sha256: string;
  readonly keyType: string;
  readonly keyBits: number;
}

/** What `metadata --format json` prints; an aggregate lists its entities, and shows its identity provider if there is just one. */
export interface MetadataDescription extends EntityDescription {
  readonly version: 1;
  readonly verdict: MetadataRead['verdict'];
  readonly problems: readonly string[];
  readonly entities?: readonly EntityDescription[];
}

const nothing: EntityDescription = {
  roles: [],
  singleSignOn: [],
  singleLogout: [],
  certificates: [],
  nameIdFormats: [],
  wantAuthnRequestsSigned: false,
};

/** Describes what was read, certificates that cannot be read among the problems. */
export function describeMetadata(read: MetadataRead): MetadataDescription {
  const described = read.entities.map(describeEntity);
  const providers = read.entities.flatMap((entity, index) => (entity.identityProvider ? [index] : []));
  const chosen = providers.length === 1 ? providers[0] : read.aggregate ? undefined : 0;
  const problems = [...read.problems.map((problem) => problem.message), ...described.flatMap((one) => one.problems)];
  const { description } = described[chosen ?? -1] ?? { description: nothing };
  return {
    version: 1,
    verdict: read.verdict,
    problems,
    ...description,
    ...(read.aggregate ? { entities: described.map((one) => one.description) } : {}),
  };
}

function describeEntity(entity: MetadataEntity): { description: EntityDescription; problems: readonly string[] } {
  const keys = certificatesOf(entity);
  const problems = keys.flatMap((key) =>
    key.problems.map(
      (problem) =>
        `A certificate in the metadata (line ${key.range.start.line + 1}) cannot be read. ${problem.message}`,
    ),
  );
  const certificates = keys.flatMap((key) =>
    key.certificates.map((one) => ({
      use: key.use,
      subject: one.subject,
      notBefore: new Date(one.notBefore).toISOString(),
      notAfter: new Date(one.notAfter).toISOString(),
      sha256: one.sha256,
      keyType: one.keyType,
      keyBits: one.keyBits,
    })),
  );
  const description = {
    ...(entity.entityId ? { entityId: entity.entityId } : {}),
    ...(entity.validUntil ? { validUntil: new Date(entity.validUntil.time).toISOString() } : {}),
    ...(entity.cacheDuration ? { cacheDuration: entity.cacheDuration } : {}),
    roles: entity.roles,
    singleSignOn: entity.singleSignOn.map(describeEndpoint),
    singleLogout: entity.singleLogout.map(describeEndpoint),
    certificates,
    nameIdFormats: entity.nameIdFormats,
    wantAuthnRequestsSigned: entity.wantAuthnRequestsSigned,
  };
  return { description, problems };
}

function describeEndpoint(endpoint: Endpoint) {
  return { binding: endpoint.binding, location: endpoint.location };
}
