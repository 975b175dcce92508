/** The language server's process and the connection to it. */
import * as vscode from 'vscode';
import {
  CloseAction,
  DocumentDiagnosticRequest,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { configurationSection, type InitializationOptions } from '../../server/src/lsp/protocol';
import { changesOrganizationFiles, synchronizedFiles } from './organization-files';
import { withPages } from './rule-pages';
import { explicitSettings, settingNames } from './settings';
import { withoutWords } from './typing';

export type ServerState = 'starting' | 'running' | 'stopped';

/** So many crashes within so many milliseconds, and the server stays down until the user restarts it. */
const crashes = { most: 5, within: 3 * 60_000 };

/** The language client, less its notifications: they name requests and codes. What a user has to know, Server says. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

export class Server implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** The state, or the number of files that are being checked, has changed. */
  readonly onDidChange = this.#changed.event;

  readonly #extension: vscode.Extension<unknown>;
  readonly #output: vscode.LogOutputChannel;
  readonly #configuration: vscode.Disposable;
  readonly #checking = new Map<string, number>();
  readonly #replies = new Map<string, (params: unknown) => Promise<unknown>>();
  readonly #told = new Map<string, vscode.EventEmitter<void>>();
  #client: LanguageClient | undefined;
  #state: ServerState = 'stopped';
  #crashes: number[] = [];
  /** Starts and stops happen one after the other. */
  #last: Promise<void> = Promise.resolve();

  constructor(extension: vscode.Extension<unknown>, output: vscode.LogOutputChannel) {
    this.#extension = extension;
    this.#output = output;
    this.#configuration = vscode.workspace.onDidChangeConfiguration((event) => {
      if (changesOrganizationFiles(event)) void this.restart();
    });
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Whether the findings of a document are on their way. */
  isChecking(uri: vscode.Uri): boolean {
    return this.#checking.has(uri.toString());
  }

  /** Starts the server. A server that can't be started is reported to the user; this never fails. */
  start(): Promise<void> {
    return this.#next(() => this.#start());
  }

  /** Stops the server, however it is, and waits until it has ended. */
  stop(): Promise<void> {
    return this.#next(() => this.#stop());
  }

  /** Stops the server and starts a new one. The documents are the editor's: nothing of them is lost. */
  restart(): Promise<void> {
    return this.#next(async () => {
      await this.#stop();
      this.#crashes = [];
      await this.#start();
    });
  }

  /** Asks the server for what only it knows. Undefined when it has no answer, or is not running. */
  async ask<A>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<A | undefined> {
    await this.#last;
    try {
      // A token that is none would be sent as a parameter.
      const asked = token
        ? this.#client?.sendRequest<A | null>(method, params, token)
        : this.#client?.sendRequest<A | null>(method, params);
      return (await asked) ?? undefined;
    } catch (error) {
      if (!token?.isCancellationRequested) this.#output.warn(`${method} was not answered: ${String(error)}`);
      return undefined;
    }
  }

  /** Answers what the server asks of the client, also after the server was started again. */
  answer(method: string, reply: (params: unknown) => Promise<unknown>): vscode.Disposable {
    this.#replies.set(method, reply);
    const already = this.#client?.onRequest(method, reply);
    return new vscode.Disposable(() => {
      already?.dispose();
      this.#replies.delete(method);
    });
  }

  /** Calls `hear` when the server sends a notification, also after it was started again. */
  hear(method: string, hear: () => void): vscode.Disposable {
    const known = this.#told.get(method);
    if (known) return known.event(hear);
    const emitter = new vscode.EventEmitter<void>();
    this.#told.set(method, emitter);
    this.#client?.onNotification(method, () => emitter.fire());
    return emitter.event(hear);
  }

  dispose(): void {
    for (const emitter of this.#told.values()) emitter.dispose();
    this.#configuration.dispose();
    this.#changed.dispose();
  }

  #next(step: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(step);
    return this.#last;
  }

  async #start(): Promise<void> {
    if (this.#client) return;
    const client = this.#connect();
    this.#client = client;
    client.onDidChangeState(({ newState }) => {
      if (client !== this.#client) return;
      if (newState === State.Running) this.#become('running');
      else if (newState === State.Starting) this.#become('starting');
      else this.#lost(client);
    });
    try {
      await client.start();
      this.#output.info('The language server has started.');
    } catch (error) {
      this.#output.error(`The language server did not start: ${String(error)}`);
      this.#lost(client);
    }
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    this.#client = undefined;
    try {
      // Waits for the server's answer two seconds at most, then ends its process.
      await client.dispose();
    } catch (error) {
      this.#output.warn(`The language server did not end as it should: ${String(error)}`);
    }
    this.#become('stopped');
  }

  #connect(): LanguageClient {
    const module = vscode.Uri.joinPath(this.#extension.extensionUri, 'dist', 'server.js').fsPath;
    const options = this.#options(() => client);
    const client = new QuietClient(
      configurationSection,
      'Genesys Integrations',
      { module, transport: TransportKind.stdio },
      options,
    );
    for (const [method, reply] of this.#replies) client.onRequest(method, reply);
    for (const [method, emitter] of this.#told) client.onNotification(method, () => emitter.fire());
    return client;
  }

  #options(client: () => LanguageClient): LanguageClientOptions {
    const names = settingNames(this.#extension.packageJSON);
    const initializationOptions: InitializationOptions = { explicitSettings: true, commands: true };
    return {
      documentSelector: synchronizedFiles(),
      outputChannel: this.#output,
      initializationOptions,
      synchronize: {},
      diagnosticPullOptions: { onChange: true, onSave: false },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        // What follows is decided by #lost, which learns of starts that fail as well.
        closed: () => ({ action: CloseAction.DoNotRestart, handled: true }),
      },
      initializationFailedHandler: () => false,
      middleware: {
        workspace: {
          configuration: ({ items }) =>
            items.map(({ scopeUri }) => explicitSettings(names, scopeUri ? vscode.Uri.parse(scopeUri) : undefined)),
        },
        didChange: async (event, next) => {
          await next(event);
          // The client asks for the findings now. It fails to when a tab was left and taken up again while an answer was
          // on its way: it has then lost track of the file.
          if (!this.isChecking(event.document.uri)) client().getFeature(DocumentDiagnosticRequest.method).refresh();
        },
        provideCompletionItem: async (document, position, context, token, next) =>
          withoutWords(document, position, await next(document, position, context, token)),
        handleDiagnostics: (uri, diagnostics, next) => {
          withPages(diagnostics);
          next(uri, diagnostics);
        },
        provideDiagnostics: async (document, previous, token, next) => {
          const key = ('uri' in document ? document.uri : document).toString();
          this.#count(key, 1);
          try {
            const report = await next(document, previous, token);
            if (report && 'items' in report) withPages(report.items);
            return report;
          } finally {
            this.#count(key, -1);
          }
        },
        provideWorkspaceDiagnostics: (previous, token, report, next) =>
          next(previous, token, (chunk) => {
            const files = chunk?.items ?? [];
            for (const file of files) if ('items' in file) withPages(file.items);
            // The client asks a last time about a file that is closed, and passes over what it is told of the file in
            // between: the findings of one that was deleted or renamed would stay for good.
            const late = files.filter(({ uri }) => this.isChecking(uri));
            report({ items: files.filter((file) => !late.includes(file)) });
            for (const file of late) void this.#answered(file.uri).then(() => report({ items: [file] }));
          }),
      },
    };
  }

  /** Waits until the client has taken in the answers to all questions about a document. */
  #answered(uri: vscode.Uri): Promise<void> {
    return new Promise((resolve) => {
      const listening = this.onDidChange(() => {
        if (this.isChecking(uri)) return;
        listening.dispose();
        setTimeout(resolve);
      });
    });
  }

  #count(key: string, by: number): void {
    const count = (this.#checking.get(key) ?? 0) + by;
    if (count > 0) this.#checking.set(key, count);
    else this.#checking.delete(key);
    this.#changed.fire();
  }

  /** The server has ended without being asked to. It is started again, unless that keeps happening. */
  #lost(client: LanguageClient): void {
    if (client !== this.#client) return;
    this.#client = undefined;
    this.#checking.clear();
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((time) => now - time < crashes.within), now];
    if (this.#crashes.length <= crashes.most) {
      this.#output.warn('The language server has ended unexpectedly; it is started again.');
      this.#become('starting');
      void this.start();
    } else {
      this.#output.error(`The language server has ended ${this.#crashes.length} times within three minutes.`);
      this.#become('stopped');
      void this.#reportStop();
    }
  }

  async #reportStop(): Promise<void> {
    const restart = vscode.l10n.t('Restart');
    const show = vscode.l10n.t('Show Output');
    const choice = await vscode.window.showErrorMessage(
      vscode.l10n.t(
        'Genesys Integrations has stopped checking: its language server ended several times in a row. Your files are as you left them.',
      ),
      restart,
      show,
    );
    if (choice === restart) await this.restart();
    if (choice === show) this.#output.show();
  }

  #become(state: ServerState): void {
    this.#state = state;
    this.#changed.fire();
  }
}
