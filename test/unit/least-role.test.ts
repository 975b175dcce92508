import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../server/src/rules/check';
import { open } from '../checking';
import { edited } from '../edited';

const text = `version: 1\r
organization: { name: Acme, region: eu-central-1 }\r
oauthClients:\r
  - name: Sync\r
    grantType: client-credentials\r
    roles: [{ role: "Admin", division: Sales }] # too much\r
    uses: [GET /api/v2/routing/queues]\r
`;

const find = (findings: readonly Finding[]) => findings.find(({ rule }) => rule === 'oauth/over-privileged-role');

test('a least role brings its section along, and has none to bring as soon as there is one', () => {
  const { document, check } = open(text);
  const [fix] = find(check.findings())?.fixes ?? [];
  assert.equal(fix?.title, 'Replace the role "Admin" by one with just what the calls need: "Sync Calls"');
  assert.equal(
    edited(text, fix.edits()),
    text
      .replace(
        'oauthClients:',
        'roles:\r\n  - name: Sync Calls\r\n    description: Just what the calls of Sync need\r\n    permissions:\r\n      - routing:queue:view\r\noauthClients:',
      )
      .replace('"Admin"', '"Sync Calls"'),
  );
  const line = { line: 2, character: 0 };
  check.update(document.edit([{ range: { start: line, end: line }, text: 'roles: []\r\n' }]));
  const finding = find(check.findings());
  assert.ok(finding);
  assert.deepEqual(finding.fixes, []);
  check.update(document.edit([{ range: { start: line, end: { line: 3, character: 0 } }, text: '' }]));
  assert.equal(find(check.findings())?.fixes.length, 1);
});

test('a file in braces gets no section', () => {
  const braces = `{\nversion: 1,\noauthClients: [{ name: S, grantType: client-credentials, roles: [Admin], uses: [GET /api/v2/routing/queues] }]\n}\n`;
  const finding = find(open(braces).check.findings());
  assert.ok(finding);
  assert.deepEqual(finding.fixes, []);
});
