/**
 * A fast reader of the YAML that people mostly write: block maps and lists, plain and quoted scalars on one line, flow
 * collections, literal and folded text, comments, anchors and aliases. It gives up (returns undefined) at the first
 * thing it does not know for certain, faults included; the `yaml` package then decides (parse.ts). What it returns is
 * what the package would give: test/fuzz/document.test.ts compares the two.
 */
import { type Anchored, Copier, type Outer } from './alias';
import type { Comment } from './document';
import type { ListNode, MapNode, Node, Pair, ScalarNode, ScalarStyle } from './node';
import { plainValue } from './scalar';

export interface Scanned {
  readonly node: Node | undefined;
  /** All pairs of a root map, also the second ones of the same name; merged ones last. */
  readonly pairs: readonly Pair[];
  readonly comments: readonly Comment[];
  /** The last node of each anchor's name. */
  readonly anchors: ReadonlyMap<string, Node | undefined>;
  readonly aliased: number;
}

const tab = 9;
const lf = 10;
const cr = 13;
const space = 32;
const doubleQuote = 34;
const hash = 35;
const ampersand = 38;
const singleQuote = 39;
const star = 42;
const comma = 44;
const dash = 45;
const colon = 58;
const greater = 62;
const question = 63;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;
const openBrace = 123;
const pipe = 124;
const closeBrace = 125;

/** Levels the scanner follows by itself; parse.ts decides what is too deep. */
const maxLevels = 90;

/** Longest key the scanner takes; YAML's own limit is 1024 characters up to the colon. */
const maxKey = 1000;

const none: readonly never[] = [];
const noAnchors: ReadonlyMap<string, Node | undefined> = new Map();

const strange = /[^\t\n\r -~\u0085\u00a0-\ufefe\uff00-\ufffd]/;
const loneReturn = /\r(?!\n)/;

/** Thrown inside the scanner only, and caught at its entrance. */
class Unsure extends Error {}
const unsure = new Unsure('not certain');

/** Reads `text` or returns undefined when it is not certain of it. `comments` are collected only on request. */
export function scan(text: string, withComments = false, outer?: Outer): Scanned | undefined {
  if (strange.test(text)) return undefined;
  if (text.includes('\r') && loneReturn.test(text)) return undefined;
  try {
    return new Scanner(text, withComments, outer).document();
  } catch (error) {
    if (error === unsure) return undefined;
    throw error;
  }
}

class Scanner {
  private comments: Comment[] | undefined;
  private copier: Copier | undefined;
  /** The last node of each anchor's name; undefined while the node is being read. */
  private anchors: Map<string, Node | undefined> | undefined;
  private readonly length: number;
  /** First character of the next line with content, and its column; -1 at the end of the text. */
  private at = 0;
  private column = 0;
  private levels = 0;
  private rootPairs: readonly Pair[] = none;

  constructor(
    private readonly text: string,
    private readonly withComments: boolean,
    private readonly outer: Outer | undefined,
  ) {
    this.length = text.length;
  }

  document(): Scanned {
    this.nextContent(0);
    if (this.column === 0 && this.text.startsWith('---', this.at)) {
      const end = this.at + 3;
      if (!this.endsLine(end)) throw unsure;
      this.seen = true;
      this.nextContent(this.restOfLine(end));
    }
    let node: Node | undefined;
    if (this.column >= 0) {
      node = this.block(-1);
      if (this.column >= 0) throw unsure;
    }
    return {
      node,
      pairs: this.rootPairs,
      comments: this.comments ?? none,
      anchors: this.anchors ?? noAnchors,
      aliased: this.copier ? this.copier.count : 0,
    };
  }

  /** Goes to the first line from `from` (a line's start) on that has content. */
  private nextContent(from: number): void {
    const { text, length } = this;
    let start = from;
    while (start < length) {
      let at = start;
      let code = text.charCodeAt(at);
      while (code === space) code = text.charCodeAt(++at);
      if (at >= length) break;
      if (code === hash) start = this.comment(at, start);
      else if (code === lf) start = at + 1;
      else if (code === cr) start = at + 2;
      else if (code === tab) throw unsure;
      else {
        this.at = at;
        this.column = at - start;
        if (this.column === 0 && this.marker(at)) throw unsure;
        return;
      }
    }
    this.at = length;
    this.column = -1;
  }

  /** Whether a document marker that is not the first line with content stands at a line's start. */
  private marker(at: number): boolean {
    const code = this.text.charCodeAt(at);
    if (code !== dash && code !== 46) return false;
    const sign = this.text.slice(at, at + 3);
    if (sign === '...') return true;
    return sign === '---' && this.isBlank(this.text.charCodeAt(at + 3)) && this.seen;
  }
  private seen = false;

  private isBlank(code: number): boolean {
    return code === space || code === lf || code === cr || code === tab || Number.isNaN(code);
  }

  /** Takes the comment at `at` up to the end of its line and returns the start of the next line. */
  private comment(at: number, lineStart: number): number {
    const { text } = this;
    let end = text.indexOf('\n', at);
    const next = end < 0 ? this.length : end + 1;
    if (end < 0) end = this.length;
    else if (text.charCodeAt(end - 1) === cr) end--;
    if (this.withComments) {
      let alone = true;
      for (let i = at - 1; i >= lineStart && alone; i--) {
        const code = text.charCodeAt(i);
        if (code === lf) break;
        alone = code === space || code === tab;
      }
      this.comments ??= [];
      this.comments.push({ start: at, end, alone });
    }
    return next;
  }

  /** Whether only spaces and a comment follow on the line. */
  private endsLine(at: number): boolean {
    let code = this.text.charCodeAt(at);
    let i = at;
    while (code === space) code = this.text.charCodeAt(++i);
    return code === lf || code === cr || Number.isNaN(code) || (code === hash && i > at);
  }

  /** Takes the rest of a line on which nothing but a comment may follow; the start of the next line. */
  private restOfLine(at: number): number {
    let i = at;
    let code = this.text.charCodeAt(i);
    while (code === space) code = this.text.charCodeAt(++i);
    if (code === lf) return i + 1;
    if (code === cr) return i + 2;
    if (i >= this.length) return this.length;
    if (code === hash && i > at) return this.comment(i, 0);
    throw unsure;
  }

  /** The block or scalar that starts at the next content, inside one at column `parent`. */
  private block(parent: number): Node {
    this.seen = true;
    if (++this.levels > maxLevels) throw unsure;
    const { at, column } = this;
    let node: Node;
    if (this.isDash(at)) node = this.list(column);
    else if (this.colonOfKey(at) >= 0) node = this.map(column, at);
    else node = this.inline(at, parent);
    this.levels--;
    return node;
  }

  private isDash(at: number): boolean {
    if (this.text.charCodeAt(at) !== dash) return false;
    const next = this.text.charCodeAt(at + 1);
    if (next === tab) throw unsure;
    return next === space || next === lf || next === cr || Number.isNaN(next);
  }

  /** The colon behind the implicit key at `at`, or -1 when there is a value without one on the line. */
  private colonOfKey(at: number): number {
    const { text } = this;
    const first = text.charCodeAt(at);
    if (first === doubleQuote || first === singleQuote) {
      const end = this.endOfQuoted(at, first);
      if (text.charCodeAt(end) !== colon) return -1;
      const next = text.charCodeAt(end + 1);
      return next === space || next === lf || next === cr || Number.isNaN(next) ? end : -1;
    }
    if (!this.startsPlain(at, first)) {
      // A collection or alias may still be a key, and an anchor belong to one.
      if (first === openBracket || first === openBrace || first === pipe || first === greater) return -1;
      if (first === star || first === ampersand) return this.hasColon(at) ? this.giveUp() : -1;
      return this.giveUp();
    }
    for (let i = at; i < this.length; i++) {
      const code = text.charCodeAt(i);
      if (code === colon) {
        const next = text.charCodeAt(i + 1);
        if (next === space || next === lf || next === cr || Number.isNaN(next)) return i;
        if (next === tab) throw unsure;
      } else if (code === lf || code === tab) return -1;
      else if (code === hash && text.charCodeAt(i - 1) === space) return -1;
    }
    return -1;
  }

  private giveUp(): never {
    throw unsure;
  }

  private hasColon(at: number): boolean {
    let end = this.text.indexOf('\n', at);
    if (end < 0) end = this.length;
    return /:(?:\s|$)/.test(this.text.slice(at, end));
  }

  /** Whether a plain scalar may start with the character at `at`. */
  private startsPlain(at: number, code: number): boolean {
    switch (code) {
      case dash:
      case question:
      case colon: {
        const next = this.text.charCodeAt(at + 1);
        return !(next === space || next === lf || next === cr || next === tab || Number.isNaN(next));
      }
      case comma:
      case openBracket:
      case closeBracket:
      case openBrace:
      case closeBrace:
      case hash:
      case ampersand:
      case star:
      case 33: // !
      case pipe:
      case greater:
      case singleQuote:
      case doubleQuote:
      case 37: // %
      case 64: // @
      case 96: // `
      case tab:
        return false;
      default:
        return true;
    }
  }

  private map(column: number, first: number): MapNode {
    const root = this.levels === 1;
    const pairs: Pair[] = [];
    const merges: Node[] = [];
    let all: Pair[] | undefined;
    let names: Set<string> | undefined;
    let end = first;
    let at = first;
    for (;;) {
      const colonAt = this.colonOfKey(at);
      if (colonAt < 0 || colonAt - at > maxKey) throw unsure;
      const key = this.scalarAt(at, colonAt);
      if (key.style === 'plain' && key.value === '<<') {
        const value = this.mergeSource(colonAt + 1, column);
        merges.push(value);
        end = value.end;
      } else {
        const value = this.valueOfKey(colonAt + 1, column);
        const name = typeof key.value === 'string' ? key.value : this.text.slice(key.start, key.end);
        const pair: Pair = { name, key, value };
        end = value.end;
        let known: boolean;
        if (names) {
          known = names.has(name);
          names.add(name);
        } else {
          known = false;
          for (let i = 0; i < pairs.length && !known; i++) known = pairs[i]!.name === name;
          if (pairs.length === 12) names = new Set([...pairs.map((other) => other.name), name]);
        }
        if (known) {
          if (!root) throw unsure;
          all ??= pairs.slice();
          all.push(pair);
        } else {
          pairs.push(pair);
          all?.push(pair);
        }
      }
      if (this.column < column) break;
      if (this.column > column) throw unsure;
      at = this.at;
    }
    if (root) this.rootPairs = all ?? pairs;
    if (merges.length > 0) {
      const merged = this.merged(merges, pairs);
      if (root) this.rootPairs = [...this.rootPairs, ...merged];
      pairs.push(...merged);
    }
    return { kind: 'map', start: first, end, flow: false, pairs };
  }

  private mergeSource(at: number, column: number): Node {
    const value = this.valueOfKey(at, column);
    const through = (node: Node): boolean => node.kind === 'map' && node.origin !== undefined;
    if (through(value)) return value;
    if (value.kind === 'list' && !value.origin && value.items.every(through)) return value;
    throw unsure;
  }

  /** The pairs that merge keys bring to a map with `own` pairs. Their values have been read as aliases already. */
  private merged(merges: readonly Node[], own: readonly Pair[]): Pair[] {
    const names = new Set(own.map((pair) => pair.name));
    const merged: Pair[] = [];
    for (const source of merges) {
      for (const map of source.kind === 'list' ? source.items : [source]) {
        if (map.kind !== 'map') throw unsure;
        for (const pair of map.pairs) {
          if (names.has(pair.name)) continue;
          names.add(pair.name);
          merged.push(pair);
        }
      }
    }
    return merged;
  }

  private list(column: number): ListNode {
    const start = this.at;
    const items: Node[] = [];
    let end = start + 1;
    let at = start;
    for (;;) {
      const item = this.item(at, column);
      items.push(item);
      end = item.end;
      if (this.column < column) break;
      if (this.column > column) throw unsure;
      at = this.at;
      if (!this.isDash(at)) break;
    }
    return { kind: 'list', start, end, flow: false, items };
  }

  /** The element behind the dash at `dashAt`, a dash of column `column`. */
  private item(dashAt: number, column: number): Node {
    const { text } = this;
    let at = dashAt + 1;
    let code = text.charCodeAt(at);
    while (code === space) code = text.charCodeAt(++at);
    if (this.endsLine(dashAt + 1)) {
      this.nextContent(this.restOfLine(dashAt + 1));
      if (this.column > column) return this.block(column);
      return empty(dashAt + 1);
    }
    if (code === tab) throw unsure;
    const inner = column + at - dashAt;
    if (this.isDash(at)) {
      if (++this.levels > maxLevels) throw unsure;
      this.at = at;
      const node = this.list(inner);
      this.levels--;
      return node;
    }
    if (this.colonOfKey(at) >= 0) {
      if (++this.levels > maxLevels) throw unsure;
      const node = this.map(inner, at);
      this.levels--;
      return node;
    }
    return this.inline(at, column);
  }

  /** The value behind the colon of a key in column `column`; `at` is the place just behind the colon. */
  private valueOfKey(at: number, column: number): Node {
    if (this.endsLine(at)) {
      this.nextContent(this.restOfLine(at));
      return this.below(column, true) ?? empty(at);
    }
    let i = at;
    while (this.text.charCodeAt(i) === space) i++;
    return this.inline(i, column);
  }

  /** The block on the lines below a key or an anchor. A list may start in the column of its key. */
  private below(column: number, key: boolean): Node | undefined {
    if (this.column > column) return this.block(column);
    if (key && this.column === column && this.column >= 0 && this.isDash(this.at)) {
      if (++this.levels > maxLevels) throw unsure;
      const node = this.list(column);
      this.levels--;
      return node;
    }
    return undefined;
  }

  /** A value that starts on this line at `at`, inside a block of column `parent`, to the end of its last line. */
  private inline(at: number, parent: number): Node {
    const { text } = this;
    const code = text.charCodeAt(at);
    let node: Node;
    switch (code) {
      case doubleQuote:
      case singleQuote: {
        const end = this.endOfQuoted(at, code);
        node = this.quoted(at, end, code);
        break;
      }
      case openBracket:
      case openBrace:
        if (parent < 0) throw unsure;
        node = this.flow(at, parent);
        break;
      case pipe:
      case greater:
        if (parent < 0) throw unsure;
        return this.blockScalar(at, parent, code === pipe ? 'literal' : 'folded');
      case star:
        node = this.alias(at);
        break;
      case ampersand:
        if (parent < 0) throw unsure;
        return this.anchored(at, parent);
      default: {
        if (!this.startsPlain(at, code)) throw unsure;
        node = this.plain(at);
      }
    }
    this.nextContent(this.restOfLine(this.stop));
    if (this.column > parent) throw unsure;
    return node;
  }
  /** The end of the flow value read last. */
  private stop = 0;

  /** A plain scalar on a line in block context. */
  private plain(at: number): ScalarNode {
    const { text } = this;
    let i = at;
    for (; i < this.length; i++) {
      const code = text.charCodeAt(i);
      if (code === lf || code === cr) break;
      if (code === tab) throw unsure;
      if (code === colon) {
        const next = text.charCodeAt(i + 1);
        if (next === space || next === lf || next === cr || next === tab || Number.isNaN(next)) throw unsure;
      } else if (code === hash && text.charCodeAt(i - 1) === space) break;
    }
    let end = i;
    while (text.charCodeAt(end - 1) === space) end--;
    this.stop = end;
    return this.scalarOf(at, end);
  }

  private scalarOf(start: number, end: number): ScalarNode {
    return { kind: 'scalar', start, end, value: plainValue(this.text.slice(start, end)), style: 'plain' };
  }

  /** The key between `at` and its colon. */
  private scalarAt(at: number, end: number): ScalarNode {
    const code = this.text.charCodeAt(at);
    if (code === doubleQuote || code === singleQuote) return this.quoted(at, end, code);
    let stop = end;
    while (this.text.charCodeAt(stop - 1) === space) stop--;
    if (stop <= at) throw unsure;
    return this.scalarOf(at, stop);
  }

  /** The end, behind the closing quote, of a quoted scalar that has to end on its line. */
  private endOfQuoted(at: number, quote: number): number {
    const { text } = this;
    for (let i = at + 1; i < this.length; i++) {
      const code = text.charCodeAt(i);
      if (code === quote) {
        if (quote === singleQuote && text.charCodeAt(i + 1) === singleQuote) i++;
        else return i + 1;
      } else if (code === lf || code === cr) throw unsure;
      else if (code === backslash && quote === doubleQuote) i++;
    }
    throw unsure;
  }

  private quoted(start: number, end: number, quote: number): ScalarNode {
    this.stop = end;
    const source = this.text.slice(start + 1, end - 1);
    const double = quote === doubleQuote;
    let value = source;
    if (double) {
      if (source.includes('\\')) value = unescaped(source);
    } else if (source.includes("'")) value = source.replaceAll("''", "'");
    return { kind: 'scalar', start, end, value, style: double ? 'double' : 'single' };
  }

  private nameAt(at: number): string {
    const { text } = this;
    let end = at;
    for (; end < this.length; end++) {
      const code = text.charCodeAt(end);
      if (code === space || code === lf || code === cr || code === tab || code === comma) break;
      if (code === openBracket || code === closeBracket || code === openBrace || code === closeBrace) break;
    }
    if (end === at || text.charCodeAt(end - 1) === colon) throw unsure;
    this.stop = end;
    return text.slice(at, end);
  }

  private alias(at: number): Node {
    const name = this.nameAt(at + 1);
    let anchored: Anchored | undefined;
    if (this.anchors?.has(name)) {
      const node = this.anchors.get(name);
      if (node) anchored = { node, anchor: { start: node.start, end: node.end } };
    } else anchored = this.outer?.(name);
    if (!anchored) throw unsure;
    this.copier ??= new Copier();
    const copy = this.copier.copy(anchored.node, { start: at, end: this.stop, anchor: anchored.anchor });
    if (!copy) throw unsure;
    return copy;
  }

  /** The value behind an anchor, in block context. */
  private anchored(at: number, parent: number): Node {
    const name = this.nameAt(at + 1);
    this.anchors ??= new Map();
    this.anchors.set(name, undefined);
    const after = this.stop;
    let node: Node;
    if (this.endsLine(after)) {
      this.nextContent(this.restOfLine(after));
      // Of a list in the column of its key, or nothing at all, the package is asked.
      if (this.column <= parent) throw unsure;
      node = this.block(parent);
    } else {
      let i = after;
      while (this.text.charCodeAt(i) === space) i++;
      const code = this.text.charCodeAt(i);
      if (i === after || code === star || code === ampersand || this.isDash(i)) throw unsure;
      if (code !== openBracket && code !== openBrace && this.colonOfKey(i) >= 0) throw unsure;
      node = this.inline(i, parent);
    }
    // An alias that was read below has its place of use as range, which is no anchored node's.
    if (node.origin) throw unsure;
    // A node inside that has the same name begins later, so it is the last.
    if (this.anchors.get(name) === undefined) this.anchors.set(name, node);
    return node;
  }

  /** Skips white space, line ends and comments between the parts of a flow collection. */
  private gap(at: number, parent: number): number {
    const { text } = this;
    let i = at;
    for (;;) {
      const code = text.charCodeAt(i);
      if (code === space) i++;
      else if (code === lf || code === cr) {
        i += code === cr ? 2 : 1;
        const lineStart = i;
        while (text.charCodeAt(i) === space) i++;
        const next = text.charCodeAt(i);
        if (next === tab || i >= this.length) throw unsure;
        if (next !== lf && next !== cr && next !== hash && i - lineStart <= parent) throw unsure;
      } else if (code === hash) {
        const before = text.charCodeAt(i - 1);
        if (before !== space && before !== lf) throw unsure;
        const next = this.comment(i, 0);
        if (next >= this.length) throw unsure;
        // Back to the line end, which the loop takes.
        i = next - 1;
        if (text.charCodeAt(i - 1) === cr) i--;
      } else if (i >= this.length || code === tab) throw unsure;
      else return i;
    }
  }

  private flow(start: number, parent: number): Node {
    if (++this.levels > maxLevels) throw unsure;
    const node =
      this.text.charCodeAt(start) === openBracket ? this.flowList(start, parent) : this.flowMap(start, parent);
    this.levels--;
    return node;
  }

  private flowList(start: number, parent: number): ListNode {
    const { text } = this;
    const items: Node[] = [];
    let at = this.gap(start + 1, parent);
    while (text.charCodeAt(at) !== closeBracket) {
      items.push(this.flowValue(at, parent));
      at = this.gap(this.stop, parent);
      const code = text.charCodeAt(at);
      if (code === comma) at = this.gap(at + 1, parent);
      else if (code !== closeBracket) throw unsure;
    }
    this.stop = at + 1;
    return { kind: 'list', start, end: at + 1, flow: true, items };
  }

  private flowMap(start: number, parent: number): MapNode {
    const { text } = this;
    const pairs: Pair[] = [];
    const names = new Set<string>();
    let at = this.gap(start + 1, parent);
    while (text.charCodeAt(at) !== closeBrace) {
      const first = text.charCodeAt(at);
      const isQuoted = first === doubleQuote || first === singleQuote;
      let key: ScalarNode;
      if (isQuoted) {
        const end = this.endOfQuoted(at, first);
        key = this.quoted(at, end, first);
      } else {
        if (!this.startsPlainInFlow(at, first)) throw unsure;
        key = this.plainInFlow(at);
      }
      if (key.style === 'plain' && key.value === '<<') throw unsure;
      const keyEnd = key.end;
      at = this.gap(keyEnd, parent);
      let value: Node;
      if (text.charCodeAt(at) === colon) {
        if (at !== keyEnd) throw unsure;
        const behind = at + 1;
        if (!isQuoted && !this.endsPlainInFlow(text.charCodeAt(behind))) throw unsure;
        at = this.gap(behind, parent);
        const code = text.charCodeAt(at);
        if (code === comma || code === closeBrace) value = empty(behind);
        else {
          value = this.flowValue(at, parent);
          at = this.gap(this.stop, parent);
        }
      } else value = empty(keyEnd);
      const name = typeof key.value === 'string' ? key.value : text.slice(key.start, key.end);
      if (names.has(name)) throw unsure;
      names.add(name);
      pairs.push({ name, key, value });
      const code = text.charCodeAt(at);
      if (code === comma) at = this.gap(at + 1, parent);
      else if (code !== closeBrace) throw unsure;
    }
    this.stop = at + 1;
    return { kind: 'map', start, end: at + 1, flow: true, pairs };
  }

  private flowValue(at: number, parent: number): Node {
    const code = this.text.charCodeAt(at);
    switch (code) {
      case openBracket:
      case openBrace:
        return this.flow(at, parent);
      case doubleQuote:
      case singleQuote:
        return this.quoted(at, this.endOfQuoted(at, code), code);
      case star:
        return this.alias(at);
      default:
        if (!this.startsPlainInFlow(at, code)) throw unsure;
        return this.plainInFlow(at);
    }
  }

  private endsPlainInFlow(code: number): boolean {
    return this.isBlank(code) || isFlowSign(code);
  }

  private startsPlainInFlow(at: number, code: number): boolean {
    return (
      this.startsPlain(at, code) &&
      !((code === dash || code === question || code === colon) && isFlowSign(this.text.charCodeAt(at + 1)))
    );
  }

  private plainInFlow(at: number): ScalarNode {
    const { text } = this;
    let i = at;
    for (; i < this.length; i++) {
      const code = text.charCodeAt(i);
      if (code === lf || code === cr || isFlowSign(code)) break;
      if (code === tab) throw unsure;
      if (code === colon) {
        if (this.endsPlainInFlow(text.charCodeAt(i + 1))) break;
      } else if (code === hash && text.charCodeAt(i - 1) === space) break;
    }
    let end = i;
    while (text.charCodeAt(end - 1) === space) end--;
    this.stop = end;
    return this.scalarOf(at, end);
  }

  /** Literal or folded text below its header at `at`, in a block of column `parent`. */
  private blockScalar(at: number, parent: number, style: 'literal' | 'folded'): ScalarNode {
    const { text, length } = this;
    let header = at + 1;
    const strip = text.charCodeAt(header) === dash;
    if (strip) header++;
    if (!this.endsLine(header)) throw unsure;
    let start = this.restOfLine(header);
    let indent = -1;
    let value = '';
    let separator = '';
    let contentEnd = -1;
    while (start < length) {
      let i = start;
      while (text.charCodeAt(i) === space) i++;
      let end = text.indexOf('\n', i);
      const next = end < 0 ? length : end + 1;
      if (end < 0) end = length;
      else if (end > i && text.charCodeAt(end - 1) === cr) end--;
      const spaces = i - start;
      if (i >= end) {
        if (indent < 0 || spaces > indent) throw unsure;
        if (style === 'literal') separator += '\n';
        else if (separator === '\n' || separator.length > 1) separator += '\n';
        else separator = '\n';
        start = next;
        continue;
      }
      if (indent < 0) {
        if (spaces <= parent) throw unsure;
        indent = spaces;
      }
      if (spaces < indent) break;
      const code = text.charCodeAt(i);
      if (style === 'folded' && (spaces > indent || code === tab)) throw unsure;
      value += separator + text.slice(start + indent, end);
      separator = style === 'literal' ? '\n' : ' ';
      contentEnd = end;
      start = next;
    }
    if (contentEnd < 0) throw unsure;
    let last = contentEnd;
    while (text.charCodeAt(last - 1) === space || text.charCodeAt(last - 1) === tab) last--;
    this.nextContent(start);
    if (this.column > parent) throw unsure;
    return { kind: 'scalar', start: at, end: last, value: strip ? value : `${value}\n`, style };
  }
}

function isFlowSign(code: number): boolean {
  return code === comma || code === openBracket || code === closeBracket || code === openBrace || code === closeBrace;
}

function empty(at: number): ScalarNode {
  return { kind: 'scalar', start: at, end: at, value: null, style: 'empty' satisfies ScalarStyle };
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
};
const digits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The text of a double-quoted scalar on one line. */
function unescaped(source: string): string {
  let value = '';
  for (let at = 0; at < source.length; at++) {
    const backslashAt = source.indexOf('\\', at);
    if (backslashAt < 0) return value + source.slice(at);
    value += source.slice(at, backslashAt);
    const sign = source[backslashAt + 1] ?? '';
    at = backslashAt + 1;
    const known = Object.hasOwn(escapes, sign) ? escapes[sign] : undefined;
    if (known !== undefined) value += known;
    else {
      const count = Object.hasOwn(digits, sign) ? digits[sign]! : 0;
      const hex = source.slice(at + 1, at + 1 + count);
      if (count === 0 || hex.length !== count || !/^[0-9a-fA-F]+$/.test(hex)) throw unsure;
      const code = Number.parseInt(hex, 16);
      if (code > 0x10ffff) throw unsure;
      value += String.fromCodePoint(code);
      at += count;
    }
  }
  return value;
}
