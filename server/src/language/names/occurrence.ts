/** A place where a name is written: as the name of an entry, as a reference, or in a template. */
import type { Chunk } from '../../document/document';
import { nodeAt, pairOf } from '../../document/node';
import type { Way } from './written';

export interface Occurrence extends Way {
  /** Whether it gives the name, and does not use it. */
  readonly declares: boolean;
  /** Of a template, the part of its source that is the name; `bracketed`: it stands in quotes there. */
  readonly part?: { readonly start: number; readonly end: number; readonly bracketed: boolean };
}

export interface Span {
  readonly chunk: Chunk;
  readonly start: number;
  readonly end: number;
}

/** The range of the text in which an occurrence stands; of one that came by an alias, that of the alias. */
export function spanOf({ entry, path, on, part }: Occurrence): Span | undefined {
  const { chunk } = entry;
  const parent = on === 'key' ? nodeAt(entry.node, path.slice(0, -1)) : undefined;
  const node = on === 'key' ? pairOf(parent, String(path.at(-1)))?.key : nodeAt(entry.node, path);
  if (!node) return undefined;
  if (node.origin) return { chunk, start: node.start, end: node.end };
  if (part) return { chunk, start: node.start + part.start, end: node.start + part.end };
  return node.kind === 'scalar' ? { chunk, ...insideQuotes(chunk, node) } : { chunk, start: node.start, end: node.end };
}

/** The range of a scalar on one line without its quotes. */
export function insideQuotes(
  { text }: Chunk,
  { start, end }: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } {
  const quotes = /^(["'])[^\r\n]*\1$/.test(text.slice(start, end)) && end - start > 1;
  return quotes ? { start: start + 1, end: end - 1 } : { start, end };
}
