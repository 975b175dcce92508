/** The last look at a view: whatever names the file has, a text is shown in its own direction and ends somewhere. */

/** Longest text, in UTF-16 code units; lines of messages and documents have limits of their own. */
const longest = 2000;
/** Longest value of an input: longer ones can't be asked back. */
const longestValue = 10_000;

/** Keys whose texts go back to the server, or to the clipboard, as they are. */
const asked: ReadonlySet<string> = new Set([
  'question',
  'id',
  'fix',
  'does',
  'checks',
  'whatIf',
  'scenario',
  'file',
  'uri',
]);

/** Keys of the values of inputs, which are shown in them as they are. */
const values: ReadonlySet<string> = new Set(['value', 'suggestions']);

/**
 * A view in which control characters and marks of writing direction are written as escapes, except tabs and line ends,
 * and texts are cut. What is asked back is left alone.
 */
export function displayed<V>(view: V): V {
  return shownPart(view, '', longest) as V;
}

function shownPart(part: unknown, key: string, most: number): unknown {
  if (typeof part === 'string') return values.has(key) ? cut(part, longestValue) : ending(escaped(part), most);
  if (Array.isArray(part)) return part.map((one) => shownPart(one, key, most));
  if (typeof part !== 'object' || part === null) return part;
  const inside = key === 'spans' ? Number.POSITIVE_INFINITY : most;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      // A fact is only shown.
      isAsked(name, value) ? value : shownPart(value, key === 'facts' ? 'label' : name, inside),
    ]),
  );
}

/** Lists of checks are shown; lists of their ids are not. */
function isAsked(name: string, value: unknown): boolean {
  return asked.has(name) && !(name === 'checks' && Array.isArray(value) && typeof value[0] === 'object');
}

function escaped(text: string): string {
  // Half of a surrogate pair is no character.
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(
      /(?![\t\n\r])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu,
      (character) => `\\u{${character.charCodeAt(0).toString(16)}}`,
    );
}

function ending(text: string, most: number): string {
  return text.length > most ? `${cut(text, most)}…` : text;
}

/** Not between the halves of a surrogate pair. */
function cut(text: string, most: number): string {
  const end = /[\ud800-\udbff]/.test(text[most - 1] ?? '') ? most - 1 : most;
  return text.length > most ? text.slice(0, end) : text;
}
