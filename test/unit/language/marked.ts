/** Texts with a `¦` where the cursor is, as the language features ask about them. */

import type { Document, Position, Range } from '../../../server/src/document/document';
import { applyEdits, type Edit } from '../../../server/src/document/edits';
import { openDocument } from '../../../server/src/document/open';
import type { Editing } from '../../../server/src/language/editing';
import { Names } from '../../../server/src/organization/names';
import { defaultSettings } from '../../../server/src/settings/settings';
import { readWhole } from '../../../server/src/simulate/whole';

export interface Marked extends Editing {
  readonly text: string;
  readonly position: Position;
}

/** A text that is being edited; the first `¦` is taken out, and is the position. */
export function marked(drawn: string): Marked {
  const at = drawn.indexOf('¦');
  const text = drawn.replace('¦', '');
  const before = drawn.slice(0, Math.max(0, at)).split(/\r\n|\r|\n/);
  return { ...editingOf(text), text, position: { line: before.length - 1, character: before.at(-1)!.length } };
}

export function editingOf(text: string): Editing {
  const document = openDocument(text);
  return {
    uri: 'file:///work/integrations.yaml',
    version: 1,
    document,
    names: namesOf(document),
    settings: defaultSettings,
    now: Date.parse('2026-11-23T12:00:00Z'),
    whole: () => readWhole(document),
    file: () => undefined,
  };
}

export function namesOf(document: Document): Names {
  const names = new Names();
  for (const { entries } of document.sections) for (const entry of entries) names.add(entry);
  return names;
}

/** The text of a document after edits. */
export function edited(document: Document, edits: readonly Edit[]): string {
  return document.chunks
    .map((chunk) =>
      applyEdits(
        chunk.text,
        edits.filter((edit) => edit.chunk === chunk),
      ),
    )
    .join('');
}

/** The text in a range. */
export function textIn(text: string, { start, end }: Range): string {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
  return text.slice(starts[start.line]! + start.character, starts[end.line]! + end.character);
}

/** The texts of ranges, each with its line: `3: CRM`. */
export function shown(text: string, ranges: readonly Range[]): string[] {
  return ranges.map((range) => `${range.start.line + 1}: ${textIn(text, range)}`);
}
