/** What stands in braces: inputs of a data action in its templates. */
import type { Question, Stand } from './asked';
import { CompletionItemKind, type Offer } from './offer';
import { keysOf, propertiesOf } from './open-keys';
import { mapOf } from './outline';

/** Inputs where a template is begun before the cursor; undefined where none is. */
export function offerPlaceholders(
  path: readonly (string | number)[],
  stand: Stand,
  { line, position, entry }: Question,
): readonly Offer[] | undefined {
  if (path[0] !== 'dataActions' || (path[2] !== 'request' && path[2] !== 'response')) return undefined;
  const from = stand.word.start === stand.word.end ? 0 : stand.word.start;
  // What stands before the last brace that closes is looked at once, however long the line is.
  const open = Math.max(from, line.lastIndexOf('}', position.character - 1) + 1);
  const begun = /\$!?\{/.exec(line.slice(open, position.character));
  if (!begun) return undefined;
  const start = open + begun.index;
  const rest = /^[\w.$-]*\}?/.exec(line.slice(position.character))?.[0] ?? '';
  const word = { start, end: position.character + rest.length };
  const mark = begun[0].startsWith('$!') ? '$!' : '$';
  const offers = (all: readonly string[], note: string): Offer[] =>
    all.map((name) => ({
      label: `${mark}{${name}}`,
      kind: CompletionItemKind.Variable,
      note,
      text: { scalar: `${mark}{${name}}` },
      word,
      filter: `${mark}{${name}}`,
    }));
  if (path[2] === 'response')
    return [
      ...offers(keysOf(mapOf(mapOf(entry, 'response'), 'translationMap')), 'of the translation map'),
      ...offers(['rawResult'], 'the whole answer'),
    ];
  return [
    ...offers(
      propertiesOf(entry, 'input').map((name) => `input.${name}`),
      'input',
    ),
    ...(path[3] === 'body' ? offers(['input.rawRequest'], 'the whole input') : []),
  ];
}
