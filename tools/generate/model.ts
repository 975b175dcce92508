/** The organization's types and shape, from the JSON Schema. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold, type Shape } from '../../server/src/organization/shape';

interface Schema {
  type?: string | string[];
  description?: string;
  enum?: (string | number)[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  [annotation: `x-${string}`]: unknown;
}

/** A short closed list of words becomes a union type; long ones (regions, provider types) stay strings. */
const closed = (schema: Schema) => schema.type === 'string' && schema.enum !== undefined && schema.enum.length < 10;

function shapeOf(schema: Schema): Shape {
  const types = [schema.type ?? 'any'].flat();
  if (schema['x-open'] || types[0] === 'any') return { kind: 'any' };
  if (types.includes('array')) return { kind: 'list', items: shapeOf(schema.items ?? {}) };
  if (types.includes('object')) {
    const fields = Object.entries(schema.properties ?? {});
    const name = fields.find(([, field]) => field['x-name'])?.[0];
    const open = typeof schema.additionalProperties === 'object' ? shapeOf(schema.additionalProperties) : undefined;
    return {
      kind: 'object',
      fields: Object.fromEntries(fields.map(([key, field]) => [key, shapeOf(field)])),
      ...(types.includes('string') ? { text: true } : {}),
      ...(schema['x-reference'] ? { reference: String(schema['x-reference']) } : {}),
      ...(open ? { open } : {}),
      ...(name ? { name } : {}),
    };
  }
  const aliases = schema['x-aliases'] as Record<string, string | null> | undefined;
  return {
    kind: types[0] as 'string',
    ...(schema['x-reference'] ? { reference: String(schema['x-reference']) } : {}),
    ...(aliases
      ? { aliases: Object.fromEntries(Object.entries(aliases).map(([word, means]) => [fold(word), means])) }
      : {}),
    ...(closed(schema) ? { values: schema.enum as string[] } : {}),
    ...(schema['x-secret'] ? { secret: true } : {}),
    ...(schema['x-path'] ? { path: schema['x-path'] as 'metadata' } : {}),
  };
}

const capital = (name: string) => name[0]!.toUpperCase() + name.slice(1);
const singular = (name: string) => (name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.replace(/s$/, ''));

/** `server/src/organization/{shape,model}.generated.ts` from the schema. */
export function modelFiles(root: string): (readonly [string, string])[] {
  const schema = JSON.parse(readFileSync(join(root, 'schemas/integrations.schema.json'), 'utf8')) as Schema;
  const shape = shapeOf(schema) as Extract<Shape, { kind: 'object' }>;
  const interfaces: string[] = [];

  const typeOf = (at: Schema, name: string): string => {
    const types = [at.type ?? 'any'].flat();
    if (at['x-open'] || types[0] === 'any') return 'Place';
    if (types.includes('array')) return `Items<${typeOf(at.items ?? {}, singular(name))}>`;
    if (types.includes('object')) {
      if (typeof at.additionalProperties === 'object' && !at.properties)
        return `Open<${typeOf(at.additionalProperties, name)}>`;
      const lines = Object.entries(at.properties ?? {}).map(
        ([key, field]) => `  /** ${field.description} */\n  readonly ${key}?: ${typeOf(field, name + capital(key))};`,
      );
      interfaces.push(
        `/** ${at.description} */\nexport interface ${capital(name)} extends ${types.includes('string') ? 'TextOr' : 'Fields'} {\n${lines.join('\n')}\n}`,
      );
      return capital(name);
    }
    if (types[0] === 'integer') return 'Leaf<number>';
    if (types[0] === 'boolean') return 'Leaf<boolean>';
    return closed(at)
      ? `Leaf<${at.enum!.map((word) => JSON.stringify(word).replaceAll('"', "'")).join(' | ')}>`
      : 'Leaf';
  };

  const sections = Object.entries(schema.properties ?? {}).map(([key, field]) => {
    const list = field.type === 'array';
    const type = typeOf(list ? field.items! : field, list ? singular(key) : key);
    return { key, list, type };
  });
  const banner = '// Made from schemas/integrations.schema.json by tools/generate.ts; do not edit.\n';
  return [
    [
      'server/src/organization/shape.generated.ts',
      `${banner}import type { Shape } from './shape';\n\nexport const shape = ${JSON.stringify(shape)} as const satisfies Shape;\n`,
    ],
    [
      'server/src/organization/model.generated.ts',
      `${banner}import type { Fields, Items, Leaf, Open, Place, TextOr } from './model';\n\n${interfaces.join('\n\n')}\n\n` +
        `/** What an element of each list section is read as. */\nexport interface Listed {\n${sections
          .filter((s) => s.list)
          .map((s) => `  ${s.key}: ${s.type};`)
          .join(
            '\n',
          )}\n}\n\n/** What the value of each other section is read as. */\nexport interface Single {\n${sections
          .filter((s) => !s.list)
          .map((s) => `  ${s.key}: ${s.type};`)
          .join('\n')}\n}\n`,
    ],
  ];
}
