import assert from 'node:assert/strict';
import { createECDH, createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { ResponseError, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { panelRequests, secretRequests, simulateCommands, simulateRequest } from '../../server/src/lsp/protocol';
import type { Answering, EntryHere, Question, View } from '../../server/src/panel/view';
import { run } from '../cli/program';
import { challenge, changed, organization, verifier } from '../unit/simulate/organization';
import { apply, type Client, Clock, Folder, pulling, start } from './client';

const uri = 'file:///nowhere/integrations.yaml';
const pending = changed(['state: approved, scopes: [routing]', 'state: pending, scopes: [routing]']);

async function started(text = organization, more: Parameters<typeof start>[0] = {}): Promise<Client> {
  const clock = new Clock();
  const client = await start({ capabilities: pulling, outside: { now: clock.now, after: clock.after }, ...more });
  client.open(uri, text, 4);
  return client;
}

const view = (client: Client, question: unknown, more: object = {}): Promise<View | null> =>
  client.connection.sendRequest(panelRequests.view, { textDocument: { uri }, question, ...more });

async function answer(client: Client, question: Question, more?: object): Promise<Answering & View> {
  const shown = await view(client, question, more);
  assert.ok(shown?.kind === 'answer');
  return shown;
}

describe('panel/view', () => {
  test('answers for the text as it is, and follows it', async () => {
    await using client = await started();
    const question: Question = { view: 'token', client: 'Desktop' };
    const before = await answer(client, question);
    assert.equal(before.version, 4);
    assert.equal(before.verdict.title, 'Granted');
    assert.ok(before.token);
    client.change(uri, 5, pending);
    const after = await answer(client, question);
    assert.deepEqual([after.version, after.verdict.title], [5, 'Denied']);
  });
  test('comes after the findings of what was typed, which it does not hold up', async () => {
    await using client = await started();
    await client.items(uri);
    for (const question of [{ view: 'usage' }, { view: 'token', client: 'Desktop' }]) {
      const order: string[] = [];
      client.change(uri, order.length + 5, organization);
      await Promise.all([
        view(client, question).then(() => order.push('view')),
        client.items(uri).then(() => order.push('findings')),
      ]);
      assert.deepEqual(order, ['findings', 'view'], question.view);
    }
  });
  test('offers what to ask, and shows the use of the API', async () => {
    await using client = await started();
    assert.equal((await view(client, { view: 'token' }))?.kind, 'choose');
    assert.equal((await view(client, { view: 'usage' }))?.kind, 'usage');
  });
  test('answers nothing to what makes no sense', async () => {
    await using client = await started();
    const nonsense = [
      undefined,
      null,
      3,
      'token',
      [],
      {},
      { view: '__proto__' },
      { view: 'token', client: 3 },
      { view: 'token', client: 'x'.repeat(10_001) },
      { view: 'token', client: 'Machine', scopes: 'x' },
      { view: 'token', client: 'Machine', scopes: [{}] },
      { view: 'token', client: 'Machine', scopes: Array.from({ length: 10_001 }, () => 'x') },
      { view: 'token', client: 'Machine', secret: 'my-secret' },
      { view: 'api', client: 'Machine', tokenAge: '1' },
      { view: 'usage', load: { x: 'y' } },
    ];
    for (const question of nonsense)
      assert.equal(await view(client, question), null, JSON.stringify(question)?.slice(0, 80));
    const ask = (params: unknown) => client.connection.sendRequest(panelRequests.view, params);
    const question = { view: 'token', client: 'Machine' };
    for (const params of [
      null,
      3,
      {},
      { question },
      { textDocument: { uri: 3 }, question },
      { textDocument: { uri: 'file:///nowhere/other.yaml' }, question },
    ])
      assert.equal(await ask(params), null);
    assert.deepEqual(client.errors, []);
  });
  test('reads a file that is not open where it lies in a workspace folder, and no other', async () => {
    using folder = new Folder({ 'integrations.yaml': organization, 'notes.txt': organization });
    using outside = new Folder({ 'integrations.yaml': organization });
    await using client = await start({ folders: [folder], capabilities: pulling });
    const question = { view: 'token', client: 'Desktop' };
    const at = (place: string) =>
      client.connection.sendRequest<View | null>(panelRequests.view, { textDocument: { uri: place }, question });
    const shown = await at(folder.uri('integrations.yaml'));
    assert.deepEqual([shown?.kind, shown?.version], ['answer', 0]);
    assert.equal(await at(folder.uri('notes.txt')), null);
    assert.equal(await at(folder.uri('none.integrations.yaml')), null);
    assert.equal(await at(outside.uri('integrations.yaml')), null);
  });
});

describe('secrets', () => {
  const secret = 'the-stored-secret';
  async function storing(stored: { readonly [name: string]: string }) {
    const client = await started();
    const own = createECDH('prime256v1');
    own.generateKeys();
    const theirs = await client.connection.sendRequest<string>(secretRequests.key, {
      publicKey: own.getPublicKey('base64url'),
    });
    const key = createHash('sha256')
      .update(own.computeSecret(Buffer.from(theirs, 'base64url')))
      .digest();
    const digest = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
    const asked: string[] = [];
    client.connection.onRequest(secretRequests.digest, ({ name }: { name: string }) => {
      asked.push(name);
      return stored[name] === undefined ? null : digest(stored[name]);
    });
    return { client, digest, asked, key };
  }

  test('are compared by digests: what is typed, with what the editor stores', async () => {
    const { client, digest, asked, key } = await storing({ machine: secret });
    await using _ = client;
    assert.equal(key.length, 32);
    await assert.rejects(client.connection.sendRequest(secretRequests.key, { publicKey: 'AAAA' }), /P-256/);
    await assert.rejects(client.connection.sendRequest(secretRequests.key, {}), /P-256/);
    const ask = async (typed: object) =>
      (await answer(client, { view: 'token', client: 'Machine', secret: 'typed' }, { typed })).verdict.code;
    assert.equal(await ask({ secret: digest(secret) }), '200');
    assert.equal(await ask({ secret: digest('another') }), '400 invalid_client');
    // A secret as it was typed is not looked at, should one ever be sent.
    const plain = await answer(client, { view: 'token', client: 'Machine', secret: 'typed' }, { typed: { secret } });
    assert.match(JSON.stringify(plain.fields), /Type the secret: it is never kept/);
    assert.deepEqual([...new Set(asked)], ['machine']);
  });
  test('one that is not stored leaves the answer open', async () => {
    const { client, digest } = await storing({});
    await using _ = client;
    const shown = await answer(
      client,
      { view: 'token', client: 'Machine', secret: 'typed' },
      { typed: { secret: digest('x') } },
    );
    assert.equal(shown.verdict.title, 'Unknown');
  });
  test('of the environment are compared as well', async () => {
    process.env.PORTAL = 'zQ7-from-the-environment';
    try {
      const { client, digest } = await storing({});
      await using _ = client;
      const ask = async (text: string) =>
        (
          await answer(
            client,
            { view: 'token', client: 'Portal', secret: 'typed' },
            { typed: { secret: digest(text) } },
          )
        ).verdict.title;
      assert.equal(await ask('zQ7-from-the-environment'), 'Granted');
      assert.equal(await ask('another'), 'Denied');
    } finally {
      delete process.env.PORTAL;
    }
  });
  test('a client without such a storage is asked once', async () => {
    await using client = await started();
    const machine: Question = { view: 'token', client: 'Machine' };
    assert.equal((await answer(client, machine)).verdict.title, 'Granted');
    assert.equal((await answer(client, machine)).verdict.title, 'Granted');
    assert.deepEqual(client.errors, []);
  });
  test('a verifier crosses as its hash', async () => {
    await using client = await started();
    assert.equal(createHash('sha256').update(verifier).digest('base64url'), challenge);
    const ask = async (typed: object) =>
      (await answer(client, { view: 'token', client: 'Desktop', codeChallenge: challenge }, { typed })).verdict.title;
    assert.equal(await ask({ codeVerifier: challenge, codeVerifierLength: 43, codeVerifierFits: true }), 'Granted');
    assert.equal(await ask({ codeVerifier: challenge, codeVerifierLength: 300 }), 'Denied');
    assert.equal(await ask({}), 'Denied');
  });
});

describe('panel/fix', () => {
  test('gives the edit of a fix for the version that it was offered for', async () => {
    await using client = await started(pending);
    const question: Question = { view: 'token', client: 'Desktop' };
    const shown = await answer(client, question);
    const [action] = shown.verdict.actions;
    assert.ok(action?.does.kind === 'fix');
    const { fix } = action.does;
    const ask = (more: object) =>
      client.connection.sendRequest<WorkspaceEdit | null>(panelRequests.fix, {
        textDocument: { uri },
        question,
        fix,
        version: 4,
        ...more,
      });
    const edit = await ask({});
    const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.equal(change?.textDocument.version, 4);
    client.change(uri, 5, `${pending}# more\n`);
    assert.equal(await ask({ version: 4 }), null);
    assert.ok(await ask({ version: 5 }));
    const fixed = apply(pending, { title: '', edit: edit! });
    client.change(uri, 6, fixed);
    assert.equal((await answer(client, question)).verdict.title, 'Granted');
    assert.equal(await ask({ version: 6 }), null);
    assert.equal(await ask({ fix: 'nonsense', version: 6 }), null);
    assert.equal(await ask({ fix: 3 }), null);
  });
});

describe('panel/report, panel/token, panel/entry', () => {
  const question: Question = { view: 'token', client: 'Desktop' };
  test('a report for a ticket', async () => {
    await using client = await started();
    const ask = (format: unknown) =>
      client.connection.sendRequest<string | null>(panelRequests.report, { textDocument: { uri }, question, format });
    assert.match((await ask('markdown'))!, /^## Granted \(200\)\n/);
    assert.equal((JSON.parse((await ask('json'))!) as { verdict: string }).verdict, 'granted');
    assert.equal(await ask('pdf'), null);
  });
  test('the whole token, when it is asked for', async () => {
    await using client = await started();
    const ask = (asked: Question) =>
      client.connection.sendRequest<string | null>(panelRequests.token, { textDocument: { uri }, question: asked });
    const token = await ask(question);
    assert.match(token!, /^[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.ok(!JSON.stringify(await answer(client, question)).includes(token!));
    assert.equal(await ask({ view: 'token', client: 'Nobody' }), null);
    assert.equal(await ask({ view: 'api', client: 'Machine' }), null);
  });
  test('the entry under the cursor', async () => {
    await using client = await started();
    const at = (needle: string) => organization.split('\n').findIndex((line) => line.includes(needle));
    const ask = (position: unknown) =>
      client.connection.sendRequest<EntryHere | null>(panelRequests.entry, { textDocument: { uri }, position });
    const here = await ask({ line: at('tokenDuration: 28800'), character: 6 });
    assert.equal(here?.title, 'Desktop');
    assert.deepEqual(here?.questions[0], { view: 'token', client: 'Desktop' });
    assert.deepEqual((await ask({ line: at('name: Machine App'), character: 10 }))?.questions[0], {
      view: 'token',
      client: 'Machine',
    });
    assert.equal(await ask({ line: at('name: Queue Reader'), character: 0 }), null);
    assert.equal(await ask({ line: 'x' }), null);
    assert.equal(await ask(undefined), null);
  });
});

describe('for other editors', () => {
  const file = join(__dirname, '../../examples/acme/integrations.yaml');
  const at = '2026-11-23T12:00:00Z';
  const calls: readonly (readonly [kind: 'token' | 'api', question: object, args: readonly string[]])[] = [
    ['token', { client: 'Agent_Desktop' }, ['--client', 'Agent_Desktop']],
    [
      'token',
      {
        client: 'Agent_Desktop',
        redirectUri: 'https://desktop.acme.example/callback',
        codeChallenge: challenge,
        codeVerifier: verifier,
        scopes: ['routing'],
      },
      [
        '--client',
        'Agent_Desktop',
        '--redirect-uri',
        'https://desktop.acme.example/callback',
        '--code-challenge',
        challenge,
        '--code-verifier',
        verifier,
        '--scope',
        'routing',
      ],
    ],
    [
      'token',
      { client: 'Directory_Provisioning', secret: 'x', ip: '10.0.0.1' },
      ['--client', 'Directory_Provisioning', '--secret', 'x', '--ip', '10.0.0.1'],
    ],
    ['token', { client: 'Directory_Provisioning', secret: '' }, ['--client', 'Directory_Provisioning', '--secret', '']],
    ['token', { client: 'Nobody', grant: 'implicit' }, ['--client', 'Nobody', '--grant', 'implicit']],
    [
      'api',
      { client: 'CRM_Integration_Client', method: 'GET', path: '/api/v2/routing/queues', tokenAge: 720 },
      [
        '--client',
        'CRM_Integration_Client',
        '--method',
        'GET',
        '--path',
        '/api/v2/routing/queues',
        '--token-age',
        '720',
      ],
    ],
    [
      'api',
      { client: 'Agent_Desktop', method: 'GET', path: '/api/v2/users/me', user: 'ada@acme.example' },
      ['--client', 'Agent_Desktop', '--method', 'GET', '--path', '/api/v2/users/me', '--user', 'ada@acme.example'],
    ],
  ];

  test('a command and a request say what the command line says', async () => {
    await using client = await start({ capabilities: pulling });
    client.open(uri, readFileSync(file, 'utf8'));
    assert.deepEqual(client.initialized.capabilities.executeCommandProvider?.commands, Object.values(simulateCommands));
    for (const [kind, question, args] of calls) {
      const { stdout } = run(['simulate', kind, file, ...args, '--at', at, '--format', 'json'], __dirname);
      const expected: unknown = JSON.parse(stdout);
      const command = { command: simulateCommands[kind], arguments: [{ uri, at, ...question }] };
      assert.deepEqual(await client.connection.sendRequest('workspace/executeCommand', command), expected);
      const params = { textDocument: { uri }, kind, question: { at, ...question } };
      assert.deepEqual(await client.connection.sendRequest(simulateRequest, params), expected);
    }
  });

  test('what can’t be simulated is an error that says why', async () => {
    await using client = await started();
    const fault = async (kind: 'token' | 'api', argument: unknown): Promise<string> => {
      const command = { command: simulateCommands[kind], arguments: [argument] };
      return client.connection.sendRequest('workspace/executeCommand', command).then(
        () => 'none',
        ({ message, code }: ResponseError) => `${code} ${message}`,
      );
    };
    const token = { uri, client: 'Machine' };
    const api = { ...token, method: 'GET', path: '/api/v2/users' };
    assert.match(await fault('token', undefined), /^-32602 `client` is needed/);
    assert.match(await fault('token', { uri, client: 3 }), /`client` as a text/);
    assert.match(await fault('token', { uri, client: 'x'.repeat(10_001) }), /too long/);
    assert.match(await fault('token', { client: 'Machine' }), /`uri`/);
    assert.match(await fault('token', { ...token, uri: 'file:///nowhere/none.yaml' }), /no organization file/);
    assert.match(await fault('token', { ...token, grant: 'toString' }), /`grant` is one of client-credentials/);
    assert.match(await fault('token', { ...token, scopes: 'x' }), /list of texts/);
    assert.match(await fault('token', { ...token, at: 'soon' }), /ISO 8601/);
    assert.match(
      await fault('token', { uri, client: 'Intranet', assertion: '<x/>', provider: 'Nobody' }),
      /no identity provider "Nobody"/,
    );
    assert.match(await fault('api', { ...api, tokenAge: -1 }), /whole number of seconds/);
    assert.match(await fault('api', token), /`method` is needed/);
    assert.equal(await fault('api', api), 'none');
    assert.match(
      await client.connection
        .sendRequest(simulateRequest, { textDocument: { uri }, kind: 'x' })
        .then(String, ({ message }: ResponseError) => message),
      /token, api or sso/,
    );
    const unknown = await client.connection
      .sendRequest('workspace/executeCommand', { command: 'rm', arguments: [] })
      .then(String, ({ message }: ResponseError) => message);
    assert.match(unknown, /no command rm/);
    assert.deepEqual(client.errors, []);
  });
});
