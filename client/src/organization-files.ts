/** Which documents are organization files. */
import * as vscode from 'vscode';
import type { DocumentFilter } from 'vscode-languageclient/node';
import { configurationSection, scenarioPattern } from '../../server/src/lsp/protocol';

/**
 * The filters that tell organization files: the patterns of the setting `files`, those of a folder relative to it.
 * Files are told by name alone: their language id is `yaml` by default, yet another extension (Ansible, Docker, a user's
 * own association) may give them another, and they are no less to be checked.
 */
export function organizationFiles(): vscode.DocumentFilter[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const filters = folders.flatMap((folder) =>
    patterns(folder.uri).map((pattern) => ({
      scheme: folder.uri.scheme,
      pattern: new vscode.RelativePattern(folder, pattern),
    })),
  );
  // A file that is opened by itself is in no folder.
  return [...filters, ...patterns().map((pattern) => ({ scheme: 'file', pattern }))];
}

/** What the server is told of, in the words of the language client: organization files, and the files of their tests. */
export function synchronizedFiles(): DocumentFilter[] {
  return [...organizationFiles(), { scheme: 'file', pattern: scenarioPattern }].map(
    ({ scheme = 'file', pattern = '' }) =>
      typeof pattern === 'string'
        ? { scheme, pattern }
        : { scheme, pattern: { baseUri: pattern.baseUri.toString(), pattern: pattern.pattern } },
  );
}

/** Whether a document is an organization file. */
export function isOrganizationFile(document: vscode.TextDocument): boolean {
  return vscode.languages.match(organizationFiles(), document) > 0;
}

/** Whether a document is an organization file or a file of tests. */
export function isSynchronized(document: vscode.TextDocument): boolean {
  return (
    isOrganizationFile(document) || vscode.languages.match({ scheme: 'file', pattern: scenarioPattern }, document) > 0
  );
}

/** Whether the setting `files` has changed somewhere. */
export function changesOrganizationFiles(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration(`${configurationSection}.files`);
}

function patterns(folder?: vscode.Uri): string[] {
  const value: unknown = vscode.workspace.getConfiguration(configurationSection, folder ?? null).get('files');
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
