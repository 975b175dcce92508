/** The files that an identity provider names. */
import type { Whole } from '../simulate/whole';

/** Paths as written, each once: of certificates and of the metadata. */
export function filesOf(name: string, whole: Whole): readonly string[] {
  const [provider] = whole.named('identityProviders', name);
  if (!provider) return [];
  const certificates = [
    ...(provider.certificates?.items ?? []),
    ...(provider.certificate ? [provider.certificate] : []),
  ];
  const leaves = [provider.metadataFile, ...certificates.map(({ file }) => file)];
  return [...new Set(leaves.flatMap((leaf) => (leaf && leaf.value.trim() !== '' ? [leaf.value] : [])))];
}
