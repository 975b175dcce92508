/** Which names an entry gives and which it refers to, and the index of both over a whole document. */
import type { Entry } from '../document/document';
import { type Node, pairOf, type ScalarNode } from '../document/node';
import { ByKey } from './by-key';
import type { Listed } from './model.generated';
import { entryShape } from './read';
import type { Shape } from './shape';

/** A place that refers to an entry of a section by name. */
export interface Reference {
  readonly section: keyof Listed;
  readonly name: string;
  readonly entry: Entry;
  readonly path: readonly (string | number)[];
  readonly node: ScalarNode;
}

/** The scalar by which others refer to an entry: its `name`, a user's `email`. Undefined when it is no text. */
export function nameNode(entry: Entry): (ScalarNode & { readonly value: string }) | undefined {
  const shape = entryShape(entry.section, entry.listed);
  const key = shape?.kind === 'object' ? shape.name : undefined;
  const node = key ? pairOf(entry.node, key)?.value : undefined;
  return node?.kind === 'scalar' && typeof node.value === 'string'
    ? (node as ScalarNode & { value: string })
    : undefined;
}

/** Every reference that an entry makes, in the order of the text. */
export function referencesOf(entry: Entry): readonly Reference[] {
  const shape = entryShape(entry.section, entry.listed);
  if (!shape || !refers(shape)) return none;
  const found: Reference[] = [];
  collect(entry, shape, entry.node, [], found);
  return found;
}

const none: readonly Reference[] = [];
const known = new WeakMap<Shape, boolean>();

/** Whether a value of a shape can refer to anything; most parts of most entries can't. */
function refers(shape: Shape): boolean {
  let answer = known.get(shape);
  if (answer === undefined) {
    answer =
      ('reference' in shape && shape.reference !== undefined) ||
      (shape.kind === 'list' && refers(shape.items)) ||
      (shape.kind === 'object' && Object.values(shape.fields).some(refers));
    known.set(shape, answer);
  }
  return answer;
}

function collect(entry: Entry, shape: Shape, node: Node, path: readonly (string | number)[], found: Reference[]): void {
  if (shape.kind === 'any') return;
  if (node.kind === 'scalar') {
    const section = 'reference' in shape ? shape.reference : undefined;
    if (section && typeof node.value === 'string')
      found.push({ section: section as keyof Listed, name: node.value, entry, path, node });
  } else if (node.kind === 'list' && shape.kind === 'list') {
    for (let index = 0; index < node.items.length; index++)
      collect(entry, shape.items, node.items[index] as Node, [...path, index], found);
  } else if (node.kind === 'map' && shape.kind === 'object') {
    for (const pair of node.pairs) {
      const field = Object.hasOwn(shape.fields, pair.name) ? shape.fields[pair.name] : undefined;
      if (field && refers(field)) collect(entry, field, pair.value, [...path, pair.name], found);
    }
  }
}

/** The names of a document and who refers to them. Its owner keeps it right with `add` and `remove`. */
export class Names {
  readonly #entries = new Map<string, ByKey<Entry>>();
  readonly #references = new ByKey<Entry>();
  readonly #made = new Map<Entry, readonly Reference[]>();
  /** Entries of a name that several have, in the order of the file; until one of them comes or goes. */
  readonly #sorted = new Map<string, readonly Entry[]>();

  /** How many names of a section are referred to and given by no entry. */
  readonly #dangling = new Map<string, number>();

  /** Takes an entry in. `touch` is given the keys whose answers may have changed (see `contentKey` and its like). */
  add(entry: Entry, touch?: (key: string) => void): void {
    const name = nameNode(entry)?.value;
    if (name !== undefined) {
      let section = this.#entries.get(entry.section);
      if (!section) {
        section = new ByKey();
        this.#entries.set(entry.section, section);
      }
      if (section.count(name) === 0 && this.isReferredTo(entry.section, name)) this.#dangle(entry.section, -1, touch);
      section.add(name, entry);
      this.#sorted.delete(contentKey(entry.section, name));
      touch?.(contentKey(entry.section, name));
      touch?.(countKey(entry.section, name));
    }
    const references = referencesOf(entry);
    if (references.length) this.#made.set(entry, references);
    for (const { section, name } of references) {
      const key = referencesKey(section, name);
      if (this.#references.count(key) === 0 && this.count(section, name) === 0) this.#dangle(section, 1, touch);
      this.#references.add(key, entry);
      touch?.(key);
    }
  }

  /** Forgets an entry. `touch` is given the keys whose answers may have changed. */
  remove(entry: Entry, touch: (key: string) => void): void {
    const name = nameNode(entry)?.value;
    if (name !== undefined) {
      this.#entries.get(entry.section)?.remove(name, entry);
      if (this.count(entry.section, name) === 0 && this.isReferredTo(entry.section, name))
        this.#dangle(entry.section, 1, touch);
      this.#sorted.delete(contentKey(entry.section, name));
      touch(contentKey(entry.section, name));
      touch(countKey(entry.section, name));
    }
    for (const { section, name } of this.#made.get(entry) ?? []) {
      const key = referencesKey(section, name);
      if (this.#references.remove(key, entry) && this.count(section, name) === 0) this.#dangle(section, -1, touch);
      touch(key);
    }
    this.#made.delete(entry);
  }

  #dangle(section: string, by: 1 | -1, touch?: (key: string) => void): void {
    const before = this.mayBeSlips(section);
    this.#dangling.set(section, (this.#dangling.get(section) ?? 0) + by);
    if (before !== this.mayBeSlips(section)) touch?.(slipsKey(section));
  }

  /** Whether so few names of a section are unknown that each may be a slip of a known one. */
  mayBeSlips(section: string): boolean {
    return (this.#dangling.get(section) ?? 0) <= mostSlips;
  }

  /** The entries with this name, in the order of the file. */
  named(section: string, name: string): readonly Entry[] {
    const key = contentKey(section, name);
    const known = this.#sorted.get(key);
    if (known) return known;
    const same = this.#entries.get(section)?.of(name) ?? [];
    if (same.length < 2) return same;
    const sorted = [...same].sort((a, b) => a.chunk.line - b.chunk.line || a.index - b.index);
    this.#sorted.set(key, sorted);
    return sorted;
  }

  /** How many entries have this name. */
  count(section: string, name: string): number {
    return this.#entries.get(section)?.count(name) ?? 0;
  }

  /** All names of a section. */
  names(section: string): readonly string[] {
    return this.#entries.get(section)?.keys() ?? [];
  }

  /** Whether anything refers to this name. */
  isReferredTo(section: string, name: string): boolean {
    return this.#references.count(referencesKey(section, name)) > 0;
  }

  /** Every place that refers to this name. */
  references(section: string, name: string): readonly Reference[] {
    return this.#references
      .of(referencesKey(section, name))
      .flatMap((entry) => (this.#made.get(entry) ?? []).filter((one) => one.section === section && one.name === name));
  }
}

/** Unknown names of a section for which a known one is looked for. */
const mostSlips = 300;

/** Whether unknown names of a section are looked for among the known ones. */
export const slipsKey = (section: string) => `~${section}`;
/** What the entries of this name hold. */
export const contentKey = (section: string, name: string) => `=${section}/${name}`;
/** How many entries have this name. */
export const countKey = (section: string, name: string) => `#${section}/${name}`;
/** Who refers to this name. */
export const referencesKey = (section: string, name: string) => `>${section}/${name}`;
/** Anything in a section. */
export const sectionKey = (section: string) => `*${section}`;
/** Which top-level keys there are. */
export const sectionsKey = '§';
/** What a file holds. */
export const fileKey = (path: string) => `@${path}`;
