/** What the user has set, without the defaults: the server lays the repository's settings between the two. */
import * as vscode from 'vscode';
import { configurationSection } from '../../server/src/lsp/protocol';

/**
 * The settings that are set for a resource, by their names below the section; objects (levels of rules) are merged
 * across user, workspace and folder, as VS Code does. Values that the workspace may not set until it is trusted are not
 * among them.
 */
export function explicitSettings(names: readonly string[], resource?: vscode.Uri): Record<string, unknown> {
  const configuration = vscode.workspace.getConfiguration(configurationSection, resource ?? null);
  const set: Record<string, unknown> = {};
  for (const name of names) {
    const found = configuration.inspect<unknown>(name);
    const values = [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue].filter(
      (value) => value !== undefined,
    );
    if (values.length) set[name] = values.every(isObject) ? Object.assign({}, ...values) : values.at(-1);
  }
  return set;
}

/** The names of the extension's settings below the section, as its package.json declares them. */
export function settingNames(manifest: unknown): string[] {
  const { contributes } = manifest as { contributes: { configuration: { properties: Record<string, unknown> } } };
  return Object.keys(contributes.configuration.properties).map((name) => name.slice(configurationSection.length + 1));
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
