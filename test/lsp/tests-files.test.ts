/** Files of tests over the protocol: with the organization file on the disk or open, as it stands behind each edit. */
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { describe, test } from 'node:test';
import type {
  CompletionItem,
  CompletionList,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  MarkupContent,
  SymbolInformation,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { type ScenarioList, scenarioRequests } from '../../server/src/lsp/protocol';
import { type Client, Folder, pulling, range, start } from './client';

const organization = `version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  - name: CRM
    grantType: client-credentials
    roles: [Employee]
    clientSecret: \${env:TESTED_SECRET}
identityProviders:
  - { name: SSO, type: okta }
`;
const tests = `tests:
  - name: A
    token: { client: CRM }
    expect: granted
  - name: B
    sso: { provider: SSO, response: sso/a.xml }
    expect: accepted
`;
const testFile = 'acme.integrations.test.yaml';
const files = { 'acme.integrations.yaml': organization, [testFile]: tests, 'sso/a.xml': '<a/>' };

const ask = <T>(client: Client, method: string, uri: string, more: object = {}): Promise<T> =>
  client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...more });
const at = (line: number, character: number) => ({ position: { line, character } });
const labels = async (client: Client, uri: string, line: number, character: number) =>
  (await ask<CompletionList | null>(client, 'completion', uri, at(line, character)))?.items.map(({ label }) => label);

describe('a file of tests that is edited', () => {
  test('is completed by the organization file on the disk, and by what changes there', async () => {
    using folder = new Folder(files);
    await using client = await start({ folders: [folder] });
    const uri = folder.uri(testFile);
    client.open(uri, tests.replace('client: CRM', 'client: '));
    assert.deepEqual(await labels(client, uri, 2, 21), ['CRM']);
    folder.write('acme.integrations.yaml', `${organization}#\n`.replace('name: CRM', 'name: Sales Desk'));
    assert.deepEqual(await labels(client, uri, 2, 21), ['Sales Desk']);
    folder.remove('acme.integrations.yaml');
    assert.deepEqual(await labels(client, uri, 2, 21), []);
    assert.deepEqual(client.errors, []);
  });
  test('is completed by the organization file as it stands in the editor, right behind an edit', async () => {
    using folder = new Folder(files);
    await using client = await start({ folders: [folder] });
    const uri = folder.uri(testFile);
    const tested = folder.uri('acme.integrations.yaml');
    client.open(uri, tests);
    client.open(tested, organization);
    client.change(tested, 2, 'Unsaved', range(3, 10, 3, 13));
    client.change(uri, 2, '', range(2, 21, 2, 24));
    assert.deepEqual(await labels(client, uri, 2, 21), ['Unsaved']);
    client.close(tested);
    assert.deepEqual(await labels(client, uri, 2, 21), ['CRM']);
  });
  test('may name a file that no setting calls an organization file, and none that may not be read', async () => {
    using folder = new Folder({ ...files, 'other/org.yaml': organization.replace('name: CRM', 'name: Other') });
    await using client = await start({ folders: [folder] });
    const uri = folder.uri(testFile);
    const named = (path: string) => `file: ${path}\n${tests.replace('client: CRM', 'client: ')}`;
    client.open(uri, named('other/org.yaml'));
    assert.deepEqual(await labels(client, uri, 3, 21), ['Other']);
    client.open(folder.uri('other/org.yaml'), organization.replace('name: CRM', 'name: Open'));
    assert.deepEqual(await labels(client, uri, 3, 21), ['Open']);
    for (const path of ['../../../etc/passwd', 'nothing.yaml', '"  "', 'sso', '[]']) {
      client.change(uri, 2, named(path));
      assert.deepEqual(
        (await labels(client, uri, 3, 21))?.filter((label) => label !== 'CRM'),
        [],
        path,
      );
    }
    assert.deepEqual(client.errors, []);
  });
  test('is not about a file that may not be read, open or closed', async () => {
    using elsewhere = new Folder({ 'acme.integrations.yaml': organization });
    using folder = new Folder({ 'sub/none': '' });
    await using client = await start({ folders: [folder] });
    const uri = folder.uri(testFile);
    const out = elsewhere.uri('acme.integrations.yaml');
    const path = `../${basename(elsewhere.path)}/acme.integrations.yaml`;
    client.open(uri, `file: ${path}\n${tests.replace('client: CRM', 'client: ')}`);
    for (const open of [false, true]) {
      if (open) client.open(out, organization);
      assert.deepEqual(await labels(client, uri, 3, 21), [], `open: ${open}`);
      const list = await client.connection.sendRequest<ScenarioList>(scenarioRequests.list, { uri });
      assert.equal(list.organization, null, `open: ${open}`);
    }
    // It may be where the folder of the file is the workspace's.
    client.open(
      folder.uri(`sub/${testFile}`),
      `file: ../acme.integrations.yaml\n${tests.replace('client: CRM', 'client: ')}`,
    );
    client.open(folder.uri('acme.integrations.yaml'), organization);
    assert.deepEqual(await labels(client, folder.uri(`sub/${testFile}`), 3, 21), ['CRM']);
  });
  test('explains items, keys and names, and says why it can’t', async () => {
    using folder = new Folder(files);
    await using client = await start({
      folders: [folder],
      capabilities: {
        ...pulling,
        textDocument: {
          ...pulling.textDocument,
          completion: { completionItem: { documentationFormat: ['markdown'] } },
          hover: { contentFormat: ['markdown'] },
        },
      },
      outside: { secrets: () => () => 'what nobody sees' },
    });
    const uri = folder.uri(testFile);
    client.open(uri, tests);
    const list = await ask<CompletionList>(client, 'completion', uri, at(2, 21));
    const item = list.items[0];
    assert.ok(item);
    const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
    assert.match((resolved.documentation as MarkupContent).value, /\*\*OAuth client\*\* `CRM`/);
    const hover = async (line: number, character: number) =>
      ((await ask<Hover | null>(client, 'hover', uri, at(line, character)))?.contents as MarkupContent | undefined)
        ?.value ?? '';
    assert.match(await hover(2, 23), /\*\*OAuth client\*\* `CRM`/);
    assert.match(await hover(5, 22), /\*\*Identity provider\*\* `SSO`/);
    assert.match(await hover(3, 6), /What has to come out/);
    client.change(uri, 2, tests.replace('client: CRM', 'secret: "${env:X}"'));
    assert.match(await hover(2, 25), /The environment variable `X` is set/);
    folder.remove('acme.integrations.yaml');
    assert.match(await hover(5, 22), /can’t be read: there is no acme\\?\.integrations\\?\.yaml beside it/);
    assert.deepEqual(client.errors, []);
  });
  test('leads to the organization file, and to the files that it names', async () => {
    using folder = new Folder(files);
    await using client = await start({ folders: [folder] });
    const uri = folder.uri(testFile);
    client.open(uri, `file: acme.integrations.yaml\n${tests}`);
    assert.deepEqual(await ask(client, 'definition', uri, at(3, 23)), [
      { uri: folder.uri('acme.integrations.yaml'), range: range(3, 10, 3, 13) },
    ]);
    const start0 = range(0, 0);
    assert.deepEqual(await ask(client, 'definition', uri, at(0, 9)), [
      { uri: folder.uri('acme.integrations.yaml'), range: start0 },
    ]);
    assert.deepEqual(await ask(client, 'definition', uri, at(6, 38)), [
      { uri: folder.uri('sso/a.xml'), range: start0 },
    ]);
    const links = await ask<DocumentLink[]>(client, 'documentLink', uri);
    assert.deepEqual(
      links.map(({ target, tooltip }) => [target, tooltip]),
      [
        [folder.uri('acme.integrations.yaml'), 'Open the organization file'],
        [folder.uri('sso/a.xml'), 'Open the SAML response'],
      ],
    );
  });
  test('is among the references of a name, from either file', async () => {
    using folder = new Folder({
      ...files,
      'b/integrations.test.yaml': `file: ../acme.integrations.yaml\n${tests}`,
      'other.integrations.test.yaml': tests,
    });
    await using client = await start({ folders: [folder] });
    const tested = folder.uri('acme.integrations.yaml');
    const uri = folder.uri(testFile);
    client.open(tested, organization);
    client.open(uri, tests);
    const expected = [
      { uri: tested, range: range(3, 10, 3, 13) },
      { uri, range: range(2, 21, 2, 24) },
      { uri: folder.uri('b/integrations.test.yaml'), range: range(3, 21, 3, 24) },
    ];
    const all = { context: { includeDeclaration: true } };
    assert.deepEqual(await ask<Location[]>(client, 'references', tested, { ...at(3, 11), ...all }), expected);
    assert.deepEqual(await ask<Location[]>(client, 'references', uri, { ...at(2, 22), ...all }), expected);
    const used = { context: { includeDeclaration: false } };
    assert.deepEqual(await ask(client, 'references', uri, { ...at(2, 22), ...used }), expected.slice(1));
    const highlights = await ask<DocumentHighlight[]>(client, 'documentHighlight', uri, at(2, 22));
    assert.deepEqual(
      highlights.map((one) => one.range),
      [range(2, 21, 2, 24)],
    );
  });
  test('renames what it names, in all files', async () => {
    using folder = new Folder(files);
    await using client = await start({ folders: [folder] });
    const uri = folder.uri(testFile);
    client.open(uri, tests);
    assert.deepEqual(await ask(client, 'prepareRename', uri, at(2, 22)), {
      range: range(2, 21, 2, 24),
      placeholder: 'CRM',
    });
    const edit = await ask<WorkspaceEdit>(client, 'rename', uri, { ...at(2, 22), newName: 'CRM 2' });
    const changes = (edit.documentChanges ?? []) as TextDocumentEdit[];
    assert.deepEqual(
      changes.map(({ textDocument, edits }) => [textDocument.uri, textDocument.version, edits as TextEdit[]]),
      [
        [folder.uri('acme.integrations.yaml'), null, [{ range: range(3, 10, 3, 13), newText: 'CRM 2' }]],
        [uri, 1, [{ range: range(2, 21, 2, 24), newText: 'CRM 2' }]],
      ],
    );
  });
  test('has an outline, folds and indentation', async () => {
    using folder = new Folder(files);
    const nested = { documentSymbol: { hierarchicalDocumentSymbolSupport: true } };
    for (const capabilities of [pulling, { ...pulling, textDocument: { ...pulling.textDocument, ...nested } }]) {
      await using client = await start({ folders: [folder], capabilities });
      const uri = folder.uri(testFile);
      client.open(uri, tests);
      const symbols = await ask<(DocumentSymbol | SymbolInformation)[]>(client, 'documentSymbol', uri);
      const [first] = symbols;
      if (capabilities === pulling)
        assert.deepEqual(
          symbols.map(({ name }) => name),
          ['tests', 'A', 'B'],
        );
      else
        assert.deepEqual(first && 'children' in first && first.children?.map(({ name, detail }) => [name, detail]), [
          ['A', 'token · granted'],
          ['B', 'sso · accepted'],
        ]);
      const folds = await ask<FoldingRange[]>(client, 'foldingRange', uri);
      assert.ok(folds.some(({ startLine, endLine }) => startLine === 1 && endLine === 3));
      client.change(uri, 2, `${tests}  - name: C\n    token:\n\n`);
      const edits = await ask<TextEdit[]>(client, 'onTypeFormatting', uri, {
        ...at(9, 0),
        ch: '\n',
        options: { tabSize: 2, insertSpaces: true },
      });
      assert.deepEqual(edits, [{ range: range(9, 0), newText: '      ' }]);
      assert.deepEqual(client.errors, []);
    }
  });
  test('is no organization file: it gets no lenses, hints or colours of one', async () => {
    using folder = new Folder(files);
    await using client = await start({ folders: [folder] });
    const uri = folder.uri(testFile);
    client.open(uri, tests);
    assert.equal(await ask(client, 'semanticTokens/full', uri), null);
    assert.deepEqual((await ask<unknown[] | null>(client, 'inlayHint', uri, { range: range(0, 0, 9, 0) })) ?? [], []);
  });
  test('answers when it is on no disk, too large, or no YAML', async () => {
    using folder = new Folder(files);
    await using client = await start({ folders: [folder], settings: () => ({ maxFileSize: 1 }) });
    const none = 'untitled:a.integrations.test.yaml';
    client.open(none, tests);
    assert.ok((await labels(client, none, 3, 12))?.includes('granted'));
    const uri = folder.uri(testFile);
    for (const text of ['', '- - -', 'tests: {', 'tests: [[[', '\0', 'tests:\n  - "', 'file: *a\ntests: *b\n']) {
      client.open(uri, text);
      for (const method of ['completion', 'hover', 'definition', 'documentHighlight', 'prepareRename'])
        await ask(client, method, uri, at(0, 3));
      for (const method of ['documentSymbol', 'foldingRange', 'documentLink']) await ask(client, method, uri);
    }
    client.open(uri, `${tests}#${'x'.repeat(1_100_000)}`);
    assert.equal(await ask(client, 'completion', uri, at(2, 21)), null);
    assert.deepEqual(client.errors, []);
  });
});
