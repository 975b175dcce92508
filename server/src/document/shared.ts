/** Values that stand once in the text and count in several places: an edit of one changes what others mean. */
import type { Chunk, Document, Position, Range } from './document';
import type { Edit } from './edits';
import type { Node, Origin } from './node';

/**
 * Whether edits change something behind an anchor that is used elsewhere, by `*x` or by `<<`. What is put behind the
 * last line of such a value, as far in as it stands, counts as in it.
 */
export function changesShared(edits: readonly Edit[], document: Document): boolean {
  return edits.some((edit) => {
    const spans = sharedIn(edit.chunk);
    if (spans.length === 0) return false;
    const place = document.range(edit.chunk, edit.start, edit.end);
    return spans.some(({ start, end }) => {
      const range = document.range(edit.chunk, start, end);
      return overlap(range, place) || continues(range, place, edit, document);
    });
  });
}

/** Whether something in a chunk is used elsewhere in it. */
export function hasShared(chunk: Chunk): boolean {
  return sharedIn(chunk).length > 0;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A chunk's text stays what it is: an edit makes another one. */
const known = new WeakMap<Chunk, readonly Span[]>();
const none: readonly Span[] = [];

/** Where the values stand that are used elsewhere. What is used stands in the chunk that uses it. */
function sharedIn(chunk: Chunk): readonly Span[] {
  let spans = known.get(chunk);
  if (spans) return spans;
  // Nothing is used elsewhere where there is no anchor; that takes no walk through the values.
  spans = /(?:^|[\s[{,:-])&[^\s,[\]{}]/.test(chunk.text) ? look(chunk) : none;
  known.set(chunk, spans);
  return spans;
}

function look({ entries }: Chunk): readonly Span[] {
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

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function overlap(range: Range, place: Range): boolean {
  return isBefore(place.start, range.end) && isBefore(range.start, place.end);
}

/** Whether lines that come in behind a value become part of it. */
function continues(range: Range, place: Range, { text }: Edit, document: Document): boolean {
  const behind =
    place.start.line === range.end.line + (place.start.character === 0 ? 1 : 0) && !isBefore(place.start, range.end);
  const [, indent, dash = ''] = /^(?:\r?\n)?( *)(- )?\S/.exec(text) ?? [];
  if (!behind || indent === undefined || !/[\r\n]/.test(text)) return false;
  const { chunk, offset } = document.locate(range.start);
  const listed = chunk.text[offset] === '-';
  return listed === (dash !== '') && indent.length >= range.start.character;
}
