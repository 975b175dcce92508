/**
 * Inlay hints: what a number, a name or a file means, behind it. They cost what the lines that are asked for cost, and
 * hold nothing that the file says itself.
 */
import type { InlayHint } from 'vscode-languageserver-types';
import type { CertificatesRead } from '../certificates/read';
import type { Chunk, Entry, Range } from '../document/document';
import type { Node } from '../document/node';
import { regionOf } from '../facts/regions';
import type { Leaf } from '../organization/model';
import type { AuthorizedApplication, IdentityProvider, OauthClient } from '../organization/model.generated';
import { nameNode } from '../organization/names';
import { readSingle } from '../organization/read';
import { roleNameOf } from '../rules/oauth/client';
import { grantedBy } from '../rules/oauth/role-grants';
import { rememberedCertificates, rememberedMetadata, rememberedText } from '../rules/sso/provider';
import type { Whole } from '../simulate/whole';
import type { Editing } from './editing';
import { spellOut } from './hover/permission';
import { lookupsOf } from './lookups';
import { agoWords, count, readDay, shortDuration, validityWords } from './words';

type Asked = Pick<Editing, 'document' | 'names' | 'now' | 'file'>;

/** The hints of a range, in their order. */
export function inlayHints(editing: Asked, range: Range): InlayHint[] {
  const { document } = editing;
  const whole = lookupsOf(editing);
  const hints: InlayHint[] = [];
  for (const chunk of chunksIn(document.chunks, range))
    for (const entry of chunk.entries)
      for (const { node, label, tooltip } of hintsOf(entry, whole, editing)) {
        const position = document.position(chunk, endOf(chunk, node));
        if (position.line < range.start.line || position.line > range.end.line) continue;
        hints.push({ position, label, paddingLeft: true, ...(tooltip ? { tooltip } : {}) });
      }
  return hints.sort((a, b) => a.position.line - b.position.line || a.position.character - b.position.character);
}

/** The chunks that have a line in a range; they stand in the order of the text. */
function chunksIn(chunks: readonly Chunk[], { start, end }: Range): readonly Chunk[] {
  let first = 0;
  for (let beyond = chunks.length; first < beyond; ) {
    const middle = (first + beyond) >> 1;
    if ((chunks[middle]?.line ?? 0) <= start.line) first = middle + 1;
    else beyond = middle;
  }
  let last = first;
  while (last < chunks.length && (chunks[last]?.line ?? 0) <= end.line) last++;
  return chunks.slice(Math.max(0, first - 1), last);
}

interface Hint {
  readonly node: Node;
  readonly label: string;
  readonly tooltip?: string | undefined;
}

/** Behind the value; a text of several lines shows its hint on the first of them. */
function endOf({ text }: Chunk, { start, end }: Node): number {
  const line = /[\r\n]/.exec(text.slice(start, end));
  return line ? start + line.index : end;
}

function hintsOf(entry: Entry, whole: Whole, editing: Asked): readonly Hint[] {
  switch (entry.section) {
    case 'organization':
      return regionHints(entry);
    case 'roles':
      return ownRoleHints(entry, whole);
    case 'users':
      return roleHints(whole.read(entry, 'users')?.roles?.items ?? [], whole);
    case 'oauthClients':
      return clientHints(whole.read(entry, 'oauthClients'), whole);
    case 'authorizedApplications':
      return applicationHints(whole.read(entry, 'authorizedApplications'), whole, editing);
    case 'identityProviders':
      return providerHints(whole.read(entry, 'identityProviders'), editing);
    default:
      return [];
  }
}

function regionHints(entry: Entry): readonly Hint[] {
  const region = readSingle(entry, 'organization')?.region;
  const known = region && regionOf(region.value);
  return region && known
    ? [{ node: region.node, label: known.name, tooltip: `login.${known.domain}, api.${known.domain}` }]
    : [];
}

function ownRoleHints(entry: Entry, whole: Whole): readonly Hint[] {
  const name = nameNode(entry);
  return name ? roleHint(name, name.value, whole) : [];
}

/** "12 permissions" behind a role that is known. */
function roleHint(node: Node, name: string, whole: Whole): readonly Hint[] {
  let known = grants.get(whole);
  if (!known) {
    known = new Map();
    grants.set(whole, known);
  }
  const words = known.get(name) ?? grantOf(name, whole);
  known.set(name, words);
  return words === 'unknown' ? [] : [{ node, ...words }];
}

/** What is said of roles, by name, as long as the same lookups are used: a name may stand in the file many times. */
const grants = new WeakMap<Whole, Map<string, Omit<Hint, 'node'> | 'unknown'>>();

function grantOf(name: string, whole: Whole): Omit<Hint, 'node'> | 'unknown' {
  const { permissions, complete } = grantedBy(name, whole);
  if (permissions.length === 0 && !complete) return 'unknown';
  const label = count(spellOut(permissions).length, 'permission');
  return { label, tooltip: complete ? undefined : 'As far as is known; it may grant more.' };
}

function roleHints(roles: readonly (Leaf | Parameters<typeof roleNameOf>[0])[], whole: Whole): readonly Hint[] {
  return roles.flatMap((item) => {
    const role = 'value' in item ? item : roleNameOf(item);
    return role ? roleHint(role.node, role.value, whole) : [];
  });
}

function clientHints(client: OauthClient | undefined, whole: Whole): readonly Hint[] {
  if (!client) return [];
  const { tokenDuration, roles } = client;
  const label = tokenDuration ? shortDuration(tokenDuration.value) : '';
  return [
    ...(tokenDuration && label ? [{ node: tokenDuration.node, label }] : []),
    ...roleHints(roles?.items ?? [], whole),
  ];
}

function applicationHints(
  application: AuthorizedApplication | undefined,
  whole: Whole,
  { now }: Asked,
): readonly Hint[] {
  return application
    ? [...roleHints(application.roles?.items ?? [], whole), ...dayHint(application.reviewedAt, now)]
    : [];
}

function dayHint(leaf: Leaf | undefined, now: number): readonly Hint[] {
  const day = leaf && readDay(leaf.value);
  return leaf && day !== undefined ? [{ node: leaf.node, label: agoWords(day, now) }] : [];
}

function providerHints(provider: IdentityProvider | undefined, { now, file }: Asked): readonly Hint[] {
  if (!provider) return [];
  const { certificates, certificate, metadataFile, testedAt } = provider;
  const content = (path: string) => {
    const read = file(path);
    return read?.state === 'read' ? read.bytes : undefined;
  };
  const elements = [...(certificates?.items ?? []), ...(certificate ? [certificate] : [])];
  const metadata = metadataFile && content(metadataFile.value);
  return [
    ...dayHint(testedAt, now),
    ...(metadataFile && metadata ? endHint(metadataFile.node, signing(metadata), now) : []),
    ...elements.flatMap((element) => {
      if (element.text) return endHint(element.text.node, rememberedText(element.text), now);
      const bytes = element.file && content(element.file.value);
      return element.file && bytes ? endHint(element.file.node, rememberedCertificates(bytes), now) : [];
    }),
  ];
}

/** The signing certificates of metadata of a single identity provider. */
function signing(bytes: Uint8Array): Pick<CertificatesRead, 'certificates'> {
  const { read, certificates } = rememberedMetadata(bytes);
  const [entity, ...more] = read.entities.filter(({ identityProvider }) => identityProvider);
  if (!entity || more.length) return { certificates: [] };
  return {
    certificates: certificates(entity)
      .filter(({ use }) => use !== 'encryption')
      .flatMap((one) => one.certificates),
  };
}

/** How long the certificate lasts; of several, the one that lasts longest. */
function endHint(node: Node, { certificates }: Pick<CertificatesRead, 'certificates'>, now: number): readonly Hint[] {
  const [last] = [...certificates].sort((a, b) => b.notAfter - a.notAfter);
  if (!last) return [];
  const several = certificates.length > 1 ? `The one that lasts longest of ${certificates.length}.` : undefined;
  return [{ node, label: validityWords(last, now), tooltip: several }];
}
