/**
 * Edits that touch only what they change. Each takes nodes of a chunk and gives replacements in that chunk's text, or
 * undefined where the change can't be made without touching something else (a value that came through an alias, a
 * layout that is not plain enough). Comments, quoting, order and line ends of the rest stay byte for byte.
 */
import type { Chunk } from './document';
import type { ListNode, MapNode, Node, Pair, ScalarNode } from './node';

export interface Edit {
  readonly chunk: Chunk;
  /** Offsets in `chunk.text`; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Replaces a value by `text`, which must be YAML on one line. A value that is used through `*x` is replaced there. */
export function replaceNode(chunk: Chunk, node: Node, text: string): Edit[] | undefined {
  if (node.origin?.how === 'inside') return undefined;
  if (node.kind !== 'scalar' && holdsAnchor(chunk.text.slice(node.start, node.end))) return undefined;
  // An empty value stands right behind the colon.
  const gap = node.start === node.end && /\S/.test(chunk.text[node.start - 1] ?? '') ? ' ' : '';
  return [{ chunk, start: node.start, end: node.end, text: gap + text }];
}

/** Replaces a scalar by another text in the same kind of quotes. */
export function replaceText(chunk: Chunk, node: ScalarNode, text: string): Edit[] | undefined {
  if (node.origin || /[\r\n]/.test(text)) return replaceNode(chunk, node, quote(text));
  if (node.style === 'single') return replaceNode(chunk, node, `'${text.replaceAll("'", "''")}'`);
  return replaceNode(chunk, node, node.style === 'double' ? JSON.stringify(text) : quote(text));
}

/** Puts another name in the place of a key. */
export function replaceKey(chunk: Chunk, key: ScalarNode, name: string): Edit[] | undefined {
  if (key.origin) return undefined;
  return [{ chunk, start: key.start, end: key.end, text: quote(name) }];
}

/** Takes a key and its value out of a map, with the rest of its line. The last key of a map is not taken. */
export function removePair(chunk: Chunk, map: MapNode, pair: Pair): Edit[] | undefined {
  if (map.origin || pair.key.origin || pair.value.origin?.how === 'inside') return undefined;
  const written = map.pairs.filter((other) => !other.key.origin).sort((a, b) => a.key.start - b.key.start);
  return remove(
    chunk,
    map.flow,
    written.map(({ key, value }) => ({ start: key.start, end: Math.max(key.end + (map.flow ? 0 : 1), value.end) })),
    written.indexOf(pair),
  );
}

/** Takes an element out of a list, with the rest of its line. The last element of a list is not taken. */
export function removeItem(chunk: Chunk, list: ListNode, index: number): Edit[] | undefined {
  if (list.origin || list.items[index]?.origin?.how === 'inside') return undefined;
  const spans = list.items.map((item) => ({ start: list.flow ? item.start : dashOf(chunk, item), end: item.end }));
  return spans.some((span) => span.start < 0) ? undefined : remove(chunk, list.flow, spans, index);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function remove(chunk: Chunk, flow: boolean, spans: readonly Span[], at: number): Edit[] | undefined {
  const span = spans[at];
  const { text } = chunk;
  // An anchor that goes away may be used elsewhere.
  if (!span || spans.length < 2 || holdsAnchor(text.slice(span.start, span.end))) return undefined;
  const next = spans[at + 1];
  if (flow) {
    const before = spans[at - 1];
    if (before) return [{ chunk, start: before.end, end: span.end, text: '' }];
    return next && [{ chunk, start: span.start, end: next.start, text: '' }];
  }
  if (hasLoneReturn(text)) return undefined;
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = lineEnd(text, span.end);
  const lead = text.slice(lineStart, span.start);
  if (lead.trim() !== '') {
    // The first key of an entry shares its line with the dash: the next key moves up to it.
    if (!next || end > next.start || !/^[ \t]*(-[ \t]+)+$/.test(lead)) return undefined;
    if (text.slice(end, next.start).trim() === '') return [{ chunk, start: span.start, end: next.start, text: '' }];
    // Comments stand between them: they stay, and the dash stands alone above.
    const close = text.slice(span.start, end).trimEnd().length + span.start;
    return [{ chunk, start: lineStart + lead.trimEnd().length, end: close, text: '' }];
  }
  if (text[end - 1] === '\n' || lineStart === 0) return [{ chunk, start: lineStart, end, text: '' }];
  // The last line of a text without a line end: the line end before it goes.
  const previous = text[lineStart - 2] === '\r' ? lineStart - 2 : lineStart - 1;
  return [{ chunk, start: previous, end, text: '' }];
}

/** Adds `key: value` behind the other keys of a map; `value` must be YAML on one line, or lines relative to the key. */
export function addPair(chunk: Chunk, map: MapNode, key: string, value: string): Edit[] | undefined {
  if (map.origin) return undefined;
  const { text } = chunk;
  const written = map.pairs.filter((pair) => !pair.key.origin);
  if (map.flow) {
    const last = written.at(-1);
    if (value.includes('\n')) return undefined;
    if (!last) return [{ chunk, start: map.start + 1, end: map.end - 1, text: ` ${key}: ${value} ` }];
    return [{ chunk, start: last.value.end, end: last.value.end, text: `, ${key}: ${value}` }];
  }
  const first = written[0];
  if (!first || hasLoneReturn(text)) return undefined;
  const last = written.reduce((a, b) => (b.key.start > a.key.start ? b : a));
  const lead = text.slice(text.lastIndexOf('\n', first.key.start - 1) + 1, first.key.start);
  // A key behind an anchor, a tag or a `?` does not stand in the column of its map.
  if (!/^[ \t]*(-[ \t]+)*$/.test(lead)) return undefined;
  const indent = ' '.repeat(lead.length);
  return [
    lineBehind(chunk, Math.max(last.value.end, last.key.end + 1), block(`${key}: ${value}`, indent, eolOf(text))),
  ];
}

/** Adds an element behind the others of a list. */
export function addItem(chunk: Chunk, list: ListNode, value: string): Edit[] | undefined {
  if (list.origin) return undefined;
  const { text } = chunk;
  const last = list.items.at(-1);
  if (list.flow) {
    if (value.includes('\n')) return undefined;
    if (!last) return [{ chunk, start: list.start + 1, end: list.end - 1, text: value }];
    return [{ chunk, start: last.end, end: last.end, text: `, ${value}` }];
  }
  const dash = last ? dashOf(chunk, last) : -1;
  if (!last || dash < 0 || hasLoneReturn(text)) return undefined;
  const indent = ' '.repeat(columnOf(text, dash));
  return [
    lineBehind(
      chunk,
      Math.max(last.end, dash + 1),
      `${indent}- ${value.replaceAll('\n', `${eolOf(text)}${indent}  `)}`,
    ),
  ];
}

/**
 * A scalar in YAML: plain where that means the same text, else in double quotes. `where` says what stands around it: in
 * block style a plain text may hold brackets and commas.
 */
export function quote(text: string, where: 'flow' | 'block' = 'flow'): string {
  const plain =
    /^[A-Za-z_/$][^\n\r\t]*$/.test(text) &&
    !/: |:$| #|\s$|\p{Cc}|\ufeff/u.test(text) &&
    !(where === 'flow' && /[[\]{},]/.test(text)) &&
    !/^(true|false|null|~|yes|no|on|off)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}

/** The line end that a text uses; `\n` where it has none. */
export function eolOf(text: string): '\n' | '\r\n' | '\r' {
  const at = text.indexOf('\n');
  if (at < 0) return text.includes('\r') ? '\r' : '\n';
  return text[at - 1] === '\r' ? '\r\n' : '\n';
}

/** Edits of one chunk applied to its text; overlapping ones are left out. For tests and for nested fixes. */
export function applyEdits(text: string, edits: readonly { start: number; end: number; text: string }[]): string {
  let result = '';
  let from = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < from) continue;
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}

function block(text: string, indent: string, eol: string): string {
  return text
    .split('\n')
    .map((line) => (line ? indent + line : line))
    .join(eol);
}

/** A new line behind the line on which `offset` stands. */
function lineBehind(chunk: Chunk, offset: number, line: string): Edit {
  const { text } = chunk;
  const eol = eolOf(text);
  // A block scalar ends behind its last line end.
  const end = text[offset - 1] === '\n' ? offset : lineEnd(text, offset);
  const closed = end > 0 && text[end - 1] === '\n';
  return { chunk, start: end, end, text: closed ? line + eol : eol + line };
}

/** Whether a value that stands in this text, or one inside it, carries an anchor. */
function holdsAnchor(text: string): boolean {
  return /(^|[\s[{,:-])&[^\s,[\]{}]/.test(text);
}

/** Whether some line ends with a carriage return alone: edits of whole lines would hit others. */
function hasLoneReturn(text: string): boolean {
  return /\r(?!\n)/.test(text);
}

function lineEnd(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset;
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** Letters before an element among which its dash is looked for. */
const mostBefore = 1_000;

/** The dash of a block list element, or -1. */
function dashOf(chunk: Chunk, item: Node): number {
  const from = Math.max(chunk.text.lastIndexOf('\n', item.start - 1) + 1, item.start - mostBefore);
  const before = chunk.text.slice(from, item.start);
  const match = /-[ \t]+(?:[&!]\S*[ \t]+)*$/.exec(before) ?? (item.start === item.end ? /-[ \t]*$/.exec(before) : null);
  return match ? from + match.index : -1;
}
