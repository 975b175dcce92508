// The certificates view of the panel in the newest VS Code: by command, by keyboard, as files change, and its calendar as
// a file. Pictures of it are left in out/screenshots.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before, describe } from 'node:test';
import { organizationText, pemOf, providerText, weakFiles } from '../calendars';
import { audit } from './audit.mjs';
import { openFile, prepareWindows, run, screenshots, tellOfFailures, until } from './window.mjs';

// Days are counted from the clock of the machine; half a day keeps them apart from its hour.
const start = Math.floor(Date.now() / 86_400_000) * 86_400_000;
const dayFrom = (days) => new Date(start + days * 86_400_000 - 1).toISOString();
const between = (name, from, to) => pemOf(name, dayFrom(from), dayFrom(to));

const text = organizationText(
  [
    providerText('Entra', '\n      - file: ids/old.pem\n      - file: ids/new.pem'),
    providerText('Okta', '\n      - file: ids/okta.pem'),
  ].join(''),
);
const other = organizationText(providerText('Other', '[{ file: ../ids/new.pem }, { file: gone.pem }]'), 'other');

describe('the certificates view', () => {
  let windows;
  let opened;
  let page;
  let panel;
  tellOfFailures(() => page);
  before(async () => {
    fs.mkdirSync(screenshots, { recursive: true });
    windows = await prepareWindows();
    opened = await windows.open();
    page = opened.page;
    const write = (name, content) => {
      fs.mkdirSync(path.dirname(path.join(opened.folder, name)), { recursive: true });
      fs.writeFileSync(path.join(opened.folder, name), content);
    };
    write('ids/old.pem', between('Old', -700, -20));
    write('ids/new.pem', between('New', -80, 650));
    write('ids/okta.pem', between('Okta', -700, 13));
    write('ids/next.pem', between('Next', -2, 700));
    write('ids/certificates.integrations.yaml', other);
    write('certificates.integrations.yaml', text);
    await openFile(page, 'certificates.integrations.yaml');
    // Before the extension runs the palette does not have its commands.
    await page.locator('.monaco-editor .squiggly-warning').first().waitFor();
    await run(page, 'Genesys Integrations: Show Certificates');
    find();
  });
  after(async () => {
    await opened?.close();
    await windows?.close();
  });
  const find = () => {
    panel = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  };
  const heading = (words) => panel.getByRole('heading', { level: 1, name: words });
  const row = (name) =>
    panel.locator('tbody tr[data-item]').filter({ has: panel.getByRole('button', { name, exact: true }) });
  const line = (number) =>
    page
      .locator('.editor-statusbar-item, .statusbar-item', { hasText: `Ln ${number}` })
      .first()
      .waitFor();

  test('says what to replace, and draws every certificate of the workspace', async () => {
    await heading('1 certificate to replace within 30 days').waitFor();
    await panel.locator('.certificates-picture').waitFor();
    assert.match(await row('okta.pem').textContent(), /^ ?Replace now.*12nothing/);
    assert.match(await row('new.pem').textContent(), /and 1 more/);
    assert.equal(await panel.locator('.certificates-bar.expired').count(), 1);
    await panel.getByText('there is no such file').waitFor();
    await opened.shoot('panel-certificates');
  });

  test('has nothing that is without a name, too pale or cut off, wide and narrow', async () => {
    for (const width of [2600, 1400, 1100]) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(300);
      assert.deepEqual(await panel.locator('body').evaluate(audit), [], `${width} px`);
      await opened.shoot(`panel-certificates-${width}`);
    }
    await page.setViewportSize({ width: 1400, height: 900 });
  });

  test('is walked through by keyboard, leads to the line, also in other files, and shows all of a certificate', async () => {
    await panel.locator('tbody tr[tabindex="0"]').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await panel.getByText('Serial number').waitFor();
    await page.keyboard.press('Enter');
    await line(18);
    await row('new.pem').getByRole('button', { name: 'and 1 more' }).click();
    await panel.getByRole('button', { name: 'ids/certificates.integrations.yaml:9' }).first().click();
    await page.locator('.tab', { hasText: 'ids' }).first().waitFor();
    await line(9);
  });

  test('shows another span, and keeps it over a reload', async () => {
    await panel.getByRole('radio', { name: '5 years' }).click();
    await panel.getByRole('button', { name: 'Later' }).click();
    await panel.locator('.certificates-picture .certificates-now').waitFor({ state: 'detached' });
    // VS Code writes its state down when it loses the focus.
    await page.evaluate(() => {
      document.hasFocus = () => false;
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.waitForTimeout(1000);
    await page.reload();
    await page.locator('.monaco-workbench').waitFor();
    find();
    await heading('1 certificate to replace within 30 days').waitFor();
    assert.equal(await panel.getByRole('radio', { name: '5 years' }).getAttribute('aria-checked'), 'true');
    assert.equal(await panel.locator('.certificates-now').count(), 0);
    await panel.getByRole('button', { name: 'Today' }).click();
    await panel.locator('.certificates-now').waitFor({ state: 'attached' });
  });

  test('is written to a calendar file', async () => {
    await panel.getByRole('button', { name: 'Export .ics' }).click();
    const input = page.locator('.quick-input-widget input');
    await input.waitFor();
    const file = path.join(opened.folder, 'certificates.ics');
    await until('the path', async () => (await input.inputValue()).endsWith('certificates.ics'));
    await page.keyboard.press('Enter');
    await until('the file', () => fs.existsSync(file) && fs.statSync(file).size > 0);
    const calendar = fs.readFileSync(file, 'utf8');
    assert.match(calendar, /^BEGIN:VCALENDAR\r\n/);
    // One certificate is in both organizations.
    assert.equal(calendar.match(/BEGIN:VEVENT/g).length, 4);
    assert.equal(fs.readdirSync(opened.folder).includes('certificates.ics'), true);
  });

  test('follows files that no editor has open, and the document', async () => {
    fs.copyFileSync(path.join(opened.folder, 'ids/next.pem'), path.join(opened.folder, 'ids/gone.pem'));
    await panel.getByText('there is no such file').waitFor({ state: 'detached' });
    fs.writeFileSync(
      path.join(opened.folder, 'certificates.integrations.yaml'),
      text.replace('- file: ids/okta.pem', '- file: ids/okta.pem\n      - file: ids/next.pem'),
    );
    await heading('Nothing to replace within 30 days').waitFor();
    fs.writeFileSync(path.join(opened.folder, 'ids/gone.pem'), weakFiles()['sso/sha1.pem']);
    await heading('1 certificate with a weak key or signature').waitFor();
    assert.match(await row('gone.pem').textContent(), /Weak: SHA-1.*2125-01-01\d+ years/);
    assert.equal(await panel.locator('.certificates-bar.weak').count(), 1);
    assert.deepEqual(await panel.locator('body').evaluate(audit), []);
    await opened.shoot('panel-certificates-weak');
  });
});
