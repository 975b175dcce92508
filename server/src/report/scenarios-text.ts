import { describeResults, explainResult, isGreen, placeIn, type RunFile, type ScenarioReport } from './scenarios';
import type { Paint } from './text';
import { visible } from './visible';

/** The tests for people: each with its mark, what did not hold and why, and a summary. */
export function scenariosText(report: ScenarioReport, paint: Paint): string {
  if (report.files.length === 0) return '';
  const summary = `${describeResults(report.files)}.`;
  const green = isGreen(report) && report.faults.length === 0;
  return `${report.files.map((file) => fileText(file, paint)).join('')}${paint(green ? 'good' : 'bold', summary)}\n`;
}

const marks = {
  passed: ['✓', 'good'],
  failed: ['✗', 'error'],
  error: ['!', 'error'],
} as const;

function fileText({ path, organization, problems, results }: RunFile, paint: Paint): string {
  const tested = organization ? paint('dim', ` tests ${visible(organization.path)}`) : '';
  const lines = [
    `${paint('bold', visible(path))}${tested}`,
    ...problems.map(({ message, range }) => `  ${paint('bold', placeIn(path, range))} ${visible(message)}`),
    ...results.flatMap((result) => {
      const [mark, style] = marks[result.outcome];
      const why = explainResult(result, path, organization, paint);
      return [`  ${paint(style, mark)} ${visible(result.scenario.name)}`, ...why.map((line) => `      ${line}`)];
    }),
  ];
  return `${lines.join('\n')}\n\n`;
}
