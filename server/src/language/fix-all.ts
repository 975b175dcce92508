/** Every safe fix of a file as one edit. */
import type { TextEdit } from 'vscode-languageserver-types';
import type { Document, Range } from '../document/document';
import type { Check, Finding } from '../rules/check';
import { Patchwork } from './patchwork';

/** A text that may be edited, and its check: a copy of what the user sees. */
export interface Draft {
  readonly document: Document;
  readonly check: Check;
}

/** Fixes may bring up findings with safe fixes of their own; after so many rounds it is left at that. */
const rounds = 10;

/**
 * Edits of `text` after which no finding with a safe fix is left. `open` opens the text as a draft, with the content of
 * the files that it names. The edits replace only what the fixes replaced; the draft is edited.
 */
export function fixAll(text: string, open: (text: string) => Draft): TextEdit[] {
  const { document, check } = open(text);
  const work = new Patchwork(text);
  for (let round = 0; round < rounds; round++) {
    const edits = chosen(document, check.findings());
    if (edits.length === 0) break;
    for (const { range, newText } of edits) work.replace(range, newText);
    check.update(document.edit(edits.map(({ range, newText }) => ({ range, text: newText }))));
  }
  return work.edits();
}

/** The edits of the safe fixes that do not touch one another, from the last in the text to the first. */
function chosen(document: Document, findings: readonly Finding[]): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find(({ safe }) => safe);
    if (!fix) continue;
    const edits = fix.edits().map(({ chunk, start, end, text }) => ({
      range: document.range(chunk, start, end),
      newText: text,
    }));
    if (edits.every((edit) => taken.every((other) => apart(edit.range, other.range)))) taken.push(...edits);
  }
  return taken.sort((a, b) => compare(b.range.start, a.range.start));
}

function apart(a: Range, b: Range): boolean {
  return compare(a.end, b.start) < 0 || compare(b.end, a.start) < 0;
}

function compare(a: Range['start'], b: Range['start']): number {
  return a.line - b.line || a.character - b.character;
}
