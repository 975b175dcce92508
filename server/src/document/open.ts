import { maxAliasedNodes } from './alias';
import { compose } from './compose';
import { type Cut, cut, isBeforeKeys, type Piece, type State, sameState, startState } from './cut';
import type { Change, Chunk, Comment, Document, Entry, Position, Range, Section, TextChange } from './document';
import { countLines, lineAt, lineEnd, lineStarts } from './lines';
import type { Node, Pair, Problem, ScalarNode } from './node';
import { directivesIn, type Read, read } from './read';
import { plainValue as plainScalar } from './scalar';

/** Opens a text as a document that can be edited. Never throws; faults of the text are in its problems. */
export function openDocument(text: string): Document {
  return new CutDocument(text);
}

type Kind = Piece['kind'] | 'all';

const none: readonly never[] = [];
const noAnchors: ReadonlyMap<string, unknown> = new Map();

interface EntryRecord extends Entry {
  index: number;
}

class SectionRecord implements Section {
  entries: EntryRecord[] = [];
  constructor(
    readonly name: string,
    readonly key: ScalarNode,
    readonly chunk: ChunkRecord,
  ) {}
}

class ChunkRecord implements Chunk {
  line = 0;
  readonly problems: readonly Problem[];
  readonly entries: readonly EntryRecord[];
  readonly directives: readonly Comment[];
  readonly sections: readonly SectionRecord[];
  readonly documentProblems: readonly Problem[];
  readonly root: Node | undefined;
  readonly aliased: number;
  readonly anchors: ReadonlyMap<string, unknown>;
  readonly unresolved: readonly string[];
  readonly lineBreaks: number;
  /** What the text was read as by itself; undefined where nothing was read, or other pieces had a part in it. */
  readonly alone: Read | undefined;
  /** The section an entry belongs to. */
  section: SectionRecord | undefined;
  private starts: readonly number[] | undefined;

  constructor(
    readonly kind: Kind,
    readonly text: string,
    readonly enter: State,
    readonly misplaced: boolean,
    readonly bare: boolean,
    /** The section's elements are chunks of their own. */
    readonly cut: boolean,
    /** Of an entry, the name of its section. */
    readonly name: string,
    /** What the text is read as, where that is known. */
    known?: Read,
  ) {
    this.lineBreaks = countLines(text);
    if (kind === 'stray' || kind === 'rest') {
      this.problems = kind === 'stray' ? strayProblems(text) : [];
      this.documentProblems = kind === 'rest' ? restProblems(text) : [];
      this.entries = [];
      this.sections = [];
      this.directives = kind === 'stray' ? directivesIn(text) : [];
      this.root = undefined;
      this.aliased = 0;
      this.anchors = noAnchors;
      this.unresolved = [];
      this.alone = undefined;
      return;
    }
    const result = known ?? read(text, enter.kind === 'start');
    this.alone = kind === 'all' ? undefined : result;
    const { node } = result;
    const own = result.problems.length > 0 ? result.problems.filter((problem) => !isOfDocument(problem)) : none;
    // A piece holds no document markers; the package takes something for one behind an unclosed bracket.
    const whole = kind === 'all' && own.length < result.problems.length;
    const problems = whole || own.length > 0 ? own : result.problems;
    this.documentProblems = whole ? result.problems.filter(isOfDocument) : none;
    this.directives = result.directives;
    this.aliased = result.aliased;
    this.anchors = result.anchors;
    this.unresolved = result.unresolved;
    this.root = kind === 'all' && node && node.kind !== 'map' ? node : undefined;
    if (kind === 'entry') {
      this.problems = misplaced ? [misplacedProblem(text, enter), ...problems] : problems;
      this.sections = none;
      // There is one dash in an element's text; the package makes more of what it can't place.
      this.entries = node?.kind === 'list' ? node.items.slice(0, 1).map((item) => this.entry(name, true, 0, item)) : [];
    } else {
      this.problems = problems;
      this.sections = result.pairs.map((pair) => this.sectionOf(pair));
      this.entries =
        this.sections.length === 1 ? this.sections[0]!.entries : this.sections.flatMap((one) => one.entries);
    }
  }

  private entry(section: string, listed: boolean, index: number, node: Node): EntryRecord {
    return { section, listed, index, node, chunk: this };
  }

  private sectionOf({ name, key, value }: Pair): SectionRecord {
    const section = new SectionRecord(name, key, this);
    if (this.cut) return section;
    if (value.kind === 'list') section.entries = value.items.map((item, index) => this.entry(name, true, index, item));
    else section.entries = [this.entry(name, false, 0, value)];
    return section;
  }

  lineStarts(): readonly number[] {
    this.starts ??= lineStarts(this.text);
    return this.starts;
  }
}

function isOfDocument(problem: Problem): boolean {
  return problem.rule === 'yaml/multiple-documents';
}

function strayProblems(text: string): Problem[] {
  const start = text.search(/[^ \t\r\n]/);
  if (start < 0) return [];
  let end = lineEnd(text, start);
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end--;
  const line = text.slice(start, end);
  let message =
    'This line stands at the left margin and is no `key: value`. Add the colon, or indent the line as part of the value above.';
  if (line.startsWith(':')) message = 'The key is missing before this colon. Write `key: value`, or delete the line.';
  else if (/:(?:\s|$)/.test(line))
    message =
      'Something stands at the left margin before an indented line. Delete it; a key with several spaces in it has to be in quotes.';
  return [{ rule: 'yaml/syntax', start, end, message }];
}

function misplacedProblem(text: string, { kind }: State): Problem {
  const start = text.indexOf('-');
  return {
    rule: 'yaml/syntax',
    start,
    end: start + 1,
    message:
      kind === 'after'
        ? 'A key stands between this element and its list. Move the key, or give this element and those below it a key of their own.'
        : 'The elements of a list have to start in the same column. Line this one up with those above.',
  };
}

/** A text that starts with `---` or `...`, after the first document. */
function restProblems(text: string): Problem[] {
  let start = 0;
  while (start < text.length) {
    const end = lineEnd(text, start);
    const line = text.slice(start, end);
    if (!/^\.\.\.(?:\s|$)/.test(line) && !/^\s*(?:#|$)/.test(line))
      return [
        {
          rule: 'yaml/multiple-documents',
          start,
          end: /^---(?:\s|$)/.test(line) ? start + 3 : start + line.trimEnd().length,
          message:
            'A second document starts here, and nothing from here on is checked. Keep one document in the file: delete the `---`, or move what follows to a file of its own.',
        },
      ];
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return [];
}

class CutDocument implements Document {
  chunks: ChunkRecord[] = [];
  sections: SectionRecord[] = [];
  root: { readonly chunk: Chunk; readonly node: Node } | undefined;
  private found: Document['problems'] | undefined;
  /** The text is one chunk, because it could not be cut. */
  private whole = false;
  private aliased = 0;
  private readonly anchors = new Map<string, number>();
  private readonly unresolved = new Map<string, number>();
  private removed = new Set<EntryRecord>();
  private added = new Set<EntryRecord>();
  private restructured = false;

  constructor(text: string) {
    this.reopen(text);
  }

  get lineCount(): number {
    const last = this.chunks[this.chunks.length - 1]!;
    return last.line + last.lineBreaks + 1;
  }

  get problems(): Document['problems'] {
    this.found ??= this.documentProblems();
    return this.found;
  }

  text(): string {
    let text = '';
    for (const chunk of this.chunks) text += chunk.text;
    return text;
  }

  edit(changes: readonly TextChange[]): Change {
    this.removed = new Set();
    this.added = new Set();
    this.restructured = false;
    for (const change of changes) this.apply(change);
    const change: Change = {
      removed: [...this.removed],
      added: [...this.added],
      sections: this.restructured,
    };
    this.removed = new Set();
    this.added = new Set();
    return change;
  }

  position(chunk: Chunk, offset: number): Position {
    const starts = (chunk as ChunkRecord).lineStarts();
    const at = Math.min(Math.max(0, offset), chunk.text.length);
    const line = lineAt(starts, at);
    return { line: chunk.line + line, character: at - starts[line]! };
  }

  range(chunk: Chunk, start: number, end: number): Range {
    return { start: this.position(chunk, start), end: this.position(chunk, end) };
  }

  locate(position: Position): { readonly chunk: Chunk; readonly offset: number } {
    const { index, offset } = this.place(position);
    return { chunk: this.chunks[index]!, offset };
  }

  private place({ line, character }: Position): { index: number; offset: number } {
    if (line < 0) return { index: 0, offset: 0 };
    const { chunks } = this;
    let low = 0;
    let high = chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (chunks[middle]!.line <= line) low = middle;
      else high = middle - 1;
    }
    const chunk = chunks[low]!;
    const start = chunk.lineStarts()[line - chunk.line];
    if (start === undefined) return { index: low, offset: chunk.text.length };
    const end = lineEnd(chunk.text, start);
    return { index: low, offset: Math.min(start + Math.max(0, character), end) };
  }

  private apply(change: TextChange): void {
    const { chunks } = this;
    const from = this.place(change.range.start);
    let to = this.place(change.range.end);
    if (to.index < from.index || (to.index === from.index && to.offset < from.offset)) to = from;
    if (from.index === to.index && from.offset === to.offset && change.text === '') return;
    const before = chunks[from.index]!.text.slice(0, from.offset);
    const after = chunks[to.index]!.text.slice(to.offset);
    let text = before + change.text + after;
    let first = from.index;
    if (this.whole) {
      this.reopen(text);
      return;
    }
    // The first line may become part of what stands before it.
    if (first > 0) text = chunks[--first]!.text + text;
    while (first > 0 && chunks[first]!.kind === 'stray') text = chunks[--first]!.text + text;
    if (!this.replace(first, to.index + 1, text))
      this.reopen(joined(chunks, 0, first) + text + joined(chunks, to.index + 1, chunks.length));
    else if (this.needsWhole()) this.reopen(this.text());
  }

  /**
   * Cuts and reads the chunks from `first` up to `stop` anew as `text`, and as many more as that changes. False, with
   * nothing done, when the whole text has to be cut anew.
   */
  private replace(first: number, stop: number, text: string): boolean {
    const { chunks } = this;
    const { enter } = chunks[first]!;
    let end = stop;
    let all = text;
    for (;;) {
      while (end < chunks.length && !endsOnLine(all, chunks[end]!.text)) all += chunks[end++]!.text;
      const result = cut(all, enter);
      const next = chunks[end];
      if (!result || (result.pieces.at(-1)?.kind === 'rest' && next)) return false;
      if (next?.kind === 'stray' && result.pieces.at(-1)?.kind === 'stray') {
        all += next.text;
        end++;
        continue;
      }
      if (!next || (this.follows(result.exit, next) && this.namesSame(first, end, all, result))) {
        this.install(first, end, all, result);
        return true;
      }
      let section = end + 1;
      while (section < chunks.length && chunks[section]!.kind !== 'section') section++;
      all += joined(chunks, end, section);
      end = section;
    }
  }

  /** Whether the entries behind the chunks from `first` up to `end` stay in a section of the same name. */
  private namesSame(first: number, end: number, text: string, { pieces }: Cut): boolean {
    const next = this.chunks[end];
    if (next?.kind === 'rest' || (next?.kind === 'section' && next.bare)) return true;
    const name = this.nameBefore(end);
    for (let i = pieces.length - 1; i >= 0; i--)
      if (this.isCut(pieces, i, end)) return nameOf(pieces[i]!, text) === name;
    return this.nameBefore(first) === name;
  }

  /** The name of the section to which an entry at `index` belongs. */
  private nameBefore(index: number): string {
    for (let i = index - 1; i >= 0; i--) {
      const chunk = this.chunks[i]!;
      if (chunk.cut) return chunk.sections[0]?.name ?? '';
      if (chunk.section) return chunk.section.name;
    }
    return '';
  }

  /** Whether the elements of the section at `index` are pieces of their own; the chunks from `end` on follow. */
  private isCut(pieces: readonly Piece[], index: number, end: number): boolean {
    if (!pieces[index]!.bare) return false;
    for (let i = index + 1; i < pieces.length; i++) if (pieces[i]!.kind !== 'stray') return pieces[i]!.kind === 'entry';
    for (let i = end; i < this.chunks.length; i++)
      if (this.chunks[i]!.kind !== 'stray') return this.chunks[i]!.kind === 'entry';
    return false;
  }

  private follows(exit: State, next: ChunkRecord): boolean {
    // The state after a key with its value depends on a list before it.
    if (next.kind === 'section') return next.bare || (exit.kind === next.enter.kind && exit.first === next.enter.first);
    if (next.kind === 'rest') return !isBeforeKeys(exit);
    return sameState(exit, next.enter);
  }

  /** Puts chunks for the pieces of `text` in the place of those from `first` up to `end`. */
  private install(first: number, end: number, text: string, { pieces }: Cut): void {
    const { chunks } = this;
    const old = chunks.slice(first, end);
    const isCut = (index: number): boolean => this.isCut(pieces, index, end);
    // The section name of each piece; read again only where the head is new.
    const names: string[] = [];
    let name = this.nameBefore(first);
    for (const [index, piece] of pieces.entries()) {
      if (isCut(index)) name = nameOf(piece, text);
      names.push(name);
    }
    const same = (chunk: ChunkRecord, index: number): boolean => {
      const piece = pieces[index]!;
      return (
        chunk.kind === piece.kind &&
        chunk.text.length === piece.end - piece.start &&
        chunk.misplaced === piece.misplaced &&
        chunk.bare === piece.bare &&
        sameState(chunk.enter, piece.enter) &&
        text.startsWith(chunk.text, piece.start) &&
        chunk.cut === isCut(index) &&
        (piece.kind !== 'entry' || chunk.name === names[index])
      );
    };
    let head = 0;
    while (head < old.length && head < pieces.length && same(old[head]!, head)) head++;
    let tail = 0;
    while (
      tail < old.length - head &&
      tail < pieces.length - head &&
      same(old[old.length - 1 - tail]!, pieces.length - 1 - tail)
    )
      tail++;

    // A key above a list that has another name makes other entries of the same texts.
    const before = new Map<string, ChunkRecord>();
    if (pieces.length - head - tail > 1)
      for (let i = head; i < old.length - tail; i++)
        if (old[i]!.enter.kind !== 'start') before.set(old[i]!.text, old[i]!);
    const fresh: ChunkRecord[] = [];
    for (let i = head; i < pieces.length - tail; i++) {
      const { kind, start, end: stop, enter, misplaced, bare } = pieces[i]!;
      const own = text.slice(start, stop);
      const known = enter.kind === 'start' ? undefined : before.get(own)?.alone;
      fresh.push(new ChunkRecord(kind, own, enter, misplaced, bare, isCut(i), names[i]!, known));
    }
    if (fresh.length === 0 && first === 0 && end === chunks.length && tail + head === 0)
      fresh.push(new ChunkRecord('prolog', '', startState, false, false, false, ''));
    this.exchange(first + head, end - tail, fresh);
  }

  /** Exchanges chunks, and keeps lines, sections and sums right. */
  private exchange(start: number, end: number, fresh: readonly ChunkRecord[]): void {
    const { chunks } = this;
    const gone = chunks.slice(start, end);
    for (const chunk of gone) this.count(chunk, -1);
    for (const chunk of fresh) this.count(chunk, 1);
    if (gone.length < 1000 && fresh.length < 1000) chunks.splice(start, gone.length, ...fresh);
    else this.chunks = [...chunks.slice(0, start), ...fresh, ...chunks.slice(end)];
    this.renumberLines(start, start + fresh.length);
    for (const chunk of gone) for (const entry of chunk.entries) this.drop(entry);
    for (const chunk of fresh) for (const entry of chunk.entries) this.added.add(entry);
    const inSection = (chunk: ChunkRecord): boolean => chunk.kind === 'entry';
    const section = this.sectionBefore(start);
    if (section && gone.every(inSection) && fresh.every(inSection)) {
      this.exchangeEntries(section, start, gone, fresh);
      if ([...gone, ...fresh].some((chunk) => chunk.entries.length === 0)) this.restructured = true;
      return;
    }
    this.restructured = true;
    this.collectSections();
  }

  private drop(entry: EntryRecord): void {
    if (!this.added.delete(entry)) this.removed.add(entry);
  }

  private count(chunk: ChunkRecord, by: 1 | -1): void {
    this.aliased += by * chunk.aliased;
    for (const name of chunk.anchors.keys()) add(this.anchors, name, by);
    for (const name of chunk.unresolved) add(this.unresolved, name, by);
  }

  /** Whether an alias may mean an anchor of another chunk, or aliases make too much of the text. */
  private needsWhole(): boolean {
    if (this.aliased > maxAliasedNodes) return true;
    for (const name of this.unresolved.keys()) if (this.anchors.has(name)) return true;
    return false;
  }

  private renumberLines(start: number, freshEnd: number): void {
    const { chunks } = this;
    const before = chunks[start - 1];
    let line = before ? before.line + before.lineBreaks : 0;
    for (let i = start; i < chunks.length; i++) {
      const chunk = chunks[i]!;
      if (i >= freshEnd && chunk.line === line) return;
      chunk.line = line;
      line += chunk.lineBreaks;
    }
  }

  private sectionBefore(index: number): SectionRecord | undefined {
    for (let i = index - 1; i >= 0; i--) {
      const chunk = this.chunks[i]!;
      if (chunk.kind === 'entry' && chunk.section) return chunk.section;
      if (chunk.cut) return chunk.sections[0];
    }
    return undefined;
  }

  private exchangeEntries(
    section: SectionRecord,
    start: number,
    gone: readonly ChunkRecord[],
    fresh: readonly ChunkRecord[],
  ): void {
    let at = 0;
    for (let i = start - 1; i >= 0 && at === 0; i--) {
      const chunk = this.chunks[i]!;
      if (chunk.cut) break;
      const last = chunk.kind === 'entry' ? chunk.entries[chunk.entries.length - 1] : undefined;
      if (last) at = last.index + 1;
    }
    const entries = fresh.flatMap((chunk) => chunk.entries);
    const count = gone.reduce((sum, chunk) => sum + chunk.entries.length, 0);
    for (const chunk of fresh) chunk.section = section;
    if (entries.length < 1000) section.entries.splice(at, count, ...entries);
    else section.entries = [...section.entries.slice(0, at), ...entries, ...section.entries.slice(at + count)];
    const changed = count === entries.length ? at + count : section.entries.length;
    for (let i = at; i < changed; i++) section.entries[i]!.index = i;
  }

  private collectSections(): void {
    this.found = undefined;
    this.sections = [];
    this.root = undefined;
    let current: SectionRecord | undefined;
    for (const chunk of this.chunks) {
      if (chunk.root) this.root = { chunk, node: chunk.root };
      if (chunk.kind === 'section' || chunk.kind === 'all') {
        this.sections.push(...chunk.sections);
        if (chunk.cut) {
          current = chunk.sections[0];
          if (current) current.entries = [];
        }
      } else if (chunk.kind === 'entry') {
        chunk.section = current;
        for (const entry of chunk.entries) {
          if (!current) continue;
          entry.index = current.entries.length;
          current.entries.push(entry);
        }
      }
    }
  }

  private documentProblems(): Document['problems'] {
    const problems: { chunk: Chunk; problem: Problem }[] = [];
    const first = new Map<string, SectionRecord>();
    for (const section of this.sections) {
      const { name, key, chunk } = section;
      const earlier = first.get(name);
      if (!earlier) first.set(name, section);
      else if (!key.origin)
        problems.push({
          chunk,
          problem: {
            rule: 'yaml/duplicate-key',
            start: key.start,
            end: key.end,
            message: `The key \`${name}\` is there twice. Only the first one counts: move what is below this one to the first, and delete this key.`,
            ...(earlier.chunk === chunk
              ? { related: { start: earlier.key.start, end: earlier.key.end, message: `The first \`${name}\`` } }
              : {}),
          },
        });
    }
    for (const chunk of this.chunks) for (const problem of chunk.documentProblems) problems.push({ chunk, problem });
    return problems;
  }

  /** Reads a text from the start. Chunks that stay the same at both ends are kept. */
  private reopen(text: string): void {
    const result = cut(text, startState);
    if (this.whole) this.exchange(0, this.chunks.length, []);
    this.whole = false;
    if (result && !hasCrossing(text, result.pieces)) {
      this.install(0, this.chunks.length, text, result);
      if (!this.needsWhole()) return;
    }
    const composed = result && compose(text, result.pieces, judge);
    this.exchange(0, this.chunks.length, [new ChunkRecord('all', text, startState, false, false, false, '', composed)]);
    this.whole = true;
  }
}

/** The problems of a piece besides those found in reading it, and whether it is read at all. */
function judge({ kind, misplaced, enter }: Piece, text: string): { problems: readonly Problem[]; read: boolean } {
  if (kind === 'stray') return { problems: strayProblems(text), read: false };
  if (kind === 'rest') return { problems: restProblems(text), read: false };
  return { problems: misplaced ? [misplacedProblem(text, enter)] : none, read: true };
}

/**
 * Whether an alias of one piece means an anchor of another one, found from the first that looks like it. It saves
 * reading all pieces for nothing; `needsWhole` decides for the rest.
 */
function hasCrossing(text: string, pieces: readonly Piece[]): boolean {
  const first = /(?:^|[\s,[{])\*([^\s,[\]{}]+)/.exec(text);
  if (!first || !text.includes(`&${first[1]}`)) return false;
  const holding = (offset: number): Piece | undefined => pieces.find(({ end }) => end > offset);
  const reading = (piece: Piece | undefined) =>
    piece && piece.kind !== 'stray' && piece.kind !== 'rest'
      ? read(text.slice(piece.start, piece.end), piece.enter.kind === 'start')
      : undefined;
  const user = holding(first.index + first[0].length - 1);
  const definer = holding(text.indexOf(`&${first[1]}`));
  const name = first[1]!;
  return (
    user !== definer &&
    reading(user)?.unresolved.includes(name) === true &&
    reading(definer)?.anchors.has(name) === true
  );
}

/** The name of the key that a section starts with. */
function nameOf(piece: Piece, text: string): string {
  const end = lineEnd(text, piece.start);
  const mark = piece.enter.kind === 'start' && text.charCodeAt(piece.start) === 0xfeff ? 1 : 0;
  const head = /^([A-Za-z][\w-]*):(?=[ \t]|$)/.exec(text.slice(piece.start + mark, end));
  if (head && plainScalar(head[1]!) === head[1]) return head[1];
  return read(text.slice(piece.start, piece.end), piece.enter.kind === 'start').pairs[0]?.name ?? '';
}

function add(counts: Map<string, number>, name: string, by: number): void {
  const count = (counts.get(name) ?? 0) + by;
  if (count === 0) counts.delete(name);
  else counts.set(name, count);
}

function joined(chunks: readonly ChunkRecord[], from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) text += chunks[i]!.text;
  return text;
}

/** Whether `text` ends with a line end that the text behind it is no part of. */
function endsOnLine(text: string, behind: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last === 10 || (last === 13 && behind.charCodeAt(0) !== 10);
}
