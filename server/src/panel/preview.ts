/** What a fix would change, a few lines around it; lines with secrets are not shown. */
import type { Chunk, Document } from '../document/document';
import { applyEdits, type Edit } from '../document/edits';
import { holdsSecret, secretLines } from '../report/secrets';
import { maySpeakOfSecret } from '../rules/oauth/secret';
import type { StepFix } from '../simulate/fixes/fix';
import type { Action, Preview } from './view';

type Line = Preview['lines'][number];

/** Lines that are shown before and after a change. */
const context = 2;

export function previewFix(fix: StepFix, others: readonly Action[], document: Document): Preview | undefined {
  const hunks = hunksOf(fix.edits, document);
  const [first] = hunks;
  if (!first) return undefined;
  const hidden = hiddenLines(hunks, document);
  const lines: Line[] = [];
  let grown = 0;
  for (const hunk of hunks) {
    if (lines.length) lines.push({ kind: 'gap', text: '' });
    const { at, removed, added } = hunk;
    const before = linesAt(document, at - context, at);
    const after = linesAt(document, at + removed.length, at + removed.length + context);
    const same = (text: string, line: number): Line => ({
      kind: 'same',
      number: line + 1,
      text: shown(text, hidden.has(line)),
    });
    lines.push(...before.map(({ text, line }) => same(text, line)));
    lines.push(
      ...removed.map(
        (text, index): Line => ({ kind: 'removed', number: at + index + 1, text: shown(text, hidden.has(at + index)) }),
      ),
    );
    lines.push(
      ...added.map(
        (text, index): Line => ({ kind: 'added', number: at + grown + index + 1, text: shown(text, false) }),
      ),
    );
    lines.push(...after.map(({ text, line }) => same(text, line)));
    grown += added.length - removed.length;
  }
  const end = (first.removed[0] ?? '').length;
  return {
    fix: fix.id,
    title: fix.title,
    place: {
      line: first.at + 1,
      range: { start: { line: first.at, character: 0 }, end: { line: first.at, character: end } },
    },
    lines,
    notes: fix.touches,
    others,
  };
}

interface Hunk {
  /** First line that changes, from 0. */
  readonly at: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

function hunksOf(edits: readonly Edit[], document: Document): readonly Hunk[] {
  const byChunk = new Map<Chunk, Edit[]>();
  for (const edit of edits) byChunk.set(edit.chunk, [...(byChunk.get(edit.chunk) ?? []), edit]);
  return [...byChunk]
    .flatMap(([chunk, own]) => grouped(chunk, own).map((group) => hunkOf(chunk, group, document)))
    .filter(({ removed, added }) => removed.length + added.length > 0)
    .sort((a, b) => a.at - b.at);
}

/** Edits whose lines are near to each other are shown as one. */
function grouped(chunk: Chunk, edits: readonly Edit[]): readonly (readonly Edit[])[] {
  const groups: Edit[][] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    const last = groups.at(-1);
    const between = last ? chunk.text.slice(last.at(-1)?.end, edit.start).split('\n').length - 1 : 0;
    if (last && between <= 2 * context) last.push(edit);
    else groups.push([edit]);
  }
  return groups;
}

function hunkOf(chunk: Chunk, edits: readonly Edit[], document: Document): Hunk {
  const { text } = chunk;
  const start = edits[0]?.start ?? 0;
  const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const last = Math.max(...edits.map(({ end }) => end));
  const next = last > 0 && text[last - 1] === '\n' && last > from ? last - 1 : text.indexOf('\n', last);
  const to = next < 0 ? text.length : next + 1;
  const old = linesOf(text.slice(from, to));
  const now = linesOf(
    applyEdits(
      text.slice(from, to),
      edits.map((edit) => ({ start: edit.start - from, end: edit.end - from, text: edit.text })),
    ),
  );
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return {
    at: document.position(chunk, from).line + head,
    removed: old.slice(head, old.length - tail),
    added: now.slice(head, now.length - tail),
  };
}

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function linesAt(
  document: Document,
  from: number,
  to: number,
): readonly { readonly line: number; readonly text: string }[] {
  const lines = [];
  for (let line = Math.max(0, from); line < Math.min(to, document.lineCount); line++)
    lines.push({ line, text: lineText(document, line) });
  // Behind the last line end there is no line to show.
  return lines.at(-1)?.text === '' && lines.at(-1)?.line === document.lineCount - 1 ? lines.slice(0, -1) : lines;
}

/** A line as it is, without its end. */
export function lineText(document: Document, line: number): string {
  const { chunk, offset } = document.locate({ line, character: 0 });
  const end = chunk.text.slice(offset).search(/[\r\n]/);
  return end < 0 ? chunk.text.slice(offset) : chunk.text.slice(offset, offset + end);
}

function hiddenLines(hunks: readonly Hunk[], document: Document): ReadonlySet<number> {
  const chunks = new Set<Chunk>();
  for (const { at, removed } of hunks)
    for (let line = Math.max(0, at - context); line < at + removed.length + context; line++)
      chunks.add(document.locate({ line, character: 0 }).chunk);
  return secretLines({ chunks: [...chunks], range: (chunk, start, end) => document.range(chunk, start, end) });
}

/** Longest line that is shown. */
const width = 500;

/** A line as it may be shown. */
export function shown(text: string, secret: boolean): string {
  const refers = text.length <= 4 * width && /\$\{(?:env|secret|file):[^}]*\}["']?[\s,}\]]*$/.test(text);
  if (secret || holdsSecret(text) || (maySpeakOfSecret(text) && !refers))
    return text.replace(/\S.*/s, '(a line with a secret, not shown)');
  return text.length > width ? `${text.slice(0, width)}…` : text;
}
