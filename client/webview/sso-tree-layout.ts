/**
 * Where the parts of a message stand, for the width that there is: side by side below their parent, or, in a narrow panel,
 * one below the other. Lengths are in pixels; `unit` is a thirteenth of the font size.
 */
import type { AttackStory } from '../../server/src/panel/view';
import { type Measure, type PlacedText, wrap } from './picture-layout';

export type TreeNode = AttackStory['tree'][number];

export interface PlacedNode {
  readonly node: TreeNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: PlacedText;
  readonly lines: PlacedText;
  readonly note?: PlacedText;
}

export interface TreeLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  /** Paths from parents to children. */
  readonly edges: readonly string[];
  /** From each signature to what it covers; the last point has the head. */
  readonly covers: readonly { readonly path: string; readonly head: string }[];
}

/** Widest box, least room for one, and room beside the boxes for what a signature covers. */
const widest = 260;
const least = 150;
const lane = 24;

interface Branch {
  readonly node: TreeNode;
  readonly children: readonly Branch[];
}

/** Lays a tree out. A node whose parent is not there stands at the top. */
export function layOutTree(nodes: readonly TreeNode[], available: number, unit: number, measure: Measure): TreeLayout {
  const width = Math.min(available, 680 * unit);
  const roots = branchesOf(nodes);
  const aside = roots.reduce((sum, branch) => sum + roomFor(branch) + lane, 0) * unit <= width;
  const placed: PlacedNode[] = [];
  const edges: string[] = [];
  const context: Context = { unit, measure, placed, edges };
  const bottom = aside ? placeAside(roots, undefined, 0.5, width - 1, 0.5, context) : placeBelow(roots, width, context);
  const byId = new Map(placed.map((one) => [one.node.id, one]));
  const covers = placed.flatMap((from) => {
    const to = from.node.covers === undefined ? undefined : byId.get(from.node.covers);
    return to && to !== from ? [coverOf(from, to, aside, unit)] : [];
  });
  return { width, height: Math.ceil(bottom + 2), nodes: placed, edges, covers };
}

/** The tree of a flat list; parts of a circle, which no message has, are left out. */
function branchesOf(nodes: readonly TreeNode[]): readonly Branch[] {
  const ids = new Set(nodes.map(({ id }) => id));
  const below = (parent: string | undefined, seen: ReadonlySet<string>): readonly Branch[] =>
    nodes
      .filter((node) => (node.parent !== undefined && ids.has(node.parent) ? node.parent : undefined) === parent)
      .filter(({ id }) => !seen.has(id))
      .map((node) => ({ node, children: below(node.id, new Set([...seen, node.id])) }));
  return below(undefined, new Set());
}

function leavesOf({ children }: Branch): number {
  return Math.max(
    1,
    children.reduce((sum, child) => sum + leavesOf(child), 0),
  );
}

/** Least room side by side: what stands alone below its parent stands further in. */
function roomFor({ children }: Branch): number {
  const [only, ...others] = children;
  if (!only) return least;
  if (!others.length) return Math.max(least, roomFor(only) + lane);
  return children.reduce((sum, child) => sum + roomFor(child) + lane, 0);
}

interface Context {
  readonly unit: number;
  readonly measure: Measure;
  readonly placed: PlacedNode[];
  readonly edges: string[];
}

/** Places branches side by side between two edges; gives the bottom. */
function placeAside(
  branches: readonly Branch[],
  parent: PlacedNode | undefined,
  left: number,
  room: number,
  top: number,
  context: Context,
): number {
  const { unit, placed, edges } = context;
  const leaves = branches.reduce((sum, branch) => sum + leavesOf(branch), 0);
  let x = left;
  let bottom = top;
  const boxes: PlacedNode[] = [];
  for (const branch of branches) {
    const own = (room * leavesOf(branch)) / Math.max(1, leaves);
    const gap = branches.length > 1 ? 12 * unit : 0;
    // One that stands alone below its parent leaves room beside it for what it covers.
    const inset = parent && branches.length === 1 ? lane * unit : 0;
    const width = Math.min(parent ? parent.width - inset : widest * unit, own - 2 * gap, widest * unit);
    const boxWidth = branches.length === 1 ? width : Math.min(own - 2 * gap, widest * unit);
    const start = inset ? parent!.x + inset : x + (own - boxWidth) / 2;
    const box = placeBox(branch.node, start, top, boxWidth, context);
    boxes.push(box);
    placed.push(box);
    const end = endOf(box, unit);
    const below = branch.children.length ? placeAside(branch.children, box, x, own, end + 28 * unit, context) : end;
    bottom = Math.max(bottom, below);
    x += own;
  }
  if (parent) {
    const middle = (box: PlacedNode) => Math.round(box.x + box.width / 2) + 0.5;
    // Below its note, which nothing is drawn through.
    const start = parent.note ? endOf(parent, unit) + 2 * unit : parent.y + parent.height;
    const turn = Math.round(top - 12 * unit) + 0.5;
    for (const box of boxes) {
      const way =
        boxes.length === 1
          ? `M${middle(box)} ${start}V${box.y}`
          : `M${middle(parent)} ${start}V${turn}H${middle(box)}V${box.y}`;
      edges.push(way);
    }
  }
  return bottom;
}

/** Places branches one below the other, children further in; gives the bottom. */
function placeBelow(roots: readonly Branch[], width: number, context: Context): number {
  const { unit, placed, edges } = context;
  let y = 0.5;
  const place = (branch: Branch, depth: number): PlacedNode => {
    const x = Math.round(depth * 20 * unit) + 0.5;
    const box = placeBox(branch.node, x, y, Math.max(least, width - x - lane * unit), context);
    placed.push(box);
    y = endOf(box, unit) + 12 * unit;
    for (const child of branch.children) {
      const below = place(child, depth + 1);
      const from = Math.round(x + 8 * unit) + 0.5;
      edges.push(`M${from} ${box.y + box.height}V${Math.round(below.y + below.height / 2) + 0.5}H${below.x}`);
    }
    return box;
  };
  for (const root of roots) place(root, 0);
  return y;
}

function placeBox(node: TreeNode, left: number, top: number, room: number, { unit, measure }: Context): PlacedNode {
  const x = Math.floor(left) + 0.5;
  const y = Math.round(top) + 0.5;
  const width = Math.floor(room) - 1;
  const inner = width - 38 * unit;
  const titles = wrap(node.title, inner, (text) => measure(text, 'strong'));
  const wire = (text: string) => measure(text, 'wire');
  const lines = node.lines.flatMap((line) => {
    const lead = /^(?:ID|Reference) /.exec(line)?.[0];
    if (lead === undefined) return wrap(line, inner, wire);
    const id = line.slice(lead.length);
    const rest = inner - wire(lead);
    return rest < wire(shortest(id))
      ? [lead.trim(), shortened(id, inner, wire)]
      : [`${lead}${shortened(id, rest, wire)}`];
  });
  const title: PlacedText = { lines: titles, x: x + 29.5 * unit, y: y + 17.5 * unit, anchor: 'start' };
  const linesTop = title.y + (titles.length - 1) * 15 * unit + 16 * unit;
  const height = Math.round(linesTop - y + (lines.length - 1) * 15 * unit + 7 * unit);
  // What a signature covers is pointed at beside the note.
  const notes = node.note === undefined ? [] : wrap(node.note, width - 32 * unit, (text) => measure(text, 'title'));
  return {
    node,
    x,
    y,
    width,
    height,
    title,
    lines: { lines, x: title.x, y: linesTop, anchor: 'start' },
    ...(notes.length
      ? { note: { lines: notes, x: x + width / 2, y: y + height + 18 * unit, anchor: 'middle' } satisfies PlacedText }
      : {}),
  };
}

/** An ID by its beginning and its end, where it is too long for a line: nobody reads its middle. */
function shortened(id: string, room: number, measure: (text: string) => number): string {
  if (measure(id) <= room) return id;
  for (let kept = id.length - 1; kept > 8; kept--) {
    const short = `${id.slice(0, kept - 4)}…${id.slice(-4)}`;
    if (measure(short) <= room) return short;
  }
  return shortest(id);
}

function shortest(id: string): string {
  return id.length > 9 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id;
}

/** Where a box ends, with its note. */
function endOf({ y, height, note }: PlacedNode, unit: number): number {
  return note ? note.y + (note.lines.length - 1) * 15 * unit + 6 * unit : y + height;
}

/** The way from a signature to what it covers: up beside it where that is its parent, else around the boxes. */
function coverOf(from: PlacedNode, to: PlacedNode, aside: boolean, unit: number) {
  const y = Math.round(from.y + from.height / 2) + 0.5;
  const wing = 4 * unit;
  if (aside && to.y < from.y && from.x - to.x >= 12 * unit && from.x <= to.x + to.width) {
    const x = Math.round(from.x - 14 * unit) + 0.5;
    const end = to.y + to.height + 1;
    return {
      path: `M${from.x} ${y}H${x}V${end}`,
      head: `M${x - wing} ${end + 7 * unit}L${x} ${end}L${x + wing} ${end + 7 * unit}`,
    };
  }
  const end = Math.round(to.y + to.height / 2) + 0.5;
  const right = (box: PlacedNode) => box.x + box.width;
  const x = Math.round(Math.max(right(from), right(to)) + 12 * unit) + 0.5;
  const tip = right(to) + 1;
  return {
    path: `M${right(from)} ${y}H${x}V${end}H${tip}`,
    head: `M${tip + 7 * unit} ${end - wing}L${tip} ${end}L${tip + 7 * unit} ${end + wing}`,
  };
}
