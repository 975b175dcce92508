/** Reads one piece of a text, with the scanner where that is certain and the `yaml` package where not. */
import type { Outer } from './alias';
import { conflictsOf, problemOfConflict, withoutConflicts } from './conflict';
import type { Comment } from './document';
import type { Node, Pair, Problem, ScalarNode } from './node';
import { type Parsed, parse } from './parse';
import { scan } from './scan';

export interface Read extends Parsed {
  readonly directives: readonly Comment[];
}

const word = 'integrations-ignore';
const none: readonly never[] = [];

/** Reads a text. Never throws: what can't be read is a problem. `first`: it is the start of a document. */
export function read(text: string, first: boolean, outer?: Outer): Read {
  // A byte order mark is no part of what is read.
  if (first && text.charCodeAt(0) === 0xfeff) return moved(read(text.slice(1), false, outer), 1);
  const directed = text.includes(word);
  const conflicts = conflictsOf(text);
  const scanned = scan(conflicts.length > 0 ? withoutConflicts(text, conflicts) : text, directed, outer);
  if (scanned) {
    const directives = directed ? directivesAmong(scanned.comments, text) : none;
    // Field by field: this runs for every entry, and copying whole objects shows.
    const { node, pairs, anchors, aliased } = scanned;
    const problems = conflicts.length > 0 ? conflicts.map(problemOfConflict) : none;
    return { node, pairs, problems, aliased, anchors, unresolved: none, directives };
  }
  const parsed = parse(text, outer);
  return { ...parsed, directives: directed ? directivesAmong(parsed.comments(), text) : none };
}

/** The directives in a text of which nothing else is read. */
export function directivesIn(text: string): readonly Comment[] {
  return text.includes(word) ? directivesAmong(parse(text).comments(), text) : none;
}

function directivesAmong(comments: readonly Comment[], text: string): readonly Comment[] {
  return comments.filter(({ start, end }) => text.slice(start, end).includes(word));
}

/** The same with all offsets moved by `by`. */
export function moved(read: Read, by: number): Read {
  const span = <T extends { readonly start: number; readonly end: number }>(at: T): T => ({
    ...at,
    start: at.start + by,
    end: at.end + by,
  });
  const node = (at: Node): Node => {
    const placed = at.origin ? { ...span(at), origin: { ...at.origin, anchor: span(at.origin.anchor) } } : span(at);
    if (placed.kind === 'list') return { ...placed, items: placed.items.map(node) };
    if (placed.kind === 'map') return { ...placed, pairs: placed.pairs.map(pair) };
    return placed;
  };
  const pair = (at: Pair): Pair => ({ name: at.name, key: node(at.key) as ScalarNode, value: node(at.value) });
  const problem = (at: Problem): Problem => (at.related ? { ...span(at), related: span(at.related) } : span(at));
  return {
    ...read,
    node: read.node && node(read.node),
    pairs: read.pairs.map(pair),
    problems: read.problems.map(problem),
    directives: read.directives.map(span),
    anchors: new Map([...read.anchors].map(([name, at]) => [name, at && node(at)])),
  };
}
