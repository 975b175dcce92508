/** Which names match what somebody types to find them. */

/**
 * How well a name matches: 0 the same, then a start, a start of a word, a part, and last the letters of the query in
 * their order with others between them. Undefined when it does not. Case does not matter.
 */
export function matchOf(query: string, name: string): number | undefined {
  const wanted = query.toLowerCase();
  const text = name.toLowerCase();
  if (wanted === '') return 3;
  if (text === wanted) return 0;
  const at = text.indexOf(wanted);
  if (at === 0) return 1;
  if (at > 0) return /[\s_.@:/-]/.test(text[at - 1]!) ? 2 : 3;
  let from = 0;
  for (const letter of wanted) {
    if (letter === ' ') continue;
    const next = text.indexOf(letter, from);
    if (next < 0) return undefined;
    from = next + letter.length;
  }
  // The later the last letter is found, the more stands between them.
  return 4 + from / (text.length + 1);
}

/** The best of some named things, the better first, among equals in the order in which they came. */
export function search<T extends { readonly name: string }>(query: string, things: Iterable<T>, most: number): T[] {
  const found: { readonly thing: T; readonly match: number }[] = [];
  for (const thing of things) {
    const match = matchOf(query, thing.name);
    if (match !== undefined) found.push({ thing, match });
  }
  return found
    .sort((a, b) => a.match - b.match)
    .slice(0, most)
    .map(({ thing }) => thing);
}
