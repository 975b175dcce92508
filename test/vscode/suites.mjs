// The tests that run inside VS Code, and how they are made ready for it.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(source, '../../out/vscode');

/** Each folder of tests, and the workspace that it is run in. */
export const suites = { organizations: 'organizations', other: 'other' };

/** The file that VS Code loads to run a suite. */
export function suiteIndex(suite) {
  return path.join(out, suite, 'mocha.js');
}

/** Compiles all suites into out/vscode. */
export async function compileSuites() {
  fs.rmSync(out, { recursive: true, force: true });
  for (const suite of Object.keys(suites)) {
    const tests = fs.readdirSync(path.join(source, suite)).filter((name) => name.endsWith('.test.ts'));
    await build({
      entryPoints: [path.join(source, 'mocha.ts'), ...tests.map((name) => path.join(source, suite, name))],
      outdir: path.join(out, suite),
      entryNames: '[name]',
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      external: ['vscode', 'mocha'],
      sourcemap: 'inline',
      logLevel: 'warning',
    });
  }
}
