/** Lookups in a file that is being edited: the names are kept already, and what an entry says is read once. */
import { readSingle } from '../organization/read';
import { readOnce } from '../organization/read-once';
import { onSection } from '../rules/spots';
import { readAll, type Whole } from '../simulate/whole';
import type { Editing } from './editing';

/** The file as simulations and rules ask about it. It costs what is asked for: behind an edit, only what was touched is read anew. */
export function lookupsOf({ document, names }: Pick<Editing, 'document' | 'names'>): Whole {
  return {
    document,
    organization: () => {
      const entry = document.sections.find(({ name }) => name === 'organization')?.entries[0];
      return entry && readSingle(entry, 'organization');
    },
    all: (section) => readAll(document, section),
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
