/** Applies quick fixes to a file until none is left. */
import type { Document, Position, TextChange } from '../document/document';
import type { Edit } from '../document/edits';
import { lineStarts } from '../document/lines';
import type { Finding } from '../rules/check';
import type { Fix } from '../rules/rule';
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

/** More rounds than any chain of fixes needs. */
const rounds = 20;

/**
 * Applies the fixes of a file and checks it again until no fix is left. With `unsafe` the fixes that need a decision
 * are applied as well, the first that a finding offers. A fix that would break the YAML is left out.
 */
export function fixFile(input: CheckFileInput, { unsafe }: { readonly unsafe: boolean }): Fixed {
  const applied: Applied[] = [];
  const refused = new Set<string>();
  const seen = new Set([input.text]);
  let { text } = input;
  let checked = checkFile(input);
  for (let round = 0; round < rounds; round++) {
    const choices = choose(checked, unsafe).filter((choice) => !refused.has(keyOf(choice)));
    const step = takeStep(input, text, checked, choices, refused);
    if (!step || seen.has(step.text)) break;
    seen.add(step.text);
    for (const { finding, fix } of step.choices)
      applied.push({ rule: finding.rule, title: fix.title, at: finding.range.start });
    text = step.text;
    checked = step.checked;
  }
  return { ...checked, text, applied };
}

export interface Choice {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly edits: readonly Edit[];
}

/** One fix for each finding that has one of the kind, as long as their edits don't touch one another. */
export function choose({ check, document }: Checked, unsafe: boolean): Choice[] {
  const taken: { readonly start: Position; readonly end: Position }[] = [];
  const choices: Choice[] = [];
  for (const finding of check.findings()) {
    const fix = finding.fixes.find((one) => one.safe) ?? (unsafe ? finding.fixes[0] : undefined);
    if (!fix) continue;
    const edits = fix.edits();
    const ranges = edits.map(({ chunk, start, end }) => document.range(chunk, start, end));
    if (!edits.length || ranges.some((range) => taken.some((other) => touch(range, other)))) continue;
    taken.push(...ranges);
    choices.push({ finding, fix, edits });
  }
  return choices;
}

function touch(a: { start: Position; end: Position }, b: { start: Position; end: Position }): boolean {
  return compare(a.start, b.end) <= 0 && compare(b.start, a.end) <= 0;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** Applies all choices at once; when that breaks the YAML, the first that does not break it alone. */
function takeStep(
  input: CheckFileInput,
  text: string,
  before: Checked,
  choices: readonly Choice[],
  refused: Set<string>,
): { readonly text: string; readonly checked: Checked; readonly choices: readonly Choice[] } | undefined {
  const faults = yamlFaults(before);
  const attempts = choices.length > 1 ? [choices, ...choices.map((choice) => [choice])] : [choices];
  for (const attempt of attempts) {
    if (!attempt.length) return undefined;
    const after = apply(before.document, attempt, text);
    const checked = checkFile({ ...input, text: after });
    if (yamlFaults(checked) <= faults) return { text: after, checked, choices: attempt };
    if (attempt.length === 1) refused.add(keyOf(attempt[0]!));
  }
  return undefined;
}

function apply(document: Document, choices: readonly Choice[], text: string): string {
  const changes: TextChange[] = choices.flatMap(({ edits }) =>
    edits.map(({ chunk, start, end, text: inserted }) => ({
      range: document.range(chunk, start, end),
      text: inserted,
    })),
  );
  // From the end to the start, so that positions before stay right.
  changes.sort((a, b) => compare(b.range.start, a.range.start) || compare(b.range.end, a.range.end));
  const offsets = offsetsOf(text);
  let after = text;
  for (const { range, text: inserted } of changes)
    after = after.slice(0, offsets(range.start)) + inserted + after.slice(offsets(range.end));
  return after;
}

function offsetsOf(text: string): (position: Position) => number {
  const starts = lineStarts(text);
  return ({ line, character }) => (starts[line] ?? text.length) + character;
}

function yamlFaults({ check }: Checked): number {
  return check.findings().filter(({ rule }) => rule.startsWith('yaml/')).length;
}

function keyOf({ finding, fix }: Choice): string {
  return `${finding.rule} ${finding.pointer} ${fix.title}`;
}
