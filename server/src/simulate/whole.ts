/** An organization file as a whole, for looking things up in it. */
import type { Document, Entry } from '../document/document';
import type { AuthorizedApplication, Listed, OauthClient, Organization } from '../organization/model.generated';
import { Names, nameNode, type Reference, referencesOf } from '../organization/names';
import { readSingle } from '../organization/read';
import { readOnce } from '../organization/read-once';
import type { Spot } from '../rules/rule';
import { onSection } from '../rules/spots';
import { closest } from '../spelling/closest';

export interface Whole {
  readonly document: Document;
  organization(): Organization | undefined;
  /** Every entry of a section that can be read, in the order of the file. */
  all<S extends keyof Listed>(section: S): readonly Listed[S][];
  /** The entries of a section that have this name. */
  named<S extends keyof Listed>(section: S, name: string): readonly Listed[S][];
  /** How many entries of a section have this name. */
  count(section: keyof Listed, name: string): number;
  /** Every place that refers to a name of a section, in the order of the file. */
  references(section: keyof Listed, name: string): readonly Reference[];
  /** Reads an entry of a reference as what its section says. */
  read<S extends keyof Listed>(entry: Entry, section: S): Listed[S] | undefined;
  /** The top-level key of a section; undefined when the file has none. */
  section(name: string): Spot | undefined;
}

/**
 * A document as a whole, read as it is now: not to be kept beyond an edit. `known`: its names, where somebody keeps them.
 */
export function readWhole(document: Document, known?: Names): Whole {
  const read = new Map<string, readonly unknown[]>();
  const all = <S extends keyof Listed>(section: S): readonly Listed[S][] => {
    const before = read.get(section);
    if (before) return before as readonly Listed[S][];
    const made = document.sections
      .filter(({ name }) => name === section)
      .flatMap(({ entries }) => entries.flatMap((entry) => readOnce(entry, section) ?? []));
    read.set(section, made);
    return made;
  };
  const byName = new Map<string, ReadonlyMap<string, readonly unknown[]>>();
  const named = <S extends keyof Listed>(section: S, name: string): readonly Listed[S][] => {
    if (known) return known.named(section, name).flatMap((entry) => readOnce(entry, section) ?? []);
    const grouped = byName.get(section) ?? groupByName(all(section));
    byName.set(section, grouped);
    return (grouped.get(name) ?? []) as readonly Listed[S][];
  };
  let names = known;
  const index = (): Names => {
    if (names) return names;
    names = new Names();
    for (const { entries } of document.sections) for (const entry of entries) names.add(entry);
    return names;
  };
  return {
    document,
    organization: () => {
      const entry = document.sections.find(({ name }) => name === 'organization')?.entries[0];
      return entry && readSingle(entry, 'organization');
    },
    all,
    named,
    count: (section, name) => index().count(section, name),
    references: (section, name) =>
      [...index().references(section, name)].sort(
        (a, b) => a.entry.chunk.line - b.entry.chunk.line || a.node.start - b.node.start,
      ),
    read: readOnce,
    section: (name) => {
      const section = document.sections.find((one) => one.name === name);
      return section && onSection(section);
    },
  };
}

/**
 * A whole in which some entries are other ones: what the others say is not read again. `document` has the new entries
 * in the place of the old ones.
 */
export function withReplaced(before: Whole, document: Document, replaced: ReadonlyMap<Entry, Entry>): Whole {
  const sections = new Set([...replaced].flatMap(([old, entry]) => [old.section, entry.section]));
  const after = readWhole(document);
  const names = (entries: Iterable<Entry>, section: string, name: string) =>
    [...entries].filter((entry) => entry.section === section && nameNode(entry)?.value === name).length;
  return {
    ...after,
    all: (section) => (sections.has(section) ? after : before).all(section),
    named: (section, name) => (sections.has(section) ? after : before).named(section, name),
    count: (section, name) =>
      before.count(section, name) - names(replaced.keys(), section, name) + names(replaced.values(), section, name),
    references: (section, name) => [
      ...before.references(section, name).filter(({ entry }) => !replaced.has(entry)),
      ...[...replaced.values()].flatMap(referencesOf).filter((one) => one.section === section && one.name === name),
    ],
  };
}

/** Entries by the name that they have; those without one are left out. */
function groupByName<E extends { readonly entry: Entry }>(entries: readonly E[]): ReadonlyMap<string, readonly E[]> {
  const grouped = new Map<string, E[]>();
  for (const one of entries) {
    const name = nameNode(one.entry)?.value;
    if (name === undefined) continue;
    const same = grouped.get(name);
    if (same) same.push(one);
    else grouped.set(name, [one]);
  }
  return grouped;
}

/** The client of this name; else the one with this Client ID, in either case. Several of one name: the first. */
export function findClient(whole: Whole, text: string): OauthClient | undefined {
  const id = text.toLowerCase();
  return (
    whole.named('oauthClients', text)[0] ??
    whole.all('oauthClients').find(({ clientId }) => clientId?.value.toLowerCase() === id)
  );
}

/** The applications that are authorized for a client, by its name or its Client ID. */
export function applicationsOf(whole: Whole, { name, clientId }: OauthClient): readonly AuthorizedApplication[] {
  const id = clientId?.value.toLowerCase();
  return whole.all('authorizedApplications').filter(({ client }) => {
    const theirs = client?.clientId?.value.toLowerCase();
    return client?.text ? client.text.value === name?.value : theirs !== undefined && theirs === id;
  });
}

/** A sentence about the nearest name there is, or about all of them when they are few. */
export function suggestName(text: string, names: readonly string[]): string | undefined {
  const near = closest(text, names);
  if (near !== undefined) return `Did you mean ${quoted(near)}?`;
  return names.length > 0 && names.length <= 5 ? `There are ${names.map(quoted).join(', ')}.` : undefined;
}

/** A text of the user's as it is shown: in quotes, and not without end. */
export function quoted(text: string): string {
  return `"${shortened(text)}"`;
}

/** A text that may have any length, cut where it is too long to be read. */
export function shortened(text: string): string {
  const most = 200;
  if (text.length <= most) return text;
  // Not between the halves of a surrogate pair.
  return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}
