/** textDocument/didOpen, didChange, didSave and didClose. */
import type { Connection } from 'vscode-languageserver';
import { readChanges } from '../changes';
import { type Log, quietly } from '../safely';
import type { Workspace } from '../workspace';

export interface SynchronizationInput {
  readonly workspace: () => Workspace | undefined;
  readonly log: Log;
  /** An open file has another text, or may have other findings. */
  readonly changed: (key: string) => void;
  /** A file was closed. */
  readonly closed: () => void;
}

export function onSynchronization(connection: Connection, input: SynchronizationInput): void {
  const { log } = input;
  connection.onDidOpenTextDocument(
    quietly('didOpen', log, ({ textDocument: { uri, version, text } }) => {
      if (typeof uri !== 'string' || typeof text !== 'string') throw new Error('No URI or no text came with it.');
      const file = input.workspace()?.open(uri, version, text);
      if (file) input.changed(file.key);
    }),
  );
  connection.onDidChangeTextDocument(
    quietly('didChange', log, ({ textDocument: { uri, version }, contentChanges }) => {
      const workspace = input.workspace();
      const file = workspace?.file(uri);
      if (!workspace || !file) return;
      const changes = readChanges(contentChanges);
      if (!changes) throw new Error('The changes are none; the text stays as it was.');
      file.checked.edit(changes);
      workspace.setVersion(file, version);
      input.changed(file.key);
    }),
  );
  connection.onDidSaveTextDocument(
    quietly('didSave', log, ({ textDocument: { uri } }) => {
      const workspace = input.workspace();
      if (!workspace || workspace.client.watches) return;
      // The file that was saved may be one that others name.
      workspace.filesChanged([uri], false);
      for (const file of workspace.files()) input.changed(file.key);
    }),
  );
  connection.onDidCloseTextDocument(
    quietly('didClose', log, ({ textDocument: { uri } }) => {
      input.workspace()?.close(uri);
      input.closed();
    }),
  );
}
