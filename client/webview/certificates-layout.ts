/** Where the parts of the timeline of certificates stand, for the width that there is. Lengths are pixels. */
import type { CertificatesAnswer } from '../../server/src/panel/view';

type Timeline = CertificatesAnswer['timeline'];
type Bar = Timeline['lanes'][number]['bars'][number];

export interface BarLayout {
  readonly bar: Bar;
  readonly y: number;
  /** Left and right end of what is seen of it; the same where nothing is. */
  readonly from: number;
  readonly to: number;
  /** Whether its begin and its end are seen. */
  readonly begins: boolean;
  readonly ends: boolean;
  /** Where its mark begins; name and words follow. */
  readonly label: number;
  /** The words, as far as there is room for them. */
  readonly words: string;
}

export interface LaneLayout {
  /** Lines of the title, and of what is said below it. */
  readonly title: readonly string[];
  readonly sub: readonly string[];
  /** Baseline of the first line of the title. */
  readonly y: number;
  /** Where the lane ends. */
  readonly bottom: number;
  readonly bars: readonly BarLayout[];
  /** In place of bars. */
  readonly note: { readonly text: string; readonly x: number; readonly y: number } | undefined;
  readonly overlaps: readonly {
    readonly from: number;
    readonly to: number;
    readonly top: number;
    readonly bottom: number;
    readonly label: string;
    /** Middle of the label. */
    readonly at: number;
  }[];
}

export interface TimelineLayout {
  readonly width: number;
  readonly height: number;
  /** Where time begins. */
  readonly left: number;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  /** Today; undefined where it is not seen. */
  readonly now: number | undefined;
  /** The next days. */
  readonly band: { readonly from: number; readonly to: number } | undefined;
  readonly lanes: readonly LaneLayout[];
}

/** In units, which are pixels at the usual size of the font. */
const size = {
  ...{ left: 184, top: 44, bar: 22, step: 28, padding: 12, line: 16, title: 20, mark: 22, heading: 8.4 },
  ...{ name: 7, word: 6.2, axis: 64 },
};
/** Below this width, in units, titles stand above their bars. */
const narrowest = 560;
const day = 86_400_000;

/** Lays a timeline out. `unit` is the size of a unit in pixels, `at` the present instant in milliseconds since 1970 UTC. */
export function layTimeline(timeline: Timeline, at: number, width: number, unit: number): TimelineLayout {
  const narrow = width < narrowest * unit;
  const left = narrow ? 0 : Math.round(size.left * unit);
  const start = Date.parse(timeline.from);
  const end = Date.parse(timeline.to);
  const place = (time: number) => left + ((time - start) / (end - start)) * (width - left);
  const clip = (time: number) => Math.round(Math.min(width, Math.max(left, place(time))));
  const seen = (time: number) => time >= start && time <= end;
  const now = seen(at) ? clip(at) : undefined;
  const soon = at + timeline.soonDays * day;
  const lanes: LaneLayout[] = [];
  let top = size.top * unit;
  for (const lane of timeline.lanes) {
    const across = Math.max(8, Math.floor(((narrow ? width : left) - 8 * unit) / (size.heading * unit)));
    const title = wrap(lane.title, across);
    const sub = narrow ? [] : wrap(lane.sub, Math.floor((across * size.heading) / size.word));
    const said = (title.length - 1) * size.title + (narrow ? size.title : size.bar) + sub.length * size.line;
    // Above the bars, title and overlaps may meet.
    const widest = Math.max(0, ...lane.overlaps.map(({ label }) => label.length)) * size.word;
    const meet = narrow && widest > 0 && (title.at(-1)?.length ?? 0) * size.heading + widest + 16 > width / unit;
    const first = top + (narrow ? said + (meet ? size.line : 0) + size.padding : size.padding) * unit;
    const bars = lane.bars.map((bar, index) => {
      const y = Math.round(first + index * size.step * unit) + 0.5;
      const overlap = lane.overlaps.find(({ second }) => second === index);
      return layBar(bar, y, { width, left, unit, now, clip, seen, after: overlap && clip(Date.parse(overlap.to)) });
    });
    const height = Math.max(1, bars.length) * size.step - (size.step - size.bar);
    const bottom = Math.round(first + ((narrow ? height : Math.max(height, said)) + size.padding) * unit) + 0.5;
    lanes.push({
      title,
      sub,
      note: bars.length ? undefined : { text: lane.note ?? '', x: left + 8 * unit, y: first + 0.5 },
      y: (narrow ? top + size.padding * unit : first) + 14 * unit,
      bottom,
      bars,
      overlaps: lane.overlaps.flatMap(({ from, to, first: one, second, label }) => {
        const [x1, x2] = [clip(Date.parse(from)), clip(Date.parse(to))];
        const [a, b] = [bars[one], bars[second]];
        // Thinner than its own lines it says nothing.
        if (!a || !b || x2 - x1 < 2) return [];
        const half = (label.length * size.word * unit) / 2;
        return [
          {
            from: x1 + 0.5,
            to: x2 + 0.5,
            top: Math.min(a.y, b.y) - 4 * unit,
            bottom: Math.max(a.y, b.y) + (size.bar + 3) * unit,
            label,
            at: narrow ? width - half : Math.max(left + half, Math.min(width - half, (x1 + x2) / 2)),
          },
        ];
      }),
    });
    top = bottom;
  }
  return {
    width,
    height: Math.ceil(top + 4 * unit),
    left,
    ticks: ticksOf(timeline, place, width, unit),
    now,
    band: at < end && soon > start ? { from: clip(at), to: clip(soon) } : undefined,
    lanes,
  };
}

interface Frame {
  readonly width: number;
  readonly left: number;
  readonly unit: number;
  readonly now: number | undefined;
  readonly clip: (time: number) => number;
  readonly seen: (time: number) => boolean;
  /** Where the bar stops to be the second of two. */
  readonly after: number | undefined;
}

function layBar(bar: Bar, y: number, { width, left, unit, now, clip, seen, after }: Frame): BarLayout {
  const [begin, end] = [Date.parse(bar.from), Date.parse(bar.to)];
  const [from, to] = [clip(begin), clip(end)];
  const lengthOf = (words: string) =>
    (size.mark + bar.title.length * size.name + (words ? words.length * size.word + 8 : 0)) * unit;
  const gap = 8 * unit;
  const today = now ?? left;
  const behind = Math.max(to, now ?? 0) + gap;
  const inside = Math.max(from, from < today ? today : left, after ?? left) + gap;
  // Behind its end where there is room, with fewer words if need be; else on the bar.
  const some = [bar.words, bar.words.replace(/, .*/, ''), ''];
  const past = to <= today;
  const fitting = to < width || past ? some.find((words) => behind + lengthOf(words) <= width) : undefined;
  if (fitting !== undefined && (fitting || past || inside + lengthOf('') > to))
    return { bar, y, from, to, begins: seen(begin), ends: seen(end), label: behind, words: fitting };
  const words = some.find((one) => lengthOf(one) <= width - left) ?? '';
  const wished = past ? behind : inside;
  const label = Math.max(left + 2, Math.min(wished, width - lengthOf(words)));
  return { bar, y, from, to, begins: seen(begin), ends: seen(end), label, words };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Months, as many as there is room for. */
function ticksOf(timeline: Timeline, place: (time: number) => number, width: number, unit: number) {
  const from = new Date(timeline.from);
  const all = timeline.years * 12;
  const step = [1, 3, 6, 12, 24].find(
    (one) => (place(Date.parse(timeline.to)) - place(from.getTime())) * (one / all) >= 84 * unit,
  );
  const ticks: { x: number; label: string }[] = [];
  for (let month = 0; month < all; month += step ?? 24) {
    const date = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + month, 1));
    const x = Math.round(place(date.getTime())) + 0.5;
    if (x + size.axis * unit > width) break;
    ticks.push({ x, label: `${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}` });
  }
  return ticks;
}

/** A text in lines of at most so many characters, broken behind what joins its parts; never cut. */
export function wrap(text: string, most: number): readonly string[] {
  const parts = text.match(/[^\s_\-/@]+[\s_\-/@]*|[\s_\-/@]+/g) ?? [''];
  const lines: string[] = [];
  let line = '';
  for (const part of parts.flatMap((one) => pieces(one, most))) {
    if (line && (line + part).trimEnd().length > most) {
      lines.push(line.trimEnd());
      line = part;
    } else line += part;
  }
  return [...lines, line.trimEnd()];
}

function pieces(text: string, most: number): readonly string[] {
  const characters = [...text];
  if (characters.length <= most) return [text];
  // A name of a file is broken before its ending first.
  const dotted = text.split(/(?=\.)/);
  if (dotted.length > 1) return dotted.flatMap((part) => pieces(part, most));
  const count = Math.ceil(characters.length / most);
  return Array.from({ length: count }, (_, index) => characters.slice(index * most, (index + 1) * most).join(''));
}
