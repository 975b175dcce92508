/**
 * What is wrong with the shape and the values of an entry, or with the sections of a document: one reading, from which
 * each rule of this family reports its own.
 */
import type { Document, Entry } from '../../document/document';
import { type Node, nodeAt, type Pair, pairOf } from '../../document/node';
import type { Listed } from '../../organization/model.generated';
import type { Shape } from '../../organization/shape';
import { shape } from '../../organization/shape.generated';
import type { Context, Spot } from '../rule';
import { onKey, onMissing, onSection, onTop, onValue } from '../spots';
import { keysMeant } from './meant';
import { isKnownSpelling, organizationSchema, type Schema, schemaAt } from './schema';
import type { Validator, ValidatorError } from './validator';
import * as validators from './validators.generated';

export type Path = readonly (string | number)[];

/** A value of the wrong type, outside its enumeration, or of the wrong form. */
export interface ValueFault {
  readonly rule: 'schema/type' | 'schema/value' | 'schema/format';
  readonly at: Spot;
  /** From the root: section, index, keys. */
  readonly path: Path;
  readonly node: Node;
  readonly schema: Schema;
}

/** A key that a map needs and has not. */
export interface MissingFault {
  readonly rule: 'schema/missing-key';
  readonly at: Spot;
  /** Of the map, from the root. */
  readonly path: Path;
  readonly key: string;
  readonly schema: Schema;
  /** Where the root itself lacks the key. */
  readonly document?: Document;
}

/** A key that a map may not have. */
export interface UnknownFault {
  readonly rule: 'schema/unknown-key';
  readonly at: Spot;
  /** Of the map, from the root. */
  readonly path: Path;
  readonly key: string;
  readonly schema: Schema;
  readonly pair: Pick<Pair, 'key'>;
  /** The keys that the map has. */
  readonly present: ReadonlySet<string>;
}

export type Fault = ValueFault | MissingFault | UnknownFault;

const byEntry = {};
const byDocument = {};
const byKeyword: { readonly [keyword: string]: ValueFault['rule'] } = {
  type: 'schema/type',
  enum: 'schema/value',
  pattern: 'schema/format',
  format: 'schema/format',
};

/** The faults of an entry, read once for all rules. */
export function faultsOf(entry: Entry, context: Context): readonly Fault[] {
  return context.once(byEntry, () => readEntry(entry, context));
}

/** The faults of the sections of a document: keys that are missing or unknown, sections of the wrong type. */
export function documentFaults(document: Document, context: Context): readonly Fault[] {
  return context.once(byDocument, () => readDocument(document));
}

const none: readonly Fault[] = [];

function sectionShape(section: string): Shape | undefined {
  return Object.hasOwn(shape.fields, section) ? shape.fields[section as keyof typeof shape.fields] : undefined;
}

function readEntry(entry: Entry, context: Context): readonly Fault[] {
  const { section, listed } = entry;
  const as = sectionShape(section);
  if (!as) return none;
  if ((as.kind === 'list') !== listed) return legible(entry, wrongSection(entry, context));
  const validate: Validator | undefined = validators.entries[section];
  if (!validate || validate(valueFor(entry.node))) return none;
  return legible(entry, withoutMisspelled([...translate(entry, validate.errors ?? [])]));
}

/** A list where the section takes none is said once, at its start; anything else where it takes one, on the value. */
function wrongSection(entry: Entry, context: Context): ValueFault[] {
  const { section, listed, chunk, node } = entry;
  // Which element is the first may change without this one: the names of the section are asked for to be told.
  if (listed) context.names(section as keyof Listed);
  if (listed && entry.index > 0) return [];
  const start = listed ? listStart(chunk.text, node.start) : node.start;
  const at = { ...onValue({ entry, path: [], node }), entry: undefined, path: [section], start };
  const schema = schemaAt([section]) ?? {};
  const list: Node = { kind: 'list', start, end: node.end, flow: false, items: [node] };
  return [{ rule: 'schema/type', at, path: [section], node: listed ? list : node, schema }];
}

/** Letters before an element among which its dash is looked for. */
const mostBefore = 1_000;

/** Where the dash or bracket before the first element of a list stands. */
function listStart(text: string, first: number): number {
  const from = Math.max(0, first - mostBefore);
  const before = /[-[]\s*(?:&\S+\s+)?$/.exec(text.slice(from, first));
  return before ? from + before.index : first;
}

/**
 * The plain value of a node, for the validators. Unlike a map without a prototype, an ordinary object is quick; a key
 * `__proto__` is defined, so that it stays a key.
 */
function valueFor(node: Node): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(valueFor);
    case 'map': {
      const value: Record<string, unknown> = {};
      for (const { name, value: inside } of node.pairs) {
        if (name === '__proto__')
          Object.defineProperty(value, name, { value: valueFor(inside), enumerable: true, configurable: true });
        else value[name] = valueFor(inside);
      }
      return value;
    }
  }
}

function* translate(entry: Entry, errors: readonly ValidatorError[]): Iterable<Fault> {
  const root: Path = entry.listed ? [entry.section, entry.index] : [entry.section];
  // The type of a value is judged first, and a wrong one says enough.
  const seen = new Set<string>();
  const keys = new Map<Node, ReadonlySet<string>>();
  for (const { instancePath, keyword, params } of errors) {
    const path = stepsOf(entry.node, instancePath);
    const full = [...root, ...path];
    const schema = schemaAt(full);
    const node = nodeAt(entry.node, path);
    if (!schema || !node) continue;
    if (keyword === 'required' && params.missingProperty !== undefined) {
      const at = onMissing(entry, path);
      yield { rule: 'schema/missing-key', at, path: full, key: params.missingProperty, schema };
    } else if (keyword === 'additionalProperties' && params.additionalProperty !== undefined) {
      const pair = pairOf(node, params.additionalProperty);
      if (!pair || node.kind !== 'map') continue;
      const at = onKey({ entry, path: [...path, pair.name], node: pair.value, key: pair.key });
      const present = keys.get(node) ?? new Set(node.pairs.map((other) => other.name));
      keys.set(node, present);
      yield { rule: 'schema/unknown-key', at, path: full, key: pair.name, schema, pair, present };
    } else {
      const rule = byKeyword[keyword];
      if (!rule || schema['x-rules']?.[keyword] || seen.has(instancePath)) continue;
      if (keyword === 'enum' && node.kind === 'scalar' && isKnownSpelling(schema, node.value)) continue;
      // A secret that is a number is a secret first: oauth/plaintext-secret tells, and shows none of it.
      if (rule === 'schema/type' && schema['x-secret'] && node.kind === 'scalar' && node.value !== null) continue;
      seen.add(instancePath);
      yield { rule, at: onValue({ entry, path, node }), path: full, node, schema };
    }
  }
}

/** The steps of a JSON Pointer (RFC 6901) below a node; indexes of lists as numbers. */
function stepsOf(node: Node, pointer: string): Path {
  const path: (string | number)[] = [];
  let at: Node | undefined = node;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const key: string | number = at?.kind === 'list' ? Number(name) : name;
    path.push(key);
    at = at && nodeAt(at, [key]);
  }
  return path;
}

/**
 * Without the faults that a fault of the text brings along: from where an entry can't be read cleanly its shape says
 * nothing, nor does the absence of a key in it.
 */
function legible(entry: Entry, faults: readonly Fault[]): readonly Fault[] {
  const { chunk, node } = entry;
  if (chunk.problems.length === 0 || faults.length === 0) return faults;
  const { text } = chunk;
  const from = text.lastIndexOf('\n', node.start - 1) + 1;
  const next = chunk.entries[chunk.entries.indexOf(entry) + 1];
  const to = next ? text.lastIndexOf('\n', next.node.start - 1) + 1 : text.length;
  const near = chunk.problems.filter((problem) => problem.start >= from && problem.start < Math.max(to, node.end + 1));
  if (near.length === 0) return faults;
  const broken = near.find((problem) => problem.rule === 'yaml/syntax');
  const brokenFrom = broken ? text.lastIndexOf('\n', broken.start - 1) + 1 : Number.POSITIVE_INFINITY;
  const unmerged = near.some(
    (problem) =>
      problem.rule === 'yaml/unresolved-alias' && /<<\s*:\s*(?:\[[^\]]*)?$/.test(text.slice(from, problem.start)),
  );
  return faults.filter((fault) => {
    if (fault.rule === 'schema/missing-key') return !broken && !unmerged;
    if (fault.at.start >= brokenFrom) return false;
    return !near.some(
      (problem) =>
        (problem.rule === 'yaml/unresolved-alias' && problem.start === fault.at.start) ||
        // A tag of another tool stands for a value of its own.
        (problem.rule === 'yaml/unknown-tag' &&
          fault.rule !== 'schema/unknown-key' &&
          problem.end <= fault.at.start &&
          text.slice(problem.end, fault.at.start).trim() === ''),
    );
  });
}

function readDocument(document: Document): readonly Fault[] {
  const { root } = document;
  if (root) {
    const { chunk, node } = root;
    const at: Spot = { chunk, start: node.start, end: node.end, path: [] };
    return [{ rule: 'schema/type', at, path: [], node, schema: organizationSchema() }];
  }
  const faults: Fault[] = [];
  const present = new Set(document.sections.map((section) => section.name));
  for (const section of document.sections) {
    const as = sectionShape(section.name);
    if (!as && !section.name.startsWith('x-'))
      faults.push({
        rule: 'schema/unknown-key',
        at: onSection(section),
        path: [],
        key: section.name,
        schema: organizationSchema(),
        pair: section,
        present,
      });
    else if (as && as.kind !== 'list' && section.entries.length === 0) faults.push(emptyList(section));
  }
  for (const key of validators.required) {
    if (present.has(key) || isHidden(document, key)) continue;
    const schema = organizationSchema();
    faults.push({ rule: 'schema/missing-key', at: onTop(document), path: [], key, schema, document });
  }
  return withoutMisspelled(faults);
}

/** A key that is missing because it is misspelled is one fault, and the unknown key says it. */
function withoutMisspelled(faults: readonly Fault[]): readonly Fault[] {
  const pointer = (path: Path, key: string) => JSON.stringify([...path, key]);
  const misspelled = new Set<string>();
  for (const fault of faults)
    if (fault.rule === 'schema/unknown-key')
      for (const key of keysMeant(fault.key, fault.schema)) misspelled.add(pointer(fault.path, key));
  if (misspelled.size === 0) return faults;
  return faults.filter(
    (fault) => fault.rule !== 'schema/missing-key' || !misspelled.has(pointer(fault.path, fault.key)),
  );
}

/** A section that takes no list, with a list of no elements behind its key. */
function emptyList(section: Document['sections'][number]): ValueFault {
  const { chunk, key, name } = section;
  const gap = /^\s*:\s*(?:&\S+\s+)?/.exec(chunk.text.slice(key.end))?.[0].length ?? 0;
  const start = key.end + gap;
  const close = chunk.text.indexOf(']', start);
  const node: Node = { kind: 'list', start, end: close < 0 ? start : close + 1, flow: true, items: [] };
  const at: Spot = { chunk, start, end: node.end, path: [name] };
  return { rule: 'schema/type', at, path: [name], node, schema: schemaAt([name]) ?? {} };
}

/** Whether a fault of the text may have swallowed a key that seems to be missing: a line below it starts with the key. */
function isHidden(document: Document, key: string): boolean {
  const line = new RegExp(`^["']?${key}["']?[ \\t]*(:|\\r?$)`, 'm');
  return document.chunks.some(
    (chunk) =>
      chunk.problems.some((problem) => problem.rule === 'yaml/syntax') &&
      (document.sections.length === 0 || line.test(chunk.text)),
  );
}
