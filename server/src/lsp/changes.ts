/** Changes of a text as a client sends them. */
import type { Position, Range, TextChange } from '../document/document';

/** A change of a part, or the whole text anew. */
export type ContentChange = TextChange | { readonly text: string };

/** Reads what came over the wire; undefined when it is no list of changes. */
export function readChanges(value: unknown): readonly ContentChange[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const changes: ContentChange[] = [];
  for (const one of value as unknown[]) {
    if (typeof one !== 'object' || one === null) return undefined;
    const { text, range } = one as { text?: unknown; range?: unknown };
    if (typeof text !== 'string') return undefined;
    if (range === undefined || range === null) changes.push({ text });
    else if (isRange(range)) changes.push({ text, range });
    else return undefined;
  }
  return changes;
}

export function isRange(value: unknown): value is Range {
  if (typeof value !== 'object' || value === null) return false;
  const { start, end } = value as { start?: unknown; end?: unknown };
  return isPosition(start) && isPosition(end);
}

export function isPosition(value: unknown): value is Position {
  if (typeof value !== 'object' || value === null) return false;
  const { line, character } = value as { line?: unknown; character?: unknown };
  return Number.isInteger(line) && Number.isInteger(character);
}
