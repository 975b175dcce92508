/**
 * Makes the generated files from their sources: `npm run generate`. `--check` changes nothing and fails when a file is
 * not what its source gives. Each generator returns [path, text].
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { modelFiles } from './generate/model';
import { registryFiles } from './generate/registry';

const root = resolve(__dirname, '..');
type Generated = readonly (readonly [path: string, text: string])[];

/**
 * Every generated file with its text, in steps: a step reads what the steps before have written, so their files must be
 * in place when the next is asked for.
 */
export async function* generated(): AsyncGenerator<Generated> {
  yield [...modelFiles(root), ...registryFiles(root)];
  // These read the rules, which the registry names.
  const { clientTextFiles } = await import('./generate/client-texts');
  const { docsFiles } = await import('./generate/docs');
  const { grammarFiles } = await import('./generate/grammars');
  const { validatorFiles } = await import('./generate/schema');
  const { settingsFiles } = await import('./generate/settings');
  yield [
    ...validatorFiles(root),
    ...settingsFiles(root),
    ...docsFiles(root),
    ...grammarFiles(root),
    ...clientTextFiles(root),
  ];
}

async function main(check: boolean): Promise<void> {
  let stale = 0;
  for await (const step of generated())
    for (const [path, text] of step) {
      const file = join(root, path);
      if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
      stale++;
      if (check) console.error(`${relative(root, file)} is not what its source gives: npm run generate`);
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
        console.log(`wrote ${path}`);
      }
    }
  process.exitCode = check && stale ? 1 : 0;
}

if (require.main === module) void main(process.argv.includes('--check'));
