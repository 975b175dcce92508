/** Completion over the protocol: right behind an edit, in files with CRLF, for clients that can little. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type ClientCapabilities,
  type CompletionItem,
  type CompletionList,
  CompletionTriggerKind,
  InsertTextFormat,
  InsertTextMode,
  type MarkupContent,
  type Position,
  type TextEdit,
} from 'vscode-languageserver';
import { taken } from '../unit/language/completing';
import { type Client, Folder, pulling, range, start } from './client';

const capable: ClientCapabilities = {
  ...pulling,
  textDocument: {
    ...pulling.textDocument,
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        insertTextModeSupport: { valueSet: [InsertTextMode.asIs, InsertTextMode.adjustIndentation] },
        labelDetailsSupport: true,
      },
    },
  },
};

const text = `version: 1
organization: { name: Acme, region: eu-central-1 }
roles:
  - name: Queue Reader
    permissions: [routing:queue:view]
oauthClients:
  - name: CRM_Sync
    grantType: client-credentials
    
`;

async function asked(client: Client, uri: string, position: Position, typed?: string): Promise<CompletionList | null> {
  return client.connection.sendRequest('textDocument/completion', {
    textDocument: { uri },
    position,
    context:
      typed === undefined
        ? { triggerKind: CompletionTriggerKind.Invoked }
        : { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: typed },
  });
}

function labelled(list: CompletionList | null, label: string): CompletionItem {
  const item = list?.items.find((one) => one.label === label);
  assert.ok(item, `${label} is not offered, but ${list?.items.map((one) => one.label).join(', ')}`);
  return item;
}

describe('completion', () => {
  test('is offered, with the characters after which it comes by itself', async () => {
    await using client = await start({ capabilities: capable });
    const { completionProvider } = client.initialized.capabilities;
    assert.equal(completionProvider?.resolveProvider, true);
    assert.ok(completionProvider?.triggerCharacters?.includes(':'));
    assert.equal(completionProvider?.triggerCharacters?.includes('\n'), false);
  });

  test('answers right behind an edit, and explains an item when it is asked', async () => {
    using folder = new Folder();
    await using client = await start({ folders: [folder], capabilities: capable });
    const uri = folder.uri('integrations.yaml');
    client.open(uri, text);
    client.change(uri, 2, 'ro', range(8, 4));
    const list = await asked(client, uri, { line: 8, character: 6 });
    const roles = labelled(list, 'roles');
    assert.deepEqual((roles.textEdit as TextEdit).range, range(8, 4, 8, 6));
    assert.equal((roles.textEdit as TextEdit).newText, 'roles:\n      - $0');
    assert.equal(roles.insertTextFormat, InsertTextFormat.Snippet);
    assert.equal(roles.insertTextMode, InsertTextMode.asIs);
    assert.equal(roles.documentation, undefined);
    const resolved: CompletionItem = await client.connection.sendRequest('completionItem/resolve', roles);
    const { kind, value } = resolved.documentation as MarkupContent;
    assert.equal(kind, 'markdown');
    assert.match(value, /Client Credentials/);
    assert.match(value, /API: `roleDivisions`/);
    assert.deepEqual(client.errors, []);
  });

  test('says what a role grants, and how it is used', async () => {
    using folder = new Folder();
    await using client = await start({ folders: [folder], capabilities: capable });
    const uri = folder.uri('integrations.yaml');
    client.open(uri, text.replace('    \n', '    roles:\n      - \n'));
    const list = await asked(client, uri, { line: 9, character: 8 }, ' ');
    const own = labelled(list, 'Queue Reader');
    assert.equal(own.labelDetails?.description, '1 permission');
    const resolved: CompletionItem = await client.connection.sendRequest('completionItem/resolve', own);
    assert.match((resolved.documentation as MarkupContent).value, /queue:view/);
  });

  test('keeps the line ends of a file with CRLF, where the client leaves lines as they are', async () => {
    using folder = new Folder();
    await using client = await start({ folders: [folder], capabilities: capable });
    const uri = folder.uri('integrations.yaml');
    const crlf = text.replaceAll('\n', '\r\n');
    client.open(uri, crlf);
    const list = await asked(client, uri, { line: 8, character: 4 });
    const roles = labelled(list, 'roles');
    assert.equal((roles.textEdit as TextEdit).newText, 'roles:\r\n      - $0');
    assert.ok(taken(crlf, roles).includes('client-credentials\r\n    roles:\r\n      - \r\n'));
  });

  test('gives a client without snippets plain text, and one that knows no mode what it adjusts by itself', async () => {
    using folder = new Folder();
    const uri = folder.uri('integrations.yaml');
    {
      await using client = await start({ folders: [folder], capabilities: pulling });
      client.open(uri, text);
      const list = await asked(client, uri, { line: 8, character: 4 });
      const roles = labelled(list, 'roles');
      assert.equal(roles.insertTextFormat, InsertTextFormat.PlainText);
      assert.equal(roles.insertTextMode, undefined);
      assert.equal(roles.detail, 'required');
      assert.equal((roles.textEdit as TextEdit).newText, 'roles:\n      - ');
      const resolved: CompletionItem = await client.connection.sendRequest('completionItem/resolve', roles);
      assert.equal((resolved.documentation as MarkupContent).kind, 'plaintext');
    }
    {
      const completion = { completionItem: { snippetSupport: true } };
      await using client = await start({ folders: [folder], capabilities: { textDocument: { completion } } });
      client.open(uri, text);
      const roles = labelled(await asked(client, uri, { line: 8, character: 4 }), 'roles');
      assert.equal((roles.textEdit as TextEdit).newText, 'roles:\n  - $0');
    }
  });

  test('asks again by a command only where the client has it', async () => {
    using folder = new Folder();
    const uri = folder.uri('integrations.yaml');
    const permissions = text.replace('[routing:queue:view]', '[]');
    for (const commands of [true, false]) {
      await using client = await start({ folders: [folder], capabilities: capable, options: { commands } });
      client.open(uri, permissions);
      const list = await asked(client, uri, { line: 4, character: 18 });
      assert.equal(labelled(list, 'routing').command !== undefined, commands);
    }
  });

  test('lists files beside the organization file, folder by folder, and none outside', async () => {
    using folder = new Folder({
      'sso/idp_metadata.xml': '<x/>',
      'sso/idp.pem': 'x',
      'sso/.hidden.xml': '<x/>',
      'readme.txt': 'x',
    });
    await using client = await start({ folders: [folder], capabilities: capable });
    const uri = folder.uri('integrations.yaml');
    const provider = (path: string) => `version: 1\nidentityProviders:\n  - name: A\n    metadataFile: ${path}\n`;
    const at = (path: string) => ({ line: 3, character: 18 + path.length });
    client.open(uri, provider(''));
    const first = await asked(client, uri, at(''));
    assert.deepEqual(
      first?.items.map(({ label }) => label),
      ['sso/'],
    );
    client.change(uri, 2, provider('sso/'));
    const second = await asked(client, uri, at('sso/'), '/');
    assert.deepEqual(
      second?.items.map(({ textEdit }) => (textEdit as TextEdit).newText),
      ['sso/idp_metadata.xml'],
    );
    client.change(uri, 3, provider('../'));
    assert.deepEqual((await asked(client, uri, at('../')))?.items, []);
    assert.deepEqual(client.errors, []);
  });

  test('pops up behind a blank only where a value begins', async () => {
    using folder = new Folder();
    await using client = await start({ folders: [folder], capabilities: capable });
    const uri = folder.uri('integrations.yaml');
    client.open(uri, text.replace('    \n', '    description: Copies \n    state: \n'));
    assert.equal(await asked(client, uri, { line: 8, character: 24 }, ' '), null);
    assert.ok((await asked(client, uri, { line: 9, character: 11 }, ' '))?.items.length);
    assert.equal(await asked(client, uri, { line: 8, character: 3 }, ' '), null);
  });

  test('answers nothing for what is no organization file, no position, or no item of ours', async () => {
    using folder = new Folder();
    await using client = await start({ folders: [folder], capabilities: capable });
    const other = folder.uri('other.yaml');
    client.open(other, text);
    assert.equal(await asked(client, other, { line: 8, character: 4 }), null);
    const uri = folder.uri('integrations.yaml');
    client.open(uri, text);
    assert.equal(await asked(client, uri, {} as Position), null);
    assert.ok((await asked(client, uri, { line: 800, character: 4 })) !== undefined);
    for (const data of [undefined, 1, { uri, about: { of: 'role' } }, { uri: 1, about: { of: 'toString' } }]) {
      const item = await client.connection.sendRequest('completionItem/resolve', { label: 'x', data });
      assert.equal((item as CompletionItem).documentation, undefined);
    }
    assert.deepEqual(client.errors, []);
  });
});
