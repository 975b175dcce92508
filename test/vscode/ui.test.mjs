// The packaged extension as a user has it: in the window of the newest VS Code, by mouse and keyboard. Pictures of what
// is to be seen are left in out/screenshots.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before, describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import { packageExtension } from '../../tools/package.mjs';
import { loopbackOnly, openBrowser } from '../../tools/vscode-host/browser.mjs';
import { startHost } from '../../tools/vscode-host/host.mjs';
import { makeWorkspace } from './workspaces.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const screenshots = path.join(root, 'out/screenshots');
const file = 'integrations.yaml';
const patience = 30_000;

let vsix;
let browser;

before(async () => {
  fs.rmSync(screenshots, { recursive: true, force: true });
  fs.mkdirSync(screenshots, { recursive: true });
  vsix = process.env.TEST_VSIX || (await packageExtension());
  browser = await openBrowser();
});
after(() => browser?.close());

/**
 * A window on a new copy of a workspace, or on the file `alone` of it, in a VS Code of its own. It is closed after the
 * test `t`, or by the caller.
 */
async function openWindow({
  t,
  workspace = 'organizations',
  alone,
  size = { width: 1400, height: 900 },
  ...options
} = {}) {
  const folder = makeWorkspace(workspace);
  const host = await startHost({ vsix: [vsix], ...options });
  const context = await browser.newContext({ viewport: size });
  context.setDefaultTimeout(patience);
  const blocked = await loopbackOnly(context);
  const page = await context.newPage();
  const shoot = (name) => page.screenshot({ path: path.join(screenshots, `${name}.png`) });
  const close = async () => {
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

const explorerItem = (page, name) =>
  page.locator('.explorer-folders-view').getByRole('treeitem', { name, exact: true });
const squiggle = (page) => page.locator('.monaco-editor .squiggly-error').first();
const problem = (page, text) => page.locator('.markers-panel .monaco-list-row', { hasText: text }).first();
const lineWith = (page, text) => page.locator('.monaco-editor .view-line', { hasText: text }).first();
const rulePage = (page) => page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
const toast = (page, text) => page.locator('.notification-toast', { hasText: text });
const statusBraces = (page) => page.locator('.statusbar-item[id="status.languageStatus"]');

async function run(page, command) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${command}`);
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: command }).first();
  await row.waitFor();
  await row.click();
}

async function openFile(page, name = file) {
  await explorerItem(page, name).dblclick();
  await page.locator('.tab.active', { hasText: name }).waitFor();
}

/** Puts the cursor on the end of a word of the text. */
async function putCursor(page, word) {
  await lineWith(page, word).locator('span', { hasText: word }).last().click();
}

async function statusText(page) {
  await statusBraces(page).hover();
  const entry = page.locator('.hover-language-status', { hasText: 'Genesys Integrations' });
  await entry.waitFor();
  return entry;
}

function serverProcesses(dir) {
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

async function until(what, look) {
  for (const started = Date.now(); Date.now() - started < patience; ) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`waited in vain: ${what}`);
}

describe('the packaged extension', () => {
  let opened;
  let page;
  before(async () => {
    opened = await openWindow();
    page = opened.page;
  });
  after(() => opened?.close());

  test('underlines a finding and lists it under Problems', async () => {
    await openFile(page);
    await squiggle(page).waitFor();
    await page.keyboard.press('Control+Shift+KeyM');
    await problem(page, 'oauth/token-duration-range').waitFor();
    // The file that nobody has opened has its place there as well.
    await problem(page, 'staging.integrations.yml').waitFor();
    await opened.shoot('problems');
  });

  test('shows what is wrong, why and what to do when the finding is hovered', async () => {
    await lineWith(page, '200000').locator('span', { hasText: '200000' }).last().hover();
    const hover = page.locator('.monaco-hover', { hasText: 'oauth/token-duration-range' }).first();
    await hover.waitFor();
    assert.match(await hover.textContent(), /172,?800/);
    await opened.shoot('hover');
  });

  test('opens the page of the rule from there', async () => {
    await page.locator('.monaco-hover a', { hasText: 'oauth/token-duration-range' }).first().click();
    await rulePage(page)
      .getByRole('heading', { name: /token-duration-range/ })
      .first()
      .waitFor();
    await opened.shoot('rule-page');
    await run(page, 'View: Close Editor');
  });

  test('says in the language status how many findings there are', async () => {
    await openFile(page);
    await squiggle(page).waitFor();
    const status = await statusText(page);
    assert.match(await status.textContent(), /\d+ errors?/);
    await opened.shoot('status');
    await page.mouse.move(400, 300);
  });

  test('mends a finding by the lightbulb, and saves just that', async () => {
    const before = fs.readFileSync(path.join(opened.folder, file), 'utf8');
    await putCursor(page, '200000');
    await page.keyboard.press('Control+Period');
    const fix = page.locator('.action-widget .monaco-list-row', { hasText: /172,?800/ }).first();
    await fix.waitFor();
    await opened.shoot('quick-fix');
    await fix.click();
    await until('the fix is saved', async () => {
      await page.keyboard.press('Control+KeyS');
      return fs.readFileSync(path.join(opened.folder, file), 'utf8') === before.replace('200000', '172800');
    });
  });

  test('lists rules to read about', async () => {
    await run(page, 'Genesys Integrations: Open Rule Documentation');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'application/pending' }).first().waitFor();
    await opened.shoot('rules');
    await page.keyboard.type('pkce');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'oauth/pkce-recommended' }).first().click();
    await rulePage(page)
      .getByRole('heading', { name: /pkce-recommended/ })
      .first()
      .waitFor();
    await opened.shoot('rule-beside');
    await run(page, 'View: Close Editor');
  });

  test('says when checking has stopped, and starts again at a click', async () => {
    const killed = new Set();
    await until('the server stays down', async () => {
      for (const pid of serverProcesses(opened.host.dir)) {
        if (killed.has(pid)) continue;
        killed.add(pid);
        process.kill(pid, 'SIGKILL');
      }
      return toast(page, 'has stopped checking').isVisible();
    });
    assert.ok(killed.size > 1, 'it has come back at first');
    const status = await statusText(page);
    assert.match(await status.textContent(), /Checking has stopped/);
    await opened.shoot('stopped');
    await page.mouse.move(400, 300);
    await toast(page, 'has stopped checking').getByRole('button', { name: 'Restart' }).click();
    await until('the server runs', () => serverProcesses(opened.host.dir).length === 1);
    await until('the findings are back', async () => /\d+ error/.test(await (await statusText(page)).textContent()));
  });
});

describe('looks', () => {
  const themes = {
    light: 'Default Light Modern',
    dark: 'Default Dark Modern',
    'high-contrast': 'Default High Contrast',
  };
  for (const [name, theme] of Object.entries(themes)) {
    test(`in the theme ${theme}`, async (t) => {
      const { page, shoot } = await openWindow({ t, settings: { 'workbench.colorTheme': theme } });
      await showEverything(page);
      await shoot(`theme-${name}`);
    });
  }

  test('in a narrow window', async (t) => {
    const { page, shoot } = await openWindow({ t, size: { width: 640, height: 800 } });
    await showEverything(page);
    await shoot('narrow');
  });

  async function showEverything(page) {
    await openFile(page);
    await squiggle(page).waitFor();
    await page.keyboard.press('Control+Shift+KeyM');
    await problem(page, 'oauth/token-duration-range').waitFor();
    assert.match(await (await statusText(page)).textContent(), /\d+ error/);
  }
});

describe('a folder that is not trusted', () => {
  const settings = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };

  test('is checked in Restricted Mode, and does not widen what is read', async (t) => {
    const { page, shoot } = await openWindow({ t, workspace: 'reachingOut', trust: true, settings });
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await openFile(page);
    await squiggle(page).waitFor();
    await page.keyboard.press('Control+Shift+KeyM');
    await problem(page, 'sso/metadata-missing').waitFor();
    await shoot('restricted');
  });

  test('may widen it once it is', async (t) => {
    const { page } = await openWindow({ t, workspace: 'reachingOut' });
    await openFile(page);
    await page.keyboard.press('Control+Shift+KeyM');
    await problem(page, 'sso/metadata-invalid').waitFor();
  });
});

describe('a file that is opened by itself, without its folder', () => {
  test('is checked at a click in its title bar', async (t) => {
    const { page, shoot } = await openWindow({ t, alone: file });
    await page.locator('.tab.active', { hasText: file }).waitFor();
    const check = page.locator('.editor-actions').getByRole('button', { name: 'Check This File' });
    await check.waitFor();
    assert.equal(await squiggle(page).count(), 0);
    await shoot('check-this-file');
    await check.click();
    await squiggle(page).waitFor();
    await check.waitFor({ state: 'detached' });
  });
});

describe("beside Red Hat's YAML extension", () => {
  // Stands in for it: the same id, and the settings that matter.
  const standIn = {
    name: 'vscode-yaml',
    publisher: 'redhat',
    version: '1.24.0',
    engines: { vscode: '^1.100.0' },
    contributes: {
      configuration: {
        properties: {
          'yaml.validate': { type: 'boolean', default: true },
          'yaml.disableSchemaDetection': { type: ['string', 'array'], default: [], items: { type: 'string' } },
        },
      },
    },
  };

  test('asks once whether it should leave the files alone, and writes that down', async (t) => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'profile-'));
    const installed = path.join(dir, 'extensions/redhat.vscode-yaml-1.24.0');
    fs.mkdirSync(installed, { recursive: true });
    fs.writeFileSync(path.join(installed, 'package.json'), JSON.stringify(standIn));
    const settings = { 'yaml.disableSchemaDetection': '**/mine.yaml' };
    const { page, host, folder, shoot } = await openWindow({ t, dir, settings });
    t.after(() => fs.rmSync(dir, { recursive: true, force: true }));
    const userSettings = path.join(dir, 'user/User/settings.json');
    // Empty while it is being written.
    const excluded = () => JSON.parse(fs.readFileSync(userSettings, 'utf8') || '{}')['yaml.disableSchemaDetection'];

    await openFile(page);
    const question = toast(page, "Red Hat's YAML extension");
    await question.waitFor();
    await shoot('red-hat');
    assert.equal(excluded(), '**/mine.yaml', 'nothing is touched before the click');
    await question.getByRole('button', { name: 'Turn Off for These Files' }).click();
    await until('the setting is written', () => Array.isArray(excluded()));
    const endings = ['integrations.yaml', 'integrations.yml'];
    const names = [...endings, ...endings.map((name) => `*.${name}`)];
    names.push(...names.map((name) => name.replace('.y', '.test.y')));
    assert.deepEqual(excluded(), ['**/mine.yaml', ...names.map((name) => `**/${name}`)]);

    fs.writeFileSync(userSettings, '{}');
    await page.goto(host.url(folder));
    await openFile(page);
    await squiggle(page).waitFor();
    // Long enough for a question that would come.
    await page.waitForTimeout(1500);
    assert.equal(await question.count(), 0, 'it is not asked again');
  });
});
