/** Pieces of text as the views of simulations write them. */
import type { Document } from '../document/document';
import type { Place as Standing } from '../organization/model';
import type { Spot } from '../rules/rule';
import type { Step } from '../simulate/simulation';
import { shortened } from '../simulate/whole';
import { formatCount, placeOf, plain } from './usage-words';
import type { Action, Piece, Place, Text } from './view';

export { code, countOf, formatCount, plain, strong } from './usage-words';

/** A sentence in which what stands between backticks is code. What is meant for the command line alone goes. */
export function rich(sentence: string): Text {
  const parts = sentence.replace(/ \(`?--[^)]*\)|; for the command line [^.;]*/g, '').split('`');
  // A backtick without a partner is one of the user's.
  if (parts.length % 2 === 0) return [plain(sentence)];
  return parts.flatMap((text, index): readonly Piece[] =>
    text === '' ? [] : [index % 2 ? { text, style: 'code' } : { text }],
  );
}

/** Texts as one, parted by blanks. */
export function joined(...texts: readonly (Text | undefined)[]): Text {
  const given = texts.flatMap((text) => (text?.length ? [text] : []));
  return given.flatMap((text, index) => [...(index > 0 ? [plain(' ')] : []), ...text]);
}

export function placeOfStep({ at }: Pick<Step, 'at'>): { readonly place?: Place } {
  return at ? { place: { line: at.range.start.line + 1, range: at.range } } : {};
}

/** Where a value stands. */
export function placeOfSpot(at: Spot | undefined, document: Document): { readonly place?: Place } {
  return placeOf(at, document);
}

/** Where the key or the value of a field stands. */
export function placeOfField(field: Standing | undefined, document: Document): { readonly place?: Place } {
  if (!field) return {};
  const { start, end } = field.key ?? field.node;
  return placeOf({ chunk: field.entry.chunk, start, end, path: [] }, document);
}

export function goTo(place: Place): Action {
  return { id: 'go', label: `Go to line ${place.line}`, icon: 'go-to-file', does: { kind: 'go', to: place } };
}

/** A name of the user's in a heading. */
export const named = (name: string | undefined, otherwise: string): string =>
  name?.trim() ? shortened(name) : otherwise;

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A number of seconds as it is spoken: "8 hours", "1 hour 30 minutes"; the two largest units. */
export function spokenSeconds(seconds: number): string {
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first < 0) return 'no time';
  const parts = units.slice(first, first + 2).flatMap(([unit, size], index) => {
    const rest = index === 0 ? seconds : seconds % (units[first]?.[1] ?? 1);
    const count = Math.floor(rest / size);
    return count ? [`${formatCount(count)} ${unit}${count === 1 ? '' : 's'}`] : [];
  });
  return parts.join(' ');
}

/** YYYY-MM-DD HH:MM:SS, in UTC. */
export function instantText(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}
