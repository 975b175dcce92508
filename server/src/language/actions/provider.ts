/** An identity provider and its metadata: filling in, updating, importing, and the next certificate of a rotation. */
import { type Certificate, readCertificates } from '../../certificates/read';
import type { Position } from '../../document/document';
import { type Edit, quote, replaceText } from '../../document/edits';
import { pairOf } from '../../document/node';
import { changesShared } from '../../document/shared';
import { nameIdFormats } from '../../facts/identity-providers';
import type { MetadataEntity } from '../../metadata/read';
import type { Leaf } from '../../organization/model';
import type { IdentityProvider } from '../../organization/model.generated';
import { readListed } from '../../organization/read';
import { callProvider, dayOf, type ProviderFacts, readProvider } from '../../rules/sso/provider';
import type { Whole } from '../../simulate/whole';
import { addCertificates, newList, replaceCertificates, type Written } from './certificate-list';
import type { AddCertificateArgument } from './commands';
import { joinInserts, styleOf } from './insert';
import { planImport, valuesOf } from './metadata-import';
import { type Asked, kinds, type Offer } from './offer';
import { addPairs } from './pairs';

/** Most certificates that Genesys Cloud keeps for a provider. */
const most = 5;

/** What may be done with the provider at a place, and with the metadata files beside the organization file. */
export function providerActions(asked: Asked): readonly Offer[] {
  const found = providerAt(asked.whole, asked.range.start);
  if (!found) return importActions(asked);
  const { provider, key } = found;
  const facts = factsOf(provider, asked.file);
  if (!facts.federated || facts.otherProtocol) return [];
  return [
    ...fill(provider, facts, asked),
    ...update(provider, facts, asked),
    ...(key === 'certificates' || key === 'certificate' ? nextCertificate(provider, facts, asked) : []),
  ];
}

/** The provider that stands at a position, and the key of it that does. */
function providerAt(
  { document }: Whole,
  position: Position,
): { readonly provider: IdentityProvider; readonly key: string | undefined } | undefined {
  const { chunk, offset } = document.locate(position);
  const entry = chunk.entries.find(
    ({ section, node }) => section === 'identityProviders' && node.start <= offset && offset <= node.end,
  );
  const provider = entry && readListed(entry, 'identityProviders');
  const { node } = entry ?? {};
  const pair =
    node?.kind === 'map'
      ? node.pairs.find((one) => !one.key.origin && one.key.start <= offset && offset <= one.value.end)
      : undefined;
  return provider && { provider, key: pair?.name };
}

function factsOf(provider: IdentityProvider, file: Asked['file']): ProviderFacts {
  return readProvider(provider, { once: (_, make) => make(), file });
}

type Known = readonly [key: string, label: string, value: string, leaf: Leaf | undefined];

const labels: { readonly [key: string]: string } = {
  issuerUri: 'issuer',
  ssoUrl: 'SSO URL',
  logoutUrl: 'logout URL',
};

/** What metadata says that an entry can say, too. */
function knownOf(provider: IdentityProvider, entity: MetadataEntity, path: string): readonly Known[] {
  return valuesOf(entity, path).flatMap(([key, value]): readonly Known[] => {
    const label = labels[key];
    return label ? [[key, label, value, provider[key]]] : [];
  });
}

/** Keys that the entry does not have and the metadata tells. */
function fill(provider: IdentityProvider, facts: ProviderFacts, { document, now }: Asked): readonly Offer[] {
  const { metadata } = facts;
  const { node, entry } = provider;
  if (metadata.state !== 'read' || node.kind !== 'map') return [];
  const { entity, at } = metadata;
  const style = styleOf(document);
  const missing = knownOf(provider, entity, at.value).filter(([key]) => !pairOf(node, key));
  const logout = valuesOf(entity, at.value).find(([key]) => key === 'logoutBinding')?.[1];
  const binds = logout === 'post' && missing.some(([key]) => key === 'logoutUrl') && !provider.has('logoutBinding');
  const own = provider.has('certificates') || provider.has('certificate');
  const certificates = own ? [] : usable(facts, now).slice(0, most);
  const format = provider.has('nameIdFormat') ? undefined : formatOf(entity);
  const pairs: (readonly [string, string])[] = [
    ...missing.map(([key, , value]) => [key, quote(value, node.flow ? 'flow' : 'block')] as const),
    ...(binds ? [['logoutBinding', 'post'] as const] : []),
    ...(certificates.length ? [['certificates', newList(certificates, node.flow, style.flush)] as const] : []),
    ...(format ? [['nameIdFormat', format] as const] : []),
  ];
  const told = [
    ...missing.map(([, label]) => label),
    ...(certificates.length ? [count(certificates.length)] : []),
    ...(format ? ['NameID format'] : []),
  ];
  if (pairs.length === 0) return [];
  return [
    {
      id: 'provider/fill',
      title: `Fill ${called(provider)} from ${at.value}: ${told.join(', ')}`,
      kind: kinds.rewrite,
      edits: () => addPairs(entry.chunk, node, pairs),
    },
  ];
}

/** Values that the entry has and of which the metadata says something else. */
function update(provider: IdentityProvider, facts: ProviderFacts, asked: Asked): readonly Offer[] {
  const { metadata } = facts;
  if (metadata.state !== 'read') return [];
  const { entity, at } = metadata;
  const locations = (key: string): readonly string[] =>
    (key === 'ssoUrl' ? entity.singleSignOn : key === 'logoutUrl' ? entity.singleLogout : []).map(
      ({ location }) => location,
    );
  const differing = knownOf(provider, entity, at.value).filter(
    ([key, , value, leaf]) => leaf && leaf.value !== value && !locations(key).includes(leaf.value),
  );
  const certificates = updateCertificates(provider, facts, asked);
  if (differing.length === 0 && !certificates) return [];
  const edits = (): readonly Edit[] | undefined => {
    const parts = differing.map(([, , value, leaf]) => leaf && replaceText(leaf.entry.chunk, leaf.node, value));
    const more = certificates ? certificates.edits : [];
    return more && parts.every((part) => part !== undefined) ? joinInserts([...parts.flat(), ...more]) : undefined;
  };
  const told = [...differing.map(([, label]) => label), ...(certificates ? [certificates.told] : [])];
  return [
    {
      id: 'provider/update',
      title: `Update ${called(provider)} from ${at.value}: ${told.join(', ')}`,
      kind: kinds.rewrite,
      mends: ['sso/metadata-mismatch'],
      edits,
    },
  ];
}

/** Those of the metadata beside the own ones while they share one; else in their place. */
function updateCertificates(
  provider: IdentityProvider,
  facts: ProviderFacts,
  { document, now }: Asked,
): { readonly told: string; readonly edits: readonly Edit[] | undefined } | undefined {
  if (!facts.hasOwnCertificates || facts.refused.length || facts.missing.length) return undefined;
  const theirs = usable(facts, now);
  const lacking = unlisted(theirs, facts);
  if (lacking.length === 0) return undefined;
  if (lacking.length === theirs.length)
    return { told: count(theirs.length), edits: replaceCertificates(provider, theirs.slice(0, most)) };
  const room = lacking.slice(0, Math.max(0, most - facts.count));
  return room.length
    ? { told: `${count(room.length)} more`, edits: addCertificates(provider, room, styleOf(document).flush) }
    : undefined;
}

/** Certificates with which the metadata says that it signs, without those that have ended. */
function usable({ metadata }: ProviderFacts, now: number): readonly Certificate[] {
  if (metadata.state !== 'read') return [];
  const seen = new Set<string>();
  return metadata.signing
    .flatMap(({ certificates }) => certificates)
    .filter(({ sha256, notAfter }) => notAfter > now && !seen.has(sha256) && seen.add(sha256));
}

function unlisted(certificates: readonly Certificate[], facts: ProviderFacts): readonly Certificate[] {
  const own = new Set(facts.hasOwnCertificates ? facts.certificates.map(({ certificate }) => certificate.sha256) : []);
  return certificates.filter(({ sha256 }) => !own.has(sha256));
}

/** The next certificate: from the metadata where it has one that is not listed, else from a file of the user's choice. */
function nextCertificate(provider: IdentityProvider, facts: ProviderFacts, asked: Asked): readonly Offer[] {
  const { document, now, uri, commands } = asked;
  if (facts.count >= most || !facts.hasOwnCertificates) return [];
  const [next] = unlisted(usable(facts, now), facts);
  const { metadata } = facts;
  if (next && metadata.state === 'read')
    return [
      {
        id: 'provider/next-certificate',
        title: `Add the next certificate from ${metadata.at.value}, valid until ${dayOf(next.notAfter)}`,
        kind: kinds.rewrite,
        mends: ['sso/certificate-expiring', 'sso/certificate-expired'],
        edits: () => addCertificates(provider, [next], styleOf(document).flush),
      },
    ];
  const title = 'Add the next certificate…';
  const argument: AddCertificateArgument = { uri, pointer: `/identityProviders/${provider.entry.index}` };
  return commands
    ? [
        {
          id: 'provider/choose-certificate',
          title,
          kind: kinds.rewrite,
          command: { title, command: commands.addCertificate, arguments: [argument] },
        },
      ]
    : [];
}

export type PlannedCertificate =
  /** Whole sentences. */
  | { readonly problem: string }
  | {
      readonly provider: string;
      /** How it is written down. */
      readonly as: 'file' | 'text';
      readonly edits: readonly Edit[];
    };

/**
 * The edit that adds the certificates in a file to the provider that a JSON Pointer names. `path`: as the organization
 * file would name it; undefined for a file that it may not name, whose certificates are written down themselves.
 */
export function planCertificate(
  { whole, file }: Pick<Asked, 'whole' | 'file'>,
  pointer: string,
  bytes: Uint8Array,
  path: string | undefined,
): PlannedCertificate {
  const index = /^\/identityProviders\/(\d+)(?:\/|$)/.exec(pointer)?.[1];
  const provider = whole.all('identityProviders').find(({ entry }) => entry.index === Number(index));
  if (!provider) return { problem: 'The identity provider is not there any more. Choose again.' };
  const { certificates, problems } = readCertificates(bytes);
  const [problem] = problems;
  // A private key beside its certificate is as known as one alone.
  if (problem) return { problem: problem.message };
  const facts = factsOf(provider, file);
  const added = unlisted(certificates, facts);
  if (added.length === 0)
    return { problem: `${callProvider(provider)} has this certificate already: choose the next one.` };
  const room = most - facts.count;
  if (added.length > room)
    return {
      problem: `Genesys Cloud keeps ${most} certificates for a provider at most, and ${callProvider(provider)} has ${facts.count}: take one out that has ended.`,
    };
  const named = path !== undefined && added.length === certificates.length;
  const written: readonly Written[] = named ? [{ file: path }] : added;
  const edits = addCertificates(provider, written, styleOf(whole.document).flush);
  if (!edits || changesShared(edits, whole.document))
    return {
      problem: `The certificates of ${callProvider(provider)} are written so that none can be added without touching something else. Write them as a list.`,
    };
  return { provider: provider.name?.value ?? '', as: named ? 'file' : 'text', edits };
}

/** On the key of the section: what lies beside the file. */
function importActions({ whole, metadata }: Asked): readonly Offer[] {
  return metadata.flatMap(({ path, bytes }): readonly Offer[] => {
    const planned = planImport(whole, bytes, path);
    if ('problem' in planned || planned.edits.length === 0) return [];
    const { provider, added, edits } = planned;
    return [
      {
        id: `provider/import/${path}`,
        title: added
          ? `Import identity provider from ${path}`
          : `Import identity provider from ${path} into "${provider}"`,
        kind: kinds.insert,
        edits: () => edits,
      },
    ];
  });
}

/** Whether a position is on the key of the providers: only there the files beside it are looked at. */
export function asksForMetadata({ document }: Whole, position: Position): boolean {
  return document.sections.some(({ name, chunk, key }) => {
    const { start } = document.range(chunk, key.start, key.end);
    return name === 'identityProviders' && start.line === position.line;
  });
}

/** The format that the metadata names, where it names one alone. */
function formatOf({ nameIdFormats: named }: MetadataEntity): string | undefined {
  return named.length === 1 ? nameIdFormats.find(({ urn }) => urn === named[0])?.short : undefined;
}

function called(provider: IdentityProvider): string {
  return provider.name ? callProvider(provider) : 'this identity provider';
}

function count(certificates: number): string {
  return certificates === 1 ? 'certificate' : `${certificates} certificates`;
}
