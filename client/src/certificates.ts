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
        ? 'There is no calendar to write: no identity provider of the workspace has a certificate that can be read.'
        : 'The language server is not running, so the certificates are not known. Restart it first.',
    );
    return;
  }
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const name = 'certificates.ics';
  const uri = await vscode.window.showSaveDialog({
    title: 'Export the certificate calendar',
    saveLabel: 'Export',
    filters: { iCalendar: ['ics'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, name) } : {}),
  });
  if (!uri) return;
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) throw error;
    void vscode.window.showErrorMessage(`The calendar was not written: ${error.message}`);
    return;
  }
  const events = text.split('\r\nBEGIN:VEVENT').length - 1;
  void vscode.window.setStatusBarMessage(
    `${events === 1 ? '1 certificate' : `${events} certificates`} written to ${vscode.workspace.asRelativePath(uri)}`,
    5000,
  );
}
