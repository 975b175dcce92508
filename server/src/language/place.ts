/** What stands at a position: the way from the root to it, and what the format says of it. */
import type { Chunk, Document, Entry, Position, Section } from '../document/document';
import type { Node, Pair, ScalarNode } from '../document/node';
import { organizationSchema, type Schema, schemaAt } from '../rules/schema/schema';

export interface Place {
  readonly chunk: Chunk;
  /** Offset in the chunk. */
  readonly offset: number;
  /** The top-level key that it is in or on. */
  readonly section: Section;
  /** The entry that it is in; undefined on the top-level key itself. */
  readonly entry: Entry | undefined;
  /** Keys and indexes below the entry (below the section where there is no entry). */
  readonly path: readonly (string | number)[];
  /** Whether it is on a key or in a value. `path` ends with that key in both cases. */
  readonly on: 'key' | 'value';
  /** The key; of an element of a list, that of the list. */
  readonly key: ScalarNode;
  /** The key with its value, where it is in a map of the entry. */
  readonly pair: Pair | undefined;
  /** The value of the key, or the element. Where it came by an alias, the range is the alias's. */
  readonly node: Node | undefined;
  /** The maps and lists around it, from the entry's inwards. */
  readonly around: readonly Node[];
}

/**
 * The innermost key or value at a position; undefined between values, in comments and where the text can't be read.
 * A position at the end of a word belongs to it. Costs what the entry costs.
 */
export function placeOf(document: Document, position: Position): Place | undefined {
  const { chunk, offset } = document.locate(position);
  for (const entry of chunk.entries) {
    if (offset < entry.node.start || offset > entry.node.end) continue;
    const section = sectionOf(document, entry);
    const found = section && descend(entry.node, offset, section.key);
    // Text behind the last value of an entry belongs to nothing.
    if (found) return { chunk, offset, section, entry, ...found };
  }
  const section = document.sections.find(
    (one) => one.chunk === chunk && offset >= one.key.start && offset <= one.key.end,
  );
  return (
    section && {
      chunk,
      offset,
      section,
      entry: undefined,
      path: [],
      on: 'key',
      key: section.key,
      pair: undefined,
      node: undefined,
      around: [],
    }
  );
}

/**
 * What the schema says of a place; undefined where the format leaves it to the user. `format`: the schema of the whole
 * file, where it is no organization file.
 */
export function schemaOf(
  { section, entry, path }: Pick<Place, 'section' | 'entry' | 'path'>,
  format: Schema = organizationSchema(),
): Schema | undefined {
  return schemaAt([section.name, ...(entry?.listed ? [entry.index] : []), ...path], format);
}

/** The section of an entry. A key that is there twice is two sections of one name. */
function sectionOf(document: Document, entry: Entry): Section | undefined {
  const same = document.sections.filter(({ name }) => name === entry.section);
  return same.length < 2 ? same[0] : same.find(({ entries }) => entries.includes(entry));
}

type Within = Pick<Place, 'path' | 'on' | 'key' | 'pair' | 'node' | 'around'>;

function descend(root: Node, offset: number, outer: ScalarNode): Within | undefined {
  const path: (string | number)[] = [];
  const around: Node[] = [];
  let key = outer;
  let pair: Pair | undefined;
  let node = root;
  for (;;) {
    // What an alias stands for is written elsewhere.
    if (node.kind === 'scalar' || node.origin) return { path, on: 'value', key, pair, node, around };
    around.push(node);
    if (node.kind === 'list') {
      const index = node.items.findIndex((item) => holds(item, offset));
      const item = node.items[index];
      if (!item) return undefined;
      path.push(index);
      node = item;
      continue;
    }
    pair = node.pairs.find((one) => !one.key.origin && (holds(one.key, offset) || holds(one.value, offset)));
    if (!pair) return undefined;
    path.push(pair.name);
    key = pair.key;
    if (holds(pair.key, offset)) return { path, on: 'key', key, pair, node: pair.value, around };
    node = pair.value;
  }
}

function holds({ start, end }: Node, offset: number): boolean {
  return offset >= start && offset <= end;
}
