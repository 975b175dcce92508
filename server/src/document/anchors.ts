/** Anchors and the aliases that mean them, as they are written. */
import type { Chunk } from './document';
import { type Mark, marksOf } from './parse';

export interface AnchorUse {
  /** The anchor; undefined when no anchor of this name stands before the alias. */
  readonly anchor: Mark | undefined;
  readonly aliases: readonly Mark[];
}

const known = new WeakMap<Chunk, readonly Mark[]>();

/** Every anchor and alias of a chunk. An alias never means an anchor of another chunk: such texts are one chunk. */
export function anchorsIn(chunk: Chunk): readonly Mark[] {
  let marks = known.get(chunk);
  if (!marks) {
    marks = mayHold.test(chunk.text) ? marksOf(chunk.text) : [];
    known.set(chunk, marks);
  }
  return marks;
}

const mayHold = /[&*][^\s,[\]{}]/;

/** The anchor or alias at an offset; the end of its name belongs to it. */
export function markAt(chunk: Chunk, offset: number): Mark | undefined {
  const { text } = chunk;
  let start = offset;
  while (start > 0 && !/[\s,[\]{}]/.test(text[start - 1]!)) start--;
  // Most positions are nowhere near one, and need not look for the others.
  if (text[start] !== '&' && text[start] !== '*') return undefined;
  return anchorsIn(chunk).find((mark) => mark.start <= offset && offset <= mark.end);
}

/** The anchor that a mark is or means, with all aliases that mean it: an alias means the last one before it. */
export function usesOf(chunk: Chunk, mark: Mark): AnchorUse {
  const same = anchorsIn(chunk).filter(({ name }) => name === mark.name);
  const at = same.indexOf(mark);
  let first = at;
  while (first >= 0 && same[first]!.kind === 'alias') first--;
  const anchor = same[first];
  const next = same.findIndex(({ kind }, index) => index > Math.max(first, at) && kind === 'anchor');
  const until = next < 0 ? same.length : next;
  return { anchor, aliases: same.slice(first + 1, until).filter(({ kind }) => kind === 'alias') };
}
