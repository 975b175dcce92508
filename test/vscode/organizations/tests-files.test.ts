import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, open, until } from '../editor';

const organization = `version: 1
organization: { name: Acme, shortName: acme, region: eu-central-1 }
oauthClients:
  - name: Sync
    description: Nightly sync
    grantType: client-credentials
    roles: [Employee]
    clientSecret: \${secret:sync}
`;
const tests = `tests:
  - name: A token for the sync
    token: { client: Sync }
    expect: granted
`;
const organizationFile = 'written.integrations.yaml';
const testFile = 'written.integrations.test.yaml';

describe('a file of tests in VS Code', () => {
  before(async () => {
    await vscode.workspace.fs.writeFile(fileUri(organizationFile), Buffer.from(organization));
    await vscode.workspace.fs.writeFile(fileUri(testFile), Buffer.from(tests));
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    for (const name of [testFile, organizationFile]) await vscode.workspace.fs.delete(fileUri(name));
  });

  /** What VS Code offers where a word begins. */
  async function offered(word: string): Promise<readonly string[]> {
    const { document } = await open(testFile);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(document.getText().indexOf(word)),
    );
    return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  }

  it('offers clients of the organization file, and the verdicts of the request', async () => {
    assert.ok((await offered('Sync }')).includes('Sync'));
    assert.ok((await offered('granted')).includes('denied'));
    assert.ok(!(await offered('granted')).includes('blocked'));
  });

  it('leads to the organization file, and shows what it holds', async () => {
    const { document } = await open(testFile);
    const at = document.positionAt(document.getText().indexOf('Sync }') + 1);
    const [link] = await vscode.commands.executeCommand<(vscode.LocationLink | vscode.Location)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at,
    );
    assert.ok(link);
    const uri = 'targetUri' in link ? link.targetUri : link.uri;
    assert.equal(uri.toString(), fileUri(organizationFile).toString());
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    const said = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)));
    assert.match(said.join('\n'), /OAuth client/);
  });

  it('indents the line after Enter as a test is laid out', async () => {
    const editor = await open(testFile);
    const end = editor.document.lineAt(3).range.end;
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('type', { text: '\n' });
    await vscode.commands.executeCommand('type', { text: 'at:' });
    assert.equal(editor.document.lineAt(4).text, '    at:');
    const key = editor.document.lineAt(4).range;
    await editor.edit((edit) => edit.replace(key, '  - name: B\n    token:\n      scopes:'));
    const scopes = editor.document.lineAt(6).range.end;
    editor.selection = new vscode.Selection(scopes, scopes);
    await vscode.commands.executeCommand('type', { text: '\n' });
    await until('the new line is indented', () => editor.document.lineAt(7).text === ' '.repeat(8));
  });
});
