/** What stands in the place of what was found where a step does not apply: a phrase, never a paragraph. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Askable } from '../../../server/src/panel/panel';
import type { Answering } from '../../../server/src/panel/view';
import { changed, organization } from '../simulate/organization';
import { answer, plain } from './asking';

const acme = readFileSync(join(__dirname, '../../../examples/acme/integrations.yaml'), 'utf8');
const grants = ['client-credentials', 'authorization-code', 'implicit', 'saml2-bearer', 'refresh-token'];
const clientsOf = (text: string) =>
  [...text.slice(text.indexOf('oauthClients:')).matchAll(/^ {2}- name: (\w+)$/gm)].map(([, name]) => name!);

async function phrasesOf(
  text: string,
  question: Askable,
  secrets = {},
): Promise<readonly (readonly [string, string])[]> {
  const { checks } = await answer(text, question, { secrets });
  return checks.filter(({ outcome }) => outcome === 'skip').map(({ id, found }) => [id, plain(found)]);
}

describe('a step that does not apply', () => {
  test('is said in a phrase, for every client by every grant', async () => {
    let count = 0;
    for (const text of [organization, acme])
      for (const client of [...clientsOf(text), 'Nobody'])
        for (const grant of [undefined, ...grants])
          for (const whatIf of ['', 'revoked', 'disabled'])
            for (const secrets of [{}, undefined])
              for (const [id, phrase] of await phrasesOf(
                text,
                { view: 'token', client, whatIf, ...(grant === undefined ? {} : { grant }) } as Askable,
                secrets,
              )) {
                count++;
                assert.match(phrase, /^[a-z][^.]{2,39}$/i, `${client}, ${grant}, ${id}: ${phrase}`);
              }
    assert.ok(count > 500, `${count} rows were looked at`);
  });

  test('is said in a phrase for calls', async () => {
    for (const client of [...clientsOf(organization), 'Nobody', ''])
      for (const text of [organization, changed(['enforceScopes: true', 'enforceScopes: false'])])
        for (const user of [undefined, 'nobody@acme.example'])
          for (const [id, phrase] of await phrasesOf(text, {
            view: 'api',
            client,
            method: 'GET',
            path: '/api/v2/routing/queues',
            ...(user === undefined ? {} : { user }),
          }))
            assert.match(phrase, /^[a-z][^.]{2,39}$/i, `${client}, ${id}: ${phrase}`);
  });

  test('says the whole when it is opened, and nothing of the command line', async () => {
    const view: Answering = await answer(organization, { view: 'token', client: 'Machine' }, { secrets: {} });
    const address = view.checks.find(({ id }) => id === 'ip-allow-list');
    assert.equal(plain(address?.found), 'no address is given');
    assert.match(
      plain(address?.detail),
      /^Where the call comes from was not said, so the allow list was not looked at/,
    );
    const secret = view.checks.find(({ id }) => id === 'client-authentication');
    assert.match(plain(secret?.found), /^not compared: /);
    assert.match(plain(secret?.detail), /\. No secret was presented either/);
  });
});

describe('a value', () => {
  test('is code where a machine reads it, and words otherwise', async () => {
    const { checks } = await answer(organization, { view: 'token', client: 'Desktop' });
    const found = (id: string) => checks.find((check) => check.id === id)?.found;
    assert.deepEqual(found('client-known'), [{ text: 'Desktop', style: 'code' }]);
    assert.deepEqual(found('grant-type'), [{ text: 'authorization-code', style: 'code' }]);
    assert.deepEqual(found('client-active'), [{ text: 'active, by default' }]);
    assert.deepEqual(checks.find(({ id }) => id === 'scopes')?.expected?.at(0), {
      text: 'users:readonly',
      style: 'code',
    });
  });
  test('is never left out where a step passes, since narrow rows show nothing else', async () => {
    for (const client of ['Machine', 'Desktop', 'Portal', 'Widget'])
      for (const { id, outcome, found } of (await answer(organization, { view: 'token', client })).checks)
        if (outcome === 'pass') assert.notEqual(plain(found), '', `${client}, ${id}`);
  });
  test('of seconds is said in words too', async () => {
    const { checks } = await answer(organization, { view: 'token', client: 'Machine' });
    assert.equal(plain(checks.find(({ id }) => id === 'token-issued')?.found), '3,600 s (1 hour)');
  });
});

describe('what if', () => {
  test('keeps the capitals of abbreviations', async () => {
    const { verdict } = await answer(organization, { view: 'token', client: 'Machine', whatIf: 'ip' });
    assert.match(plain(verdict.sentence), /^What if: IP not on the list\./);
    const other = await answer(organization, { view: 'token', client: 'Machine', whatIf: 'disabled' });
    assert.match(plain(other.verdict.sentence), /^What if: disabled client\./);
  });
  test('leads to the entry that is otherwise, not to the next one', async () => {
    const { verdict } = await answer(organization, { view: 'token', client: 'Machine', whatIf: 'disabled' });
    const line = organization.slice(0, organization.indexOf('- name: Machine')).split('\n').length;
    assert.ok(
      verdict.actions.some(({ label }) => label === `Go to line ${line}`),
      JSON.stringify(verdict.actions),
    );
  });
});

describe('a missing permission', () => {
  test('is mended by the least of those of which one is enough', async () => {
    const view = await answer(organization, {
      view: 'api',
      client: 'Machine',
      method: 'DELETE',
      path: '/api/v2/users/1234',
    });
    assert.match(
      plain(view.checks.find(({ id }) => id === 'permission')?.detail),
      /one of admin, directory:user:delete/,
    );
    assert.match(plain(view.verdict.sentence), /Add directory:user:delete to one of the roles/);
  });
});
