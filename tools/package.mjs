// npm run package: builds, and packs the extension into NAME-VERSION.vsix in the root folder.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildRelease } from './build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Builds and packs. Returns the path of the package; throws when packing fails. */
export async function packageExtension() {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const file = path.join(root, `${manifest.name}-${manifest.version}.vsix`);
  fs.rmSync(file, { force: true });
  await buildRelease();
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const args = [
    ...['package', '--no-dependencies', '--out', file],
    // No public repository is named in package.json, so relative links of the README stay as they are.
    ...['--allow-missing-repository', '--no-rewrite-relative-links'],
    // The bad example of the rule sso/certificate-private-key shows a private key, made for it and used nowhere.
    ...['--allow-package-secrets', 'privatekey'],
  ];
  const run = spawnSync(process.execPath, [vsce, ...args], { cwd: root, encoding: 'utf8' });
  if (run.status !== 0 || !fs.existsSync(file)) throw new Error(`vsce package failed:\n${run.stdout}${run.stderr}`);
  process.stdout.write(run.stdout);
  process.stderr.write(run.stderr);
  return file;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await packageExtension();
