/** Approving, revoking and re-scoping authorized applications: what stops working is said before anything is changed. */
import * as vscode from 'vscode';
import {
  type ApplicationChanged,
  type ApplicationChangeParams,
  type ApplicationHere,
  applicationRequests,
  type ChangeApplicationArgument,
  lensCommands,
} from '../../server/src/lsp/protocol';
import { makeEdit } from './edits';
import { itemOf } from './long-items';
import type { Server } from './server';

type Change = ApplicationChangeParams['change'];
type Kind = Change['kind'];

const labels: { readonly [kind in Kind]: string } = {
  approve: vscode.l10n.t('Approve'),
  revoke: vscode.l10n.t('Revoke'),
  scopes: vscode.l10n.t('Edit Scopes…'),
};

/** The command behind the lenses of applications; from the palette it is about the application at the cursor. */
export function changeApplications(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand(lensCommands.changeApplication, (argument?: unknown) =>
    changeApplication(server, readArgument(argument)),
  );
}

async function changeApplication(server: Server, argument: ChangeApplicationArgument | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const uri = argument?.uri ?? editor?.document.uri.toString();
  const textDocument = { uri: uri ?? '' };
  const position = editor?.selection.active;
  const at = argument ? { pointer: argument.pointer } : { position };
  const here = await server.ask<ApplicationHere>(applicationRequests.read, { textDocument, ...at });
  if (!here) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No authorized application stands here. Put the cursor on an entry of `authorizedApplications`.'),
    );
    return;
  }
  const kind = argument?.change ?? (await pickKind(here));
  const change = kind && (kind === 'scopes' ? await pickScopes(here) : { kind });
  if (!change) return;
  const params: ApplicationChangeParams = { textDocument, pointer: here.pointer, change };
  const changed = await server.ask<ApplicationChanged>(applicationRequests.change, params);
  if (!changed) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'Nothing changes: "{0}" is like that already, or what would change stands behind an anchor that others use.',
        here.name,
      ),
    );
    return;
  }
  if (!(await confirm(here, change.kind, changed))) return;
  if (!(await makeEdit(changed.edit)))
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The file has changed meanwhile, so nothing was edited. Choose again.'),
    );
}

async function pickKind({ name, changes }: ApplicationHere): Promise<Kind | undefined> {
  const items = changes.map((change) => ({ label: labels[change], change }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('The application "{0}"', name) }))?.change;
}

async function pickScopes({ name, scopes, offered }: ApplicationHere): Promise<Change | undefined> {
  if (offered.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Neither "{0}" nor its client lists scopes.', name));
    return undefined;
  }
  const items = offered.map((label) => ({ label, picked: scopes.includes(label) }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Scopes of "{0}"', name),
    placeHolder: vscode.l10n.t('The scopes that the application is to have'),
    canPickMany: true,
  });
  return picked && { kind: 'scopes', scopes: picked.map(({ label }) => label) };
}

/** Says what stops and begins, and asks. What is said can be read through; only the first line makes the change. */
function confirm(here: ApplicationHere, kind: Kind, { title, effects }: ApplicationChanged): Promise<boolean> {
  const pick = vscode.window.createQuickPick();
  const label = kind === 'scopes' ? vscode.l10n.t('Change Scopes') : labels[kind];
  const yes: vscode.QuickPickItem = { label: `$(check) ${label}`, description: here.name };
  const heading = { label: vscode.l10n.t('What changes'), kind: vscode.QuickPickItemKind.Separator };
  pick.title = title;
  pick.placeholder = vscode.l10n.t('Enter makes the change in the file, Escape leaves it as it is');
  pick.items = [yes, heading, ...effects.map((effect) => ({ ...itemOf(effect), alwaysShow: true }))];
  return new Promise<boolean>((resolve) => {
    pick.onDidAccept(() => {
      if (!pick.selectedItems.includes(yes)) return;
      resolve(true);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(false);
      pick.dispose();
    });
    pick.show();
  });
}

/** What a lens hands over; anything else counts as nothing. */
function readArgument(argument: unknown): ChangeApplicationArgument | undefined {
  const { uri, pointer, change } = (argument ?? {}) as Partial<Record<keyof ChangeApplicationArgument, unknown>>;
  if (typeof uri !== 'string' || typeof pointer !== 'string') return undefined;
  return typeof change === 'string' && Object.hasOwn(labels, change)
    ? { uri, pointer, change: change as Kind }
    : { uri, pointer };
}
