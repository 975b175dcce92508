/**
 * The candidate nearest to a word, for did-you-mean: the same when case, `_`, `-` and blanks are taken out, else the
 * smallest number of changed, added, dropped or swapped characters, up to a third of the word's length. Undefined when
 * none is near, or when two are equally near.
 */
export function closest(word: string, candidates: Iterable<string>, flat?: Flat): string | undefined {
  const all = nearest(word, candidates, flat);
  return all.length === 1 ? all[0] : undefined;
}

/** Longest text in which slips are looked for, in UTF-16 code units: in longer ones only case, `_`, `-` and blanks count. */
const longest = 100;

/** As `closest`, but all that are equally near, in the order of the candidates. */
export function nearest(word: string, candidates: Iterable<string>, flat: Flat = flatten): readonly string[] {
  const plain = flatten(word);
  const limit = plain.length > longest ? 0 : Math.max(1, Math.floor(plain.length / 3));
  const counts = countCharacters(plain);
  let best: string[] = [];
  let least = limit + 1;
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) > limit + 2) continue;
    const other = flat(candidate);
    if (leastDistance(plain, counts, other) > least) continue;
    const distance = distanceOf(plain, other, least);
    if (distance < least) {
      best = [candidate];
      least = distance;
    } else if (distance === least && best.length > 0) best.push(candidate);
  }
  return best;
}

/** A candidate without what does not count. */
export type Flat = (text: string) => string;

/** Flattens each candidate once, for where many words are compared with the same ones. */
export function flattenOnce(): Flat {
  const known = new Map<string, string>();
  return (text) => {
    const flat = known.get(text) ?? flatten(text);
    known.set(text, flat);
    return flat;
  };
}

function flatten(text: string): string {
  return text.toLowerCase().replace(/[_\- ]/g, '');
}

/** How often characters occur; some that are seldom in one text together are counted as one. */
function countCharacters(text: string): Int32Array {
  const counts = new Int32Array(64);
  for (let at = 0; at < text.length; at++) counts[text.charCodeAt(at) & 63]!++;
  return counts;
}

/**
 * A bound below the distance: characters that only one of the texts has must have been changed, added or dropped. It
 * spares most of the comparisons where a name is looked for among thousands. `counts`: those of `a`.
 */
function leastDistance(a: string, counts: Int32Array, b: string): number {
  let missing = 0;
  for (let at = 0; at < b.length; at++) if (counts[b.charCodeAt(at) & 63]!-- <= 0) missing++;
  for (let at = 0; at < b.length; at++) counts[b.charCodeAt(at) & 63]!++;
  return Math.max(missing, a.length - (b.length - missing));
}

/** Damerau–Levenshtein distance (optimal string alignment); any number over `limit` when it is larger. */
function distanceOf(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (limit === 0 || Math.abs(a.length - b.length) > limit || Math.max(a.length, b.length) > 2 * longest)
    return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    // A swap reaches two rows back, so both must be beyond the limit.
    if (Math.min(...row) > limit && Math.min(...last) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}
