/** The list of all rules, from the files of server/src/rules/FAMILY/: a rule is a file whose id is its path. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The order of the families, as the format lists them. */
const families = [
  'yaml',
  'schema',
  'name',
  'role',
  'reference',
  'oauth',
  'application',
  'sso',
  'integration',
  'data-action',
  'suppression',
];

/** `server/src/rules/registry.ts` from the folders. */
export function registryFiles(root: string): (readonly [string, string])[] {
  const folder = join(root, 'server/src/rules');
  const found = readdirSync(folder, { withFileTypes: true })
    .filter((item) => item.isDirectory())
    .map((item) => item.name);
  const unknown = found.filter((name) => !families.includes(name));
  if (unknown.length) throw new Error(`tools/generate/registry.ts has no place for ${unknown.join(', ')}`);
  const ids = families
    .filter((family) => found.includes(family))
    .flatMap((family) =>
      readdirSync(join(folder, family))
        .filter((file) => file.endsWith('.ts'))
        .map((file) => `${family}/${file.replace(/\.ts$/, '')}`)
        .filter((id) => readFileSync(join(folder, `${id}.ts`), 'utf8').includes(`id: '${id}'`))
        .sort(),
    );
  const local = (id: string) => id.replace(/[-/](.)/g, (_, letter: string) => letter.toUpperCase());
  return [
    [
      'server/src/rules/registry.ts',
      [
        '// Made from the folders of server/src/rules/ by tools/generate.ts; do not edit.',
        ...[...ids].sort().map((id) => `import ${local(id)} from './${id}';`),
        "import type { Rule } from './rule';",
        '',
        '/** Every rule, in the order of the format. */',
        'export const rules: readonly Rule[] = [',
        ...ids.map((id) => `  ${local(id)},`),
        '];',
        '',
        '/** Their ids. */',
        'export const ruleIds: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));',
        '',
      ].join('\n'),
    ],
  ];
}
