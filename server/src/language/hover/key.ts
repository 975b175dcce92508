/** A key of the format: what it means, from the schema alone. */
import type { Node } from '../../document/node';
import { keysMeant } from '../../rules/schema/meant';
import { organizationSchema, type Schema, schemaAt, typesOf } from '../../rules/schema/schema';
import type { Place } from '../place';
import { grouped, listed } from '../words';
import type { Paragraphs } from './asked';
import { code } from './markdown';

/** The schema with its documentation; the fields that only editors read are not in the type for rules. */
type Documented = Schema & {
  readonly markdownDescription?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly deprecated?: boolean;
};

/** What a format says of a key; that of organization files where none is given. */
export function describeKey(place: Place, format: Schema = organizationSchema()): Paragraphs {
  const steps = stepsOf(place);
  const name = steps.at(-1);
  const schema = schemaAt(steps, format) as Documented | undefined;
  const above = schemaAt(steps.slice(0, -1), format);
  const known = typeof name === 'string' && above?.properties && Object.hasOwn(above.properties, name);
  if (typeof name === 'string' && name.startsWith('x-') && !known)
    return [`**${code(name)}** is your own: keys that begin with \`x-\` are left alone.`];
  if (!schema) return ownKey(place, above, format);
  const required = typeof name === 'string' && above?.required?.includes(name) === true;
  const facts = factsOf(schema, required, typeof name === 'string' && known ? name : undefined, format);
  const text = schema.markdownDescription ?? schema.description ?? '';
  // The line above says so already.
  return [
    ...(facts ? [facts] : []),
    required ? text.replace(/\n\nRequired\.(?: |(?=\n|$))/, (at) => (at.endsWith(' ') ? '\n\n' : '')) : text,
  ];
}

/**
 * One line of what stands around a value: its key, what it means, and how the admin page and the API call it. In a file
 * of tests those names are only what a key may be mistaken for.
 */
export function describeShortly(place: Place, format: Schema = organizationSchema()): Paragraphs {
  const steps = stepsOf(place);
  // An element of a list is what its list says, where it has no words of its own.
  for (let end = steps.length; end > 0; end--) {
    const schema = schemaAt(steps.slice(0, end), format) as Documented | undefined;
    if (!schema?.description) continue;
    const name = steps
      .slice(0, end)
      .filter((step) => typeof step === 'string')
      .at(-1);
    return [`${code(name ?? '')}: ${schema.description}${format === organizationSchema() ? labels(schema) : ''}`];
  }
  return [];
}

function labels(schema: Schema): string {
  const { 'x-label': label, 'x-api': api } = schema;
  const said = [...(label ? [`Admin: **${label}**`] : []), ...(api ? [`API: \`${api}\``] : [])];
  return said.length ? ` ${said.join(' · ')}` : '';
}

/** Keys and indexes from the root to the place. */
export function stepsOf({
  section,
  entry,
  path,
}: Pick<Place, 'section' | 'entry' | 'path'>): readonly (string | number)[] {
  return [section.name, ...(entry?.listed ? [entry.index] : []), ...path];
}

/** Type, bounds and default in a line, from the keywords. */
function factsOf(schema: Documented, required: boolean, name: string | undefined, format: Schema): string {
  const unit = schema['x-unit'];
  const types = typesOf(schema).map((type) => (type === 'integer' && unit ? `whole ${unit}` : (words[type] ?? type)));
  const facts = [
    ...(name === undefined ? [] : [`**\`${name}\`**`]),
    ...(types.length ? [types.join(' or ')] : []),
    ...bounds(schema),
    ...(schema.format && formats[schema.format] ? [formats[schema.format]] : []),
    ...(schema.default === undefined ? [] : [`default ${shown(schema.default)}`]),
    ...(name === undefined ? [] : [required ? '**required**' : 'optional']),
    ...(schema.deprecated ? ['**deprecated**'] : []),
    // A file of tests has words for secrets, and its documentation tells them.
    ...(schema['x-secret'] && format === organizationSchema() ? ['a reference, never the secret itself'] : []),
  ];
  const values = tellsValues(schema)
    ? `\n\nOne of ${listed(
        (schema.enum ?? []).map((one) => `\`${one}\``),
        12,
      )}.`
    : '';
  return facts.join(' · ') + values;
}

/** Whether the values are few, and the text does not name them all. */
function tellsValues({ enum: values = [], markdownDescription: text = '' }: Documented): boolean {
  return values.length > 1 && values.length <= 12 && !values.every((one) => text.includes(String(one)));
}

const words: { readonly [type: string]: string } = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
  array: 'list',
  object: 'map',
};

const formats: { readonly [format: string]: string } = {
  date: 'YYYY-MM-DD',
  uuid: 'UUID',
  email: 'e-mail address',
  'ip-range': 'IP address or range',
};

function bounds({ minimum, maximum, minItems, maxItems, maxLength }: Documented): readonly string[] {
  const range = (least: number | undefined, most: number | undefined, unit: string) => {
    if (least !== undefined && most !== undefined) return [`${grouped(least)} to ${grouped(most)}${unit}`];
    if (most !== undefined) return [`at most ${grouped(most)}${unit}`];
    return least === undefined ? [] : [`at least ${grouped(least)}${unit}`];
  };
  return [
    ...range(minimum, maximum, ''),
    ...range(minItems, maxItems, (maxItems ?? minItems) === 1 ? ' element' : ' elements'),
    ...(maxLength === undefined ? [] : [`at most ${grouped(maxLength)} characters`]),
  ];
}

function shown(value: unknown): string {
  return typeof value === 'number' ? grouped(value) : `\`${String(value)}\``;
}

/** A key that the format does not know: inside what is the user's own, or a slip. */
function ownKey(place: Place, above: Schema | undefined, format: Schema): Paragraphs {
  const steps = stepsOf(place);
  const name = steps.at(-1);
  const inside = steps.slice(0, -1).some((_, index) => {
    const schema = schemaAt(steps.slice(0, index + 1), format);
    return !schema || (schema as { readonly 'x-open'?: boolean })['x-open'];
  });
  if (inside || !above?.properties || typeof name !== 'string') return describeShortly(place, format);
  const near = keysMeant(name, above);
  const meant = near.length ? ` Did you mean ${near.map((one) => `\`${one}\``).join(' or ')}?` : '';
  return [`The format has no such key here.${meant} Keys of your own begin with \`x-\`.`];
}

/** The keys of a map, or the number of elements: what can be said of a value without showing it. */
export function outline(node: Node): string {
  if (node.kind === 'map')
    return node.pairs.length
      ? `a map with ${listed(
          node.pairs.map(({ name }) => code(name)),
          8,
        )}`
      : 'an empty map';
  if (node.kind === 'list')
    return `a list with ${grouped(node.items.length)} ${node.items.length === 1 ? 'element' : 'elements'}`;
  return typeof node.value === 'string' ? 'a text' : node.value === null ? 'nothing' : 'a single value';
}
