/** The state of the server: folders, settings, open and closed files, and what has to happen when one of them changes. */
import { basename, join } from 'node:path';
import type { Rule } from '../rules/rule';
import { organizationFileMatcher } from '../workspace/find';
import { isInside } from '../workspace/read';
import { repositorySettingsName } from '../workspace/repository-settings';
import { Checked } from './checked';
import type { Client } from './client';
import { ClosedFiles } from './closed';
import type { Configuration, Configured } from './configuration';
import { Flips } from './flips';
import type { Outside } from './outside';
import { keyOf, pathOf, type Root, type Roots } from './places';
import { diagnosticSource } from './protocol';
import { faultText, type Log } from './safely';
import { Stamps } from './stamps';

/** A file that is open in the editor. */
export interface OpenFile {
  readonly uri: string;
  readonly key: string;
  readonly version: number;
  readonly checked: Checked;
}

export interface WorkspaceInput {
  readonly outside: Outside;
  readonly client: Client;
  readonly roots: Roots;
  readonly configuration: Configuration;
  readonly rules: readonly Rule[];
  readonly log: Log;
  readonly error: Log;
  /** Shows anew what may have changed although nobody typed. */
  readonly refresh: () => void;
}

export class Workspace {
  readonly client: Client;
  readonly roots: Roots;
  readonly configuration: Configuration;
  readonly closed: ClosedFiles;
  readonly #input: WorkspaceInput;
  readonly #open = new Map<string, OpenFile>();
  /** URIs whose findings were shown while they were open, and that have to be taken back or replaced. */
  readonly #left = new Map<string, string>();
  readonly #flips: Flips;
  readonly #stamps: Stamps;
  readonly #session: string;
  #results = 0;
  readonly #matchers = new WeakMap<readonly string[], (path: string) => boolean>();

  constructor(input: WorkspaceInput) {
    const { outside, client, roots, configuration, log, error } = input;
    this.#input = input;
    this.client = client;
    this.roots = roots;
    this.configuration = configuration;
    this.#session = outside.now().toString(36);
    this.#flips = new Flips(outside, (keys) => this.#due(keys));
    this.#stamps = new Stamps(outside);
    this.closed = new ClosedFiles({
      outside,
      roots: () => roots.all(),
      rootOf: (uri) => roots.of(uri),
      configured: (root) => configuration.of(root),
      isOpen: (key) => this.#open.has(key),
      belongs: (uri, configured) => this.belongs(uri, configured),
      check: (uri, text) => this.#check(uri, text),
      ready: (checked) => this.#ready(checked),
      nextResult: () => this.#nextResult(),
      fault: (what, fault) => error(faultText(what, fault)),
      log,
    });
  }

  open(uri: string, version: number, text: string): OpenFile {
    const key = keyOf(uri);
    const file = { uri, key, version, checked: this.#check(uri, text) };
    this.#open.set(key, file);
    this.#left.delete(key);
    return file;
  }

  /** The open file of a URI. */
  file(uri: string): OpenFile | undefined {
    return this.#open.get(keyOf(uri));
  }

  files(): readonly OpenFile[] {
    return [...this.#open.values()];
  }

  /** Notes a new version of an open file. */
  setVersion(file: OpenFile, version: number): void {
    this.#open.set(file.key, { ...file, version });
  }

  close(uri: string): void {
    const key = keyOf(uri);
    if (!this.#open.delete(key)) return;
    this.#flips.set(key, undefined);
    this.#left.set(key, uri);
    this.#stamps.forget(key);
    this.closed.forget(uri);
  }

  /** URIs by key that were open and whose state must be shown anew, whatever the client says that it has. */
  get left(): Map<string, string> {
    return this.#left;
  }

  /** Whether a URI is that of an organization file, by the settings of its folder. */
  belongs(uri: string, { settings }: Configured): boolean {
    const root = this.roots.of(uri);
    let matches = this.#matchers.get(settings.files);
    if (!matches) {
      matches = organizationFileMatcher(settings.files);
      this.#matchers.set(settings.files, matches);
    }
    return matches(this.roots.relative(root, uri));
  }

  /** Brings an open file to where its findings are known. False when it is no organization file. */
  async ready(file: OpenFile): Promise<boolean> {
    // Who asks again without having typed wants to know what else is new; a keystroke does not wait for the disk.
    if (!this.client.watches && !file.checked.edited) await this.#compareStamps(file);
    const configured = await this.configuration.of(file.checked.root);
    if (!this.belongs(file.uri, configured)) return false;
    await this.#ready(file.checked);
    this.#flips.set(file.key, file.checked.nextFlip());
    if (!this.client.watches) await this.#stamps.note(file.key, this.#watched(file));
    return true;
  }

  async #ready(checked: Checked): Promise<void> {
    for (;;) {
      const { settings } = await this.configuration.of(checked.root);
      if (checked.ready(settings)) return;
      await checked.readWanted();
    }
  }

  /** Settings have changed: of one folder, or of all. */
  settingsChanged(root?: string): void {
    this.configuration.forget(root);
    for (const one of this.roots.all()) if (root === undefined || one.key === root) this.closed.search(one, true);
    this.#input.refresh();
  }

  /** Files were written, came or went. `folders`: some of them may be folders. */
  filesChanged(uris: readonly string[], folders: boolean): void {
    const paths = new Set(uris.flatMap((uri) => pathOf(uri) ?? []));
    const changed = (path: string): boolean =>
      paths.has(path) || (folders && [...paths].some((folder) => isInside(path, folder)));
    for (const path of paths) {
      const uri = uris.find((one) => pathOf(one) === path)!;
      if (basename(path) === repositorySettingsName) this.settingsChanged(this.roots.of(uri).key);
      else if (/\.ya?ml$/i.test(path) || this.closed.all().has(path)) this.closed.forget(uri);
    }
    if (folders) for (const root of this.roots.all()) this.closed.search(root, false);
    this.closed.forgetNaming(changed);
    let any = false;
    for (const file of this.#open.values()) any = file.checked.forgetFiles(changed) || any;
    if (any) this.#input.refresh();
  }

  /** Workspace folders came or went. */
  foldersChanged(): void {
    const open = this.files();
    // A file may belong to another folder now.
    for (const file of open) {
      const text = file.checked.text();
      if (this.roots.of(file.uri).key !== file.checked.root.key)
        this.#open.set(file.key, { ...file, checked: this.#check(file.uri, text) });
    }
    this.configuration.forget();
    for (const { uri } of this.closed.all().values()) this.closed.forget(uri);
    for (const root of this.roots.all()) this.closed.search(root, true);
    this.#input.refresh();
  }

  /** For clients that tell of no change on the disk: looks at everything again that is closed. */
  lookAround(): void {
    if (this.client.watches) return;
    this.configuration.forget();
    for (const root of this.roots.all()) this.closed.search(root, true);
  }

  end(): void {
    this.#flips.end();
  }

  #due(keys: readonly string[]): void {
    let open = false;
    for (const key of keys) {
      const file = this.#open.get(key);
      const closed = this.closed.all().get(key);
      if (file) {
        file.checked.look();
        open = true;
      } else if (closed) this.closed.forget(closed.uri);
    }
    if (open) this.#input.refresh();
  }

  /** Notes when findings of closed files change by themselves. */
  noteFlips(): void {
    for (const [key, { flip }] of this.closed.all()) if (!this.#open.has(key)) this.#flips.set(key, flip);
  }

  async #compareStamps(file: OpenFile): Promise<void> {
    const changed = await this.#stamps.compare(file.key, this.#watched(file));
    if (changed.size === 0) return;
    file.checked.forgetFiles((path) => changed.has(path));
    const { root } = file.checked;
    if (root.path !== undefined && changed.has(join(root.path, repositorySettingsName)))
      this.configuration.forget(root.key);
  }

  #watched(file: OpenFile): readonly string[] {
    const { path } = file.checked.root;
    return [...(path === undefined ? [] : [join(path, repositorySettingsName)]), ...file.checked.referenced().values()];
  }

  #nextResult(): string {
    this.#results++;
    return `${this.#session}-${this.#results}`;
  }

  #check(uri: string, text: string): Checked {
    const root: Root = this.roots.of(uri);
    const { outside, rules, error, client } = this.#input;
    const from = pathOf(uri);
    return new Checked({
      uri,
      name: basename(from ?? uri),
      root,
      text,
      rules,
      source: diagnosticSource,
      page: outside.page,
      client: client.diagnostics,
      nextResult: () => this.#nextResult(),
      fault: (rule, fault) => error(faultText(`Rule ${rule}`, fault)),
      readReferenced: async (path, settings) => {
        if (from === undefined || root.path === undefined)
          return {
            state: 'unreadable',
            reason: 'the organization file itself is on no disk, so nothing lies beside it',
          };
        return outside.readReferenced({
          from,
          path,
          root: root.path,
          allowOutside: settings.allowPathsOutsideWorkspace,
          maxBytes: settings.maxFileSize * 1_000_000,
        });
      },
      now: outside.now,
    });
  }
}
