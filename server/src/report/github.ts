import type { Severity } from '../rules/rule';
import { type CheckReport, severities } from './report';
import { visible } from './visible';

const commands: { readonly [S in Severity]: string } = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * The findings as workflow commands of GitHub Actions, errors first: GitHub shows only the first ten annotations of each
 * kind in a step.
 */
export function githubReport(report: CheckReport): string {
  const all = report.files.flatMap(({ path, findings }) => findings.map((finding) => ({ path, finding })));
  return severities
    .flatMap((severity) => all.filter(({ finding }) => finding.severity === severity))
    .map(({ path, finding: { rule, severity, message, range } }) => {
      const { start, end } = range;
      const properties = [
        `file=${property(path)}`,
        `line=${start.line + 1}`,
        `endLine=${end.line + 1}`,
        `col=${start.character + 1}`,
        // Over several lines GitHub takes no columns of the end.
        ...(end.line === start.line ? [`endColumn=${end.character + 1}`] : []),
        `title=${property(rule)}`,
      ];
      return `::${commands[severity]} ${properties.join(',')}::${data(message)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return visible(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
