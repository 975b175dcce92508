/** An alias `*x`: what it stands for, without showing what may be a secret. */

import type { Position } from '../../document/document';
import type { Node, Pair } from '../../document/node';
import { holdsSecret, secretLines } from '../../report/secrets';
import { maySpeakOfSecret } from '../../rules/oauth/secret';
import type { Place } from '../place';
import type { Asked, Described, Paragraphs } from './asked';
import { outline } from './key';
import { code, codes } from './markdown';
import { isSecretPlace } from './secret';

export function describeAlias(place: Place, { editing }: Asked): Paragraphs {
  const { node, chunk } = place;
  if (node?.origin?.how !== 'alias') return [];
  const { document } = editing;
  const { anchor } = node.origin;
  const range = document.range(chunk, anchor.start, anchor.end);
  const name = /^\*([^\s,[\]{}]+)/.exec(chunk.text.slice(node.start, node.end))?.[1];
  const title = `**Alias**${name === undefined ? '' : ` ${code(`*${name}`)}`}: the value of line ${range.start.line + 1}`;
  if (node.kind !== 'scalar') return [`${title}, ${outline(node)}.`];
  const start = document.position(chunk, node.start);
  const hidden = secretLines(document);
  const lines = [start.line, range.start.line, range.end.line];
  const secret =
    isSecretPlace(place) ||
    lines.some((line) => hidden.has(line)) ||
    lines.some((line) => spoken(lineAt(line, editing)));
  return [secret ? `${title}, which is not shown here.` : `${title}, ${code(String(node.value))}.`];
}

/** What a merge key `<<` brings in, where the position is on its alias. */
export function describeMerge(position: Position, { editing }: Asked): Described | undefined {
  const { document } = editing;
  const { chunk, offset } = document.locate(position);
  for (const entry of chunk.entries) {
    const merged = mergedAt(entry.node, offset);
    const [first] = merged;
    if (!first?.key.origin) continue;
    const { start, end, origin } = first.key;
    const from = document.position(chunk, origin.anchor.start).line + 1;
    const keys = codes(
      merged.map(({ name }) => name),
      8,
    );
    return {
      paragraphs: [`**Merge key** \`<<\`: takes ${keys} from line ${from}. What stands here itself comes first.`],
      range: document.range(chunk, start, end),
    };
  }
  return undefined;
}

/** The pairs that came by a merge key at an offset. */
function mergedAt(node: Node, offset: number): readonly Pair[] {
  if (node.kind === 'scalar' || node.origin || offset < node.start || offset > node.end) return [];
  const inside = node.kind === 'list' ? node.items : node.pairs.map(({ value }) => value);
  const own =
    node.kind === 'map' ? node.pairs.filter(({ key }) => key.origin && offset >= key.start && offset <= key.end) : [];
  return own.length ? own : inside.flatMap((one) => mergedAt(one, offset));
}

function spoken(line: string): boolean {
  return holdsSecret(line) || maySpeakOfSecret(line);
}

function lineAt(line: number, { document }: Asked['editing']): string {
  const { chunk, offset } = document.locate({ line, character: 0 });
  const end = chunk.text.indexOf('\n', offset);
  return chunk.text.slice(offset, end < 0 ? undefined : end);
}
