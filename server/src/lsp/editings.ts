/** Open files as the features of an editor ask about them, right behind an edit. */
import type { Editing } from '../language/editing';
import type { Wholes } from './wholes';
import type { Workspace } from './workspace';

export interface EditingsInput {
  readonly workspace: () => Workspace | undefined;
  readonly wholes: Wholes;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
}

export class Editings {
  readonly #input: EditingsInput;

  constructor(input: EditingsInput) {
    this.#input = input;
  }

  /**
   * An open file as it is now. It waits for the settings of the folder the first time, and never for findings.
   * Undefined for a file that is not open, that is no organization file by the settings, or that is too large.
   */
  async of(uri: unknown): Promise<Editing | undefined> {
    const workspace = this.#input.workspace();
    const known = typeof uri === 'string' ? workspace?.file(uri) : undefined;
    if (!workspace || !known) return undefined;
    const configured = await workspace.configuration.of(known.checked.root);
    const file = workspace.file(known.uri);
    if (!file || !workspace.belongs(file.uri, configured)) return undefined;
    const { checked, version } = file;
    const { settings } = configured;
    const document = checked.open(settings) ? checked.document() : undefined;
    const names = checked.names();
    if (!document || !names) return undefined;
    return {
      uri: file.uri,
      version: workspace.client.documentChanges ? version : undefined,
      document,
      names,
      settings,
      now: this.#input.now(),
      whole: () => {
        const whole = this.#input.wholes.of(file);
        if (!whole) throw new Error('The text was put aside while it was asked about.');
        return whole;
      },
      file: (path) => checked.knownFile(path),
    };
  }
}
