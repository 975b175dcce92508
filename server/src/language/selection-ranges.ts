/** What a selection grows to: the value, its key with it, the map or list around both, the entry, the section, the text. */
import type { SelectionRange } from 'vscode-languageserver-types';
import type { Position, Range } from '../document/document';
import { type Pair, pairOf } from '../document/node';
import type { Editing } from './editing';
import { placeOf } from './place';

/** The selections at a position, the smallest first, each inside the next. Where nothing can be read: the whole text. */
export function selectionRange({ document }: Pick<Editing, 'document'>, position: Position): SelectionRange {
  const end = { line: document.lineCount - 1, character: 0 };
  const last = document.locate({ line: end.line, character: Number.MAX_SAFE_INTEGER });
  const whole: Range = { start: { line: 0, character: 0 }, end: document.position(last.chunk, last.offset) };
  const ranges: Range[] = [];
  const place = placeOf(document, position);
  if (place) {
    const { chunk, section, entry, path, node, around, key, on } = place;
    const add = ({ start, end }: { readonly start: number; readonly end: number }) =>
      ranges.push(document.range(chunk, start, end));
    const addPair = (pair: Pair) => add({ start: pair.key.start, end: Math.max(pair.key.end, pair.value.end) });
    if (on === 'key') add(key);
    else if (node) add(node);
    for (let at = around.length - 1; at >= 0; at--) {
      const outer = around[at]!;
      const pair = pairOf(outer, String(path[at]));
      if (pair) addPair(pair);
      add(outer);
    }
    const first = section.entries[0];
    const until = section.entries.at(-1);
    if (entry && first && until) {
      const start = document.position(section.chunk, section.key.start);
      ranges.push({ start, end: document.position(until.chunk, until.node.end) });
    }
  }
  ranges.push(whole);
  let selection: SelectionRange | undefined;
  for (const range of ranges.reverse()) {
    // What two of them have in common is one step, and what text before a fault covers is not wider than what it is in.
    if (selection && (same(selection.range, range) || !inside(range, selection.range))) continue;
    selection = { range, ...(selection ? { parent: selection } : {}) };
  }
  return selection ?? { range: whole };
}

const same = (a: Range, b: Range) => compare(a.start, b.start) === 0 && compare(a.end, b.end) === 0;
const inside = (a: Range, b: Range) => compare(b.start, a.start) <= 0 && compare(a.end, b.end) <= 0;
const compare = (a: Position, b: Position) => a.line - b.line || a.character - b.character;
