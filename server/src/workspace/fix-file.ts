/** Applies quick fixes to a file until none is left. */
import type { Position } from '../document/document';
import { mend } from '../rules/mend';
import { type Checked, type CheckFileInput, checkFile } from './check-file';

export interface Fixed extends Checked {
  /** The text after all fixes. */
  readonly text: string;
  /** In the order in which they were applied; positions are of the text at that time. */
  readonly applied: readonly Applied[];
}

export interface Applied {
  readonly rule: string;
  readonly title: string;
  readonly at: Position;
}

/**
 * Applies the fixes of a file and checks it again until no fix is left. With `unsafe` the fixes that need a decision
 * are applied as well, the first that a finding offers.
 */
export function fixFile(input: CheckFileInput, { unsafe }: { readonly unsafe: boolean }): Fixed {
  const { text, draft, steps } = mend(
    input.text,
    (changed) => checkFile({ ...input, text: changed }),
    ({ fixes }) => fixes.find((fix) => fix.safe) ?? (unsafe ? fixes[0] : undefined),
  );
  const applied = steps.flatMap((step) =>
    step.applied.map(({ finding, fix }) => ({ rule: finding.rule, title: fix.title, at: finding.range.start })),
  );
  return { ...draft, text, applied };
}
