import type { TextChange } from '../document/document';
import { lineEnd, lineStarts } from '../document/lines';

/** A text after one change, for texts that are too large to be read. Out-of-range positions are clamped. */
export function replaceIn(text: string, { range, text: put }: TextChange): string {
  const starts = lineStarts(text);
  const offset = (line: number, character: number): number => {
    if (line < 0) return 0;
    const start = starts[line];
    return start === undefined ? text.length : Math.min(start + Math.max(0, character), lineEnd(text, start));
  };
  const from = offset(range.start.line, range.start.character);
  const to = Math.max(from, offset(range.end.line, range.end.character));
  return text.slice(0, from) + put + text.slice(to);
}
