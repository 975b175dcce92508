/** Hovers and inlay hints over the protocol. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ClientCapabilities, Hover, InlayHint } from 'vscode-languageserver';
import { exampleCertificates } from '../../server/src/rules/sso/example-certificates';
import { type Client, Clock, Folder, pulling, range, start } from './client';

const text = `\
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  - name: CRM
    grantType: client-credentials
    tokenDuration: 28800
    roles: [Employee]
    clientSecret: \${secret:crm}
identityProviders:
  - name: SSO
    type: generic
    certificates:
      - file: idp.pem
`;

const withHovers: ClientCapabilities = {
  ...pulling,
  textDocument: { ...pulling.textDocument, hover: { contentFormat: ['markdown', 'plaintext'] } },
  workspace: { ...pulling.workspace, inlayHint: { refreshSupport: true } },
};

const hover = (client: Client, uri: string, line: number, character: number) =>
  client.connection.sendRequest<Hover | null>('textDocument/hover', {
    textDocument: { uri },
    position: { line, character },
  });
const hints = (client: Client, uri: string, last = 20) =>
  client.connection.sendRequest<InlayHint[] | null>('textDocument/inlayHint', {
    textDocument: { uri },
    range: range(0, 0, last, 0),
  });
const markdownOf = (found: Hover | null) => (found?.contents as { value: string } | undefined)?.value ?? '';
const kindOf = (found: Hover | null) => (found?.contents as { kind: string } | undefined)?.kind;
const labels = (found: InlayHint[] | null) => found?.map(({ position, label }) => `${position.line} ${label}`);
/** A clock, and the machine's files. */
const outside = () => {
  const clock = new Clock();
  return { clock, outside: { now: clock.now, after: clock.after } };
};

describe('hovers', () => {
  test('are Markdown with the range of the value, directly behind an edit', async () => {
    using folder = new Folder({ 'idp.pem': exampleCertificates.valid });
    await using client = await start({ folders: [folder], capabilities: withHovers, outside: outside().outside });
    assert.equal(client.initialized.capabilities.hoverProvider, true);
    const uri = folder.uri('integrations.yaml');
    client.open(uri, text);
    const found = await hover(client, uri, 5, 20);
    assert.deepEqual(found?.range, range(5, 19, 5, 24));
    assert.equal(kindOf(found), 'markdown');
    assert.match(markdownOf(found), /^\*\*8 hours\*\* \(28,800 seconds\)/);
    client.change(uri, 2, '7200', range(5, 19, 5, 24));
    assert.match(markdownOf(await hover(client, uri, 5, 20)), /^\*\*2 hours\*\*/);
    assert.equal(await hover(client, uri, 400, 0), null);
    assert.deepEqual(client.errors, []);
  });

  test('wait for a file that they speak of', async () => {
    using folder = new Folder({ 'idp.pem': exampleCertificates.valid });
    await using client = await start({ folders: [folder], capabilities: withHovers, outside: outside().outside });
    const uri = folder.uri('integrations.yaml');
    client.open(uri, text);
    assert.match(markdownOf(await hover(client, uri, 12, 16)), /\*\*expires in 35,832 days\*\*/);
    folder.remove('idp.pem');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.uri('idp.pem'), type: 3 }] });
    assert.match(markdownOf(await hover(client, uri, 12, 16)), /can’t be read/);
  });

  test('are plain text for clients that take no Markdown', async () => {
    await using client = await start({ outside: outside().outside });
    client.open('file:///nowhere/integrations.yaml', text);
    const found = await hover(client, 'file:///nowhere/integrations.yaml', 5, 20);
    assert.equal(kindOf(found), 'plaintext');
    assert.match(markdownOf(found), /^8 hours \(28,800 seconds\)\n/);
  });

  test('say whether a secret is there, and never what it is', async () => {
    using folder = new Folder({ secret: 'of-a-file-7391' });
    const stored = new Map([['crm', 'x'.repeat(43)]]);
    const world = outside().outside;
    await using client = await start({ folders: [folder], capabilities: withHovers, outside: world });
    client.connection.onRequest(
      'genesysIntegrations/secretDigest',
      ({ name }: { name: string }) => stored.get(name) ?? null,
    );
    const uri = folder.uri('integrations.yaml');
    client.open(uri, text);
    assert.match(
      markdownOf(await hover(client, uri, 7, 22)),
      /secret storage holds `crm`\. Its value is never shown\./,
    );
    client.change(uri, 2, 'other', range(7, 27, 7, 30));
    assert.match(markdownOf(await hover(client, uri, 7, 22)), /secret storage holds no `other`\.$/);
    client.change(uri, 3, '${file:secret}', range(7, 18, 7, 33));
    const read = markdownOf(await hover(client, uri, 7, 22));
    assert.match(read, /The file `secret` is there\. Its value is never shown\./);
    client.change(uri, 4, '${file:../../etc/passwd}', range(7, 18, 7, 32));
    assert.match(markdownOf(await hover(client, uri, 7, 22)), /can’t be read, or is empty/);
    client.change(uri, 5, '${env:GENESYS_NO_SUCH}', range(7, 18, 7, 42));
    assert.match(markdownOf(await hover(client, uri, 7, 22)), /is not set for this editor/);
    assert.ok(!read.includes('7391'));
    assert.deepEqual(client.errors, []);
  });

  test('of files that are none of ours, and of nonsense, are null', async () => {
    await using client = await start({ capabilities: withHovers });
    client.open('file:///nowhere/other.yaml', text);
    assert.equal(await hover(client, 'file:///nowhere/other.yaml', 5, 20), null);
    assert.equal(await hover(client, 'file:///nowhere/integrations.yaml', 5, 20), null);
    client.open('file:///nowhere/integrations.yaml', text);
    for (const position of [null, {}, { line: -1, character: 'x' }])
      assert.equal(
        await client.connection.sendRequest('textDocument/hover', {
          textDocument: { uri: 'file:///nowhere/integrations.yaml' },
          position,
        }),
        null,
      );
    assert.deepEqual(client.errors, []);
  });
});

describe('inlay hints', () => {
  test('stand behind what is known, and are asked for again when a file was read', async () => {
    using folder = new Folder({ 'idp.pem': exampleCertificates.valid });
    await using client = await start({ folders: [folder], capabilities: withHovers, outside: outside().outside });
    const refreshes = countRefreshes(client);
    assert.equal(client.initialized.capabilities.inlayHintProvider, true);
    const uri = folder.uri('integrations.yaml');
    client.open(uri, text);
    assert.deepEqual(labels(await hints(client, uri)), ['1 EMEA (Frankfurt)', '5 8 h']);
    await client.until(() => refreshes() === 1, 'The refresh');
    assert.deepEqual(labels(await hints(client, uri)), ['1 EMEA (Frankfurt)', '5 8 h', '12 expires in 35,832 days']);
    assert.deepEqual(labels(await hints(client, uri, 4)), ['1 EMEA (Frankfurt)']);
    client.change(uri, 2, '60', range(5, 19, 5, 24));
    assert.deepEqual(labels(await hints(client, uri, 6)), ['1 EMEA (Frankfurt)', '5 1 min']);
    await client.settle();
    assert.equal(refreshes(), 1);
  });

  test('wait for files where nobody would ask again', async () => {
    using folder = new Folder({ 'idp.pem': exampleCertificates.valid });
    const world = outside();
    await using client = await start({ folders: [folder], outside: world.outside });
    const uri = folder.uri('integrations.yaml');
    client.open(uri, text);
    assert.deepEqual(labels(await hints(client, uri)), ['1 EMEA (Frankfurt)', '5 8 h', '12 expires in 35,832 days']);
  });

  test('are counted anew at midnight', async () => {
    using folder = new Folder({ 'idp.pem': exampleCertificates.valid });
    const world = outside();
    await using client = await start({ folders: [folder], capabilities: withHovers, outside: world.outside });
    const refreshes = countRefreshes(client);
    const uri = folder.uri('integrations.yaml');
    client.open(uri, text);
    await hints(client, uri);
    await client.until(() => refreshes() === 1, 'The refresh of the file');
    world.clock.moveTo('2026-11-24T00:00:01Z');
    await client.until(() => refreshes() === 2, 'The refresh of the day');
    world.clock.moveTo('2026-11-25T12:00:00Z');
    await client.until(() => refreshes() === 3, 'The refresh of the next day');
    assert.deepEqual(labels(await hints(client, uri))?.at(-1), '12 expires in 35,830 days');
  });

  test('can be switched off', async () => {
    await using client = await start({ capabilities: withHovers, settings: () => ({ inlayHints: false }) });
    client.open('file:///nowhere/integrations.yaml', text);
    assert.equal(await hints(client, 'file:///nowhere/integrations.yaml'), null);
  });
});

function countRefreshes(client: Client): () => number {
  let count = 0;
  client.connection.onRequest('workspace/inlayHint/refresh', () => {
    count++;
    return null;
  });
  return () => count;
}
