/**
 * The value tree of a document: what the YAML means, and where each part stands.
 *
 * Offsets are UTF-16 code units from the start of the text of the chunk that holds the node (chunk.ts), so that nothing
 * behind an edit has to be moved. `end` is exclusive.
 */

/** Where an alias (`*x`) or a merge key (`<<`) took a node from. */
export interface Origin {
  /** The anchored node, in the same chunk. */
  readonly anchor: { readonly start: number; readonly end: number };
  /**
   * `alias`: the node itself was written as `*x`; replacing its range replaces the alias. `inside`: it lies below an
   * alias or came in by `<<`, so its range is the alias's and must not be edited on its behalf.
   */
  readonly how: 'alias' | 'inside';
}

interface Placed {
  readonly start: number;
  readonly end: number;
  /** Present when the node is used through an alias or a merge key; `start` and `end` are then the place of use. */
  readonly origin?: Origin;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'empty';

export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly style: ScalarStyle;
}

export interface Pair {
  /** The key as text; keys that are no strings are given as their source. */
  readonly name: string;
  readonly key: ScalarNode;
  /** Always there: a key with nothing behind it has an empty null scalar just after the colon. */
  readonly value: Node;
}

export interface MapNode extends Placed {
  readonly kind: 'map';
  readonly flow: boolean;
  /** Without duplicates (the first wins, the rest are problems) and with merge keys resolved, explicit keys first. */
  readonly pairs: readonly Pair[];
}

export interface ListNode extends Placed {
  readonly kind: 'list';
  readonly flow: boolean;
  readonly items: readonly Node[];
}

export type Node = ScalarNode | MapNode | ListNode;

/** A fault of the text itself, found while reading it. The ids are rules of rules/yaml/. */
export interface Problem {
  readonly rule:
    | 'yaml/syntax'
    | 'yaml/duplicate-key'
    | 'yaml/multiple-documents'
    | 'yaml/unknown-tag'
    | 'yaml/unresolved-alias';
  readonly start: number;
  readonly end: number;
  /** One or more sentences in the user's words. */
  readonly message: string;
  /** Another place in the same chunk that explains the fault. */
  readonly related?: { readonly start: number; readonly end: number; readonly message: string };
}

/** The pair of a map by key name, or undefined (also when the node is no map). */
export function pairOf(node: Node | undefined, name: string): Pair | undefined {
  if (node?.kind !== 'map') return undefined;
  if (node.pairs.length <= manyPairs) return node.pairs.find((pair) => pair.name === name);
  let byName = large.get(node.pairs);
  if (!byName) {
    byName = new Map(node.pairs.map((pair) => [pair.name, pair]));
    large.set(node.pairs, byName);
  }
  return byName.get(name);
}

/** Maps with more pairs than any that people write are looked up by name; for the others that takes longer. */
const manyPairs = 200;
const large = new WeakMap<readonly Pair[], ReadonlyMap<string, Pair>>();

/** The plain JavaScript value of a node. Maps come without a prototype, so that a key `__proto__` is only a key. */
export function plainValue(node: Node): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plainValue);
    case 'map': {
      const value: Record<string, unknown> = Object.create(null);
      for (const pair of node.pairs) value[pair.name] = plainValue(pair.value);
      return value;
    }
  }
}

/** The node at a path of keys and indexes below `node`, or undefined. */
export function nodeAt(node: Node, path: readonly (string | number)[]): Node | undefined {
  let at: Node | undefined = node;
  for (const step of path) {
    if (at?.kind === 'map') at = pairOf(at, String(step))?.value;
    else if (at?.kind === 'list') at = at.items[Number(step)];
    else return undefined;
  }
  return at;
}
