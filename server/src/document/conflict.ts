import type { Problem } from './node';

/** An unresolved merge conflict as version control leaves it in a file. Offsets are in the text. */
export interface Conflict {
  readonly start: number;
  /** End of the line that opens it. */
  readonly mark: number;
  /** End of its last line. */
  readonly end: number;
  /** The parts that are not read: the marker lines and the side below `=======`. */
  readonly unread: readonly { readonly start: number; readonly end: number }[];
}

const none: readonly never[] = [];
const opening = /^<{7}(?: .*)?$/gm;

/** Whether a line of `text` opens a conflict. */
export function hasConflict(text: string): boolean {
  if (!text.includes('<<<<<<<')) return false;
  opening.lastIndex = 0;
  return opening.test(text);
}

/** The conflicts of a text, in order. A conflict that is not closed goes as far as its last marker. */
export function conflictsOf(text: string): readonly Conflict[] {
  if (!hasConflict(text)) return none;
  const conflicts: Conflict[] = [];
  let open: { start: number; mark: number; end: number; unread: { start: number; end: number }[] } | undefined;
  let side: 'ours' | 'base' | 'theirs' = 'ours';
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start);
    const after = next < 0 ? text.length : next + 1;
    let end = next < 0 ? text.length : next;
    if (text[end - 1] === '\r') end--;
    const sign = text.slice(start, start + 7);
    const marker = end === start + 7 || text[start + 7] === ' ';
    if (marker && sign === '<<<<<<<') {
      if (open) conflicts.push(open);
      open = { start, mark: end, end, unread: [{ start, end }] };
      side = 'ours';
    } else if (open) {
      if (marker && sign === '|||||||') side = 'base';
      else if (marker && sign === '=======') side = 'theirs';
      const closes = marker && sign === '>>>>>>>';
      if (closes || side !== 'ours') open.unread.push({ start, end });
      if (closes || side !== 'ours') open.end = end;
      if (closes) {
        conflicts.push(open);
        open = undefined;
      }
    }
    start = after;
  }
  if (open) conflicts.push(open);
  return conflicts;
}

/** The text with the unread parts of the conflicts as spaces, so that every offset stays right. */
export function withoutConflicts(text: string, conflicts: readonly Conflict[]): string {
  let clean = '';
  let from = 0;
  for (const { start, end } of conflicts.flatMap((conflict) => conflict.unread)) {
    clean += text.slice(from, start) + ' '.repeat(end - start);
    from = end;
  }
  return clean + text.slice(from);
}

export function problemOfConflict(conflict: Conflict): Problem {
  return {
    rule: 'yaml/syntax',
    start: conflict.start,
    end: conflict.mark,
    message:
      'Unresolved merge conflict. Keep the side that is right, and delete the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`. Until then only the upper side is checked.',
  };
}
