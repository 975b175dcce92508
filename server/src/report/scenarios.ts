/** What a run over files of tests came to, before it is written in one of the formats. */
import type { Document } from '../document/document';
import type { Result } from '../scenarios/run';
import type { Problem } from '../scenarios/scenario';
import type { Step } from '../simulate/simulation';
import { excerptsOf } from './excerpt';
import { counted, type Fault } from './report';
import { stepLines } from './simulation';
import type { Paint } from './text';
import { visible } from './visible';

/** A file of tests that was run. */
export interface RunFile {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  /** The organization file that was tested; undefined when there is none to be read. */
  readonly organization?: Tested | undefined;
  /** What is wrong with the file as a whole. */
  readonly problems: readonly Problem[];
  readonly results: readonly TimedResult[];
}

export interface Tested {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  readonly document: Document;
}

export interface TimedResult extends Result {
  /** How long it took. */
  readonly seconds: number;
}

export interface ScenarioReport {
  /** The instant for tests without one of their own, ISO 8601. */
  readonly at: string;
  /** When the run started, ISO 8601. */
  readonly started: string;
  readonly files: readonly RunFile[];
  /** Files that could not be read. */
  readonly faults: readonly Fault[];
}

export interface ScenarioCounts {
  readonly passed: number;
  readonly failed: number;
  /** Tests that are wrong themselves, or could not be run. */
  readonly error: number;
}

/** How many tests came out which way. */
export function countResults(files: readonly RunFile[]): ScenarioCounts {
  const counts = { passed: 0, failed: 0, error: 0 };
  for (const { results } of files) for (const { outcome } of results) counts[outcome]++;
  return counts;
}

/** Whether all tests passed, and nothing was wrong with any file. */
export function isGreen({ files }: Pick<ScenarioReport, 'files'>): boolean {
  return files.every(
    ({ problems, results }) => problems.length === 0 && results.every(({ outcome }) => outcome === 'passed'),
  );
}

/** "2 tests: 1 passed, 1 failed". */
export function describeResults(files: readonly RunFile[]): string {
  const { passed, failed, error } = countResults(files);
  const parts = [
    `${passed} passed`,
    ...(failed ? [`${failed} failed`] : []),
    ...(error ? [`${counted(error, 'error')}`] : []),
  ];
  return `${counted(passed + failed + error, 'test')}: ${parts.join(', ')}`;
}

/** `path:line:column`, as terminals and editors link it. */
export function placeIn(path: string, { start }: Problem['range']): string {
  return visible(`${path}:${start.line + 1}:${start.character + 1}`);
}

/**
 * Why a test did not pass, a line each: what was asked, each expectation that does not hold with its line in the file of
 * tests, and the steps that decided with their lines in the organization file. Empty for one that passed.
 */
export function explainResult(result: Result, path: string, tested: Tested | undefined, paint: Paint): string[] {
  const { outcome, problems, mismatches, question, at, simulation } = result;
  if (outcome === 'passed') return [];
  const said = problems.map(({ message, range }) => `${paint('bold', placeIn(path, range))} ${visible(message)}`);
  if (!simulation || !tested) return said;
  const width = Math.max(...mismatches.map(({ what }) => what.length), 'asked'.length);
  const differences = mismatches.map(
    ({ what, expected, found, range }) =>
      `${what.padEnd(width)}  expected ${paint('good', visible(expected))}, found ${paint('error', visible(found))}  ${paint('dim', placeIn(path, range))}`,
  );
  const steps = decidingSteps(result);
  const excerpt = excerptsOf(tested.document);
  const titles = Math.max(0, ...steps.map(({ title }) => title.length));
  const why = steps.length
    ? ['why', ...steps.flatMap((step) => stepOf(step, { path: tested.path, width: titles, excerpt }, paint))]
    : ['why', 'Every step passes.'];
  return [...said, `${'asked'.padEnd(width)}  ${visible(question ?? '')}, at ${at}`, ...differences, ...why];
}

/** The steps that say why it did not come out as expected, in their order. */
export function decidingSteps({ simulation, mismatches }: Result): readonly Step[] {
  const stopping = (simulation?.steps ?? []).filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
  const named = new Set([...stopping, ...mismatches.flatMap(({ step }) => step ?? [])]);
  return (simulation?.steps ?? []).filter((step) => named.has(step));
}

/** A step with its deciding line, also where it passed: what passes may be what should not. */
function stepOf(step: Step, how: Parameters<typeof stepLines>[1], paint: Paint): string[] {
  const lines = stepLines(step, how, paint);
  const quiet = step.outcome === 'pass' || step.outcome === 'skip';
  if (!quiet || !step.at) return lines;
  return [...lines, `${' '.repeat(how.width + 4)}at        ${placeIn(how.path, step.at.range)}`];
}
