/** What the commands that go through organization files share: settings, files, and faults. */
import { resolve } from 'node:path';
import type { CheckedFile, CheckReport, Fault } from '../report/report';
import { visible } from '../report/visible';
import { ruleIds } from '../rules/registry';
import { readSettings, type Settings } from '../settings/settings';
import { type CheckFileInput, checkFile, maxBytesOf } from '../workspace/check-file';
import { type FileText, readOrganizationFile } from '../workspace/read';
import { readRepositorySettings, readSettingsFile, repositorySettingsName } from '../workspace/repository-settings';
import type { Options } from './arguments';
import { readInstant } from './arguments';
import { filesOf, type NamedFile } from './files';
import { write } from './output';
import { progressOf } from './terminal';
import { unforeseen } from './usage';

/** The options of every command that judges files. */
export const judgingOptions = {
  at: { value: 'ISO', help: 'judge as if it were this instant (2027-01-31 or 2027-01-31T12:00:00Z)' },
  config: { value: 'FILE', help: `read the settings from FILE instead of ${repositorySettingsName}` },
} as const satisfies Options;

export interface Run {
  /** The working directory. */
  readonly root: string;
  readonly settings: Settings;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly faults: readonly Fault[];
}

/** Reads the settings and the clock. Faults of the settings don't keep the files from being checked. */
export function startRun(values: { readonly at?: string | undefined; readonly config?: string | undefined }): Run {
  const root = process.cwd();
  const now = values.at === undefined ? Date.now() : readInstant(values.at);
  const path = values.config ?? repositorySettingsName;
  const file = values.config === undefined ? readRepositorySettings(root) : readSettingsFile(resolve(root, path));
  const { settings, problems } = readSettings([file.layer], ruleIds);
  const faults = [...file.problems, ...problems].map((reason) => ({ path, reason: clause(reason) }));
  return { root, settings, now, faults };
}

/** Reads each file and hands it on. Gives the faults of all that can't be read, and goes on after each. */
export function eachFile(
  run: Run,
  paths: readonly string[],
  doing: string,
  handle: (file: NamedFile, input: CheckFileInput, read: Extract<FileText, { state: 'read' }>) => string | undefined,
): readonly Fault[] {
  const { root, settings, now } = run;
  const { files, faults: missing } = filesOf(paths, root, settings);
  const faults = [...run.faults, ...missing];
  const progress = progressOf(doing);
  for (const [index, file] of files.entries()) {
    progress.at(index, files.length);
    const read = readOrganizationFile(file.path, {
      maxBytes: maxBytesOf(settings),
      ...(file.within === undefined ? {} : { within: file.within }),
    });
    const reason =
      read.state === 'unreadable'
        ? read.reason
        : attempt(() => handle(file, { text: read.text, path: file.path, root, settings, now }, read));
    if (reason !== undefined) faults.push({ path: file.shown, reason });
  }
  progress.end();
  return faults;
}

/** One file that this program is not fit for must not keep the others from being judged. */
function attempt(handle: () => string | undefined): string | undefined {
  try {
    return handle();
  } catch (error) {
    return unforeseen(error);
  }
}

/** Checks every file. */
export function checkAll(run: Run, paths: readonly string[]): CheckReport {
  const files: CheckedFile[] = [];
  const faults = eachFile(run, paths, 'Checking', (file, input) => {
    const { document, check } = checkFile(input);
    files.push({ path: file.shown, document, findings: check.findings() });
    return undefined;
  });
  return { at: new Date(run.now).toISOString(), files, faults };
}

/** One line on stderr for each fault. */
export function sayFaults(faults: readonly Fault[]): void {
  for (const { path, reason } of faults) write(2, `genesys-integrations: ${visible(`${path}: ${reason}`)}\n`);
}

/** A sentence as the end of a line: without its full stop. */
function clause(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
