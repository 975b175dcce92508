/** The language status item: what the checking of the file in the active editor is about. */
import * as vscode from 'vscode';
import { diagnosticSource } from '../../server/src/lsp/protocol';
import { restartCommand, showProblemsCommand } from './commands';
import { organizationFiles } from './organization-files';
import type { Server } from './server';

/** Shows the item for organization files, and keeps it up to date. */
export function showStatus(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('genesysIntegrations.status', organizationFiles());
  item.name = 'Genesys Integrations';
  const update = () => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    item.selector = organizationFiles();
    item.busy = server.state === 'starting' || (uri !== undefined && server.isChecking(uri));
    Object.assign(item, server.state === 'stopped' ? stopped : describe(uri ? ownDiagnostics(uri) : [], item.busy));
  };
  update();
  return vscode.Disposable.from(
    item,
    server.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const active = vscode.window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === active)) update();
    }),
  );
}

type Shown = Pick<vscode.LanguageStatusItem, 'text' | 'detail' | 'severity' | 'command'>;

const problems: vscode.Command = { title: vscode.l10n.t('Show Problems'), command: showProblemsCommand };

const stopped: Shown = {
  text: vscode.l10n.t('Checking has stopped'),
  detail: 'Genesys Integrations',
  severity: vscode.LanguageStatusSeverity.Error,
  command: { title: vscode.l10n.t('Restart'), command: restartCommand },
};

function ownDiagnostics(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === diagnosticSource);
}

function describe(diagnostics: readonly vscode.Diagnostic[], busy: boolean): Shown {
  // The entry that says how many findings are not shown is no finding: it has no rule.
  const capped = diagnostics.find(({ code }) => code === undefined);
  const counts = countBySeverity(diagnostics.filter((diagnostic) => diagnostic !== capped));
  const text = counts.length
    ? counts.join(', ')
    : busy
      ? vscode.l10n.t('Checking …')
      : `$(check) ${vscode.l10n.t('No findings')}`;
  return {
    text: capped ? vscode.l10n.t('{0}, and more that are not shown', text) : text,
    detail: 'Genesys Integrations',
    severity: capped ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information,
    command: problems,
  };
}

function countBySeverity(diagnostics: readonly vscode.Diagnostic[]): string[] {
  const names = [
    [vscode.DiagnosticSeverity.Error, vscode.l10n.t('1 error'), (count: number) => vscode.l10n.t('{0} errors', count)],
    [
      vscode.DiagnosticSeverity.Warning,
      vscode.l10n.t('1 warning'),
      (count: number) => vscode.l10n.t('{0} warnings', count),
    ],
    [
      vscode.DiagnosticSeverity.Information,
      vscode.l10n.t('1 info'),
      (count: number) => vscode.l10n.t('{0} infos', count),
    ],
    [vscode.DiagnosticSeverity.Hint, vscode.l10n.t('1 hint'), (count: number) => vscode.l10n.t('{0} hints', count)],
  ] as const;
  return names.flatMap(([severity, one, many]) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [count === 1 ? one : many(count)];
  });
}
