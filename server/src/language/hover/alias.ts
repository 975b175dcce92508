/** An alias `*x`: what it stands for, without showing what may be a secret. */

import { holdsSecret, secretLines } from '../../report/secrets';
import { maySpeakOfSecret } from '../../rules/oauth/secret';
import type { Place } from '../place';
import type { Asked, Paragraphs } from './asked';
import { outline } from './key';
import { code } from './markdown';
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

function spoken(line: string): boolean {
  return holdsSecret(line) || maySpeakOfSecret(line);
}

function lineAt(line: number, { document }: Asked['editing']): string {
  const { chunk, offset } = document.locate({ line, character: 0 });
  const end = chunk.text.indexOf('\n', offset);
  return chunk.text.slice(offset, end < 0 ? undefined : end);
}
