/** What stands at an offset of a chunk: the way from the root to it, for problems and anchors that only know their offset. */
import type { Chunk, Document, Entry, Section } from '../document/document';
import type { MapNode, Node, Pair } from '../document/node';

export interface At {
  /** The entry below which `path` leads; undefined: it starts at the root. */
  readonly entry?: Entry;
  readonly path: readonly (string | number)[];
}

/** Offsets in a chunk; without `end` only where it starts is known. */
export interface Extent {
  readonly start: number;
  readonly end?: number;
}

/** The node of just this extent, else the innermost key or element that its start belongs to; the root where none does. */
export function placeAt(document: Document, chunk: Chunk, extent: Extent): At {
  const offset = extent.start;
  const section = lastAt(sectionsOf(document, chunk), offset, (one) => one.key.start);
  if (section && offset <= section.key.end) return { path: [section.name] };
  const entries = section ? entriesOf(chunk, section.name) : chunk.entries;
  const entry = lastAt(entries, offset, (one) => one.node.start) ?? entries[0];
  if (!entry) return { path: section ? [section.name] : [] };
  // Before the first entry of a section of this chunk there is only its key.
  if (section && offset < entry.node.start && entry.listed) return { path: [section.name] };
  const path: (string | number)[] = [];
  descend(entry.node, extent, path);
  return { entry, path };
}

function descend(node: Node, extent: Extent, path: (string | number)[]): void {
  const offset = extent.start;
  if (node.start === offset && node.end === extent.end) return;
  if (node.kind === 'list') {
    // The bracket is the list's own.
    if (node.flow && node.start === offset) return;
    // The first that does not end before.
    const index = count(node.items, (item) => item.end < offset);
    const item = node.items[index];
    if (!item || offset < node.start || offset > node.end) return;
    path.push(index);
    descend(item, extent, path);
  } else if (node.kind === 'map') {
    const pair = lastAt(pairsOf(node), offset, (one) => one.key.start);
    if (!pair || offset > Math.max(pair.key.end, pair.value.end)) return;
    path.push(pair.name);
    if (offset > pair.key.end) descend(pair.value, extent, path);
  }
}

/** How many things at the start of a list hold; behind the first that doesn't, none does. */
function count<T>(things: readonly T[], holds: (thing: T) => boolean): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(things[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last of those that start at an offset or before it; they are in order. */
function lastAt<T>(things: readonly T[], offset: number, start: (thing: T) => number): T | undefined {
  return things[count(things, (thing) => start(thing) <= offset) - 1];
}

const sections = new WeakMap<readonly Section[], ReadonlyMap<Chunk, readonly Section[]>>();
const entries = new WeakMap<readonly Entry[], ReadonlyMap<string, readonly Entry[]>>();
const pairs = new WeakMap<MapNode, readonly Pair[]>();

/** The sections whose keys stand in a chunk. A file may have as many problems as sections, so they are sorted once. */
function sectionsOf(document: Document, chunk: Chunk): readonly Section[] {
  let known = sections.get(document.sections);
  if (!known) {
    const sorted = [...document.sections].sort((a, b) => a.key.start - b.key.start);
    known = groupBy(sorted, (section) => section.chunk);
    sections.set(document.sections, known);
  }
  return known.get(chunk) ?? [];
}

function entriesOf(chunk: Chunk, section: string): readonly Entry[] {
  let known = entries.get(chunk.entries);
  if (!known) {
    known = groupBy(chunk.entries, (entry) => entry.section);
    entries.set(chunk.entries, known);
  }
  return known.get(section) ?? [];
}

/** The pairs in the order of the text: those of merge keys come last in the map. */
function pairsOf(node: MapNode): readonly Pair[] {
  let known = pairs.get(node);
  if (!known) {
    known = [...node.pairs].sort((a, b) => a.key.start - b.key.start);
    pairs.set(node, known);
  }
  return known;
}

function groupBy<T, K>(things: readonly T[], key: (thing: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group) group.push(thing);
    else groups.set(key(thing), [thing]);
  }
  return groups;
}
