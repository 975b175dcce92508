import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exampleCertificates } from '../../../server/src/rules/sso/example-certificates';
import { fileUri, onDisk, open, until, write } from '../editor';

const file = 'integrations.yaml';
const literal = "it's-no-real-secret";

describe('code actions in VS Code', () => {
  const original = onDisk(file);
  const own = [
    '  - name: Moving # client',
    '    description: Has its secret in the file',
    '    grantType: client-credentials',
    '    roles: [Queue Reader]',
    "    clientSecret: 'it''s-no-real-secret' # oh",
    'identityProviders:',
    '  - name: Acme',
    '    type: generic',
    '    issuerUri: https://idp.acme.example',
    '    ssoUrl: https://idp.acme.example/sso',
    '    certificate: { file: sso/one.pem } # until spring',
    '',
  ].join('\r\n');
  const text = original + own;

  before(async () => {
    await vscode.workspace.fs.writeFile(fileUri('sso/one.pem'), Buffer.from(exampleCertificates.valid));
    await vscode.workspace.fs.writeFile(fileUri('sso/two.pem'), Buffer.from(exampleCertificates.other));
  });

  beforeEach(async () => write(await open(file), text));

  after(async () => {
    await write(await open(file), original);
    await vscode.workspace.fs.delete(fileUri('sso'), { recursive: true });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** The action of this title where a word stands, with its edit. */
  async function actionAt(word: string, title: string): Promise<vscode.CodeAction> {
    const { document } = await open(file);
    const at = document.positionAt(document.getText().indexOf(word));
    for (let i = 0; i < 100; i++) {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        fileUri(file),
        new vscode.Range(at, at),
        undefined,
        100,
      );
      const found = actions.find((one) => one.title.startsWith(title));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.fail(`no action "${title}" at ${word}`);
  }

  it('move a secret to the secret storage, and leave a reference', async () => {
    const { document } = await open(file);
    const action = await actionAt('clientSecret', 'Move the secret to the editor’s secret storage');
    assert.ok(action.command);
    assert.ok(!JSON.stringify(action).includes('real-secret'), 'the action does not hold the secret');
    void vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
    const expected = text.replace("'it''s-no-real-secret'", '${secret:moving-client-secret}');
    await until('the reference', () => document.getText() === expected);
    const accepts = async (secret: string) =>
      JSON.stringify(
        await vscode.commands.executeCommand('genesysIntegrations.simulateToken', {
          uri: fileUri(file).toString(),
          client: 'Moving',
          secret,
        }),
      );
    const [right, wrong] = [await accepts(literal), await accepts('another')];
    assert.match(right, /"verdict":"granted"/);
    assert.doesNotMatch(wrong, /"verdict":"granted"/);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('do not move a secret out of a text that has changed', async () => {
    const editor = await open(file);
    const action = await actionAt('clientSecret', 'Move the secret');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# first\r\n'));
    await vscode.commands.executeCommand(action.command?.command ?? '', ...(action.command?.arguments ?? []));
    assert.equal(editor.document.getText(), `# first\r\n${text}`);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('add the next certificate out of a file, as a list that begins with the first', async () => {
    const { document } = await open(file);
    const { command } = await actionAt('certificate:', 'Add the next certificate…');
    assert.ok(command);
    const [argument] = command.arguments ?? [];
    const add = (certificate: vscode.Uri) =>
      vscode.commands.executeCommand(command.command, { ...argument, certificate: certificate.toString() });
    await add(fileUri('sso/two.pem'));
    const expected = text.replace(
      'certificate: { file: sso/one.pem } # until spring',
      'certificates:\r\n      - { file: sso/one.pem } # until spring\r\n      - file: sso/two.pem',
    );
    assert.equal(document.getText(), expected);
    // A second time it is there already.
    void add(fileUri('sso/two.pem'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(document.getText(), expected);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('add an entry from a template, with stops to go through', async () => {
    const { document } = await open(file);
    const action = await actionAt('Queue Reader', 'Add role');
    assert.ok(action.edit, 'the edit comes when the action is asked for');
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    const added = [
      '  - name: Queue Reader 2',
      '    description: Looks up queues, and nothing else',
      '    permissions:',
      '      - routing:queue:view',
      'oauthClients:',
    ].join('\r\n');
    assert.equal(document.getText(), text.replace('oauthClients:', added));
    await vscode.commands.executeCommand('leaveSnippet');
  });
});
