/** The organization files that simulations are asked about: open in the client, or on the disk of a workspace folder. */
import { basename } from 'node:path';
import type { Document } from '../document/document';
import { openDocument } from '../document/open';
import type { Finding } from '../rules/finding';
import type { FileContent } from '../rules/rule';
import type { Settings } from '../settings/settings';
import { keptReference, type SecretReference } from '../simulate/secrets';
import { findClient, readWhole, type Whole } from '../simulate/whole';
import { maxBytesOf, reference } from '../workspace/check-file';
import type { Outside } from './outside';
import { keyOf, pathOf } from './places';
import type { Vault } from './vault';
import type { Wholes } from './wholes';
import type { Workspace } from './workspace';

export interface Subject {
  readonly uri: string;
  readonly name: string;
  readonly document: Document;
  readonly whole: Whole;
  readonly settings: Settings;
  readonly findings: readonly Finding[];
  /** Undefined for a file that is not open. */
  readonly version: number | undefined;
  readonly resolve: ReturnType<Vault['concealed']>;
  /** A file that it names, by the path as written. */
  readonly read: (path: string) => Promise<FileContent>;
}

export interface SubjectsInput {
  readonly workspace: () => Workspace | undefined;
  readonly outside: Outside;
  readonly vault: Vault;
  readonly wholes: Wholes;
}

export class Subjects {
  readonly #input: SubjectsInput;

  constructor(input: SubjectsInput) {
    this.#input = input;
  }

  /**
   * The file of a URI as it is now, with the secret of a client looked up. Undefined for a file that is not open and
   * not in a workspace folder, for none that the settings call an organization file, and for one that can't be read.
   */
  async of(uri: unknown, client: string | undefined): Promise<Subject | undefined> {
    const workspace = this.#input.workspace();
    if (!workspace || typeof uri !== 'string') return undefined;
    const stored = new Map<string, string>();
    const asked = new Set<string>();
    for (;;) {
      const found = await this.#find(uri, workspace);
      if (!found) return undefined;
      // The text may be another one after each wait, so it is looked at again.
      const name = secretName(found.whole, client);
      if (name === undefined || asked.has(name)) return { ...found, resolve: this.#resolve(found, stored) };
      asked.add(name);
      const digest = await this.#input.vault.stored(name);
      if (digest !== undefined) stored.set(name, digest);
      if (workspace !== this.#input.workspace()) return undefined;
    }
  }

  /** Whether a reference in a file leads to a secret; undefined where that can't be told. */
  async resolves(uri: string, reference: SecretReference): Promise<boolean | undefined> {
    const { vault, outside, workspace: current } = this.#input;
    const root = current()?.roots.of(uri);
    const path = pathOf(uri);
    if (!root) return undefined;
    if (reference.kind === 'secret' && (await vault.stored(reference.name)) !== undefined) return true;
    const configured = await current()?.configuration.of(root);
    if (!configured) return undefined;
    const { settings } = configured;
    if (path === undefined || root.path === undefined)
      return reference.kind === 'file'
        ? undefined
        : Boolean(outside.secrets({ path: '/', root: '/', settings })(reference));
    return Boolean(outside.secrets({ path, root: root.path, settings })(reference));
  }

  async #find(uri: string, workspace: Workspace): Promise<Omit<Subject, 'resolve'> | undefined> {
    const open = workspace.file(uri);
    if (!open) return this.#closed(uri, workspace);
    if (!(await workspace.ready(open))) return undefined;
    const { settings } = await workspace.configuration.of(open.checked.root);
    const file = workspace.file(uri);
    const whole = file && this.#input.wholes.of(file);
    if (!file || !whole) return undefined;
    const { document } = whole;
    const name = nameOf(uri);
    const { checked, version } = file;
    const read = (path: string) => checked.file(path);
    return { uri: file.uri, name, document, whole, settings, findings: checked.findings(), version, read };
  }

  async #closed(uri: string, workspace: Workspace): Promise<Omit<Subject, 'resolve'> | undefined> {
    const path = pathOf(uri);
    const root = workspace.roots.of(uri);
    if (path === undefined || !root.opened || root.path === undefined) return undefined;
    const configured = await workspace.configuration.of(root);
    if (!workspace.belongs(uri, configured)) return undefined;
    const { settings } = configured;
    const content = await this.#input.outside.readFile(path, { maxBytes: maxBytesOf(settings), within: root.path });
    if (content.state !== 'read') return undefined;
    const document = openDocument(content.text);
    const whole = readWhole(document);
    const place = { path, root: root.path, settings };
    const read = (written: string) => this.#input.outside.readReferenced(reference(written, place));
    return { uri, name: nameOf(uri), document, whole, settings, findings: [], version: undefined, read };
  }

  #resolve({ uri, settings }: Omit<Subject, 'resolve'>, stored: ReadonlyMap<string, string>): Subject['resolve'] {
    const { vault, outside, workspace } = this.#input;
    const path = pathOf(uri);
    const root = workspace()?.roots.of(uri).path;
    // A text that is on no disk has no folder from which files could be named.
    const look =
      path === undefined || root === undefined
        ? (reference: Parameters<Subject['resolve']>[0]) =>
            reference.kind === 'file' ? undefined : outside.secrets({ path: '/', root: '/', settings })(reference)
        : outside.secrets({ path, root, settings });
    return vault.concealed(look, stored);
  }
}

/** The name under which the editor's storage would hold the secret of a client. */
function secretName(whole: Whole, client: string | undefined): string | undefined {
  const found = client === undefined ? undefined : findClient(whole, client);
  const reference = found && keptReference(found);
  return reference?.kind === 'secret' ? reference.name : undefined;
}

function nameOf(uri: string): string {
  const path = pathOf(uri);
  return path === undefined ? keyOf(uri).replace(/^.*\//, '') : basename(path);
}
