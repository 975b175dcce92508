import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codes, Folder, pushed, range, start } from './client';
import { testRules } from './rules';

const bad = 'roles:\n  - name: ADMIN\n';
const good = 'roles:\n  - name: admin\n';

describe('diagnostics for clients that do not ask', () => {
  test('come with the version, once for a burst of edits, and go when the file is closed', async () => {
    const uri = 'file:///nowhere/integrations.yaml';
    await using client = await start({ rules: testRules, capabilities: pushed });
    assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
    client.open(uri, good, 1);
    await client.until(() => client.published.length === 1, 'The first report');
    assert.deepEqual(client.published[0], { uri, version: 1, diagnostics: [] });
    for (const [at, letter] of [...'LOUDEST'].entries())
      client.change(uri, 2 + at, letter, range(1, 10 + at, 1, at === 0 ? 15 : 10 + at));
    await client.until(() => client.published.at(-1)?.version === 8, 'The last version');
    assert.deepEqual(codes(client.published.at(-1)!.diagnostics), ['test/loud']);
    assert.ok(client.published.length < 5, 'a burst is answered once');
    client.close(uri);
    await client.until(() => client.published.at(-1)?.diagnostics.length === 0, 'The end');
    assert.equal(client.published.at(-1)?.version, undefined);
  });

  test('come for closed files too, and follow the file that is opened, edited and closed', async () => {
    using folder = new Folder({ 'a/integrations.yaml': bad, 'b/integrations.yaml': good, 'a/values.yaml': bad });
    await using client = await start({ rules: testRules, capabilities: pushed, folders: [folder] });
    const uri = folder.uri('a/integrations.yaml');
    const last = () => client.published.filter((one) => one.uri === uri).at(-1);
    await client.until(() => client.published.length > 0, 'A report of a closed file');
    assert.deepEqual(codes(last()!.diagnostics), ['test/loud']);
    client.open(uri, good, 7);
    await client.until(() => last()?.version === 7, 'A report of the open file');
    assert.deepEqual(last()?.diagnostics, []);
    client.close(uri);
    await client.until(() => last()?.version === undefined, 'A report of the file on the disk');
    assert.deepEqual(codes(last()!.diagnostics), ['test/loud']);
    folder.remove('a/integrations.yaml');
    client.notify('workspace/didDeleteFiles', { files: [{ uri }] });
    await client.until(() => last()?.diagnostics.length === 0, 'The end');
    assert.deepEqual(
      client.published.filter((one) => one.uri !== uri),
      [],
      'nothing is sent of files without findings',
    );
  });

  test('follow files that the text names when one of them is saved', async () => {
    using folder = new Folder({ 'a.pem': 'bad' });
    await using client = await start({ rules: testRules, capabilities: pushed, folders: [folder] });
    const uri = folder.uri('integrations.yaml');
    client.open(uri, 'a:\n  file: a.pem\n');
    await client.until(() => client.published.length > 0, 'The first report');
    assert.deepEqual(codes(client.published[0]!.diagnostics), ['test/named']);
    folder.write('a.pem', 'good');
    client.notify('textDocument/didSave', { textDocument: { uri } });
    await client.until(() => client.published.at(-1)?.diagnostics.length === 0, 'A report of the new content');
  });
});
