/** Every safe fix of a file as one edit. */
import type { TextEdit } from 'vscode-languageserver-types';
import type { Document, Range } from '../document/document';
import type { Check } from '../rules/check';
import { Patchwork } from './patchwork';
import { textEdit } from './text-edits';

/** A text that may be edited, and its check: a copy of what the user sees. */
export interface Draft {
  readonly document: Document;
  readonly check: Check;
}

/** Fixes may bring up findings with safe fixes of their own; after so many rounds it is left at that. */
const rounds = 20;

/**
 * Edits of `text` after which no finding with a safe fix is left. `open` opens a text as a draft, with the content of
 * the files that it names. The edits replace only what the fixes replace. A fix that would break the YAML is left out.
 */
export function fixAll(text: string, open: (text: string) => Draft): TextEdit[] {
  const work = new Patchwork(text);
  const seen = new Set([text]);
  const refused = new Set<string>();
  let draft = open(text);
  for (let round = 0; round < rounds; round++) {
    const choices = chosen(draft, refused);
    if (choices.length === 0) break;
    const faults = faultsOf(draft);
    const before = work.text();
    let kept: readonly Choice[] | undefined;
    for (const attempt of choices.length > 1 ? [choices, ...choices.map((one) => [one])] : [choices]) {
      apply(draft, attempt);
      if (faultsOf(draft) <= faults) {
        kept = attempt;
        break;
      }
      if (attempt.length === 1) refused.add(attempt[0]!.key);
      draft = open(before);
    }
    if (!kept || seen.has(draft.document.text())) break;
    work.replace(editsOf(kept));
    seen.add(work.text());
  }
  return work.edits();
}

interface Choice {
  readonly key: string;
  readonly edits: readonly TextEdit[];
}

/** The safe fixes that do not touch one another. */
function chosen({ document, check }: Draft, refused: ReadonlySet<string>): Choice[] {
  const choices: Choice[] = [];
  const taken = new Ranges();
  for (const finding of check.findings()) {
    const fix = finding.fixes.find(({ safe }) => safe);
    const key = `${finding.rule} ${finding.pointer} ${fix?.title}`;
    if (!fix || refused.has(key)) continue;
    const edits = fix.edits().map((edit) => textEdit(document, edit));
    if (edits.length && taken.take(edits.map(({ range }) => range))) choices.push({ key, edits });
  }
  return choices;
}

function apply({ document, check }: Draft, choices: readonly Choice[]): void {
  check.update(document.edit(editsOf(choices).map(({ range, newText }) => ({ range, text: newText }))));
}

/** From the last in the text to the first, so that those before stay right while one is applied. */
function editsOf(choices: readonly Choice[]): TextEdit[] {
  return choices.flatMap(({ edits }) => edits).sort((a, b) => compare(b.range.start, a.range.start));
}

function faultsOf({ check }: Draft): number {
  return check.findings().filter(({ rule }) => rule.startsWith('yaml/')).length;
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
      for (let { line } = range.start; line <= range.end.line; line++)
        this.#lines.set(line, [...(this.#lines.get(line) ?? []), range]);
    return true;
  }
}

function touch(a: Range, b: Range): boolean {
  return compare(a.start, b.end) <= 0 && compare(b.start, a.end) <= 0;
}

function compare(a: Range['start'], b: Range['start']): number {
  return a.line - b.line || a.character - b.character;
}
