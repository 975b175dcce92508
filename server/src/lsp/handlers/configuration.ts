/** workspace/didChangeConfiguration */
import type { Connection } from 'vscode-languageserver';
import { type Log, quietly } from '../safely';
import type { Workspace } from '../workspace';

export function onConfiguration(connection: Connection, workspace: () => Workspace | undefined, log: Log): void {
  connection.onDidChangeConfiguration(
    quietly('didChangeConfiguration', log, ({ settings }) => {
      const state = workspace();
      state?.configuration.push(settings);
      state?.settingsChanged();
    }),
  );
}
