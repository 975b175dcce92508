/** Whatever names a file has: the page takes the view, texts end, and none turns the writing direction. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isToPage } from '../../../client/webview/messages';
import type { Askable } from '../../../server/src/panel/panel';
import { answerMarkdown } from '../../../server/src/report/markdown';
import { changed } from '../simulate/organization';
import { ask, noon } from './asking';

const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** What is asked back is what it is. */
const back = new Set(['value', 'suggestions', 'question', 'id']);
const shownKeys = (key: string, value: unknown) => (back.has(key) ? undefined : value);

function named(name: string): string {
  const text = JSON.stringify(name);
  return `${changed(
    ['- name: Desktop\n', `- name: ${text}\n    description: ${text}\n    state: disabled\n`],
    ['[https://desktop.acme.example/callback]', `[${text}]`],
    ['client: Desktop,', `client: ${text},`],
    ['name: Machine App', `name: ${text}`],
    ['state: approved }', 'state: pending }'],
    ['- name: Queue Reader', `- name: ${text}`],
    ['name: Acme', `name: ${text}`],
    ['email: ada@acme.example', `email: ${text}`],
    ['scopes: [analytics]', `scopes: [${text}]`],
  )}integrations:
  - { name: ${text}, type: purecloud-data-actions, credentials: { type: pureCloudOAuthClient, oauthClient: Machine } }
dataActions:
  - { name: ${text}, integration: ${text}, request: { method: GET, url: /api/v2/routing/queues } }
`;
}

const questions = (name: string): readonly Askable[] => [
  { view: 'token' },
  { view: 'api' },
  { view: 'usage' },
  { view: 'token', client: name },
  { view: 'token', client: 'Machine' },
  { view: 'token', client: 'Machine', whatIf: 'fix' },
  { view: 'token', client: 'Intranet' },
  { view: 'token', client: `${name}!` },
  { view: 'api', client: 'Machine' },
  { view: 'api', client: name, method: 'GET', path: name },
];

describe('a view', () => {
  for (const name of ['\u202ednes\u202c', '\u061cx', '\u2067x', '\u200fx', 'x\u009b31m'])
    test(`of names with ${JSON.stringify(name)}`, async () => {
      for (const question of questions(name)) {
        const view = await ask(named(name), question);
        const shown = JSON.stringify(view, shownKeys);
        assert.doesNotMatch(shown, direction);
        assert.doesNotMatch(shown, /\u009b/);
        if (view.kind === 'answer') assert.doesNotMatch(answerMarkdown(view, { file: name, at: noon }), direction);
      }
    });

  for (const name of ['x'.repeat(1_100_000), '💥'.repeat(600_000), 'a '.repeat(600_000)])
    test(`of names with ${name.length} characters, such as ${name.slice(0, 2)}`, async () => {
      for (const question of questions(name)) {
        const view = await ask(named(name), question);
        const message = { kind: 'answer', question: { view: question.view }, view: { ...view, version: 1 } };
        assert.ok(isToPage(message), JSON.stringify(question).slice(0, 80));
        const shown = JSON.stringify(view, shownKeys);
        assert.ok(shown.length < 150_000, `${shown.length} for ${JSON.stringify(question).slice(0, 80)}`);
        assert.doesNotMatch(shown, /\\ud83d(?!\\u)/);
        if (view.kind === 'answer') assert.ok(answerMarkdown(view, { file: 'f', at: noon }).length < 100_000);
      }
    });

  test('keeps names as they are where they are asked back', async () => {
    const name = '\u202ednes';
    const view = await ask(named(name), { view: 'token' });
    assert.ok(view.kind === 'choose');
    const items = view.columns.flatMap((column) => column.items);
    assert.ok(items.some(({ question }) => 'client' in question && question.client === name));
    assert.ok(items.some(({ title }) => title === '\\u{202e}dnes'));
  });
});
