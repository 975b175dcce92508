import { dirname, resolve } from 'node:path';
import { openDocument } from '../document/open';
import type { Material } from '../identity-provider/material';
import type { Fault } from '../report/report';
import { isGreen, type RunFile, type ScenarioReport, type TimedResult } from '../report/scenarios';
import type { FileContent } from '../rules/rule';
import { scenarioPatterns, testedNames } from '../scenarios/names';
import { readScenarios } from '../scenarios/read';
import { filesNamed, instantFor, makesResponse, runScenario, unrun } from '../scenarios/run';
import type { ScenarioFile } from '../scenarios/scenario';
import { readWhole, type Whole } from '../simulate/whole';
import { maxBytesOf, reference } from '../workspace/check-file';
import { organizationFileMatcher } from '../workspace/find';
import { decode, readOrganizationFile, readReferenced } from '../workspace/read';
import { secretsOf } from '../workspace/secrets';
import type { Arguments, Options } from './arguments';
import { filesOf, type NamedFile, shownPath } from './files';
import { write } from './output';
import { judgingOptions, type Run, sayFaults, startRun } from './run';
import { unforeseen } from './usage';

export const options = {
  format: { value: 'FORMAT', choices: ['text', 'junit', 'json'], help: 'text (default), junit or json' },
  ...judgingOptions,
  at: { ...judgingOptions.at, help: `${judgingOptions.at.help}; a test that names an instant itself keeps it` },
} as const satisfies Options;

/** `test [PATH…]`: runs tests. Exit status 0 when all pass, 1 when one does not, 2 for what can't be read. */
export async function run({ values, positionals }: Arguments): Promise<number> {
  const start = startRun(values);
  const given = values.at === undefined ? undefined : start.now;
  const { files, faults } = filesOf(positionals, start.root, { files: scenarioPatterns }, 'file of tests');
  const started = new Date().toISOString();
  const done: Done[] = [];
  // One after the other: a test takes the time that it takes alone.
  for (const file of files) done.push(await runNamed(file, start, given));
  const report: ScenarioReport = {
    at: new Date(start.now).toISOString(),
    started,
    files: done.flatMap(({ ran }) => ran ?? []),
    faults: [...start.faults, ...faults, ...done.flatMap((one) => one.fault ?? [])],
  };
  write(1, format(values.format ?? 'text', report));
  sayFaults(report.faults);
  if (report.faults.length) return 2;
  return isGreen(report) ? 0 : 1;
}

interface Done {
  readonly ran?: RunFile;
  readonly fault?: Fault;
}

async function runNamed(file: NamedFile, start: Run, given: number | undefined): Promise<Done> {
  try {
    return await runFile(file, start, given);
  } catch (error) {
    // One file that this program is not fit for must not keep the others from being run.
    return { fault: { path: file.shown, reason: unforeseen(error) } };
  }
}

async function runFile(
  { path, shown, within }: NamedFile,
  { root, settings, now }: Run,
  given: number | undefined,
): Promise<Done> {
  if (organizationFileMatcher(settings.files)(shown)) {
    const tests = shown.replace(/(\.ya?ml)$/, '.test$1');
    return { fault: { path: shown, reason: `it is an organization file; its tests stand in ${tests}` } };
  }
  const read = readOrganizationFile(path, {
    maxBytes: maxBytesOf(settings),
    ...(within === undefined ? {} : { within }),
  });
  if (read.state !== 'read') return { fault: { path: shown, reason: read.reason } };
  const file = readScenarios(read.text);
  const contents = new Map(
    filesNamed(file).map((name) => [name, readReferenced(reference(name, { path, root, settings }))]),
  );
  const instant = instantFor(file, given, now);
  const tested = openTested(file, path, (name) => readReferenced(reference(name, { path, root, settings })));
  const material = file.scenarios.some(makesResponse) ? await drawKeys(instant) : undefined;
  const results: TimedResult[] = [];
  // The files of the organization file are the same for all tests: certificates need not be read for each again.
  const named = new Map<string, FileContent>();
  const once = (name: string, from: string): FileContent => {
    const content = named.get(name) ?? readReferenced(reference(name, { path: from, root, settings }));
    named.set(name, content);
    return content;
  };
  for (const scenario of file.scenarios) {
    const from = performance.now();
    const result =
      'reason' in tested
        ? unrun(scenario, instant, `The organization file can’t be read: ${tested.reason}.`)
        : await runScenario(scenario, {
            whole: tested.whole,
            settings,
            now: instant,
            resolve: secretsOf({ path: tested.path, root, settings }),
            file: (name) => contents.get(name),
            organizationFile: (name) => once(name, tested.path),
            material,
          });
    results.push({ ...result, seconds: (performance.now() - from) / 1000 });
  }
  const organization =
    'reason' in tested ? undefined : { path: shownPath(tested.path, root), document: tested.whole.document };
  return {
    ran: { path: shown, organization, problems: file.problems, results },
    ...('reason' in tested ? { fault: { path: shown, reason: tested.reason } } : {}),
  };
}

/** Loaded and drawn where a test wants a response to be made. */
async function drawKeys(instant: number): Promise<Material> {
  const { drawMaterial } = require('../workspace/draw-material') as typeof import('../workspace/draw-material');
  return drawMaterial(instant);
}

type Opened = { readonly path: string; readonly whole: Whole } | { readonly reason: string };

/** Opens the organization file that is tested: the one that is named, or the one of the same name. */
function openTested(file: ScenarioFile, path: string, read: (written: string) => FileContent): Opened {
  const usual = testedNames(path.replace(/^.*[/\\]/, ''));
  const names = file.file ? [file.file.value] : usual;
  for (const name of names) {
    const content = read(name);
    if (content.state !== 'read') {
      if (content.reason === 'there is no such file' && !file.file) continue;
      return { reason: `the organization file ${name}: ${content.reason}` };
    }
    const text = decode(content.bytes);
    if (text.state !== 'read') return { reason: `the organization file ${name}: ${text.reason}` };
    return { path: resolve(dirname(path), name), whole: readWhole(openDocument(text.text)) };
  }
  return {
    reason: usual[0]
      ? `there is no ${usual[0]} beside it that could be tested; name the organization file with file:`
      : 'it names no organization file, and its own name does not say which one it tests; add file:',
  };
}

function format(name: string, report: ScenarioReport): string {
  switch (name) {
    case 'json':
      return (require('../report/scenarios-json') as typeof import('../report/scenarios-json')).scenariosJson(report);
    case 'junit':
      return (require('../report/junit') as typeof import('../report/junit')).junitReport(report);
    default: {
      const { scenariosText } = require('../report/scenarios-text') as typeof import('../report/scenarios-text');
      const { paintFor } = require('./terminal') as typeof import('./terminal');
      return scenariosText(report, paintFor(1));
    }
  }
}
