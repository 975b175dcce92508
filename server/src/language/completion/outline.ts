/**
 * What the lines around a cursor look like: maps and lists with their columns, however half-typed they are. The value
 * tree of the document can't be asked here, since a line that is being written is often no YAML yet.
 */

export interface Scalar {
  readonly kind: 'scalar';
  readonly line: number;
  /** Columns of the text with its quotes; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** What it says, without quotes. */
  readonly text: string;
  readonly quote: Quote;
}
/** Text over several lines: nothing to look into. */
export interface Opaque {
  readonly kind: 'opaque';
}
export interface MapOutline {
  readonly kind: 'map';
  readonly flow: boolean;
  /** Of its keys in block style, else of its bracket. */
  readonly column: number;
  readonly pairs: Pair[];
  readonly holder: Slot | undefined;
}
export interface ListOutline {
  readonly kind: 'list';
  readonly flow: boolean;
  /** Of its dashes in block style, else of its bracket. */
  readonly column: number;
  readonly items: Item[];
  readonly holder: Slot | undefined;
}
export type Outline = Scalar | Opaque | MapOutline | ListOutline;
export type Container = MapOutline | ListOutline;

/** A key with room for a value. */
export interface Pair {
  readonly kind: 'pair';
  readonly map: MapOutline;
  readonly key: string;
  readonly line: number;
  readonly start: number;
  /** False where no colon is behind the word yet. */
  readonly keyed: boolean;
  value: Outline | undefined;
}
/** A dash, or a place in brackets, with room for a value. */
export interface Item {
  readonly kind: 'item';
  readonly list: ListOutline;
  readonly line: number;
  value: Outline | undefined;
}
export type Slot = Pair | Item;

export type Quote = '' | "'" | '"';

/** The columns that are replaced. */
export interface Word {
  readonly start: number;
  readonly end: number;
}

export type Spot =
  /** On a key of a map, or where one may stand in brackets. `pair`: the one that is being written. */
  | {
      readonly at: 'key';
      readonly map: MapOutline;
      readonly pair: Pair | undefined;
      /** With its quotes. */
      readonly word: Word;
      readonly colon: boolean;
    }
  | {
      readonly at: 'value';
      readonly slot: Slot;
      readonly word: Word;
      readonly quote: Quote;
      /** Whether the quote ends on this line. */
      readonly closed: boolean;
      /** Nothing stands between the colon or dash and the cursor. */
      readonly direct: boolean;
      /** On a line of its own, below the key. */
      readonly below: boolean;
      readonly flow: boolean;
    }
  /** On an empty line, or on a word that stands in no column that fits (`word`). */
  | {
      readonly at: 'line';
      readonly column: number;
      readonly word: Word;
      /** The block containers that the lines above left open, the outermost first. */
      readonly stack: readonly Container[];
      /** The last slot, when nothing was in it. */
      readonly open: Slot | undefined;
    }
  | { readonly at: 'comment'; readonly start: number }
  /** In a text over several lines. */
  | { readonly at: 'text'; readonly slot: Slot | undefined };

export interface Cursor {
  readonly line: number;
  readonly column: number;
}

export interface Outlined {
  readonly root: MapOutline;
  /** Undefined where nothing can be written: inside of an anchor, behind a value. */
  readonly spot: Spot | undefined;
}

/** Lines with their numbers, in order; those that are left out are no part of what the cursor is in. */
export type Lines = Iterable<readonly [line: number, text: string]>;

/** Outlines lines of a block map at the left margin. Never throws; what can't be placed is passed over. */
export function outlineOf(lines: Lines, cursor: Cursor): Outlined {
  const outliner = new Outliner(cursor);
  for (const [line, text] of lines) outliner.read(line, text);
  return { root: outliner.root, spot: outliner.spot };
}

/** The value of a key; undefined when the key is not there or has none. */
export function outlineAt(map: MapOutline | undefined, key: string): Outline | undefined {
  return map?.pairs.find((pair) => pair.keyed && pair.key === key)?.value;
}

/** The text of a scalar value of a key. */
export function textOf(map: MapOutline | undefined, key: string): string | undefined {
  const value = outlineAt(map, key);
  return value?.kind === 'scalar' ? value.text : undefined;
}

/** The map below a key. */
export function mapOf(map: MapOutline | undefined, key: string): MapOutline | undefined {
  const value = outlineAt(map, key);
  return value?.kind === 'map' ? value : undefined;
}

export function containerOf(slot: Slot): Container {
  return slot.kind === 'pair' ? slot.map : slot.list;
}

/** The way from the root: keys, and 0 for each list. */
export function pathOf(slot: Slot | undefined): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = slot; at; at = containerOf(at).holder) path.push(at.kind === 'pair' ? at.key : 0);
  return path.reverse();
}

interface Frame {
  readonly node: Container;
  /** The key whose value comes next. */
  pair: Pair | undefined;
  /** Whether a value stands since the last comma. */
  filled: boolean;
}

// A key has no more than 1,024 characters (YAML 1.2, section 7.4.2): what is longer is not looked through again and again.
const key =
  /(?:"((?:\\.|[^"\\]){0,1024})"|'((?:''|[^']){0,1024})'|([^\s"'[\]{}|>*&!%@`#,](?:[^:#]|:(?=\S)|(?<=\S)#){0,1024}))[ \t]{0,1024}:(?=[ \t]|$)/y;

class Outliner {
  readonly root: MapOutline = { kind: 'map', flow: false, column: 0, pairs: [], holder: undefined };
  spot: Spot | undefined;
  /** The scalar that the spot is on. */
  private on: Scalar | undefined;
  private readonly stack: Container[] = [this.root];
  private frames: Frame[] = [];
  private literal: { readonly column: number; readonly slot: Slot | undefined } | undefined;
  private quoted: { readonly mark: Quote; readonly column: number; readonly slot: Slot } | undefined;
  private line = 0;
  private text = '';
  /** Column of the cursor on the line that is read; -1 on other lines. */
  private column = -1;

  constructor(private readonly cursor: Cursor) {}

  read(line: number, text: string): void {
    this.line = line;
    this.text = text;
    this.column = line === this.cursor.line ? Math.min(this.cursor.column, text.length) : -1;
    const indent = skip(text, 0);
    const blank = indent === text.length;
    if (this.literal) {
      const { column, slot } = this.literal;
      if (blank ? this.column < 0 || this.column > column : indent > column) {
        if (this.column >= 0) this.spot = { at: 'text', slot };
        return;
      }
      if (!blank) this.literal = undefined;
    }
    if (this.quoted && this.inQuotes(indent, blank)) return;
    if (this.frames.length) {
      const outer = this.top.column;
      if (indent > outer || blank || /[\]},]/.test(text[indent] ?? '')) {
        this.readFlow(indent);
        return;
      }
      this.frames = [];
    }
    if (blank) {
      if (this.column >= 0) this.onLine(this.column, { start: this.column, end: this.column });
    } else if (text[indent] === '#') this.readComment(indent);
    else this.readBlock(indent);
  }

  private get top(): Container {
    return this.stack[this.stack.length - 1] ?? this.root;
  }

  private readComment(start: number): void {
    if (this.column > start) this.spot = { at: 'comment', start };
  }

  /** True when the line is part of a text in quotes that an earlier line opened. */
  private inQuotes(indent: number, blank: boolean): boolean {
    const { mark, column, slot } = this.quoted!;
    if (!blank && indent <= column) {
      this.quoted = undefined;
      return false;
    }
    const end = closing(this.text, 0, mark);
    if (this.column >= 0 && (end < 0 || this.column <= end)) this.spot = { at: 'text', slot };
    if (end < 0) return true;
    this.quoted = undefined;
    if (this.frames.length) this.readFlow(end + 1);
    else this.readRest(end + 1);
    return true;
  }

  /** What may stand behind a value: a comment. */
  private readRest(from: number): void {
    const at = skip(this.text, from);
    if (this.text[at] === '#' && at > from) this.readComment(at);
  }

  private readBlock(indent: number): void {
    const { text } = this;
    let at = indent;
    let slot: Slot | undefined;
    while (text[at] === '-' && isBlank(text, at + 1)) {
      slot = this.addItem(at);
      const dash = at;
      at = skip(text, dash + 1);
      if (at < text.length && !(text[at] === '#' && at > dash + 1)) continue;
      if (this.column > dash && this.column <= at)
        this.onValue(slot, empty(this.column), { direct: this.column === dash + 1 });
      else if (at < text.length) this.readComment(at);
      return;
    }
    at = this.skipProperties(at);
    if (at === text.length) return;
    key.lastIndex = at;
    const match = key.exec(text);
    if (match) {
      const word = { start: at, end: at + trimmed(match[0].slice(0, -1)) };
      const name = match[1] ?? match[2]?.replaceAll("''", "'") ?? match[3]?.trimEnd() ?? '';
      const pair = this.addPair(word, name, true, slot);
      if (pair && this.column >= word.start && this.column <= word.end)
        this.spot = { at: 'key', map: pair.map, pair, word, colon: true };
      this.readValue(at + match[0].length, pair, false);
    } else if (slot) this.readValue(at, slot, false);
    else this.readLoose(at);
  }

  /** A line that is neither a key nor an element: a half-typed key, or a value below its key. */
  private readLoose(at: number): void {
    const stack = [...this.stack];
    const open = this.openSlot(this.top);
    this.unwind(at, true);
    const { top } = this;
    const slot = this.openSlot(top);
    const plain = !/["'[{|>*]/.test(this.text[at] ?? '');
    if (top.kind === 'map' && top.column === at && plain) {
      const end = this.wordEnd(at);
      const word = { start: at, end };
      const pair = this.addPair(word, this.text.slice(at, end), false, undefined);
      if (pair && this.within(word)) this.spot = { at: 'key', map: top, pair, word, colon: false };
    } else if (slot && top.column < at) this.readValue(at, slot, true);
    else if (plain) {
      const word = { start: at, end: this.wordEnd(at) };
      if (this.within(word)) this.spot = { at: 'line', column: at, word, stack, open };
    }
  }

  private readValue(from: number, slot: Slot | undefined, below: boolean): void {
    const { text } = this;
    let at = skip(text, from);
    const commented = text[at] === '#' && at > from;
    if (at === text.length || commented) {
      if (this.column >= from && this.column <= at)
        this.onValue(slot, empty(this.column), { direct: this.column === from, below });
      else if (commented) this.readComment(at);
      return;
    }
    const begin = at;
    at = this.skipProperties(at);
    if (at === text.length) {
      if (at > begin && this.column === at && isBlank(text, at - 1)) this.onValue(slot, empty(at), { below });
      return;
    }
    const first = text[at];
    if (first === '[' || first === '{') {
      const node = this.open(first, at, slot);
      this.frames = [{ node, pair: undefined, filled: false }];
      this.readFlow(at + 1);
    } else if ((first === '|' || first === '>') && /^[|>][-+0-9]*(?:[ \t]|$)/.test(text.slice(at))) {
      if (slot) slot.value = { kind: 'opaque' };
      this.literal = { column: this.top.column, slot };
    } else if (first === '"' || first === "'") this.readQuoted(at, first, slot, below);
    else {
      const end = this.wordEnd(at);
      this.setScalar(
        slot,
        { kind: 'scalar', line: this.line, start: at, end, text: text.slice(at, end), quote: '' },
        below,
      );
      this.readRest(end);
    }
  }

  private readQuoted(at: number, mark: '"' | "'", slot: Slot | undefined, below: boolean): void {
    const { text } = this;
    const close = closing(text, at + 1, mark);
    if (close < 0 && this.column < 0 && slot) {
      slot.value = { kind: 'opaque' };
      this.quoted = { mark, column: this.top.column, slot };
      return;
    }
    const end = close < 0 ? text.length : close + 1;
    const inner = { start: at + 1, end: close < 0 ? end : close };
    const said = unquoted(text.slice(inner.start, inner.end), mark);
    const scalar: Scalar = { kind: 'scalar', line: this.line, start: at, end, text: said, quote: mark };
    if (slot) slot.value = scalar;
    if (this.within(inner)) this.onValue(slot, inner, { quote: mark, closed: close >= 0, below, scalar });
    this.readRest(end);
  }

  private setScalar(slot: Slot | undefined, scalar: Scalar, below: boolean): void {
    if (!slot) return;
    slot.value = scalar;
    if (this.within(scalar)) this.onValue(slot, scalar, { below, scalar });
  }

  /** Goes on in brackets, up to the end of the line or of the outermost ones. */
  private readFlow(from: number): void {
    const { text } = this;
    let at = from;
    while (this.frames.length) {
      const frame = this.frames[this.frames.length - 1]!;
      const gap = at;
      at = skip(text, at);
      if (text[at] === '#' && (at > gap || at === 0)) {
        this.readComment(at);
        if (this.column >= gap && this.column <= at) this.onRoom(frame);
        return;
      }
      const next = text[at] ?? '';
      if (this.column >= gap && this.column <= at && /^[,\]}]?$/.test(next)) this.onRoom(frame);
      if (next === '') return;
      if (next === ',') {
        frame.pair = undefined;
        frame.filled = false;
        at++;
      } else if (next === ']' || next === '}') {
        this.frames.pop();
        at++;
      } else if (next === '[' || next === '{') {
        const node = this.open(next, at, this.flowSlot(frame));
        this.frames.push({ node, pair: undefined, filled: false });
        at++;
      } else if (next === ':' && (isBlank(text, at + 1) || /[,[\]{}]/.test(text[at + 1] ?? ''))) at++;
      else if (next === '"' || next === "'") at = this.readFlowQuoted(frame, at, next);
      else if (next === '&' || next === '!') at += /^\S*?(?=[\s,[\]{}]|$)/.exec(text.slice(at))?.[0].length || 1;
      else at = this.readFlowPlain(frame, at);
    }
    this.readRest(at);
  }

  private readFlowQuoted(frame: Frame, at: number, mark: '"' | "'"): number {
    const { text } = this;
    const close = closing(text, at + 1, mark);
    if (close < 0 && this.column < 0) {
      this.quoted = { mark, column: this.top.column, slot: this.flowSlot(frame) };
      return text.length;
    }
    const end = close < 0 ? text.length : close + 1;
    const inner = { start: at + 1, end: close < 0 ? end : close };
    const said = unquoted(text.slice(inner.start, inner.end), mark);
    const colon = close >= 0 ? /^[ \t]*:/.exec(text.slice(end)) : null;
    if (frame.node.kind === 'map' && !frame.pair) {
      const pair = this.flowPair(frame.node, inner, said, colon !== null);
      if (this.within(inner))
        this.spot = { at: 'key', map: frame.node, pair, word: { start: at, end }, colon: colon !== null };
      frame.filled = true;
      if (!colon) return end;
      frame.pair = pair;
      return end + colon[0].length;
    }
    const slot = this.flowSlot(frame);
    const scalar: Scalar = { kind: 'scalar', line: this.line, start: at, end, text: said, quote: mark };
    slot.value = scalar;
    if (this.within(inner)) this.onValue(slot, inner, { quote: mark, closed: close >= 0, flow: true, scalar });
    return end;
  }

  private readFlowPlain(frame: Frame, at: number): number {
    const { text } = this;
    let end = at;
    for (;;) {
      // A reference or a template is no bracket, though it has to be in quotes here.
      // One that is half-typed ends before the comma.
      const template = /^\$!?\{(?:[^}\s]*\}|[^}\s,[\]]*)/.exec(text.slice(end));
      if (template) end += template[0].length;
      else if (end >= text.length || /[,[\]{}]/.test(text[end]!) || (text[end] === '#' && isBlank(text, end - 1)))
        break;
      else if (text[end] === ':' && (isBlank(text, end + 1) || /[,[\]{}]/.test(text[end + 1] ?? ''))) break;
      else end++;
    }
    const stop = end;
    end = at + trimmed(text.slice(at, end));
    const colon = text[stop] === ':';
    if (frame.node.kind === 'map' && !frame.pair) {
      const word = { start: at, end };
      const pair = this.flowPair(frame.node, word, text.slice(at, end), colon);
      if (this.within(word)) this.spot = { at: 'key', map: frame.node, pair, word, colon };
      frame.filled = true;
      if (!colon) return Math.max(stop, at + 1);
      frame.pair = pair;
      if (this.column === stop + 1) this.onValue(pair, empty(stop + 1), { direct: true, flow: true });
      return stop + 1;
    }
    // What ends in a colon right before the cursor goes on.
    if (colon && this.column === stop + 1) end = stop + 1;
    else if (this.column > end && this.column <= stop) end = this.column;
    const slot = this.flowSlot(frame);
    const scalar: Scalar = { kind: 'scalar', line: this.line, start: at, end, text: text.slice(at, end), quote: '' };
    slot.value = scalar;
    if (this.within(scalar)) this.onValue(slot, scalar, { flow: true, scalar });
    return Math.max(stop + (colon ? 1 : 0), at + 1);
  }

  /** Between brackets and commas. */
  private onRoom(frame: Frame): void {
    if (frame.filled && !frame.pair) return;
    const word = empty(this.column);
    if (frame.pair) {
      if (frame.pair.value === undefined && this.spot === undefined)
        this.onValue(frame.pair, word, { flow: true, direct: this.text[this.column - 1] === ':' });
    } else if (frame.node.kind === 'map')
      this.spot = { at: 'key', map: frame.node, pair: undefined, word, colon: false };
    else {
      const slot: Item = { kind: 'item', list: frame.node, line: this.line, value: undefined };
      this.onValue(slot, word, { flow: true });
    }
  }

  private flowSlot(frame: Frame): Slot {
    frame.filled = true;
    if (frame.pair) {
      const { pair } = frame;
      frame.pair = undefined;
      return pair;
    }
    if (frame.node.kind === 'map') return this.flowPair(frame.node, empty(0), '', true);
    const item: Item = { kind: 'item', list: frame.node, line: this.line, value: undefined };
    frame.node.items.push(item);
    return item;
  }

  private flowPair(map: MapOutline, { start }: Word, name: string, keyed: boolean): Pair {
    const pair: Pair = { kind: 'pair', map, key: name, line: this.line, start, keyed, value: undefined };
    map.pairs.push(pair);
    return pair;
  }

  private open(bracket: '[' | '{', column: number, holder: Slot | undefined): Container {
    const node: Container =
      bracket === '['
        ? { kind: 'list', flow: true, column, items: [], holder }
        : { kind: 'map', flow: true, column, pairs: [], holder };
    if (holder) holder.value = node;
    return node;
  }

  private onLine(column: number, word: Word): void {
    this.spot = { at: 'line', column, word, stack: [...this.stack], open: this.openSlot(this.top) };
  }

  private onValue(
    slot: Slot | undefined,
    { start, end }: Word,
    has: Partial<Extract<Spot, { at: 'value' }>> & { readonly scalar?: Scalar },
  ): void {
    if (!slot) return;
    const { quote = '', closed = true, direct = false, below = false, flow = false, scalar } = has;
    this.on = scalar;
    this.spot = { at: 'value', slot, word: { start, end }, quote, closed, direct, below, flow };
  }

  private within({ start, end }: Word): boolean {
    return this.column >= start && this.column <= end;
  }

  /** End of plain text in block style; up to the cursor where only blanks are between. */
  private wordEnd(at: number): number {
    const comment = /[ \t]#/.exec(this.text.slice(at));
    const stop = comment ? at + comment.index : this.text.length;
    const end = at + trimmed(this.text.slice(at, stop));
    return this.column > end && this.column <= stop ? this.column : end;
  }

  private skipProperties(from: number): number {
    let at = from;
    for (;;) {
      const match = /^[&!][^\s,[\]{}]*(?=[ \t]|$)/.exec(this.text.slice(at));
      if (!match) return at;
      at = skip(this.text, at + match[0].length);
    }
  }

  private openSlot(container: Container): Slot | undefined {
    const slot = container.kind === 'map' ? container.pairs.at(-1) : container.items.at(-1);
    return slot && slot.value === undefined && (slot.kind === 'item' || slot.keyed) ? slot : undefined;
  }

  /** Leaves the containers that a line with this column ends; a list ends also at a key in the column of its dashes. */
  private unwind(column: number, lists: boolean): void {
    this.stack.length = this.depthAt(column, lists);
  }

  /** How many containers such a line leaves open. */
  private depthAt(column: number, lists: boolean): number {
    let depth = this.stack.length;
    for (; depth > 1; depth--) {
      const { column: own, kind } = this.stack[depth - 1]!;
      if (own < column || (own === column && !(lists && kind === 'list'))) break;
    }
    return depth;
  }

  private addItem(column: number): Item {
    this.unwind(column, false);
    let list = this.top;
    if (list.kind !== 'list' || list.column !== column) {
      const holder = this.openSlot(list);
      list = { kind: 'list', flow: false, column, items: [], holder };
      if (holder) {
        holder.value = list;
        this.stack.push(list);
      }
    }
    const item: Item = { kind: 'item', list, line: this.line, value: undefined };
    list.items.push(item);
    return item;
  }

  /** Undefined where a key can't stand. `within`: the element whose dash is on this line. */
  private addPair({ start }: Word, name: string, keyed: boolean, within: Slot | undefined): Pair | undefined {
    // What ends at this column ends only where a key can stand: a line that is out of line is passed over.
    const depth = within ? this.stack.length : this.depthAt(start, true);
    let map = this.stack[depth - 1] ?? this.root;
    if (within || map.kind !== 'map' || map.column !== start) {
      const holder: Slot | undefined = within ?? this.heldBy(map);
      const half = holder?.value;
      const word = half?.kind === 'scalar' && half.quote === '' && half.start === start ? half : undefined;
      if (!holder || (half && !word)) return undefined;
      this.stack.length = depth;
      map = { kind: 'map', flow: false, column: start, pairs: [], holder };
      holder.value = map;
      this.stack.push(map);
      if (word) {
        // The word above was a key that is being written.
        const pair: Pair = {
          kind: 'pair',
          map,
          key: word.text,
          line: word.line,
          start,
          keyed: false,
          value: undefined,
        };
        map.pairs.push(pair);
        if (this.on === word) this.spot = { at: 'key', map, pair, word: { start, end: word.end }, colon: false };
      }
    } else this.stack.length = depth;
    const pair: Pair = { kind: 'pair', map, key: name, line: this.line, start, keyed, value: undefined };
    map.pairs.push(pair);
    return pair;
  }

  private heldBy(container: Container): Slot | undefined {
    return container.kind === 'map' ? container.pairs.at(-1) : container.items.at(-1);
  }
}

function empty(column: number): Word {
  return { start: column, end: column };
}

/** The first column from `at` on that is no blank. */
function skip(text: string, at: number): number {
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function isBlank(text: string, at: number): boolean {
  return at < 0 || at >= text.length || text[at] === ' ' || text[at] === '\t';
}

/** Length without blanks at the end. */
function trimmed(text: string): number {
  return text.trimEnd().length;
}

/** Where a quote ends that was opened before `from`; -1 when it does not on this line. */
function closing(text: string, from: number, mark: Quote): number {
  for (let at = from; at < text.length; at++) {
    if (mark === '"' && text[at] === '\\') at++;
    else if (text[at] === mark) {
      if (mark === '"' || text[at + 1] !== "'") return at;
      at++;
    }
  }
  return -1;
}

function unquoted(text: string, mark: Quote): string {
  return mark === "'" ? text.replaceAll("''", "'") : text.replace(/\\(["\\/])/g, '$1');
}
