/** What the tests do in the editor, and wait for. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';

export const extensionId = 'genesys-integrations.genesys-integrations';

/** Waits until `look` gives something true, and gives it. Fails with `what` after 20 seconds. */
export async function until<T>(what: string, look: () => T | undefined | false | null): Promise<T> {
  for (let i = 0; i < 400; i++) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`waited in vain: ${what}`);
}

export function fileUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/**
 * Opens a file as a user does. Not by `openTextDocument`: VS Code keeps what extensions open for minutes after its
 * editor is closed.
 */
export async function open(name: string): Promise<vscode.TextEditor> {
  const uri = fileUri(name);
  await vscode.commands.executeCommand('vscode.open', uri);
  return until(`${name} is shown`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() ? editor : undefined;
  });
}

export function onDisk(name: string): string {
  return fs.readFileSync(fileUri(name).fsPath, 'utf8');
}

/** The findings of a rule in a file. */
export function findings(name: string, rule: string): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(fileUri(name))
    .filter(({ source, code }) => source === 'genesys-integrations' && ruleOf(code) === rule);
}

function ruleOf(code: vscode.Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}

/** Waits for a rule's first finding in a file. */
export function firstFinding(name: string, rule: string): Promise<vscode.Diagnostic> {
  return until(`${rule} in ${name}`, () => findings(name, rule)[0]);
}

/** Replaces the whole text of a document that is shown, and saves it. */
export async function write(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const all = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  if (document.getText() === text && !document.isDirty) return;
  assert.ok(await editor.edit((edit) => edit.replace(all, text)));
  assert.ok(await document.save());
}

/** Process ids of the language server that this extension host has started. */
export function serverProcesses(): number[] {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        const parent = /^PPid:\t(\d+)$/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        return command.some((part) => part.endsWith('dist/server.js')) && Number(parent) === process.pid;
      } catch {
        return false; // it has ended meanwhile
      }
    });
}
