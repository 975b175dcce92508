/**
 * Cuts a text into the pieces that can be read by themselves: a section each, and in a section that is a list, an
 * element each. Where a piece starts is decided line by line from the line and a small state, so that an edit can move
 * boundaries only near itself.
 *
 * It is sound because everything that goes on over several lines (quoted and plain text, `|` and `>`, brackets) has to
 * be indented deeper than the dash or key it belongs to: a line that starts an element can't be part of another one in
 * a text without faults. In a text with faults the pieces are the better view: a fault stays in its piece.
 */

/** What the lines so far say about the next one. */
export interface State {
  /**
   * `start`: the start of the text; `before`: no key yet; `marked`: no key yet, but a `---`; `open`: a key with nothing behind it so far; `whole`: a
   * section that is one piece; `list`: a section that is a list; `after`: a key with its value on its line, below a
   * list, so that an element that follows can only belong to the list.
   */
  readonly kind: 'start' | 'before' | 'marked' | 'open' | 'whole' | 'list' | 'after';
  /** Of a list: the column of the dash of its first element, of its last one, and of what stands behind that dash. */
  readonly first: number;
  readonly last: number;
  readonly inner: number;
}

export type PieceKind =
  /** What stands before the first key. */
  | 'prolog'
  /** A top-level key with its value; of a list that is cut, the key alone. */
  | 'section'
  /** An element of a list. */
  | 'entry'
  /** Lines at the left margin that are neither a key nor an element. */
  | 'stray'
  /** From the end of the first document on. */
  | 'rest';

export interface Piece {
  readonly kind: PieceKind;
  readonly start: number;
  readonly end: number;
  readonly enter: State;
  /** An element whose dash does not stand below the dashes above, or that a key parts from them. */
  readonly misplaced: boolean;
  /** A section's key with nothing behind it; what follows may be its elements. */
  readonly bare: boolean;
}

export interface Cut {
  readonly pieces: readonly Piece[];
  readonly exit: State;
}

export const startState: State = { kind: 'start', first: 0, last: 0, inner: 0 };
const beforeState: State = { ...startState, kind: 'before' };
const markedState: State = { ...startState, kind: 'marked' };
const openState: State = { ...startState, kind: 'open' };
const wholeState: State = { ...startState, kind: 'whole' };

/** Whether no key has come yet. */
export function isBeforeKeys({ kind }: State): boolean {
  return kind === 'start' || kind === 'before' || kind === 'marked';
}

export function sameState(a: State, b: State): boolean {
  return a === b || (a.kind === b.kind && a.first === b.first && a.last === b.last && a.inner === b.inner);
}

const byteOrderMark = 0xfeff;
const tab = 9;
const lf = 10;
const cr = 13;
const space = 32;
const hash = 35;
const dash = 45;

function isBlank(code: number): boolean {
  return code === space || code === lf || code === cr || code === tab || Number.isNaN(code);
}

/**
 * Cuts `text`, which starts at the start of a line in the state `enter`. Undefined when it can't be cut, because the
 * root is no plain block map; the text has to be read as a whole then.
 */
export function cut(text: string, enter: State): Cut | undefined {
  const { length } = text;
  const loneReturns = text.includes('\r') && /\r(?!\n)/.test(text);
  const pieces: Piece[] = [];
  let state = enter;
  let open: { kind: PieceKind; start: number; enter: State; misplaced: boolean } | undefined;

  const finish = (end: number): void => {
    if (!open) return;
    const { kind, start, enter, misplaced } = open;
    pieces.push({ kind, start, end, enter, misplaced, bare: kind === 'section' && state.kind === 'open' });
  };
  const begin = (kind: PieceKind, start: number, misplaced = false): void => {
    finish(start);
    open = { kind, start, enter: state, misplaced };
  };

  let next: number;
  for (let start = 0; start < length; start = next) {
    next = nextLine(text, start, loneReturns);
    let at = start;
    if (start === 0 && state.kind === 'start' && text.charCodeAt(0) === byteOrderMark) at++;
    const lineStart = at;
    let code = text.charCodeAt(at);
    while (code === space) code = text.charCodeAt(++at);
    // A tab that starts an indentation is a fault, and read as a space: see parse.ts.
    if (code === tab && at === lineStart) while (code === space || code === tab) code = text.charCodeAt(++at);
    const column = at - lineStart;
    if (code === tab) {
      let behind = at;
      while (text.charCodeAt(behind) === space || text.charCodeAt(behind) === tab) behind++;
      const sign = text.charCodeAt(behind);
      if (sign === hash || sign === lf || sign === cr || Number.isNaN(sign)) code = hash;
    }
    if (code === hash || code === lf || code === cr || at >= length) {
      if (!open) begin(isBeforeKeys(state) ? 'prolog' : 'stray', start);
      if (state.kind === 'start') state = beforeState;
      continue;
    }
    const atDash = code === dash && isBlank(text.charCodeAt(at + 1));

    if (isBeforeKeys(state)) {
      if (column > 0 || atDash) return undefined;
      if (isMarker(text, at, dash)) {
        if (state.kind === 'marked' || !endsLine(text, at + 3)) return undefined;
        if (!open) begin('prolog', start);
        state = markedState;
        continue;
      }
      const line = lineKind(text, at, lineEndOf(text, at, next));
      if (line === 'odd' || line === 'stray' || line === 'closing') return undefined;
      begin('section', start);
      state = line === 'bare' ? openState : wholeState;
      continue;
    }

    if (column === 0) {
      if (isMarker(text, at, dash) || isMarker(text, at, 46)) {
        begin('rest', start);
        start = length;
        next = length;
        break;
      }
      const line = atDash ? 'dash' : lineKind(text, at, lineEndOf(text, at, next));
      if (line === 'odd') return undefined;
      const spaced = (line === 'bare' || line === 'valued' || line === 'settled') && isSpaced(text, at, next);
      if (!spaced && (line === 'bare' || line === 'valued' || line === 'settled')) {
        begin('section', start);
        if (line === 'bare') state = openState;
        else if (line === 'settled' && state.kind === 'list')
          state = { kind: 'after', first: state.first, last: 0, inner: 0 };
        else if (line !== 'settled' || state.kind !== 'after') state = wholeState;
        continue;
      }
      if (line === 'stray' || spaced) {
        if (open?.kind !== 'stray') begin('stray', start);
        continue;
      }
      if (line === 'closing') {
        if (!open) begin('stray', start);
        continue;
      }
    }

    if (state.kind === 'open') {
      if (atDash) {
        begin('entry', start);
        state = { kind: 'list', first: column, last: column, inner: innerColumn(text, at, column) };
      } else if (open && open.kind !== 'stray') state = wholeState;
    } else if (state.kind === 'list' && atDash && (column <= state.first || column < state.inner)) {
      begin('entry', start, column !== state.first && column !== state.last);
      const inner = innerColumn(text, at, column);
      if (column !== state.last || inner !== state.inner)
        state = { kind: 'list', first: state.first, last: column, inner };
    }
    if (state.kind === 'after' && atDash && column === state.first) {
      const inner = innerColumn(text, at, column);
      if (inner > column + 1) {
        begin('entry', start, true);
        state = { kind: 'list', first: column, last: column, inner };
      }
    } else if (state.kind === 'after' && code === 0x3a && isBlank(text.charCodeAt(at + 1))) state = wholeState;
    if (!open) begin('stray', start);
  }
  finish(length);
  return { pieces, exit: state };
}

function nextLine(text: string, start: number, loneReturns: boolean): number {
  const end = text.indexOf('\n', start);
  const next = end < 0 ? text.length : end + 1;
  if (!loneReturns) return next;
  const lone = text.indexOf('\r', start);
  return lone >= 0 && lone < next - 1 && text.charCodeAt(lone + 1) !== lf ? lone + 1 : next;
}

/** The end of the line whose successor starts at `next`, without its line end. */
function lineEndOf(text: string, at: number, next: number): number {
  let end = next;
  while (end > at && (text.charCodeAt(end - 1) === lf || text.charCodeAt(end - 1) === cr)) end--;
  return end;
}

function isMarker(text: string, at: number, sign: number): boolean {
  return (
    text.charCodeAt(at) === sign &&
    text.charCodeAt(at + 1) === sign &&
    text.charCodeAt(at + 2) === sign &&
    isBlank(text.charCodeAt(at + 3))
  );
}

function endsLine(text: string, at: number): boolean {
  let i = at;
  while (text.charCodeAt(i) === space || text.charCodeAt(i) === tab) i++;
  const code = text.charCodeAt(i);
  return code === lf || code === cr || Number.isNaN(code) || (code === hash && i > at);
}

/**
 * The column below which a line can't belong to the element whose dash is at `at`: of an element that is a map, the
 * column of its keys, since what a key holds is indented deeper; of any other one, just behind the dash.
 */
function innerColumn(text: string, at: number, column: number): number {
  let i = at + 1;
  while (text.charCodeAt(i) === space) i++;
  const first = text.charCodeAt(i);
  const named = (first >= 0x61 && first <= 0x7a) || (first >= 0x41 && first <= 0x5a) || first === 0x5f;
  if (!named) return column + 1;
  let end = i;
  while (isNameCode(text.charCodeAt(end))) end++;
  return text.charCodeAt(end) === 0x3a && isBlank(text.charCodeAt(end + 1)) ? column + (i - at) : column + 1;
}

function isNameCode(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === dash
  );
}

type LineKind = 'bare' | 'valued' | 'settled' | 'closing' | 'odd' | 'stray';

/** Whether the plain key at `at` has several spaces in it: an indented line before which something has been typed. */
function isSpaced(text: string, at: number, next: number): boolean {
  const sign = text[at];
  if (sign === '"' || sign === "'") return false;
  const line = text.slice(at, next);
  const spaces = line.search(/[^:] {2}/);
  return spaces >= 0 && spaces < line.search(/:(?:\s|$)/);
}

/**
 * What the line at the left margin from `at` to `end` is. `bare`: a key with its value below; `valued`: a key with a
 * value that may go on below; `settled`: a key with a value after which no element can follow; `closing`: it may close a bracket; `odd`: a key that is no simple scalar, or a merge key; `stray`: none of
 * these, which can't be right anywhere in a map.
 */
function lineKind(text: string, at: number, end: number): LineKind {
  const line = text.slice(at, end);
  switch (line[0]) {
    case ']':
    case '}':
      return 'closing';
    case '?':
      if (isBlank(line.charCodeAt(1))) return 'odd';
      break;
    case ':':
      if (isBlank(line.charCodeAt(1))) return 'stray';
      break;
    case '[':
    case '{':
      return /[\]}]\s*:(?:\s|$)/.test(line) ? 'odd' : 'stray';
    case '*':
      return /^\*\S+\s+:(?:\s|$)/.test(line) ? 'odd' : 'stray';
    case '&':
    case '!':
      return /:(?:\s|$)/.test(line) ? 'odd' : 'stray';
    case '"':
    case "'": {
      const end = quotedEnd(line);
      const colon = end === undefined ? null : /^[ \t]*:(?=[ \t]|$)/.exec(line.slice(end));
      return end !== undefined && colon ? kindBehind(line, end + colon[0].length) : 'stray';
    }
    case '|':
    case '>':
      return 'stray';
    case '<':
      if (/^<<[ \t]*:(?:\s|$)/.test(line)) return 'odd';
      if (line.startsWith('<<<<<<<')) return 'odd';
      break;
  }
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code === 0x3a && isBlank(line.charCodeAt(i + 1))) return kindBehind(line, i + 1);
    if (code === hash && i > 0 && isBlank(line.charCodeAt(i - 1))) break;
  }
  return 'stray';
}

function kindBehind(line: string, colonEnd: number): 'bare' | 'valued' | 'settled' {
  if (endsLine(line, colonEnd)) return 'bare';
  const value = line.slice(colonEnd).trimStart();
  if ('|>&!*'.includes(value[0] ?? '')) return 'valued';
  if (value[0] !== '"' && value[0] !== "'") return 'settled';
  const end = quotedEnd(value);
  return end !== undefined && /^\s*(?:#.*)?$/.test(value.slice(end)) ? 'settled' : 'valued';
}

/** Where the quoted text that starts a line ends, behind its quote. A regular expression runs out of stack on megabytes. */
function quotedEnd(line: string): number | undefined {
  const quote = line[0]!;
  for (let at = 1; ; at += 2) {
    const close = line.indexOf(quote, at);
    if (close < 0) return undefined;
    if (quote === "'") {
      if (line[close + 1] !== quote) return close + 1;
      at = close;
      continue;
    }
    const backslash = line.indexOf('\\', at);
    if (backslash < 0 || backslash > close) return close + 1;
    at = backslash;
  }
}
