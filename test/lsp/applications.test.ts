import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CodeLens } from 'vscode-languageserver';
import type { ApplicationChanged, ApplicationHere } from '../../server/src/lsp/protocol';
import { apply, type Client, Clock, pushed, range, start } from './client';

const uri = 'file:///nowhere/integrations.yaml';
const text = `version: 1
organization: { name: Acme, region: eu-central-1, enforceScopes: true }
roles:
  - name: Queues
    permissions: [routing:queue:view, routing:queue:add]
oauthClients:
  - name: CRM
    grantType: client-credentials
    roles: [Queues]
    uses: [GET /api/v2/routing/skills]
  # Nobody uses it.
  - grantType: authorization-code
    name: Desktop
    scopes: [users, routing]
authorizedApplications:
  - name: CRM App
    client: CRM
    state: approved # so
  - { name: Desktop App, client: Desktop, state: pending, scopes: [users] }
integrations:
  - name: Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM }
dataActions:
  - name: Get Queue
    integration: Actions
    request: { method: GET, url: "/api/v2/routing/queues/\${input.id}" }
  - name: Elsewhere
    integration: Web
    request: { method: GET, url: "https://acme.example" }
`;
const commands = { commands: true };
const clock = () => ({ outside: { now: new Clock().now } });

const lenses = (client: Client) =>
  client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
const resolve = (client: Client, lens: CodeLens) => client.connection.sendRequest<CodeLens>('codeLens/resolve', lens);

const isPrivilege = ({ data }: CodeLens) => data?.[3] === 'needs';

describe('code lenses', () => {
  test('stand above clients, applications and data actions, with what can be asked', async () => {
    await using client = await start({ options: commands, ...clock() });
    client.open(uri, text);
    const all = await lenses(client);
    assert.deepEqual(
      all.map(({ range, command }) => `${range.start.line + 1} ${command?.title}`),
      [
        '4 undefined',
        '7 undefined',
        '7 Simulate token request',
        '7 undefined',
        '12 undefined',
        '12 Simulate token request',
        '16 Revoke',
        '19 Approve',
        '19 Revoke',
        '19 Edit scopes…',
        '21 undefined',
        '25 Simulate API call',
      ],
    );
    assert.deepEqual(all[2]?.command, {
      title: 'Simulate token request',
      command: 'genesysIntegrations.openPanel',
      arguments: [{ uri, question: { view: 'token', client: 'CRM' } }],
    });
    assert.deepEqual(all[7]?.command?.arguments, [{ uri, pointer: '/authorizedApplications/1', change: 'approve' }]);
    assert.deepEqual(all[11]?.command?.arguments, [
      { uri, question: { view: 'api', client: 'CRM', method: 'GET', path: '/api/v2/routing/queues/${input.id}' } },
    ]);
  });

  test('get their commands when they are looked at, where the client asks for them', async () => {
    const capabilities = { textDocument: { codeLens: { resolveSupport: { properties: ['command'] } } } };
    await using client = await start({ options: commands, capabilities, ...clock() });
    await using other = await start({ options: commands, ...clock() });
    for (const one of [client, other]) one.open(uri, text);
    const [later, once] = [await lenses(client), await lenses(other)];
    assert.ok(later.every(({ command }) => command === undefined));
    const resolved = async (one: Client, all: readonly CodeLens[]) =>
      Promise.all(
        all.map(async (lens) => {
          const { range, command } = lens.command ? lens : await resolve(one, lens);
          return { range, command };
        }),
      );
    assert.deepEqual(await resolved(client, later), await resolved(other, once));
    const [revoke, approve] = [later[6]!, later[7]!];
    assert.deepEqual((await resolve(client, approve)).command?.arguments, [
      { uri, pointer: '/authorizedApplications/1', change: 'approve' },
    ]);
    // The lens of a text that has been edited since is that of the entry all the same.
    client.change(uri, 2, '  - { name: New, client: CRM, state: pending }\n', range(15, 0));
    assert.deepEqual((await resolve(client, approve)).command?.arguments, [
      { uri, pointer: '/authorizedApplications/2', change: 'approve' },
    ]);
    client.change(uri, 3, 'revoked', range(18, 11, 18, 19));
    assert.equal((await resolve(client, revoke)).command?.title, '');
  });

  test('say of the calls what they lack and what is too much, when they are looked at', async () => {
    await using client = await start({ options: commands, ...clock() });
    client.open(uri, text);
    const privilege = (await lenses(client)).find(isPrivilege);
    assert.ok(privilege && !privilege.command);
    assert.deepEqual((await resolve(client, privilege)).command, {
      title: '2 calls, 1 permission missing, 1 surplus',
      command: 'genesysIntegrations.openPanel',
      arguments: [{ uri, question: { view: 'api', client: 'CRM', method: 'GET', path: '/api/v2/routing/skills' } }],
    });
    client.change(uri, 2, 'queues]', range(9, 31, 9, 38));
    assert.equal((await resolve(client, privilege)).command?.title, '2 calls, 1 permission surplus');
    client.change(uri, 3, 'no/such]', range(9, 31, 9, 38));
    const again = (await lenses(client)).find(isPrivilege);
    assert.equal((await resolve(client, again!)).command?.title, 'at least 2 calls, none refused for permissions');
    client.change(uri, 4, 'Employee]', range(8, 12, 8, 19));
    assert.equal(
      (await resolve(client, again!)).command?.title,
      'at least 2 calls, 1 permission needed, 1 of them not known to be granted',
    );
    client.change(uri, 5, 'version: 1\n');
    assert.equal((await resolve(client, again!)).command?.title, '');
  });

  test('say who uses an entry, and where', async () => {
    await using client = await start({ options: commands, ...clock() });
    client.open(uri, text);
    const uses = (await lenses(client)).filter(({ data }) => data?.[3] === 'users');
    const titles = await Promise.all(uses.map(async (lens) => (await resolve(client, lens)).command?.title));
    assert.deepEqual(titles, [
      'Used by 1 OAuth client',
      'Used by 1 application, 1 integration',
      'Used by 1 application',
      'Used by 1 data action',
    ]);
    const { command } = await resolve(client, uses[1]!);
    assert.deepEqual(command, {
      title: 'Used by 1 application, 1 integration',
      command: 'genesysIntegrations.showReferences',
      arguments: [
        {
          uri,
          position: { line: 6, character: 4 },
          locations: [
            { uri, range: range(16, 12, 16, 15) },
            { uri, range: range(22, 60, 22, 63) },
          ],
        },
      ],
    });
    client.change(uri, 2, 'Nobody', range(16, 12, 16, 15));
    assert.equal((await resolve(client, uses[1]!)).command?.title, 'Used by 1 integration');
    client.change(uri, 3, 'Nobody', range(22, 60, 22, 63));
    assert.equal((await resolve(client, uses[1]!)).command?.title, '');
  });

  test('are those of the text directly behind an edit', async () => {
    await using client = await start({ options: commands, ...clock() });
    client.open(uri, text);
    await lenses(client);
    client.change(uri, 2, '# first\n', range(0, 0));
    client.change(uri, 3, 'revoked', range(18, 11, 18, 19));
    const titles = (await lenses(client)).filter(({ range }) => range.start.line === 16);
    assert.deepEqual(
      titles.map(({ command }) => command?.title),
      ['Approve'],
    );
    client.change(uri, 4, 'authorization-code', range(8, 15, 8, 33));
    const people = (await lenses(client)).filter(({ range }) => range.start.line === 16);
    assert.deepEqual(
      people.map(({ command }) => command?.title),
      ['Approve', 'Edit scopes…'],
    );
  });

  test('are sent only to clients that have the commands', async () => {
    await using client = await start(clock());
    assert.equal(client.initialized.capabilities.codeLensProvider, undefined);
    client.open(uri, text);
    assert.deepEqual(await lenses(client), []);
    await using able = await start({ options: commands });
    assert.deepEqual(able.initialized.capabilities.codeLensProvider, { resolveProvider: true });
    assert.deepEqual(await lenses(able), []);
    able.open('file:///nowhere/other.yaml', text);
    assert.deepEqual(
      await able.connection.sendRequest('textDocument/codeLens', {
        textDocument: { uri: 'file:///nowhere/other.yaml' },
      }),
      [],
    );
    const odd = { range: range(0, 0), data: 7 };
    assert.deepEqual(await resolve(able, odd), odd);
    for (const data of [[9, 'roles', 'A', 'users'], [0, 'roles', 'A', 'none'], [0, 'toString', 'A', 'users'], []])
      assert.deepEqual(await resolve(able, { ...odd, data }), { ...odd, data });
  });
});

describe('authorized applications', () => {
  const changeOf = (client: Client, params: object) =>
    client.connection.sendRequest<ApplicationChanged | null>('genesysIntegrations/application/change', {
      textDocument: { uri },
      ...params,
    });

  test('are approved and revoked by code actions that say what stops and begins', async () => {
    await using client = await start(clock());
    client.open(uri, text, 4);
    const actions = await client.actions(uri, range(17, 6), ['refactor.rewrite']);
    assert.deepEqual(
      actions.map(({ title, kind }) => [title, kind]),
      [['Revoke "CRM App": 1 call stops', 'refactor.rewrite']],
    );
    assert.equal(apply(text, actions[0]), text.replace('approved # so', 'revoked # so'));
    assert.deepEqual(await client.actions(uri, range(17, 6), ['source']), []);
    assert.deepEqual(await client.actions(uri, range(8, 6), ['refactor.rewrite']), []);
    const all = await client.actions(uri, range(18, 30));
    assert.ok(all.some(({ title }) => title.startsWith('Approve "Desktop App"')));
  });

  test('get and lose scopes by code actions where their scopes stand', async () => {
    await using client = await start({ ...clock(), capabilities: pushed });
    client.open(uri, text);
    const actions = await client.actions(uri, range(18, text.split('\n')[18]!.indexOf('[users]') + 2), ['refactor']);
    const scopes = actions.filter(({ title }) => title.includes('scope'));
    assert.deepEqual(
      scopes.map(({ title }) => title),
      [
        'Take the scope users from "Desktop App": nothing in the file stops or begins',
        'Add the scope routing to "Desktop App": nothing in the file stops or begins',
      ],
    );
    assert.equal(apply(text, scopes[1]), text.replace('scopes: [users] }', 'scopes: [users, routing] }'));
  });

  test('tell what they are, and what a change would do before it is made', async () => {
    await using client = await start(clock());
    client.open(uri, text, 7);
    const here = await client.connection.sendRequest<ApplicationHere | null>('genesysIntegrations/application/read', {
      textDocument: { uri },
      position: { line: 18, character: 10 },
    });
    assert.deepEqual(here, {
      pointer: '/authorizedApplications/1',
      name: 'Desktop App',
      state: 'pending',
      changes: ['approve', 'revoke', 'scopes'],
      scopes: ['users'],
      offered: ['users', 'routing'],
    });
    const changed = await changeOf(client, { pointer: '/authorizedApplications/0', change: { kind: 'revoke' } });
    assert.equal(changed?.title, 'Revoke "CRM App": 1 call stops');
    assert.equal(changed?.summary, '1 call stops');
    assert.match(changed?.effects[0] ?? '', /^"CRM" gets no more tokens/);
    assert.match(changed?.effects[1] ?? '', /^Get Queue \(data action, .*, line 27\) stops\.$/);
    assert.deepEqual(changed?.edit, {
      documentChanges: [
        { textDocument: { uri, version: 7 }, edits: [{ range: range(17, 11, 17, 19), newText: 'revoked' }] },
      ],
    });
  });

  test('answer nonsense with null', async () => {
    await using client = await start(clock());
    client.open(uri, text);
    const pointer = '/authorizedApplications/0';
    for (const params of [
      {},
      { pointer },
      { pointer, change: { kind: 'approve' } },
      { pointer, change: { kind: 'scopes', scopes: [7] } },
      { pointer: '/authorizedApplications/9', change: { kind: 'revoke' } },
      { pointer: '/oauthClients/0', change: { kind: 'revoke' } },
      { position: { line: 'x' }, change: { kind: 'revoke' } },
      { pointer, change: { kind: 'revoke' }, textDocument: { uri: 'file:///nowhere/no.yaml' } },
    ])
      assert.equal(await changeOf(client, params), null, JSON.stringify(params));
    assert.equal(await client.connection.sendRequest('genesysIntegrations/application/read', {}), null);
    assert.deepEqual(client.errors, []);
  });
});
