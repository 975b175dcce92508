import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codes, Folder, pushed, range, start } from './client';
import { loud, testRules } from './rules';

const uri = 'file:///nowhere/integrations.yaml';
const bad = 'roles:\n  - name: ADMIN\n';

describe('the server lives on', () => {
  test('after messages that make no sense', async () => {
    await using client = await start({ rules: testRules });
    client.open(uri, bad);
    const changes: unknown[] = [
      undefined,
      null,
      'text',
      [{}],
      [{ text: 1 }],
      [{ range: { start: { line: 'a', character: 0 }, end: null }, text: '' }],
      [{ range: { start: { line: Number.NaN, character: 0 }, end: { line: 1, character: 1 } }, text: '' }],
      [{ range: { start: { line: 1.5, character: 0 }, end: { line: 1.5, character: 1 } }, text: '' }],
    ];
    for (const contentChanges of changes)
      client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges });
    client.notify('textDocument/didChange', {});
    client.notify('textDocument/didOpen', { textDocument: { uri: 7, text: null } });
    client.notify('textDocument/didOpen', { textDocument: {} });
    client.notify('textDocument/didClose', { textDocument: { uri: 'file:///never/opened.yaml' } });
    client.notify('textDocument/didClose', {});
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: '%%%', type: 99 }, {}] });
    client.notify('workspace/didChangeWatchedFiles', {});
    client.notify('workspace/didChangeConfiguration', null);
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: 'nonsense' }], removed: null } });
    client.notify('workspace/didRenameFiles', { files: [{}] });
    client.notify('some/thing', { a: 1 });
    await assert.rejects(client.connection.sendRequest('some/thing', {}), { code: -32601 });
    for (const params of [
      {},
      { textDocument: null },
      { textDocument: { uri: null } },
      { textDocument: { uri: '::' } },
    ]) {
      assert.deepEqual(await client.connection.sendRequest('textDocument/diagnostic', params), {
        kind: 'full',
        items: [],
      });
      assert.deepEqual(await client.connection.sendRequest('textDocument/codeAction', params), []);
    }
    assert.deepEqual(
      await client.connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri },
        range: range(-5, -5, 1e9, 1e9),
        context: null,
      }),
      await client.actions(uri, range(0, 0, 9, 9)),
    );
    for (const params of [{}, { command: null }, { command: {} }, { command: 7, arguments: {} }])
      await assert.rejects(client.connection.sendRequest('workspace/executeCommand', params), {
        code: -32602,
        message: /^Name the command to run as `command`\.$/,
      });
    for (const params of [{}, { textDocument: null }, { textDocument: { uri: 7 } }])
      assert.deepEqual(await client.connection.sendRequest('textDocument/codeLens', params), []);
    assert.ok(!client.errors.some((error) => /executeCommand|codeLens/.test(error)), client.errors.join());
    for (const previousResultIds of [null, 'x', [{}], [{ uri: 1, value: 2 }]])
      await client.connection.sendRequest('workspace/diagnostic', { previousResultIds });
    assert.deepEqual(codes(await client.items(uri)), ['test/loud'], 'the text is as it was');
    assert.ok(client.errors.length > 0, 'the log knows');
  });

  test('and clamps positions outside of the text', async () => {
    await using client = await start({ rules: testRules });
    client.open(uri, bad);
    client.change(uri, 2, '# end\n', range(1e9, 1e9, 2e9, 0));
    client.change(uri, 3, '# start\n', range(-3, -3, -1, 5));
    client.change(uri, 4, 'ER', range(2, 15, 2, 14));
    assert.match(String((await client.items(uri))[0]?.message), /^ADMINER is loud/);
  });

  test('with hostile texts', async () => {
    await using client = await start({ capabilities: pushed });
    const texts = [
      '\0\u0001\ufeff\ufffe',
      '\ud800 lone: \udfff',
      '['.repeat(20_000),
      `${'a: {'.repeat(5_000)}`,
      `a: &a [x]\n${Array.from({ length: 12 }, (_, at) => `b${at}: &b${at} [${'*a, '.repeat(9)}*a]`).join('\n')}`,
      `x: &x [*x]\n`,
      '<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs\n',
      '__proto__: { polluted: true }\nconstructor: x\n',
      `roles:\n${'- name: a\n'.repeat(3_000)}`,
      '%YAML 9.9\n---\n!!js/function x\n--- \n...\n',
      '? \n: \n- \n',
      '\r\r\r\n\u2028\u2029\u0085a: b',
    ];
    for (const [at, text] of texts.entries()) {
      client.open(uri, text, at * 10);
      client.change(uri, at * 10 + 1, '"', range(0, 1));
      client.change(uri, at * 10 + 2, '', range(0, 0, 0, 2));
      await client.until(() => client.published.at(-1)?.version === at * 10 + 2, `A report of text ${at}`);
    }
    assert.deepEqual(client.errors, []);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  test('and hears nothing of what is closed while it is looked at', async () => {
    using folder = new Folder();
    let go: (() => void) | undefined;
    const outside = {
      readReferenced: () =>
        new Promise<{ state: 'unreadable'; reason: string }>((resolve) => {
          go = () => resolve({ state: 'unreadable', reason: 'of the test' });
        }),
    };
    await using client = await start({ rules: testRules, outside, capabilities: pushed, folders: [folder] });
    const file = folder.uri('integrations.yaml');
    client.open(file, 'a:\n  file: a.pem\n');
    await client.until(() => go !== undefined, 'A reading');
    client.close(file);
    await client.until(() => client.published.length === 1, 'An empty report');
    go?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(
      client.published.map(({ diagnostics }) => diagnostics),
      [[]],
    );
    assert.deepEqual(client.errors, []);
  });

  test('and sees the whole of a text that was edited while a file was read', async () => {
    let reads = 0;
    const outside = {
      readReferenced: async () => {
        reads++;
        await new Promise((resolve) => setTimeout(resolve, 30));
        return { state: 'unreadable' as const, reason: 'of the test' };
      },
    };
    await using client = await start({ rules: testRules, outside });
    client.open(uri, 'a:\n  file: a.pem\n');
    const pull = client.items(uri);
    await client.until(() => reads === 1, 'A reading');
    client.change(uri, 2, 'b:\n  file: b.pem\n', range(2, 0));
    assert.deepEqual(codes(await pull), ['test/named', 'test/named']);
    assert.equal(reads, 2);
  });

  test('without folders, capabilities or options', async () => {
    await using client = await start({ rules: [loud], capabilities: {}, options: 'nonsense' });
    client.open(uri, bad);
    await client.until(() => client.published.length === 1, 'A report');
    assert.deepEqual(codes(client.published[0]!.diagnostics), ['test/loud']);
  });
});
