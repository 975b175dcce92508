/** What the user can call by name. */
import * as vscode from 'vscode';
import { listRules, rulesAtCursor, showPage } from './rule-pages';
import type { Server } from './server';

/** Shows the findings of all files; also what the status item does when it is clicked. */
export const showProblemsCommand = 'workbench.actions.view.problems';
export const restartCommand = 'genesysIntegrations.restartServer';

/** Registers the commands of package.json. */
export function registerCommands(
  extension: vscode.Uri,
  server: Server,
  output: vscode.LogOutputChannel,
): vscode.Disposable[] {
  const { registerCommand } = vscode.commands;
  return [
    // The extension was not running when this was called: that it runs now is all there is to do.
    registerCommand('genesysIntegrations.checkFile', () => vscode.commands.executeCommand(showProblemsCommand)),
    registerCommand(restartCommand, () => server.restart()),
    registerCommand('genesysIntegrations.showOutput', () => output.show()),
    registerCommand('genesysIntegrations.openRuleDocumentation', async () => {
      const rule = await pickRule(await listRules(extension));
      if (rule) await showPage(rule);
    }),
  ];
}

async function pickRule(rules: readonly string[]): Promise<string | undefined> {
  const here = [...new Set(rulesAtCursor())].filter((rule) => rules.includes(rule));
  const items = [
    ...here.map((label) => ({ label, description: vscode.l10n.t('found at the cursor') })),
    ...rules.filter((rule) => !here.includes(rule)).map((label) => ({ label })),
  ];
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('The rule to read about') });
  return picked?.label;
}
