/** A text after edits, made as an editor makes them. */

import type { Edit } from '../server/src/document/edits';
import { openDocument } from '../server/src/document/open';

/** Edits are of the chunks of another reading of the same text: they are found again by the lines they start on. */
export function edited(text: string, edits: readonly Edit[]): string {
  const document = openDocument(text);
  const changes = edits.map((edit, index) => {
    const chunk = document.chunks.find((one) => one.line === edit.chunk.line && one.text === edit.chunk.text);
    if (!chunk) throw new Error('The edit is not of this text');
    return { index, range: document.range(chunk, edit.start, edit.end), text: edit.text };
  });
  changes.sort(
    (a, b) =>
      b.range.start.line - a.range.start.line ||
      b.range.start.character - a.range.start.character ||
      // Of insertions at one place the last comes last.
      b.index - a.index,
  );
  document.edit(changes);
  return document.text();
}
