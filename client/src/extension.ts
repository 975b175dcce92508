/** The extension's start and end: puts the parts together, in the order in which they need each other. */
import * as vscode from 'vscode';
import { changeApplications } from './applications';
import { exportCalendars } from './certificates';
import { registerActions } from './code-actions';
import { registerCommands } from './commands';
import { beginOrganizationFiles } from './new-organization-file';
import { showPanels } from './panel/panels';
import { Secrets } from './panel/secrets';
import { offerToEndDuplicates } from './red-hat-yaml';
import { showReferences } from './references';
import { servePages } from './rule-pages';
import { showScenarios } from './scenarios';
import { Server } from './server';
import { simulateSignIns } from './sign-ins';
import { showStatus } from './status';
import { offerTasks } from './tasks';
import { indentNewLines } from './typing';
import { guideFirstSteps } from './walkthrough';

let server: Server | undefined;

/** What the extension gives to others. */
export interface Exports {
  /** The tests of organization files. */
  readonly tests: vscode.TestController;
}

/** Starts the language server. VS Code calls this when a folder holds an organization file, or at the first command. */
export async function activate(context: vscode.ExtensionContext): Promise<Exports> {
  // The command that checks a file by hand is there as long as nothing checks it by itself.
  void vscode.commands.executeCommand('setContext', 'genesysIntegrations.active', true);
  const output = vscode.window.createOutputChannel('Genesys Integrations', { log: true });
  server = new Server(context.extension, output);
  const scenarios = showScenarios(server);
  const secrets = new Secrets(context.secrets, context.globalState, server);
  context.subscriptions.push(
    output,
    server,
    servePages(context.extensionUri),
    showStatus(server),
    ...registerCommands(context.extensionUri, server, output),
    changeApplications(server),
    showReferences(),
    exportCalendars(server),
    simulateSignIns(server),
    secrets,
    registerActions(server, secrets),
    showPanels({ extension: context.extensionUri, server, secrets, output }),
    offerToEndDuplicates(context.globalState),
    beginOrganizationFiles(server),
    offerTasks(context.extensionUri),
    indentNewLines(server),
    guideFirstSteps(context.extension, context.globalStorageUri),
    scenarios,
  );
  await server.start();
  return { tests: scenarios.tests };
}

/** Stops the language server and waits until it has ended. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
