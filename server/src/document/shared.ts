/** Values that stand once in the text and count in several places: an edit of one changes what others mean. */
import type { Chunk, Document, Position, Range } from './document';
import type { Edit } from './edits';
import type { Node, Origin } from './node';

/**
 * Whether edits change something behind an anchor that is used elsewhere, by `*x` or by `<<`. What is put behind the
 * last line of such a value, as far in as it stands, counts as in it.
 */
export function changesShared(edits: readonly Edit[], document: Document): boolean {
  // Nothing of this text is used elsewhere where it has no anchor; that takes no walk through the document.
  const anchored = edits.filter(({ chunk }) => /(?:^|[\s[{,:-])&[^\s,[\]{}]/.test(chunk.text));
  if (anchored.length === 0) return false;
  const shared = sharedRanges(document);
  return anchored.some((edit) => {
    const place = document.range(edit.chunk, edit.start, edit.end);
    return shared.some((range) => overlap(range, place) || continues(range, place, edit, document));
  });
}

/** Where the values stand that are used elsewhere. */
function sharedRanges(document: Document): readonly Range[] {
  const ranges = new Map<string, Range>();
  const add = (chunk: Chunk, { anchor }: Origin) => {
    const range = document.range(chunk, anchor.start, anchor.end);
    ranges.set(`${range.start.line}:${range.start.character}`, range);
  };
  const look = (chunk: Chunk, node: Node): void => {
    if (node.origin) add(chunk, node.origin);
    else if (node.kind === 'list') for (const item of node.items) look(chunk, item);
    else if (node.kind === 'map')
      for (const { key, value } of node.pairs) {
        if (key.origin) add(chunk, key.origin);
        look(chunk, value);
      }
  };
  for (const chunk of document.chunks) for (const { node } of chunk.entries) look(chunk, node);
  return [...ranges.values()];
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
