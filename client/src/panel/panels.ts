/** Opening the panel: by commands, from lenses, and again after the window was reloaded. */
import * as vscode from 'vscode';
import { type EntryParams, lensCommands, panelRequests } from '../../../server/src/lsp/protocol';
import type { EntryHere, Question, ViewId } from '../../../server/src/panel/view';
import { isKept, isQuestion, type PanelKey } from '../../webview/messages';
import { isOrganizationFile } from '../organization-files';
import { Panel, type PanelParts, pageOptions, panelId } from './panel';

/** The commands that ask about the entry at the cursor, and the view that they show. */
const simulations: { readonly [command: string]: ViewId } = {
  'genesysIntegrations.simulateTokenRequest': 'token',
  'genesysIntegrations.simulateApiCall': 'api',
  'genesysIntegrations.showUsage': 'usage',
  'genesysIntegrations.showCertificates': 'certificates',
};

const keys: { readonly [command: string]: PanelKey } = {
  'genesysIntegrations.panel.nextFinding': 'nextFinding',
  'genesysIntegrations.panel.previousFinding': 'previousFinding',
  'genesysIntegrations.panel.applyFix': 'applyFix',
  'genesysIntegrations.panel.dayEarlier': 'dayEarlier',
  'genesysIntegrations.panel.dayLater': 'dayLater',
};

/** Registers the panel and its commands. There is one panel at a time. */
export function showPanels(parts: PanelParts): vscode.Disposable {
  let panel: Panel | undefined;
  const keep = (made: Panel) => {
    panel?.dispose();
    panel = made;
    made.onDidDispose(() => {
      if (panel === made) panel = undefined;
    });
  };
  const open = (uri: vscode.Uri, question: Question) => {
    if (panel) return panel.show(uri, question);
    const made = vscode.window.createWebviewPanel(panelId, 'Simulate', vscode.ViewColumn.Beside, {
      ...pageOptions(parts.extension),
      enableFindWidget: true,
    });
    keep(new Panel(made, uri, question, parts));
  };
  const simulate = async (view: ViewId, argument: unknown) => {
    const given = readArgument(argument);
    if (given) {
      open(given.uri, given.question);
      // A file that a command was run on was chosen by the user, wherever it lies.
      if ('file' in given.question && given.question.file) panel?.allow(given.question.file);
      return;
    }
    const place = await findPlace(panel, view === 'certificates');
    if (!place) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('There is no organization file to simulate. Open one, such as integrations.yaml.'),
      );
      return;
    }
    open(place.uri, await questionAt(parts, place, view));
  };
  return vscode.Disposable.from(
    ...Object.entries(simulations).map(([command, view]) =>
      vscode.commands.registerCommand(command, (argument?: unknown) => simulate(view, argument)),
    ),
    vscode.commands.registerCommand(lensCommands.openPanel, (argument?: unknown) => simulate('token', argument)),
    ...Object.entries(keys).map(([command, key]) =>
      vscode.commands.registerCommand(command, () => panel?.isActive && panel.press(key)),
    ),
    vscode.window.registerWebviewPanelSerializer(panelId, {
      async deserializeWebviewPanel(restored, state: unknown) {
        if (isKept(state)) {
          keep(new Panel(restored, vscode.Uri.parse(state.uri), withoutTyped(state.question), parts));
          return;
        }
        // VS Code had not written it down yet, or another version of the panel has.
        parts.output.warn('The inputs of the panel were not kept; it begins anew.');
        const [uri] = await findFiles();
        if (uri) keep(new Panel(restored, uri, { view: 'token' }, parts));
        else restored.dispose();
      },
    }),
    new vscode.Disposable(() => panel?.dispose()),
  );
}

/** What was typed is gone after a reload, and what depends on it with it. */
function withoutTyped(question: Question): Question {
  if (question.view !== 'token') return question;
  const { codeChallenge: _, secret, ...rest } = question;
  return secret === undefined || secret === 'typed' ? rest : { ...rest, secret };
}

function readArgument(argument: unknown): { readonly uri: vscode.Uri; readonly question: Question } | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, question } = argument as { readonly uri?: unknown; readonly question?: unknown };
  return typeof uri === 'string' && isQuestion(question) ? { uri: vscode.Uri.parse(uri), question } : undefined;
}

interface FoundPlace {
  readonly uri: vscode.Uri;
  readonly position?: vscode.Position;
}

/** The organization file that is meant: of the active editor, of the panel, one that is to be seen, or the user's choice; `any`: it does not matter which. */
async function findPlace(panel: Panel | undefined, any: boolean): Promise<FoundPlace | undefined> {
  const { activeTextEditor: active, visibleTextEditors } = vscode.window;
  if (active && isOrganizationFile(active.document)) return placeOf(active);
  if (panel?.isActive) {
    const editor = visibleTextEditors.find(({ document }) => document.uri.toString() === panel.uri.toString());
    return editor ? placeOf(editor) : { uri: panel.uri };
  }
  const visible = visibleTextEditors.find(({ document }) => isOrganizationFile(document));
  if (visible) return placeOf(visible);
  const found = await findFiles();
  if (found.length < 2 || any) return found[0] && { uri: found[0] };
  const items = found.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('The organization file to simulate'),
  });
  return picked && { uri: picked.uri };
}

/** The organization files that are open, else those that are there. */
async function findFiles(): Promise<readonly vscode.Uri[]> {
  const open = vscode.workspace.textDocuments.filter(isOrganizationFile).map(({ uri }) => uri);
  if (open.length) return open;
  return vscode.workspace.findFiles('**/{integrations,*.integrations}.{yaml,yml}', '**/node_modules/**', 100);
}

function placeOf({ document, selection }: vscode.TextEditor): FoundPlace {
  return { uri: document.uri, position: selection.active };
}

/** What may be asked of the entry at the cursor in a view; where nothing may, the view offers what there is. */
async function questionAt({ server }: PanelParts, { uri, position }: FoundPlace, view: ViewId): Promise<Question> {
  if (!position) return { view };
  const { line, character } = position;
  const params: EntryParams = { textDocument: { uri: uri.toString() }, position: { line, character } };
  const here = await server.ask<EntryHere>(panelRequests.entry, params);
  return here?.questions.find((question) => question.view === view) ?? { view };
}
