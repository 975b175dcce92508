/** Keys that a map has by `<<`: they are not written in it, and count all the same. */
import type { Node, Pair as NodePair } from '../../document/node';
import type { Question } from './asked';
import { type MapOutline, type Outline, outlineAt, type Pair } from './outline';

/** The keys that come by `<<` and stand not in the map itself, as the document was read last; none where it could not be. */
export function mergedInto(map: MapOutline | undefined, { editing }: Question): readonly Pair[] {
  const value = outlineAt(map, '<<');
  if (!map || !value) return [];
  const aliases: readonly (Outline | undefined)[] =
    value.kind === 'list' ? value.items.map((one) => one.value) : [value];
  return aliases.flatMap((alias) => {
    if (alias?.kind !== 'scalar') return [];
    const { chunk, offset } = editing.document.locate({ line: alias.line, character: alias.start });
    const found = chunk.entries.flatMap(({ node }) => mergedAt(node, offset));
    return found.map(
      ({ name, value: { kind, ...rest } }): Pair => ({
        kind: 'pair',
        map,
        key: name,
        line: alias.line,
        start: alias.start,
        keyed: true,
        value:
          kind === 'scalar' && 'value' in rest
            ? { kind, line: alias.line, start: alias.start, end: alias.end, text: String(rest.value), quote: '' }
            : { kind: 'opaque' },
      }),
    );
  });
}

/** The pairs of the innermost map that took them from an alias at an offset. */
function mergedAt(node: Node, offset: number): readonly NodePair[] {
  if (node.kind === 'scalar' || node.origin || offset < node.start || offset > node.end) return [];
  const own = node.kind === 'map' ? node.pairs.filter(({ key }) => key.origin && key.start === offset) : [];
  if (own.length) return own;
  const inside = node.kind === 'list' ? node.items : node.pairs.map(({ value }) => value);
  return inside.flatMap((one) => mergedAt(one, offset));
}
