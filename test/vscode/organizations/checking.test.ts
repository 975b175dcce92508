import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionId, fileUri, findings, firstFinding, onDisk, open, serverProcesses, until, write } from '../editor';

const file = 'integrations.yaml';
const closedFile = 'staging/staging.integrations.yml';

describe('an organization file in VS Code', () => {
  const original = onDisk(file);

  beforeEach(async () => {
    await write(await open(file), original);
  });

  after(async () => {
    await write(await open(file), original);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('starts the extension: the folder holds one', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension);
    await until('the extension is active', () => extension.isActive);
  });

  it('shows its findings where they stand', async () => {
    const finding = await firstFinding(file, 'oauth/token-duration-range');
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(vscode.window.activeTextEditor?.document.getText(finding.range), '200000');
    assert.match(finding.message, /172,?800/);
  });

  it('shows the findings of a file that nobody has opened', async () => {
    const finding = await firstFinding(closedFile, 'oauth/token-duration-range');
    assert.equal(finding.range.start.line, 6);
    assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.path.endsWith('staging.integrations.yml')));
  });

  it('leaves other YAML files alone', async () => {
    await open('notes.yaml');
    await firstFinding(file, 'oauth/token-duration-range');
    assert.deepEqual(vscode.languages.getDiagnostics(fileUri('notes.yaml')), []);
  });

  it('mends one place by a quick fix, and nothing else: byte for byte on the disk', async () => {
    const finding = await firstFinding(file, 'oauth/token-duration-range');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      fileUri(file),
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ edit, title }) => edit && /172,?800/.test(title));
    assert.ok(fix?.edit, `offered: ${actions.map(({ title }) => title).join('; ')}`);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await until('the finding is gone', () => findings(file, 'oauth/token-duration-range').length === 0);
    assert.ok(await vscode.window.activeTextEditor?.document.save());
    assert.equal(onDisk(file), original.replace('200000', '172800'));
  });

  it('mends all that is safe when it is saved, if the user wishes so', async () => {
    const configuration = vscode.workspace.getConfiguration('editor', fileUri(file));
    const wish = { 'source.fixAll.genesysIntegrations': 'explicit' };
    await configuration.update('codeActionsOnSave', wish, vscode.ConfigurationTarget.Workspace);
    try {
      const editor = await open(file);
      await firstFinding(file, 'oauth/grant-type-spelling');
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# Touched\n'));
      assert.ok(await editor.document.save());
      const saved = onDisk(file);
      assert.match(saved, /grantType: client-credentials {3}# as the API writes it\r\n/);
      assert.match(saved, /^# Touched\r\n# The organization of the tests\r\n/);
      assert.match(saved, /name: 'Acme {3}Retail' {3}# three spaces\r\n/);
    } finally {
      await configuration.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('offers to suppress a finding', async () => {
    const finding = await firstFinding(file, 'oauth/token-duration-range');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      fileUri(file),
      finding.range,
    );
    const suppress = actions.find(({ title }) => /suppress/i.test(title));
    assert.ok(suppress?.edit, `offered: ${actions.map(({ title }) => title).join('; ')}`);
    assert.ok(await vscode.workspace.applyEdit(suppress.edit));
    await until('the finding is gone', () => findings(file, 'oauth/token-duration-range').length === 0);
  });

  it('shows a finding as it is typed, and takes it back', async () => {
    const editor = await open(file);
    const { document } = editor;
    const line = document.getText().split('\r\n').indexOf('    tokenDuration: 3600');
    const value = new vscode.Range(line, 19, line, 23);
    await editor.edit((edit) => edit.replace(value, '10'));
    await until('the second finding', () => findings(file, 'oauth/token-duration-range').length === 2);
    await vscode.commands.executeCommand('undo');
    await until('one finding again', () => findings(file, 'oauth/token-duration-range').length === 1);
  });

  it('takes a level from the settings, at once', async () => {
    await firstFinding(file, 'oauth/token-duration-range');
    const configuration = vscode.workspace.getConfiguration('genesysIntegrations', fileUri(file));
    await configuration.update(
      'rules',
      { 'oauth/token-duration-range': 'warning' },
      vscode.ConfigurationTarget.Workspace,
    );
    const severity = () => findings(file, 'oauth/token-duration-range')[0]?.severity;
    try {
      await until('a warning', () => severity() === vscode.DiagnosticSeverity.Warning);
    } finally {
      await configuration.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await until('an error', () => severity() === vscode.DiagnosticSeverity.Error);
  });

  it('forgets the findings of a file that is deleted', async () => {
    const name = 'gone.integrations.yaml';
    await vscode.workspace.fs.writeFile(fileUri(name), Buffer.from(original));
    await open(name);
    await firstFinding(name, 'oauth/token-duration-range');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(fileUri(name));
    await until('no findings', () => vscode.languages.getDiagnostics(fileUri(name)).length === 0);
  });

  it('forgets the findings of a file that is renamed while it is shown', async () => {
    const name = 'before.integrations.yaml';
    const after = 'after.integrations.yaml';
    await vscode.workspace.fs.writeFile(fileUri(name), Buffer.from(original));
    await open(name);
    await firstFinding(name, 'oauth/token-duration-range');
    // The client asks for closed files two seconds after the last answer: then the question stands open.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(fileUri(name), fileUri(after));
    assert.ok(await vscode.workspace.applyEdit(rename));
    await firstFinding(after, 'oauth/token-duration-range');
    await until('no findings', () => vscode.languages.getDiagnostics(fileUri(name)).length === 0);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(fileUri(after));
    await until('none of the new name', () => vscode.languages.getDiagnostics(fileUri(after)).length === 0);
  });

  it('keeps the findings of what is on the disk when an edited file is closed', async () => {
    const editor = await open(file);
    await firstFinding(file, 'oauth/token-duration-range');
    const all = new vscode.Range(
      new vscode.Position(0, 0),
      editor.document.lineAt(editor.document.lineCount - 1).range.end,
    );
    await editor.edit((edit) => edit.replace(all, 'version: 1\r\n'));
    await until('the finding is gone', () => findings(file, 'oauth/token-duration-range').length === 0);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await firstFinding(file, 'oauth/token-duration-range');
  });

  it('lists its commands', async () => {
    const commands = await vscode.commands.getCommands(true);
    const own = vscode.extensions.getExtension(extensionId)?.packageJSON.contributes.commands as { command: string }[];
    assert.deepEqual(
      own.map(({ command }) => command).filter((command) => !commands.includes(command)),
      [],
    );
  });

  it('comes back when its server is restarted', async () => {
    await firstFinding(file, 'oauth/token-duration-range');
    const [before] = serverProcesses();
    await vscode.commands.executeCommand('genesysIntegrations.restartServer');
    await until('another process', () => serverProcesses().length === 1 && serverProcesses()[0] !== before);
    await firstFinding(file, 'oauth/token-duration-range');
  });

  it('loses neither text nor findings when its server is killed', async () => {
    const editor = await open(file);
    await firstFinding(file, 'oauth/token-duration-range');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# Not saved yet\n'));
    const [before] = serverProcesses();
    assert.ok(before);
    process.kill(before, 'SIGKILL');
    await until('another process', () => serverProcesses().length === 1 && serverProcesses()[0] !== before);
    const value = original.split('\r\n').indexOf('    tokenDuration: 200000 # too long');
    await until('the finding, a line below', () =>
      findings(file, 'oauth/token-duration-range').some(({ range }) => range.start.line === value + 1),
    );
    assert.ok(editor.document.isDirty);
    assert.match(editor.document.getText(), /^# Not saved yet\r\n# The organization of the tests\r\n/);
    assert.equal(onDisk(file), original);
  });
});
