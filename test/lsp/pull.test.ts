import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource, codes, Folder, range, start } from './client';
import { faulty, loud, testRules } from './rules';

const uri = 'file:///nowhere/integrations.yaml';
const bad = 'roles:\n  - name: ADMIN\n';

describe('diagnostics that the client asks for', () => {
  test('stand where the finding stands, and say what a client can show', async () => {
    await using client = await start({ rules: testRules, outside: { page: (rule) => `file:///docs/${rule}.md` } });
    client.open(uri, bad);
    assert.deepEqual(await client.items(uri), [
      {
        range: range(1, 10, 1, 15),
        severity: 2,
        code: 'test/loud',
        codeDescription: { href: 'file:///docs/test/loud.md' },
        source: 'genesys-integrations',
        message: 'ADMIN is loud. Write it small.',
        tags: [2],
        data: { pointer: '/roles/0/name' },
      },
    ]);
  });

  test('are unchanged while they are the same, whatever else is typed', async () => {
    await using client = await start({ rules: testRules });
    client.open(uri, bad);
    const first = await client.pull(uri);
    assert.ok(first.kind === 'full' && first.resultId);
    assert.deepEqual(await client.pull(uri, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    client.change(uri, 2, '# the end\n', range(2, 0));
    assert.equal((await client.pull(uri, first.resultId)).kind, 'unchanged');
    client.change(uri, 3, '# the start\n', range(0, 0));
    const moved = await client.pull(uri, first.resultId);
    assert.ok(moved.kind === 'full');
    assert.equal(moved.items[0]?.range.start.line, 2);
    assert.notEqual(moved.resultId, first.resultId);
  });

  test('follow many edits in one message and in many', async () => {
    await using client = await start({ rules: testRules });
    client.open(uri, 'roles:\n  - name: a\n');
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [
        { range: range(1, 10, 1, 11), text: 'LOUD' },
        { range: range(2, 0), text: '  - name: calm\n' },
        { range: range(2, 10, 2, 14), text: 'LOUDER' },
      ],
    });
    for (const [at, letter] of [...'EST'].entries()) client.change(uri, 3 + at, letter, range(2, 16 + at));
    const items = await client.items(uri);
    assert.deepEqual(
      items.map(({ message }) => message),
      ['LOUD is loud. Write it small.', 'LOUDEREST is loud. Write it small.'],
    );
    client.change(uri, 9, 'roles:\n  - name: quiet\n');
    assert.deepEqual(await client.items(uri), []);
  });

  test('are none for files that are no organization files, and for unknown ones', async () => {
    await using client = await start({ rules: testRules });
    client.open('file:///nowhere/values.yaml', bad);
    client.open('untitled:Untitled-1', bad);
    assert.deepEqual(await client.items('file:///nowhere/values.yaml'), []);
    assert.deepEqual(await client.items('untitled:Untitled-1'), []);
    assert.deepEqual(await client.items('file:///nowhere/never.integrations.yaml'), []);
  });

  test('wait for the files that the text names', async () => {
    using folder = new Folder({ 'a.pem': 'bad', 'b.pem': 'good' });
    let reads = 0;
    const outside = {
      readReferenced: async () => {
        reads++;
        await new Promise((resolve) => setTimeout(resolve, 20));
        return { state: 'read' as const, bytes: new TextEncoder().encode('bad') };
      },
    };
    await using client = await start({ rules: testRules, folders: [folder], outside });
    const file = folder.uri('integrations.yaml');
    client.open(file, 'a:\n  file: a.pem\n');
    const [item] = await client.items(file);
    assert.equal(item?.code, 'test/named');
    assert.deepEqual(item?.relatedInformation, [
      { location: { uri: pathToFileURL(join(folder.path, 'a.pem')).href, range: range(0, 0, 0, 3) }, message: 'Here.' },
    ]);
    assert.equal(reads, 1);
  });

  test('name files only inside the workspace folder', async () => {
    using folder = new Folder({ 'org/integrations.yaml': '' });
    await using client = await start({ rules: testRules, folders: [folder] });
    const file = folder.uri('org/integrations.yaml');
    client.open(file, 'a:\n  file: ../../../../../../../etc/hostname\n');
    const [item] = await client.items(file);
    assert.match(String(item?.message), /leaves the workspace folder/);
    assert.equal(item?.relatedInformation, undefined);
  });

  test('are capped, errors first, and say how many are left out', async () => {
    const settings = () => ({ maxFindings: 3 });
    await using client = await start({ rules: testRules, settings });
    client.open(uri, `roles:\n${'  - name: LOUD\n'.repeat(5)}x: {\n`);
    const items = await client.items(uri);
    assert.deepEqual(codes(items), ['test/loud', 'test/loud', 'yaml/syntax', undefined]);
    assert.match(String(items.at(-1)?.message), /^3 more findings are not shown/);
    assert.equal(items.at(-1)?.severity, 3);
  });

  test('say of a text over the size limit that it is not checked, and of its rest when it is smaller', async () => {
    await using client = await start({ rules: testRules, settings: () => ({ maxFileSize: 1 }) });
    client.open(uri, `${bad}# ${'x'.repeat(1_000_000)}\n`);
    const [item] = await client.items(uri);
    assert.match(String(item?.message), /^integrations\.yaml is not checked: it is 1\.1 MB, over the limit of 1 MB/);
    client.change(uri, 2, '', range(2, 0, 3, 0));
    assert.deepEqual(codes(await client.items(uri)), ['test/loud']);
  });

  test('are called off when the client does', async () => {
    const outside = { readReferenced: () => new Promise<never>(() => {}) };
    await using client = await start({ rules: testRules, outside });
    client.open(uri, 'a:\n  file: never.pem\n');
    const source = new CancellationTokenSource();
    const pull = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token);
    setTimeout(() => source.cancel(), 10);
    await assert.rejects(pull, { code: -32800 });
  });

  test('survive a rule that has a fault, and the log names it', async () => {
    await using client = await start({ rules: [faulty, loud] });
    client.open(uri, bad);
    assert.deepEqual(codes(await client.items(uri)), ['test/loud']);
    await client.until(() => client.errors.length > 0, 'A log entry');
    assert.match(client.errors[0] ?? '', /^Rule test\/faulty failed: Error: this rule is broken/);
  });
});
