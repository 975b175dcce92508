/** New entries of a file, in the file's own indentation, list style, line ends and blank lines. */
import type { Chunk, Document, Entry, Section } from '../../document/document';
import { type Edit, eolOf, quote } from '../../document/edits';
import type { Node } from '../../document/node';
import { openDocument } from '../../document/open';
import type { Listed } from '../../organization/model.generated';
import { listSections } from '../../organization/read';
import { listItem } from '../templates';

export type ListSection = keyof Listed;

/** The order of the top-level keys. */
const order: readonly string[] = ['version', 'organization', ...listSections];

export interface NewEntry {
  readonly section: ListSection;
  /**
   * Lines of an entry without its dash, with `\n` between them. `step`: of indentation. What is to be put into a list in
   * brackets is turned into a flow.
   */
  readonly body: (step: string) => string;
  /** The entry that it is to stand behind; the last one when it is left out. */
  readonly behind?: Entry | undefined;
}

/**
 * The edits that add entries, each to its section, which is made where the file has none. Undefined where the file is
 * written so that something else would have to be touched.
 */
export function insertEntries(document: Document, entries: readonly NewEntry[]): readonly Edit[] | undefined {
  const style = styleOf(document);
  const edits: Edit[] = [];
  const made = new Map<ListSection, NewEntry[]>();
  for (const entry of entries) {
    const sections = document.sections.filter(({ name }) => name === entry.section);
    const [section] = sections;
    if (sections.length > 1) return undefined;
    if (!section) {
      made.set(entry.section, [...(made.get(entry.section) ?? []), entry]);
      continue;
    }
    const added = addTo(section, entry, style, document);
    if (!added) return undefined;
    edits.push(...added);
  }
  for (const name of listSections) {
    const missing = made.get(name);
    if (!missing) continue;
    const added = addSection(name, missing, style, document);
    if (!added) return undefined;
    edits.push(added);
  }
  return joinInserts(edits);
}

/** Insertions at one place as one, in their order. */
export function joinInserts(edits: readonly Edit[]): readonly Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const at = joined.findIndex(
      (one) => one.chunk === edit.chunk && one.start === edit.start && one.end === edit.end && one.start === one.end,
    );
    const before = joined[at];
    if (before) joined[at] = { ...before, text: before.text + edit.text };
    else joined.push(edit);
  }
  return joined;
}

/** How a file is laid out. */
export interface Style {
  readonly eol: string;
  /** A step of indentation. */
  readonly step: string;
  /** Column of the dashes of top-level lists. */
  readonly dash: number;
  /** What stands between a dash and its entry. */
  readonly gap: string;
  /** The dashes of a list stand below their key, not further in. */
  readonly flush: boolean;
  /** There is a blank line between top-level keys. */
  readonly spaced: boolean;
}

/** Most sections and entries that are looked at to see how a file is laid out. */
const looked = 12;

/** The layout of a file, as its first entries show it. */
export function styleOf(document: Document): Style {
  const dashes = document.sections.flatMap(({ entries }) =>
    entries.slice(0, 1).flatMap((entry) => (entry.listed ? (dashOf(entry.chunk, entry.node) ?? []) : [])),
  );
  const [first] = dashes;
  const later = document.sections.slice(1, looked);
  const spaced = later.filter(({ chunk, key }) => isApart(document, chunk, key.start)).length;
  const texts = document.chunks.slice(0, looked * 4).map(({ text }) => text);
  const nested = texts.flatMap((text) => nestedDash(text)).slice(0, looked);
  const flush = nested.length ? nested.filter((one) => one).length * 2 > nested.length : first?.column === 0;
  return {
    eol: eolOf(texts.find((text) => text.includes('\n')) ?? ''),
    step: texts.map(stepIn).find((step) => step !== undefined) ?? '  ',
    dash: first?.column ?? 2,
    gap: first?.gap ?? ' ',
    flush,
    spaced: later.length === 0 || spaced * 2 >= later.length,
  };
}

/** Entries of a body in a style: a list below a key stands flush with it where the file's lists do. */
export function styledBody(body: string, { flush, step }: Pick<Style, 'flush' | 'step'>): string {
  if (!flush) return body;
  const lines = body.split('\n');
  let from: number | undefined;
  return lines
    .map((line, at) => {
      const indent = /^ */.exec(line)?.[0].length ?? 0;
      const above = lines[at - 1] ?? '';
      const outer = /^ */.exec(above)?.[0].length ?? 0;
      if (from !== undefined && indent < from) from = undefined;
      if (from === undefined && /^ *- /.test(line) && /^ *[^-\s].*:$/.test(above) && indent > outer) from = indent;
      return from === undefined ? line : line.slice(step.length);
    })
    .join('\n');
}

function addTo(section: Section, entry: NewEntry, style: Style, document: Document): readonly Edit[] | undefined {
  const listed = section.entries.filter((one) => one.listed);
  if (!isPlain(document, section)) return undefined;
  const last = entry.behind && listed.includes(entry.behind) ? entry.behind : listed.at(-1);
  if (!last) return fill(section, entry, style, document);
  if (last.chunk.problems.some(({ rule }) => rule === 'yaml/syntax') || /\r(?!\n)/.test(last.chunk.text))
    return undefined;
  if (isInBrackets(section)) return addInBrackets(section, last, entry, style);
  const at = dashOf(last.chunk, last.node);
  if (!at) return undefined;
  const { column, gap } = at;
  const text = block(styledBody(entry.body(style.step), style), { ...style, dash: column, gap });
  const end = endBehind(last.chunk, Math.max(last.node.end, at.offset + 1), column);
  const apart = listed
    .slice(0, looked)
    .filter((one, index) => index > 0 && isApart(document, one.chunk, dashOf(one.chunk, one.node)?.offset ?? -1));
  const spaced = listed.length > 1 && apart.length * 2 >= Math.min(listed.length, looked) - 1;
  return [lines(last.chunk, end, text, { ...style, spaced })];
}

/** The first entry of a section that is empty: nothing, `null` or `[]` stands behind its key. */
function fill(section: Section, entry: NewEntry, style: Style, document: Document): readonly Edit[] | undefined {
  const { chunk, key } = section;
  const behind = chunk.text.slice(key.end);
  const empty = /^[ \t]*:([ \t]*(?![ \t])(?:\[[ \t]*\]|null|~)?)(?=[ \t]*(?:#[^\n]*)?(?:\r?\n|$))/.exec(behind);
  if (!empty || section.entries.some(({ node }) => node.origin)) return undefined;
  const value = empty[1] ?? '';
  const start = key.end + empty[0].length - value.length;
  const end = lineEnd(chunk.text, start);
  const text = block(styledBody(entry.body(style.step), style), style);
  return [
    ...(value.trim() ? [{ chunk, start, end: start + value.length, text: '' }] : []),
    lines(chunk, end, text, { ...style, eol: eolHere(chunk, document), spaced: false }),
  ];
}

function addSection(
  name: ListSection,
  entries: readonly NewEntry[],
  style: Style,
  document: Document,
): Edit | undefined {
  if (document.root || document.problems.length) return undefined;
  const place = order.indexOf(name);
  const rank = (one: string) => order.indexOf(one);
  // Behind the last of those that come before it; a file in an order of its own gets it at the end.
  const above =
    document.sections.filter((one) => rank(one.name) >= 0 && rank(one.name) < place).at(-1) ?? document.sections.at(-1);
  const text = [`${name}:`, ...entries.map((entry) => block(styledBody(entry.body(style.step), style), style))].join(
    style.eol,
  );
  if (!above) {
    const chunk = document.chunks.at(-1);
    if (!chunk || document.chunks.some((one) => /^[^#\s]/m.test(one.text.replace(/^\ufeff/, '')))) return undefined;
    return lines(chunk, chunk.text.length, text, { ...style, spaced: false });
  }
  if (!isPlain(document, above)) return undefined;
  const last = above.entries.at(-1);
  const chunk = last?.chunk ?? above.chunk;
  if (chunk.problems.some(({ rule }) => rule === 'yaml/syntax')) return undefined;
  let end = Math.max(last?.node.end ?? 0, last && last.chunk !== above.chunk ? 0 : above.key.end + 1);
  const rest = chunk.text.slice(end);
  if (last ? isInBrackets(above) : /^[ \t]*\[/.test(rest)) {
    const close = /^(?:[\s,[]|#[^\n]*\n)*\]/.exec(rest);
    if (!close) return undefined;
    end += close[0].length;
  }
  const dash = last?.listed ? dashOf(chunk, last.node) : undefined;
  return lines(chunk, endBehind(chunk, end, dash?.column ?? 0), text, style);
}

/** An entry behind another in a list in brackets. */
function addInBrackets(section: Section, last: Entry, entry: NewEntry, { step }: Style): readonly Edit[] | undefined {
  const { chunk, node } = last;
  const flow = flowText(entry.body(step));
  if (flow === undefined) return undefined;
  const at = section.entries.indexOf(last);
  const before = section.entries[at - 1];
  const from = before ? before.node.end : section.key.end;
  const white = /(\r?\n[ \t]*)$/.exec(chunk.text.slice(from, node.start))?.[1] ?? ' ';
  const next = section.entries[at + 1];
  // Comments behind an entry stay with it.
  if (next) return [{ chunk, start: next.node.start, end: next.node.start, text: `${flow},${white}` }];
  const tail = /^[ \t]*,[ \t]*(?:#[^\r\n]*)?(?=\r?\n)/.exec(chunk.text.slice(node.end));
  const end = node.end + (tail?.[0].length ?? 0);
  return [{ chunk, start: end, end, text: tail ? `${white}${flow},` : `,${white}${flow}` }];
}

/** Lines of YAML as a flow on one line. */
function flowText(body: string): string | undefined {
  const [entry] = openDocument(`x:\n  - ${body.replaceAll('\n', '\n    ')}\n`).sections[0]?.entries ?? [];
  return entry && flowOf(entry.node);
}

function flowOf(node: Node): string {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'string' ? quote(node.value) : String(node.value);
    case 'list':
      return `[${node.items.map(flowOf).join(', ')}]`;
    case 'map':
      return node.pairs.length
        ? `{ ${node.pairs.map(({ name, value }) => `${quote(name)}: ${flowOf(value)}`).join(', ')} }`
        : '{}';
  }
}

function block(body: string, { dash, gap, eol }: Pick<Style, 'dash' | 'gap' | 'eol'>): string {
  const indent = ' '.repeat(dash);
  return listItem(body, gap)
    .split('\n')
    .map((line) => (line ? indent + line : line))
    .join(eol);
}

/** Lines put in at the start of a line, or behind the last line of a text that has no line end. */
function lines(chunk: Chunk, at: number, text: string, { eol, spaced }: Pick<Style, 'eol' | 'spaced'>): Edit {
  const before = chunk.text.slice(0, at);
  const blank = spaced && !/\n[ \t]*\r?\n$/.test(before) && before.trim() !== '' ? eol : '';
  const closed = at === 0 || before.endsWith('\n');
  return { chunk, start: at, end: at, text: closed ? blank + text + eol : eol + blank + text };
}

/** The start of the line behind a value, and behind the comments below it that stand further in than `column`. */
function endBehind({ text }: Chunk, offset: number, column: number): number {
  let end = text[offset - 1] === '\n' ? offset : lineEnd(text, offset);
  for (;;) {
    const comment = /^([ \t]*)#[^\n]*(?:\n|$)/.exec(text.slice(end, end + 2000));
    if (!comment || (comment[1] ?? '').length <= column) return end;
    end += comment[0].length;
  }
}

interface Dash {
  readonly offset: number;
  readonly column: number;
  readonly gap: string;
}

/** The dash of an entry; undefined in brackets, and where tabs or lone carriage returns make lines uncertain. */
export function dashOf({ text }: Chunk, { start }: Pick<Node, 'start'>): Dash | undefined {
  const before = text.slice(0, start);
  const found =
    /(?:^|\n)\ufeff?( *)-( *)(?:[&!]\S*(?:[ \t]+|(?![^\r\n])))*(?:(?:[ \t]*(?:#[^\n]*)?\r?\n)+[ \t]*)?$/.exec(
      before.slice(-4000),
    );
  if (!found) return undefined;
  const [all, indent = '', gap = ''] = found;
  const offset = start - all.length + all.indexOf(`${indent}-`) + indent.length;
  return { offset, column: indent.length, gap: gap || ' ' };
}

/** Whether there is a blank line right above a place, or above the comments that stand right above it. */
function isApart(document: Document, chunk: Chunk, offset: number): boolean {
  if (offset < 0) return false;
  const at = document.chunks.indexOf(chunk);
  const above = offset > 300 ? '' : (document.chunks[at - 1]?.text ?? '');
  const before = (above.slice(-300) + chunk.text.slice(Math.max(0, offset - 300), offset)).replace(/[ \t]+$/, '');
  return /\n[ \t]*\r?\n(?:[ \t]*#[^\n]*\n)*$/.test(before);
}

/** Whether a section is a key at the start of a line, with no brace around the whole file. */
function isPlain(document: Document, { chunk, key }: Section): boolean {
  const before = chunk.text.slice(0, key.start);
  return (
    !document.root &&
    /(?:^|\n)\ufeff?["']?$/.test(before) &&
    !/^\ufeff?\s*\{/.test(document.chunks[0]?.text.replace(/^(?:\s*(?:#[^\n]*|---[^\n]*)\n)*/, '') ?? '') &&
    !/\r(?!\n)/.test(chunk.text)
  );
}

function isInBrackets({ chunk, key, entries }: Section): boolean {
  const [first] = entries;
  return (
    first?.listed === true &&
    first.chunk === chunk &&
    /^["']?[ \t]*:\s*(?:[&!]\S+\s+)*\[/.test(chunk.text.slice(key.end, first.node.start))
  );
}

/** For each list below a key whether its dashes stand flush with the key. */
function nestedDash(text: string): readonly boolean[] {
  return [...text.slice(0, 20_000).matchAll(/^( *(?:- )?)[A-Za-z][\w-]*:[ \t]*(?:#[^\n]*)?\r?\n( *)- /gm)].map(
    ([, outer = '', inner = '']) => inner.length <= outer.length,
  );
}

/** The step of indentation that a text uses. */
function stepIn(text: string): string | undefined {
  const found = /^( *)(- +)?[A-Za-z][\w-]*:[ \t]*(?:#[^\n]*)?\r?\n( +)[A-Za-z"'][^\n]*:(?: |\r?\n)/m.exec(
    text.slice(0, 20_000),
  );
  if (!found) return undefined;
  const [, indent = '', dash = '', inner = ''] = found;
  const by = inner.length - indent.length - dash.length;
  return by > 0 && by <= 8 ? ' '.repeat(by) : undefined;
}

function eolHere(chunk: Chunk, document: Document): string {
  return eolOf(chunk.text.includes('\n') ? chunk.text : (document.chunks[0]?.text ?? ''));
}

function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}
