/** Lookups in a file that is being edited: the names are kept already, and what an entry says is read once. */
import type { Entry } from '../document/document';
import type { Listed } from '../organization/model.generated';
import { readListed, readSingle } from '../organization/read';
import { onSection } from '../rules/spots';
import type { Whole } from '../simulate/whole';
import type { Editing } from './editing';

/** An entry that an edit touches becomes another object, so what was read of it holds as long as it is there. */
const known = new WeakMap<Entry, { readonly item: unknown }>();

function readOnce<S extends keyof Listed>(entry: Entry, section: S): Listed[S] | undefined {
  if (entry.section !== section) return undefined;
  let read = known.get(entry);
  if (!read) {
    read = { item: readListed(entry, section) };
    known.set(entry, read);
  }
  return read.item as Listed[S] | undefined;
}

/** The file as simulations and rules ask about it. It costs what is asked for: behind an edit, only what was touched is read anew. */
export function lookupsOf({ document, names }: Pick<Editing, 'document' | 'names'>): Whole {
  return {
    document,
    organization: () => {
      const entry = document.sections.find(({ name }) => name === 'organization')?.entries[0];
      return entry && readSingle(entry, 'organization');
    },
    all: (section) =>
      document.sections
        .filter(({ name }) => name === section)
        .flatMap(({ entries }) => entries.flatMap((entry) => readOnce(entry, section) ?? [])),
    named: (section, name) => names.named(section, name).flatMap((entry) => readOnce(entry, section) ?? []),
    count: (section, name) => names.count(section, name),
    references: (section, name) =>
      [...names.references(section, name)].sort(
        (a, b) => a.entry.chunk.line - b.entry.chunk.line || a.node.start - b.node.start,
      ),
    read: readOnce,
    section: (name) => {
      const section = document.sections.find((one) => one.name === name);
      return section && onSection(section);
    },
  };
}
