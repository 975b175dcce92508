/**
 * Where everything of a picture stands, for the width that there is: a picture is laid out anew, never scaled. Lengths
 * are in pixels; `unit` is a thirteenth of the font size, so that at the usual size it is 1.
 */
import type { Picture, PictureRow } from '../../server/src/panel/view';

export type Font = 'title' | 'strong' | 'wire';

/** The width of a text. */
export type Measure = (text: string, font: Font) => number;

export interface PlacedText {
  readonly lines: readonly string[];
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface PlacedLane {
  readonly x: number;
  readonly icon: number;
  readonly title: PlacedText;
  readonly sub: PlacedText;
}

export type PlacedRow =
  | {
      readonly kind: 'message';
      readonly row: Extract<PictureRow, { kind: 'message' }>;
      readonly y: number;
      readonly from: number;
      readonly to: number;
      readonly title: PlacedText;
      readonly wire?: PlacedText;
    }
  | {
      readonly kind: 'box';
      readonly row: Extract<PictureRow, { kind: 'box' }>;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly title: PlacedText;
      readonly sub?: PlacedText;
    };

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly PlacedLane[];
  /** Where the lifelines begin and end. */
  readonly life: readonly [number, number];
  readonly rows: readonly PlacedRow[];
}

/** Below this width, or where words do not fit between their lanes, they stand at the left of each arrow. */
const narrowBelow = 460;
const widest = 640;

/** Lays a picture out. Rows that name a lane that is not there stand on the first. */
export function layOut(picture: Picture, available: number, unit: number, measure: Measure): Layout {
  const width = Math.min(available, widest * unit);
  const narrow = available < narrowBelow * unit || !fits(picture, width, unit, measure);
  const frame: Frame = { unit, measure, width, narrow };
  const lanes = placeLanes(picture, frame);
  const top = Math.max(...lanes.map(({ sub }) => sub.y + (sub.lines.length - 1) * 14 * unit), 44 * unit) + 8 * unit;
  const xOf = new Map(picture.lanes.map(({ id }, index) => [id, lanes[index]?.x ?? 0]));
  const first = lanes[0]?.x ?? 0;
  const x = (lane: string) => xOf.get(lane) ?? first;

  const rows: PlacedRow[] = [];
  let y = top + (narrow ? 6 : 10) * unit;
  for (const row of picture.rows) {
    const [placed, next] = row.kind === 'box' ? placeBox(row, x(row.lane), y, frame) : placeMessage(row, x, y, frame);
    rows.push(placed);
    y = next;
  }
  const end = y + 4 * unit;
  return { width, height: end + 4 * unit, lanes, life: [top, end], rows };
}

/** Whether the words of every message fit between its lanes, beside the circle of its number. */
function fits({ lanes, rows }: Picture, width: number, unit: number, measure: Measure): boolean {
  const pitch = lanes.length > 1 ? (width - 144 * unit) / (lanes.length - 1) : width;
  const at = (id: string) => lanes.findIndex((lane) => lane.id === id);
  return rows.every((row) => {
    if (row.kind === 'box') return true;
    const span = Math.abs(at(row.from) - at(row.to)) * pitch;
    return measure(row.title, row.tone === 'bad' ? 'strong' : 'title') <= span - 20 * unit;
  });
}

interface Frame {
  readonly unit: number;
  readonly measure: Measure;
  readonly width: number;
  readonly narrow: boolean;
}

function placeLanes({ lanes }: Picture, { unit, measure, width, narrow }: Frame): PlacedLane[] {
  const margin = (narrow ? 44 : 72) * unit;
  const pitch = lanes.length > 1 ? (width - 2 * margin) / (lanes.length - 1) : 0;
  const xs = lanes.map((_, index) => Math.round(lanes.length > 1 ? margin + index * pitch : width / 2));
  const room = Math.max(pitch - 8 * unit, 96 * unit);
  const spread = (texts: readonly string[], font: Font, y: number) =>
    withoutOverlap(texts.length, room, unit, (index, most) => {
      const lines = wrap(texts[index] ?? '', most, (part) => measure(part, font));
      const long = Math.max(0, ...lines.map((line) => measure(line, font)));
      return { long, text: within(lines, long, xs[index] ?? 0, y, width) };
    });
  const titles = spread(
    lanes.map(({ title }) => title),
    'strong',
    30 * unit,
  );
  const deep = Math.max(1, ...titles.map(({ lines }) => lines.length));
  const subs = spread(
    lanes.map(({ sub }) => sub),
    'wire',
    44 * unit + (deep - 1) * 15 * unit,
  );
  return xs.map((x, index) => ({ x, icon: 16 * unit, title: titles[index]!, sub: subs[index]! }));
}

/** In the middle of its lane, or at the side of the picture that it would leave. */
function within(lines: readonly string[], long: number, x: number, y: number, width: number): PlacedText {
  if (x - long / 2 < 2) return { lines, x: 2, y, anchor: 'start' };
  if (x + long / 2 > width - 2) return { lines, x: width - 2, y, anchor: 'end' };
  return { lines, x, y, anchor: 'middle' };
}

interface Label {
  readonly long: number;
  readonly text: PlacedText;
}

/** Labels side by side: of two that would stand over one another, the longer is broken into narrower lines. */
function withoutOverlap(
  count: number,
  room: number,
  unit: number,
  place: (index: number, most: number) => Label,
): PlacedText[] {
  const least = 40 * unit;
  const labels = Array.from({ length: count }, (_, index) => place(index, room));
  for (let index = 1; index < labels.length; ) {
    const [left, right] = [labels[index - 1]!, labels[index]!];
    const longer = left.long >= right.long ? index - 1 : index;
    const { long } = labels[longer]!;
    if (startOf(right) - (startOf(left) + left.long) >= 8 * unit || long <= least) index++;
    else {
      labels[longer] = place(longer, Math.max(least, long - 8 * unit));
      // What is broken stands elsewhere, also to its other neighbour.
      if (labels[longer]!.long >= long) index++;
      else index = 1;
    }
  }
  return labels.map(({ text }) => text);
}

function startOf({ long, text: { x, anchor } }: Label): number {
  return anchor === 'start' ? x : anchor === 'end' ? x - long : x - long / 2;
}

function placeMessage(
  row: Extract<PictureRow, { kind: 'message' }>,
  x: (lane: string) => number,
  top: number,
  { unit, measure, width, narrow }: Frame,
): [PlacedRow, number] {
  const from = x(row.from);
  const to = x(row.to);
  const left = Math.min(from, to) + 6 * unit;
  const middle = Math.round((from + to) / 2);
  // A text in the middle of its arrow may be longer than the arrow, but stays in the picture.
  const room = narrow ? width - left - 2 : Math.max(2 * Math.min(middle, width - middle) - 4, 120 * unit);
  const font = row.tone === 'bad' ? 'strong' : 'title';
  const titles = wrap(row.title, room, (text) => measure(text, font));
  const wires = row.wire === undefined ? [] : wrap(row.wire, room, (text) => measure(text, 'wire'));
  const put = (lines: readonly string[], y: number): PlacedText =>
    narrow ? { lines, x: left, y, anchor: 'start' } : { lines, x: middle, y, anchor: 'middle' };
  const title = put(titles, top + (narrow ? 6 : 7) * unit);
  const y = Math.round(title.y + (titles.length - 1) * 15 * unit + (narrow ? 12.5 : 7.5) * unit) + 0.5;
  const wire = wires.length ? put(wires, y + (narrow ? 17.5 : 15.5) * unit) : undefined;
  const bottom = wire
    ? wire.y + (wires.length - 1) * 14 * unit + (narrow ? 14 : 16) * unit
    : y + (narrow ? 13.5 : 15.5) * unit;
  return [{ kind: 'message', row, y, from, to, title, ...(wire ? { wire } : {}) }, bottom];
}

function placeBox(
  row: Extract<PictureRow, { kind: 'box' }>,
  lane: number,
  top: number,
  { unit, measure, width }: Frame,
): [PlacedRow, number] {
  const beside = 42 * unit;
  const room = width - beside - 1;
  const titles = wrap(row.title, room, (text) => measure(text, 'strong'));
  const subs = row.sub === undefined ? [] : wrap(row.sub, room, (text) => measure(text, 'wire'));
  const widestText = Math.max(
    ...titles.map((line) => measure(line, 'strong')),
    ...subs.map((line) => measure(line, 'wire')),
  );
  const box = Math.min(width - 1, Math.max(172 * unit, Math.ceil(widestText) + beside));
  const left = Math.round(Math.min(Math.max(lane - box / 2, 0), width - box - 1)) + 0.5;
  const y = Math.round(top) + 0.5;
  const title: PlacedText = { lines: titles, x: left + 29.5 * unit, y: y + 15.5 * unit, anchor: 'start' };
  const subTop = title.y + (titles.length - 1) * 15 * unit + 16 * unit;
  const sub: PlacedText | undefined = subs.length ? { lines: subs, x: title.x, y: subTop, anchor: 'start' } : undefined;
  const last = sub ? subTop + (subs.length - 1) * 14 * unit : subTop - 16 * unit;
  const height = Math.round(last - y + 8.5 * unit);
  return [
    { kind: 'box', row, x: left, y, width: Math.round(box) - 1, height, title, ...(sub ? { sub } : {}) },
    top + height + 12 * unit,
  ];
}

/**
 * Breaks a text into lines that are not wider than `room`: at spaces, else behind the signs that divide paths, host
 * names and names of clients, else anywhere. Nothing of it is left out.
 */
export function wrap(text: string, room: number, measure: (text: string) => number): string[] {
  if (measure(text) <= room) return [text];
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/(?<=[\s/._\-?&=:,])/).flatMap((word) => pieces(word, room, measure))) {
    if (line !== '' && measure((line + part).trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines;
}

function pieces(word: string, room: number, measure: (text: string) => number): string[] {
  if (word.length < 2 || measure(word.trimEnd()) <= room) return [word];
  const half = Math.ceil(word.length / 2);
  return [...pieces(word.slice(0, half), room, measure), ...pieces(word.slice(half), room, measure)];
}
