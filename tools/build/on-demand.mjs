// What is loaded only when it is asked for, in files of its own beside the programs: `import('…')` in the sources.
// The programs run as scripts of node:vm, in which an import() of their own does not work on every Node 20, so it becomes
// a require() of a small file.
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** By what the sources import: the file in dist/, without its ending. */
const chunks = new Map([
  ['libxml2-wasm', 'libxml2'],
  ['./signature/second-opinion', 'second-opinion'],
]);

/** Leaves the imports out of a bundle. */
export const onDemand = {
  name: 'on-demand',
  setup(bundle) {
    bundle.onResolve({ filter: /./ }, ({ kind, path: wanted, importer }) => {
      if (kind !== 'dynamic-import') return undefined;
      const name = chunks.get(wanted);
      if (!name)
        return {
          errors: [{ text: `${importer} imports ${wanted} on demand: name its file in tools/build/on-demand.mjs.` }],
        };
      return { path: `./${name}.js`, external: true };
    });
  },
};

/** Builds the files into a folder; gives the results of esbuild. `common`: what all bundles have in common. */
export async function buildOnDemand(root, folder, common) {
  const library = path.join(root, 'node_modules/libxml2-wasm');
  const licenses = ['LICENSE', 'LICENSE.libxml2'].map((name) => fs.readFileSync(path.join(library, name), 'utf8'));
  const results = await Promise.all([
    build({
      ...common,
      minify: true,
      metafile: true,
      legalComments: 'eof',
      entryPoints: [path.join(root, 'server/src/simulate/saml/signature/second-opinion.ts')],
      outfile: path.join(folder, 'second-opinion.js'),
    }),
    build({
      ...common,
      minify: true,
      metafile: true,
      // It waits for its WebAssembly at the top level, which only a module can.
      format: 'esm',
      charset: 'utf8',
      banner: { js: licenses.map((text) => `/*!\n${text.trim().replaceAll('*/', '* /')}\n*/`).join('\n') },
      entryPoints: [path.join(library, 'lib/index.mjs')],
      outfile: path.join(folder, 'libxml2.mjs'),
    }),
  ]);
  // What a promise resolves to may itself be something to wait for: so require() gives what only import() can load.
  const bridge = "'use strict';\nexports.then = (done, failed) => import('./libxml2.mjs').then(done, failed);\n";
  fs.writeFileSync(path.join(folder, 'libxml2.js'), bridge);
  return results;
}
