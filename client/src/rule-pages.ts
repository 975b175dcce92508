/** The documentation of rules, a page each, that comes with the extension. */
import * as vscode from 'vscode';

/** Shows the page of a rule; its argument is the rule's id. Without one, the user picks. */
export const openPageCommand = 'genesysIntegrations.openRuleDocumentation';

/**
 * Lets the rule ids of diagnostics open the rule's page as it is meant to be read. The server, which also serves other
 * editors, gives the page's address; VS Code would show that file's source.
 */
export function withPages(diagnostics: vscode.Diagnostic[]): vscode.Diagnostic[] {
  for (const diagnostic of diagnostics) {
    const { code } = diagnostic;
    if (typeof code !== 'object' || typeof code.value !== 'string') continue;
    const argument = encodeURIComponent(JSON.stringify([code.value]));
    diagnostic.code = { value: code.value, target: vscode.Uri.parse(`command:${openPageCommand}?${argument}`) };
  }
  return diagnostics;
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
export async function showPage(extension: vscode.Uri, rule: string): Promise<void> {
  const page = vscode.Uri.joinPath(extension, 'docs', 'rules', `${rule}.md`);
  await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
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
