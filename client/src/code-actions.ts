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

const changed = vscode.l10n.t('The file has changed meanwhile, so nothing was edited. Choose again.');

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
    const replace = vscode.l10n.t('Replace It');
    const other = vscode.l10n.t('Choose Another Name…');
    const choice = await vscode.window.showWarningMessage(
      vscode.l10n.t(
        'Another secret is stored as {0} already. What refers to it, in any file, would get the new one.',
        `\${secret:${name}}`,
      ),
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
    prompt: vscode.l10n.t('The NAME of ${secret:NAME}'),
    value: `${value}-2`,
    validateInput: (text) =>
      /^[\w.-]+$/.test(text) ? undefined : vscode.l10n.t('Letters, digits, `-`, `_` and `.` only.'),
  });
}

async function warn(name: string): Promise<void> {
  const store = vscode.l10n.t('Store New Secret…');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'The secret is in the editor’s secret storage now, as {0}. It has been in the file, so it counts as known: make a new one in Genesys Cloud, and store that under the same name.',
      `\${secret:${name}}`,
    ),
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
    : vscode.l10n.t('The organization file can’t be read, or the language server is not running.');
  if (!answer || answer.problem !== undefined) {
    void vscode.window.showWarningMessage(vscode.l10n.t('No certificate was added. {0}', problem ?? ''));
    return;
  }
  if (!(await makeEdit(answer.edit))) void vscode.window.showWarningMessage(changed);
}

async function pickCertificate(beside: vscode.Uri): Promise<string | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('The next certificate of the identity provider'),
    openLabel: vscode.l10n.t('Add'),
    defaultUri: vscode.Uri.joinPath(beside, '..'),
    filters: {
      [vscode.l10n.t('Certificates')]: ['pem', 'crt', 'cer', 'der', 'txt'],
      [vscode.l10n.t('All files')]: ['*'],
    },
  });
  return picked?.[0]?.toString();
}

function rangeOf({ start, end }: MoveSecretArgument['range']): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
