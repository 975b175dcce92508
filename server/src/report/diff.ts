/** A unified diff of two texts, as `patch` and `git apply` take it. */

interface Step {
  readonly kind: ' ' | '-' | '+';
  readonly line: string;
}

const context = 3;
/** Above so many changed lines between two anchors all of them are taken as changed, rather than to search for long. */
const most = 500;

export interface DiffInput {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Lines of `before` and of `after` (from 0) that may not be shown; a diff that would need them does not apply. */
  readonly hidden?: { readonly before: ReadonlySet<number>; readonly after: ReadonlySet<number> };
  /** Whether a line may not be shown, judged by itself. */
  readonly hides?: (line: string) => boolean;
}

/** The diff of a file before and after; '' when nothing changed. */
export function unifiedDiff({ path, before, after, hidden, hides }: DiffInput): string {
  if (before === after) return '';
  const steps = compare(linesOf(before), linesOf(after));
  let text = `--- a/${path}\n+++ b/${path}\n`;
  let old = 1;
  let now = 1;
  for (let at = 0; at < steps.length; ) {
    if (steps[at]!.kind === ' ') {
      at++;
      old++;
      now++;
      continue;
    }
    const from = Math.max(0, at - context);
    const lead = at - from;
    let to = at;
    for (let same = 0; to < steps.length && same <= 2 * context; to++) same = steps[to]!.kind === ' ' ? same + 1 : 0;
    let trail = 0;
    while (trail < to - at && steps[to - 1 - trail]!.kind === ' ') trail++;
    to -= Math.max(0, trail - context);
    const hunk = steps.slice(from, to);
    const removed = hunk.filter(({ kind }) => kind !== '+').length;
    const added = hunk.filter(({ kind }) => kind !== '-').length;
    text += `@@ -${span(old - lead, removed)} +${span(now - lead, added)} @@\n`;
    let oldLine = old - lead - 1;
    let newLine = now - lead - 1;
    for (const { kind, line } of hunk) {
      const secret =
        (kind !== '+' && hidden?.before.has(oldLine)) || (kind !== '-' && hidden?.after.has(newLine)) || hides?.(line);
      const shown = secret ? line.replace(/\S.*/, '(a line with a secret, not shown)') : line;
      text += /\n$/.test(line) ? kind + shown : `${kind}${shown}\n\\ No newline at end of file\n`;
      if (kind !== '+') oldLine++;
      if (kind !== '-') newLine++;
    }
    old += removed - lead;
    now += added - lead;
    at = to;
  }
  return text;
}

function span(start: number, length: number): string {
  return length === 1 ? String(start) : `${length === 0 ? start - 1 : start},${length}`;
}

/** Lines with their line ends. */
function linesOf(text: string): string[] {
  return text === '' ? [] : (text.match(/[^\n]*\n|[^\n]+$/g) ?? []);
}

/** How to come from one list of lines to the other: lines that both hold just once are anchors (patience diff). */
function compare(before: readonly string[], after: readonly string[]): Step[] {
  const steps: Step[] = [];
  let oldAt = 0;
  let newAt = 0;
  const upTo = (oldEnd: number, newEnd: number) => {
    steps.push(...between(before.slice(oldAt, oldEnd), after.slice(newAt, newEnd)));
    oldAt = oldEnd;
    newAt = newEnd;
  };
  for (const [oldLine, newLine] of anchors(before, after)) {
    upTo(oldLine, newLine);
    upTo(oldLine + 1, newLine + 1);
  }
  upTo(before.length, after.length);
  return steps;
}

/** Pairs of indexes of lines that stand once in each, in an order that holds in both: the longest such sequence. */
function anchors(before: readonly string[], after: readonly string[]): [number, number][] {
  const places = (lines: readonly string[]) => {
    const found = new Map<string, number>();
    for (const [at, line] of lines.entries()) found.set(line, found.has(line) ? -1 : at);
    return found;
  };
  const old = places(before);
  const pairs: [number, number][] = [];
  for (const [line, at] of places(after)) {
    const oldAt = old.get(line);
    if (at >= 0 && oldAt !== undefined && oldAt >= 0) pairs.push([oldAt, at]);
  }
  pairs.sort((a, b) => a[1] - b[1]);
  // Of each length, the sequence that ends lowest in the old lines.
  const ends: { readonly pair: [number, number]; readonly back: (typeof ends)[number] | undefined }[] = [];
  for (const pair of pairs) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]!.pair[0] < pair[0]) low = middle + 1;
      else high = middle;
    }
    ends[low] = { pair, back: ends[low - 1] };
  }
  const longest: [number, number][] = [];
  for (let end = ends.at(-1); end; end = end.back) longest.push(end.pair);
  return longest.reverse();
}

function between(a: readonly string[], b: readonly string[]): readonly Step[] {
  return (
    shortest(a, b) ?? [...a.map((line): Step => ({ kind: '-', line })), ...b.map((line): Step => ({ kind: '+', line }))]
  );
}

/** The shortest way from one list of lines to the other (Myers, "An O(ND) Difference Algorithm", 1986). */
function shortest(a: readonly string[], b: readonly string[]): Step[] | undefined {
  const trace: Map<number, number>[] = [];
  const reach = new Map<number, number>([[1, 0]]);
  const get = (k: number) => reach.get(k) ?? -1;
  for (let d = 0; d <= Math.min(most, a.length + b.length); d++) {
    trace.push(new Map(reach));
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || (k !== d && get(k - 1) < get(k + 1)) ? get(k + 1) : get(k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(trace, a, b);
    }
  }
  return undefined;
}

function walkBack(trace: readonly Map<number, number>[], a: readonly string[], b: readonly string[]): Step[] {
  const steps: Step[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = trace.length - 1; d >= 0; d--) {
    const reach = trace[d]!;
    const get = (k: number) => reach.get(k) ?? -1;
    const k = x - y;
    const above = k === -d || (k !== d && get(k - 1) < get(k + 1));
    const fromK = above ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : get(fromK);
    const fromY = d === 0 ? 0 : fromX - fromK;
    for (; x > fromX && y > fromY; y--) steps.push({ kind: ' ', line: a[--x]! });
    if (d === 0) break;
    if (above) steps.push({ kind: '+', line: b[--y]! });
    else steps.push({ kind: '-', line: a[--x]! });
  }
  return steps.reverse();
}
