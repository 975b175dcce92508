/** Writes the days on which certificates end to a calendar file. */
import * as vscode from 'vscode';
import { calendarRequests } from '../../server/src/lsp/protocol';
import type { Server } from './server';

export const exportCalendarCommand = 'genesysIntegrations.exportCertificateCalendar';

/** Registers the command that exports the calendar. */
export function exportCalendars(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand(exportCalendarCommand, () => exportCalendar(server));
}

async function exportCalendar(server: Server): Promise<void> {
  const text = await server.ask<string>(calendarRequests.ics, {});
  if (text === undefined) {
    void vscode.window.showInformationMessage(
      server.state === 'running'
        ? vscode.l10n.t(
            'There is no calendar to write: no identity provider of the workspace has a certificate that can be read.',
          )
        : vscode.l10n.t('The language server is not running, so the certificates are not known. Restart it first.'),
    );
    return;
  }
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const name = 'certificates.ics';
  const uri = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export the certificate calendar'),
    saveLabel: vscode.l10n.t('Export'),
    filters: { iCalendar: ['ics'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, name) } : {}),
  });
  if (!uri) return;
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) throw error;
    void vscode.window.showErrorMessage(vscode.l10n.t('The calendar was not written: {0}', error.message));
    return;
  }
  const events = text.split('\r\nBEGIN:VEVENT').length - 1;
  void vscode.window.setStatusBarMessage(
    events === 1
      ? vscode.l10n.t('1 certificate written to {0}', vscode.workspace.asRelativePath(uri))
      : vscode.l10n.t('{0} certificates written to {1}', events, vscode.workspace.asRelativePath(uri)),
    5000,
  );
}
