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
    const made = readAll(document, section);
    read.set(section, made);
    return made;
  };
  const byName = new Map<string, ReadonlyMap<string, readonly unknown[]>>();
  const named = <S extends keyof Listed>(section: S, name: string): readonly Listed[S][] => {
    if (known) return known.named(section, name).flatMap((entry) => readOnce(entry, section) ?? []);
    const grouped =
      byName.get(section) ?? groupBy(all(section), ({ entry }: { readonly entry: Entry }) => nameNode(entry)?.value);
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

/** What the entries of a section say, in the order of the file; those that can't be read are left out. */
export function readAll<S extends keyof Listed>({ sections }: Document, section: S): readonly Listed[S][] {
  const all: Listed[S][] = [];
  for (const { name, entries } of sections)
    if (name === section)
      for (const entry of entries) {
        const item = readOnce(entry, section);
        if (item) all.push(item);
      }
  return all;
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

/** Things by what they have; those that have nothing are left out. */
function groupBy<T>(all: readonly T[], of: (one: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = of(one);
    if (key === undefined) continue;
    const same = groups.get(key);
    if (same) same.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** The client of this name; else the one with this Client ID, in either case. Several of one name: the first. */
export function findClient(whole: Whole, text: string): OauthClient | undefined {
  return whole.named('oauthClients', text)[0] ?? clientsWithId(whole, text)[0];
}

/** The clients with a Client ID, in either case, in the order of the file. */
export function clientsWithId(whole: Whole, clientId: string): readonly OauthClient[] {
  return byId(whole.all('oauthClients'), idOfClient).get(clientId.toLowerCase()) ?? [];
}

/** The applications that are authorized for a client, by its name or its Client ID, in the order of the file. */
export function applicationsOf(whole: Whole, { name, clientId }: OauthClient): readonly AuthorizedApplication[] {
  const all = whole.all('authorizedApplications');
  const named = name === undefined ? none : (byId(all, nameOfClient).get(name.value) ?? none);
  const withId = clientId === undefined ? none : (byId(all, idOfTheirs).get(clientId.value.toLowerCase()) ?? none);
  // An application has one or the other.
  if (named.length === 0 || withId.length === 0) return named.length ? named : withId;
  const theirs = new Set([...named, ...withId]);
  return all.filter((application) => theirs.has(application));
}

const none: readonly never[] = [];
const idOfClient = ({ clientId }: OauthClient) => clientId?.value.toLowerCase();
const nameOfClient = ({ client }: AuthorizedApplication) => client?.text?.value;
const idOfTheirs = ({ client }: AuthorizedApplication) =>
  client?.text ? undefined : client?.clientId?.value.toLowerCase();

/** Things by what they have, for as long as their list is there: simulations of one file ask again and again. */
const grouped = new WeakMap<object, Map<unknown, ReadonlyMap<string, readonly unknown[]>>>();

function byId<T>(all: readonly T[], of: (one: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const known = grouped.get(all) ?? new Map<unknown, ReadonlyMap<string, readonly unknown[]>>();
  grouped.set(all, known);
  const before = known.get(of);
  if (before) return before as ReadonlyMap<string, readonly T[]>;
  const groups = groupBy(all, of);
  known.set(of, groups);
  return groups;
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
