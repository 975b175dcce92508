/** What code actions of the server need an editor for: a place to keep a secret, and a file that the user chooses. */
import * as vscode from 'vscode';
import {
  type AddCertificateArgument,
  type AddCertificateParams,
  type AddedCertificate,
  actionCommands,
  certificateRequests,
  type MoveSecretArgument,
} from '../../server/src/lsp/protocol';
import { makeEdit } from './edits';
import { type Secrets, storeSecretCommand } from './panel/secrets';
import type { Server } from './server';

/** Registers the commands behind the actions. Called without their argument they do nothing. */
export function registerActions(server: Server, secrets: Secrets): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand(actionCommands.moveSecret, (argument?: MoveSecretArgument) => argument && move(argument, secrets)),
    registerCommand(
      actionCommands.addCertificate,
      (argument?: AddCertificateArgument) => argument && addCertificate(argument, server),
    ),
  );
}

const changed = 'The file has changed meanwhile, so nothing was edited. Choose again.';

/** Stores the secret, and only then takes it out of the file. Its value goes nowhere else. */
async function move(
  { uri, version, range, pieces, name: usual, quotes }: MoveSecretArgument,
  secrets: Secrets,
): Promise<void> {
  const document = vscode.workspace.textDocuments.find(
    (one) => one.uri.toString() === vscode.Uri.parse(uri).toString(),
  );
  if (!document || document.version !== version) {
    void vscode.window.showWarningMessage(changed);
    return;
  }
  const secret = pieces
    .map((piece) => ('character' in piece ? piece.character : document.getText(rangeOf(piece.range))))
    .join('');
  const name = await freeName(usual, secret, secrets);
  if (name === undefined) return;
  const before = await secrets.compare(name, secret);
  if (before !== 'same') await secrets.keep(name, secret);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(range), `${quotes}\${secret:${name}}${quotes}`);
  if (document.version !== version || !(await vscode.workspace.applyEdit(edit))) {
    if (before === 'none') await secrets.drop(name);
    void vscode.window.showWarningMessage(changed);
    return;
  }
  void warn(name);
}

/** The name to store a secret under; undefined when the user wants none. Another secret is not replaced unasked. */
async function freeName(usual: string, secret: string, secrets: Secrets): Promise<string | undefined> {
  let name = usual;
  while ((await secrets.compare(name, secret)) === 'other') {
    const replace = 'Replace It';
    const other = 'Choose Another Name…';
    const choice = await vscode.window.showWarningMessage(
      `Another secret is stored as \${secret:${name}} already. What refers to it, in any file, would get the new one.`,
      { modal: true },
      replace,
      other,
    );
    if (choice === replace) return name;
    const given = choice && (await askName(name));
    if (!given) return undefined;
    name = given;
  }
  return name;
}

function askName(value: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    prompt: 'The NAME of ${secret:NAME}',
    value: `${value}-2`,
    validateInput: (text) => (/^[\w.-]+$/.test(text) ? undefined : 'Letters, digits, `-`, `_` and `.` only.'),
  });
}

async function warn(name: string): Promise<void> {
  const store = 'Store New Secret…';
  const choice = await vscode.window.showWarningMessage(
    `The secret is in the editor’s secret storage now, as \${secret:${name}}. It has been in the file, so it counts as known: make a new one in Genesys Cloud, and store that under the same name.`,
    store,
  );
  if (choice === store) await vscode.commands.executeCommand(storeSecretCommand, name);
}

/** Asks for a certificate file, and adds what is in it to a provider. */
async function addCertificate({ uri, pointer, certificate }: AddCertificateArgument, server: Server): Promise<void> {
  const file = certificate ?? (await pickCertificate(vscode.Uri.parse(uri)));
  if (file === undefined) return;
  const params: AddCertificateParams = { textDocument: { uri }, pointer, certificate: { uri: file } };
  const answer = await server.ask<AddedCertificate>(certificateRequests.add, params);
  const problem = answer
    ? answer.problem
    : 'The organization file can’t be read, or the language server is not running.';
  if (!answer || answer.problem !== undefined) {
    void vscode.window.showWarningMessage(`No certificate was added. ${problem ?? ''}`);
    return;
  }
  if (!(await makeEdit(answer.edit))) void vscode.window.showWarningMessage(changed);
}

async function pickCertificate(beside: vscode.Uri): Promise<string | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: 'The next certificate of the identity provider',
    openLabel: 'Add',
    defaultUri: vscode.Uri.joinPath(beside, '..'),
    filters: { Certificates: ['pem', 'crt', 'cer', 'der', 'txt'], 'All files': ['*'] },
  });
  return picked?.[0]?.toString();
}

function rangeOf({ start, end }: MoveSecretArgument['range']): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
