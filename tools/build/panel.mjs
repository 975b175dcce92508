// The panel's page: dist/panel.js and dist/panel.css, with the icons that it uses.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

// By the names that the panel has for them; some have another one in the package.
const icons = [
  ...[
    'account',
    'add',
    'beaker',
    'browser',
    'calendar',
    'check',
    'chevron-down',
    'chevron-left',
    'chevron-right',
    'circle-large',
    'circle-slash',
    'clockface',
  ],
  ...[
    'clippy',
    'close',
    'copy',
    'ellipsis',
    'error',
    'expand-all',
    'export',
    'file',
    'filter',
    'folder-opened',
    'go-to-file',
    'graph',
    'info',
    'key',
  ],
  ...['lightbulb-autofix', 'pass', 'person', 'plug', 'pulse', 'question', 'refresh', 'server', 'settings', 'shield'],
  ...['warning', 'word-wrap', 'zap'],
];
const namedOtherwise = { zap: 'symbol-event' };

/** Options of esbuild for the page, beside where it is written to. */
export function panelOptions(root) {
  return {
    absWorkingDir: root,
    entryPoints: { panel: path.join(root, 'client/webview/main.tsx') },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    target: 'chrome120',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    logLevel: 'warning',
    plugins: [codicons],
  };
}

/** Gives the page the outlines of the icons as the module `codicons`. */
const codicons = {
  name: 'codicons',
  setup(build) {
    build.onResolve({ filter: /^codicons$/ }, ({ path: name }) => ({ path: name, namespace: 'codicons' }));
    build.onLoad({ filter: /.*/, namespace: 'codicons' }, () => {
      const outlines = Object.fromEntries(icons.map((name) => [name, readOutlines(name)]));
      return { contents: `export const outlines = ${JSON.stringify(outlines)};`, loader: 'js' };
    });
  },
};

/** The `<path>` elements of an icon. Throws when it is made of anything else, or does not stand in a square of 16. */
function readOutlines(name) {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@vscode/codicons/package.json'));
  const svg = fs.readFileSync(path.join(folder, 'src/icons', `${namedOtherwise[name] ?? name}.svg`), 'utf8');
  const elements = [...svg.matchAll(/<([a-z]+)\b([^>]*?)\/?>/gi)].filter(([, element]) => element !== 'svg');
  if (!/viewBox="0 0 16 16"/.test(svg) || elements.some(([, element]) => element !== 'path')) {
    throw new Error(`The icon ${name} is not made of paths in a square of 16.`);
  }
  return elements.map(([, , attributes]) =>
    Object.fromEntries(
      [...attributes.matchAll(/\b(d|fill-rule|clip-rule)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
    ),
  );
}
