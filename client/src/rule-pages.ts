/**
 * The documentation of rules, a page each, that comes with the extension. The pages have addresses of their own, so that
 * package.json can say that they are shown as pages: the server, which also serves other editors, gives the address of a
 * file, and VS Code would show that file's source.
 */
import * as vscode from 'vscode';

const scheme = 'genesys-integrations';

/** Makes the folder docs/ of the extension readable below the pages' scheme, and nothing else. */
export function servePages(extension: vscode.Uri): vscode.Disposable {
  const file = (uri: vscode.Uri): vscode.Uri => {
    // An address is normalized before it comes here: it has no `..`.
    if (!uri.path.startsWith('/docs/')) throw vscode.FileSystemError.FileNotFound(uri);
    return vscode.Uri.joinPath(extension, uri.path);
  };
  const refuse = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  const never = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const pages: vscode.FileSystemProvider = {
    onDidChangeFile: never.event,
    watch: () => new vscode.Disposable(() => {}),
    stat: (uri) => vscode.workspace.fs.stat(file(uri)),
    readDirectory: (uri) => vscode.workspace.fs.readDirectory(file(uri)),
    readFile: (uri) => vscode.workspace.fs.readFile(file(uri)),
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  return vscode.Disposable.from(
    never,
    vscode.workspace.registerFileSystemProvider(scheme, pages, { isReadonly: true }),
  );
}

/** The address of a rule's page. */
function pageOf(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/docs/rules/${rule}.md` });
}

/** Lets the rule ids of diagnostics open the rule's page as it is meant to be read. Changes the diagnostics given. */
export function withPages(diagnostics: readonly vscode.Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    const { code } = diagnostic;
    if (typeof code === 'object' && typeof code.value === 'string')
      diagnostic.code = { value: code.value, target: pageOf(code.value) };
  }
}

/** The ids of all rules that have a page. */
export async function listRules(extension: vscode.Uri): Promise<string[]> {
  const folder = vscode.Uri.joinPath(extension, 'docs', 'rules');
  const families = await vscode.workspace.fs.readDirectory(folder);
  const lists = await Promise.all(
    families
      .filter(([, type]) => type === vscode.FileType.Directory)
      .map(async ([family]) => {
        const pages = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder, family));
        return pages.filter(([name]) => name.endsWith('.md')).map(([name]) => `${family}/${name.slice(0, -3)}`);
      }),
  );
  return lists.flat().sort();
}

/** Shows the page of a rule beside the editor. */
export async function showPage(rule: string): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', pageOf(rule), vscode.ViewColumn.Beside);
}

/** The rules of the findings at the cursor, the rule of the innermost first. */
export function rulesAtCursor(): string[] {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return [];
  return vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ range }) => range.contains(editor.selection.active))
    .sort((a, b) => (a.range.contains(b.range) ? 1 : -1))
    .flatMap(({ code }) => (typeof code === 'object' && typeof code.value === 'string' ? [code.value] : []));
}
