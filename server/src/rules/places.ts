/** What stands at an offset of a chunk: the way from the root to it, for problems and anchors that only know their offset. */
import type { Chunk, Document, Entry } from '../document/document';
import type { Node } from '../document/node';

export interface At {
  /** The entry below which `path` leads; undefined: it starts at the root. */
  readonly entry?: Entry;
  readonly path: readonly (string | number)[];
}

/** The innermost key or element that an offset belongs to; the root where it belongs to none. */
export function placeAt(document: Document, chunk: Chunk, offset: number): At {
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
  descend(entry.node, offset, path);
  return { entry, path };
}

function descend(node: Node, offset: number, path: (string | number)[]): void {
  if (node.kind === 'list') {
    const index = node.items.findIndex((item) => item.end >= offset);
    const item = node.items[index];
    if (!item || offset < node.start || offset > node.end) return;
    path.push(index);
    descend(item, offset, path);
  } else if (node.kind === 'map') {
    const pair = node.pairs
      .filter((one) => one.key.start <= offset && offset <= Math.max(one.key.end, one.value.end))
      .reduce<(typeof node.pairs)[number] | undefined>((a, b) => (a && a.key.start > b.key.start ? a : b), undefined);
    if (!pair) return;
    path.push(pair.name);
    if (offset > pair.key.end) descend(pair.value, offset, path);
  }
}
