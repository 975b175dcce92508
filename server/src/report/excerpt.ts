/** Lines of an organization file that may be shown beside a finding: never one that holds a secret. */
import type { Document, Range } from '../document/document';
import { maySpeakOfSecret } from '../rules/oauth/secret';
import { secretLines } from './secrets';

/** Shows the source of a range, or undefined where it may not be shown. */
export type Excerpt = (range: Range) => ExcerptLine | undefined;

export interface ExcerptLine {
  /** The line's text, shortened around the range; tabs are blanks. */
  readonly text: string;
  /** Where in `text` the range starts and ends, on this line. */
  readonly start: number;
  readonly end: number;
}

/** Longest line that is shown whole, in UTF-16 code units. */
const width = 120;

/** An excerpt function for a document. Its lines are looked at once. */
export function excerptsOf(document: Document): Excerpt {
  let secret: ReadonlySet<number> | undefined;
  // A line may have as many findings as letters.
  let last: { readonly at: number; readonly text: string; readonly shown: boolean } | undefined;
  return ({ start, end }) => {
    secret ??= secretLines(document);
    if (secret.has(start.line)) return undefined;
    if (last?.at !== start.line) {
      const text = lineOf(document, start.line);
      last = { at: start.line, text, shown: text.trim() !== '' && !maySpeakOfSecret(text) };
    }
    const line = last.text;
    if (!last.shown) return undefined;
    const to = end.line === start.line ? end.character : line.length;
    const from = Math.max(0, Math.min(start.character - 40, line.length - width));
    const shown = line.slice(from, from + width).replaceAll('\t', ' ');
    const head = from > 0 ? '…' : '';
    const tail = from + width < line.length ? '…' : '';
    const at = Math.min(start.character - from, shown.length) + head.length;
    return {
      text: head + shown + tail,
      start: at,
      end: Math.max(at + 1, Math.min(to - from, shown.length) + head.length),
    };
  };
}

function lineOf(document: Document, line: number): string {
  const { chunk, offset } = document.locate({ line, character: 0 });
  const rest = chunk.text.slice(offset, offset + 100_000);
  return rest.slice(0, rest.search(/[\r\n]|$/));
}
