import type { Node, Origin, Pair, ScalarNode } from './node';

/** Aliases may make a small text stand for a huge value; over this many nodes an alias is not followed. */
export const maxAliasedNodes = 50_000;
export const maxAliasedNodesText = '50,000';

/** Where an alias stands, and what it stands for. */
export interface Use {
  readonly start: number;
  readonly end: number;
  readonly anchor: Origin['anchor'];
}

/** What an anchor of an earlier piece of the text stands for. */
export interface Anchored {
  readonly node: Node;
  /** Where it stands, counted from the start of the piece that uses it: below 0. */
  readonly anchor: Origin['anchor'];
}

/** Finds the anchors that stand before the text that is read. */
export type Outer = (name: string) => Anchored | undefined;

/** Copies the nodes below an anchor to the places that use it, and counts them. */
export class Copier {
  count = 0;

  /** A node as it is used through an alias; undefined when that would make more than `maxAliasedNodes` nodes. */
  copy(node: Node, use: Use): Node | undefined {
    return this.copyAs(node, use, { anchor: use.anchor, how: 'alias' }, { anchor: use.anchor, how: 'inside' });
  }

  /** A node as it is used through an alias that lies below another alias, or behind a merge key. */
  copyInside(node: Node, use: Use): Node | undefined {
    const inside: Origin = { anchor: use.anchor, how: 'inside' };
    return this.copyAs(node, use, inside, inside);
  }

  private copyAs(node: Node, { start, end }: Use, origin: Origin, inside: Origin): Node | undefined {
    if (++this.count > maxAliasedNodes) return undefined;
    const use = { start, end, anchor: origin.anchor };
    if (node.kind === 'scalar') return { kind: 'scalar', start, end, origin, value: node.value, style: node.style };
    if (node.kind === 'list') {
      const items: Node[] = [];
      for (const item of node.items) {
        const copied = this.copyAs(item, use, inside, inside);
        if (!copied) return undefined;
        items.push(copied);
      }
      return { kind: 'list', start, end, origin, flow: node.flow, items };
    }
    const pairs = this.pairs(node.pairs, use, inside);
    return pairs && { kind: 'map', start, end, origin, flow: node.flow, pairs };
  }

  private pairs(pairs: readonly Pair[], use: Use, inside: Origin): Pair[] | undefined {
    const copies: Pair[] = [];
    for (const { name, key, value } of pairs) {
      const copiedKey = this.copyAs(key, use, inside, inside) as ScalarNode | undefined;
      const copiedValue = this.copyAs(value, use, inside, inside);
      if (!copiedKey || !copiedValue) return undefined;
      copies.push({ name, key: copiedKey, value: copiedValue });
    }
    return copies;
  }
}
