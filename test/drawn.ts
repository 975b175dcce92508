/**
 * Expectations drawn under the YAML they are about:
 *
 *     tokenDuration: 200000
 *   #                ^^^^^^ error oauth/token-duration-range
 *
 * A drawn line is taken out before the text is read. The carets stand under the range; a range over several lines is
 * drawn to the end of its first line. Where carets can't be drawn (column 0 or 1): `# [0-7] error schema/unknown-key`.
 */
import type { Finding } from '../server/src/rules/check';

export interface Expected {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly severity: string;
  readonly rule: string;
}

const drawn = /^\s*#\s*(?:(\^+)|\[(\d+)-(\d+)\])\s+(error|warning|info|hint)\s+([\w/-]+)\s*$/;

/** The YAML without the drawn lines, and what they say. */
export function readDrawn(text: string): { readonly yaml: string; readonly expected: readonly Expected[] } {
  const lines: string[] = [];
  const expected: Expected[] = [];
  for (const line of text.split('\n')) {
    const match = drawn.exec(line.replace(/\r$/, ''));
    if (!match) {
      lines.push(line);
      continue;
    }
    const start = match[1] ? line.indexOf('^') : Number(match[2]);
    const end = match[1] ? start + match[1].length : Number(match[3]);
    expected.push({ line: lines.length - 1, start, end, severity: match[4]!, rule: match[5]! });
  }
  return { yaml: lines.join('\n'), expected };
}

/** Findings in the form of drawn expectations, for comparing. */
export function asDrawn(findings: readonly Finding[], yaml: string): Expected[] {
  const lines = yaml.split('\n');
  return findings.map(({ range, severity, rule }) => ({
    line: range.start.line,
    start: range.start.character,
    end:
      range.end.line === range.start.line
        ? range.end.character
        : (lines[range.start.line] ?? '').replace(/\r$/, '').length,
    severity,
    rule,
  }));
}
