/** What stands behind `?` in the address of a call decides nothing and may hold a token: no view and no lens repeats it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDocument } from '../../../server/src/document/open';
import { codeLenses, readLensData, resolveLens } from '../../../server/src/language/lenses';
import { Names } from '../../../server/src/organization/names';
import type { Askable } from '../../../server/src/panel/panel';
import { readWhole } from '../../../server/src/simulate/whole';
import { changed } from '../simulate/organization';
import { ask } from './asking';

const token = 'zQ7-token-in-an-address';
const text = `${changed([
  '    tokenDuration: 3600\n',
  `    tokenDuration: 3600\n    uses: ["GET /api/v2/users?access_token=${token}", "GET /api/v2/nothing?access_token=${token}"]\n`,
])}integrations:
  - { name: Actions, type: purecloud-data-actions, credentials: { type: pureCloudOAuthClient, oauthClient: Machine } }
dataActions:
  - { name: Known, integration: Actions, request: { method: GET, url: "/api/v2/routing/queues?access_token=${token}" } }
  - { name: Unknown, integration: Actions, request: { method: GET, url: "/api/v2/nothing/else?access_token=${token}" } }
`;

test('in no view', async () => {
  const questions: readonly Askable[] = [
    { view: 'api' },
    { view: 'token' },
    { view: 'usage' },
    { view: 'api', client: 'Machine' },
    { view: 'usage', client: 'Machine' },
  ];
  for (const question of questions) {
    const shown = JSON.stringify(await ask(text, question));
    assert.ok(!shown.includes(token), shown.slice(shown.indexOf(token) - 200, shown.indexOf(token) + 30));
  }
});

test('in no lens', () => {
  const document = openDocument(text);
  const commands = { openPanel: 'open', changeApplication: 'change', showReferences: 'show' };
  const names = new Names();
  for (const { entries } of document.sections) for (const entry of entries) names.add(entry);
  const uri = 'file:///integrations.yaml';
  const lenses = codeLenses({ document, names, uri, file: 0, commands, later: true });
  const whole = readWhole(document);
  const all = [
    ...codeLenses({ document, names, uri, file: 0, commands, later: false }),
    ...lenses.map((lens) => resolveLens(lens, readLensData(lens.data)!, uri, whole, commands)),
  ];
  assert.ok(all.some(({ command }) => command?.title === 'Simulate API call'));
  assert.ok(!JSON.stringify(all).includes(token));
});
