/** The walkthrough: an example to try everything on, and what ticks the steps off. */
import * as vscode from 'vscode';
import { diagnosticSource } from '../../server/src/lsp/protocol';

const folderName = 'first-steps';
const fileName = 'integrations.yaml';
/** Milliseconds in which VS Code lays out an editor that it shows. */
const layoutTime = 300;

/** Context keys that the steps of package.json wait for. */
const contexts = {
  seen: 'genesysIntegrations.findingSeen',
  fixed: 'genesysIntegrations.findingFixed',
  begun: 'genesysIntegrations.fileBegun',
} as const;

/** Registers the example and watches for the steps that no command tells of. */
export function guideFirstSteps(extension: vscode.Extension<unknown>, storage: vscode.Uri): vscode.Disposable {
  const source = vscode.Uri.joinPath(extension.extensionUri, 'examples', folderName);
  const target = vscode.Uri.joinPath(storage, folderName);
  const file = vscode.Uri.joinPath(target, fileName);
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand('genesysIntegrations.openExample', async () => {
      const again = await isToBeCopied(file);
      if (again === undefined) return;
      if (again) await vscode.workspace.fs.copy(source, target, { overwrite: true });
      const { document } = await show(file);
      // An editor with changes keeps them when its file is written anew.
      if (again && document.isDirty) await vscode.commands.executeCommand('workbench.action.files.revert');
    }),
    registerCommand('genesysIntegrations.openWalkthrough', () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#start`, false),
    ),
    registerCommand('genesysIntegrations.goToFirstFinding', async () => {
      const uri = await fileWithFinding(file);
      if (uri) await goToFinding(uri);
      else
        void vscode.window.showInformationMessage(
          vscode.l10n.t('There is no finding. Run "Open Example Organization" and start over: the example has some.'),
        );
    }),
    watchFindings(),
  );
}

/**
 * The example is copied into the extension's own storage: its findings, fixes and certificates work as those of any file,
 * nothing is written into the user's folders, and no network is needed. A copy that was worked on is kept until the user
 * says otherwise. Undefined when the user does not want any.
 */
async function isToBeCopied(file: vscode.Uri): Promise<boolean | undefined> {
  const there = await vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
  if (!there) return true;
  const again = vscode.l10n.t('Start Over');
  const items = [
    { label: vscode.l10n.t('Go On'), description: vscode.l10n.t('with the example as you left it') },
    { label: again, description: vscode.l10n.t('with the example as it was') },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Open Example Organization') });
  return picked && picked.label === again;
}

/** Shows a file where it is open already, else beside what is no text, so that the walkthrough stays to be seen. */
async function show(uri: vscode.Uri, selection?: vscode.Range): Promise<vscode.TextEditor> {
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const group = all.find(({ tabs }) =>
    tabs.some(({ input }) => isText(input) && input.uri.toString() === uri.toString()),
  );
  const active = activeTabGroup.activeTab;
  const viewColumn =
    group?.viewColumn ?? (active && !isText(active.input) ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active);
  return vscode.window.showTextDocument(uri, { preview: false, viewColumn, ...(selection ? { selection } : {}) });
}

function isText(input: unknown): input is vscode.TabInputText {
  return input instanceof vscode.TabInputText;
}

/** The example if it has findings, else another file that has some. */
async function fileWithFinding(example: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (findingsOf(example).length) return example;
  const found = vscode.languages.getDiagnostics().find(([uri]) => findingsOf(uri).length > 0);
  return found?.[0];
}

async function goToFinding(uri: vscode.Uri): Promise<void> {
  const [first] = [...findingsOf(uri)].sort(
    (a, b) => a.severity - b.severity || a.range.start.line - b.range.start.line,
  );
  const start = first?.range.start;
  const selection = start && new vscode.Range(start, start);
  await show(uri, selection);
  if (!start) return;
  // Without an answer of the server the menu would say that there is nothing to be done.
  await vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, new vscode.Range(start, start));
  // The menu closes when the editor below it is still being laid out.
  await new Promise((resolve) => setTimeout(resolve, layoutTime));
  // The walkthrough may have taken the focus back after its button was pressed.
  await show(uri, selection);
  await vscode.commands.executeCommand('editor.action.quickFix');
}

function findingsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === diagnosticSource);
}

/** Sets the contexts: a finding is to be seen; after an edit a file has fewer of them. */
function watchFindings(): vscode.Disposable {
  const counts = new Map<string, { readonly version: number; readonly count: number }>();
  return vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    for (const { document } of vscode.window.visibleTextEditors) {
      const key = document.uri.toString();
      if (!uris.some((uri) => uri.toString() === key)) continue;
      const count = findingsOf(document.uri).length;
      const before = counts.get(key);
      counts.set(key, { version: document.version, count });
      if (count > 0) void set(contexts.seen);
      if (before && count < before.count && document.version > before.version) void set(contexts.fixed);
    }
  });
}

/** Ticks the last step: a file of the user's own is there. */
export function noteBegunFile(): void {
  void set(contexts.begun);
}

function set(context: string): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', context, true);
}
