/** Where a value is written that an entry may have by an alias or a merge key. */
import type { Chunk, Entry } from '../../document/document';
import { type Node, pairOf, type ScalarNode } from '../../document/node';
import type { Around } from '../../document/rewrite';

export interface Written {
  readonly chunk: Chunk;
  readonly node: Node;
  /** Whether it stands in brackets. */
  readonly around: Around;
}

/** Keys and indexes below an entry, and whether the last key itself is meant, or its value. */
export interface Way {
  readonly entry: Entry;
  readonly path: readonly (string | number)[];
  readonly on: 'key' | 'value';
}

/** Aliases in anchored values may lead on to others, and a broken text in a circle. */
const maxJumps = 50;

/** The place in the text that holds what is meant; undefined where nothing plain does. */
export function writtenAt({ entry, path, on }: Way): Written | undefined {
  const { chunk } = entry;
  let jumps = 0;
  const jump = (node: Node): Written | undefined =>
    node.origin && ++jumps < maxJumps ? find(chunk, node.origin.anchor) : undefined;
  let at: Written | undefined = entry.node.origin ? jump(entry.node) : { chunk, node: entry.node, around: 'block' };
  for (let index = 0; at && index < path.length; index++) {
    const step = path[index]!;
    const key = on === 'key' && index === path.length - 1;
    at = childOf(at, step, key, jump);
  }
  return at;
}

/** As `writtenAt`, where it is a scalar. */
export function writtenScalar(way: Way): (Written & { readonly node: ScalarNode }) | undefined {
  const written = writtenAt(way);
  return written?.node.kind === 'scalar' ? { ...written, node: written.node } : undefined;
}

function childOf(
  { chunk, node, around }: Written,
  step: string | number,
  key: boolean,
  jump: (node: Node) => Written | undefined,
): Written | undefined {
  if (node.kind === 'scalar') return undefined;
  let child: Node | undefined;
  if (node.kind === 'list') child = node.items[Number(step)];
  else {
    const pair = pairOf(node, String(step));
    child = key ? pair?.key : pair?.value;
    // The whole pair came by `<<`: it is written in the map that was merged.
    if (pair?.key.origin) {
      const from = jump(pair.key);
      for (const map of from?.node.kind === 'list' ? from.node.items : from ? [from.node] : []) {
        const inner = map.origin ? jump(map) : from && { ...from, node: map };
        const found = inner?.node.kind === 'map' ? childOf(inner, step, key, jump) : undefined;
        if (found) return found;
      }
      return undefined;
    }
  }
  if (!child) return undefined;
  return child.origin ? jump(child) : { chunk, node: child, around: node.flow ? 'flow' : around };
}

/** What `find` gave for the spans of a chunk, whose text stays what it is: many values may come from one place. */
const found = new WeakMap<Chunk, Map<number, Map<number, Written | undefined>>>();

/** The written node of a chunk with exactly this range. */
function find(chunk: Chunk, { start, end }: { readonly start: number; readonly end: number }): Written | undefined {
  const ofChunk = found.get(chunk) ?? new Map<number, Map<number, Written | undefined>>();
  found.set(chunk, ofChunk);
  const ofStart = ofChunk.get(start) ?? new Map<number, Written | undefined>();
  ofChunk.set(start, ofStart);
  if (!ofStart.has(end)) ofStart.set(end, search(chunk, { start, end }));
  return ofStart.get(end);
}

function search(chunk: Chunk, span: { readonly start: number; readonly end: number }): Written | undefined {
  const look = (node: Node, around: Around): Written | undefined => {
    if (node.origin || node.start > span.start || node.end < span.end) return undefined;
    if (node.start === span.start && node.end === span.end) return { chunk, node, around };
    if (node.kind === 'scalar') return undefined;
    const inner = node.flow ? 'flow' : around;
    if (node.kind === 'list') {
      for (const item of node.items) {
        const found = look(item, inner);
        if (found) return found;
      }
      return undefined;
    }
    for (const { key, value } of node.pairs) {
      const found = key.origin ? undefined : (look(key, inner) ?? look(value, inner));
      if (found) return found;
    }
    return undefined;
  };
  const { entries } = chunk;
  // Entries stand in their order, so only the last one that starts before it can hold it.
  let low = 0;
  let high = entries.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (entries[middle]!.node.start <= span.start) low = middle;
    else high = middle - 1;
  }
  const holder = entries[low];
  const found = holder && look(holder.node, 'block');
  if (found) return found;
  // The list of a whole section is no entry: its elements are.
  const items = entries.filter(({ listed, node }) => listed && node.start >= span.start && node.end <= span.end);
  const [first] = items;
  if (!first || items.some(({ section }) => section !== first.section)) return undefined;
  const flow = chunk.text[span.start] === '[';
  return { chunk, node: { kind: 'list', ...span, flow, items: items.map(({ node }) => node) }, around: 'block' };
}

/** Calls `each` with every scalar of a chunk that came by an alias or a merge key, keys among them. */
export function eachBorrowed(chunk: Chunk, each: (way: Way, node: ScalarNode) => void): void {
  for (const entry of chunk.entries) {
    const walk = (node: Node, path: readonly (string | number)[]): void => {
      if (node.kind === 'scalar') {
        if (node.origin) each({ entry, path, on: 'value' }, node);
      } else if (node.kind === 'list') for (const [index, item] of node.items.entries()) walk(item, [...path, index]);
      else
        for (const { name, key, value } of node.pairs) {
          const way = [...path, name];
          if (key.origin) each({ entry, path: way, on: 'key' }, key);
          walk(value, way);
        }
    };
    walk(entry.node, []);
  }
}
