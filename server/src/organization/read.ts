import type { Entry } from '../document/document';
import { type Node, pairOf, type ScalarNode } from '../document/node';
import type { Listed, Single } from './model.generated';
import { fold, type Shape } from './shape';
import { shape } from './shape.generated';

type Step = readonly (string | number)[];

/**
 * Reads an element of a list section. Undefined when it is no map or the section is not one of the format; a value of
 * the wrong type inside is absent. Never throws.
 */
export function readListed<S extends keyof Listed>(entry: Entry, section: S): Listed[S] | undefined {
  const list: Shape = shape.fields[section];
  if (!entry.listed || entry.section !== section || list.kind !== 'list') return undefined;
  return readNode(entry, list.items, entry.node, []) as Listed[S] | undefined;
}

/** Reads the value of a top-level key that is no list: `organization`, `version`. Undefined when it can't be read. */
export function readSingle<S extends keyof Single>(entry: Entry, section: S): Single[S] | undefined {
  if (entry.listed || entry.section !== section) return undefined;
  return readNode(entry, shape.fields[section], entry.node, []) as Single[S] | undefined;
}

/** The shape of what an entry of a section holds; undefined for sections the format does not know. */
export function entryShape(section: string, listed: boolean): Shape | undefined {
  const at: Shape | undefined = Object.hasOwn(shape.fields, section)
    ? shape.fields[section as keyof typeof shape.fields]
    : undefined;
  return listed ? (at?.kind === 'list' ? at.items : undefined) : at;
}

function readNode(entry: Entry, as: Shape, node: Node, path: Step, key?: ScalarNode): unknown {
  const place = { entry, path, node, ...(key ? { key } : {}) };
  switch (as.kind) {
    case 'any':
      return place;
    case 'list':
      if (node.kind !== 'list') return undefined;
      return {
        ...place,
        items: node.items
          .map((item, index) => readNode(entry, as.items, item, [...path, index]))
          .filter((item) => item !== undefined),
      };
    case 'object': {
      const has = (name: string) => pairOf(node, name) !== undefined;
      if (as.text && node.kind === 'scalar' && typeof node.value === 'string')
        return { ...place, has, text: { ...place, value: node.value } };
      if (node.kind !== 'map') return undefined;
      if (as.open) {
        const open = as.open;
        return {
          ...place,
          items: node.pairs
            .map((pair) => readNode(entry, open, pair.value, [...path, pair.name], pair.key))
            .filter((item) => item !== undefined),
        };
      }
      const fields: Record<string, unknown> = { ...place, has };
      for (const pair of node.pairs) {
        const field = Object.hasOwn(as.fields, pair.name) ? as.fields[pair.name] : undefined;
        if (!field) continue;
        const value = readNode(entry, field, pair.value, [...path, pair.name], pair.key);
        if (value !== undefined) fields[pair.name] = value;
      }
      return fields;
    }
    default:
      return node.kind === 'scalar' ? readLeaf(place, as, node) : undefined;
  }
}

function readLeaf(place: object, as: Extract<Shape, { kind: 'string' | 'integer' | 'boolean' }>, node: ScalarNode) {
  const { value } = node;
  if (as.kind === 'integer')
    return typeof value === 'number' && Number.isInteger(value) ? { ...place, value } : undefined;
  if (as.kind === 'boolean') return typeof value === 'boolean' ? { ...place, value } : undefined;
  if (typeof value !== 'string') return undefined;
  if (as.values && !as.values.includes(value)) {
    const means = as.aliases && Object.hasOwn(as.aliases, fold(value)) ? as.aliases[fold(value)] : undefined;
    return means ? { ...place, value: means, written: value } : undefined;
  }
  return { ...place, value };
}
