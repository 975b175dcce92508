/** Applies fixes to a text until none is left: what `fix` on the command line and fix-all in the editor both do. */
import type { Document, Position, Range, TextChange } from '../document/document';
import { lineStarts } from '../document/lines';
import type { Check, Finding } from './check';
import type { Fix } from './rule';

/** A text that is tried out, and its check with the files that it names. */
export interface Draft {
  readonly document: Document;
  readonly check: Check;
}

export interface Applied {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** Fixes that were applied at once. */
export interface Step {
  readonly applied: readonly Applied[];
  /** Positions are of the text before this step; from the last in the text to the first. */
  readonly changes: readonly TextChange[];
}

export interface Mended {
  readonly text: string;
  /** Of `text`. */
  readonly draft: Draft;
  readonly steps: readonly Step[];
}

/** Fixes may bring up findings with fixes of their own; more rounds than any such chain needs. */
const rounds = 20;

/**
 * Applies the fix that `pick` names for each finding, and again to what is then found, until nothing is picked. `open`
 * opens a text as a draft. Fixes that touch one another wait for the next round; one that would break the YAML is left
 * out.
 */
export function mend(text: string, open: (text: string) => Draft, pick: (finding: Finding) => Fix | undefined): Mended {
  const steps: Step[] = [];
  const refused = new Set<string>();
  const seen = new Set([text]);
  let draft = open(text);
  for (let round = 0; round < rounds; round++) {
    const choices = choose(draft, pick, refused);
    const step = takeStep(text, draft, choices, open, refused);
    if (!step || seen.has(step.text)) break;
    seen.add(step.text);
    steps.push(step);
    ({ text, draft } = step);
  }
  return { text, draft, steps };
}

interface Choice extends Applied {
  readonly changes: readonly TextChange[];
}

/** The fixes that do not touch one another. */
function choose(
  { document, check }: Draft,
  pick: (finding: Finding) => Fix | undefined,
  refused: ReadonlySet<string>,
): Choice[] {
  const choices: Choice[] = [];
  const taken = new Ranges();
  for (const finding of check.findings()) {
    const fix = pick(finding);
    if (!fix || refused.has(keyOf({ finding, fix }))) continue;
    const changes = fix
      .edits()
      .map(({ chunk, start, end, text }) => ({ range: document.range(chunk, start, end), text }));
    if (changes.length && taken.take(changes.map(({ range }) => range))) choices.push({ finding, fix, changes });
  }
  return choices;
}

/** All choices at once; when that breaks the YAML, the first that does not break it alone. */
function takeStep(
  text: string,
  before: Draft,
  choices: readonly Choice[],
  open: (text: string) => Draft,
  refused: Set<string>,
): (Step & { readonly text: string; readonly draft: Draft }) | undefined {
  const faults = faultsOf(before);
  for (const attempt of choices.length > 1 ? [choices, ...choices.map((choice) => [choice])] : [choices]) {
    if (!attempt.length) return undefined;
    const changes = attempt
      .flatMap((choice) => choice.changes)
      .sort((a, b) => compare(b.range.start, a.range.start) || compare(b.range.end, a.range.end));
    const after = replace(text, changes);
    const draft = open(after);
    if (faultsOf(draft) <= faults) return { text: after, draft, changes, applied: attempt };
    if (attempt.length === 1) refused.add(keyOf(attempt[0]!));
  }
  return undefined;
}

/** A text with changes applied that are given from its last place to its first. */
function replace(text: string, changes: readonly TextChange[]): string {
  const starts = lineStarts(text);
  const offset = ({ line, character }: Position) => (starts[line] ?? text.length) + character;
  const parts: string[] = [];
  let end = text.length;
  for (const { range, text: inserted } of changes) {
    parts.push(text.slice(offset(range.end), end), inserted);
    end = offset(range.start);
  }
  parts.push(text.slice(0, end));
  return parts.reverse().join('');
}

function faultsOf({ check }: Draft): number {
  return check.findings().filter(({ rule }) => rule.startsWith('yaml/')).length;
}

function keyOf({ finding, fix }: Applied): string {
  return `${finding.rule} ${finding.pointer} ${fix.title}`;
}

/** Ranges that don't touch one another. */
class Ranges {
  /** By the lines that they cover. */
  readonly #lines = new Map<number, Range[]>();

  /** Takes ranges in when none touches one that is there. */
  take(ranges: readonly Range[]): boolean {
    for (const range of ranges)
      for (let { line } = range.start; line <= range.end.line; line++)
        if (this.#lines.get(line)?.some((other) => touch(range, other))) return false;
    for (const range of ranges)
      for (let { line } = range.start; line <= range.end.line; line++) {
        const same = this.#lines.get(line);
        if (same) same.push(range);
        else this.#lines.set(line, [range]);
      }
    return true;
  }
}

function touch(a: Range, b: Range): boolean {
  return compare(a.start, b.end) <= 0 && compare(b.start, a.end) <= 0;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
