/** The lines that a cursor's place is read from: the entry around it below the key of its section, never the file. */
import type { Chunk, Document, Position } from '../../document/document';
import { eolOf } from '../../document/edits';

const lineEnds = /\r\n|\r|\n/;

export interface Around {
  /** The line with the cursor, without its end. */
  readonly line: string;
  /** Lines with their numbers, the line of the section's key first. */
  readonly lines: readonly (readonly [line: number, text: string])[];
  /** Where the dashes of the section stand; undefined when it is no list in block style. */
  readonly dashes: number | undefined;
  readonly eol: '\n' | '\r\n' | '\r';
}

/** Reads the lines around a position. Costs what the entry costs, and a look at the chunks of the section. */
export function around(document: Document, position: Position): Around {
  const { lines, ...rest } = allAround(document, position);
  return { ...rest, lines: nearby(lines, position.line) };
}

function allAround(document: Document, position: Position): Around {
  const { chunks } = document;
  const here = document.locate(position).chunk;
  const at = indexOf(chunks, here);
  let head = at;
  while (head > 0 && !startsKey(chunks[head]!.text)) head--;
  const chunk = chunks[head]!;
  const own = here.text.split(lineEnds);
  const eol = eolOf((own.length > 1 ? here : chunks[0]!).text);
  const line = own[position.line - here.line] ?? '';
  if (head === at) {
    const { from, to, dashes } = entryAt(own, position.line - here.line);
    return { line, lines: numbered(own, from, to, here.line), dashes, eol };
  }
  const above = chunk.text.split(lineEnds);
  const from = above.findIndex((one) => isKey(one));
  const first = own.find((one) => !isPassedOver(one));
  const dashes = first !== undefined && /^[ \t]*-(?:[ \t]|$)/.test(first) ? indentOf(first) : undefined;
  return {
    line,
    lines: [
      ...(from < 0 ? [] : numbered(above, [from], from, chunk.line)),
      ...numbered(own, [0], own.length - 1, here.line),
    ],
    dashes,
    eol,
  };
}

/** In an entry of more lines than this, those far away are passed over, but for what leads to the cursor. */
const near = 1_000;

/** The lines near the cursor, those in which keys of the entry stand, and those that the cursor's line is below. */
function nearby(lines: Around['lines'], cursor: number): Around['lines'] {
  if (lines.length <= 3 * near) return lines;
  const at = lines.findIndex(([line]) => line >= cursor);
  // Behind a dash, the keys of the entry stand where its text does.
  const first = lines.slice(1).find(([, text]) => !isPassedOver(text))?.[1] ?? '';
  const keys = /^[ \t]*(?:-[ \t]+)?/.exec(first)?.[0].length ?? 0;
  const kept: (readonly [number, string])[] = [];
  let outermost = Number.POSITIVE_INFINITY;
  for (let index = at - 1; index >= 0; index--) {
    const line = lines[index]!;
    const indent = isPassedOver(line[1]) ? Number.POSITIVE_INFINITY : indentOf(line[1]);
    if (at - index < near || indent <= keys || indent < outermost) kept.push(line);
    if (indent < outermost) outermost = indent;
  }
  kept.reverse();
  for (let index = at; index < lines.length; index++) {
    const line = lines[index]!;
    if (index - at < near || (!isPassedOver(line[1]) && indentOf(line[1]) <= keys)) kept.push(line);
  }
  return kept;
}

/** In a chunk that holds sections: the key's line, and the entry of its list around a line. */
function entryAt(
  lines: readonly string[],
  at: number,
): { from: readonly number[]; to: number; dashes: number | undefined } {
  let head = Math.min(at, lines.length - 1);
  while (head > 0 && !isKey(lines[head] ?? '')) head--;
  let end = at + 1;
  while (end < lines.length && !isKey(lines[end] ?? '')) end++;
  let first = head + 1;
  while (first < end && isPassedOver(lines[first] ?? '')) first++;
  const opening = lines[first] ?? '';
  if (head === at || first >= end || !/^[ \t]*-(?:[ \t]|$)/.test(opening))
    return { from: [head, head + 1], to: end - 1, dashes: undefined };
  const dashes = indentOf(opening);
  // A line without a dash that stands too far to the left is out of line, and begins nothing.
  const starts = (line: string) => indentOf(line) <= dashes && /^[ \t]*-(?:[ \t]|$)/.test(line);
  let start = at;
  while (start > first && !starts(lines[start] ?? '')) start--;
  let stop = Math.max(at, start) + 1;
  while (stop < end && !starts(lines[stop] ?? '')) stop++;
  return { from: [head, start], to: stop - 1, dashes };
}

/** The lines from the last of `from` on, behind the one line that the first of two names. */
function numbered(
  lines: readonly string[],
  from: readonly number[],
  to: number,
  line: number,
): (readonly [line: number, text: string])[] {
  const [head = 0, start = head] = from;
  const all: (readonly [line: number, text: string])[] = [];
  if (head < start) all.push([line + head, lines[head] ?? '']);
  for (let at = start; at <= to; at++) all.push([line + at, lines[at] ?? '']);
  return all;
}

function indexOf(chunks: readonly Chunk[], chunk: Chunk): number {
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (chunks[middle]!.line <= chunk.line) low = middle;
    else high = middle - 1;
  }
  // Chunks without a line break share a line.
  while (low > 0 && chunks[low] !== chunk) low--;
  return low;
}

/** Whether a text begins with a key at the left margin. */
function startsKey(text: string): boolean {
  return isKey(text.slice(0, 200)) || /^(?:---|%|\ufeff)/.test(text);
}

function isKey(line: string): boolean {
  return /^[^\s#\-\]}][^\n]*?:(?:\s|$)/.test(line.charCodeAt(0) === 0xfeff ? line.slice(1) : line);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Blank lines and comments. */
function isPassedOver(line: string): boolean {
  return /^[ \t]*(?:#|$)/.test(line);
}
