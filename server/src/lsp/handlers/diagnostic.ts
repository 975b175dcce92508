/** textDocument/diagnostic */
import { type Connection, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import type { Result } from '../checked';
import { keyOf } from '../places';
import { type Log, request } from '../safely';
import { scenarioDiagnostics } from '../scenario-files';
import type { Workspace } from '../workspace';

export interface DiagnosticInput {
  readonly workspace: () => Workspace | undefined;
  readonly log: Log;
  /** A file was looked at: it may name other files than before. */
  readonly looked: () => void;
}

const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

export function onDiagnostic(connection: Connection, input: DiagnosticInput): void {
  connection.languages.diagnostics.on(
    request('diagnostic', input.log, nothing, async ({ textDocument, previousResultId }, token) => {
      const workspace = input.workspace();
      const uri: unknown = textDocument?.uri;
      if (!workspace || typeof uri !== 'string') return nothing;
      const file = workspace.file(uri);
      if (!file) return report(await closedResult(workspace, uri), previousResultId);
      const ofTests = scenarioDiagnostics(file);
      if (ofTests) return { kind: DocumentDiagnosticReportKind.Full, items: ofTests };
      const belongs = await workspace.ready(file);
      if (token.isCancellationRequested || !belongs) return nothing;
      const result = file.checked.result();
      input.looked();
      return report(result, previousResultId);
    }),
  );
}

/** The state on the disk of a file that is open no more: clients ask a last time when they close it. */
async function closedResult(workspace: Workspace, uri: string): Promise<Result | undefined> {
  const { closed } = workspace;
  if (!closed.all().has(keyOf(uri))) closed.forget(uri);
  await closed.settle();
  return closed.all().get(keyOf(uri))?.result;
}

function report(result: Result | undefined, previous: string | undefined): DocumentDiagnosticReport {
  if (!result) return nothing;
  if (result.id === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: result.id };
  return { kind: DocumentDiagnosticReportKind.Full, resultId: result.id, items: [...result.items] };
}
