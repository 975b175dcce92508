import type { Entry } from '../document/document';
import type { ListNode, MapNode, Node, ScalarNode } from '../document/node';

/** A value of the organization and where it stands. */
export interface Place {
  readonly entry: Entry;
  /** Keys and indexes from the entry down to the value. */
  readonly path: readonly (string | number)[];
  readonly node: Node;
  /** The key of the map that holds the value; none for list elements and entries. */
  readonly key?: ScalarNode | undefined;
}

/** A scalar that could be read as what the schema says it is. */
export interface Leaf<T extends string | number | boolean = string> extends Place {
  readonly value: T;
  readonly node: ScalarNode;
  /** The value as it was written, where a known misspelling was read as what it means. */
  readonly written?: string | undefined;
}

export interface Items<T> extends Place {
  readonly node: ListNode;
  /** The elements that could be read; `node.items` has them all. */
  readonly items: readonly T[];
}

/** A map with keys of the user's own choice. */
export interface Open<T> extends Place {
  readonly node: MapNode;
  readonly items: readonly T[];
}

/** A map with keys of the format. A value of the wrong type is absent here, and `has` tells that it was written. */
export interface Fields extends Place {
  /** Whether the key was written at all, whatever stands behind it. */
  has(key: string): boolean;
}

/** A place where either a text or a map may stand. */
export interface TextOr extends Fields {
  readonly text?: Leaf;
}
