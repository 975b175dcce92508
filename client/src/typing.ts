/**
 * What VS Code does by itself while one types YAML, where it does the wrong thing in an organization file or in a file of
 * its tests. It is mended there alone: settings for the language would hold for all other YAML too.
 */
import * as vscode from 'vscode';
import { isSynchronized } from './organization-files';
import type { Server } from './server';

interface Edit {
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  readonly newText: string;
}

/**
 * Indents the line after Enter as the server would, since VS Code asks for that only where `editor.formatOnType` is on, and
 * leaves the cursor in the first column below a key. Who has set it, either way, has chosen.
 */
export function indentNewLines(server: Server): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const [change] = contentChanges;
    if (!change || contentChanges.length > 1 || reason !== undefined || !/^\r?\n[ \t]*$/.test(change.text)) return;
    const editor = vscode.window.activeTextEditor;
    if (editor?.document !== document || !isSynchronized(document) || hasChosen(document)) return;
    void indent(editor, change.range.start.line + 1, server);
  });
}

async function indent(editor: vscode.TextEditor, line: number, server: Server): Promise<void> {
  const { document } = editor;
  const { version } = document;
  const { tabSize, insertSpaces } = editor.options;
  const edits = await server.ask<readonly Edit[]>('textDocument/onTypeFormatting', {
    textDocument: { uri: document.uri.toString() },
    position: { line, character: document.lineAt(line).text.length },
    ch: '\n',
    options: { tabSize, insertSpaces },
  });
  // Whoever typed on meanwhile has indented the line as they like.
  if (!edits?.length || document.version !== version) return;
  await editor.edit(
    (builder) => {
      for (const { range, newText } of edits) {
        const { start, end } = range;
        const at = new vscode.Range(start.line, start.character, end.line, end.character);
        // What is inserted pushes the cursor on; what replaces nothing would not.
        if (at.isEmpty) builder.insert(at.start, newText);
        else builder.replace(at, newText);
      }
    },
    { undoStopBefore: false, undoStopAfter: false },
  );
}

function hasChosen(document: vscode.TextDocument): boolean {
  const editor = vscode.workspace.getConfiguration('editor', document);
  const { defaultValue: _, defaultLanguageValue, key, languageIds, ...chosen } = editor.inspect('formatOnType') ?? {};
  return editor.get('formatOnType') === true || Object.values(chosen).some((value) => value !== undefined);
}

/**
 * Keeps VS Code from offering the words of the file where the server has nothing to offer, such as in a name or a
 * description: Enter at the end of the line would put such a word in the place of what was typed. VS Code asks for words
 * when no one else has an answer, so there is one, which matches nothing that can be typed. When nothing is typed yet it
 * would be seen; then there is none.
 */
export function withoutWords(
  document: vscode.TextDocument,
  position: vscode.Position,
  given: vscode.CompletionItem[] | vscode.CompletionList | null | undefined,
): vscode.CompletionItem[] | vscode.CompletionList | null | undefined {
  const items = given && 'items' in given ? given.items : given;
  if (items?.length || !isSynchronized(document) || !document.getWordRangeAtPosition(position)) return given;
  const none = new vscode.CompletionItem('–');
  none.filterText = '\u0000';
  return [none];
}
