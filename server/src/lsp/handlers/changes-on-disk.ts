/** workspace/didChangeWatchedFiles, didCreateFiles, didRenameFiles, didDeleteFiles and didChangeWorkspaceFolders. */
import { type Connection, DidChangeWorkspaceFoldersNotification } from 'vscode-languageserver';
import { type Log, quietly } from '../safely';
import type { Workspace } from '../workspace';

export function onChangesOnDisk(connection: Connection, workspace: () => Workspace | undefined, log: Log): void {
  const changed = (uris: readonly string[], folders: boolean): void => workspace()?.filesChanged(uris, folders);
  connection.onDidChangeWatchedFiles(
    quietly('didChangeWatchedFiles', log, ({ changes }) =>
      changed(
        changes.map(({ uri }) => uri),
        false,
      ),
    ),
  );
  connection.workspace.onDidCreateFiles(
    quietly('didCreateFiles', log, ({ files }) =>
      changed(
        files.map(({ uri }) => uri),
        true,
      ),
    ),
  );
  connection.workspace.onDidRenameFiles(
    quietly('didRenameFiles', log, ({ files }) =>
      changed(
        files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]),
        true,
      ),
    ),
  );
  connection.workspace.onDidDeleteFiles(
    quietly('didDeleteFiles', log, ({ files }) =>
      changed(
        files.map(({ uri }) => uri),
        true,
      ),
    ),
  );
}

/** To be called after `initialize`: the connection puts a handler of its own in place then. */
export function onFolders(connection: Connection, workspace: () => Workspace | undefined, log: Log): void {
  connection.onNotification(
    DidChangeWorkspaceFoldersNotification.type,
    quietly('didChangeWorkspaceFolders', log, ({ event: { added, removed } }) => {
      const state = workspace();
      state?.roots.change(added, removed);
      state?.foldersChanged();
    }),
  );
}
