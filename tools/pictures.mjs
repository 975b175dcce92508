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
const settings = { 'workbench.colorTheme': 'Default Light Modern', 'editor.minimap.enabled': false };
const host = await startHost({ vsix: [await packageExtension()], settings });
const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const shoot = (name) => page.screenshot({ path: path.join(pictures, `${name}.png`) });
  await page.goto(host.url(folder));
  const file = page.locator('.explorer-folders-view').getByRole('treeitem', { name: 'integrations.yaml' });
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
} finally {
  await browser.close();
  await host.stop();
  fs.rmSync(temporary, { recursive: true, force: true });
}
