/** New names, as a client asks for them: in the file, in its tests, and refused in words. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { ResponseError, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { apply, type Client, Folder, pulling, range, start } from './client';

const organization = `version: 1
organization: { name: Acme, region: eu-central-1 }
users:
  - email: ada@acme.example
oauthClients:
  - name: "CRM"
    grantType: client-credentials
    roles: [Employee]
authorizedApplications:
  - { name: App, client: CRM, state: approved }
identityProviders:
  - { name: SSO, type: okta }
`;
const tests = `# CRM
tests:
  - name: CRM gets a token
    token: { client: CRM, provider: SSO }
    expect: granted
  - name: Ada
    api: { client: 'CRM', method: GET, path: /api/v2/users/me, user: ada@acme.example }
    expect: { verdict: allowed }
  - name: Ada signs in
    sso: { provider: SSO, scenario: valid, user: ada@acme.example }
    expect: { verdict: accepted, email: ada@acme.example, nameId: "ada@acme.example" }
`;

const rename = (
  client: Client,
  uri: string,
  line: number,
  character: number,
  newName: string,
): Promise<WorkspaceEdit> =>
  client.connection.sendRequest('textDocument/rename', {
    textDocument: { uri },
    position: { line, character },
    newName,
  });
const prepare = (client: Client, uri: string, line: number, character: number) =>
  client.connection.sendRequest('textDocument/prepareRename', { textDocument: { uri }, position: { line, character } });

/** Texts by URI after a change of the workspace. */
function applied(edit: WorkspaceEdit, texts: { readonly [uri: string]: string }): { [uri: string]: string } {
  const after = { ...texts };
  for (const change of (edit.documentChanges ?? []) as TextDocumentEdit[])
    after[change.textDocument.uri] = apply(after[change.textDocument.uri]!, {
      title: '',
      edit: { changes: { [change.textDocument.uri]: change.edits as TextEdit[] } },
    });
  return after;
}

describe('a new name', () => {
  test('is prepared without quotes, and comes with the version of the text', async () => {
    await using client = await start();
    const uri = 'file:///nowhere/integrations.yaml';
    client.open(uri, organization, 7);
    assert.deepEqual(await prepare(client, uri, 5, 12), { range: range(5, 11, 5, 14), placeholder: 'CRM' });
    assert.equal(await prepare(client, uri, 0, 3), null);
    assert.deepEqual(await rename(client, uri, 9, 27, 'Sales: CRM'), {
      documentChanges: [
        {
          textDocument: { uri, version: 7 },
          edits: [
            { range: range(5, 10, 5, 15), newText: '"Sales: CRM"' },
            { range: range(9, 25, 9, 28), newText: '"Sales: CRM"' },
          ],
        },
      ],
    });
    assert.deepEqual(client.errors, []);
  });

  test('is written for clients without versions too', async () => {
    await using client = await start({ capabilities: { ...pulling, workspace: { workspaceEdit: {} } } });
    const uri = 'file:///nowhere/integrations.yaml';
    client.open(uri, organization);
    assert.deepEqual(Object.keys((await rename(client, uri, 5, 12, 'X')).changes ?? {}), [uri]);
  });

  test('is refused in words', async () => {
    await using client = await start();
    const uri = 'file:///nowhere/integrations.yaml';
    client.open(uri, organization);
    const refusal = (asked: Promise<unknown>) =>
      asked.then(
        () => 'not refused',
        ({ message, code }: ResponseError) => `${code} ${message}`,
      );
    assert.match(await refusal(prepare(client, uri, 7, 14)), /^-32803 “Employee” is a built-in role/);
    assert.match(await refusal(rename(client, uri, 3, 12, 'nobody')), /^-32803 “nobody” is no e-mail address/);
    assert.deepEqual(client.errors, []);
  });

  test('is written in the tests of the file, open and closed, and in no others', async () => {
    using folder = new Folder({
      'integrations.yaml': organization,
      'integrations.test.yaml': tests,
      'more/named.integrations.test.yaml': `file: ../integrations.yaml\n${tests}`,
      'more/integrations.yaml': organization,
      'more/integrations.test.yaml': tests,
      'other.integrations.test.yaml': tests,
    });
    await using client = await start({ folders: [folder] });
    const [uri, beside, named] = [
      'integrations.yaml',
      'integrations.test.yaml',
      'more/named.integrations.test.yaml',
    ].map((path) => folder.uri(path)) as [string, string, string];
    client.open(uri, organization, 3);
    // What is open counts as it is in the editor.
    const open = `# edited\n${tests}`;
    client.open(beside, open, 5);
    const texts = { [uri]: organization, [beside]: open, [named]: readFileSync(new URL(named), 'utf8') };

    const edit = await rename(client, uri, 5, 12, 'Sales');
    assert.deepEqual(
      (edit.documentChanges as TextDocumentEdit[]).map(({ textDocument }) => [textDocument.uri, textDocument.version]),
      [
        [uri, 3],
        [beside, 5],
        [named, null],
      ],
    );
    const sales = (text: string) =>
      text.replace('client: CRM,', 'client: Sales,').replace("'CRM'", "'Sales'").replace('"CRM"', '"Sales"');
    assert.deepEqual(
      applied(edit, texts),
      Object.fromEntries(Object.entries(texts).map(([of, text]) => [of, sales(text)])),
    );

    const ofUser = applied(await rename(client, uri, 3, 12, 'eve@acme.example'), texts);
    assert.deepEqual(
      ofUser,
      Object.fromEntries(Object.entries(texts).map(([of, text]) => [of, text.replaceAll('ada@', 'eve@')])),
    );
    const ofProvider = applied(await rename(client, uri, 11, 13, 'Okta'), texts);
    assert.deepEqual(
      ofProvider,
      Object.fromEntries(Object.entries(texts).map(([of, text]) => [of, text.replaceAll('SSO', 'Okta')])),
    );
    assert.deepEqual(client.errors, []);
  });
});
