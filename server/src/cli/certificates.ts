import { openDocument } from '../document/open';
import { type CalendarFile, gatherCalendar } from '../report/calendar';
import { judgeCalendar } from '../report/calendar-judged';
import { jsonCalendar, needsWork, textCalendar } from '../report/calendar-text';
import type { FileContent } from '../rules/rule';
import { readWhole } from '../simulate/whole';
import { reference } from '../workspace/check-file';
import { readReferenced } from '../workspace/read';
import type { Arguments, Options } from './arguments';
import { write } from './output';
import { eachFile, judgingOptions, sayFaults, startRun } from './run';
import { paintFor } from './terminal';

export const options = {
  format: { value: 'FORMAT', choices: ['text', 'json', 'ics'], help: 'text (default), json or ics (iCalendar)' },
  ...judgingOptions,
} as const satisfies Options;

/**
 * `certificates [PATH…]`: every certificate of the identity providers, in the order in which they end. Exit status 0, 1
 * when one has to be replaced now, can't be read, or none is valid where people sign in, 2 for what can't be read.
 */
export function run({ values, positionals }: Arguments): number {
  const start = startRun(values);
  const files: CalendarFile[] = [];
  const faults = eachFile(start, positionals, 'Reading', (file, input) => {
    const contents = new Map<string, FileContent>();
    const read = (path: string): FileContent => {
      const content = contents.get(path) ?? readReferenced(reference(path, input));
      contents.set(path, content);
      return content;
    };
    const whole = readWhole(openDocument(input.text));
    const { thresholds } = input.settings;
    files.push(gatherCalendar({ file: file.shown, uri: '', whole, thresholds, read }));
    return undefined;
  });
  const calendar = judgeCalendar(files, start.now);
  if (values.format === 'ics') {
    const { icsCalendar } = require('../report/calendar-ics') as typeof import('../report/calendar-ics');
    const text = icsCalendar(calendar);
    write(text === undefined ? 2 : 1, text ?? 'genesys-integrations: there is no certificate to put into a calendar\n');
  } else if (values.format === 'json') write(1, jsonCalendar(calendar));
  else if (files.length || !faults.length) write(1, textCalendar(calendar, paintFor(1)));
  sayFaults(faults);
  if (faults.length) return 2;
  return needsWork(calendar) ? 1 : 0;
}
