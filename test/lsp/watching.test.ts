import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codes, Folder, start } from './client';
import { testRules } from './rules';

const text = 'a:\n  file: sso/a.pem\n';

describe('files on the disk', () => {
  test('are watched: organization files, settings files, and every file that is named', async () => {
    using folder = new Folder({ 'integrations.yaml': text, 'sso/a.pem': 'bad', 'sso/b.pem': 'bad' });
    await using client = await start({ rules: testRules, folders: [folder] });
    await client.pullWorkspace();
    const named = () =>
      client.watchers().flatMap(({ globPattern }) => (typeof globPattern === 'string' ? [] : [globPattern]));
    await client.until(() => named().length === 1, 'A watcher');
    assert.deepEqual(named(), [{ baseUri: folder.uri('sso'), pattern: 'a.pem' }]);
    const patterns = client.watchers().map(({ globPattern }) => globPattern);
    assert.ok(patterns.includes('**/integrations.yaml'));
    assert.ok(patterns.includes('**/.genesys-integrations.yaml'));

    const uri = folder.uri('integrations.yaml');
    client.open(uri, text.replace('a.pem', 'b.pem'));
    await client.items(uri);
    await client.until(() => named().some(({ pattern }) => pattern === 'b.pem'), 'Another watcher');
  });

  test('are read again when the client says that they changed, and the editor is asked to look', async () => {
    using folder = new Folder({ 'sso/a.pem': 'bad' });
    await using client = await start({ rules: testRules, folders: [folder] });
    const uri = folder.uri('integrations.yaml');
    client.open(uri, text);
    const first = await client.pull(uri);
    assert.ok(first.kind === 'full');
    assert.equal(first.items[0]?.message, 'The file is bad.');
    assert.equal((await client.pull(uri, first.resultId)).kind, 'unchanged', 'nobody said a word');
    folder.write('sso/a.pem', 'good');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.uri('sso/a.pem'), type: 2 }] });
    await client.until(() => client.refreshes() === 1, 'A refresh');
    assert.deepEqual(await client.items(uri), []);
    folder.remove('sso/a.pem');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.uri('sso/a.pem'), type: 3 }] });
    await client.until(() => client.refreshes() === 2, 'A refresh');
    assert.match(String((await client.items(uri))[0]?.message), /there is no such file/);
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.uri('other.pem'), type: 1 }] });
    await client.settle();
    assert.equal(client.refreshes(), 2, 'a file that nobody names is nobody’s business');
  });

  test('are compared when a client asks that can not watch', async () => {
    using folder = new Folder({ 'sso/a.pem': 'bad' });
    const capabilities = { textDocument: { diagnostic: {} } };
    await using client = await start({ rules: testRules, folders: [folder], capabilities });
    const uri = folder.uri('integrations.yaml');
    client.open(uri, text);
    assert.deepEqual(codes(await client.items(uri)), ['test/named']);
    folder.write('sso/a.pem', 'good indeed');
    assert.deepEqual(await client.items(uri), []);
    folder.write('.genesys-integrations.yaml', 'rules:\n  test/loud: off\n');
    client.change(uri, 2, 'roles:\n  - name: LOUD\n');
    await client.items(uri);
    assert.deepEqual(await client.items(uri), []);
  });

  test('that are read while they are written are read again', async () => {
    using folder = new Folder();
    const answers = ['bad', 'good'];
    const waiting: (() => void)[] = [];
    const outside = {
      readReferenced: () =>
        new Promise<{ state: 'read'; bytes: Uint8Array }>((resolve) => {
          const bytes = new TextEncoder().encode(answers.shift());
          waiting.push(() => resolve({ state: 'read', bytes }));
        }),
    };
    await using client = await start({ rules: testRules, folders: [folder], outside });
    const uri = folder.uri('integrations.yaml');
    client.open(uri, text);
    const pull = client.items(uri);
    await client.until(() => waiting.length === 1, 'A reading');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.uri('sso/a.pem'), type: 2 }] });
    await client.settle();
    waiting[0]!();
    await client.until(() => waiting.length === 2, 'A second reading');
    waiting[1]!();
    assert.deepEqual(await pull, []);
  });
});
