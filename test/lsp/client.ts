/** A client of the language server that talks to it over streams inside this process, and a world that tests can move. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  createConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type FileSystemWatcher,
  type InitializeResult,
  type PublishDiagnosticsParams,
  type Range,
  type TextEdit,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import {
  CancellationTokenSource,
  createMessageConnection,
  createProtocolConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { machine } from '../../server/src/lsp/machine';
import type { Outside } from '../../server/src/lsp/outside';
import { serve } from '../../server/src/lsp/server';
import { rules } from '../../server/src/rules/registry';
import type { Rule } from '../../server/src/rules/rule';

/** A folder that is gone after the test. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'integrations-'));
  constructor(files: { readonly [path: string]: string | Uint8Array } = {}) {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }
  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), content);
  }
  remove(path: string): void {
    rmSync(join(this.path, path), { recursive: true });
  }
  uri(path = ''): string {
    return pathToFileURL(join(this.path, path)).href;
  }
  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** The clock and the timers of a test. */
export class Clock {
  #now: number;
  #timers: { readonly at: number; readonly run: () => void }[] = [];
  /** Longest wait that was asked for, in milliseconds. */
  longest = 0;
  constructor(now = '2026-11-23T12:00:00Z') {
    this.#now = Date.parse(now);
  }
  now = (): number => this.#now;
  after = (milliseconds: number, run: () => void): (() => void) => {
    const timer = { at: this.#now + milliseconds, run };
    this.longest = Math.max(this.longest, milliseconds);
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  };
  get waiting(): number {
    return this.#timers.length;
  }
  /** Lets time pass up to an instant, and the timers ring that are due on the way. */
  moveTo(instant: string): void {
    const end = Date.parse(instant);
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }
}

export interface StartInput {
  /** Workspace folders. */
  readonly folders?: readonly Folder[];
  readonly capabilities?: ClientCapabilities;
  readonly options?: unknown;
  /** What the client answers when it is asked for its settings, by the URI that it is asked for. */
  readonly settings?: (uri: string) => unknown;
  readonly outside?: Partial<Outside>;
  readonly rules?: readonly Rule[];
}

export const pulling: ClientCapabilities = {
  textDocument: { diagnostic: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true } },
  workspace: {
    configuration: true,
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    workspaceEdit: { documentChanges: true },
    workspaceFolders: true,
  },
};
export const pushed: ClientCapabilities = {
  textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true } },
};

export interface Client {
  readonly connection: MessageConnection;
  readonly initialized: InitializeResult;
  /** Everything that the server published, in order. */
  readonly published: PublishDiagnosticsParams[];
  /** Errors that the server logged. */
  readonly errors: string[];
  /** How often the server asked to refresh diagnostics. */
  refreshes(): number;
  /** Watchers that are registered now. */
  watchers(): readonly FileSystemWatcher[];
  exitCode(): number | undefined;
  open(uri: string, text: string, version?: number): void;
  change(uri: string, version: number, text: string, range?: Range): void;
  close(uri: string): void;
  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  /** The diagnostics of a full report. */
  items(uri: string): Promise<readonly Diagnostic[]>;
  pullWorkspace(previous?: { readonly [uri: string]: string }): Promise<readonly WorkspaceDocumentDiagnosticReport[]>;
  actions(uri: string, range: Range, only?: string[]): Promise<readonly CodeAction[]>;
  notify(method: string, params: unknown): void;
  /** Lets messages go back and forth until `holds`; fails after a while. */
  until(holds: () => boolean, what: string): Promise<void>;
  /** Lets messages that are on their way arrive. */
  settle(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function start(input: StartInput = {}): Promise<Client> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  let exitCode: number | undefined;
  const server = createConnection(
    (logger) => createProtocolConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient), logger),
    {
      shutdownReceived: false,
      initialize: () => {},
      exit: (code) => {
        exitCode = code;
      },
    },
  );
  serve({
    connection: server,
    outside: { ...machine(join(__dirname, 'no-pages')), ...input.outside },
    rules: input.rules ?? rules,
    version: '0.0.0',
  });
  server.listen();

  const connection = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const published: PublishDiagnosticsParams[] = [];
  const errors: string[] = [];
  const registered = new Map<string, readonly FileSystemWatcher[]>();
  let refreshes = 0;
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
  });
  connection.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
    if (type === 1) errors.push(message);
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri: string }[] }) =>
    Promise.all(items.map(({ scopeUri }) => input.settings?.(scopeUri) ?? null)),
  );
  connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshes++;
    return null;
  });
  connection.onRequest(
    'client/registerCapability',
    ({ registrations }: { registrations: { id: string; method: string; registerOptions: unknown }[] }) => {
      for (const { id, method, registerOptions } of registrations)
        if (method === 'workspace/didChangeWatchedFiles')
          registered.set(id, (registerOptions as { watchers: FileSystemWatcher[] }).watchers);
      return null;
    },
  );
  connection.onRequest(
    'client/unregisterCapability',
    ({ unregisterations }: { unregisterations: { id: string }[] }) => {
      for (const { id } of unregisterations) registered.delete(id);
      return null;
    },
  );
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: input.capabilities ?? pulling,
    workspaceFolders: (input.folders ?? []).map((folder) => ({ uri: folder.uri(), name: 'folder' })),
    initializationOptions: input.options,
  });
  const notify = (method: string, params: unknown): void => {
    void connection.sendNotification(method, params);
  };
  notify('initialized', {});
  const client: Client = {
    connection,
    initialized,
    published,
    errors,
    refreshes: () => refreshes,
    watchers: () => [...registered.values()].flat(),
    exitCode: () => exitCode,
    notify,
    open: (uri, text, version = 1) =>
      notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version, text } }),
    change: (uri, version, text, range) =>
      notify('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [range ? { range, text } : { text }],
      }),
    close: (uri) => notify('textDocument/didClose', { textDocument: { uri } }),
    pull: (uri, previousResultId) =>
      connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId }),
    items: async (uri) => {
      const report = await client.pull(uri);
      if (report.kind !== 'full') throw new Error(`The report is ${report.kind}.`);
      return report.items;
    },
    pullWorkspace: async (previous = {}) => {
      const { items } = await connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: Object.entries(previous).map(([uri, value]) => ({ uri, value })),
      });
      return items;
    },
    actions: (uri, range, only) =>
      connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...(only ? { only } : {}) },
      }),
    until: async (holds, what) => {
      for (const end = Date.now() + 5000; !holds(); ) {
        if (Date.now() > end) throw new Error(`${what} did not come. ${errors.join('\n')}`);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
    settle: async () => {
      for (let turn = 0; turn < 3; turn++) {
        // Any request that goes there and back.
        await client.pull('untitled:nothing');
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    [Symbol.asyncDispose]: async () => {
      await connection.sendRequest('shutdown');
      notify('exit', undefined);
      await client.until(() => exitCode !== undefined, 'The end');
      // The server's side stays: a process that ends answers nothing either, and what it still asks is not refused.
      connection.dispose();
    },
  };
  return client;
}

export function range(line: number, character: number, endLine = line, endCharacter = character): Range {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

/** The code of each diagnostic, in order. */
export function codes(items: readonly Diagnostic[]): (string | number | undefined)[] {
  return items.map(({ code }) => code);
}

/** A text after the edits of a code action. */
export function apply(text: string, action: CodeAction | undefined): string {
  const change = action?.edit?.documentChanges?.[0];
  const edits =
    change && 'edits' in change ? (change.edits as TextEdit[]) : Object.values(action?.edit?.changes ?? {}).flat();
  const lines = text.split('\n');
  const offset = ({ line, character }: Range['start']) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  let result = text;
  for (const edit of [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start)))
    result = result.slice(0, offset(edit.range.start)) + edit.newText + result.slice(offset(edit.range.end));
  return result;
}

export { CancellationTokenSource };
