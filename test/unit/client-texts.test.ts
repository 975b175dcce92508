/** What the client says can be translated: every text goes through l10n.t, and stands in the bundle. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { clientSources, textsOf } from '../../tools/generate/client-texts';

const root = resolve(__dirname, '../..');
const bundle = JSON.parse(readFileSync(join(root, 'l10n/bundle.l10n.json'), 'utf8')) as Record<string, string>;
const sources = clientSources(root);

/** Texts that are the same in every language: names, and what stands for what a user may write. */
const names = /^["'`](?:Genesys Integrations|Acme Retail|certificates\.ics|\w+)["'`]/;
const said =
  /(?:show(?:Information|Warning|Error)Message\(|(?<!: vscode\.)\b(?:title|placeHolder|placeholder|prompt|label|description|detail|saveLabel|openLabel)(?::| =)|setStatusBarMessage\()\s*(["'`][^"'`]*["'`]?)/g;

describe('texts of the client', () => {
  test('stand in the bundle, all of them and no others', () => {
    const texts = sources.flatMap(({ path, text }) => textsOf(text, path));
    assert.ok(texts.length > 40);
    assert.deepEqual(Object.keys(bundle).sort(), [...new Set(texts)].sort());
    for (const [key, text] of Object.entries(bundle)) assert.equal(text, key);
  });
  test('are shown through l10n.t', () => {
    const bare = sources.flatMap(({ path, text }) =>
      [...text.matchAll(said)]
        .filter(([, shown = '']) => !names.test(shown) && !/^`\$\(\w+\) /.test(shown))
        .map(([shown]) => `${path}: ${shown}`),
    );
    assert.deepEqual(bare, []);
  });
  test('are whole: what is put together is refused', () => {
    assert.deepEqual(textsOf(`a(l10n.t('It\\'s {0}', b), vscode.l10n.t(\n "C"))`, 'x.ts'), ["It's {0}", 'C']);
    assert.throws(() => textsOf('l10n.t(`a ${b}`)', 'x.ts'), /x\.ts:1/);
    assert.throws(() => textsOf("\nl10n.t('a ' + b)", 'x.ts'), /x\.ts:2/);
  });
  test('hold what is put in as numbers, so that other languages can have another order', () => {
    for (const text of Object.keys(bundle)) assert.doesNotMatch(text, /\{(?!\d+\})[^}]*\{\d/, text);
  });
});
