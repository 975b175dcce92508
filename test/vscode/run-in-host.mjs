// run-in-host.mjs newest|oldest [COUNTS]: runs the suites of suites.mjs inside the extension host of a real
// VS Code, each in a folder of its own; writes the counts of its tests to the file COUNTS.
//
//   TEST_GREP=WORDS      only tests whose title matches
//   KEEP_LOGS=FOLDER     a copy of VS Code's logs
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loopbackOnly, openBrowser } from '../../tools/vscode-host/browser.mjs';
import { startHost } from '../../tools/vscode-host/host.mjs';
import { compileSuites, suiteIndex, suites } from './suites.mjs';
import { makeWorkspace } from './workspaces.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const limit = 120_000;

const [variant = 'newest', counts] = process.argv.slice(2);
await compileSuites();
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'in-host-'));
const results = path.join(temporary, 'results.json');
const sum = { passed: 0, failed: 0, skipped: 0 };
// The extension host inherits the environment.
// In a browser VS Code saves by itself after a second: what a test has not saved must stay so, however busy the machine.
const settings = { 'files.autoSave': 'off' };
const host = await startHost({ variant, testDriver: true, settings, env: { TEST_RESULTS: results } });
try {
  const browser = await openBrowser();
  console.log(`VS Code ${host.version}`);
  for (const [suite, workspace] of Object.entries(suites)) {
    const ended = await runSuite(browser, suite, workspace);
    for (const key of Object.keys(sum)) sum[key] += ended[key];
  }
  await browser.close();
} finally {
  if (process.env.KEEP_LOGS) fs.cpSync(path.join(host.dir, 'user/logs'), process.env.KEEP_LOGS, { recursive: true });
  await host.stop();
  fs.rmSync(temporary, { recursive: true, force: true });
}
console.log(`${sum.passed} passed, ${sum.failed} failed`);
if (counts) fs.writeFileSync(counts, JSON.stringify(sum));
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;

async function runSuite(browser, suite, workspace) {
  const folder = makeWorkspace(workspace);
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  try {
    fs.rmSync(results, { force: true });
    const blocked = await loopbackOnly(context);
    const page = await context.newPage();
    const ended = new Promise((resolve) => page.exposeFunction('codeAutomationExit', (status) => resolve(status)));
    await page.exposeFunction('codeAutomationLog', (kind, texts) => {
      if (kind === 'error') console.log(`  [VS Code] ${texts.map(String).join(' ').slice(0, 500)}`);
    });
    const payload = [
      ['extensionDevelopmentPath', host.remote(root)],
      ['extensionTestsPath', host.remote(suiteIndex(suite))],
    ];
    await page.goto(host.url(folder, payload));
    const late = new Promise((resolve) => setTimeout(resolve, limit, `none in ${limit / 1000} s`).unref());
    const status = await Promise.race([ended, late]);
    return report(suite, status, blocked);
  } finally {
    await context.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function report(suite, status, blocked) {
  const ended = { passed: 0, failed: 0, skipped: 0 };
  const bad = (title, text) => {
    ended.failed++;
    console.log(`✖ ${suite}: ${title}\n    ${text.split('\n').join('\n    ')}`);
  };
  if (!fs.existsSync(results)) {
    bad('the suite has run', `no results; exit status ${status}`);
    return ended;
  }
  const { tests, failures, stats } = JSON.parse(fs.readFileSync(results, 'utf8'));
  for (const { fullTitle, duration, err } of tests) {
    if (err && Object.keys(err).length) continue;
    ended.passed++;
    console.log(`✔ ${suite}: ${fullTitle} (${duration ?? 0} ms)`);
  }
  ended.skipped = stats.pending;
  ended.passed -= stats.pending;
  for (const { fullTitle, err } of failures) bad(fullTitle, err.stack ?? err.message ?? 'failed');
  if (blocked.length) bad('nothing but this machine is asked', blocked.join('\n'));
  if (status !== 0 && ended.failed === 0) bad('the suite has ended well', `exit status ${status}`);
  return ended;
}
