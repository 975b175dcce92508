// The usage view of the panel in the newest VS Code: by command, by keyboard, and as the document changes. Pictures of it
// are left in out/screenshots.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before, describe } from 'node:test';
import { openFile, prepareWindows, run, screenshots, tellOfFailures } from './window.mjs';

const text = `version: 1
organization: { name: Acme, shortName: acme, region: eu-central-1 }
roles:
  - { name: Queue Reader, description: Looks up queues, permissions: ["routing:queue:view"] }
oauthClients:
  - name: CRM
    description: For the CRM
    grantType: client-credentials
    tokenDuration: 3600
    roles: [Queue Reader]
    uses:
      - GET /api/v2/routing/queues
      - POST /api/v2/analytics/conversations/details/query
`;

describe('the usage view', () => {
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
    fs.writeFileSync(path.join(opened.folder, 'usage.integrations.yaml'), text);
    await openFile(page, 'usage.integrations.yaml');
    // Before the extension runs the palette does not have its commands.
    await page.locator('.monaco-editor .squiggly-info').first().waitFor();
    await run(page, 'Genesys Integrations: Show Simulated Usage');
    panel = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  });
  after(async () => {
    await opened?.close();
    await windows?.close();
  });
  const heading = (words) => panel.getByRole('heading', { level: 1, name: words });

  test('says how many calls there are, and who is refused', async () => {
    await heading('2,240 calls in 7 days, 1,120 fail').waitFor();
    await panel.locator('.usage-bars').waitFor();
    assert.match(await panel.locator('.usage-bars').getAttribute('aria-label'), /^Calls a day: 2,240 in all/);
    assert.equal(await panel.locator('.usage-bars .usage-refused').count(), 7);
    await opened.shoot('panel-usage');
  });

  test('follows the load, and shows the minute in which it is too much', async () => {
    await panel.getByRole('button', { name: 'Edit' }).click();
    const runs = panel.getByLabel('CRM, runs', { exact: true });
    await runs.fill('400');
    await panel.getByLabel('CRM, runs take').fill('1');
    await panel.getByRole('button', { name: 'Show the minute' }).click();
    // The week shows limited calls too, as long as it is there.
    await panel.getByLabel('Hour').waitFor();
    await panel.locator('.usage-bars .usage-limited').first().waitFor();
    await opened.shoot('panel-usage-minute');
    await panel.getByRole('button', { name: 'Show the week' }).click();
    await heading(/in 7 days/).waitFor();
  });

  test('is walked through by keyboard, and leads to the line and to the reason', async () => {
    const row = panel.locator('tbody tr', { hasText: 'details/query' });
    await panel.locator('tbody tr[tabindex="0"]').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.locator('.editor-statusbar-item, .statusbar-item', { hasText: 'Ln 13' }).first().waitFor();
    // Until the editor has the focus, VS Code would take it from the row again.
    await page.locator('.monaco-editor.focused').waitFor();
    await row.press('Space');
    await heading(/403|Blocked/).waitFor();
  });

  test('follows the document', async () => {
    await run(page, 'Genesys Integrations: Show Simulated Usage');
    await heading(/in 7 days/).waitFor();
    fs.writeFileSync(
      path.join(opened.folder, 'usage.integrations.yaml'),
      text.replace('"routing:queue:view"', '"routing:queue:view", "analytics:conversationDetail:view"'),
    );
    await panel.locator('.usage-bars .usage-refused').first().waitFor({ state: 'detached' });
  });
});
