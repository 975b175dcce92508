/**
 * Tasks that run the command line of this extension, in the Node.js that VS Code runs in: none needs to be installed.
 *
 * What they find stands in the Problems view already, reported by the language server for open and closed files alike.
 * So the tasks that are offered scan nothing for problems; a task of the user's own may name the problem matcher
 * `$genesys-integrations`, for files or days that the server does not look at.
 */
import * as vscode from 'vscode';

export const taskType = 'genesysIntegrations';

interface Definition extends vscode.TaskDefinition {
  readonly command: 'check' | 'test';
  readonly paths?: readonly string[];
  readonly at?: string;
  readonly failOn?: 'error' | 'warning' | 'info';
}

/** Offers the tasks. */
export function offerTasks(extension: vscode.Uri): vscode.Disposable {
  const cli = vscode.Uri.joinPath(extension, 'dist/cli.js').fsPath;
  return vscode.tasks.registerTaskProvider(taskType, {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === 'file')
        .flatMap((folder) => [
          taskOf({ type: taskType, command: 'check' }, folder, cli, vscode.l10n.t('check workspace')),
          taskOf({ type: taskType, command: 'test' }, folder, cli, vscode.l10n.t('test workspace')),
        ]),
    resolveTask: ({ definition, scope, name }) =>
      isDefinition(definition) && isFolder(scope) ? taskOf(definition, scope, cli, name) : undefined,
  });
}

function taskOf(definition: Definition, folder: vscode.WorkspaceFolder, cli: string, name: string): vscode.Task {
  const { command, paths = [], at, failOn } = definition;
  const options = [
    ...['--format', 'text'],
    ...(at === undefined ? [] : ['--at', at]),
    ...(failOn === undefined || command === 'test' ? [] : ['--fail-on', failOn]),
  ];
  const execution = new vscode.ProcessExecution(process.execPath, [cli, command, ...options, ...paths], {
    cwd: folder.uri.fsPath,
    // Desktop VS Code is no Node.js unless it is told to be.
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  const task = new vscode.Task(definition, folder, name, 'Genesys Integrations', execution, []);
  task.detail =
    command === 'check'
      ? vscode.l10n.t('Checks every organization file of the folder, as the command line does')
      : vscode.l10n.t('Runs the tests of organization files');
  if (command === 'test') task.group = vscode.TaskGroup.Test;
  return task;
}

function isDefinition(definition: vscode.TaskDefinition): definition is Definition {
  const { command, paths, at, failOn } = definition;
  return (
    (command === 'check' || command === 'test') &&
    (paths === undefined || (Array.isArray(paths) && paths.every((path) => typeof path === 'string'))) &&
    (at === undefined || typeof at === 'string') &&
    (failOn === undefined || typeof failOn === 'string')
  );
}

function isFolder(scope: vscode.Task['scope']): scope is vscode.WorkspaceFolder {
  return typeof scope === 'object';
}
