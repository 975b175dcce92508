/** What an editor can fold: sections, entries, maps, lists, texts over several lines, runs of comments, regions. */
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { Chunk, Document } from '../document/document';
import { linesOf } from './lines';

/** A fold of a chunk, by lines from its start; `depth` says how many others hold it. */
interface Fold {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly comment: boolean;
}

interface Folds {
  readonly folds: readonly Fold[];
  /** The last line with content; -1 without one. */
  readonly last: number;
  /** Lines that begin or end a region. */
  readonly marks: readonly { readonly line: number; readonly begins: boolean }[];
}

const known = new WeakMap<Chunk, Folds>();

/** In the order of the text; where an editor takes no more than `most`, the outer ones. */
export function foldingRanges(document: Document, most = Number.POSITIVE_INFINITY): FoldingRange[] {
  const found: (FoldingRange & { readonly depth: number })[] = [];
  const open: number[] = [];
  for (const chunk of document.chunks) {
    const { folds, marks } = foldsOf(chunk);
    const listed = chunk.entries.length === 1 && chunk.entries[0]!.listed && startsWithDash(chunk);
    for (const { start, end, depth, comment } of folds)
      found.push({
        startLine: chunk.line + start,
        endLine: chunk.line + end,
        depth: depth + (listed ? 1 : 0) + (comment ? 1 : 0),
        ...(comment ? { kind: FoldingRangeKind.Comment } : {}),
      });
    for (const { line, begins } of marks) {
      if (begins) open.push(chunk.line + line);
      else {
        const start = open.pop();
        if (start !== undefined)
          found.push({ startLine: start, endLine: chunk.line + line, depth: 0, kind: FoldingRangeKind.Region });
      }
    }
  }
  for (const { chunk, key, entries } of document.sections) {
    const last = entries.at(-1);
    // A section that is one piece folds like any other map.
    if (!last || last.chunk === chunk) continue;
    const startLine = document.position(chunk, key.start).line;
    const endLine = last.chunk.line + foldsOf(last.chunk).last;
    if (endLine > startLine) found.push({ startLine, endLine, depth: 0 });
  }
  if (found.length > most) {
    found.sort((a, b) => a.depth - b.depth || a.startLine - b.startLine);
    found.length = Math.max(0, most);
  }
  return found
    .sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine)
    .map(({ depth: _, ...range }) => range);
}

function startsWithDash({ text }: Chunk): boolean {
  return /^\s*-(?:\s|$)/.test(text);
}

function foldsOf(chunk: Chunk): Folds {
  let folds = known.get(chunk);
  if (!folds) {
    folds = fold(chunk.text);
    known.set(chunk, folds);
  }
  return folds;
}

function fold(text: string): Folds {
  const lines = linesOf(text);
  const folds: Fold[] = [];
  const marks: { line: number; begins: boolean }[] = [];
  /** The lines that may begin a fold, from the outermost in. */
  const open: { readonly line: number; readonly rank: number }[] = [];
  let last = -1;
  let comments = -1;
  const close = (rank: number) => {
    for (let top = open.at(-1); top && top.rank >= rank; top = open.at(-1)) {
      open.pop();
      if (last > top.line) folds.push({ start: top.line, end: last, depth: open.length, comment: false });
    }
  };
  const endComments = (next: number) => {
    if (comments >= 0 && next - comments > 1)
      folds.push({ start: comments, end: next - 1, depth: open.length, comment: true });
    comments = -1;
  };
  for (const [at, { start, end, column, kind }] of lines.entries()) {
    const mark = kind === 'comment' ? /^#\s*(end)?region\b/.exec(text.slice(start + column, end)) : null;
    if (mark) marks.push({ line: at, begins: mark[1] === undefined });
    if (kind !== 'comment' || mark || (comments >= 0 && lines[comments]!.column !== column)) endComments(at);
    if (kind === 'comment' && !mark && comments < 0) comments = at;
    if (kind === 'blank' || kind === 'comment') continue;
    if (kind === 'content') {
      const first = text[start + column];
      // What only closes a bracket belongs to the line that opened it.
      if (first === ']' || first === '}') {
        const top = [...open].reverse().find(({ rank }) => rank <= column * 2 + 1);
        if (top && top.rank >= column * 2) {
          close(column * 2 + 2);
          last = at;
          continue;
        }
      }
      // A list may stand in the column of its key, and is still inside of it.
      const dash = first === '-' && /^(?:\s|$)/.test(text[start + column + 1] ?? ' ');
      close(column * 2 + (dash ? 1 : 0));
      open.push({ line: at, rank: column * 2 + (dash ? 1 : 0) });
    }
    last = at;
  }
  endComments(lines.length);
  close(-1);
  folds.sort((a, b) => a.start - b.start);
  return { folds, last, marks };
}
