import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, onDisk, open, until, write } from '../editor';

const file = 'integrations.yaml';

describe('lenses and authorized applications in VS Code', () => {
  const original = onDisk(file);
  const application = [
    'authorizedApplications:',
    '  - name: Reports App # reviewed',
    '    client: Reports',
    "    state: 'approved' # by Ada",
    '',
  ].join('\r\n');

  before(async () => {
    await write(await open(file), original + application);
  });

  after(async () => {
    await write(await open(file), original);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const lenses = () =>
    vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', fileUri(file), 100);

  async function lensOf(title: string): Promise<vscode.CodeLens> {
    for (let i = 0; i < 100; i++) {
      const found = (await lenses()).find(({ command }) => command?.title === title);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.fail(`no lens "${title}": ${(await lenses()).map(({ command }) => command?.title).join('; ')}`);
  }

  it('stand above clients and applications, each with a command that there is', async () => {
    const token = await lensOf('Simulate token request');
    const text = vscode.window.activeTextEditor?.document.lineAt(token.range.start.line).text;
    assert.equal(text, '  - name: CRM_Sync');
    const revoke = await lensOf('Revoke');
    // Its client has no scopes that an application could narrow.
    assert.ok((await lenses()).every(({ command }) => command?.title !== 'Edit scopes…'));
    const commands = await vscode.commands.getCommands(true);
    assert.ok(commands.includes(revoke.command?.command ?? ''));
  });

  it('revoke an application when what stops was said, and change nothing else', async () => {
    const { document } = await open(file);
    const { command } = await lensOf('Revoke');
    assert.ok(command);
    const done = vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    const expected = (original + application).replace("'approved' # by Ada", "'revoked' # by Ada");
    // The list comes when the server has answered; until then there is nothing to accept.
    for (let i = 0; i < 100 && document.getText() !== expected; i++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    }
    await done;
    assert.equal(document.getText(), expected);
    await lensOf('Approve');
  });

  it('leave everything as it is when the user does not want it', async () => {
    const { document } = await open(file);
    const before = document.getText();
    const { command } = await lensOf('Approve');
    assert.ok(command);
    let ended = false;
    const done = vscode.commands
      .executeCommand(command.command, ...(command.arguments ?? []))
      .then(() => (ended = true));
    for (let i = 0; i < 100 && !ended; i++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    }
    await done;
    assert.equal(document.getText(), before);
    await until('the file is unchanged', () => document.getText() === before);
  });
});
