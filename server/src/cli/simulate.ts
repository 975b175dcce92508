/** What the simulations on the command line share: reading the file, where secrets come from, and the outcome. */
import { resolve } from 'node:path';
import type { Document } from '../document/document';
import { openDocument } from '../document/open';
import { simulationJson, simulationText } from '../report/simulation';
import type { FileContent } from '../rules/rule';
import type { Settings } from '../settings/settings';
import type { ResolveSecret } from '../simulate/secrets';
import type { Simulation } from '../simulate/simulation';
import { quoted, readWhole, suggestName } from '../simulate/whole';
import { maxBytesOf, reference } from '../workspace/check-file';
import { readOrganizationFile, readReferenced } from '../workspace/read';
import { secretsOf } from '../workspace/secrets';
import type { Arguments, Option, Options } from './arguments';
import { shownPath } from './files';
import { write } from './output';
import { judgingOptions, sayFaults, startRun } from './run';
import { paintFor } from './terminal';
import { UsageFault } from './usage';

/** The option that names the client. */
export const clientOption = { value: 'NAME', help: 'the OAuth client, by name or Client ID' } as const satisfies Option;

/** The options of every simulation. */
export const simulatingOptions = {
  ...judgingOptions,
  format: { value: 'FORMAT', choices: ['text', 'json'], help: 'text (default) or json' },
} as const satisfies Options;

/** What a simulation is made from. */
export interface Surroundings {
  readonly document: Document;
  readonly settings: Settings;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly resolve: ResolveSecret;
  /** A file that the organization file names, by its path as written. */
  readonly file: (path: string) => FileContent;
}

interface Asked {
  /** What was asked, in a few words. */
  readonly question: string;
  readonly simulation: Simulation;
}

/**
 * Reads the file, simulates, and writes what comes out. Exit status 0 when the request goes through, 1 when it does not,
 * 2 when nothing could be simulated.
 */
export function simulateFile(args: Arguments, command: string, ask: (surroundings: Surroundings) => Asked): number {
  const opened = openFile(args, command);
  return opened ? say(ask(opened.surroundings), opened, args) : 2;
}

/** As `simulateFile`, for simulations that take a while. */
export async function simulateFileAsync(
  args: Arguments,
  command: string,
  ask: (surroundings: Surroundings) => Promise<Asked>,
): Promise<number> {
  const opened = openFile(args, command);
  return opened ? say(await ask(opened.surroundings), opened, args) : 2;
}

interface Opened {
  /** The file as it is shown. */
  readonly path: string;
  readonly surroundings: Surroundings;
}

/** The organization file of a command line; undefined when it can't be read, which has then been said. */
function openFile({ values, positionals }: Arguments, command: string): Opened | undefined {
  const [path, ...more] = positionals;
  if (path === undefined || more.length)
    throw new UsageFault(`${command} takes one organization file: ${command} integrations.yaml`);
  const { root, settings, now, faults } = startRun(values);
  // Settings that were asked for and can't be used: what they would have said is not known.
  if (values.config !== undefined && faults.length) {
    sayFaults(faults);
    return undefined;
  }
  const file = resolve(root, path);
  const shown = shownPath(file, root);
  const read = readOrganizationFile(file, { maxBytes: maxBytesOf(settings) });
  sayFaults(read.state === 'read' ? faults : [...faults, { path: shown, reason: read.reason }]);
  if (read.state !== 'read') return undefined;
  const place = { path: file, root, settings };
  return {
    path: shown,
    surroundings: {
      document: openDocument(read.text),
      settings,
      now,
      resolve: secretsOf(place),
      file: (named) => readReferenced(reference(named, place)),
    },
  };
}

function say(
  { question, simulation }: Asked,
  { path, surroundings: { document } }: Opened,
  { values }: Arguments,
): number {
  write(
    1,
    values.format === 'json'
      ? simulationJson(simulation)
      : simulationText({ simulation, document, path, question }, paintFor(1)),
  );
  return ['granted', 'allowed', 'accepted'].includes(simulation.verdict) ? 0 : 1;
}

/** The provider that an option names must be in the file. */
export function knowProvider(name: string, { document }: Surroundings): void {
  const whole = readWhole(document);
  if (whole.named('identityProviders', name).length) return;
  const names = whole.all('identityProviders').flatMap((one) => one.name?.value ?? []);
  throw new UsageFault(
    `there is no identity provider ${[quoted(name), suggestName(name, names)].filter(Boolean).join('. ')}`,
  );
}

/** The value of an option that can't be left out. */
export function needed(values: Arguments['values'], name: string, example: string): string {
  const value = values[name];
  if (value === undefined) throw new UsageFault(`--${name} is needed: --${name} ${example}`);
  return value;
}
