import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { Folder } from './client';

const root = join(__dirname, '../..');
const built = join(root, 'dist/server.js');
const program = existsSync(built) ? [built] : ['--import', 'tsx', join(root, 'server/src/lsp/main.ts')];

function run(...args: string[]) {
  const child = spawn(process.execPath, [...program, ...args], { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (data) => {
    errors += data;
  });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, connection, exit, errors: () => errors };
}

describe('the server as a program', () => {
  test('serves findings over stdio, and ends with 0 after shutdown and exit', async () => {
    using folder = new Folder();
    const { connection, exit, errors } = run('--stdio');
    const { capabilities } = await connection.sendRequest<{ capabilities: { diagnosticProvider: unknown } }>(
      'initialize',
      {
        processId: process.pid,
        rootUri: folder.uri(),
        capabilities: { textDocument: { diagnostic: {} } },
      },
    );
    assert.ok(capabilities.diagnosticProvider);
    void connection.sendNotification('initialized', {});
    const uri = folder.uri('integrations.yaml');
    void connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: 'version: 1\norganization: [\n' },
    });
    const { items } = await connection.sendRequest<{ items: { code: string }[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    assert.ok(items.some(({ code }) => code === 'yaml/syntax'));
    await connection.sendRequest('shutdown');
    void connection.sendNotification('exit');
    assert.equal(await exit, 0);
    assert.equal(errors(), '');
  });

  test('ends when its client is gone', async () => {
    const { child, exit } = run('--stdio');
    child.stdin.end();
    assert.equal(await exit, 1);
  });

  test('says in one line how it is used, and ends with 2', () => {
    for (const args of [[], ['--help'], ['--node-ipc'], ['check']]) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...args], { cwd: root });
      assert.equal(status, 2);
      assert.equal(stdout.toString(), '');
      assert.match(stderr.toString(), /^Usage: [^\n]+\n$/);
    }
  });
});
