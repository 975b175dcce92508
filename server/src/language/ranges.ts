/** Moving ranges of a text. */
import type { Range } from '../document/document';

/** A range that is moved down by some lines; up where they are fewer than none. */
export function below({ start, end }: Range, lines: number): Range {
  return {
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  };
}
