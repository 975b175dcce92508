/** Every safe fix of a file as one edit. */
import type { TextEdit } from 'vscode-languageserver-types';
import { type Draft, mend } from '../../rules/mend';
import { Patchwork } from './patchwork';

/**
 * Edits of `text` after which no finding with a safe fix is left. `open` opens a text as a draft, with the content of
 * the files that it names. The edits replace only what the fixes replace.
 */
export function fixAll(text: string, open: (text: string) => Draft): TextEdit[] {
  const work = new Patchwork(text);
  const { steps } = mend(text, open, (finding) => finding.fixes.find(({ safe }) => safe));
  for (const { changes } of steps) work.replace(changes.map(({ range, text: newText }) => ({ range, newText })));
  return work.edits();
}
