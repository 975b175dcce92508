/** How findings of this family speak of keys, values and what is expected. */
import type { Node } from '../../document/node';
import type { Path } from './faults';
import { type Schema, schemaAt, typesOf } from './schema';

/** What stands at a path, as the subject of a sentence: a key, an entry, an element of a list. */
export function subjectOf(path: Path, schema: Schema): string {
  const last = path.at(-1);
  if (last === undefined) return 'This file';
  if (typeof last === 'string') return last;
  if (path.length === 2) return schema['x-what'] ?? `An element of ${path[0]}`;
  return `An element of ${String(path.at(-2))}`;
}

/** A map that has or lacks a key, as the subject of a sentence. */
export function mapOf(path: Path, schema: Schema): string {
  if (path.length === 0) return 'An organization file';
  return schema['x-what'] ?? String(path.filter((step) => typeof step === 'string').at(-1));
}

const nouns: { readonly [type: string]: string } = {
  string: 'text',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys',
};

/** What a schema takes, with an example where it helps: "a whole number of seconds, such as 3600". */
export function expectedOf(schema: Schema): string {
  const types = typesOf(schema);
  const example = exampleOf(schema);
  const unit = schema['x-unit'] ? ` of ${schema['x-unit']}` : '';
  const words = types
    .map((type) => {
      if (type === 'object') {
        const keys = Object.keys(schema.properties ?? {});
        return keys.length > 0 && keys.length <= 3 ? `a map with ${listed(keys, 'and')}` : nouns.object;
      }
      return nouns[type] ?? 'a value';
    })
    .join(' or ');
  const such = example !== undefined && !types.includes('boolean') ? `, such as ${example}` : '';
  return `${words}${unit}${such}`;
}

/** An example of a value, as it is written in YAML on one line; undefined for maps and lists. */
export function exampleOf(schema: Schema): string | undefined {
  const types = typesOf(schema);
  if (types.includes('array')) {
    const item = schema.items && exampleOf(schema.items);
    return item === undefined ? undefined : `[${item}]`;
  }
  const example = schema.examples?.[0] ?? schema.default ?? schema.enum?.[0];
  return typeof example === 'object' || example === undefined ? undefined : String(example);
}

/** What a key is for, as a clause: the start of its documentation. */
export function purposeOf(path: Path): string {
  const schema = schemaAt(path);
  if (schema?.['x-name']) return 'what the rest of the file and the findings call it by';
  const description = (schema?.description ?? '').replaceAll(/ \([^)]*\)/g, '');
  const clause = description
    .split(/\. |: |[.;,]$|, (?=by|and|relative)/, 1)[0]!
    .replaceAll('`', '')
    .replace(/\.$/, '');
  return /^[A-Z][a-z]/.test(clause) ? clause[0]!.toLowerCase() + clause.slice(1) : clause;
}

/** What stands there, in a few words, never a secret: "the text abc", "a list", "nothing". */
export function foundOf(node: Node, secret: boolean): string {
  if (node.kind === 'map') return 'a map of keys';
  if (node.kind === 'list') return 'a list';
  const { value, style } = node;
  if (value === null) return 'nothing';
  if (secret)
    return `${typeof value === 'number' ? 'a number' : typeof value === 'boolean' ? 'true or false' : 'text'}`;
  if (typeof value === 'boolean') return `${value}`;
  if (typeof value === 'number') return Number.isFinite(value) ? `the number ${value}` : 'no finite number';
  const quoted = style === 'single' || style === 'double';
  return `${quoted ? 'the quoted text' : 'the text'} "${shortened(value)}"`;
}

/** A text on one line, cut after 60 characters. */
export function shortened(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0]!;
  return line.length > 60 || line.length < text.length ? `${line.slice(0, 60)}…` : line;
}

/** `a, b or c`. */
export function listed(words: readonly string[], joint: 'or' | 'and'): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}
