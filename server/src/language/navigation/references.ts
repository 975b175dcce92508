/** Every place that speaks of what stands at a position. */
import type { Position, Range } from '../../document/document';
import type { Editing } from '../editing';
import { spokenOf } from '../names/occurrences';
import { subjectAt } from '../names/subject';

export interface ReferenceTo {
  readonly range: Range;
  /** Whether it gives the name, and does not use it. */
  readonly declares: boolean;
}

/** In the order of the text; undefined where nothing has a name. */
export function referencesAt(editing: Editing, position: Position): readonly ReferenceTo[] | undefined {
  const subject = subjectAt(editing, position);
  if (!subject || subject.kind === 'file') return undefined;
  return spokenOf(editing, subject).map(({ span: { chunk, start, end }, declares }) => ({
    range: editing.document.range(chunk, start, end),
    declares,
  }));
}
