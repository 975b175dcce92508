/** Reads a text whose pieces mean each other's anchors: piece by piece, so that a fault stays in its piece. */
import { maxAliasedNodes, type Outer } from './alias';
import type { Piece } from './cut';
import type { ListNode, Node, Pair, Problem } from './node';
import { directivesIn, moved, type Read, read } from './read';

/** What a piece of a kind that is not read says about itself. */
export type Judge = (piece: Piece, text: string) => { readonly problems: readonly Problem[]; readonly read: boolean };

/**
 * The value of the whole text, as `read` gives it, put together from its pieces. Undefined when aliases make too much
 * of it; the whole text has to say where then.
 */
export function compose(text: string, pieces: readonly Piece[], judge: Judge): Read | undefined {
  const named = new Map<string, Node>();
  const pairs: Pair[] = [];
  const problems: Problem[] = [];
  const directives: Read['directives'][number][] = [];
  const unresolved: string[] = [];
  let aliased = 0;
  for (const [index, piece] of pieces.entries()) {
    const { start } = piece;
    const source = text.slice(start, piece.end);
    const outer: Outer = (name) => {
      const node = named.get(name);
      return node && { node, anchor: { start: node.start - start, end: node.end - start } };
    };
    const judged = judge(piece, source);
    const result = moved(read(judged.read ? source : '', piece.enter.kind === 'start', outer), start);
    for (const { start: from, end, ...rest } of judged.problems)
      problems.push({ ...rest, start: from + start, end: end + start });
    // A piece holds no document markers; the package takes something for one behind an unclosed bracket.
    const own = result.problems.filter(({ rule }) => rule !== 'yaml/multiple-documents');
    problems.push(...(own.length > 0 ? own : result.problems));
    directives.push(...result.directives);
    if (piece.kind === 'stray')
      for (const { start: from, end, alone } of directivesIn(source))
        directives.push({ start: from + start, end: end + start, alone });
    unresolved.push(...result.unresolved);
    for (const [name, node] of result.anchors) if (node) named.set(name, node);
    aliased += result.aliased;
    if (aliased > maxAliasedNodes) return undefined;
    if (piece.kind === 'entry') {
      const item = result.node?.kind === 'list' ? result.node.items[0] : undefined;
      if (item) add(pairs, item);
    } else if (piece.kind === 'section') {
      const cut = piece.bare && pieces.slice(index + 1).find(({ kind }) => kind !== 'stray')?.kind === 'entry';
      for (const pair of result.pairs) pairs.push(cut ? { ...pair, value: listAt(pair) } : pair);
    }
  }
  problems.sort((a, b) => a.start - b.start);
  return { node: undefined, pairs, problems, aliased, anchors: named, unresolved, directives };
}

/** A list that its elements fill as they are read. */
interface GrowingList extends ListNode {
  readonly items: Node[];
}

const growing = new WeakSet<Node>();

function listAt({ key }: Pair): GrowingList {
  const list: GrowingList = { kind: 'list', start: key.end, end: key.end, flow: false, items: [] };
  growing.add(list);
  return list;
}

function add(pairs: readonly Pair[], item: Node): void {
  for (let index = pairs.length - 1; index >= 0; index--) {
    const { value } = pairs[index]!;
    if (growing.has(value)) {
      (value as GrowingList).items.push(item);
      return;
    }
  }
}
