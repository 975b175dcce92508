// A window of VS Code with the packaged extension, and what a user does in it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach } from 'node:test';
import { fileURLToPath } from 'node:url';
import { packageExtension } from '../../tools/package.mjs';
import { loopbackOnly, openBrowser } from '../../tools/vscode-host/browser.mjs';
import { startHost } from '../../tools/vscode-host/host.mjs';
import { makeWorkspace } from './workspaces.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const screenshots = path.join(root, 'out/screenshots');
export const file = 'integrations.yaml';
/** Milliseconds that anything may take. */
export const patience = 30_000;

/** The package and the browser, ready to open windows of VS Code, and blank pages. */
export async function prepareWindows() {
  const vsix = process.env.TEST_VSIX || (await packageExtension());
  const browser = await openBrowser();
  return {
    open: (options) => openWindow(vsix, browser, options),
    blank: () => browser.newPage(),
    close: () => browser.close(),
  };
}

/**
 * A window on a new copy of a workspace, or on the file `alone` of it, in a VS Code of its own. It is closed after the
 * test `t`, or by the caller.
 */
async function openWindow(
  vsix,
  browser,
  { t, workspace = 'organizations', alone, size = { width: 1400, height: 900 }, ...options } = {},
) {
  const folder = makeWorkspace(workspace);
  const host = await startHost({ vsix: [vsix], ...options });
  const context = await browser.newContext({ viewport: size });
  context.setDefaultTimeout(patience);
  const blocked = await loopbackOnly(context);
  const page = await context.newPage();
  const shoot = (name) => page.screenshot({ path: path.join(screenshots, `${name}.png`) });
  const close = async () => {
    if (t?.passed === false) await tellOfFailure(page, t.name);
    await context.close();
    await host.stop();
    fs.rmSync(folder, { recursive: true, force: true });
    assert.deepEqual(blocked, [], 'nothing but this machine is asked');
  };
  t?.after(close);
  await page.goto(alone ? host.fileUrl(path.join(folder, alone)) : host.url(folder));
  await page.locator('.monaco-workbench').waitFor();
  return { page, host, folder, shoot, close };
}

/** For suites whose tests share a window: after each test that failed, says what the window shows. */
export function tellOfFailures(pageOf) {
  afterEach(async (t) => {
    const page = pageOf();
    if (page && !t.passed) await tellOfFailure(page, t.name);
  });
}

/** Says what a window shows in which a test failed, and leaves its picture in out/screenshots. */
export async function tellOfFailure(page, name) {
  const picture = path.join(screenshots, `failed-${name.replace(/\W+/g, '-').slice(0, 60)}.png`);
  await page.screenshot({ path: picture });
  const shown = await Promise.all(
    page.frames().map(async (frame) => {
      const read = frame.evaluate(() =>
        [...(document.body?.children ?? [])]
          .map((part) => (/^(SCRIPT|STYLE)$/.test(part.tagName) ? '' : part.textContent))
          .join('\n'),
      );
      const text = await read.catch((error) => String(error));
      return `--- ${frame.url().slice(0, 60)}\n${text.replace(/\n\s*\n+/g, '\n').slice(0, 4000)}`;
    }),
  );
  console.log(`"${name}" failed while the window showed this (${path.basename(picture)}):\n${shown.join('\n')}`);
}

export const explorerItem = (page, name) =>
  page.locator('.explorer-folders-view').getByRole('treeitem', { name, exact: true });
export const lineWith = (page, text) => page.locator('.monaco-editor .view-line', { hasText: text }).first();

export const quickRow = (page, text) => page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();

/**
 * Runs a command by its title in the palette, as soon as VS Code knows it: in a window that has just been opened it may
 * not yet. The palette also closes when VS Code moves the focus; then it is opened again.
 */
export async function run(page, command) {
  const row = quickRow(page, command);
  const limit = { timeout: 5000 };
  for (let tries = 1; ; tries++) {
    await page.keyboard.press('F1');
    try {
      await page.locator('.quick-input-widget input').first().fill(`>${command}`, limit);
      await row.click(limit);
      return;
    } catch (error) {
      if (tries === 6) throw error;
      // Where it is closed already, Escape would mean something else: the walkthrough goes back by it.
      if (await page.locator('.quick-input-widget').first().isVisible()) await page.keyboard.press('Escape');
    }
  }
}

/**
 * Runs a command until `shown`, a locator, is there. While a window is coming to rest, VS Code may drop a command, close
 * the list that it opened, or move its rows under the pointer. For commands that may be run twice.
 */
export async function runUntil(page, command, shown) {
  await until(`${command} shows its effect`, async () => {
    await run(page, command);
    const there = await shown.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    if (!there && (await page.locator('.quick-input-widget').first().isVisible())) await page.keyboard.press('Escape');
    return there;
  });
}

export async function openFile(page, name = file) {
  await explorerItem(page, name).dblclick();
  await page.locator('.tab.active', { hasText: name }).waitFor();
}

/** Puts the cursor on the end of a word of the text. */
export async function putCursor(page, word) {
  await lineWith(page, word).locator('span', { hasText: word }).last().click();
}

/** Waits until `look` gives something, and gives that. */
export async function until(what, look) {
  for (const started = Date.now(); Date.now() - started < patience; ) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`waited in vain: ${what}`);
}

/** The language servers that run in a profile folder, by their process ids. */
export function serverProcesses(dir) {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return command.some((part) => part.startsWith(dir) && part.endsWith('dist/server.js'));
      } catch {
        return false; // it has ended meanwhile
      }
    })
    .map(Number);
}
