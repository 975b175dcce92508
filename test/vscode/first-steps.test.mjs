// Beginning with the extension as a user does: the walkthrough, a new organization file, tasks, and the colours of the
// format. Pictures are left in out/screenshots.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before, describe } from 'node:test';
import {
  file,
  lineWith,
  openFile,
  prepareWindows,
  quickRow,
  run,
  runUntil,
  screenshots,
  tellOfFailures,
  until,
} from './window.mjs';

let windows;
before(async () => {
  fs.mkdirSync(screenshots, { recursive: true });
  windows = await prepareWindows();
});
after(() => windows?.close());

const size = { width: 1800, height: 950 };
const quickInput = (page) => page.locator('.quick-input-widget');
const steps = (page) => page.locator('.getting-started-step');
const step = (page, title) => steps(page).filter({ hasText: title });
const isDone = (page, title) => step(page, title).locator('.step-done, .codicon.complete').first();
const problem = (page, text) => page.locator('.markers-panel .monaco-list-row', { hasText: text });
const editorText = (page) =>
  page
    .locator('.editor-group-container.active .view-lines')
    .first()
    .textContent()
    .then((text) => text.replaceAll('\u00a0', ' '));

/** Answers a question when it is put; without a text by what is offered. */
async function answer(page, question, text) {
  await quickInput(page).getByText(question).first().waitFor();
  if (text !== undefined) await quickInput(page).locator('input').first().fill(text);
  await page.keyboard.press('Enter');
}

const offered = (page, text) =>
  until(`${text} is offered`, async () => (await quickInput(page).locator('input').first().inputValue()) === text);

/** Opens a step of the walkthrough, unless it is open. */
async function choose(page, title) {
  if ((await step(page, title).getAttribute('aria-expanded')) !== 'true')
    await step(page, title).locator('.step-title').click();
}

describe('the walkthrough', () => {
  let opened;
  let page;
  tellOfFailures(() => page);
  before(async () => {
    opened = await windows.open({
      workspace: 'other',
      size,
      settings: { 'workbench.colorTheme': 'Default Dark Modern' },
    });
    page = opened.page;
    // A window that has just been opened may show the page without taking a click.
    await until('the walkthrough', async () => {
      await run(page, 'Genesys Integrations: Get Started');
      const title = step(page, 'Open an example').locator('.step-title');
      return title.click({ trial: true, timeout: 5000 }).then(
        () => true,
        () => false,
      );
    });
  });
  after(() => opened?.close());

  test('has six steps, each with its picture, in dark and in light', async () => {
    assert.equal(await steps(page).count(), 6);
    const titles = [
      'Open an example',
      'See a finding',
      'Fix it',
      'Simulate a token request',
      'Validate an assertion',
      'Begin your own file',
    ];
    for (const theme of ['dark', 'light']) {
      for (const [at, title] of titles.entries()) {
        await choose(page, title);
        const frame = page.frameLocator('.getting-started-media iframe').frameLocator('#active-frame');
        const ground = frame.locator('svg rect').first();
        await ground.waitFor();
        // A picture whose colours do not come through is black.
        assert.notEqual(await ground.evaluate((one) => getComputedStyle(one).fill), 'rgb(0, 0, 0)');
        await opened.shoot(`walkthrough-${theme}-${at + 1}`);
      }
      if (theme === 'dark') await run(page, 'Preferences: Toggle between Light/Dark Themes');
    }
  });

  test('ticks its steps off as they are done', async () => {
    await choose(page, 'Open an example');
    await page.getByRole('button', { name: 'Open Example' }).click();
    await lineWith(page, 'CLIENT_CREDENTIALS').waitFor();
    await until('the first step is done', () => isDone(page, 'Open an example').isVisible());
    await until('the finding is seen', () => isDone(page, 'See a finding').isVisible());
    await run(page, 'Genesys Integrations: Get Started');
    await choose(page, 'Fix it');
    await page.getByRole('button', { name: 'Go to First Finding' }).click();
    const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'Write client-credentials' });
    await fix.waitFor();
    await opened.shoot('walkthrough-fix');
    await page.keyboard.press('Enter');
    await lineWith(page, 'grantType: client-credentials').waitFor();
    await run(page, 'Genesys Integrations: Get Started');
    await until('the fix is seen', () => isDone(page, 'Fix it').isVisible());
    await opened.shoot('walkthrough-fixed');
  });

  test('keeps the example as it was left, or begins it again', async () => {
    await page.keyboard.press('Control+KeyS');
    await run(page, 'Genesys Integrations: Open Example Organization');
    await quickRow(page, 'Start Over').click();
    await lineWith(page, 'CLIENT_CREDENTIALS').waitFor();
  });
});

describe('a new organization file', () => {
  test('is begun by three answers, has no finding, and overwrites nothing', async (t) => {
    const { page, folder, shoot } = await windows.open({ t });
    const before = fs.readFileSync(path.join(folder, file), 'utf8');
    await run(page, 'Genesys Integrations: New Organization File…');
    await answer(page, 'The name of the organization', 'Ötzi & Söhne');
    await quickInput(page).getByText('Its short name').waitFor();
    await offered(page, 'otzi-sohne');
    await answer(page, 'Its short name');
    await quickRow(page, 'eu-central-1').waitFor();
    await shoot('new-file-region');
    await page.keyboard.type('Frankfurt');
    await quickRow(page, 'eu-central-1').click();
    // integrations.yaml is there already.
    await quickInput(page).getByText('The path of the file').waitFor();
    await offered(page, 'otzi-sohne.integrations.yaml');
    await quickInput(page).locator('input').first().fill('integrations.yaml');
    await quickInput(page).getByText('nothing is overwritten').waitFor();
    await quickInput(page).locator('input').first().fill('env/otzi.integrations.yaml');
    await quickInput(page).getByText('The path of the file').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'otzi.integrations.yaml' }).waitFor();
    await lineWith(page, 'region: eu-central-1').waitFor();
    await until(
      'it is saved',
      () =>
        fs.existsSync(path.join(folder, 'env/otzi.integrations.yaml')) &&
        fs.statSync(path.join(folder, 'env/otzi.integrations.yaml')).size > 0,
    );
    // The first stop is selected: typing replaces it, there and where it is referred to.
    await page.keyboard.type('Reader');
    await shoot('new-file');
    await page.keyboard.press('Control+KeyS');
    const written = () => fs.readFileSync(path.join(folder, 'env/otzi.integrations.yaml'), 'utf8');
    await until('what is typed is written', () => written().includes('- name: Reader\n'));
    assert.match(written(), /^ {2}name: "Ötzi & Söhne"\n {2}shortName: otzi-sohne\n {2}region: eu-central-1/m);
    assert.match(written(), /roles:\n {6}- Reader$/m);
    assert.equal(fs.readFileSync(path.join(folder, file), 'utf8'), before);
    await page.keyboard.press('Control+Shift+KeyM');
    await problem(page, 'integrations.yaml').first().waitFor();
    assert.equal(await problem(page, 'otzi.integrations.yaml').count(), 0);
  });

  test('stands under File › New File…, and needs no folder', async (t) => {
    const { page, shoot } = await windows.open({ t, workspace: 'other', alone: 'notes.yaml' });
    await page.locator('.tab.active', { hasText: 'notes.yaml' }).waitFor();
    // VS Code itself fails at this command until its window has come to rest.
    await runUntil(page, 'Create: New File...', quickRow(page, 'Organization File'));
    await shoot('new-file-menu');
    await quickRow(page, 'Organization File').click();
    await answer(page, 'The name of the organization', 'Acme');
    await quickInput(page).getByText('Its short name').waitFor();
    await offered(page, 'acme');
    await answer(page, 'Its short name');
    await quickRow(page, 'us-east-1').click();
    await page.locator('.tab.active', { hasText: 'integrations.yaml' }).waitFor();
    await until('the file is filled', async () => /shortName: acme/.test(await editorText(page)));
  });
});

describe('tasks', () => {
  test('run the command line; a task with the problem matcher puts what it finds under Problems', async (t) => {
    const { page, folder, shoot } = await windows.open({ t });
    fs.mkdirSync(path.join(folder, '.vscode'), { recursive: true });
    const tasks = [
      {
        type: 'genesysIntegrations',
        command: 'check',
        at: '2026-11-23',
        label: 'with matcher',
        problemMatcher: '$genesys-integrations',
      },
    ];
    fs.writeFileSync(path.join(folder, '.vscode/tasks.json'), JSON.stringify({ version: '2.0.0', tasks }));
    await openFile(page);
    await page.keyboard.press('Control+Shift+KeyM');
    // One in each of the two files.
    const fromServer = 2;
    const tooLong = problem(page, 'oauth/token-duration-range');
    await until('the findings of both files', async () => (await tooLong.count()) === fromServer);
    await until('the tasks of the extension', async () => {
      // The list is drawn again when the tasks of all extensions are known.
      await runUntil(page, 'Tasks: Run Task', quickRow(page, 'Show All Tasks'));
      await page.waitForTimeout(1000);
      await quickRow(page, 'genesysIntegrations').click();
      return quickRow(page, 'check workspace')
        .waitFor({ timeout: 5000 })
        .then(
          () => true,
          () => page.keyboard.press('Escape'),
        );
    });
    await shoot('tasks');
    await quickRow(page, 'check workspace').click();
    // The task ends with 1, because there are errors.
    await page.locator('.terminal-tab .codicon-error, .single-terminal-tab .codicon-error').first().waitFor();
    await page.getByText('check workspace').first().waitFor();
    await shoot('tasks-terminal');
    await page.keyboard.press('Control+Shift+KeyM');
    await tooLong.first().waitFor();
    // Long enough for a problem matcher, had the task one.
    await page.waitForTimeout(1000);
    assert.equal(await tooLong.count(), fromServer, 'the offered task doubles nothing');
    await runUntil(page, 'Tasks: Run Task', quickRow(page, 'with matcher'));
    await quickRow(page, 'with matcher').click();
    await page.getByText('with matcher - Task').first().waitFor();
    await page.locator('.single-terminal-tab .codicon-error, .terminal-tab .codicon-error').first().waitFor();
    await page.waitForTimeout(1000);
    await page.keyboard.press('Control+Shift+KeyM');
    await problem(page, 'genesys-integrations check')
      .first()
      .waitFor()
      .finally(() => shoot('tasks-problems'));
    // Four findings in each of two files, by the server and by the task.
    await page.locator('.panel .action-item', { hasText: 'Problems' }).getByText('16').waitFor();
  });
});

describe('the grammar', () => {
  test('colours what the format means, and nothing else', async (t) => {
    const { page, folder, shoot } = await windows.open({ t, workspace: 'simulations' });
    await openFile(page);
    const text = fs.readFileSync(path.join(folder, file), 'utf8').split('\n');
    const scopesAt = async (line, word) => {
      const at = text.findIndex((one) => one.includes(line));
      await page.locator('.monaco-editor .view-lines').first().click();
      await run(page, 'Go to Line/Column...');
      await quickInput(page)
        .locator('input')
        .first()
        .fill(`:${at + 1}:${text[at].indexOf(word) + 2}`);
      await page.keyboard.press('Enter');
      await run(page, 'Developer: Inspect Editor Tokens and Scopes');
      const widget = page.locator('.token-inspect-widget');
      await widget.waitFor();
      const found = await until('the scopes', async () => {
        const shown = (await widget.textContent()) ?? '';
        return !shown.includes('Loading') && shown;
      });
      await page.keyboard.press('Escape');
      return found;
    };
    assert.match(await scopesAt('tokenDuration: 3600', '3600'), /constant\.numeric\.integer\.duration\.genesys/);
    assert.match(await scopesAt('routing:queue:view', 'view'), /entity\.name\.function\.action\.genesys/);
    assert.match(await scopesAt('${secret:crm}', 'crm'), /variable\.other\.reference\.genesys/);
    assert.match(await scopesAt('[users:readonly, routing]', 'readonly'), /storage\.modifier\.readonly\.genesys/);
    assert.doesNotMatch(await scopesAt('What the CRM sync needs', 'CRM'), /genesys/);
    await shoot('grammar');
  });
});

describe('typing', () => {
  test('goes on in the right column after Enter, and keeps what was typed', async (t) => {
    const { page, folder, shoot } = await windows.open({ t });
    await openFile(page);
    // The first finding is there as soon as the server answers.
    await page.locator('.squiggly-error').first().waitFor();
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+End');
    const column = (line, at) =>
      page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${at}` }).waitFor({ timeout: 15_000 });
    await page.keyboard.type('identityProviders:', { delay: 40 });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await column(24, 3);
    // The file has the word Reports, which is no suggestion for a name.
    await page.keyboard.type('- name: Rep', { delay: 40 });
    await page.waitForTimeout(1500);
    await shoot('typing');
    await page.keyboard.press('Enter');
    await column(25, 5);
    await page.keyboard.type('enabled: false', { delay: 40 });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+KeyS');
    const written = await until('the file is written', () => {
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      return text.includes('enabled: false') && text;
    });
    assert.ok(written.endsWith('identityProviders:\r\n  - name: Rep\r\n    enabled: false'), written.slice(-120));
  });
});
