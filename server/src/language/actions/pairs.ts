/** Several keys of one map at once. */
import type { Chunk } from '../../document/document';
import { addPair, type Edit } from '../../document/edits';
import type { Node } from '../../document/node';
import { joinInserts } from './insert';

/**
 * Adds keys behind the others of a map, in the order in which they are given. Values are YAML as `addPair` takes it.
 * Undefined where the map is written so that it can't be added to.
 */
export function addPairs(
  chunk: Chunk,
  map: Node,
  pairs: readonly (readonly [key: string, value: string])[],
): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  for (const [key, value] of pairs) {
    const added = map.kind === 'map' ? addPair(chunk, map, key, value) : undefined;
    if (!added) return undefined;
    // Nothing stands behind the colon of a value that begins on the next line.
    const below = value.startsWith('\n');
    edits.push(...added.map((edit) => (below ? { ...edit, text: edit.text.replace(/: (?=\r?\n)/, ':') } : edit)));
  }
  return joinInserts(edits);
}
