// Makes the README's pictures from the real thing: the packaged extension in VS Code, on examples/.
//
//   node tools/pictures.mjs
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageExtension } from './package.mjs';
import { openBrowser } from './vscode-host/browser.mjs';
import { startHost } from './vscode-host/host.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const pictures = path.join(root, 'docs/pictures');
fs.mkdirSync(pictures, { recursive: true });

// A copy, because a file may be changed by accident, and because its folder's name is in the picture.
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'pictures-'));
const folder = path.join(temporary, 'acme-retail');
fs.mkdirSync(folder);
fs.copyFileSync(path.join(root, 'examples/broken/oauth.integrations.yaml'), path.join(folder, 'integrations.yaml'));
const calls = 'data-actions.integrations.yaml';
const settings = { 'workbench.colorTheme': 'Default Light Modern', 'editor.minimap.enabled': false };
const host = await startHost({ vsix: [await packageExtension()], settings });
const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const shoot = (name) => page.screenshot({ path: path.join(pictures, `${name}.png`) });
  await page.goto(host.url(folder));
  const file = page.locator('.explorer-folders-view').getByRole('treeitem', { name: 'integrations.yaml', exact: true });
  await file.dblclick();
  await page.locator('.monaco-editor .squiggly-error').first().waitFor();
  await page.keyboard.press('Control+KeyG');
  await page.keyboard.type('36');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Shift+KeyM');
  await page.locator('.markers-panel .monaco-list-row', { hasText: 'oauth/grant-type-spelling' }).first().waitFor();
  await page.mouse.move(640, 300);
  await shoot('problems');

  await page.keyboard.press('Control+KeyJ');
  const line = page.locator('.monaco-editor .view-line', { hasText: 'tokenDuration: 60' }).first();
  await line.locator('span', { hasText: '60' }).last().click();
  await page.keyboard.press('Control+Period');
  await page.locator('.action-widget .monaco-list-row', { hasText: '300' }).first().waitFor();
  await shoot('quickfix');
  await page.keyboard.press('Escape');

  fs.copyFileSync(path.join(root, 'examples/broken', calls), path.join(folder, calls));
  await page.locator('.explorer-folders-view').getByRole('treeitem', { name: calls }).dblclick();
  await page.locator('.tab.active', { hasText: calls }).waitFor();
  await page.locator('.monaco-editor .view-line', { hasText: 'version' }).first().click();
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await runCommand(page, 'Genesys Integrations: Simulate API Call');
  const panel = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await panel.getByText('Delete Queue').first().click();
  await panel.getByRole('heading', { name: 'What happens' }).waitFor();
  await runCommand(page, 'View: Toggle Maximize Editor Group');
  await page.setViewportSize({ width: 1280, height: 1000 });
  await panel.getByRole('heading', { name: 'What the fix changes' }).waitFor();
  await page.mouse.move(640, 5);
  await shoot('panel');
} finally {
  await browser.close();
  await host.stop();
  fs.rmSync(temporary, { recursive: true, force: true });
}

/** Runs a command by its title in the palette. */
async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}
