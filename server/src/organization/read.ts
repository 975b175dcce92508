import type { Entry } from '../document/document';
import { type Node, pairOf, type ScalarNode } from '../document/node';
import type { Fields, Place } from './model';
import type { Listed, Single } from './model.generated';
import { fold, type Shape } from './shape';
import { shape } from './shape.generated';

/**
 * Reads an element of a list section. Undefined when it is no map or the section is not one of the format; a value of
 * the wrong type inside is absent. Never throws.
 */
export function readListed<S extends keyof Listed>(entry: Entry, section: S): Listed[S] | undefined {
  const list: Shape = shape.fields[section];
  if (!entry.listed || entry.section !== section || list.kind !== 'list') return undefined;
  return readNode(entry, list.items, entry.node) as Listed[S] | undefined;
}

/** Reads the value of a top-level key that is no list: `organization`, `version`. Undefined when it can't be read. */
export function readSingle<S extends keyof Single>(entry: Entry, section: S): Single[S] | undefined {
  if (entry.listed || entry.section !== section) return undefined;
  return readNode(entry, shape.fields[section], entry.node) as Single[S] | undefined;
}

/** The sections that are lists, in the order of the format. */
export const listSections = Object.entries<Shape>(shape.fields).flatMap(([name, { kind }]) =>
  kind === 'list' ? [name as keyof Listed] : [],
);

/** The shape of what an entry of a section holds; undefined for sections the format does not know. */
export function entryShape(section: string, listed: boolean): Shape | undefined {
  const at: Shape | undefined = Object.hasOwn(shape.fields, section)
    ? shape.fields[section as keyof typeof shape.fields]
    : undefined;
  return listed ? (at?.kind === 'list' ? at.items : undefined) : at;
}

/** A place whose path is put together when it is asked for: most never are. */
class At implements Place {
  readonly #above: At | undefined;
  readonly #step: string | number;
  constructor(
    readonly entry: Entry,
    readonly node: Node,
    readonly key?: ScalarNode,
    above?: At,
    step: string | number = '',
  ) {
    this.#above = above;
    this.#step = step;
  }

  get path(): readonly (string | number)[] {
    return this.#above ? [...this.#above.path, this.#step] : [];
  }
}

class LeafAt extends At {
  value: string | number | boolean = '';
  written: string | undefined = undefined;
}

class ItemsAt extends At {
  items: readonly unknown[] = [];
}

class FieldsAt extends At implements Fields {
  has(key: string): boolean {
    return pairOf(this.node, key) !== undefined;
  }
}

function readNode(entry: Entry, as: Shape, node: Node, above?: At, step?: string | number, key?: ScalarNode): unknown {
  switch (as.kind) {
    case 'any':
      return new At(entry, node, key, above, step);
    case 'list': {
      if (node.kind !== 'list') return undefined;
      const list = new ItemsAt(entry, node, key, above, step);
      const items: unknown[] = [];
      for (let index = 0; index < node.items.length; index++) {
        const item = readNode(entry, as.items, node.items[index] as Node, list, index);
        if (item !== undefined) items.push(item);
      }
      list.items = items;
      return list;
    }
    case 'object':
      return readObject(entry, as, node, above, step, key);
    default: {
      const { value } = node.kind === 'scalar' ? node : { value: null };
      const means = meant(as, value);
      if (means === undefined) return undefined;
      const leaf = new LeafAt(entry, node, key, above, step);
      leaf.value = means;
      if (means !== value) leaf.written = String(value);
      return leaf;
    }
  }
}

function readObject(
  entry: Entry,
  as: Extract<Shape, { kind: 'object' }>,
  node: Node,
  above: At | undefined,
  step: string | number | undefined,
  key: ScalarNode | undefined,
): unknown {
  if (as.text && node.kind === 'scalar' && typeof node.value === 'string') {
    const text = new LeafAt(entry, node, key, above, step);
    text.value = node.value;
    return Object.assign(new FieldsAt(entry, node, key, above, step), { text });
  }
  if (node.kind !== 'map') return undefined;
  if (as.open) {
    const open = new ItemsAt(entry, node, key, above, step);
    const items: unknown[] = [];
    for (const pair of node.pairs) {
      const item = readNode(entry, as.open, pair.value, open, pair.name, pair.key);
      if (item !== undefined) items.push(item);
    }
    open.items = items;
    return open;
  }
  const fields = new FieldsAt(entry, node, key, above, step);
  for (const pair of node.pairs) {
    const field = Object.hasOwn(as.fields, pair.name) ? as.fields[pair.name] : undefined;
    if (!field) continue;
    const value = readNode(entry, field, pair.value, fields, pair.name, pair.key);
    if (value !== undefined) (fields as unknown as Record<string, unknown>)[pair.name] = value;
  }
  return fields;
}

/** The value that a scalar is read as; undefined when it does not fit, or means no value. */
function meant(
  as: Extract<Shape, { kind: 'string' | 'integer' | 'boolean' }>,
  value: ScalarNode['value'],
): string | number | boolean | undefined {
  if (as.kind === 'integer') return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
  if (as.kind === 'boolean') return typeof value === 'boolean' ? value : undefined;
  if (typeof value !== 'string' || !as.values || as.values.includes(value))
    return typeof value === 'string' ? value : undefined;
  return (as.aliases && Object.hasOwn(as.aliases, fold(value)) ? as.aliases[fold(value)] : undefined) ?? undefined;
}
