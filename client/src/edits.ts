/** Edits that the server gives as an answer, made in the editor. */
import * as vscode from 'vscode';

interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}
interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}
interface Edit {
  readonly changes?: { readonly [uri: string]: readonly TextEdit[] };
  readonly documentChanges?: readonly {
    readonly textDocument: { readonly uri: string; readonly version: number | null };
    readonly edits: readonly TextEdit[];
  }[];
}

/**
 * Makes a `WorkspaceEdit` of the Language Server Protocol. False, and nothing is changed, when a document that it is for
 * has another version by now, or the editor refuses.
 */
export async function makeEdit(given: unknown): Promise<boolean> {
  const { changes = {}, documentChanges = [] } = given as Edit;
  const edit = new vscode.WorkspaceEdit();
  for (const { textDocument, edits } of documentChanges) {
    const uri = vscode.Uri.parse(textDocument.uri);
    const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    if (textDocument.version !== null && open?.version !== textDocument.version) return false;
    edit.set(uri, edits.map(textEdit));
  }
  for (const [uri, edits] of Object.entries(changes)) edit.set(vscode.Uri.parse(uri), edits.map(textEdit));
  return vscode.workspace.applyEdit(edit);
}

function textEdit({ range: { start, end }, newText }: TextEdit): vscode.TextEdit {
  return new vscode.TextEdit(new vscode.Range(start.line, start.character, end.line, end.character), newText);
}
