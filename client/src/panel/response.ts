/**
 * The response that is judged: a file, which is read for each answer, or a text that was pasted, which stays in memory. A
 * file is read only if it lies in the workspace or the user picked it since the window was opened.
 */
import path from 'node:path';
import * as vscode from 'vscode';
import { mostResponse } from '../../webview/messages';

export class Response implements vscode.Disposable {
  readonly #picked = new Set<string>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #open: vscode.Disposable;
  #watched = '';
  #watcher: vscode.Disposable | undefined;
  #pasted: string | undefined;
  /** The file of the last answer was changed. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#open = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length && document.uri.toString() === this.#watched) this.#changed.fire();
    });
  }

  dispose(): void {
    this.#pasted = undefined;
    vscode.Disposable.from(this.#open, this.#changed, ...(this.#watcher ? [this.#watcher] : [])).dispose();
  }

  /** Keeps a text in memory; false, and the user is told, when it is too large for a response. */
  paste(text: string): boolean {
    if (!text.trim()) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('There is no text on the clipboard. Copy the response first.'),
      );
      return false;
    }
    if (Buffer.byteLength(text) > mostResponse) {
      warnTooLarge(vscode.l10n.t('The text'));
      return false;
    }
    this.#pasted = text;
    return true;
  }

  /** Lets a file be read that the user chose elsewhere. */
  allow(file: string): void {
    this.#picked.add(vscode.Uri.parse(file).toString());
  }

  /** Forgets what was pasted. */
  forget(): void {
    this.#pasted = undefined;
  }

  /** Lets the user pick a file; undefined if none was picked, or it is too large. */
  async pick(near: vscode.Uri): Promise<string | undefined> {
    const [uri] =
      (await vscode.window.showOpenDialog({
        title: vscode.l10n.t('Open an SSO response'),
        openLabel: vscode.l10n.t('Check'),
        defaultUri: vscode.Uri.joinPath(near, '..'),
        filters: {
          [vscode.l10n.t('Responses')]: ['xml', 'txt', 'b64', 'html', 'har'],
          [vscode.l10n.t('All files')]: ['*'],
        },
      })) ?? [];
    if (!uri) return undefined;
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > mostResponse) {
      warnTooLarge(nameOf(uri));
      return undefined;
    }
    this.#picked.add(uri.toString());
    return uri.toString();
  }

  /** What the server is given: the file, as it is in the editor or else on disk, or what was pasted. */
  async read(file: string | undefined): Promise<string | undefined> {
    if (file === undefined) {
      this.#watch('');
      return this.#pasted;
    }
    const uri = vscode.Uri.parse(file);
    if (!this.mayRead(uri)) return undefined;
    this.#watch(uri.toString(), uri);
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    if (open) return open.getText();
    try {
      const { size } = await vscode.workspace.fs.stat(uri);
      if (size > mostResponse) return undefined;
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch (error) {
      // Without its file there is no response, and the answer says so.
      if (error instanceof vscode.FileSystemError) return undefined;
      throw error;
    }
  }

  /** Whether a file lies in the workspace or was picked by the user. */
  mayRead(uri: vscode.Uri): boolean {
    if (this.#picked.has(uri.toString())) return true;
    return path.posix.normalize(uri.path) === uri.path && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  }

  #watch(file: string, uri?: vscode.Uri): void {
    if (file === this.#watched) return;
    this.#watched = file;
    this.#watcher?.dispose();
    this.#watcher = undefined;
    if (!uri) return;
    const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), path.posix.basename(uri.path));
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const tell = () => this.#changed.fire();
    this.#watcher = vscode.Disposable.from(
      watcher,
      watcher.onDidChange(tell),
      watcher.onDidCreate(tell),
      watcher.onDidDelete(tell),
    );
  }
}

/** Says that something is too large to be a response. */
export function warnTooLarge(what: string): void {
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      '{0} is larger than 2 MB. A response is a few kB: choose the XML, the base64 or the form post alone.',
      what,
    ),
  );
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) ?? vscode.l10n.t('The file');
}
