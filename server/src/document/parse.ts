/**
 * Reads a text with the `yaml` package, the only judge of what YAML means, into nodes and problems.
 *
 * Source: YAML 1.2 core schema with merge keys (design of the format, "Reading").
 */
import type { Alias, ParsedNode, Scalar, YAMLError, YAMLMap, Document as YamlDocument } from 'yaml';
import { type Anchored, Copier, maxAliasedNodes, maxAliasedNodesText, type Outer } from './alias';
import { conflictsOf, problemOfConflict, withoutConflicts } from './conflict';
import { maxDepth, mayBeDeep, tooDeepAt } from './depth';
import type { Comment } from './document';
import { problemsOf, type Span } from './faults';
import { lineAt, lineStarts } from './lines';
import type { ListNode, MapNode, Node, Origin, Pair, Problem, ScalarNode, ScalarStyle } from './node';

export interface Parsed {
  /** Undefined for an empty text. A root map is without its second keys of the same name, as every map. */
  readonly node: Node | undefined;
  /** All pairs of a root map, also the second ones of the same name; merged ones last. */
  readonly pairs: readonly Pair[];
  readonly problems: readonly Problem[];
  /** How many nodes stand in the tree because of aliases. */
  readonly aliased: number;
  /** The last node of each anchor's name. */
  readonly anchors: ReadonlyMap<string, Node | undefined>;
  /** The names of the aliases that have no anchor. */
  readonly unresolved: readonly string[];
}

/** What `parse` finds, and on request the comments, which cost a pass of their own. */
export interface ParsedWithComments extends Parsed {
  comments(): readonly Comment[];
}

type Yaml = typeof import('yaml');

/** Loaded when first needed: a clean file never needs it. */
function loadYaml(): Yaml {
  return require('yaml') as Yaml;
}

/**
 * The longest piece of text, in UTF-16 code units, that the package is given. It needs minutes and gigabytes for a
 * faulty text of 20 MB; whatever is regular is cut into entries, or scanned, at any length.
 */
const maxUnusualLength = 4_000_000;

const loneReturn = /\r(?!\n)/g;

/** Reads one YAML document. Never throws: what can't be read is a problem. */
export function parse(original: string, outer?: Outer): ParsedWithComments {
  const yaml = loadYaml();
  // A line may end with CR alone; the package only knows LF and CRLF. Both are one character, so offsets stay.
  const unified = original.includes('\r') ? original.replace(loneReturn, '\n') : original;
  const conflicts = conflictsOf(unified);
  const merged = conflicts.length > 0 ? withoutConflicts(unified, conflicts) : unified;
  const problems: Problem[] = [...conflicts.map(problemOfConflict), ...tabProblems(merged)];
  const text = withoutTabs(merged);
  const comments = (): readonly Comment[] => commentsOf(text, new yaml.Lexer());
  problems.push(...controlCharacters(text));

  const deep = mayBeDeep(text) ? tooDeepAt(text, new yaml.Lexer()) : -1;
  if (deep >= 0) {
    problems.push({
      rule: 'yaml/syntax',
      start: deep,
      end: Math.min(text.length, deep + 1),
      message: `Nested more than ${maxDepth} levels deep; this is not read further. Check for brackets that are not closed.`,
    });
    return { node: undefined, pairs: [], problems, aliased: 0, anchors: new Map(), unresolved: [], comments };
  }

  if (text.length > maxUnusualLength) {
    problems.push({
      rule: 'yaml/syntax',
      start: 0,
      end: text.search(/[\r\n]|$/),
      message: `From this line on ${(text.length / 1e6).toFixed(1)} million characters can't be read in pieces: there is a fault in the text, or it is written in an unusual way. Look for lines that are indented wrongly and for brackets and quotes that are not closed; this part is not read.`,
    });
    return { node: undefined, pairs: [], problems, aliased: 0, anchors: new Map(), unresolved: [], comments };
  }

  const read = withoutTraces(() =>
    yaml.parseAllDocuments<ParsedNode>(text, {
      version: '1.2',
      schema: 'core',
      merge: true,
      resolveKnownTags: false,
      // The package compares every key with every other one; here a set does.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    }),
  );
  // Without a document the package gives an empty list that carries the errors itself.
  const documents: readonly YamlDocument.Parsed<ParsedNode>[] = Array.isArray(read) ? read : [];
  const first = documents[0];
  const errors: YAMLError[] = first ? [...first.errors, ...first.warnings] : [];
  if ('empty' in read) errors.push(...read.errors, ...read.warnings);

  const reader = new Reader(yaml, text, outer);
  let node: Node | undefined;
  let pairs: readonly Pair[] = [];
  if (first?.contents && !blank(yaml, first.contents)) {
    reader.resolve(first.contents);
    node = reader.read(first.contents);
    if (node.kind === 'map') pairs = reader.rootPairs;
  }
  const spans = new Map<string, Span>();
  const opened = (end: number, open: string): Span | undefined => {
    if (spans.size === 0 && first) collectSpans(yaml, first, text, spans);
    return spans.get(open + end);
  };
  const starts = lineStarts(text);
  const broken = new Set(problems.map((problem) => lineAt(starts, problem.start)));
  for (const problem of problemsOf(errors, text, opened)) {
    const inConflict = conflicts.some(({ start, end }) => problem.start >= start && problem.start <= end);
    if (!inConflict && !broken.has(lineAt(starts, problem.start))) problems.push(problem);
  }
  problems.push(...reader.problems);
  const second = documents[1];
  if (second) problems.push(secondDocument(second, text));
  problems.sort((a, b) => a.start - b.start);
  return {
    node,
    pairs,
    problems,
    aliased: reader.aliased,
    anchors: reader.named,
    unresolved: reader.unresolved,
    comments,
  };
}

/** Runs something that makes errors by the hundred thousand, none of which is thrown: their traces cost most of it. */
function withoutTraces<T>(run: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** The anchors (`&x`) and aliases (`*x`) of a text, in its order, also where it has faults. */
export function marksOf(original: string): readonly Mark[] {
  const { Lexer } = loadYaml();
  const unified = original.replace(loneReturn, '\n');
  const conflicts = conflictsOf(unified);
  const text = withoutTabs(conflicts.length > 0 ? withoutConflicts(unified, conflicts) : unified);
  const marks: Mark[] = [];
  let offset = 0;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!scalar && (token === '\x02' || token === '\x18')) continue;
    if (!scalar && token === '\x1f') {
      scalar = true;
      continue;
    }
    if (!scalar && token.length > 1 && (token[0] === '&' || token[0] === '*'))
      marks.push({
        kind: token[0] === '&' ? 'anchor' : 'alias',
        name: token.slice(1),
        start: offset,
        end: offset + token.length,
      });
    scalar = false;
    offset += token.length;
  }
  return marks;
}

/** An anchor or an alias as it is written; the range is with its sign. */
export interface Mark {
  readonly kind: 'anchor' | 'alias';
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The comments of a text. A `#` inside a scalar is in the scalar's token. */
function commentsOf(text: string, lexer: { lex(source: string): Iterable<string> }): Comment[] {
  const comments: Comment[] = [];
  let offset = 0;
  let scalar = false;
  for (const token of lexer.lex(text)) {
    if (!scalar && (token === '\x02' || token === '\x18')) continue;
    if (!scalar && token === '\x1f') {
      scalar = true;
      continue;
    }
    if (!scalar && token.startsWith('#')) {
      const lineStart = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
      const alone = /^[ \t]*$/.test(text.slice(lineStart, offset));
      comments.push({ start: offset, end: offset + token.length, alone });
    }
    scalar = false;
    offset += token.length;
  }
  return comments;
}

function blank(yaml: Yaml, contents: ParsedNode): boolean {
  return (
    yaml.isScalar(contents) && contents.source === '' && contents.type === 'PLAIN' && !contents.anchor && !contents.tag
  );
}

function lineOf(text: string, offset: number): Span {
  const end = text.indexOf('\n', offset);
  return { start: offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1, end: end < 0 ? text.length : end };
}

const leadingTab = /(^|\n)(\t[ \t]*)(?=([^\n])?)/g;

/**
 * The text with a space for each tab of an indentation that starts with one, so that the structure that is meant can
 * still be read. No text may stand there in YAML, only closing brackets, comments and empty lines.
 */
function withoutTabs(text: string): string {
  if (!text.includes('\t')) return text;
  return text.replace(leadingTab, (_, before: string, tabs: string) => before + ' '.repeat(tabs.length));
}

/** One problem for all lines of a text whose indentation starts with a tab, at the first. */
function tabProblems(text: string): Problem[] {
  if (!text.includes('\t')) return [];
  const lines = [...text.matchAll(leadingTab)].filter((match) => match[3] !== undefined && !']}#\r'.includes(match[3]));
  const first = lines[0];
  if (!first) return [];
  const start = first.index + first[1]!.length;
  const more = lines.length > 1 ? `, as in ${lines.length - 1} more of the lines below` : '';
  return [
    {
      rule: 'yaml/syntax',
      start,
      end: start + first[2]!.length,
      message: `A tab stands in the indentation${more}. YAML allows spaces only: replace the tabs with spaces.`,
    },
  ];
}

/** Whether YAML forbids the character (YAML 1.2.2, 5.1). */
export function isControl(code: number): boolean {
  if (code < 0x20) return code !== 9 && code !== 10 && code !== 13;
  return (code >= 0x7f && code <= 0x9f && code !== 0x85) || code === 0xfffe || code === 0xffff;
}

/** One problem for all forbidden characters of a text, at the first. */
function controlCharacters(text: string): Problem[] {
  let first = -1;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isControl(text.charCodeAt(at))) continue;
    if (count++ === 0) first = at;
  }
  if (count === 0) return [];
  const code = text.charCodeAt(first).toString(16).toUpperCase().padStart(4, '0');
  const more = count > 1 ? ` (and ${count - 1} more like it below)` : '';
  return [
    {
      rule: 'yaml/syntax',
      start: first,
      end: first + 1,
      message: `The character U+${code} is not allowed in a YAML file${more}. Delete it; the file may be binary, or saved in another encoding than UTF-8.`,
    },
  ];
}

function secondDocument(second: YamlDocument.Parsed<ParsedNode>, text: string): Problem {
  let start = second.range[0];
  while (start < text.length && /\s/.test(text[start]!)) start++;
  const { end } = lineOf(text, start);
  return {
    rule: 'yaml/multiple-documents',
    start,
    end: Math.max(start, text.slice(start, start + 3) === '---' ? start + 3 : text.slice(0, end).trimEnd().length),
    message:
      'A second document starts here, and nothing from here on is checked. Keep one document in the file: delete the `---`, or move what follows to a file of its own.',
  };
}

/** Start and first line's end of every quoted scalar and flow collection, by opening sign and end offset. */
function collectSpans(yaml: Yaml, document: YamlDocument.Parsed<ParsedNode>, text: string, spans: Map<string, Span>) {
  yaml.visit(document, (_, node) => {
    if (!yaml.isNode(node) || !node.range) return;
    const [start, end] = node.range;
    const open = text[start] ?? '';
    if ('"\'[{'.includes(open) && !spans.has(open + end))
      spans.set(open + end, { start, end: lineOf(text, start).end });
  });
}

interface YamlPair {
  readonly key: ParsedNode;
  readonly value: ParsedNode | null;
}

/** A place of use: nodes read for it stand there, whatever they were written as. */
interface Use {
  readonly start: number;
  readonly end: number;
  readonly origin: Origin;
}

class Reader {
  readonly problems: Problem[] = [];
  rootPairs: readonly Pair[] = [];
  aliased = 0;
  readonly named = new Map<string, Node>();
  private readonly anchors = new Map<string, ParsedNode>();
  /** Aliases of what stands before this text. */
  private readonly borrowed = new Map<Alias, Anchored>();
  private readonly copier = new Copier();
  readonly unresolved: string[] = [];
  private readonly targets = new Map<Alias, ParsedNode | undefined>();
  private readonly open = new Set<ParsedNode>();
  private exhausted = false;
  private depth = 0;

  constructor(
    private readonly yaml: Yaml,
    private readonly text: string,
    private readonly outer: Outer | undefined,
  ) {}

  read(node: ParsedNode, use?: Use): Node {
    if (use && ++this.aliased > maxAliasedNodes) {
      this.exhaust(use);
      return this.missing(use);
    }
    if (this.yaml.isAlias(node)) return this.alias(node, use);
    let read: Node;
    if (this.yaml.isScalar(node)) read = this.scalar(node, use);
    else {
      this.depth++;
      read = this.yaml.isMap(node) ? this.map(node, use) : this.list(node as never, use);
      this.depth--;
    }
    if (!use && node.anchor && !((this.named.get(node.anchor)?.start ?? -1) > read.start))
      this.named.set(node.anchor, read);
    return read;
  }

  /** What stands before this text, as it is used through an alias; `inside` as by `Origin`. */
  private borrow({ node, anchor }: Anchored, start: number, end: number, use: Use | undefined, inside: boolean): Node {
    const before = this.copier.count;
    const at = use ?? { start, end, origin: { anchor, how: inside ? 'inside' : 'alias' } };
    const place = { start: at.start, end: at.end, anchor: at.origin.anchor };
    const copy =
      this.exhausted || this.aliased > maxAliasedNodes
        ? undefined
        : at.origin.how === 'inside'
          ? this.copier.copyInside(node, place)
          : this.copier.copy(node, place);
    this.aliased += this.copier.count - before;
    if (copy) return copy;
    this.exhaust(at);
    return this.missing(at, at.origin);
  }

  /** Finds what the aliases in `node` and below stand for, going through the text in order as anchors count. */
  resolve(node: ParsedNode | null): void {
    if (!node) return;
    if (this.yaml.isAlias(node)) {
      this.targets.set(node, this.targetOf(node));
      return;
    }
    if (node.anchor) this.anchors.set(node.anchor, node);
    if (this.yaml.isScalar(node)) return;
    this.open.add(node);
    if (this.yaml.isMap(node)) {
      for (const { key, value } of node.items as Iterable<unknown> as Iterable<YamlPair>) {
        this.resolve(key);
        this.resolve(value);
      }
    } else for (const item of node.items as Iterable<unknown> as Iterable<ParsedNode | null>) this.resolve(item);
    this.open.delete(node);
  }

  private missing(at: Span, origin?: Origin): ScalarNode {
    return { kind: 'scalar', start: at.start, end: at.end, value: null, style: 'plain', ...(origin ? { origin } : {}) };
  }

  private exhaust(use: Use): void {
    if (this.exhausted) return;
    this.exhausted = true;
    this.problems.push({
      rule: 'yaml/syntax',
      start: use.start,
      end: use.end,
      message: `With this alias the file stands for more than ${maxAliasedNodesText} values, so it is not followed. Use fewer aliases inside anchored values.`,
    });
  }

  private alias(alias: Alias.Parsed, use: Use | undefined): Node {
    const [start, end] = alias.range;
    const borrowed = this.borrowed.get(alias);
    if (borrowed) return this.borrow(borrowed, start, end, use, false);
    const target = this.targets.get(alias);
    const place = use ?? { start, end };
    if (!target) return this.missing(place, use?.origin);
    if (use) return this.read(target, use);
    const [from] = target.range;
    const anchor = { start: from, end: this.endOf(target) };
    return this.read(target, { start, end, origin: { anchor, how: 'alias' } });
  }

  private targetOf(alias: Alias.Parsed): ParsedNode | undefined {
    const [start, end] = alias.range;
    let target = this.anchors.get(alias.source);
    if (!target) {
      const borrowed = this.outer?.(alias.source);
      if (borrowed) this.borrowed.set(alias, borrowed);
      else if (alias.source !== '') {
        this.unresolved.push(alias.source);
        this.problems.push({
          rule: 'yaml/unresolved-alias',
          start,
          end,
          message: `No anchor \`&${alias.source}\` stands before this alias. Add it to the value that is meant, or put the text in quotes if the star belongs to it: "*${alias.source}".`,
        });
      }
    } else if (this.open.has(target)) {
      this.problems.push({
        rule: 'yaml/syntax',
        start,
        end,
        message: `The value with the anchor \`&${alias.source}\` contains itself through this alias. Name another anchor, or write the value out.`,
      });
      target = undefined;
    }
    return target;
  }

  private placed(start: number, end: number, use: Use | undefined): { start: number; end: number; origin?: Origin } {
    return use ? { start: use.start, end: use.end, origin: use.origin } : { start, end };
  }

  private scalar(node: Scalar.Parsed, use: Use | undefined): ScalarNode {
    const start = this.startOf(node);
    return {
      kind: 'scalar',
      ...this.placed(start, this.endOf(node), use),
      value: valueOfScalar(node),
      style: styleOf(node, this.text),
    };
  }

  private list(
    node: { items: (ParsedNode | null)[]; range: [number, number, number]; flow?: boolean },
    use: Use | undefined,
  ): ListNode {
    const inside = inner(use);
    const items: Node[] = [];
    for (const item of node.items) {
      if (this.exhausted && use) break;
      items.push(item ? this.read(item, inside) : this.missing({ start: node.range[0], end: node.range[0] }));
    }
    const [start, end] = node.range;
    const flow = node.flow === true;
    return {
      kind: 'list',
      ...this.placed(start, flow ? end : Math.max(start + 1, lastEnd(items, start + 1)), use),
      flow,
      items,
    };
  }

  private map(node: YAMLMap.Parsed, use: Use | undefined): MapNode {
    const inside = inner(use);
    const root = this.depth === 1 && !use;
    const pairs: Pair[] = [];
    const all: Pair[] = [];
    const merges: ParsedNode[] = [];
    const names = new Map<string, Pair>();
    const [start, stop] = node.range;
    let end = start;
    for (const item of node.items) {
      if (this.exhausted && use) break;
      const { key: keyNode, value: valueNode } = item as unknown as YamlPair;
      if (this.isMerge(keyNode)) {
        if (valueNode) {
          merges.push(valueNode);
          end = this.endOf(valueNode);
        } else end = keyNode.range[1];
        continue;
      }
      const { key, name } = this.key(keyNode, inside);
      const value = valueNode
        ? this.read(valueNode, inside)
        : emptyAt(inside?.start ?? key.end, inside?.end ?? key.end, inside?.origin);
      if (!use) end = value.end;
      const pair: Pair = { name, key, value };
      all.push(pair);
      const first = names.get(name);
      if (first) {
        if (!use && !root) this.duplicate(pair, first);
        continue;
      }
      names.set(name, pair);
      pairs.push(pair);
    }
    for (const merge of merges) {
      for (const pair of this.merged(merge, use)) {
        if (names.has(pair.name)) continue;
        names.set(pair.name, pair);
        pairs.push(pair);
        all.push(pair);
      }
    }
    const flow = node.flow === true;
    if (root) this.rootPairs = all;
    return { kind: 'map', ...this.placed(start, flow ? stop : Math.max(end, start), use), flow, pairs };
  }

  private duplicate(pair: Pair, first: Pair): void {
    this.problems.push({
      rule: 'yaml/duplicate-key',
      start: pair.key.start,
      end: pair.key.end,
      message: `The key \`${pair.name}\` is there twice in the same map. Only the first one counts: delete one of them, or rename it.`,
      related: { start: first.key.start, end: first.key.end, message: `The first \`${pair.name}\`` },
    });
  }

  private isMerge(key: ParsedNode): boolean {
    return this.yaml.isScalar(key) && (typeof key.value === 'symbol' || (key.type === 'PLAIN' && key.value === '<<'));
  }

  private merged(source: ParsedNode, use: Use | undefined): readonly Pair[] {
    const yaml = this.yaml;
    const sources: ParsedNode[] = [];
    const borrowed = this.borrowed.get(source as Alias);
    if (borrowed) return this.mergedBorrowed(borrowed, source, use);
    const target = yaml.isAlias(source) ? this.targets.get(source) : source;
    if (!target) return [];
    if (yaml.isSeq(target)) sources.push(...(target.items as ParsedNode[]));
    else sources.push(source);
    const pairs: Pair[] = [];
    const names = new Set<string>();
    for (const one of sources) {
      const place = yaml.isAlias(one) && target === source ? one : source;
      for (const pair of this.mergedMap(one, place, use)) {
        if (names.has(pair.name)) continue;
        names.add(pair.name);
        pairs.push(pair);
      }
    }
    return pairs;
  }

  private mergedBorrowed(borrowed: Anchored, place: ParsedNode, use: Use | undefined): readonly Pair[] {
    const read = this.borrow(borrowed, place.range[0], place.range[1], use, true);
    const pairs: Pair[] = [];
    for (const map of read.kind === 'list' ? read.items : [read]) {
      if (map.kind !== 'map') {
        if (!use) this.noMap(place);
        continue;
      }
      for (const pair of map.pairs) if (!pairs.some(({ name }) => name === pair.name)) pairs.push(pair);
    }
    return pairs;
  }

  private noMap(place: ParsedNode): void {
    this.problems.push({
      rule: 'yaml/syntax',
      start: this.startOf(place),
      end: this.endOf(place),
      message:
        '`<<` takes over the keys of other maps, so an alias of a map has to follow it, or a list of such aliases.',
    });
  }

  /** The pairs of one map to merge, standing at `place`: the alias that brought them. */
  private mergedMap(source: ParsedNode, place: ParsedNode, use: Use | undefined): readonly Pair[] {
    const borrowed = this.borrowed.get(source as Alias);
    if (borrowed) return this.mergedBorrowed(borrowed, place, use);
    const aliased = this.yaml.isAlias(source);
    const target = aliased ? this.targets.get(source as Alias) : source;
    if (!target) return [];
    if (!this.yaml.isMap(target)) {
      if (!use) this.noMap(place);
      return [];
    }
    let at = use;
    if (!at && (aliased || place !== source)) {
      const anchor = { start: target.range[0], end: this.endOf(target) };
      at = { start: place.range[0], end: place.range[1], origin: { anchor, how: 'inside' } };
    }
    const read = this.read(target, at);
    return read.kind === 'map' ? read.pairs : [];
  }

  private key(node: ParsedNode, use: Use | undefined): { key: ScalarNode; name: string } {
    const read = this.read(node, use);
    if (read.kind === 'scalar') {
      if (typeof read.value === 'string') return { key: read, name: read.value };
      const source = this.yaml.isAlias(node) ? this.targets.get(node) : node;
      const name = this.yaml.isScalar(source) ? (source.source ?? '') : this.text.slice(node.range[0], node.range[1]);
      return { key: read, name };
    }
    const source = this.text.slice(node.range[0], this.endOf(node));
    const { start, end, origin } = read;
    return {
      key: { kind: 'scalar', start, end, value: source, style: 'plain', ...(origin ? { origin } : {}) },
      name: source,
    };
  }

  private startOf(node: ParsedNode): number {
    let [start] = node.range;
    // The package puts an empty value behind the spaces that follow the colon.
    if (isEmpty(node, this.text))
      while (start > 0 && (this.text[start - 1] === ' ' || this.text[start - 1] === '\t')) start--;
    return start;
  }

  /** The end of the last token of a node, without the comments and line ends that the package counts in. */
  private endOf(node: ParsedNode): number {
    if (this.yaml.isScalar(node)) {
      const [start, end] = node.range;
      if (isEmpty(node, this.text)) return this.startOf(node);
      if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') {
        let last = end;
        while (last > start && /[ \t\r\n]/.test(this.text[last - 1]!)) last--;
        return last;
      }
      return end;
    }
    if (this.yaml.isAlias(node) || (this.yaml.isCollection(node) && node.flow)) return node.range[1];
    if (this.yaml.isMap(node)) {
      const last = node.items[node.items.length - 1] as unknown as
        | { key: ParsedNode; value: ParsedNode | null }
        | undefined;
      return last ? Math.max(node.range[0], this.endOf(last.value ?? last.key)) : node.range[0];
    }
    const last = (node as { items: ParsedNode[] }).items.at(-1);
    return last ? Math.max(node.range[0] + 1, this.endOf(last)) : node.range[0] + 1;
  }
}

function inner(use: Use | undefined): Use | undefined {
  return use?.origin.how === 'alias' ? { ...use, origin: { ...use.origin, how: 'inside' } } : use;
}

function emptyAt(start: number, end: number, origin: Origin | undefined): ScalarNode {
  return { kind: 'scalar', start, end, value: null, style: 'empty', ...(origin ? { origin } : {}) };
}

function lastEnd(nodes: readonly Node[], otherwise: number): number {
  return nodes[nodes.length - 1]?.end ?? otherwise;
}

function isEmpty(node: unknown, text: string): boolean {
  const { type, source, range } = node as { type?: string; source?: string; range: [number, number, number] };
  return type === 'PLAIN' && source === '' && text.slice(range[0], range[1]) === '';
}

function valueOfScalar(node: Scalar.Parsed): ScalarNode['value'] {
  const value: unknown = node.value;
  // The core schema reads `!!float 1` as a number; the package wants a point in it.
  if (node.tag === 'tag:yaml.org,2002:float' && typeof value === 'string' && /^[-+]?[0-9]+$/.test(value))
    return Number(value);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return node.source ?? '';
}

function styleOf(node: Scalar.Parsed, text: string): ScalarStyle {
  switch (node.type) {
    case 'QUOTE_SINGLE':
      return 'single';
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'BLOCK_LITERAL':
      return 'literal';
    case 'BLOCK_FOLDED':
      return 'folded';
    default:
      return isEmpty(node, text) ? 'empty' : 'plain';
  }
}
