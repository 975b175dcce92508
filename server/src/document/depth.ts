/**
 * Finds text that is nested deeper than any reader should follow. Works on the tokens of the `yaml` package, which come
 * one after the other without recursion, so that it can't be exhausted by what it looks for.
 */

/** Levels of maps and lists inside each other that are read. */
export const maxDepth = 200;

/** The part of the `yaml` package's lexer that is needed here. */
interface Lexer {
  lex(source: string): Iterable<string>;
}

const flowEnd = '\x18';
const scalarNext = '\x1f';
const documentNext = '\x02';

/** Whether `text` can be nested deeper than `maxDepth` at all. Cheap; true only means that it has to be counted. */
export function mayBeDeep(text: string): boolean {
  let signs = 0;
  let column = 0;
  let indenting = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      indenting = true;
      column = 0;
    } else if (code === 91 || code === 123) {
      if (++signs > maxDepth) return true;
      indenting = false;
    } else if (indenting) {
      if (code === 32 || code === 45 || code === 63 || code === 58 || code === 9) {
        if (++column > maxDepth / 2 - 2) return true;
      } else indenting = false;
    }
  }
  return false;
}

/** Offset of the first collection that lies more than `maxDepth` levels deep, or -1. */
export function tooDeepAt(text: string, lexer: Lexer): number {
  let offset = 0;
  let flow = 0;
  let column = 0;
  let lineStart = true;
  let scalar = false;
  const columns: number[] = [];
  for (const token of lexer.lex(text)) {
    if (!scalar && (token === flowEnd || token === documentNext)) {
      flow = 0;
      continue;
    }
    if (!scalar && token === scalarNext) {
      if (lineStart && flow === 0) enter(columns, column);
      lineStart = false;
      scalar = true;
      continue;
    }
    if (scalar) {
      scalar = false;
      if (token.endsWith('\n')) {
        lineStart = true;
        column = 0;
      }
    } else if (token === '\n' || token === '\r\n') {
      lineStart = true;
      column = 0;
      offset += token.length;
      continue;
    } else if (token === '[' || token === '{') {
      if (lineStart && flow === 0) enter(columns, column);
      lineStart = false;
      flow++;
    } else if (token === ']' || token === '}') {
      flow = Math.max(0, flow - 1);
    } else if (token === '-' || token === '?' || token === ':') {
      if (lineStart && flow === 0) enter(columns, column);
    } else if (token.trim() !== '' && token[0] !== '#') {
      if (lineStart && flow === 0) enter(columns, column);
      lineStart = false;
    }
    if (flow + columns.length > maxDepth) return offset;
    if (lineStart) column += token.length;
    offset += token.length;
  }
  return -1;
}

function enter(columns: number[], column: number): void {
  while (columns.length > 0 && columns[columns.length - 1]! >= column) columns.pop();
  columns.push(column);
}
