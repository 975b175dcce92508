/** Definition, references, highlights, outline, search, folds, links, colours and new lines, as a client asks. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type {
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Location,
  LocationLink,
  SemanticTokens,
  SemanticTokensDelta,
  SymbolInformation,
  TextEdit,
} from 'vscode-languageserver';
import { type Client, Folder, pulling, range, start } from './client';

const uri = 'file:///nowhere/integrations.yaml';
const text = `version: 1
organization: { name: Acme, region: eu-central-1 }
roles:
  - name: Reader
oauthClients:
  - name: CRM
    grantType: client-credentials
    roles: [Reader, Employee]
`;

const ask = <T>(client: Client, method: string, more: object, of = uri): Promise<T> =>
  client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: of }, ...more });
const at = (line: number, character: number) => ({ position: { line, character } });

describe('a definition', () => {
  test('is a link where the client takes links, else a place', async () => {
    for (const linkSupport of [true, false]) {
      await using client = await start({
        capabilities: { ...pulling, textDocument: { ...pulling.textDocument, definition: { linkSupport } } },
      });
      client.open(uri, text);
      const found = await ask<(LocationLink | Location)[]>(client, 'definition', at(7, 14));
      assert.deepEqual(
        found,
        linkSupport
          ? [
              {
                originSelectionRange: range(7, 12, 7, 18),
                targetUri: uri,
                targetRange: range(3, 4, 3, 16),
                targetSelectionRange: range(3, 10, 3, 16),
              },
            ]
          : [{ uri, range: range(3, 10, 3, 16) }],
      );
      assert.deepEqual(await ask(client, 'declaration', at(7, 14)), [{ uri, range: range(3, 10, 3, 16) }]);
      assert.equal(await ask(client, 'definition', at(7, 24)), null, 'a built-in role');
      assert.deepEqual(client.errors, []);
    }
  });
  test('of a file is the file, if there is one and it may be read', async () => {
    using folder = new Folder({
      'team/integrations.yaml': `version: 1
organization: { name: Acme, region: eu-central-1 }
identityProviders:
  - name: A
    metadataFile: sso/idp.xml
    logo: ../logo.png
    certificates: [{ file: gone.pem }, { file: ../../outside.pem }]
oauthClients:
  - { name: B, clientSecret: '\${file:secret}' }
`,
      'team/sso/idp.xml': '<x/>',
      'team/secret': 'x',
      'logo.png': '',
    });
    await using client = await start({ folders: [folder] });
    const file = folder.uri('team/integrations.yaml');
    const { readFileSync } = await import('node:fs');
    client.open(file, readFileSync(new URL(file), 'utf8'));
    const define = async (line: number, character: number) =>
      (await ask<Location[] | null>(client, 'definition', at(line, character), file))?.map((one) => one.uri) ?? null;
    assert.deepEqual(await define(4, 22), [folder.uri('team/sso/idp.xml')]);
    assert.deepEqual(await define(5, 14), [folder.uri('logo.png')]);
    assert.deepEqual(await define(8, 40), [folder.uri('team/secret')]);
    assert.equal(await define(6, 30), null, 'no such file');
    assert.equal(await define(6, 60), null, 'outside of the folder');
    const links = async () =>
      (await ask<DocumentLink[]>(client, 'documentLink', {}, file)).map(({ target, tooltip }) => [target, tooltip]);
    const expected = [
      [folder.uri('team/sso/idp.xml'), 'Open the SAML metadata'],
      [folder.uri('logo.png'), 'Open the image'],
      [folder.uri('team/secret'), 'Open the file of the secret'],
    ];
    const sorted = async () =>
      (await links()).sort(
        (a, b) => expected.findIndex(([one]) => one === a[0]) - expected.findIndex(([one]) => one === b[0]),
      );
    assert.deepEqual(await sorted(), expected);
    // What was read of them says the same.
    await client.items(file);
    assert.deepEqual(await sorted(), expected);
    assert.deepEqual(client.errors, []);
  });
});

test('references are with or without the declaration, and highlights with their kind', async () => {
  await using client = await start();
  client.open(uri, text);
  const references = async (includeDeclaration: boolean) =>
    (await ask<Location[]>(client, 'references', { ...at(3, 11), context: { includeDeclaration } })).map(
      ({ range: { start } }) => start.line,
    );
  assert.deepEqual(await references(true), [3, 7]);
  assert.deepEqual(await references(false), [7]);
  const highlights = await ask<DocumentHighlight[]>(client, 'documentHighlight', at(7, 13));
  assert.deepEqual(
    highlights.map(({ range: { start }, kind }) => [start.line, kind]),
    [
      [3, 3],
      [7, 2],
    ],
  );
  assert.equal(await ask(client, 'references', { ...at(0, 3), context: { includeDeclaration: true } }), null);
});

test('an edit is in the answer that is asked for right behind it', async () => {
  await using client = await start();
  client.open(uri, text);
  client.change(uri, 2, 'X', range(3, 10, 3, 16));
  client.change(uri, 3, 'X', range(7, 12, 7, 18));
  const found = await ask<Location[]>(client, 'definition', at(7, 12));
  assert.deepEqual(found, [{ uri, range: range(3, 10, 3, 11) }]);
  const symbols = await ask<SymbolInformation[]>(client, 'documentSymbol', {});
  assert.ok(symbols.some(({ name }) => name === 'X'));
});

describe('the outline', () => {
  test('is nested where the client takes that, else flat', async () => {
    const documentSymbol = { hierarchicalDocumentSymbolSupport: true };
    await using nested = await start({
      capabilities: { ...pulling, textDocument: { ...pulling.textDocument, documentSymbol } },
    });
    nested.open(uri, text);
    const symbols = await ask<DocumentSymbol[]>(nested, 'documentSymbol', {});
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, children?.map((child) => `${child.name} (${child.detail})`)]),
      [
        ['version', undefined],
        ['organization', undefined],
        ['roles', ['Reader ()']],
        ['oauthClients', ['CRM (client-credentials)']],
      ],
    );
    await using flat = await start();
    flat.open(uri, text);
    const all = await ask<SymbolInformation[]>(flat, 'documentSymbol', {});
    assert.deepEqual(
      all.map(({ name, containerName }) => (containerName ? `${containerName}/${name}` : name)),
      ['version', 'organization', 'roles', 'roles/Reader', 'oauthClients', 'oauthClients/CRM'],
    );
  });
  test('of the workspace has open and closed files', async () => {
    using folder = new Folder({
      'integrations.yaml': text,
      'b/integrations.yaml': 'oauthClients:\n  - name: CRM two\n',
      'b/other.yaml': 'oauthClients:\n  - name: CRM three\n',
    });
    await using client = await start({ folders: [folder] });
    const find = async (query: string) =>
      (await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query })).map(
        ({ name, containerName, location }) =>
          `${name} (${containerName} in ${location.uri.slice(folder.uri().length + 1)})`,
      );
    assert.deepEqual((await find('crm')).sort(), [
      'CRM (oauthClients in integrations.yaml)',
      'CRM two (oauthClients in b/integrations.yaml)',
    ]);
    client.open(folder.uri('integrations.yaml'), text.replace('CRM', 'Renamed'));
    assert.deepEqual(await find('crm'), ['CRM two (oauthClients in b/integrations.yaml)']);
    assert.deepEqual(await find('rnmd'), ['Renamed (oauthClients in integrations.yaml)']);
    client.close(folder.uri('integrations.yaml'));
    assert.equal((await find('crm')).length, 2);
    assert.equal((await find('')).length, 3);
    assert.deepEqual(client.errors, []);
  });
});

test('folds are as many as the client takes', async () => {
  for (const rangeLimit of [undefined, 1]) {
    await using client = await start({
      capabilities: {
        ...pulling,
        textDocument: { ...pulling.textDocument, foldingRange: rangeLimit ? { rangeLimit } : {} },
      },
    });
    client.open(uri, text);
    const folds = await ask<FoldingRange[]>(client, 'foldingRange', {});
    assert.deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [2, 3],
        [4, 7],
        [5, 7],
      ].slice(0, rangeLimit),
    );
  }
});

test('colours come whole, as what changed, and for a range', async () => {
  await using client = await start();
  client.open(uri, text);
  const { semanticTokensProvider: provider } = client.initialized.capabilities;
  assert.ok(provider && 'legend' in provider);
  const full = await ask<SemanticTokens>(client, 'semanticTokens/full', {});
  const typeOf = (at: number) => provider.legend.tokenTypes[full.data[at * 5 + 3]!];
  assert.deepEqual([0, 1, 2].map(typeOf), ['enumMember', 'class', 'interface']);
  client.change(uri, 2, 'R', range(3, 10, 3, 16));
  const delta = (previousResultId: string | undefined) =>
    ask<SemanticTokensDelta | SemanticTokens>(client, 'semanticTokens/full/delta', { previousResultId });
  const changed = await delta(full.resultId);
  assert.ok('edits' in changed);
  const data = [...full.data];
  for (const edit of changed.edits) data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
  const now = await ask<SemanticTokens>(client, 'semanticTokens/full', {});
  assert.deepEqual(data, now.data);
  assert.ok(changed.edits.length === 1 && (changed.edits[0]!.data?.length ?? 0) <= 5);
  assert.ok('data' in (await delta('another')), 'what is not known is sent whole');
  const part = await ask<SemanticTokens>(client, 'semanticTokens/range', { range: range(3, 0, 4, 0) });
  assert.deepEqual(part.data, [3, 10, 1, provider.legend.tokenTypes.indexOf('class'), 1]);
});

test('a new line below a list key is indented', async () => {
  await using client = await start();
  client.open(uri, text);
  client.change(uri, 2, '\n    scopes:\n    ', range(7, 29, 7, 29));
  const edits = await ask<TextEdit[]>(client, 'onTypeFormatting', {
    ...at(9, 4),
    ch: '\n',
    options: { tabSize: 2, insertSpaces: true },
  });
  assert.deepEqual(edits, [{ range: range(9, 0, 9, 4), newText: '      ' }]);
});

test('what is asked wrongly, of no organization file or of one too large is answered with nothing', async () => {
  await using client = await start({ settings: () => ({ maxFileSize: 1 }) });
  client.open(uri, `${text}#${' '.repeat(1_000_000)}`);
  client.open('file:///nowhere/other.yaml', text);
  const methods = ['definition', 'declaration', 'references', 'documentHighlight', 'prepareRename', 'rename'];
  const others = ['documentSymbol', 'foldingRange', 'documentLink', 'semanticTokens/full', 'onTypeFormatting'];
  for (const method of [...methods, ...others])
    for (const of of [uri, 'file:///nowhere/other.yaml', 'file:///gone/integrations.yaml', 'untitled:x'])
      for (const position of [{ line: 3, character: 11 }, { line: -1, character: 1e9 }, { line: 'x' }, null])
        assert.equal(
          await ask(client, method, { position, newName: 'X', ch: '\n', context: {}, options: {}, range: null }, of),
          null,
          `${method} ${of}`,
        );
  assert.deepEqual(client.errors, []);
});
