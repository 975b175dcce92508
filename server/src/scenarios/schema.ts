/** Holds a value tree against schemas/integrations-test.schema.json, and words what does not fit. */
import type { ListNode, MapNode, Node } from '../document/node';
import { shownKey } from '../rules/oauth/secret';
import { keysMeant } from '../rules/schema/meant';
import { type Schema as SharedSchema, typesOf } from '../rules/schema/schema';
import { exampleOf, expectedOf, foundOf, listed, shortened, subjectOf } from '../rules/schema/words';
import { closest } from '../spelling/closest';

/** The parts of the schema that are read. */
export interface Schema extends SharedSchema {
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly minProperties?: number;
  readonly properties?: { readonly [key: string]: Schema };
  readonly items?: Schema;
}

/** Something that does not fit, and where; offsets are those of the node's chunk. */
export interface Misfit {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

export type Path = readonly (string | number)[];

/** The schema of a whole file. */
export function scenarioSchema(): Schema {
  return require('../../../schemas/integrations-test.schema.json') as Schema;
}

/** The schema of a test. */
export function testSchema(): Schema {
  return scenarioSchema().properties?.tests?.items ?? {};
}

/** All that does not fit below a node, in the order of the text. Keys that start with `x-` are the user's own. */
export function misfitsOf(node: Node, schema: Schema, path: Path): readonly Misfit[] {
  if (!fitsType(node, schema)) return [{ ...placeOf(node), message: wrongType(node, schema, path) }];
  if (node.kind === 'map') return ofMap(node, schema, path);
  if (node.kind === 'list') return ofList(node, schema, path);
  return ofScalar(node, schema, path);
}

function ofMap(node: MapNode, schema: Schema, path: Path): Misfit[] {
  const { properties = {}, required = [] } = schema;
  const present = new Set(node.pairs.map(({ name }) => name));
  const spoken = new Set<string>();
  const found = node.pairs.flatMap(({ name, key, value }): readonly Misfit[] => {
    const inside = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (inside) return misfitsOf(value, inside, [...path, name]);
    if (name.startsWith('x-')) return [];
    const meant = keysMeant(name, schema).filter((one) => !present.has(one));
    for (const one of meant) spoken.add(one);
    return [{ ...placeOf(key), message: unknownKey(name, meant, schema, path) }];
  });
  // A key that is missing because it is misspelled is one fault, and the unknown key says it.
  const missing = required.filter((key) => !present.has(key) && !spoken.has(key));
  const head = node.pairs[0]?.key ?? node;
  const lacks = missing.map((key) => {
    const example = exampleOf(properties[key] ?? {});
    const add = example === undefined ? `Add ${key}.` : `Add it, for example "${key}: ${example}".`;
    return { ...placeOf(head), message: `${mapOf(path, schema)} needs ${key}. ${add}` };
  });
  const few =
    node.pairs.length < (schema.minProperties ?? 0)
      ? [{ ...placeOf(node), message: `${mapOf(path, schema)} says nothing. It has ${keysOf(schema)}: write one.` }]
      : [];
  return [...lacks, ...few, ...found];
}

function ofList(node: ListNode, schema: Schema, path: Path): Misfit[] {
  if (node.items.length < (schema.minItems ?? 0))
    return [{ ...placeOf(node), message: `${subjectOf(path, schema)} is empty. Add an element, or delete the key.` }];
  return node.items.flatMap((item, index) => misfitsOf(item, schema.items ?? {}, [...path, index]));
}

function ofScalar(node: Node & { kind: 'scalar' }, schema: Schema, path: Path): Misfit[] {
  const { value } = node;
  const subject = subjectOf(path, schema);
  const misfit = (message: string): Misfit[] => [{ ...placeOf(node), message }];
  const found = foundOf(node, schema['x-secret'] === true);
  if (schema.enum && !schema.enum.includes(value as string)) {
    const values = schema.enum.map(String);
    const meant = typeof value === 'string' ? closest(value, values) : undefined;
    const advice =
      meant === undefined ? `Write ${values.length === 1 ? values[0] : 'one of them'}.` : `Did you mean ${meant}?`;
    return misfit(`${subject} takes ${listed(values, 'or')}; "${shortened(String(value))}" is none of them. ${advice}`);
  }
  if (schema.pattern && typeof value === 'string' && !new RegExp(schema.pattern).test(value))
    return misfit(
      schema['x-secret']
        ? `This is nothing that ${subject} takes. ${schema.patternErrorMessage ?? ''}`
        : `${subject} can’t be ${found}. ${schema.patternErrorMessage ?? ''}`,
    );
  if (typeof value === 'number') {
    const { minimum = -Infinity, maximum = Infinity } = schema;
    if (value < minimum || value > maximum)
      return misfit(
        `${subject} is ${Number.isFinite(maximum) ? `between ${minimum} and ${maximum}` : `${minimum} or more`}; this is ${found}.`,
      );
  }
  return [];
}

function wrongType(node: Node, schema: Schema, path: Path): string {
  const subject = subjectOf(path, schema);
  const expected = expectedOf(schema);
  if (node.kind === 'scalar' && node.value === null)
    return typeof path.at(-1) === 'number'
      ? `${subject} is empty. Write ${expected}, or delete the element.`
      : `${subject} has no value. It takes ${expected}: write one, or delete the key.`;
  // Behind the key `token` somebody may have written one.
  return `${subject} takes ${expected}; this is ${foundOf(node, schema['x-secret'] === true || path.at(-1) === 'token')}.`;
}

function unknownKey(name: string, meant: readonly string[], schema: Schema, path: Path): string {
  const what = mapOf(path, schema);
  const said = name === '' ? 'This empty key' : `"${shortened(shownKey(name))}"`;
  const of = /^An? /.test(what) ? what[0]!.toLowerCase() + what.slice(1) : what;
  return `${said} is no key of ${of}. ${meant.length ? `Did you mean ${listed(meant, 'or')}?` : `It has ${keysOf(schema)}.`}`;
}

function keysOf({ properties = {} }: Schema): string {
  return listed(Object.keys(properties), 'and');
}

function fitsType(node: Node, schema: Schema): boolean {
  const types = typesOf(schema);
  if (types.length === 0) return true;
  if (node.kind === 'map') return types.includes('object');
  if (node.kind === 'list') return types.includes('array');
  const { value } = node;
  if (typeof value === 'number') return types.includes('integer') && Number.isInteger(value);
  return value !== null && types.includes(typeof value);
}

/** A map that has or lacks a key, as the subject of a sentence. */
function mapOf(path: Path, schema: Schema): string {
  return schema['x-what'] ?? String(path.at(-1));
}

function placeOf({ start, end }: Node): { start: number; end: number } {
  return { start, end };
}
