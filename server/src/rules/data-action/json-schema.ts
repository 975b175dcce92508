/**
 * What is no JSON Schema in a contract. Only shapes that every draft from 4 to 7 refuses are faults; unknown keywords
 * are not. Source: the meta-schemas of JSON Schema draft 4, 6 and 7.
 */
import type { Node } from '../../document/node';
import { plainValue } from '../../document/node';

export interface SchemaFault {
  readonly node: Node;
  readonly path: readonly (string | number)[];
  /** A clause: what stands there and what should. */
  readonly says: string;
}

const types = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];
const schemaKeys = [
  'additionalItems',
  'additionalProperties',
  'contains',
  'not',
  'propertyNames',
  'if',
  'then',
  'else',
];
const schemaMaps = ['properties', 'patternProperties', 'definitions'];
const schemaLists = ['allOf', 'anyOf', 'oneOf'];
const counts = ['maxLength', 'minLength', 'maxItems', 'minItems', 'maxProperties', 'minProperties'];
const numbers = ['maximum', 'minimum', 'multipleOf'];
const texts = ['title', 'description', 'format', '$schema', '$id', 'id', '$ref'];

/** The faults of a schema, outermost first; at most 20 are given, and nothing below 60 levels is looked at. */
export function faultsOfSchema(node: Node): readonly SchemaFault[] {
  const faults: SchemaFault[] = [];
  judge(node, [], 0, faults);
  return faults.slice(0, 20);
}

function judge(node: Node, path: readonly (string | number)[], depth: number, faults: SchemaFault[]): void {
  const say = (at: Node, steps: readonly (string | number)[], says: string) =>
    faults.push({ node: at, path: [...path, ...steps], says });
  if (node.kind === 'scalar' && typeof node.value === 'boolean' && depth > 0) return;
  if (node.kind !== 'map') {
    say(node, [], 'a schema must be a map');
    return;
  }
  if (depth > 60) return;
  for (const { name, value } of node.pairs) {
    if (name === 'type') judgeType(value, (says) => say(value, [name], says));
    else if (schemaKeys.includes(name)) judge(value, [...path, name], depth + 1, faults);
    else if (name === 'items' && value.kind === 'list') judgeList(value, [...path, name], depth, faults);
    else if (name === 'items') judge(value, [...path, name], depth + 1, faults);
    else if (schemaMaps.includes(name)) {
      if (value.kind !== 'map') say(value, [name], `"${name}" must be a map of schemas`);
      else for (const pair of value.pairs) judge(pair.value, [...path, name, pair.name], depth + 1, faults);
    } else if (schemaLists.includes(name)) {
      if (value.kind !== 'list' || value.items.length === 0) say(value, [name], `"${name}" must be a list of schemas`);
      else judgeList(value, [...path, name], depth, faults);
    } else if (name === 'required') judgeRequired(value, (says) => say(value, [name], says));
    else if (name === 'enum') {
      if (value.kind !== 'list' || value.items.length === 0) say(value, [name], '"enum" must be a list of values');
    } else if (counts.includes(name)) {
      const count = value.kind === 'scalar' ? value.value : undefined;
      if (typeof count !== 'number' || !Number.isInteger(count) || count < 0)
        say(value, [name], `"${name}" must be a whole number from 0 on`);
    } else if (numbers.includes(name)) {
      const number = value.kind === 'scalar' ? value.value : undefined;
      if (typeof number !== 'number' || (name === 'multipleOf' && number <= 0))
        say(value, [name], `"${name}" must be a number${name === 'multipleOf' ? ' above 0' : ''}`);
    } else if (name === 'uniqueItems') {
      if (value.kind !== 'scalar' || typeof value.value !== 'boolean')
        say(value, [name], '"uniqueItems" must be true or false');
    } else if (name === 'pattern') judgePattern(value, (says) => say(value, [name], says));
    else if (texts.includes(name)) {
      if (value.kind !== 'scalar' || typeof value.value !== 'string') say(value, [name], `"${name}" must be a text`);
    }
  }
}

function judgeList(
  list: Extract<Node, { kind: 'list' }>,
  path: readonly (string | number)[],
  depth: number,
  faults: SchemaFault[],
): void {
  for (const [index, item] of list.items.entries()) judge(item, [...path, index], depth + 1, faults);
}

function judgeType(node: Node, say: (says: string) => void): void {
  const given = plainValue(node);
  const list = Array.isArray(given) ? given : [given];
  const wrong = list.find((one) => !types.includes(one as string));
  if (list.length === 0) say('"type" must name a type');
  else if (wrong !== undefined)
    say(`${typeof wrong === 'string' ? `"${wrong}"` : 'this'} is no type of JSON Schema: it has ${types.join(', ')}`);
  else if (new Set(list).size < list.length) say('"type" names a type twice');
}

function judgeRequired(node: Node, say: (says: string) => void): void {
  // Draft 3 wrote `required: true` at the property; from draft 4 on it is a list at the object.
  if (node.kind !== 'list') {
    say('"required" must be a list of property names, beside "properties"');
    return;
  }
  const names = node.items.map((item) => (item.kind === 'scalar' ? item.value : undefined));
  if (names.some((name) => typeof name !== 'string')) say('"required" must hold names of properties');
  else if (new Set(names).size < names.length) say('"required" names a property twice');
}

function judgePattern(node: Node, say: (says: string) => void): void {
  const text = node.kind === 'scalar' ? node.value : undefined;
  if (typeof text !== 'string') {
    say('"pattern" must be a regular expression');
    return;
  }
  try {
    // Without the stricter flag: what is wrong here is wrong in every dialect.
    new RegExp(text);
  } catch {
    say('"pattern" is no regular expression');
  }
}
