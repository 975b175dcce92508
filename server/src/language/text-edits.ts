/** Edits of the engine as edits of the LSP. */
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Document } from '../document/document';
import type { Edit } from '../document/edits';

export function textEdit(document: Document, { chunk, start, end, text }: Edit): TextEdit {
  return { range: document.range(chunk, start, end), newText: text };
}

/** Edits of one file; with the version of the text that they are for, where the client takes it. */
export function workspaceEdit(uri: string, version: number | undefined, edits: TextEdit[]): WorkspaceEdit {
  return version === undefined
    ? { changes: { [uri]: edits } }
    : { documentChanges: [{ textDocument: { uri, version }, edits }] };
}
