/** The panel: one page that asks about one document, and follows it. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import {
  type AddCertificateArgument,
  actionCommands,
  calendarRequests,
  configurationSection,
  type EntryParams,
  type FixParams,
  type PanelParams,
  panelRequests,
  type ReportParams,
} from '../../../server/src/lsp/protocol';
import type { EntryHere, Question, Range, View } from '../../../server/src/panel/view';
import {
  type Doing,
  type FromPage,
  isFromPage,
  type Offer,
  type PanelKey,
  type Readiness,
  type ToPage,
} from '../../webview/messages';
import { exportCalendarCommand } from '../certificates';
import { restartCommand, showProblemsCommand } from '../commands';
import { makeEdit } from '../edits';
import { isOrganizationFile } from '../organization-files';
import type { Server } from '../server';
import { pageOf, pageRoots } from './page';
import { Response, warnTooLarge } from './response';
import { challengeOf, type Secrets, storeSecretCommand } from './secrets';
import { titleOf } from './title';

/** `viewType` of the panel, and what `activeWebviewPanelId` is while it is active. */
export const panelId = 'genesysIntegrations.panel';

/** Milliseconds that changes of the text are gathered for. */
const gathering = 40;
/** Milliseconds after which an answer is late, and what is shown no longer passes for current. */
const patience = 300;
/** How often an answer for "now" is asked anew, in milliseconds. */
const minute = 60_000;

export interface PanelParts {
  readonly extension: vscode.Uri;
  readonly server: Server;
  readonly secrets: Secrets;
  readonly output: vscode.LogOutputChannel;
}

/** The options of a panel's page. */
export function pageOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: pageRoots(extension) };
}

export class Panel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #parts: PanelParts;
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #marked: vscode.TextEditorDecorationType;
  #uri: vscode.Uri;
  #question: Question;
  /** Typed secrets: in memory, as long as the panel is open. */
  readonly #typed = new Map<'secret' | 'codeVerifier', string>();
  readonly #response = new Response();
  #loaded = false;
  #missing = false;
  /** The instant before which the answer for "now" stays what it is, in milliseconds since 1970 UTC. */
  #until = 0;
  #ready: boolean;
  #offer: Offer | undefined;
  #range: vscode.Range | undefined;
  #line = -1;
  /** Counts what was asked: only the last answer is shown. */
  #number = 0;
  #asking: vscode.CancellationTokenSource | undefined;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(panel: vscode.WebviewPanel, uri: vscode.Uri, question: Question, parts: PanelParts) {
    this.#panel = panel;
    this.#uri = uri;
    this.#question = question;
    this.#parts = parts;
    this.#ready = parts.server.state === 'running';
    this.#marked = vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
      borderColor: new vscode.ThemeColor('editor.rangeHighlightBorder'),
      overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.rangeHighlightForeground'),
    });
    panel.iconPath = vscode.Uri.joinPath(parts.extension, 'images', 'icon.png');
    panel.webview.options = pageOptions(parts.extension);
    this.#name();
    this.#listen();
    panel.webview.html = pageOf(panel.webview, parts.extension);
  }

  /** The panel is closed. */
  get onDidDispose(): vscode.Event<void> {
    return this.#panel.onDidDispose;
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  get uri(): vscode.Uri {
    return this.#uri;
  }

  /** Shows the panel where it is, and asks something else, perhaps of another document. */
  show(uri: vscode.Uri, question: Question): void {
    if (uri.toString() !== this.#uri.toString()) {
      this.#uri = uri;
      this.#typed.clear();
      this.#response.forget();
      this.#missing = false;
      this.#mark(undefined);
      this.#name();
    }
    this.#offer = undefined;
    this.#question = question;
    this.#panel.reveal();
    this.#tell();
    this.#refresh();
  }

  /** Lets a file outside of the workspace be read as the response. */
  allow(file: string): void {
    this.#response.allow(file);
    this.#refresh();
  }

  /** Tells the page that one of its keys was pressed. */
  press(key: PanelKey): void {
    this.#post({ kind: 'key', does: key });
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#asking?.cancel();
    this.#typed.clear();
    this.#response.dispose();
    this.#marked.dispose();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #listen(): void {
    const { server, secrets } = this.#parts;
    const { window, workspace } = vscode;
    const isOurs = (document: vscode.TextDocument | undefined) => document?.uri.toString() === this.#uri.toString();
    const clock = setInterval(() => this.#tick(), minute);
    this.#subscriptions.push(
      new vscode.Disposable(() => clearInterval(clock)),
      this.#panel.onDidDispose(() => this.dispose()),
      this.#panel.webview.onDidReceiveMessage((message: unknown) => this.#hear(message)),
      this.#panel.onDidChangeViewState(() => {
        // The page of a hidden panel is gone; it says that it is ready when it is there again.
        if (!this.#panel.visible) {
          this.#loaded = false;
          this.#mark(undefined);
        }
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length && (isOurs(document) || this.#concerns(document))) this.#refresh(gathering);
      }),
      workspace.onDidCloseTextDocument((document) => {
        if (isOurs(document)) this.#refresh(gathering);
      }),
      workspace.onDidOpenTextDocument((document) => {
        if (isOurs(document) ? this.#missing : this.#concerns(document)) this.#refresh(gathering);
      }),
      workspace.onDidRenameFiles(({ files }) => {
        const renamed = files.find(({ oldUri }) => oldUri.toString() === this.#uri.toString());
        if (renamed) this.show(renamed.newUri, this.#question);
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(configurationSection)) this.#refresh(patience);
      }),
      window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#tick();
      }),
      window.onDidChangeActiveTextEditor((editor) => {
        if (editor && isOurs(editor.document)) this.#look(editor);
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (isOurs(textEditor.document) && textEditor === window.activeTextEditor) this.#look(textEditor);
      }),
      window.onDidChangeVisibleTextEditors(() => this.#mark(this.#range)),
      server.hear(calendarRequests.changed, () => {
        if (this.#question.view === 'certificates') this.#refresh(gathering);
      }),
      secrets.onDidChange(() => this.#refresh()),
      this.#response.onDidChange(() => this.#refresh(gathering)),
      server.onDidChange(() => {
        const ready = server.state === 'running';
        if (ready === this.#ready && server.state !== 'stopped') return;
        this.#ready = ready;
        // A start that is quick need not be spoken of.
        this.#later('tell', server.state === 'starting' ? patience : 0, () => this.#tell());
        if (ready) this.#refresh();
      }),
    );
  }

  #hear(message: unknown): void {
    if (!isFromPage(message)) {
      this.#parts.output.warn('The panel sent a message of an unknown shape; it was passed over.');
      return;
    }
    void this.#do(message).catch((error: unknown) =>
      this.#parts.output.error(`The panel could not ${message.kind}: ${String(error)}`),
    );
  }

  async #do(message: FromPage): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.#loaded = true;
        if (this.#ready) this.#tell();
        else this.#later('tell', patience, () => this.#tell());
        return this.#refresh();
      case 'ask':
        this.#question = message.question;
        this.#reconsider();
        // A session that was sent meanwhile named the question before: the page would pass over the answer to this one.
        this.#tell();
        return this.#refresh();
      case 'typed':
        if (message.field === 'response') {
          if (this.#response.paste(message.text)) this.#judge(undefined);
          return;
        }
        if (message.text) this.#typed.set(message.field, message.text);
        else this.#typed.delete(message.field);
        return this.#refresh();
      case 'response':
        return this.#take(message);
      case 'make':
        return this.#makePair();
      case 'go':
        return this.#go(toRange(message.range), message.uri);
      case 'mark':
        return this.#mark(message.range && toRange(message.range), this.#panel.active);
      case 'fix':
        return this.#fix(message.question, message.fix, message.version);
      case 'addCertificate':
        return this.#addCertificate(message);
      case 'copy':
        return copy(message.text);
      case 'report': {
        const params: ReportParams = { ...(await this.#params(message.question)), format: message.format };
        return copy(await this.#parts.server.ask<string>(panelRequests.report, params));
      }
      case 'token':
        return copy(await this.#parts.server.ask<string>(panelRequests.token, await this.#params(message.question)));
      case 'do':
        return this.#menu(message.what);
    }
  }

  /** To a file that is none of the workspace nothing is added. */
  async #addCertificate({ uri, pointer }: Extract<FromPage, { kind: 'addCertificate' }>): Promise<void> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    if (!isOrganizationFile(document)) return;
    const argument: AddCertificateArgument = { uri, pointer };
    await vscode.commands.executeCommand(actionCommands.addCertificate, argument);
  }

  async #menu(what: Doing): Promise<void> {
    if (what === 'openDocument') {
      await vscode.window.showTextDocument(await this.#open(), { viewColumn: this.#column(), preview: false });
      return;
    }
    const commands = {
      openRules: 'genesysIntegrations.openRuleDocumentation',
      showProblems: showProblemsCommand,
      showOutput: 'genesysIntegrations.showOutput',
      restartServer: restartCommand,
      storeSecret: storeSecretCommand,
      exportCalendar: exportCalendarCommand,
    };
    await (what === 'importMetadata'
      ? vscode.commands.executeCommand('genesysIntegrations.importSamlMetadata', undefined, this.#uri)
      : vscode.commands.executeCommand(commands[what]));
  }

  /** A verifier of 32 random bytes, as RFC 7636 recommends, and its challenge. */
  #makePair(): void {
    if (this.#question.view !== 'token') return;
    const verifier = randomBytes(32).toString('base64url');
    this.#typed.set('codeVerifier', verifier);
    this.#question = { ...this.#question, codeChallenge: challengeOf(verifier) };
    this.#tell();
    this.#refresh();
  }

  /** Takes the response that the user means, and judges it. */
  async #take({ how, uri }: Extract<FromPage, { kind: 'response' }>): Promise<void> {
    if (how === 'tooLarge') return warnTooLarge(vscode.l10n.t('The file'));
    if (how === 'forget') {
      this.#response.forget();
      return this.#judge(undefined);
    }
    if (how === 'paste') {
      if (this.#response.paste(await vscode.env.clipboard.readText())) this.#judge(undefined);
      return;
    }
    const dropped = uri === undefined ? undefined : vscode.Uri.parse(uri);
    if (dropped && !this.#response.mayRead(dropped)) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('The file is not in the workspace, so it was not read. Choose it with “Open a file…”.'),
      );
      return;
    }
    const file = dropped?.toString() ?? (await this.#response.pick(this.#uri));
    if (file !== undefined) this.#judge(file);
  }

  /** Asks about a file, or about what was pasted, as it is. */
  #judge(file: string | undefined): void {
    const given = file === undefined ? {} : { file };
    if (this.#question.view === 'sso') {
      const { file: _, scenario, ...rest } = this.#question;
      this.#question = { ...rest, ...given };
    } else if (this.#question.view === 'token') {
      const { file: _, ...rest } = this.#question;
      this.#question = { ...rest, ...given };
    } else return;
    this.#tell();
    this.#refresh();
  }

  async #fix(question: Question, fix: string, version: number): Promise<void> {
    const params: FixParams = { ...(await this.#params(question)), fix, version };
    const edit = await this.#parts.server.ask<unknown>(panelRequests.fix, params);
    if (edit && (await makeEdit(edit))) return;
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The fix was not applied: the document is no longer as it was shown.'),
    );
  }

  async #params(question: Question): Promise<PanelParams> {
    const typed = await this.#parts.secrets.typed(this.#typed.get('secret'), this.#typed.get('codeVerifier'));
    const brings = question.view === 'sso' || question.view === 'token';
    const response = brings ? await this.#response.read(question.file) : undefined;
    return {
      textDocument: { uri: this.#uri.toString() },
      question,
      typed: response === undefined ? typed : { ...typed, response },
    };
  }

  /** The document; opened, if nobody has it open, so that the server has it as well. */
  #open(): Thenable<vscode.TextDocument> {
    return vscode.workspace.openTextDocument(this.#uri);
  }

  /** Asks again, after so many milliseconds in which nothing else is asked. */
  #refresh(delay = 0): void {
    this.#asking?.cancel();
    this.#number++;
    this.#later('ask', delay, () => void this.#ask());
    if (!this.#timers.has('late')) this.#later('late', patience, () => this.#post({ kind: 'late' }));
  }

  async #ask(): Promise<void> {
    const number = this.#number;
    const question = this.#question;
    const { server } = this.#parts;
    if (!this.#loaded || !this.#ready) return this.#clear('late');
    const document = await this.#open().then(
      (opened) => opened,
      () => undefined,
    );
    if (number !== this.#number) return;
    if (this.#missing !== !document) {
      this.#missing = !document;
      this.#tell();
    }
    if (!document) return this.#clear('late');
    const asking = new vscode.CancellationTokenSource();
    this.#asking = asking;
    const view = await server.ask<View>(panelRequests.view, await this.#params(question), asking.token);
    asking.dispose();
    // What was asked meanwhile, of another text perhaps, has an answer of its own.
    if (number !== this.#number || !this.#ready) return;
    if (view && view.version !== document.version) return this.#refresh(gathering);
    this.#clear('late');
    this.#until = view?.kind === 'certificates' ? Date.parse(view.until) : 0;
    this.#post({ kind: 'answer', question, view: view ?? null });
  }

  /** Whether what is shown is also about a document other than that of the panel. */
  #concerns(document: vscode.TextDocument): boolean {
    return this.#question.view === 'certificates' && isOrganizationFile(document);
  }

  /** An answer for "now" may be another one a minute later. */
  #tick(): void {
    const now = !('at' in this.#question) || this.#question.at === undefined;
    if (now && this.#panel.visible && Date.now() >= this.#until) this.#refresh();
  }

  #tell(): void {
    const name = this.#uri.path.split('/').at(-1) ?? '';
    this.#post({
      kind: 'session',
      uri: this.#uri.toString(),
      name,
      question: this.#question,
      readiness: this.#readiness(),
      ...(this.#offer ? { offer: this.#offer } : {}),
    });
  }

  #readiness(): Readiness {
    const { state } = this.#parts.server;
    if (state !== 'running') return state;
    return this.#missing ? 'missing' : 'ready';
  }

  #post(message: ToPage): void {
    if (this.#loaded) void this.#panel.webview.postMessage(message);
  }

  #name(): void {
    this.#panel.title = vscode.l10n.t('Simulate {0}', titleOf(vscode.workspace.asRelativePath(this.#uri, false)));
  }

  /** Follows the cursor: its line chooses a check, and its entry is offered. */
  #look(editor: vscode.TextEditor): void {
    const { active } = editor.selection;
    if (active.line !== this.#line) {
      this.#line = active.line;
      this.#post({ kind: 'cursor', line: active.line + 1 });
    }
    this.#later('offer', 150, () => void this.#consider(active));
  }

  async #consider({ line, character }: vscode.Position): Promise<void> {
    const params: EntryParams = { textDocument: { uri: this.#uri.toString() }, position: { line, character } };
    const here = await this.#parts.server.ask<EntryHere>(panelRequests.entry, params);
    const offered = here?.questions.find(({ view }) => view === this.#question.view) ?? here?.questions[0];
    this.#put(here && offered ? { title: here.title, question: offered } : undefined);
  }

  /** What is shown already is not offered. */
  #put(offer: Offer | undefined): void {
    const next = offer && !isAbout(this.#question, offer.question) ? offer : undefined;
    if (JSON.stringify(next) === JSON.stringify(this.#offer)) return;
    this.#offer = next;
    this.#tell();
  }

  #reconsider(): void {
    this.#put(this.#offer);
  }

  /** The column in which the document is shown, or may be without covering the panel. */
  #column(): vscode.ViewColumn {
    const shown = this.#editors()[0]?.viewColumn;
    if (shown) return shown;
    return this.#panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
  }

  #editors(): vscode.TextEditor[] {
    return vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === this.#uri.toString());
  }

  async #go(selection: vscode.Range, uri?: string): Promise<void> {
    const other = uri === undefined || uri === this.#uri.toString() ? undefined : vscode.Uri.parse(uri);
    if (other) return goElsewhere(other, selection, this.#column());
    await vscode.window.showTextDocument(await this.#open(), {
      viewColumn: this.#column(),
      selection: new vscode.Range(selection.start, selection.start),
      preview: false,
    });
  }

  #mark(range: vscode.Range | undefined, reveal = false): void {
    this.#range = range;
    for (const editor of this.#editors()) {
      editor.setDecorations(this.#marked, range ? [range] : []);
      if (range && reveal) editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }

  #later(name: string, delay: number, act: () => void): void {
    this.#clear(name);
    this.#timers.set(
      name,
      setTimeout(() => {
        this.#timers.delete(name);
        act();
      }, delay),
    );
  }

  #clear(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}

/** Whether a question is about what another one names. */
function isAbout(question: Question, other: Question): boolean {
  const asked: { readonly [key: string]: unknown } = { ...question };
  return Object.entries(other).every(([key, value]) => JSON.stringify(asked[key]) === JSON.stringify(value));
}

function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Shows a place in another organization file; no other file is opened. */
async function goElsewhere(uri: vscode.Uri, selection: vscode.Range, column: vscode.ViewColumn): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (!isOrganizationFile(document)) return;
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
  await vscode.window.showTextDocument(document, {
    viewColumn: shown ?? column,
    selection: new vscode.Range(selection.start, selection.start),
    preview: false,
  });
}

async function copy(text: string | undefined): Promise<void> {
  if (text === undefined) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('There is nothing to copy: the document is no longer as it was shown.'),
    );
    return;
  }
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage('Copied', 2000);
}
