/** The settings that hold for a folder: the editor's over the repository's over the defaults. */
import { isDeepStrictEqual } from 'node:util';
import { readSettings, type Settings, settingSchemas } from '../settings/settings';
import type { RepositorySettings } from '../workspace/repository-settings';
import type { Root } from './places';
import { configurationSection } from './protocol';

export interface Configured {
  readonly settings: Settings;
  /** What is wrong with the repository's settings file: sentences. */
  readonly problems: readonly string[];
}

export interface ConfigurationInput {
  /** Asks the editor for its settings for a URI; undefined when it can't be asked. */
  readonly ask: ((uri: string) => Promise<unknown>) | undefined;
  /** Settings that the client sent unasked, for clients that can't be asked. */
  readonly pushed: unknown;
  /** Answers hold only what the user has set. */
  readonly explicit: boolean;
  readonly readRepositorySettings: (root: string) => Promise<RepositorySettings>;
  readonly ruleIds: ReadonlySet<string>;
  readonly log: (message: string) => void;
}

export class Configuration {
  readonly #known = new Map<string, Configured>();
  readonly #asked = new Map<string, Promise<Configured>>();
  readonly #input: ConfigurationInput;
  #pushed: unknown;

  constructor(input: ConfigurationInput) {
    this.#input = input;
    this.#pushed = input.pushed;
  }

  /** The settings of a folder if they are known. */
  known(root: Root): Configured | undefined {
    return this.#known.get(root.key);
  }

  /** The settings of a folder; asks for them when they are not known. Never fails: faults are logged. */
  async of(root: Root): Promise<Configured> {
    for (;;) {
      const known = this.#known.get(root.key);
      if (known) return known;
      const asked = this.#asked.get(root.key) ?? this.#read(root);
      this.#asked.set(root.key, asked);
      const configured = await asked;
      // What was forgotten meanwhile is asked for again.
      if (this.#asked.get(root.key) !== asked) continue;
      this.#asked.delete(root.key);
      this.#known.set(root.key, configured);
    }
  }

  /** Forgets the settings of one folder, or all of them. */
  forget(root?: string): void {
    if (root === undefined) {
      this.#known.clear();
      this.#asked.clear();
    } else {
      this.#known.delete(root);
      this.#asked.delete(root);
    }
  }

  /** Takes what came with `workspace/didChangeConfiguration`. */
  push(settings: unknown): void {
    if (settings !== undefined && settings !== null) this.#pushed = settings;
    this.forget();
  }

  async #read(root: Root): Promise<Configured> {
    const { ask, explicit, ruleIds, log } = this.#input;
    const [answer, repository] = await Promise.all([
      ask ? ask(root.uri) : section(this.#pushed),
      root.path === undefined ? undefined : this.#input.readRepositorySettings(root.path),
    ]);
    const editor = editorLayer(answer, ask !== undefined && !explicit);
    for (const problem of readSettings([editor], ruleIds).problems) log(`Settings of the editor: ${problem}`);
    const { layer, problems } = repositoryLayer(repository);
    const fromFile = readSettings([layer], ruleIds).problems;
    return {
      settings: readSettings([layer, editor], ruleIds).settings,
      problems: [...problems, ...fromFile],
    };
  }
}

/** The settings in what a client sent: with the section around them, or without. */
function section(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return configurationSection in value ? (value as Record<string, unknown>)[configurationSection] : value;
}

/** The editor's settings as a layer; values that equal their default are left out when the editor answers them unset. */
function editorLayer(answer: unknown, withDefaults: boolean): unknown {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return undefined;
  const layer: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(answer)) {
    // The client's own setting.
    if (key === 'trace' || key.startsWith('trace.')) continue;
    if (key === 'thresholds' && typeof value === 'object' && value !== null)
      for (const [name, threshold] of Object.entries(value)) layer[`${key}.${name}`] = threshold;
    else layer[key] = value;
  }
  if (withDefaults)
    for (const [key, schema] of Object.entries(settingSchemas))
      if (isDeepStrictEqual(layer[key], schema.default)) delete layer[key];
  return layer;
}

function repositoryLayer(repository: RepositorySettings | undefined): RepositorySettings {
  const { layer, problems } = repository ?? { layer: undefined, problems: [] };
  if (!layer || !('allowPathsOutsideWorkspace' in layer)) return { layer, problems };
  const { allowPathsOutsideWorkspace, ...rest } = layer;
  if (allowPathsOutsideWorkspace !== true) return { layer: rest, problems };
  const sentence =
    '`allowPathsOutsideWorkspace` has no effect here: a repository that is opened in an editor must not widen what is read. Set it in the settings of the editor.';
  return { layer: rest, problems: [...problems, sentence] };
}
