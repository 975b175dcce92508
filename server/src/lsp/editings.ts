/** Open files as the features of an editor ask about them, right behind an edit. */
import type { Editing } from '../language/editing';
import { isScenarioFile } from '../scenarios/names';
import type { Configured } from './configuration';
import type { Outside } from './outside';
import { keyOf } from './places';
import { TestedFiles } from './tested-files';
import type { Wholes } from './wholes';
import type { OpenFile, Workspace } from './workspace';

export interface EditingsInput {
  readonly workspace: () => Workspace | undefined;
  readonly wholes: Wholes;
  readonly outside: Outside;
}

export class Editings {
  readonly #input: EditingsInput;
  readonly #tested: TestedFiles;

  constructor(input: EditingsInput) {
    this.#input = input;
    this.#tested = new TestedFiles(input.outside);
  }

  /**
   * An open file as it is now. It waits for the settings of the folder the first time, and never for findings.
   * Undefined for a file that is not open, that is no organization file by the settings, or that is too large.
   */
  async of(uri: unknown): Promise<Editing | undefined> {
    const found = await this.#find(uri);
    return found?.workspace.belongs(found.file.uri, found.configured) ? this.#editing(found) : undefined;
  }

  /** As `of`, for organization files and for files of tests, which come with the organization file that they test. */
  async either(uri: unknown): Promise<Editing | undefined> {
    const found = await this.#find(uri);
    if (!found) return undefined;
    if (!isTests(found.file)) return this.of(uri);
    // Reading the organization file may take a while, so the tests are looked at again behind it.
    const before = this.#editing(found);
    if (!before) return undefined;
    const tested = await this.#tested.of(before, found.workspace, async (open) => {
      const one = await this.#find(open.uri);
      return one && this.#editing(one);
    });
    const now = await this.#find(uri);
    const editing = now && this.#editing(now);
    // Files that tests name are looked up when they are asked about.
    return editing && { ...editing, names: tested.names, whole: tested.whole, file: () => undefined, tested };
  }

  async #find(
    uri: unknown,
  ): Promise<{ readonly file: OpenFile; readonly workspace: Workspace; readonly configured: Configured } | undefined> {
    const workspace = this.#input.workspace();
    const known = typeof uri === 'string' ? workspace?.file(uri) : undefined;
    if (!workspace || !known) return undefined;
    const configured = await workspace.configuration.of(known.checked.root);
    const file = workspace.file(known.uri);
    return file && { file, workspace, configured };
  }

  #editing({
    file,
    workspace,
    configured: { settings },
  }: {
    readonly file: OpenFile;
    readonly workspace: Workspace;
    readonly configured: Configured;
  }): Editing | undefined {
    const { checked, version } = file;
    const document = checked.open(settings) ? checked.document() : undefined;
    const names = checked.names();
    if (!document || !names) return undefined;
    return {
      uri: file.uri,
      version: workspace.client.documentChanges ? version : undefined,
      document,
      names,
      settings,
      now: this.#input.outside.now(),
      whole: () => {
        const whole = this.#input.wholes.of(file);
        if (!whole) throw new Error('The text was put aside while it was asked about.');
        return whole;
      },
      file: (path) => checked.knownFile(path),
    };
  }
}

function isTests({ uri }: OpenFile): boolean {
  return isScenarioFile(keyOf(uri).replaceAll('\\', '/'));
}
