// npm run test:desktop: the same suites in a desktop VS Code, which @vscode/test-electron downloads. Not part of
// `npm test`, which asks nothing of the network but packages.
//
//   VSCODE_VERSION=1.100.0   another version than the newest stable one
//   VSCODE_PATH=/path/code   an installed VS Code instead of a download
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { buildRelease } from '../../tools/build.mjs';
import { compileSuites, suiteIndex, suites } from './suites.mjs';
import { makeWorkspace } from './workspaces.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
await buildRelease();
await compileSuites();
let failed = 0;
for (const [suite, workspace] of Object.entries(suites)) {
  const folder = makeWorkspace(workspace);
  const results = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'desktop-')), 'results.json');
  try {
    await runTests({
      extensionDevelopmentPath: root,
      extensionTestsPath: suiteIndex(suite),
      extensionTestsEnv: { TEST_RESULTS: results },
      launchArgs: [folder, '--disable-extensions', '--disable-workspace-trust'],
      ...(process.env.VSCODE_PATH ? { vscodeExecutablePath: process.env.VSCODE_PATH } : {}),
      ...(process.env.VSCODE_VERSION ? { version: process.env.VSCODE_VERSION } : {}),
    });
    console.log(`✔ ${suite}`);
  } catch (error) {
    failed++;
    console.error(`✖ ${suite}: ${error instanceof Error ? error.message : error}`);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.rmSync(path.dirname(results), { recursive: true, force: true });
  }
}
process.exitCode = failed ? 1 : 0;
