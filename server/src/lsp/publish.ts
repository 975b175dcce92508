/** Sends diagnostics to clients that do not ask for them. */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import { Coalesced } from './coalesce';
import { type Log, quietly } from './safely';
import { scenarioDiagnostics } from './scenario-files';
import type { Workspace } from './workspace';

export class Publisher {
  readonly #dirty = new Set<string>();
  readonly #soon: Coalesced;
  readonly #publishClosed: () => Promise<void>;
  readonly #soonClosed: Coalesced;
  /** What was sent last for closed files, by key. */
  readonly #sent = new Map<string, { readonly uri: string; readonly id: string }>();

  constructor(
    private readonly connection: Connection,
    private readonly workspace: Workspace,
    log: Log,
    /** Called when files were looked at: they may name other files than before. */
    private readonly looked: () => void,
  ) {
    const publish = quietly('Publishing diagnostics', log, () => this.#publish());
    this.#soon = new Coalesced(() => void publish());
    this.#publishClosed = quietly('Publishing diagnostics of closed files', log, () => this.#closed());
    this.#soonClosed = new Coalesced(() => void this.#publishClosed());
  }

  /** Sends the diagnostics of an open file once no message is waiting. */
  again(key: string): void {
    this.#dirty.add(key);
    this.#soon.again();
  }

  /** Looks at the closed files once no message is waiting, and sends what is new. */
  closedAgain(): void {
    this.#soonClosed.again();
  }

  async #publish(): Promise<void> {
    const dirty = [...this.#dirty];
    this.#dirty.clear();
    for (const key of dirty) {
      const file = this.workspace.files().find((one) => one.key === key);
      if (!file) continue;
      const belongs = await this.workspace.ready(file);
      // Reading named files took a while: the file may be closed by now, or another text.
      const now = this.workspace.file(file.uri);
      if (now?.checked !== file.checked) continue;
      const diagnostics = belongs ? now.checked.result().items : (scenarioDiagnostics(now) ?? []);
      this.#sent.delete(key);
      this.#send(now.uri, diagnostics, now.version);
    }
    this.looked();
  }

  async #closed(): Promise<void> {
    const { closed, left } = this.workspace;
    await closed.settle();
    this.workspace.noteFlips();
    this.looked();
    const files = closed.all();
    for (const [key, { uri, result }] of files) {
      if (this.workspace.file(uri)) continue;
      const shown = left.get(key);
      if (this.#sent.get(key)?.id === result.id && shown === undefined) continue;
      if (result.items.length || this.#sent.has(key) || shown !== undefined) this.#send(shown ?? uri, result.items);
      left.delete(key);
      this.#sent.set(key, { uri: shown ?? uri, id: result.id });
    }
    for (const [key, sent] of [...this.#sent]) {
      if (files.has(key)) continue;
      this.#sent.delete(key);
      const uri = left.get(key) ?? sent.uri;
      left.delete(key);
      if (!this.workspace.file(uri)) this.#send(uri, []);
    }
    for (const [key, uri] of left) {
      left.delete(key);
      this.#send(uri, []);
    }
  }

  #send(uri: string, diagnostics: readonly Diagnostic[], version?: number): void {
    void this.connection.sendDiagnostics({
      uri,
      diagnostics: diagnostics as Diagnostic[],
      ...(version === undefined ? {} : { version }),
    });
  }
}
