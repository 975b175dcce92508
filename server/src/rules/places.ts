/** What stands at an offset of a chunk: the way from the root to it, for problems and anchors that only know their offset. */
import type { Chunk, Document, Entry } from '../document/document';
import type { Node } from '../document/node';

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
  const section = document.sections
    .filter((one) => one.chunk === chunk && one.key.start <= offset)
    .reduce<Document['sections'][number] | undefined>((a, b) => (a && a.key.start > b.key.start ? a : b), undefined);
  if (section && offset <= section.key.end) return { path: [section.name] };
  let entry: Entry | undefined;
  for (const one of chunk.entries)
    if ((!section || one.section === section.name) && (one.node.start <= offset || !entry)) entry = one;
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
    const index = node.items.findIndex((item) => item.end >= offset);
    const item = node.items[index];
    if (!item || offset < node.start || offset > node.end) return;
    path.push(index);
    descend(item, extent, path);
  } else if (node.kind === 'map') {
    const pair = node.pairs
      .filter((one) => one.key.start <= offset && offset <= Math.max(one.key.end, one.value.end))
      .reduce<(typeof node.pairs)[number] | undefined>((a, b) => (a && a.key.start > b.key.start ? a : b), undefined);
    if (!pair) return;
    path.push(pair.name);
    if (offset > pair.key.end) descend(pair.value, extent, path);
  }
}
