import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver';
import { CancellationTokenSource, type Client, codes, Folder, start } from './client';
import { testRules } from './rules';

const bad = 'roles:\n  - name: ADMIN\n';
const good = 'roles:\n  - name: admin\n';

function findings(items: readonly WorkspaceDocumentDiagnosticReport[]): Record<string, unknown> {
  return Object.fromEntries(items.map((item) => [item.uri, item.kind === 'full' ? codes(item.items) : 'unchanged']));
}

function ids(items: readonly WorkspaceDocumentDiagnosticReport[]): Record<string, string> {
  return Object.fromEntries(items.flatMap(({ uri, resultId }) => (resultId ? [[uri, resultId]] : [])));
}

/** Asks as VS Code does: with a token for partial results, again as soon as it is answered. */
function poll(client: Client, previous: Record<string, string>) {
  const source = new CancellationTokenSource();
  const state = { answered: false, items: [] as WorkspaceDocumentDiagnosticReport[] };
  const answer = client.connection
    .sendRequest<WorkspaceDiagnosticReport>(
      'workspace/diagnostic',
      {
        previousResultIds: Object.entries(previous).map(([uri, value]) => ({ uri, value })),
        partialResultToken: `poll-${Math.random()}`,
      },
      source.token,
    )
    .then(({ items }) => {
      state.answered = true;
      state.items = items;
    });
  return { state, answer, cancel: () => source.cancel() };
}

describe('diagnostics of the workspace', () => {
  test('are those of closed organization files, and only what is new is sent again', async () => {
    using folder = new Folder({
      'integrations.yaml': bad,
      'eu/integrations.yml': good,
      'us.integrations.yaml': bad,
      'node_modules/x/integrations.yaml': bad,
      'values.yaml': bad,
    });
    await using client = await start({ rules: testRules, folders: [folder] });
    client.open(folder.uri('us.integrations.yaml'), good);
    const first = await client.pullWorkspace();
    assert.deepEqual(findings(first), {
      [folder.uri('integrations.yaml')]: ['test/loud'],
      [folder.uri('eu/integrations.yml')]: [],
    });
    assert.deepEqual(findings(await client.pullWorkspace(ids(first))), {
      [folder.uri('integrations.yaml')]: 'unchanged',
      [folder.uri('eu/integrations.yml')]: 'unchanged',
    });
    folder.write('eu/integrations.yml', bad);
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uri('eu/integrations.yml'), type: 2 }],
    });
    assert.deepEqual(findings(await client.pullWorkspace(ids(first))), {
      [folder.uri('integrations.yaml')]: 'unchanged',
      [folder.uri('eu/integrations.yml')]: ['test/loud'],
    });
  });

  test('wait until something changes when the client can wait', async () => {
    using folder = new Folder({ 'integrations.yaml': bad });
    await using client = await start({ rules: testRules, folders: [folder] });
    const uri = folder.uri('integrations.yaml');
    const first = poll(client, {});
    await first.answer;
    assert.deepEqual(findings(first.state.items), { [uri]: ['test/loud'] });

    const second = poll(client, ids(first.state.items));
    await client.settle();
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    await client.settle();
    assert.equal(second.state.answered, false, 'nothing has changed');
    folder.write('integrations.yaml', good);
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    await second.answer;
    assert.deepEqual(findings(second.state.items), { [uri]: [] });

    const third = poll(client, ids(second.state.items));
    await client.settle();
    third.cancel();
    await assert.rejects(third.answer, { code: -32800 });
  });

  test('take the place of those of an open file when it is closed', async () => {
    using folder = new Folder({ 'integrations.yaml': good });
    await using client = await start({ rules: testRules, folders: [folder] });
    const uri = folder.uri('integrations.yaml');
    const first = poll(client, {});
    await first.answer;
    const second = poll(client, ids(first.state.items));
    client.open(uri, bad);
    assert.deepEqual(codes(await client.items(uri)), ['test/loud']);
    assert.equal(second.state.answered, false, 'an open file is none of its business');
    client.close(uri);
    await second.answer;
    assert.deepEqual(findings(second.state.items), { [uri]: [] }, 'told again, although the client had it once');
    assert.deepEqual(await client.items(uri), [], 'the last question of a client is about the file on the disk');
  });

  test('go with a file outside of all folders when it is closed', async () => {
    using folder = new Folder();
    using elsewhere = new Folder({ 'integrations.yaml': bad });
    await using client = await start({ rules: testRules, folders: [folder] });
    const uri = elsewhere.uri('integrations.yaml');
    client.open(uri, bad);
    assert.deepEqual(codes(await client.items(uri)), ['test/loud']);
    const waiting = poll(client, {});
    client.close(uri);
    await waiting.answer;
    assert.deepEqual(findings(waiting.state.items), { [uri]: [] });
    assert.deepEqual(await client.pullWorkspace(), []);
  });

  test('go with a file that is renamed or deleted, or whose folder is', async () => {
    using folder = new Folder({ 'a/integrations.yaml': bad, 'b/integrations.yaml': bad, 'c/integrations.yaml': bad });
    await using client = await start({ rules: testRules, folders: [folder] });
    const first = await client.pullWorkspace();
    const has = ids(first);
    folder.remove('a');
    folder.remove('b/integrations.yaml');
    folder.write('b/new.integrations.yaml', bad);
    client.notify('workspace/didDeleteFiles', { files: [{ uri: folder.uri('a') }] });
    client.notify('workspace/didRenameFiles', {
      files: [{ oldUri: folder.uri('b/integrations.yaml'), newUri: folder.uri('b/new.integrations.yaml') }],
    });
    const second = await client.pullWorkspace(has);
    assert.deepEqual(findings(second), {
      [folder.uri('a/integrations.yaml')]: [],
      [folder.uri('b/integrations.yaml')]: [],
      [folder.uri('b/new.integrations.yaml')]: ['test/loud'],
      [folder.uri('c/integrations.yaml')]: 'unchanged',
    });
    assert.equal(second.find(({ uri }) => uri === folder.uri('a/integrations.yaml'))?.resultId, undefined);
  });

  test('name a file that can not be read', async () => {
    using folder = new Folder({
      'a.integrations.yaml': new Uint8Array([0x61, 0x3a, 0x20, 0xff]),
      'b.integrations.yaml': `# ${'x'.repeat(1_000_000)}`,
    });
    await using client = await start({ rules: testRules, folders: [folder], settings: () => ({ maxFileSize: 1 }) });
    const messages = (await client.pullWorkspace()).map((item) => item.kind === 'full' && item.items[0]?.message);
    assert.deepEqual(messages, [
      'a.integrations.yaml is not checked: it is not valid UTF-8 (line 1); save it as UTF-8.',
      'b.integrations.yaml is not checked: it is 1.1 MB, over the limit of 1 MB (setting maxFileSize).',
    ]);
  });

  test('follow folders that come and go', async () => {
    using one = new Folder({ 'integrations.yaml': bad });
    using two = new Folder({ 'integrations.yaml': bad });
    await using client = await start({ rules: testRules, folders: [one] });
    const first = await client.pullWorkspace();
    assert.deepEqual(findings(first), { [one.uri('integrations.yaml')]: ['test/loud'] });
    client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: two.uri(), name: 'two' }], removed: [{ uri: one.uri(), name: 'one' }] },
    });
    assert.deepEqual(findings(await client.pullWorkspace(ids(first))), {
      [one.uri('integrations.yaml')]: [],
      [two.uri('integrations.yaml')]: ['test/loud'],
    });
  });

  test('see what changed on the disk for clients that do not tell', async () => {
    using folder = new Folder({ 'integrations.yaml': 'a:\n  file: a.pem\n', 'a.pem': 'bad' });
    const capabilities = { textDocument: { diagnostic: {} } };
    await using client = await start({ rules: testRules, folders: [folder], capabilities });
    const uri = folder.uri('integrations.yaml');
    const first = await client.pullWorkspace();
    assert.deepEqual(findings(first), { [uri]: ['test/named'] });
    folder.write('a.pem', 'good');
    assert.deepEqual(findings(await client.pullWorkspace(ids(first))), { [uri]: [] });
  });
});
