/**
 * Living beside Red Hat's YAML extension: it judges organization files by the JSON Schema that this extension
 * contributes, so that users see some findings twice. Once, and never again, the user is asked whether it should leave
 * these files alone.
 */
import * as vscode from 'vscode';
import { isOrganizationFile } from './organization-files';

const extensionId = 'redhat.vscode-yaml';
/** There since version 1.24 of that extension; it outranks schemas that other extensions contribute. */
const settingName = 'disableSchemaDetection';
const offeredKey = 'redHatYaml.offered';
const patterns = [
  '**/integrations.yaml',
  '**/integrations.yml',
  '**/*.integrations.yaml',
  '**/*.integrations.yml',
  '**/integrations.test.yaml',
  '**/integrations.test.yml',
  '**/*.integrations.test.yaml',
  '**/*.integrations.test.yml',
] as const;

/** Asks when the first organization file is shown, if that extension is there and the question has not been put yet. */
export function offerToEndDuplicates(memory: vscode.Memento): vscode.Disposable {
  const look = (editor: vscode.TextEditor | undefined) => {
    if (!editor || !isOrganizationFile(editor.document)) return;
    if (memory.get(offeredKey) || !isNeeded()) return;
    void offer(memory);
  };
  look(vscode.window.activeTextEditor);
  const subscriptions = [
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.extensions.onDidChange(() => look(vscode.window.activeTextEditor)),
  ];
  return vscode.Disposable.from(...subscriptions);
}

function isNeeded(): boolean {
  if (!vscode.extensions.getExtension(extensionId)) return false;
  const configuration = vscode.workspace.getConfiguration('yaml');
  if (configuration.get('validate') === false) return false;
  // An older version knows no way to leave single files alone.
  if (configuration.inspect(settingName)?.defaultValue === undefined) return false;
  const excluded = asList(configuration.get(settingName));
  return patterns.some((pattern) => !excluded.includes(pattern));
}

async function offer(memory: vscode.Memento): Promise<void> {
  await memory.update(offeredKey, true);
  const leave = vscode.l10n.t('Turn Off for These Files');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      "Red Hat's YAML extension checks integrations files against their schema as well, so some findings show twice. Turn its schema off for these files? It keeps reporting YAML syntax. This adds their names to yaml.disableSchemaDetection in your user settings.",
    ),
    leave,
    vscode.l10n.t('Keep Both'),
  );
  if (choice !== leave) return;
  const configuration = vscode.workspace.getConfiguration('yaml');
  const excluded = asList(configuration.inspect(settingName)?.globalValue);
  const list = [...new Set([...excluded, ...patterns])];
  await configuration.update(settingName, list, vscode.ConfigurationTarget.Global);
}

/** The setting is one pattern or a list of them. */
function asList(value: unknown): string[] {
  if (typeof value === 'string') return value ? [value] : [];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
