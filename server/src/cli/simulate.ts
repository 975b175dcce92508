/** What the simulations on the command line share: reading the file, where secrets come from, and the outcome. */
import { resolve } from 'node:path';
import type { Document } from '../document/document';
import { openDocument } from '../document/open';
import { simulationJson, simulationText } from '../report/simulation';
import type { Settings } from '../settings/settings';
import type { ResolveSecret } from '../simulate/secrets';
import type { Simulation } from '../simulate/simulation';
import { maxBytesOf } from '../workspace/check-file';
import { readOrganizationFile } from '../workspace/read';
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
}

/**
 * Reads the file, simulates, and writes what comes out. Exit status 0 when the request goes through, 1 when it does not,
 * 2 when nothing could be simulated.
 */
export function simulateFile(
  { values, positionals }: Arguments,
  command: string,
  ask: (surroundings: Surroundings) => { readonly question: string; readonly simulation: Simulation },
): number {
  const [path, ...more] = positionals;
  if (path === undefined || more.length)
    throw new UsageFault(`${command} takes one organization file: ${command} integrations.yaml`);
  const { root, settings, now, faults } = startRun(values);
  // Settings that were asked for and can't be used: what they would have said is not known.
  if (values.config !== undefined && faults.length) {
    sayFaults(faults);
    return 2;
  }
  const file = resolve(root, path);
  const read = readOrganizationFile(file, { maxBytes: maxBytesOf(settings) });
  sayFaults(read.state === 'read' ? faults : [...faults, { path: shownPath(file, root), reason: read.reason }]);
  if (read.state !== 'read') return 2;
  const document = openDocument(read.text);
  const { question, simulation } = ask({ document, settings, now, resolve: secretsOf({ path: file, root, settings }) });
  write(
    1,
    values.format === 'json'
      ? simulationJson(simulation)
      : simulationText({ simulation, document, path: shownPath(file, root), question }, paintFor(1)),
  );
  return simulation.verdict === 'granted' || simulation.verdict === 'allowed' ? 0 : 1;
}

/** The value of an option that can't be left out. */
export function needed(values: Arguments['values'], name: string, example: string): string {
  const value = values[name];
  if (value === undefined) throw new UsageFault(`--${name} is needed: --${name} ${example}`);
  return value;
}
