/**
 * workspace/diagnostic: the findings of organization files that are open in no editor. A client that takes partial
 * results is answered when there is something new, so that it may ask again and again; others are answered at once.
 */
import {
  type CancellationToken,
  type Connection,
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { keyOf } from '../places';
import { type Log, request } from '../safely';
import type { Workspace } from '../workspace';

export interface WorkspaceDiagnosticInput {
  readonly workspace: () => Workspace | undefined;
  readonly log: Log;
  /** Files were looked at: they may name other files than before. */
  readonly looked: () => void;
}

/** So many files are reported at once while a workspace is looked through. */
const batch = 20;

export function onWorkspaceDiagnostic(connection: Connection, input: WorkspaceDiagnosticInput): void {
  connection.languages.diagnostics.onWorkspace(async (params, token, _work, partial) => {
    const answer = request<typeof params, WorkspaceDiagnosticReport>(
      'workspace/diagnostic',
      input.log,
      { items: [] },
      async ({ previousResultIds }) => {
        const workspace = input.workspace();
        if (!workspace) return { items: [] };
        workspace.lookAround();
        const round = new Round(workspace, previousResultIds);
        let reported = false;
        let done = 0;
        const each = partial
          ? () => {
              if (++done % batch) return;
              const items = round.changed();
              if (items.length === 0) return;
              reported = true;
              partial.report({ items });
            }
          : undefined;
        for (;;) {
          const news = new News(workspace);
          await workspace.closed.settle(token, each);
          workspace.noteFlips();
          input.looked();
          if (token.isCancellationRequested) {
            news.end();
            return { items: [] };
          }
          const items = [...round.changed(), ...round.gone()];
          if (!partial || items.length || reported) {
            news.end();
            for (const { uri } of items) workspace.left.delete(keyOf(uri));
            return { items: partial ? items : [...items, ...round.same()] };
          }
          await news.come(token);
        }
      },
    );
    return answer(params, token);
  });
}

/** What one request is still to be told. */
class Round {
  readonly #workspace: Workspace;
  /** What the client has, by key. */
  readonly #has: Map<string, { readonly uri: string; readonly id: string }>;
  /** What it had when it asked. */
  readonly #before: ReadonlyMap<string, { readonly uri: string; readonly id: string }>;

  constructor(workspace: Workspace, previous: readonly { uri: string; value: string }[]) {
    this.#workspace = workspace;
    this.#has = new Map(
      (Array.isArray(previous) ? previous : []).map(({ uri, value }) => [keyOf(uri), { uri, id: value }]),
    );
    this.#before = new Map(this.#has);
  }

  /** Reports of files that are not as the client has them. */
  changed(): WorkspaceDocumentDiagnosticReport[] {
    const { closed, left } = this.#workspace;
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const [key, { uri, result }] of closed.all()) {
      const has = this.#has.get(key);
      if (this.#workspace.file(uri) || (has?.id === result.id && !left.has(key))) continue;
      const shown = left.get(key) ?? has?.uri ?? uri;
      this.#has.set(key, { uri: shown, id: result.id });
      items.push({
        kind: DocumentDiagnosticReportKind.Full,
        uri: shown,
        version: null,
        resultId: result.id,
        items: [...result.items],
      });
    }
    return items;
  }

  /** Empty reports of files that are no more. */
  gone(): WorkspaceDocumentDiagnosticReport[] {
    const { closed, left } = this.#workspace;
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const all = new Map([...left, ...[...this.#has].map(([key, { uri }]) => [key, uri] as const)]);
    for (const [key, uri] of all) {
      if (closed.all().has(key) || this.#workspace.file(uri)) continue;
      this.#has.delete(key);
      items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
    }
    return items;
  }

  /** Reports that say that a file is as the client has it. */
  same(): WorkspaceDocumentDiagnosticReport[] {
    const { closed } = this.#workspace;
    return [...this.#before].flatMap(([key, { uri, id }]): WorkspaceDocumentDiagnosticReport[] =>
      this.#has.get(key)?.id === id && closed.all().has(key) && !this.#workspace.file(uri)
        ? [{ kind: DocumentDiagnosticReportKind.Unchanged, uri, version: null, resultId: id }]
        : [],
    );
  }
}

/** Remembers whether something has changed since it was made. */
class News {
  #came = false;
  #wake: (() => void) | undefined;
  readonly #stop: () => void;

  constructor(workspace: Workspace) {
    this.#stop = workspace.closed.onChange(() => {
      this.#came = true;
      this.#wake?.();
    });
  }

  /** Waits until something changes, or the request is called off. */
  async come(token: CancellationToken): Promise<void> {
    let called = { dispose: () => {} };
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      called = token.onCancellationRequested(() => resolve());
      if (this.#came || token.isCancellationRequested) resolve();
    });
    called.dispose();
    this.end();
  }

  end(): void {
    this.#stop();
  }
}
