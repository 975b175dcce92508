/** The tests as JUnit XML, in the form that Jenkins, GitLab, Azure DevOps and others read. */
import {
  countResults,
  explainResult,
  placeIn,
  type RunFile,
  type ScenarioCounts,
  type ScenarioReport,
  type TimedResult,
} from './scenarios';
import type { Paint } from './text';
import { visible } from './visible';

const plain: Paint = (_, text) => text;

/** A suite a file; a test that is wrong itself, or a file that can't be read, is an error. */
export function junitReport({ files, faults, started }: ScenarioReport): string {
  const suites = [
    ...files.map((file) => suite(file, started)),
    ...faults.map(({ path, reason }) => {
      const error = { message: reason, body: visible(`${path}: ${reason}`) };
      return suiteOf(path, started, { passed: 0, failed: 0, error: 1 }, 0, [
        testCase(path, 'The file can be read', 0, { element: 'error', type: 'unreadable', ...error }),
      ]);
    }),
  ];
  const counts = countResults(files);
  const wrong = files.filter(({ problems }) => problems.length > 0).length + faults.length;
  const all = { ...counts, error: counts.error + wrong };
  const seconds = files.reduce((sum, file) => sum + secondsOf(file), 0);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="genesys-integrations" ${countsOf(all)} time="${timeOf(seconds)}">\n${suites.join('')}</testsuites>\n`;
}

function suite(file: RunFile, started: string): string {
  const { path, problems, results } = file;
  const counts = countResults([file]);
  const whole = problems.length
    ? [
        testCase(path, 'The file is a file of tests', 0, {
          element: 'error',
          type: 'file',
          message: problems[0]!.message,
          body: problems.map(({ message, range }) => `${placeIn(path, range)} ${visible(message)}`).join('\n'),
        }),
      ]
    : [];
  const cases = [
    ...whole,
    ...results.map((result) => testCase(path, result.scenario.name, result.seconds, bad(result, file))),
  ];
  return suiteOf(path, started, { ...counts, error: counts.error + whole.length }, secondsOf(file), cases);
}

interface Bad {
  readonly element: 'failure' | 'error';
  readonly type: string;
  readonly message: string;
  readonly body: string;
}

function bad(result: TimedResult, { path, organization }: RunFile): Bad | undefined {
  const { outcome, mismatches, problems } = result;
  if (outcome === 'passed') return undefined;
  const body = explainResult(result, path, organization, plain).join('\n');
  if (outcome === 'error')
    return { element: 'error', type: 'test', message: problems[0]?.message ?? 'The test can’t be run.', body };
  const message = mismatches.map(({ what, expected, found }) => `${what}: expected ${expected}, found ${found}`);
  return { element: 'failure', type: mismatches[0]?.what ?? 'verdict', message: message.join('; '), body };
}

function suiteOf(
  path: string,
  started: string,
  counts: ScenarioCounts,
  seconds: number,
  cases: readonly string[],
): string {
  return `  <testsuite name="${attribute(path)}" file="${attribute(path)}" ${countsOf(counts)} skipped="0" time="${timeOf(seconds)}" timestamp="${started.slice(0, 19)}">\n${cases.join('')}  </testsuite>\n`;
}

function testCase(path: string, name: string, seconds: number, bad: Bad | undefined): string {
  const head = `    <testcase classname="${attribute(path)}" name="${attribute(name)}" time="${timeOf(seconds)}"`;
  if (!bad) return `${head}/>\n`;
  const { element, type, message, body } = bad;
  const first = `      <${element} message="${attribute(message)}" type="${attribute(type)}">${content(body)}</${element}>\n`;
  // Some readers show the output alone, others the failure alone.
  return `${head}>\n${first}      <system-out>${content(body)}</system-out>\n    </testcase>\n`;
}

function countsOf({ passed, failed, error }: ScenarioCounts): string {
  return `tests="${passed + failed + error}" failures="${failed}" errors="${error}"`;
}

function secondsOf({ results }: RunFile): number {
  return results.reduce((sum, { seconds }) => sum + seconds, 0);
}

function timeOf(seconds: number): string {
  return seconds.toFixed(3);
}

/** A text that may hold anything, as the value of an attribute. */
function attribute(text: string): string {
  return content(visible(text)).replaceAll('"', '&quot;');
}

/** A text as the content of an element. Characters that XML 1.0 forbids are written as escapes (section 2.2). */
function content(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return `\\u{${code.toString(16)}}`;
    })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
