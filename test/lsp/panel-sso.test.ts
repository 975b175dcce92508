/** Sign-ins over the protocol: the view, the marks that come later, fixes, reports, lenses, and simulations elsewhere. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { CodeLens, ResponseError, WorkspaceEdit } from 'vscode-languageserver';
import { panelRequests, simulateCommands, simulateRequest } from '../../server/src/lsp/protocol';
import type { EntryHere, SsoAnswer, View } from '../../server/src/panel/view';
import type { Simulation } from '../../server/src/simulate/simulation';
import { made, now, organization } from '../unit/panel/sso-asking';
import { apply, type Client, Folder, pulling, start } from './client';

const uri = 'file:///nowhere/integrations.yaml';
const at = new Date(now).toISOString();
const response = made('wrong-audience').posted;

async function started(text = organization): Promise<Client> {
  const client = await start({ capabilities: pulling, options: { commands: true } });
  client.open(uri, text, 4);
  return client;
}

async function ask(client: Client, question: object, typed: object = {}): Promise<SsoAnswer & View> {
  const params = { textDocument: { uri }, question: { view: 'sso', provider: 'Acme_SSO', ...question }, typed };
  const view = await client.connection.sendRequest<View | null>(panelRequests.view, params);
  assert.ok(view?.kind === 'sso', JSON.stringify(view)?.slice(0, 300));
  return view;
}

describe('panel/view of a sign-in', () => {
  test('judges the response that is given, and keeps nothing of it', async () => {
    await using client = await started();
    const given = await ask(client, { at }, { response });
    assert.deepEqual([given.version, given.verdict.title, given.scenario], [4, 'Rejected', '']);
    const without = await ask(client, { at });
    assert.deepEqual([without.verdict.title, without.scenario], ['Accepted', 'valid']);
    assert.equal(given.promise, 'Nothing is sent. The response stays on this machine.');
    assert.deepEqual(client.errors, []);
  });

  test('has the marks of all scenarios after a while, and answers others meanwhile', async () => {
    await using client = await started();
    const first = await ask(client, {});
    assert.ok(first.waiting > 0);
    // Were they run in one go, the first of these requests would come back when all is done.
    let waiting = first.waiting;
    let between = 0;
    while (waiting > 0 && between < 5000) {
      const position = { line: 0, character: 0 };
      await client.connection.sendRequest(panelRequests.entry, { textDocument: { uri }, position });
      between++;
      if (between % 10 === 0) waiting = (await ask(client, {})).waiting;
    }
    assert.equal(waiting, 0);
    assert.ok(between > 10, `${between} other requests were answered`);
    assert.deepEqual(client.errors, []);
  });

  test('answers nothing to what makes no sense', async () => {
    await using client = await started();
    for (const question of [{ provider: 3 }, { flow: 'x' }, { user: 'x'.repeat(10_001) }]) {
      const params = { textDocument: { uri }, question: { view: 'sso', ...question } };
      assert.equal(await client.connection.sendRequest(panelRequests.view, params), null);
    }
  });

  test('reads the files that a provider names, of closed files too', async () => {
    const pem = organization.match(/-----BEGIN.*?END CERTIFICATE-----/s)?.[0].replace(/^ +/gm, '') ?? '';
    const text = organization.replace(/ {6}- \|\n(?: {8}.*\n)+/, '      - { file: sso/idp.pem }\n');
    assert.ok(text.includes('sso/idp.pem'));
    using folder = new Folder({ 'integrations.yaml': text, 'sso/idp.pem': pem });
    await using client = await start({ capabilities: pulling, folders: [folder] });
    const own = folder.uri('integrations.yaml');
    const question = { view: 'sso', provider: 'Acme_SSO', at };
    const params = { textDocument: { uri: own }, question, typed: { response: made('valid').posted } };
    for (const open of [false, true]) {
      if (open) client.open(own, text);
      const view = await client.connection.sendRequest<View | null>(panelRequests.view, params);
      assert.ok(view?.kind === 'sso');
      assert.equal(view.verdict.title, 'Accepted');
      assert.equal(view.certificates[0]?.title, 'idp.pem');
      const choosing = { textDocument: { uri: own }, question: { view: 'sso' } };
      const choose = await client.connection.sendRequest<View | null>(panelRequests.view, choosing);
      assert.ok(choose?.kind === 'choose');
      assert.match(choose.columns[2]?.items[0]?.sub ?? '', /^generic, certificate end/);
    }
  });
});

describe('a response without a word about whose it is', () => {
  test('is judged for the provider whose issuer it names', async () => {
    const two = organization.concat('  - { name: Other_SSO, type: okta, issuerUri: https://other.example/saml }\n');
    await using client = await started(two);
    const params = {
      textDocument: { uri },
      question: { view: 'sso', file: 'file:///x/r.xml', at },
      typed: { response },
    };
    const view = await client.connection.sendRequest<View | null>(panelRequests.view, params);
    assert.ok(view?.kind === 'sso');
    const provider = view.fields.find(({ id }) => id === 'provider');
    assert.ok(provider?.kind === 'choice' && provider.value === 'Acme_SSO');
    const without = await client.connection.sendRequest<View | null>(panelRequests.view, { ...params, typed: {} });
    assert.ok(without?.kind === 'sso' && without.verdict.title === 'Not judged');
  });

  test('is the assertion of a token request', async () => {
    const clients = 'oauthClients:\n  - { name: Intranet, grantType: saml2-bearer }\n';
    await using client = await started(organization.replace(/^(?=users:)/m, clients));
    const question = { view: 'token', client: 'Intranet', at };
    const outcome = async (typed: object) => {
      const view = await client.connection.sendRequest<View | null>(panelRequests.view, {
        textDocument: { uri },
        question,
        typed,
      });
      assert.ok(view?.kind === 'answer');
      return view.checks.find(({ id }) => id === 'assertion')?.outcome;
    };
    assert.equal(await outcome({ response: made('valid').posted }), 'pass');
    assert.equal(await outcome({ response }), 'fail');
    assert.equal(await outcome({}), 'unknown');
  });
});

describe('what is done about it', () => {
  test('writing down that a test passed, on the day of the simulation', async () => {
    await using client = await started();
    const question = { view: 'sso', provider: 'Acme_SSO', at, requestId: made('valid').requestId };
    const params = { textDocument: { uri }, question, typed: { response: made('valid').posted }, fix: 'sso/tested' };
    const edit = await client.connection.sendRequest<WorkspaceEdit | null>(panelRequests.fix, {
      ...params,
      version: 4,
    });
    const after = apply(organization, { title: '', edit: edit ?? assert.fail() });
    assert.match(after, new RegExp(`\\n {4}testedAt: ${new Date().toISOString().slice(0, 10)}\\n`));
    // Not of one that did not pass.
    const failed = { ...params, typed: { response }, version: 4 };
    assert.equal(await client.connection.sendRequest(panelRequests.fix, failed), null);
  });

  test('the edit of a fix, for the version that it was offered for', async () => {
    await using client = await started();
    const question = { view: 'sso', provider: 'Acme_SSO', at };
    const params = { textDocument: { uri }, question, typed: { response }, fix: 'sso/audience' };
    const edit = await client.connection.sendRequest<WorkspaceEdit | null>(panelRequests.fix, {
      ...params,
      version: 4,
    });
    const after = apply(organization, { title: '', edit: edit ?? assert.fail() });
    assert.match(after, /audience: https:\/\/login\.mypurecloud\.com\/saml/);
    assert.equal(await client.connection.sendRequest(panelRequests.fix, { ...params, version: 3 }), null);
  });

  test('reports have no response in them; the JSON is that of simulate sso', async () => {
    await using client = await started();
    const question = { view: 'sso', provider: 'Acme_SSO', at };
    const params = { textDocument: { uri }, question, typed: { response } };
    const report = (format: string) =>
      client.connection.sendRequest<string | null>(panelRequests.report, { ...params, format });
    const markdown = await report('markdown');
    assert.match(markdown ?? '', /^## Rejected/);
    assert.doesNotMatch(markdown ?? '', /samlp:|SignatureValue/);
    const json = JSON.parse((await report('json')) ?? '') as Simulation;
    assert.deepEqual([json.verdict, json.steps.length], ['rejected', 22]);
  });

  test('the provider under the cursor, and its lens', async () => {
    await using client = await started();
    const line = organization.split('\n').findIndex((text) => text.includes('- name: Acme_SSO'));
    const question = { view: 'sso', provider: 'Acme_SSO' };
    assert.deepEqual(
      await client.connection.sendRequest<EntryHere | null>(panelRequests.entry, {
        textDocument: { uri },
        position: { line: line + 1, character: 6 },
      }),
      { title: 'Acme_SSO', questions: [question] },
    );
    const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    assert.deepEqual(
      lenses.map(({ range, command }) => [range.start.line, command?.title, command?.arguments]),
      [[line, 'Validate assertion', [{ uri, question }]]],
    );
  });
});

describe('for other editors', () => {
  test('a command and a request judge a response', async () => {
    await using client = await started();
    const question = { provider: 'Acme_SSO', response, at, flow: 'sp' };
    const command = { command: simulateCommands.sso, arguments: [{ uri, ...question }] };
    const simulation = await client.connection.sendRequest<Simulation>('workspace/executeCommand', command);
    assert.equal(simulation.verdict, 'rejected');
    assert.deepEqual(
      simulation.steps.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id),
      ['audience'],
    );
    const params = { textDocument: { uri }, kind: 'sso', question };
    assert.deepEqual(await client.connection.sendRequest(simulateRequest, params), simulation);
  });
  test('what can’t be judged is an error that says why', async () => {
    await using client = await started();
    const fault = (argument: object) =>
      client.connection
        .sendRequest('workspace/executeCommand', { command: simulateCommands.sso, arguments: [{ uri, ...argument }] })
        .then(
          () => 'none',
          ({ message }: ResponseError) => message,
        );
    assert.match(await fault({ response }), /`provider` is needed/);
    assert.match(await fault({ provider: 'Acme_SSO' }), /`response` is needed/);
    assert.match(await fault({ provider: 'Nobody', response }), /no identity provider "Nobody"/);
    assert.match(await fault({ provider: 'Acme_SSO', response, flow: 'x' }), /`flow` is sp or idp/);
  });
});

test('the example of the repository has a sign-in that is accepted', async () => {
  await using client = await start({ capabilities: pulling });
  client.open(uri, readFileSync(join(__dirname, '../../examples/acme/integrations.yaml'), 'utf8'), 4);
  const view = await ask(client, { scenario: 'valid' });
  assert.equal(view.verdict.title, 'Accepted');
});
