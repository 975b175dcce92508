// The parts of `npm test`, in the order in which they run: what is quick comes first.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildRelease } from '../../tools/build.mjs';
import { packageExtension } from '../../tools/package.mjs';
import { findBrowser } from '../../tools/vscode-host/browser.mjs';
import { unsupported } from '../../tools/vscode-host/setup.mjs';
import { ensureProgram, findProgram, runProgram } from './programs.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const tool = (name) => path.join(root, 'node_modules/.bin', name);
const minutes = 60_000;

/**
 * Each phase: `name` for the command line, `title`, and `run`, which gives { passed, failed, skipped }.
 * `run` throws when the phase could not even begin; the caller counts that as one failure.
 */
export const phases = [
  check('types', 'TypeScript, strict', [tool('tsc'), '-p', '.', '--noEmit']),
  check('page-types', "TypeScript of the panel's page", [tool('tsc'), '-p', 'client/webview', '--noEmit']),
  check('lint', 'formatting and lint', [tool('biome'), 'check', '.']),
  check('generated', 'generated files are those of their sources', [tool('tsx'), 'tools/generate.ts', '--check']),
  { name: 'build', title: 'build', run: building },
  { name: 'unit', title: 'engine, command line, language server', run: unitTests },
  { name: 'package', title: 'the .vsix', run: packaging },
  {
    name: 'newest',
    title: 'inside VS Code, the newest',
    run: () => inVsCode(['test/vscode/run-in-host.mjs', 'newest']),
  },
  {
    name: 'oldest',
    title: 'inside VS Code, the oldest',
    run: () => inVsCode(['test/vscode/run-in-host.mjs', 'oldest']),
  },
  { name: 'ui', title: "the packaged extension in VS Code's window", run: windowTests },
  { name: 'peers', title: 'another editor: Neovim', run: peerTests },
];

/** A phase that is one command, and counts as one test. */
function check(name, title, command) {
  return {
    name,
    title,
    async run() {
      const status = await runProgram(command, { cwd: root, limit: 5 * minutes });
      return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
    },
  };
}

let built = false;

async function building() {
  await buildRelease();
  built = true;
  return { passed: 1, failed: 0, skipped: 0 };
}

/** Builds unless this run has; phases that are run alone must not judge an old build. */
async function ensureBuilt() {
  if (!built) await building();
}

// What is packed here is what the window tests install.
async function packaging() {
  process.env.TEST_VSIX = await packageExtension();
  built = true;
  return { passed: 1, failed: 0, skipped: 0 };
}

/** All test files but those that need an editor. */
function engineTests() {
  return fs
    .readdirSync(path.join(root, 'test'), { recursive: true })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.test.ts') && !/^(vscode|peers)\//.test(name))
    .map((name) => `test/${name}`)
    .sort();
}

async function unitTests() {
  await ensureBuilt();
  return nodeTests(engineTests());
}

async function nodeTests(files, limit = 12 * minutes) {
  if (files.length === 0) throw new Error('There are no test files.');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'test-counts-'));
  const counts = path.join(folder, 'counts.json');
  const reporter = pathToFileURL(path.join(root, 'test/run/counts.mjs')).href;
  const command = [
    ...[process.execPath, '--import', 'tsx', '--test', '--test-concurrency=2'],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...[`--test-reporter=${reporter}`, `--test-reporter-destination=${counts}`],
    ...files,
  ];
  try {
    const status = await runProgram(command, { cwd: root, limit });
    return readCounts(counts, status);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function inVsCode(command) {
  const reason = unsupported();
  if (reason) return skip(reason);
  ensureProgram('chromium', findBrowser);
  await ensureBuilt();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'test-counts-'));
  const counts = path.join(folder, 'counts.json');
  try {
    const status = await runProgram([process.execPath, ...command, counts], { cwd: root, limit: 6 * minutes });
    return readCounts(counts, status);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function windowTests() {
  const reason = unsupported();
  if (reason) return skip(reason);
  ensureProgram('chromium', findBrowser);
  // One after the other: each opens windows, and two cores are not enough for several.
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const name of ['ui', 'first-steps', 'panel', 'panel-usage', 'panel-sso', 'panel-certificates']) {
    const counts = await nodeTests([`test/vscode/${name}.test.mjs`], 8 * minutes);
    for (const key of Object.keys(sum)) sum[key] += counts[key];
  }
  return sum;
}

async function peerTests() {
  ensureProgram('neovim', () => findProgram('nvim'));
  await ensureBuilt();
  return nodeTests(['test/peers/neovim.test.ts'], 3 * minutes);
}

// A VS Code that can be installed from npm exists for linux-x64 only, so elsewhere these tests can't run at all.
function skip(reason) {
  console.log(`SKIPPED: ${reason}`);
  return { passed: 0, failed: 0, skipped: 1 };
}

// A run that ended with a failure but counted none has broken down outside its tests.
function readCounts(file, status) {
  if (!fs.existsSync(file)) throw new Error('The tests ended without a result.');
  const counts = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (counts.passed + counts.failed === 0) throw new Error('No test has run.');
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
