/** Findings follow what happens elsewhere in the file, and nothing else is looked at again. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDocument } from '../../server/src/document/open';
import { Check } from '../../server/src/rules/check';
import { rules } from '../../server/src/rules/registry';
import type { Rule } from '../../server/src/rules/rule';
import { defaultSettings } from '../../server/src/settings/settings';

const now = Date.parse('2026-11-23T12:00:00Z');
const text = `version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  - name: One
    clientId: 11111111-1111-4111-8111-111111111111
    grantType: client-credentials
    roles: [Employee]
  - name: Two
    grantType: client-credentials
    roles: [Employee]
authorizedApplications:
  - name: App
    client: { clientId: 22222222-2222-4222-8222-222222222222 }
    state: approved
`;

/** The check of the text, and how often rules have run over which entry. */
function watched() {
  const ran: string[] = [];
  const counting: Rule = {
    ...rules.find(({ on }) => on === 'entry')!,
    id: 'test/counting',
    on: 'entry',
    check: (entry) => {
      ran.push(`${entry.section}/${entry.index}`);
    },
  };
  const document = openDocument(text);
  const check = new Check({ document, rules: [counting, ...rules], settings: defaultSettings, now });
  const found = (rule: string) =>
    check
      .findings()
      .filter((one) => one.rule === rule)
      .map(({ pointer }) => pointer);
  const replace = (was: string, by: string) => {
    const lines = document.text().split('\n');
    const line = lines.findIndex((one) => one.includes(was));
    const character = lines[line]!.indexOf(was);
    const range = { start: { line, character }, end: { line, character: character + was.length } };
    check.update(document.edit([{ range, text: by }]));
  };
  found('');
  ran.length = 0;
  return { found, replace, ran };
}

describe('an edit', () => {
  test('that names a client by its id makes it used, and the reverse', () => {
    const { found, replace } = watched();
    assert.deepEqual(found('oauth/unused-client'), ['/oauthClients/0/name', '/oauthClients/1/name']);
    replace('22222222-2222-4222-8222-222222222222', '11111111-1111-4111-8111-111111111111');
    assert.deepEqual(found('oauth/unused-client'), ['/oauthClients/1/name']);
    replace('{ clientId: 11111111-1111-4111-8111-111111111111 }', 'Two');
    assert.deepEqual(found('oauth/unused-client'), ['/oauthClients/0/name']);
  });

  test('looks at the touched entry, and at others only where their answers change', () => {
    const { found, replace, ran } = watched();
    replace('[Employee]', '[Employee, Admin]');
    found('');
    assert.deepEqual(ran, ['oauthClients/0']);
    ran.length = 0;
    replace('name: Two', 'name: One');
    assert.deepEqual(found('name/duplicate').length > 0, true);
    assert.deepEqual(ran.sort(), ['oauthClients/0', 'oauthClients/1']);
    ran.length = 0;
    replace('eu-central-1', 'us-east-1');
    found('');
    assert.ok(ran.includes('organization/0'));
  });
});
