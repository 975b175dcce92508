/** "New Organization File…": asks for what no file can do without, and begins a file that has no finding. */
import * as vscode from 'vscode';
import { type NewFile, type NewFileParams, type NewFileRegion, newFileRequests } from '../../server/src/lsp/protocol';
import type { Server } from './server';
import { noteBegunFile } from './walkthrough';

const usualName = 'integrations.yaml';
const fileName = /^(?:.*\.)?integrations\.ya?ml$/;

/** Registers the command; it stands in the palette and under File › New File… */
export function beginOrganizationFiles(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand('genesysIntegrations.newOrganizationFile', () => newFile(server));
}

async function newFile(server: Server): Promise<void> {
  const answers = await ask(server);
  if (!answers) return;
  const folder = await pickFolder();
  if (folder === 'none chosen') return;
  const target = folder && (await askWhere(folder, answers.shortName));
  if (folder && !target) return;
  const file = await server.ask<NewFile>(newFileRequests.text, answers);
  if (!file) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'The file was not written: the language server is not running. Run "Restart Server" and try again.',
      ),
    );
    return;
  }
  await (target ? write(target, file) : showUntitled(file));
}

async function ask(server: Server): Promise<NewFileParams | undefined> {
  const title = vscode.l10n.t('New Organization File');
  const name = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('The name of the organization, as Genesys Cloud shows it'),
    placeHolder: 'Acme Retail',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() ? undefined : vscode.l10n.t('Write the name of the organization.')),
  });
  if (!name) return undefined;
  const shortName = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Its short name: OrganizationName in SAML, exactly as the admin page shows it'),
    value: shortNameOf(name),
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^\S+$/.test(text.trim()) ? undefined : vscode.l10n.t('Write the short name: one word, without blanks.'),
  });
  if (!shortName) return undefined;
  const regions = (await server.ask<readonly NewFileRegion[]>(newFileRequests.regions, {})) ?? [];
  const items = regions.map((region) => ({ label: region.aws, description: region.name, detail: region.domain }));
  const region = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('The region of the organization: its domain is what people sign in at'),
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return region && { name: name.trim(), shortName: shortName.trim(), region: region.label };
}

/** `Acme Retail` is likely to be `acme-retail`. */
function shortNameOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The folder to write into; undefined when none is open. */
async function pickFolder(): Promise<vscode.Uri | 'none chosen' | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length < 2) return folders[0]?.uri;
  const picked = await vscode.window.showWorkspaceFolderPick({
    placeHolder: vscode.l10n.t('The folder of the new organization file'),
    ignoreFocusOut: true,
  });
  return picked ? picked.uri : 'none chosen';
}

/** Asks for a path in the folder at which there is nothing yet. */
async function askWhere(folder: vscode.Uri, shortName: string): Promise<vscode.Uri | undefined> {
  const value = await unusedName(folder, shortName);
  const path = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Organization File'),
    prompt: vscode.l10n.t('The path of the file in {0}', vscode.workspace.asRelativePath(folder, true)),
    value,
    // What is typed takes the place of the name, not of the dot behind it.
    valueSelection: [0, Math.max(0, value.length - usualName.length - 1)],
    ignoreFocusOut: true,
    validateInput: (text) => faultOf(folder, text.trim()),
  });
  return path ? at(folder, path.trim()) : undefined;
}

/** `integrations.yaml`; where that is taken, `SHORT-NAME.integrations.yaml`, with a number if need be. */
async function unusedName(folder: vscode.Uri, shortName: string): Promise<string> {
  const safe = shortName.replace(/[^\w.-]+/g, '-') || 'organization';
  let name = usualName;
  for (let number = 1; await exists(at(folder, name)); number++)
    name = `${safe}${number > 1 ? `-${number}` : ''}.${usualName}`;
  return name;
}

async function faultOf(folder: vscode.Uri, path: string): Promise<string | undefined> {
  const parts = path.split(/[\\/]/);
  if (!fileName.test(parts.at(-1) ?? ''))
    return vscode.l10n.t(
      'End the name in integrations.yaml: by that the file is known, such as test.integrations.yaml.',
    );
  if (/^([\\/]|[A-Za-z]:)/.test(path) || parts.includes('..')) return vscode.l10n.t('Write a path inside the folder.');
  return (await exists(at(folder, path)))
    ? vscode.l10n.t('There is a file with this name. Choose another: nothing is overwritten.')
    : undefined;
}

function at(folder: vscode.Uri, path: string): vscode.Uri {
  return vscode.Uri.joinPath(folder, ...path.split(/[\\/]/).filter(Boolean));
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

async function write(uri: vscode.Uri, { snippet }: NewFile): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  // Without `overwrite` a file that somebody else has made meanwhile stays, and this fails.
  edit.createFile(uri);
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} can not be written. Choose another name or folder.', vscode.workspace.asRelativePath(uri)),
    );
    return;
  }
  const editor = await vscode.window.showTextDocument(uri, { preview: false });
  await fill(editor, snippet);
  await editor.document.save();
}

/** Without a folder nothing is written; the file is there, to be saved where the user likes. */
async function showUntitled({ snippet }: NewFile): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(`untitled:${usualName}`));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await vscode.languages.setTextDocumentLanguage(editor.document, 'yaml');
  await fill(editor, snippet);
}

/** Puts the text in, with the cursor in its first stop. */
async function fill(editor: vscode.TextEditor, snippet: string): Promise<void> {
  const all = new vscode.Range(
    new vscode.Position(0, 0),
    editor.document.lineAt(editor.document.lineCount - 1).range.end,
  );
  await editor.insertSnippet(new vscode.SnippetString(snippet), all);
  noteBegunFile();
}
