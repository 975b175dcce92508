/** Commands about sign-ins: a response out of a file, one that is made here, and metadata that is taken over. */
import * as vscode from 'vscode';
import {
  type ImportedMetadata,
  type ImportMetadataParams,
  lensCommands,
  metadataRequests,
  type OpenPanelArgument,
  type PanelView,
  panelRequests,
} from '../../server/src/lsp/protocol';
import type { EntryHere } from '../../server/src/panel/view';
import { makeEdit } from './edits';
import { isOrganizationFile } from './organization-files';
import type { Server } from './server';

/** Registers the commands. */
export function simulateSignIns(server: Server): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand('genesysIntegrations.validateSsoAssertion', (file?: unknown) => validate(server, file)),
    registerCommand('genesysIntegrations.simulateSsoLogin', () => signIn(server)),
    registerCommand('genesysIntegrations.importSamlMetadata', (file?: unknown, organization?: unknown) =>
      importMetadata(server, file, organization),
    ),
  );
}

/**
 * Shows what becomes of the response in a file, for the provider whose issuer it names. Without a file the panel asks for
 * it.
 */
async function validate(server: Server, given: unknown): Promise<void> {
  const active = vscode.window.activeTextEditor?.document;
  const file = given instanceof vscode.Uri ? given : active && isXml(active.uri) ? active.uri : undefined;
  const place = await findOrganization();
  if (!place) return;
  if (file) return open(place.uri, { view: 'sso', file: file.toString() });
  const provider = await pickProvider(server, place);
  if (provider !== undefined) await open(place.uri, { view: 'sso', provider });
}

/** Shows a sign-in in which everything is as it should be. */
async function signIn(server: Server): Promise<void> {
  const place = await findOrganization();
  const provider = place && (await pickProvider(server, place));
  if (!place || provider === undefined) return;
  await open(place.uri, { view: 'sso', provider, scenario: 'valid' });
}

/**
 * Takes an identity provider over from its metadata: a new entry, or the one that has the same issuer. The user chooses
 * what is not given.
 */
async function importMetadata(server: Server, given: unknown, organization: unknown): Promise<void> {
  const file = given instanceof vscode.Uri ? given : await pickMetadata();
  const place = file && (organization instanceof vscode.Uri ? { uri: organization } : await findOrganization());
  if (!file || !place) return;
  // The server edits what is open, so that the edit can be undone.
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(place.uri));
  const params: ImportMetadataParams = {
    textDocument: { uri: place.uri.toString() },
    metadata: { uri: file.toString() },
  };
  const answer = await server.ask<ImportedMetadata>(metadataRequests.import, params);
  const problem = answer
    ? answer.problem
    : vscode.l10n.t('The organization file can’t be read, or the language server is not running.');
  if (!answer || answer.problem !== undefined) {
    void vscode.window.showWarningMessage(vscode.l10n.t('Nothing was imported. {0}', problem ?? ''));
    return;
  }
  if (answer.edit === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('"{0}" says the same as the metadata already.', answer.provider),
    );
    return;
  }
  if (!(await makeEdit(answer.edit)))
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The file has changed meanwhile, so nothing was edited. Import again.'),
    );
}

async function pickMetadata(): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const found = await vscode.workspace.findFiles('**/*.xml', '**/node_modules/**', 200);
  if (!found.length) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'There is no .xml file in the workspace. Put the SAML 2.0 metadata of the identity provider beside the organization file.',
      ),
    );
    return undefined;
  }
  const first = found.sort((a, b) => Number(String(b) === String(active)) - Number(String(a) === String(active)));
  const items = first.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  return (
    await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('The metadata of the identity provider') })
  )?.uri;
}

interface Place {
  readonly uri: vscode.Uri;
  readonly position?: vscode.Position;
}

/** The organization file that is meant: the active one, one that is to be seen, or the user's choice. */
async function findOrganization(): Promise<Place | undefined> {
  const { activeTextEditor: active, visibleTextEditors } = vscode.window;
  const editor = [...(active ? [active] : []), ...visibleTextEditors].find((one) => isOrganizationFile(one.document));
  if (editor) return { uri: editor.document.uri, position: editor.selection.active };
  const documents = vscode.workspace.textDocuments.filter(isOrganizationFile).map(({ uri }) => uri);
  const found = documents.length
    ? documents
    : await vscode.workspace.findFiles('**/{integrations,*.integrations}.{yaml,yml}', '**/node_modules/**', 100);
  if (!found.length)
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no organization file. Open one, such as integrations.yaml.'),
    );
  if (found.length < 2) return found[0] && { uri: found[0] };
  const items = found.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('The organization file') });
  return picked && { uri: picked.uri };
}

/** The provider under the cursor, the only one, or the user's choice; undefined when there is none. */
async function pickProvider(server: Server, { uri, position }: Place): Promise<string | undefined> {
  const textDocument = { uri: uri.toString() };
  if (position) {
    const { line, character } = position;
    const here = await server.ask<EntryHere>(panelRequests.entry, { textDocument, position: { line, character } });
    const names = providersIn(here?.questions ?? []);
    if (names[0] !== undefined) return names[0];
  }
  const view = await server.ask<PanelView>(panelRequests.view, { textDocument, question: { view: 'sso' } });
  const items = view?.kind === 'choose' ? view.columns.flatMap((column) => column.items) : [];
  const names = providersIn(items.map(({ question }) => question));
  if (names.length === 0)
    void vscode.window.showInformationMessage(vscode.l10n.t('The organization file has no identity provider.'));
  return names.length < 2
    ? names[0]
    : vscode.window.showQuickPick(names, {
        placeHolder: vscode.l10n.t('The identity provider that people sign in with'),
      });
}

function providersIn(questions: EntryHere['questions']): string[] {
  return questions.flatMap((one) => (one.view === 'sso' && one.provider !== undefined ? [one.provider] : []));
}

function isXml({ path }: vscode.Uri): boolean {
  return /\.xml$/i.test(path);
}

async function open(uri: vscode.Uri, question: OpenPanelArgument['question']): Promise<void> {
  const argument: OpenPanelArgument = { uri: uri.toString(), question };
  await vscode.commands.executeCommand(lensCommands.openPanel, argument);
}
