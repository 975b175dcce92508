import { type Certificate, type CertificateProblem, readCertificates } from '../certificates/read';
import type { Range } from '../document/document';
import type { MetadataEntity, MetadataKey, MetadataRead } from './read';

/** A certificate of a KeyDescriptor, or what stands there instead. */
export interface MetadataCertificate {
  readonly use: MetadataKey['use'];
  readonly range: Range;
  readonly certificates: readonly Certificate[];
  readonly problems: readonly CertificateProblem[];
}

/** Reads the certificates of an entity, those for encryption too. */
export function certificatesOf(entity: MetadataEntity): readonly MetadataCertificate[] {
  return entity.keys.map((key) => ({ use: key.use, range: key.range, ...readCertificates(key.text) }));
}

/** How many candidates are named when the choice is open. */
const named = 5;

/**
 * The identity provider that a metadata file stands for: the one whose entityID is `issuerUri`, else the only one. With
 * several to choose from, and for a file without any, the problem that says so.
 */
export function selectIdentityProvider(
  read: MetadataRead,
  issuerUri: string | undefined,
): { readonly entity: MetadataEntity } | { readonly problem: string } {
  const providers = read.entities.filter((entity) => entity.identityProvider);
  const [first] = providers;
  if (!first) return { problem: read.problems[0]?.message ?? 'This metadata describes no identity provider.' };
  const chosen =
    providers.find((entity) => entity.entityId === issuerUri) ?? (providers.length === 1 ? first : undefined);
  if (chosen) return { entity: chosen };
  const names = providers.slice(0, named).map((entity) => entity.entityId || 'one without entityID');
  const rest = providers.length - names.length;
  const list = rest > 0 ? `${names.join(', ')} and ${rest} more` : names.join(', ');
  return {
    problem: `The metadata holds ${providers.length} identity providers, and ${
      issuerUri === undefined ? 'issuerUri does not say which one is meant' : 'issuerUri names none of them'
    }: set issuerUri to one of ${list}.`,
  };
}
