/**
 * XML as it is shown: lines with numbers, names and values marked, what a verified signature covers, and the lines at
 * which checks decided. Nothing of it is believed; it is what stands there.
 */
import { visible } from '../report/visible';
import type { Element, Span } from '../simulate/saml/xml/element';
import type { Text, XmlLine } from './view';

type Style = NonNullable<XmlLine['spans'][number]['style']>;

/** Most lines that are shown, and most characters of one. */
const mostLines = 1500;
const widest = 2000;
/** Most characters of all lines together: each name and value among them becomes an element of the page. */
const mostShown = 200_000;
/** Values that nobody reads, such as signatures, are shortened beyond this. */
const longest = { text: 120, value: 400 } as const;

export interface Hit {
  readonly span: Span;
  readonly check: string;
  /** Whether it goes wrong there. */
  readonly fails: boolean;
  readonly note: Text;
}

export interface LaidOut {
  readonly lines: readonly XmlLine[];
  /** How many lines were left out. */
  readonly more: number;
  /** Whether it stands on other lines than in the response. */
  readonly arranged: boolean;
  /** The number of the line in which an offset stands; undefined when that line is not shown. */
  readonly lineOf: (offset: number) => number | undefined;
}

export interface XmlMarks {
  /** All elements in document order; empty when the XML was not read. */
  readonly elements?: readonly Element[];
  /** What verified signatures cover. */
  readonly signed?: readonly Span[];
  /** The signatures themselves. */
  readonly signatures?: readonly Span[];
  readonly hits?: readonly Hit[];
}

interface Piece extends Span {
  readonly indent: number;
}

/** Puts XML on lines. XML without line breaks is broken at its tags, for reading only. */
export function layOut(xml: string, { elements = [], signed = [], signatures = [], hits = [] }: XmlMarks): LaidOut {
  const arranged = isCrammed(xml, elements.length);
  const all = arranged ? arrange(xml, elements) : linesIn(xml);
  const shown = first(all);
  const tokens = tokenize(xml, shown.at(-1)?.end ?? 0);
  const lineOf = (offset: number): number | undefined => {
    let low = 0;
    let high = shown.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const piece = shown[middle] as Piece;
      if (offset < piece.start) high = middle - 1;
      else if (offset >= piece.end && middle < shown.length - 1 && offset >= (shown[middle + 1] as Piece).start)
        low = middle + 1;
      else return middle + 1;
    }
    return undefined;
  };
  const byLine = new Map<number, Hit[]>();
  for (const hit of hits) {
    const line = lineOf(hit.span.start);
    if (line !== undefined) byLine.set(line, [...(byLine.get(line) ?? []), hit]);
  }
  const bare = shown.map(({ start, end }): Span => {
    const text = xml.slice(start, end);
    return { start: start + text.length - text.trimStart().length, end: start + text.trimEnd().length };
  });
  const within = (index: number, spans: readonly Span[]) => {
    const own = bare[index] as Span;
    return spans.some(({ start, end }) => own.start >= start && own.end <= end);
  };
  const covered = shown.map((_, index) => within(index, signed) && !within(index, signatures));
  const from = covered.indexOf(true);
  const to = covered.lastIndexOf(true);
  let at = 0;
  const lines = shown.map((piece, index): XmlLine => {
    while (at < tokens.length && (tokens[at] as Token).end <= piece.start) at++;
    const own = byLine.get(index + 1) ?? [];
    const notes = own.flatMap(({ note }, each): Text => [...(each ? [{ text: ' ' }] : []), ...note]);
    return {
      number: index + 1,
      spans: spansOf(xml, piece, tokens, at),
      ...(covered[index]
        ? { signed: from === to ? 'only' : index === from ? 'first' : index === to ? 'last' : 'inner' }
        : {}),
      ...(within(index, signatures) ? { quiet: true } : {}),
      ...(own.length ? { checks: own.map(({ check }) => check) } : {}),
      ...(own.some(({ fails }) => fails) ? { hit: true } : {}),
      ...(notes.length ? { note: notes } : {}),
    };
  });
  return { lines, more: all.length - shown.length, arranged, lineOf };
}

/** As many lines as are shown. */
function first(all: readonly Piece[]): readonly Piece[] {
  let characters = 0;
  const beyond = all.findIndex(({ start, end }, index) => {
    characters += Math.min(end - start, widest);
    return index > 0 && characters > mostShown;
  });
  return all.slice(0, Math.min(mostLines, beyond < 0 ? all.length : beyond));
}

/** Whether it stands on a few lines only, so that numbers of lines say nothing. */
function isCrammed(xml: string, count: number): boolean {
  return count > 4 && linesIn(xml).length * 8 < count;
}

function linesIn(xml: string, from = 0, to = xml.length, indent = 0): readonly Piece[] {
  const part = xml.slice(from, to);
  const pieces: Piece[] = [];
  let start = 0;
  for (const { index, 0: end } of part.matchAll(/\r\n|\n|\r/g)) {
    pieces.push({ start: from + start, end: from + index, indent });
    start = index + end.length;
  }
  if (start < part.length || pieces.length === 0) pieces.push({ start: from + start, end: to, indent });
  return pieces;
}

/** Breaks before each element, and before the end tag of those with elements in them. */
function arrange(xml: string, elements: readonly Element[]): readonly Piece[] {
  const depths = new Map<Element, number>();
  const breaks = new Map<number, number>([[0, 0]]);
  for (const element of elements) {
    const depth = element.parent ? (depths.get(element.parent) ?? 0) + 1 : 0;
    depths.set(element, depth);
    breaks.set(element.start, depth);
    if (element.children.some(({ kind }) => kind === 'element')) {
      const close = xml.lastIndexOf('</', element.end - 1);
      if (close > element.content) breaks.set(close, depth);
    }
  }
  const offsets = [...breaks].sort(([one], [other]) => one - other);
  return offsets
    .flatMap(([start, depth], index) => linesIn(xml, start, offsets[index + 1]?.[0] ?? xml.length, depth))
    .flatMap(({ start, end, indent }) => {
      const text = xml.slice(start, end);
      const trimmed = text.trim();
      const lead = text.length - text.trimStart().length;
      return trimmed === '' ? [] : [{ start: start + lead, end: start + lead + trimmed.length, indent }];
    });
}

interface Token extends Span {
  readonly style?: Style;
  readonly longest?: number;
}

/** Parts of XML, as far as an offset: tags with their names and values, texts, and what is neither. */
function tokenize(xml: string, to: number): readonly Token[] {
  const tokens: Token[] = [];
  const add = (start: number, end: number, style?: Style, most?: number) => {
    if (end > start) tokens.push({ start, end, ...(style ? { style } : {}), ...(most ? { longest: most } : {}) });
  };
  let at = 0;
  while (at < to) {
    const open = xml.indexOf('<', at);
    if (open !== at) {
      const end = open < 0 ? to : open;
      add(at, end, undefined, longest.text);
      at = end;
      continue;
    }
    if (xml.startsWith('<!--', at) || xml.startsWith('<!', at) || xml.startsWith('<?', at)) {
      const close = xml.startsWith('<!--', at) ? xml.indexOf('-->', at + 4) : xml.indexOf('>', at);
      const end = close < 0 ? to : close + (xml.startsWith('<!--', at) ? 3 : 1);
      add(at, end, 'quiet');
      at = end;
      continue;
    }
    at = tokenizeTag(xml, at, to, add);
  }
  return tokens;
}

function tokenizeTag(
  xml: string,
  open: number,
  to: number,
  add: (start: number, end: number, style?: Style, most?: number) => void,
): number {
  const nameAt = xml[open + 1] === '/' ? open + 2 : open + 1;
  let at = nameAt;
  while (at < to && !/[\s/>"'=<]/.test(xml[at] ?? '')) at++;
  add(open, nameAt);
  add(nameAt, at, 'name');
  let from = at;
  while (at < to) {
    const character = xml[at];
    if (character === '>' || character === '<') {
      const end = character === '>' ? at + 1 : at;
      add(from, end);
      return Math.max(end, open + 1);
    }
    if (character !== '"' && character !== "'") {
      at++;
      continue;
    }
    const close = xml.indexOf(character, at + 1);
    const end = close < 0 || close >= to ? to : close + 1;
    add(from, at);
    add(at, end, 'string', longest.value);
    at = end;
    from = end;
  }
  add(from, to);
  return to;
}

function spansOf(xml: string, piece: Piece, tokens: readonly Token[], from: number): XmlLine['spans'] {
  const spans: { text: string; style?: Style }[] = [];
  if (piece.indent) spans.push({ text: '  '.repeat(Math.min(piece.indent, 40)) });
  let width = 0;
  for (let index = from; index < tokens.length; index++) {
    const { start, end, style, longest: most } = tokens[index] as Token;
    if (start >= piece.end) break;
    const text = xml.slice(Math.max(start, piece.start), Math.min(end, piece.end));
    if (text === '') continue;
    const shown = visible(most === undefined ? text : shorten(text, most));
    width += shown.length;
    if (width > widest) {
      spans.push({ text: '…', style: 'quiet' });
      break;
    }
    spans.push(style ? { text: shown, style } : { text: shown });
  }
  return spans.length ? spans : [{ text: '' }];
}

/** A value that is too long to be read, by its beginning and its end. */
function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, 24)}…${text.slice(-8)}` : text;
}
