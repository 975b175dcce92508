import type { CheckReport } from '../report/report';
import { reaches } from '../report/report';
import type { Severity } from '../rules/rule';
import type { Arguments, Options } from './arguments';
import { write } from './output';
import { checkAll, judgingOptions, sayFaults, startRun } from './run';

export const options = {
  format: {
    value: 'FORMAT',
    choices: ['text', 'json', 'sarif', 'github'],
    help: 'text (default), json, sarif or github',
  },
  ...judgingOptions,
  'fail-on': {
    value: 'SEVERITY',
    choices: ['error', 'warning', 'info'],
    help: 'exit with 1 when there is a finding as bad as this: error (default), warning or info',
  },
} as const satisfies Options;

/** `check [PATH…]`: writes the findings. Exit status 0, 1 for findings at or above `--fail-on`, 2 for what can't be read. */
export function run({ values, positionals }: Arguments): number {
  const start = startRun(values);
  const report = checkAll(start, positionals);
  write(1, format(values.format ?? 'text', report, start.root));
  sayFaults(report.faults);
  if (report.faults.length) return 2;
  const limit = (values['fail-on'] ?? 'error') as Severity;
  return report.files.some(({ findings }) => findings.some(({ severity }) => reaches(severity, limit))) ? 1 : 0;
}

function format(name: string, report: CheckReport, root: string): string {
  // Each format is loaded when it is asked for: starting is a good part of a run.
  switch (name) {
    case 'json':
      return (require('../report/json') as typeof import('../report/json')).jsonReport(report);
    case 'github':
      return (require('../report/github') as typeof import('../report/github')).githubReport(report);
    case 'sarif': {
      const { sarifReport } = require('../report/sarif') as typeof import('../report/sarif');
      const { rules } = require('../rules/registry') as typeof import('../rules/registry');
      const { version } = require('./version') as typeof import('./version');
      return sarifReport({ report, rules, version, root: root.replaceAll('\\', '/') });
    }
    default: {
      const { textReport } = require('../report/text') as typeof import('../report/text');
      const { paintFor } = require('./terminal') as typeof import('./terminal');
      return textReport(report, paintFor(1));
    }
  }
}
