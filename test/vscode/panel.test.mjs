// The panel as a user has it, in the packaged extension: by mouse, by keyboard alone, in every theme and width. Pictures
// are left in out/screenshots.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before, describe } from 'node:test';
import { audit } from './audit.mjs';
import { file, openFile, prepareWindows, run, screenshots, serverProcesses, tellOfFailures, until } from './window.mjs';

const call = '/api/v2/analytics/conversations/details/query';
const settings = {
  'workbench.colorTheme': 'Default Dark Modern',
  'files.autoSave': 'afterDelay',
  'files.autoSaveDelay': 200,
  'editor.minimap.enabled': false,
};

let windows;
before(async () => {
  fs.mkdirSync(screenshots, { recursive: true });
  windows = await prepareWindows();
});
after(() => windows?.close());

/** A window in which the organization is open, and what the page in it must not say. */
async function openOrganization(options) {
  const opened = await windows.open({ workspace: 'simulations', settings, ...options });
  const violations = [];
  opened.page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
  });
  opened.page.on('pageerror', (error) => {
    if (/panel\.js/.test(error.stack ?? '')) violations.push(error.message);
  });
  await openFile(opened.page);
  return { ...opened, violations };
}

const panel = (page) => page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
const title = (page, text) => panel(page).locator('.verdict h1', { hasText: text });
const check = (page, name) =>
  panel(page)
    .locator('.check')
    .filter({ has: panel(page).getByRole('button', { name, exact: true }) });
const option = (page, name) => panel(page).getByRole('radio', { name });
const cursor = (page, line) => page.locator('.statusbar-item', { hasText: `Ln ${line}, ` });
const textOf = (folder) => fs.readFileSync(path.join(folder, file), 'utf8');
const lineOf = (folder, text) =>
  textOf(folder)
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;
const focused = (page) =>
  panel(page)
    .locator('body')
    .evaluate(() => document.activeElement?.textContent ?? '');

/** Puts the cursor at the end of the first line with a text, wherever it is. */
async function goTo(page, folder, text) {
  const line = lineOf(folder, text);
  const soon = { timeout: 2000 };
  // VS Code may still be giving the focus to the panel that was clicked.
  await until(`the cursor is on line ${line}`, async () => {
    try {
      await page.locator('.quick-input-widget').waitFor({ ...soon, state: 'hidden' });
      await page.keyboard.press('Control+1');
      await page.locator('.monaco-editor.focused').waitFor(soon);
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget input').fill(`:${line}:200`, soon);
      await page.locator('.quick-input-list', { hasText: `line ${line}` }).waitFor(soon);
      await page.keyboard.press('Enter');
      await cursor(page, line).waitFor(soon);
      return true;
    } catch {
      await page.keyboard.press('Escape');
      return false;
    }
  });
}

async function simulateAt(page, folder, text, command) {
  await goTo(page, folder, text);
  await run(page, `Genesys Integrations: ${command}`);
}

/** Gives the panel the whole window, less the side bar, or the room beside the editor. */
async function resize(page, width, height = 900) {
  await page.setViewportSize({ width, height });
  await page.waitForTimeout(300);
}

async function setTheme(page, theme, name) {
  await run(page, 'Preferences: Color Theme');
  const input = page.locator('.quick-input-widget input');
  await input.fill(theme);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: theme }).waitFor();
  await page.keyboard.press('Enter');
  await panel(page).locator(`body.${name}`).waitFor();
}

/** Reloads the window as a user does who comes back to it: VS Code writes its state down when it loses the focus. */
async function reload(page) {
  await page.evaluate(() => {
    document.hasFocus = () => false;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.waitForTimeout(1000);
  await page.reload();
  await page.locator('.monaco-workbench').waitFor();
}

const problemsOf = (page) => panel(page).locator('body').evaluate(audit);

describe('the panel', () => {
  // Each step goes on from where the one before has left the window.
  let broken = false;
  const step = (name, act) =>
    test(name, async () => {
      assert.ok(!broken, 'a step before has failed');
      broken = true;
      await act();
      broken = false;
    });
  let opened;
  let page;
  let folder;
  tellOfFailures(() => page);
  before(async () => {
    opened = await openOrganization();
    page = opened.page;
    folder = opened.folder;
  });
  after(() => opened?.close());

  step('answers for the data action at the cursor, and says why', async () => {
    await simulateAt(page, folder, 'Get Last Conversation', 'Simulate API Call');
    await title(page, 'Blocked').waitFor();
    assert.match(await panel(page).locator('.verdict h1').textContent(), /403 missing\.any\.permissions/);
    assert.match(await panel(page).locator('.verdict').textContent(), /analytics:conversationDetail:view/);
    assert.equal(await check(page, 'Permission').getAttribute('aria-current'), 'true');
    assert.equal(await panel(page).locator('.code-line.added').count(), 1, 'the fix is shown before it is made');
    await opened.shoot('panel-api-beside');
  });

  step('has the answers to what may be otherwise already there', async () => {
    await panel(page).getByRole('button', { name: 'Edit' }).click();
    assert.match(await option(page, 'Expired token').textContent(), /401/);
    await option(page, 'Expired token').click();
    await title(page, '401').waitFor();
    assert.equal(await check(page, 'Token expiry').getAttribute('aria-current'), 'true');
    await option(page, 'Nothing: as written').click();
    await title(page, '403').waitFor();
    await panel(page).getByRole('button', { name: 'Done' }).click();
  });

  step('marks what belongs to a check: message, line on the wire, line in the document', async () => {
    await check(page, 'Token expiry').click();
    assert.equal(await check(page, 'Token expiry').getAttribute('aria-current'), 'true');
    await panel(page).locator('.sequence .current').first().waitFor();
    const line = lineOf(folder, 'tokenDuration: 3600');
    await page.locator('.monaco-editor .view-overlays .cdr[class*="ced-"]').first().waitFor();
    await check(page, 'Token expiry')
      .getByRole('button', { name: `line ${line}` })
      .first()
      .click();
    await cursor(page, line).waitFor();
    // The other way round: the cursor chooses the check.
    await goTo(page, folder, 'routing:queue:view');
    await until('the check of the line is chosen', async () => check(page, 'Permission').getAttribute('aria-current'));
  });

  step('offers the entry at the cursor, and does not switch by itself', async () => {
    await goTo(page, folder, 'Desktop of the agents');
    const offer = panel(page).getByRole('button', { name: 'Show Agent_Desktop' });
    await offer.waitFor();
    await title(page, 'Blocked').waitFor();
    await offer.click();
    await title(page, 'Granted').waitFor();
    await simulateAt(page, folder, 'Get Last Conversation', 'Simulate API Call');
    await title(page, 'Blocked').waitFor();
  });

  step('follows the document as it is edited', async () => {
    await goTo(page, folder, 'client: CRM_Integration_Client');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await page.keyboard.type('revoked');
    await title(page, '401').waitFor();
    for (let i = 0; i < 3 && (await title(page, '403').count()) === 0; i++) {
      await page.keyboard.press('Control+z');
      await page.waitForTimeout(400);
    }
    await title(page, '403').waitFor();
  });

  step('is used by keyboard alone', async () => {
    await until('the finding has the focus', async () => {
      await page.keyboard.press('Control+2');
      await page.waitForTimeout(200);
      await page.keyboard.press('F8');
      await page.waitForTimeout(200);
      return (await focused(page)) === 'Permission';
    });
    await page.keyboard.press('Home');
    assert.equal(await focused(page), 'Token present');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(page), 'Token expiry');
    await page.keyboard.press('Space');
    assert.equal(await panel(page).getByRole('button', { name: 'Token expiry' }).getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('ArrowLeft');
    assert.equal(
      await panel(page).getByRole('button', { name: 'Token expiry' }).getAttribute('aria-expanded'),
      'false',
    );
    await page.keyboard.press('Enter');
    await cursor(page, lineOf(folder, 'tokenDuration: 3600')).waitFor();
    await page.locator('.monaco-editor.focused').waitFor();
    await until('the list has kept its place', async () => {
      await page.keyboard.press('Control+2');
      await page.waitForTimeout(200);
      return (await focused(page)) === 'Token expiry';
    });
  });

  step('answers for another day, and for now again', async () => {
    await panel(page).getByRole('button', { name: 'Edit' }).click();
    const field = panel(page).locator('#input-at');
    const today = await field.inputValue();
    await check(page, 'Token present').getByRole('button', { name: 'Token present' }).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await until('a day has passed', async () => (await field.inputValue()) > today);
    await panel(page).getByRole('button', { name: 'now' }).click();
    await until('it is now', async () => (await field.inputValue()).slice(0, 10) === today.slice(0, 10));
    await panel(page).getByRole('button', { name: 'Done' }).click();
  });

  step('makes the fix, and the answer is another one', async () => {
    await page.keyboard.press('F8');
    await until('the finding has the focus', async () => (await focused(page)) === 'Permission');
    await page.keyboard.press('Control+.');
    await title(page, 'Allowed').waitFor();
    await until('the file is saved', () => textOf(folder).includes('analytics:conversationDetail:view'));
  });

  step('is there again with its inputs after the window was reloaded', async () => {
    await reload(page);
    await title(page, 'Allowed').waitFor({ timeout: 60_000 });
    assert.equal(await panel(page).getByRole('tab', { name: 'API call' }).getAttribute('aria-selected'), 'true');
    assert.equal(await panel(page).locator('#input-path').inputValue(), call);
  });

  step('goes on when the language server has ended', async () => {
    const before = await until('the server runs', () => serverProcesses(opened.host.dir)[0]);
    process.kill(before, 'SIGKILL');
    await until('another server runs', () => serverProcesses(opened.host.dir).some((pid) => pid !== before));
    await goTo(page, folder, 'analytics:conversationDetail:view');
    await page.keyboard.press('End');
    await page.keyboard.type(' # seen');
    await title(page, 'Allowed').waitFor();
    await until('the panel is current', async () => (await panel(page).locator('.body.old').count()) === 0);
  });

  step('issues a token for the client at the cursor, opened', async () => {
    await simulateAt(page, folder, 'Desktop of the agents', 'Simulate Token Request');
    await title(page, 'Granted').waitFor();
    await panel(page).getByRole('heading', { name: 'The token, opened' }).waitFor();
    assert.doesNotMatch(await panel(page).locator('body').textContent(), /eyJ[\w-]{20}/, 'no whole token is shown');
  });

  step('compares secrets that are stored and typed, and shows none', async () => {
    await run(page, 'Genesys Integrations: Store a Secret');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'crm' }).click();
    await page.locator('.quick-input-widget input[type=password]').waitFor();
    await page.keyboard.type('correct horse');
    await page.keyboard.press('Enter');
    await simulateAt(page, folder, 'Salesforce data sync', 'Simulate Token Request');
    await title(page, 'Granted').waitFor();
    await panel(page).getByRole('button', { name: 'Edit' }).click();
    await panel(page).locator('#input-secret').selectOption('typed');
    const typed = panel(page).locator('#typed-secret');
    await typed.fill('battery staple');
    await title(page, 'Denied').waitFor();
    await typed.fill('correct horse');
    await title(page, 'Granted').waitFor();
    const shown = await panel(page)
      .locator('body')
      .evaluate((body) => body.innerHTML);
    assert.doesNotMatch(shown, /correct horse|battery staple/);
    await panel(page).getByRole('button', { name: 'Done' }).click();
    await simulateAt(page, folder, 'Desktop of the agents', 'Simulate Token Request');
    await panel(page).locator('.verdict', { hasText: 'Agent_Desktop' }).waitFor();
  });

  step('says what cannot be read, keeps the inputs and shows no answer', async () => {
    await goTo(page, folder, 'tokenDuration: 28800');
    await page.keyboard.press('End');
    await page.keyboard.type(': oops: [');
    await title(page, 'Not simulated').waitFor();
    await opened.shoot('panel-error');
    assert.equal(await panel(page).locator('.sequence').count(), 0);
    for (let i = 0; i < 12 && (await title(page, 'Granted').count()) === 0; i++) {
      await page.keyboard.press('Control+z');
      await page.waitForTimeout(300);
    }
    await title(page, 'Granted').waitFor();
  });

  step('lets the user choose where nothing is asked yet', async () => {
    await page.keyboard.press('Control+Home');
    await run(page, 'Genesys Integrations: Simulate Token Request');
    await title(page, 'Choose').waitFor();
    await opened.shoot('panel-choose');
    assert.deepEqual(await problemsOf(page), []);
    await panel(page)
      .getByRole('button', { name: /Agent_Desktop/ })
      .first()
      .click();
    await title(page, 'Granted').waitFor();
  });

  const themes = [
    ['Light Modern', 'vscode-light', 'light'],
    ['Dark High Contrast', 'vscode-high-contrast', 'hc'],
    ['Light High Contrast', 'vscode-high-contrast-light', 'hcl'],
    ['Dark Modern', 'vscode-dark', 'dark'],
  ];
  step('can be read in every theme, at every width', async () => {
    // Beside the editor it is narrow; alone, in a wide window, it has all its columns.
    for (const [theme, name, short] of themes) {
      await setTheme(page, theme, name);
      for (const view of ['token', 'api']) {
        await panel(page).locator(`#tab-${view}`).click();
        await panel(page).locator('.sequence').waitFor();
        await resize(page, 1200);
        assert.deepEqual(await problemsOf(page), [], `${view}, narrow, ${theme}`);
        await opened.shoot(`panel-${view}-narrow-${short}`);
        await resize(page, 2700, 1200);
        assert.deepEqual(await problemsOf(page), [], `${view}, wide, ${theme}`);
        await opened.shoot(`panel-${view}-wide-${short}`);
      }
    }
  });

  step('has loaded and run nothing but its own files', async () => {
    assert.deepEqual(opened.violations, []);
    // What is not its own does not run, and would have been noticed.
    const ran = await panel(page)
      .locator('body')
      .evaluate((body) => {
        const script = document.createElement('script');
        script.textContent = 'document.body.dataset.ran = "yes"';
        body.append(script);
        script.remove();
        return body.dataset.ran;
      });
    assert.equal(ran, undefined);
    await until('the violation is noticed', () => opened.violations.length > 0);
  });
});

test('the page shows an answer that comes as soon as it is ready', async (t) => {
  const page = await windows.blank();
  t.after(() => page.close());
  await page.evaluate(() => {
    const session = { kind: 'session', uri: 'file:///a', name: 'a', question: { view: 'token' }, readiness: 'stopped' };
    window.acquireVsCodeApi = () => ({
      getState: () => undefined,
      setState: () => {},
      postMessage: ({ kind }) =>
        kind === 'ready' && window.dispatchEvent(new MessageEvent('message', { data: session })),
    });
  });
  await page.addScriptTag({ path: 'dist/panel.js' });
  await page.getByText('The language server has stopped.').waitFor();
});

test('the panel works in the oldest VS Code', async (t) => {
  const { page, folder, shoot, violations } = await openOrganization({ t, variant: 'oldest' });
  await simulateAt(page, folder, 'Get Last Conversation', 'Simulate API Call');
  await title(page, 'Blocked').waitFor();
  await shoot('panel-oldest');
  assert.deepEqual(await problemsOf(page), []);
  await panel(page).getByRole('button', { name: 'Apply fix' }).first().click();
  await title(page, 'Allowed').waitFor();
  await until('the file is saved', () => textOf(folder).includes('analytics:conversationDetail:view'));
  await reload(page);
  await title(page, 'Allowed').waitFor({ timeout: 60_000 });
  assert.deepEqual(violations, []);
});
