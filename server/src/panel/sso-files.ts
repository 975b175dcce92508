/** The files that an identity provider names. */
import type { IdentityProvider } from '../organization/model.generated';
import type { Whole } from '../simulate/whole';

/** Paths as written, each once: of certificates and of the metadata. */
export function filesOf(name: string, whole: Whole): readonly string[] {
  const [provider] = whole.named('identityProviders', name);
  return provider ? namedBy(provider) : [];
}

/** The same of every identity provider of a file. */
export function filesOfAll(whole: Whole): readonly string[] {
  return [...new Set(whole.all('identityProviders').slice(0, mostProviders).flatMap(namedBy))];
}

/** Genesys Cloud allows fewer. */
const mostProviders = 100;

function namedBy(provider: IdentityProvider): readonly string[] {
  const certificates = [
    ...(provider.certificates?.items ?? []),
    ...(provider.certificate ? [provider.certificate] : []),
  ];
  const leaves = [provider.metadataFile, ...certificates.map(({ file }) => file)];
  return [...new Set(leaves.flatMap((leaf) => (leaf && leaf.value.trim() !== '' ? [leaf.value] : [])))];
}
