/** Values that stand once in the text and count in several places: an edit of one changes what others mean. */
import type { Chunk, Document } from './document';
import type { Edit } from './edits';
import { lineAt } from './lines';
import type { Node, Origin } from './node';

/**
 * Whether edits change something behind an anchor that is used elsewhere, by `*x` or by `<<`. What is put behind the
 * last line of such a value, as far in as it stands, counts as in it.
 */
export function changesShared(edits: readonly Edit[], document: Document): boolean {
  return edits.some((edit) => {
    const shared = sharedIn(edit.chunk, document);
    return shared.count > 0 && (overlap(shared, edit) || continuesAny(shared, edit, document));
  });
}

/** Whether something in a chunk is used elsewhere in it. */
export function hasShared(chunk: Chunk, document: Document): boolean {
  return sharedIn(chunk, document).count > 0;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The values of a chunk that are used elsewhere. A chunk may have as many of them as edits. */
interface Shared {
  readonly count: number;
  /** Where they start, ascending. */
  readonly starts: readonly number[];
  /** How far they reach, each with those before it. */
  readonly reach: readonly number[];
  /** By the line of the chunk on which they end. */
  readonly ending: ReadonlyMap<number, readonly Span[]>;
}

/** A chunk's text stays what it is: an edit makes another one. */
const known = new WeakMap<Chunk, Shared>();
const none: Shared = { count: 0, starts: [], reach: [], ending: new Map() };

/** Where the values stand that are used elsewhere. What is used stands in the chunk that uses it. */
function sharedIn(chunk: Chunk, document: Document): Shared {
  let shared = known.get(chunk);
  if (shared) return shared;
  // Nothing is used elsewhere where there is no anchor; that takes no walk through the values.
  shared = /(?:^|[\s[{,:-])&[^\s,[\]{}]/.test(chunk.text) ? sorted(look(chunk), chunk, document) : none;
  known.set(chunk, shared);
  return shared;
}

function sorted(spans: Span[], chunk: Chunk, document: Document): Shared {
  spans.sort((a, b) => a.start - b.start);
  const reach: number[] = [];
  const ending = new Map<number, Span[]>();
  for (const span of spans) {
    reach.push(Math.max(reach.at(-1) ?? 0, span.end));
    const line = document.position(chunk, span.end).line - chunk.line;
    const same = ending.get(line);
    if (same) same.push(span);
    else ending.set(line, [span]);
  }
  return { count: spans.length, starts: spans.map(({ start }) => start), reach, ending };
}

function look({ entries }: Chunk): Span[] {
  const spans = new Map<number, Span>();
  const add = ({ anchor }: Origin) => void spans.set(anchor.start, anchor);
  const visit = (node: Node): void => {
    if (node.origin) add(node.origin);
    else if (node.kind === 'list') for (const item of node.items) visit(item);
    else if (node.kind === 'map')
      for (const { key, value } of node.pairs) {
        if (key.origin) add(key.origin);
        visit(value);
      }
  };
  for (const { node } of entries) visit(node);
  return [...spans.values()];
}

function overlap({ starts, reach }: Shared, { start, end }: Edit): boolean {
  // Of those that start before the edit ends, whether any reaches into it.
  const last = starts[0]! < end ? lineAt(starts, end - 1) : -1;
  return last >= 0 && start < reach[last]!;
}

/** Whether lines that come in behind a value become part of it. */
function continuesAny({ ending }: Shared, { chunk, start, text }: Edit, document: Document): boolean {
  const [, indent, dash = ''] = /^(?:\r?\n)?( *)(- )?\S/.exec(text) ?? [];
  if (indent === undefined || !/[\r\n]/.test(text)) return false;
  const place = document.position(chunk, start);
  const line = place.line - chunk.line;
  const behind = [...(ending.get(line) ?? []), ...(ending.get(line - 1) ?? [])];
  return behind.some((span) => {
    const first = document.position(chunk, span.start);
    const last = document.position(chunk, span.end);
    if (start < span.end || place.line !== last.line + (place.character === 0 ? 1 : 0)) return false;
    const listed = chunk.text[span.start] === '-';
    return listed === (dash !== '') && indent.length >= first.character;
  });
}
