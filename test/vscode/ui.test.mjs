// The packaged extension as a user has it: in the window of the newest VS Code, by mouse and keyboard. Pictures of what
// is to be seen are left in out/screenshots.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before, describe } from 'node:test';
import {
  file,
  lineWith,
  openFile,
  prepareWindows,
  putCursor,
  run,
  screenshots,
  serverProcesses,
  until,
} from './window.mjs';

let windows;

before(async () => {
  fs.rmSync(screenshots, { recursive: true, force: true });
  fs.mkdirSync(screenshots, { recursive: true });
  windows = await prepareWindows();
});
after(() => windows?.close());

const openWindow = (options) => windows.open(options);

const squiggle = (page) => page.locator('.monaco-editor .squiggly-error').first();
const problem = (page, text) => page.locator('.markers-panel .monaco-list-row', { hasText: text }).first();
const rulePage = (page) => page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
const toast = (page, text) => page.locator('.notification-toast', { hasText: text });
const statusBraces = (page) => page.locator('.statusbar-item[id="status.languageStatus"]');

async function statusText(page) {
  await statusBraces(page).hover();
  const entry = page.locator('.hover-language-status', { hasText: 'Genesys Integrations' });
  await entry.waitFor();
  return entry;
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
