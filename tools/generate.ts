/**
 * Makes the generated files from their sources: `npm run generate`. `--check` changes nothing and fails when a file is
 * not what its source gives. Each generator returns [path, text].
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { docsFiles } from './generate/docs';
import { modelFiles } from './generate/model';
import { registryFiles } from './generate/registry';
import { validatorFiles } from './generate/schema';
import { settingsFiles } from './generate/settings';

const root = resolve(__dirname, '..');
type Generated = readonly (readonly [path: string, text: string])[];

/** Every generated file with its text, from the sources as they stand. */
export async function generated(): Promise<Generated> {
  return [
    ...modelFiles(root),
    ...validatorFiles(root),
    ...registryFiles(root),
    ...settingsFiles(root),
    ...docsFiles(root),
  ];
}

if (require.main === module) {
  void generated().then((files) => {
    const check = process.argv.includes('--check');
    let stale = 0;
    for (const [path, text] of files) {
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
  });
}
