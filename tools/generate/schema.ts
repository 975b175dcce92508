/** The validators of entries, from the JSON Schema: Ajv runs here, and its code alone runs in the product. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { _ } from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import { formats } from '../../server/src/rules/schema/formats';

interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  [keyword: string]: unknown;
}

/** Annotations of the schema that are not JSON Schema's own. */
export const annotations = [
  'markdownDescription',
  'patternErrorMessage',
  'x-name',
  'x-reference',
  'x-aliases',
  'x-alias-rule',
  'x-means',
  'x-rules',
  'x-secret',
  'x-path',
  'x-open',
  'x-label',
  'x-api',
  'x-unit',
  'x-what',
];
const judged = new Set([
  'type',
  'enum',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'maxItems',
  'required',
  'properties',
  'patternProperties',
  'additionalProperties',
  'items',
]);
const silent = new Set([
  ...annotations,
  '$schema',
  '$id',
  'title',
  'description',
  'default',
  'examples',
  'enumDescriptions',
]);

/** The schema without what does not decide, which would make the code larger. Throws at a keyword that is not known. */
function decisive(schema: Schema): Schema {
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
    if (silent.has(keyword)) return [];
    if (!judged.has(keyword)) throw new Error(`integrations.schema.json has a keyword nobody reads: ${keyword}`);
    if (keyword === 'properties' || keyword === 'patternProperties')
      return [[keyword, Object.fromEntries(Object.entries(value as object).map(([key, at]) => [key, decisive(at)]))]];
    if (keyword === 'items' || keyword === 'additionalProperties')
      return [[keyword, typeof value === 'object' ? decisive(value as Schema) : value]];
    return [[keyword, value]];
  });
  return Object.fromEntries(entries);
}

function readSchema(root: string): Schema {
  return JSON.parse(readFileSync(join(root, 'schemas/integrations.schema.json'), 'utf8')) as Schema;
}

/** What each section's entries have to fit: the elements of a list section, the value of any other. */
export function entrySchemas(root: string): { readonly [section: string]: object } {
  const schema = readSchema(root);
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([section, at]) => [
      section,
      decisive(at.type === 'array' ? (at.items ?? {}) : at),
    ]),
  );
}

/** The code without the parts of an error that nobody reads, and without the schemas they alone refer to. */
function lean(code: string): string {
  const short = code
    .replace(/^"use strict";|^\/\/# sourceURL.*$/gm, '')
    .replaceAll(/schemaPath:"(?:[^"\\]|\\.)*",/g, '')
    .replaceAll(
      /params:\{(?:allowedValues|type|pattern|format|comparison|limit): (?:"(?:[^"\\]|\\.)*"|[^{}"]*)\}/g,
      'params:{}',
    );
  return short.replaceAll(/const (schema\d+) = \{.*?\};(?=function |const |export )/g, (whole, name: string) =>
    short.split(name).length > 2 ? whole : '',
  );
}

/** `server/src/rules/schema/validators.generated.{js,d.ts}` from the schema. */
export function validatorFiles(root: string): (readonly [string, string])[] {
  const schema = readSchema(root);
  const schemas = entrySchemas(root);
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    formats: formats as Record<string, (text: string) => boolean>,
    code: { source: true, esm: true, lines: false, optimize: 2, formats: _`formats` },
  });
  for (const [section, schema] of Object.entries(schemas)) ajv.addSchema(schema, section);
  const sections = Object.keys(schemas);
  const code = standaloneCode(ajv, Object.fromEntries(sections.map((section) => [section, section])));
  if (code.includes('require(')) throw new Error('the generated validators need a part of ajv at run time');
  const banner = '// Made from schemas/integrations.schema.json by tools/generate.ts; do not edit.\n';
  return [
    [
      'server/src/rules/schema/validators.generated.js',
      `${banner}import { formats } from './formats';\n${lean(code)}\nexport const entries = { ${sections.join(', ')} };\nexport const required = ${JSON.stringify(schema.required)};\n`,
    ],
    [
      'server/src/rules/schema/validators.generated.d.ts',
      `${banner}import type { Validator } from './validator';\n\n/** By section: of the elements of a list section, of the value of any other. */\nexport declare const entries: { readonly [section: string]: Validator };\n/** The top-level keys that a file needs. */\nexport declare const required: readonly string[];\n`,
    ],
  ];
}
