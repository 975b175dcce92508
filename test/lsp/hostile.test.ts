/** Names and lines that are made to deceive who reads them, or to keep the server busy. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionList,
  DocumentLink,
  DocumentSymbol,
  SymbolInformation,
} from 'vscode-languageserver';
import { type Client, Folder, pulling, range, start } from './client';

const uri = 'file:///nowhere/integrations.yaml';
const capable: ClientCapabilities = {
  ...pulling,
  textDocument: {
    ...pulling.textDocument,
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true } },
  },
};

/** Turns the rest of a line around, moves the cursor of a terminal, breaks the line, and has no end. */
const deceiving = ['a\u202Eb', 'c\u001b[2Kd', 'e\n\nf', '\u2066\u2028', 'x'.repeat(5_000)];

const names = deceiving.map((name) => JSON.stringify(name).replace(/[\u2028-\u202e\u2066]/g, escaped));
const clients = names.map(
  (name) => `  - name: ${name}
    description: ${name}
    grantType: client-credentials
    scopes: [${name}]
`,
);
const applications = names.map(
  (name) => `  - name: ${name}
    client: ${name}
    state: pending
`,
);
const written = `organization: { name: A, region: eu-central-1 }
oauthClients:
${clients.join('')}authorizedApplications:
${applications.join('')}  - name: last
    client: #
`;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16)}`;
}

/** What people read must be one line of what can be seen. */
function assertReadable(texts: readonly (string | undefined)[]): void {
  assert.ok(texts.length > 0);
  for (const text of texts) {
    assert.doesNotMatch(text ?? '', /[\p{Cc}\u2028-\u202e\u2066-\u2069]/u);
    assert.ok((text ?? '').length <= 500, `${text?.length} letters`);
  }
}

async function complete(client: Client, line: number, character: number): Promise<CompletionList | null> {
  return client.connection.sendRequest('textDocument/completion', {
    textDocument: { uri },
    position: { line, character },
  });
}

/** Milliseconds of this process. */
async function cost(act: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('names that deceive', () => {
  test('are visible, short and on one line where they are listed', async () => {
    await using client = await start({ capabilities: capable });
    client.open(uri, written);
    const outline = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    const all = outline.flatMap(({ children = [], ...section }) => [section, ...children]);
    assertReadable(all.flatMap(({ name, detail }) => [name, detail]));
    assert.ok(
      all.some(({ name }) => name === 'a\\u{202e}b'),
      all.map(({ name }) => name).join(),
    );
    const found = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query: '' });
    assertReadable(found.flatMap(({ name, containerName }) => [name, containerName]));

    const lines = written.split('\n');
    const titles: string[] = [];
    for (const [line, text] of lines.entries())
      if (text.startsWith('    state:'))
        titles.push(
          ...(
            await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
              textDocument: { uri },
              range: range(line, 6),
              context: { diagnostics: [] },
            })
          ).map(({ title }) => title),
        );
    assert.ok(titles.some((title) => title.includes('a\\u{202e}b')));
    assertReadable(titles);
    assertReadable((await client.items(uri)).map(({ message }) => String(message).slice(0, 500)));

    const at = lines.findIndex((text) => text.endsWith('client: #'));
    const items = (await complete(client, at, 12))?.items ?? [];
    assertReadable(items.flatMap(({ label, labelDetails }) => [label, labelDetails?.description]));
    // What is inserted is the name itself.
    assert.ok(items.some(({ label, textEdit }) => label === 'e f' && textEdit?.newText === '"e\\n\\nf"'));
    assert.deepEqual(client.errors, []);
  });
});

describe('files that lead elsewhere', () => {
  test('are no links, also before they are read', async (t) => {
    if (process.platform === 'win32') return t.skip('Links need rights there, and there are no pipes.');
    using away = new Folder({ 'idp.pem': 'x' });
    using folder = new Folder({ 'sso/idp.pem': 'x', 'a #%?.pem': 'x' });
    symlinkSync(join(away.path, 'idp.pem'), join(folder.path, 'away.pem'));
    symlinkSync(join(folder.path, 'sso'), join(folder.path, 'near'));
    symlinkSync(away.path, join(folder.path, 'out'));
    execFileSync('mkfifo', [join(folder.path, 'pipe.pem')]);
    const paths = ['sso/idp.pem', 'a #%?.pem', 'near/idp.pem', 'away.pem', 'out/idp.pem', 'pipe.pem', 'sso', '.'];
    const outwards = ['../x.pem', '/etc/passwd', 'none.pem', join(away.path, 'idp.pem')];
    const files = [...paths, ...outwards].map((path) => `      - file: ${JSON.stringify(path)}\n`);
    await using client = await start({ folders: [folder] });
    const file = folder.uri('integrations.yaml');
    client.open(file, `identityProviders:\n  - name: A\n    certificates:\n${files.join('')}`);
    for (const when of ['before', 'behind']) {
      const links = await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', {
        textDocument: { uri: file },
      });
      assert.deepEqual(
        links.map(({ target }) => target),
        ['sso/idp.pem', 'a #%?.pem', 'near/idp.pem'].map((path) => folder.uri(path)),
        when,
      );
      await client.items(file);
    }
    const definition = await client.connection.sendRequest('textDocument/definition', {
      textDocument: { uri: file },
      position: { line: 6, character: 18 },
    });
    assert.equal(definition, null);
  });
});

describe('lines that keep busy', () => {
  test('of marks that may each begin an anchor or a tag', async () => {
    await using client = await start();
    const marks = '&!'.repeat(14);
    client.open(uri, `roles:\n  - name: ${marks} x\n    \n`);
    const answer = () =>
      client.connection.sendRequest('textDocument/onTypeFormatting', {
        textDocument: { uri },
        position: { line: 2, character: 4 },
        ch: '\n',
        options: { tabSize: 2, insertSpaces: true },
      });
    await client.settle();
    assert.ok((await cost(answer)) < 1_000);
  });

  test('of roles that all have one name', async () => {
    await using client = await start();
    client.open(uri, `roles: [${'{ name: a, permissions: [] }, '.repeat(2_000)}]\n`);
    await client.settle();
    const answer = () =>
      client.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri }, range: range(0, 0, 1, 0) });
    assert.ok((await cost(answer)) < 1_000);
  });

  test('of braces that may each begin a placeholder', async () => {
    await using client = await start();
    const value = `${'${'.repeat(60_000)}}`;
    const head = 'dataActions:\n  - name: x\n    request:\n';
    client.open(uri, `${head}      url: ${value}\n      body: ${value}\n`);
    await client.settle();
    for (const line of [3, 4]) assert.ok((await cost(() => complete(client, line, 1e9))) < 1_500, `line ${line}`);
  });
});
