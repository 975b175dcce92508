/** Organization files that are open in no editor, and settings files: what is to be said of their state on the disk. */
import { basename, join } from 'node:path';
import type { CancellationToken } from 'vscode-languageserver';
import { settingsProblems, unreadable } from '../language/findings/file-problems';
import { type NamedEntry, namedEntries } from '../language/navigation/symbols';
import { repositorySettingsName } from '../workspace/repository-settings';
import { type Checked, type Result, sameItems } from './checked';
import type { Configured } from './configuration';
import type { Outside } from './outside';
import { keyOf, pathOf, type Root, uriOf } from './places';
import { diagnosticSource } from './protocol';

export interface ClosedFile {
  readonly uri: string;
  readonly result: Result;
  /** Absolute paths of the files that it names. */
  readonly names: ReadonlySet<string>;
  /** What it has by name, for searching the workspace. */
  readonly entries: readonly NamedEntry[];
  /** When a finding changes by itself, in milliseconds since 1970 UTC. */
  readonly flip: number | undefined;
}

/** Most names that are kept of a file, so that a huge one costs no more than a large one. */
export const mostNamedEntries = 10_000;

export interface ClosedInput {
  readonly outside: Outside;
  readonly roots: () => readonly Root[];
  readonly rootOf: (uri: string) => Root;
  readonly configured: (root: Root) => Promise<Configured>;
  /** Whether a file is open in the editor, by its key. */
  readonly isOpen: (key: string) => boolean;
  /** Whether a URI is that of an organization file of its folder. */
  readonly belongs: (uri: string, configured: Configured) => boolean;
  /** Starts checking a text. */
  readonly check: (uri: string, text: string) => Checked;
  /** Brings a text to where its findings are known. */
  readonly ready: (checked: Checked) => Promise<unknown>;
  readonly nextResult: () => string;
  readonly fault: (what: string, error: unknown) => void;
  readonly log: (message: string) => void;
}

export class ClosedFiles {
  readonly #input: ClosedInput;
  readonly #files = new Map<string, ClosedFile>();
  /** Files to look at again, by key. */
  readonly #stale = new Map<string, string>();
  /** Keys of folders to search again. */
  readonly #unsearched = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #work: Promise<void> = Promise.resolve();

  constructor(input: ClosedInput) {
    this.#input = input;
  }

  /** Every closed file that is known, by key; files that are open now are among them. */
  all(): ReadonlyMap<string, ClosedFile> {
    return this.#files;
  }

  /** Looks at a file again, when `settle` is called next. */
  forget(uri: string): void {
    this.#stale.set(keyOf(uri), uri);
    this.#tell();
  }

  /** Searches a workspace folder again, when `settle` is called next; `afresh`: and looks at all of its files. */
  search(root: Root, afresh: boolean): void {
    this.#unsearched.add(root.key);
    if (afresh)
      for (const [key, { uri }] of this.#files) if (this.#input.rootOf(uri).key === root.key) this.#stale.set(key, uri);
    this.#tell();
  }

  /** Looks again at files that name one of these; gives true when there are any. */
  forgetNaming(changed: (path: string) => boolean): boolean {
    let any = false;
    for (const [key, file] of this.#files) {
      if (![...file.names].some(changed)) continue;
      this.#stale.set(key, file.uri);
      any = true;
    }
    if (any) this.#tell();
    return any;
  }

  /** Calls `listen` when there may be something new. Gives the way to stop it. */
  onChange(listen: () => void): () => void {
    this.#listeners.add(listen);
    return () => this.#listeners.delete(listen);
  }

  /** Says that somebody has to look: something outside of this list has changed. */
  wake(): void {
    this.#tell();
  }

  /** Does what is to be done, one file after the other. `each` is called when one is done. */
  settle(token?: CancellationToken, each?: () => void): Promise<void> {
    const work = this.#work.then(() => this.#settle(token, each));
    this.#work = work.catch((error: unknown) => this.#input.fault('Checking closed files', error));
    return this.#work;
  }

  async #settle(token: CancellationToken | undefined, each: (() => void) | undefined): Promise<void> {
    const { roots, log, outside, configured, rootOf, isOpen } = this.#input;
    const called = () => token?.isCancellationRequested === true;
    for (const root of roots()) {
      if (called()) return;
      if (!this.#unsearched.delete(root.key) || root.path === undefined) continue;
      const { settings, problems } = await configured(root);
      await this.#settingsFile(root.path, problems);
      const found = await outside.findFiles({ root: root.path, patterns: settings.files });
      for (const { path, reason } of found.unreadable) log(`${path} could not be searched: ${reason}.`);
      const here = new Set(found.files);
      for (const path of here) {
        const uri = uriOf(path);
        if (!this.#files.has(path) && rootOf(uri).key === root.key) this.#stale.set(path, uri);
      }
      for (const [key, { uri }] of this.#files)
        if (!here.has(key) && rootOf(uri).key === root.key) this.#stale.set(key, uri);
      await turn();
    }
    while (!called()) {
      const next = this.#stale.entries().next();
      if (next.done) return;
      const [key, uri] = next.value;
      this.#stale.delete(key);
      if (isOpen(key)) continue;
      await this.#look(key, uri);
      each?.();
      await turn();
    }
  }

  async #look(key: string, uri: string): Promise<void> {
    const { outside, configured, rootOf, belongs, check, ready } = this.#input;
    const path = pathOf(uri);
    const root = rootOf(uri);
    if (path === undefined || !root.opened || root.path === undefined) {
      this.#files.delete(key);
      return;
    }
    const settings = await configured(root);
    if (basename(path) === repositorySettingsName) {
      if (path === join(root.path, repositorySettingsName)) await this.#settingsFile(root.path, settings.problems);
      return;
    }
    if (!belongs(uri, settings)) {
      this.#files.delete(key);
      return;
    }
    const file = await outside.readFile(path, {
      maxBytes: settings.settings.maxFileSize * 1_000_000,
      within: root.path,
    });
    if (file.state === 'unreadable') {
      if (file.reason === 'there is no such file') this.#files.delete(key);
      else this.#keep(key, uri, [unreadable(basename(path), file.reason, diagnosticSource)]);
      return;
    }
    const checked = check(uri, file.text);
    await ready(checked);
    const names = new Set(checked.referenced().values());
    const document = checked.document();
    const entries = document ? namedEntries(document, mostNamedEntries) : [];
    this.#keep(key, uri, checked.result().items, names, entries, checked.nextFlip());
  }

  async #settingsFile(root: string, problems: readonly string[]): Promise<void> {
    const path = join(root, repositorySettingsName);
    if (problems.length === 0) {
      this.#files.delete(path);
      return;
    }
    const file = await this.#input.outside.readFile(path, { maxBytes: 1_000_000 });
    const text = file.state === 'read' ? file.text : '';
    this.#keep(path, uriOf(path), settingsProblems(problems, text, diagnosticSource));
  }

  #keep(
    key: string,
    uri: string,
    items: Result['items'],
    names: ReadonlySet<string> = new Set(),
    entries: readonly NamedEntry[] = [],
    flip: number | undefined = undefined,
  ): void {
    const before = this.#files.get(key)?.result;
    const result = before && sameItems(before.items, items) ? before : { id: this.#input.nextResult(), items };
    this.#files.set(key, { uri, result, names, entries, flip });
  }

  #tell(): void {
    for (const listen of this.#listeners) listen();
  }
}

/** Lets messages in that are waiting. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
