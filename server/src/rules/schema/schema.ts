/** The parts of schemas/integrations.schema.json that findings are worded from. */
import { fold } from '../../organization/shape';

export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly (string | number)[];
  readonly format?: string;
  readonly patternErrorMessage?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: { readonly [key: string]: Schema };
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  /** What an entry or a map is called, with its article. */
  readonly 'x-what'?: string;
  /** The key by which the file refers to the entry. */
  readonly 'x-name'?: boolean;
  readonly 'x-label'?: string;
  readonly 'x-api'?: string;
  readonly 'x-unit'?: string;
  readonly 'x-secret'?: boolean;
  /** The rule that owns a fault, by keyword. */
  readonly 'x-rules'?: { readonly [keyword: string]: string };
  /** Known words that are not values, and the rule that speaks of them. */
  readonly 'x-aliases'?: { readonly [word: string]: string | null };
  readonly 'x-alias-rule'?: string;
  /** Other names that people use, and the value or key that each stands for: for did-you-mean. */
  readonly 'x-means'?: { readonly [word: string]: string };
}

/** The whole schema. Loaded at the first fault: a clean file never needs it. */
export function organizationSchema(): Schema {
  return require('../../../../schemas/integrations.schema.json') as Schema;
}

/**
 * The schema of what stands at a path below the root; undefined where the format leaves it to the user. `root`: the
 * schema of the whole file, where it is no organization file.
 */
export function schemaAt(path: readonly (string | number)[], root: Schema = organizationSchema()): Schema | undefined {
  let at: Schema | undefined = root;
  for (const step of path) {
    if (!at) return undefined;
    if (typeof step === 'number') at = at.items;
    else if (at.properties && Object.hasOwn(at.properties, step)) at = at.properties[step];
    else at = typeof at.additionalProperties === 'object' ? at.additionalProperties : undefined;
  }
  return at;
}

/** Whether a rule of its own speaks of a value that is none of the enumeration: a known misspelling, or a known word. */
export function isKnownSpelling(schema: Schema, value: unknown): boolean {
  if (typeof value !== 'string' || !schema['x-alias-rule']) return false;
  const folded = fold(value);
  // A value of a long enumeration (provider types) in another case is no known word, only near one.
  const words = Object.keys(schema['x-aliases'] ?? {});
  return words.some((word) => fold(word) === folded);
}

/** The types that a schema allows. */
export function typesOf(schema: Schema): readonly string[] {
  return [schema.type ?? []].flat();
}

/** Whether a value of this schema is a secret, or a map or list with secrets in it. */
export function holdsSecret(schema: Schema): boolean {
  const { properties = {}, additionalProperties, items } = schema;
  const parts = [...Object.values(properties), additionalProperties, items];
  return schema['x-secret'] === true || parts.some((part) => typeof part === 'object' && holdsSecret(part));
}
