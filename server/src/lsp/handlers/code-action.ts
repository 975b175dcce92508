/** textDocument/codeAction */
import type { CodeAction, Connection } from 'vscode-languageserver';
import { applicationActions } from '../../language/application-actions';
import { codeActions } from '../../language/code-actions';
import { readWhole } from '../../simulate/whole';
import { isRange } from '../changes';
import { fixAllKind } from '../protocol';
import { type Log, request } from '../safely';
import type { Workspace } from '../workspace';

export interface CodeActionInput {
  readonly workspace: () => Workspace | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly log: Log;
}

export function onCodeAction(connection: Connection, { workspace: current, now: clock, log }: CodeActionInput): void {
  connection.onCodeAction(
    request('codeAction', log, [] as CodeAction[], async ({ textDocument: { uri }, range, context }, token) => {
      const workspace = current();
      const file = workspace?.file(uri);
      if (!workspace || !file || !isRange(range)) return [];
      if (!(await workspace.ready(file)) || token.isCancellationRequested) return [];
      const { settings } = await workspace.configuration.of(file.checked.root);
      // The text may have been edited while named files were read.
      const now = workspace.file(uri);
      const document = now?.checked.document();
      if (!now || !document) return [];
      const version = workspace.client.documentChanges ? now.version : undefined;
      return codeActions({
        uri: now.uri,
        version,
        document,
        findings: now.checked.findings(),
        range,
        only: context?.only,
        diagnostic: (finding) => now.checked.diagnostic(finding),
        open: (text) => now.checked.draft(text),
        fixAllKind,
        applications: () =>
          applicationActions(range, {
            uri: now.uri,
            version,
            whole: readWhole(document),
            settings,
            now: clock(),
          }),
      });
    }),
  );
}
