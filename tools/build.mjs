// npm run build: bundles the extension, the language server, the command line and the panel's page into dist/.
//
//   node tools/build.mjs           minified, with a V8 code cache beside the two programs that are started often
//   node tools/build.mjs --watch   for developers: rebuilt at every change, not minified, with source maps
//
// dist/server.js and dist/cli.js are small loaders of server.bundle.js and cli.bundle.js: Node 20 has no compile cache
// of its own, and compiling a bundle costs more than a third of the time in which `check` has read a small file.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { writeNotices } from './build/notices.mjs';
import { buildOnDemand, onDemand } from './build/on-demand.mjs';
import { panelOptions } from './build/panel.mjs';
import { warmUp } from './build/warm-up.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const entries = {
  extension: 'client/src/extension.ts',
  server: 'server/src/lsp/main.ts',
  cli: 'server/src/cli/main.ts',
};
const programs = ['server', 'cli'];

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  mainFields: ['module', 'main'],
  charset: 'ascii',
  logLevel: 'warning',
};

const loadsOnDemand = { plugins: [onDemand], supported: { 'dynamic-import': false } };

/**
 * Builds what a user gets. Throws when a source file does not compile or a program does not run; what was built before
 * then stays.
 */
export async function buildRelease() {
  const made = path.join(root, `out/dist-${process.pid}`);
  try {
    await buildInto(made);
    fs.rmSync(dist, { recursive: true, force: true });
    fs.renameSync(made, dist);
  } finally {
    fs.rmSync(made, { recursive: true, force: true });
  }
}

async function buildInto(folder) {
  const release = { minify: true, legalComments: 'eof', metafile: true };
  const bundle = (name, more) =>
    build({ ...common, ...release, entryPoints: [path.join(root, entries[name])], ...more });
  const results = await Promise.all([
    build({ ...panelOptions(root), ...release, outdir: folder }),
    bundle('extension', { outfile: path.join(folder, 'extension.js') }),
    ...programs.map((name) =>
      bundle(name, {
        ...loadsOnDemand,
        outfile: path.join(folder, `${name}.bundle.js`),
        // The file is one function expression, so that the loader need not build the module wrapper around it.
        banner: { js: '(function(exports,require,module,__filename,__dirname){' },
        footer: { js: '})' },
      }),
    ),
    buildOnDemand(root, folder, common),
  ]);
  writeNotices(
    root,
    path.join(folder, 'notices.txt'),
    results.flat().map(({ metafile }) => metafile),
  );
  for (const name of programs) {
    // The loader reads bytes as characters. esbuild escapes what strings hold, but not regular expressions.
    const foreign = /[^\0-\x7f]+/.exec(fs.readFileSync(path.join(folder, `${name}.bundle.js`), 'utf8'));
    if (foreign) throw new Error(`${name}.bundle.js is not ASCII: write ${foreign[0]} as an escape in the source.`);
    fs.writeFileSync(path.join(folder, `${name}.js`), loader(name), { mode: 0o755 });
    await warmUp(folder, name);
  }
}

function loader(name) {
  return `#!/usr/bin/env node
'use strict';
const { existsSync, readFileSync } = require('node:fs');
const { Script } = require('node:vm');
const filename = __dirname + '/${name}.bundle.js';
const cache = __dirname + '/${name}.cache';
const cachedData = existsSync(cache) ? readFileSync(cache) : undefined; // V8 takes it only from its own version
new Script(readFileSync(filename, 'latin1'), { filename, cachedData }).runInThisContext()(exports, require, module, filename, __dirname);
`;
}

/** Rebuilds at every change, until the process ends. */
async function watch() {
  fs.rmSync(dist, { recursive: true, force: true });
  fs.mkdirSync(dist, { recursive: true });
  await buildOnDemand(root, dist, common);
  for (const [name, entry] of Object.entries(entries)) {
    const watching = await context({
      ...common,
      ...loadsOnDemand,
      entryPoints: [path.join(root, entry)],
      outfile: `dist/${name}.js`,
      sourcemap: 'linked',
      logLevel: 'info',
    });
    await watching.watch();
  }
  const page = await context({ ...panelOptions(root), outdir: 'dist', sourcemap: 'inline', logLevel: 'info' });
  await page.watch();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--watch')) await watch();
  else await buildRelease();
}
