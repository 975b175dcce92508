import { openDocument } from '../document/open';
import { unifiedDiff } from '../report/diff';
import { type CheckedFile, count, counted, reaches } from '../report/report';
import { holdsSecret, secretLines } from '../report/secrets';
import { describeCounts } from '../report/text';
import { visible } from '../report/visible';
import { fixFile } from '../workspace/fix-file';
import { replaceFile } from '../workspace/write';
import type { Arguments, Options } from './arguments';
import { write } from './output';
import { eachFile, judgingOptions, sayFaults, startRun } from './run';
import { paintFor } from './terminal';

export const options = {
  unsafe: { help: 'apply the fixes that need a decision as well' },
  'dry-run': { help: 'write nothing, show the changes as a diff' },
  ...judgingOptions,
} as const satisfies Options;

/**
 * `fix [PATH…]`: applies fixes and says which; with `--dry-run` the diff goes to stdout and the rest to stderr. Exit
 * status 0, 1 when errors are left, 2 for what can't be read or written.
 */
export function run({ values, switches, positionals }: Arguments): number {
  const start = startRun(values);
  const dryRun = switches.has('dry-run');
  const paint = paintFor(dryRun ? 2 : 1);
  const left: CheckedFile[] = [];
  let fixes = 0;
  let changed = 0;
  let diff = '';
  let said = '';
  const faults = eachFile(start, positionals, 'Fixing', (file, input, { bom }) => {
    const { text, applied, document, check } = fixFile(input, { unsafe: switches.has('unsafe') });
    if (applied.length) {
      if (dryRun) diff += diffOf(file.shown, input.text, text);
      else {
        const reason = replaceFile({ path: file.path, before: input.text, after: text, bom });
        if (reason !== undefined) return `it could not be fixed: ${reason}`;
      }
      changed++;
      fixes += applied.length;
      for (const { rule, title, at } of applied) {
        const place = paint('bold', `${visible(file.shown)}:${at.line + 1}:${at.character + 1}`);
        said += `${place} ${visible(title)} ${paint('dim', `[${rule}]`)}\n`;
      }
    }
    left.push({ path: file.shown, document, findings: check.findings() });
    return undefined;
  });
  const would = dryRun ? 'would be ' : '';
  const rest = describeCounts(count(left));
  said += paint(
    'bold',
    `${fixes ? `${counted(fixes, 'fix').replace(/fixs$/, 'fixes')} ${would}applied in ${counted(changed, 'file')}` : 'Nothing to fix'}; ${rest ? `${rest} left` : 'no findings left'}.\n`,
  );
  if (dryRun) {
    write(1, diff);
    write(2, said);
  } else write(1, said);
  sayFaults(faults);
  if (faults.length) return 2;
  return left.some(({ findings }) => findings.some(({ severity }) => reaches(severity, 'error'))) ? 1 : 0;
}

function diffOf(path: string, before: string, after: string): string {
  const hidden = { before: secretLines(openDocument(before)), after: secretLines(openDocument(after)) };
  return unifiedDiff({ path, before, after, hidden, hides: holdsSecret });
}
