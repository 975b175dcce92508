/** Takes an identity provider over from its metadata: edits of the entry that has its issuer, or a new entry. */
import { type Edit, quote, replaceText } from '../../document/edits';
import { pairOf } from '../../document/node';
import { type MetadataEntity, readMetadata } from '../../metadata/read';
import { selectIdentityProvider } from '../../metadata/select';
import type { Leaf } from '../../organization/model';
import type { IdentityProvider } from '../../organization/model.generated';
import type { Whole } from '../../simulate/whole';
import { insertEntries } from './insert';
import { addPairs } from './pairs';

export type MetadataImport =
  /** Whole sentences. */
  | { readonly problem: string }
  /** `edits` are empty when the entry says the same already. */
  | { readonly provider: string; readonly added: boolean; readonly edits: readonly Edit[] };

/**
 * The edits by which an organization file says what metadata says. `path`: of the metadata, relative to the organization
 * file. Certificates stay in the metadata, to which the entry refers; an entry with certificates of its own keeps them.
 */
export function planImport(whole: Whole, bytes: Uint8Array, path: string): MetadataImport {
  const read = readMetadata(bytes);
  if (read.verdict !== 'idp-metadata')
    return { problem: read.problems[0]?.message ?? 'This is not SAML 2.0 metadata of an identity provider.' };
  const providers = whole.all('identityProviders');
  const entities = read.entities.filter((one) => one.identityProvider);
  const known = (entityId: string) =>
    providers.find(({ issuerUri }) => issuerUri?.value === entityId && entityId !== '');
  const matching = entities.find(({ entityId }) => known(entityId));
  const chosen = selectIdentityProvider(read, matching?.entityId);
  if ('problem' in chosen) return { problem: chosen.problem };
  const { entity } = chosen;
  const provider = known(entity.entityId) ?? providers.find(({ metadataFile }) => metadataFile?.value === path);
  return provider ? update(provider, entity, path) : add(whole, entity, path);
}

/** What metadata says, by key of an entry. */
export function valuesOf(entity: MetadataEntity, path: string): readonly (readonly [Key, string])[] {
  const sso = locationOf(entity.singleSignOn);
  const logout = locationOf(entity.singleLogout);
  return [
    ['metadataFile', path],
    ...(entity.entityId ? [['issuerUri', entity.entityId] as const] : []),
    ...(sso ? [['ssoUrl', sso.location] as const] : []),
    ...(logout ? [['logoutUrl', logout.location] as const, ['logoutBinding', logout.binding] as const] : []),
  ];
}

export type Key = 'metadataFile' | 'issuerUri' | 'ssoUrl' | 'logoutUrl' | 'logoutBinding';

/** The endpoint for redirects, which is what Genesys Cloud uses unless it is told otherwise; else the one for posts. */
function locationOf(
  endpoints: MetadataEntity['singleSignOn'],
): { readonly location: string; readonly binding: 'redirect' | 'post' } | undefined {
  for (const [binding, suffix] of [
    ['redirect', ':HTTP-Redirect'],
    ['post', ':HTTP-POST'],
  ] as const) {
    const found = endpoints.find((one) => one.binding.endsWith(suffix) && one.location !== '');
    if (found) return { location: found.location, binding };
  }
  return undefined;
}

function update(provider: IdentityProvider, entity: MetadataEntity, path: string): MetadataImport {
  const name = provider.name?.value ?? entity.entityId;
  const edits: Edit[] = [];
  const missing: [key: string, value: string][] = [];
  for (const [key, value] of valuesOf(entity, path)) {
    const leaf: Leaf | undefined = provider[key];
    if (leaf?.value === value || (key === 'logoutBinding' && !leaf && value === 'redirect')) continue;
    if (!leaf && pairOf(provider.node, key))
      return { problem: `${key} of "${name}" has a value that can’t be read. Correct it, or delete the key.` };
    if (!leaf) {
      missing.push([key, quote(value)]);
      continue;
    }
    const replaced = replaceText(provider.entry.chunk, leaf.node, value);
    if (!replaced) return { problem: `${key} of "${name}" comes through an anchor. Set it there to ${value}.` };
    edits.push(...replaced);
  }
  if (missing.length) {
    const { node, entry } = provider;
    const added = addPairs(entry.chunk, node, missing);
    if (!added) return { problem: `The entry "${name}" is written so that keys can’t be added to it.` };
    edits.push(...added);
  }
  return { provider: name, added: false, edits };
}

/** An entry behind the other providers. It is not enabled: that is the last step, when a test sign-in has passed. */
function add(whole: Whole, entity: MetadataEntity, path: string): MetadataImport {
  const names = new Set(whole.all('identityProviders').flatMap((one) => one.name?.value ?? []));
  const host = /^https?:\/\/([^/:?#]+)/.exec(entity.entityId)?.[1] ?? 'Identity provider';
  let name = host;
  for (let number = 2; names.has(name); number++) name = `${host} ${number}`;
  const lines = [
    `name: ${quote(name)}`,
    'type: generic',
    'enabled: false',
    ...valuesOf(entity, path).map(([key, value]) => `${key}: ${quote(value)}`),
  ];
  const edits = insertEntries(whole.document, [{ section: 'identityProviders', body: () => lines.join('\n') }]);
  return edits
    ? { provider: name, added: true, edits }
    : { problem: 'identityProviders is written so that nothing can be added to it. Write it as a list with dashes.' };
}
