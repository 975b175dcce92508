/** The indentation of a line that was just begun, as the file itself is laid out. */
import type { TextEdit } from 'vscode-languageserver-types';
import type { Document, Position } from '../document/document';
import { organizationSchema, type Schema, schemaAt, typesOf } from '../rules/schema/schema';
import { type Line, linesOf } from './lines';

export interface OnTypeInput {
  /** Where the cursor is, on the new line. */
  readonly position: Position;
  /** Columns of a step, where the file shows none. */
  readonly tabSize: number;
  /** The schema of the whole file; that of an organization file when it is left out. */
  readonly format?: Schema;
}

/** Lines above the new one that are looked at; one entry seldom has more. */
const mostLines = 400;

/** Letters at the end of a line among which the mark of a block is looked for. */
const mostTail = 4_000;

/** What stands on a line: dashes, and a key with or without a value. */
interface Written {
  /** Columns of its dashes. */
  readonly dashes: readonly number[];
  /** Column of what follows the dashes. */
  readonly column: number;
  readonly key: string | undefined;
  /** Whether nothing follows the key, or the dash. */
  readonly open: boolean;
  readonly text: string;
}

/**
 * The white space of the line after Enter: below a key with nothing behind it where its list or map begins, behind an
 * element where its other keys stand. Nothing but that white space is changed; where nothing is certain, nothing is.
 */
export function onEnter(
  document: Document,
  { position, tabSize, format = organizationSchema() }: OnTypeInput,
): TextEdit[] {
  const { line } = position;
  if (line < 1) return [];
  const present = lineAt(document, line);
  if (present.trim() !== '') return [];
  const above = linesAbove(document, line);
  const last = above.lines.at(-1);
  if (last?.kind !== 'content') return [];
  const written = read(above.text, last);
  const column = columnBelow(document, line, written, above, { tabSize, format });
  if (column === undefined || present === ' '.repeat(column)) return [];
  const range = { start: { line, character: 0 }, end: { line, character: present.length } };
  return [{ range, newText: ' '.repeat(column) }];
}

interface Above {
  readonly text: string;
  readonly lines: readonly Line[];
  /** The section of the element that the text begins with. */
  readonly section: string | undefined;
}

function columnBelow(
  document: Document,
  line: number,
  { dashes, column, key, open, text }: Written,
  above: Above,
  { tabSize, format }: { readonly tabSize: number; readonly format: Schema },
): number | undefined {
  const layout = layoutOf(document, above, tabSize);
  // Inside of brackets, and in text that goes on, the editor knows as much.
  if (/^["'[{]|[[{,]$/.test(text) && key === undefined) return undefined;
  if (key !== undefined && /[[{,]$/.test(text)) return undefined;
  if (/(?:^|[:-][ \t]+)(?:[&!]\S*[ \t]+)*[|>][-+0-9]*[ \t]*(?:#.*)?$/.test(text.slice(-mostTail)))
    return (key === undefined ? (dashes.at(-1) ?? column) : column) + layout.step;
  if (key === undefined) {
    if (dashes.length === 0) return undefined;
    return open ? column : dashes.at(-1);
  }
  if (!open) return column;
  const next = childBelow(document, line, column);
  if (next !== undefined) return next;
  return (
    column + (isList(pathOf(above), key, format) ? (column === 0 ? layout.outerDash : layout.innerDash) : layout.step)
  );
}

/** The column of what stands below a key already. */
function childBelow(document: Document, line: number, column: number): number | undefined {
  for (let at = line + 1; at < Math.min(document.lineCount, line + 20); at++) {
    const text = lineAt(document, at);
    const found = /^ *(?=[^\s#])/.exec(text)?.[0].length;
    if (found === undefined) continue;
    return found > column || (found === column && /^ *-(?:\s|$)/.test(text)) ? found : undefined;
  }
  return undefined;
}

function lineAt(document: Document, line: number): string {
  const { chunk, offset } = document.locate({ line, character: 0 });
  const end = /[\r\n]|$/.exec(chunk.text.slice(offset))!.index;
  return chunk.text.slice(offset, offset + end);
}

/** The lines from the start of the element, or of the section, up to the one above the new line. */
function linesAbove(document: Document, line: number): Above {
  const { chunk, offset } = document.locate({ line: line - 1, character: Number.MAX_SAFE_INTEGER });
  let start = 0;
  for (let at = offset, count = 0; at > 0; at--)
    if (chunk.text[at - 1] === '\n' && ++count >= mostLines) {
      start = at;
      break;
    }
  const text = chunk.text.slice(start, offset);
  const [entry] = chunk.entries;
  const element = /^\s*-(?:\s|$)/.test(text);
  return { text, lines: linesOf(text), section: element && entry?.listed ? entry.section : undefined };
}

function read(text: string, { start, end, column }: Line): Written {
  const line = text.slice(start + column, end);
  const lead = /^(?:-(?:[ \t]+|$))*/.exec(line)![0];
  const dashes = [...lead.matchAll(/-/g)].map(({ index }) => column + index);
  const rest = line.slice(lead.length).trimEnd();
  const pair =
    /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#&*!|>'"%@`[\]{},?:-][^#]{0,1024}?|-[^\s#][^#]{0,1024}?)[ \t]{0,1024}:(?:[ \t]+(.*))?$/.exec(
      rest,
    );
  const value = pair ? (pair[2] ?? '') : rest;
  const open = /^(?:[&!]\S*(?:[ \t]+|$))*(?:#.*)?$/.test(value);
  const last = dashes.at(-1);
  return {
    dashes,
    // What follows a lone dash stands one column behind it.
    column: rest === '' && last !== undefined ? last + 2 : column + lead.length,
    key: pair?.[1]?.replace(/^["']|["']$/g, ''),
    open,
    text: withoutComment(rest),
  };
}

function withoutComment(rest: string): string {
  const at = rest.search(/[ \t]#/);
  return (at < 0 ? rest : rest.slice(0, at)).trimEnd();
}

/** The way from the root to the key on the last line; undefined where it is not certain. */
function pathOf({ text, lines, section }: Above): readonly (string | number)[] | undefined {
  const path: (string | number)[] = [];
  let within = Number.POSITIVE_INFINITY;
  let inList = false;
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at]!;
    if (line.kind !== 'content') continue;
    const { dashes, column, key, open } = read(text, line);
    const holds = inList ? column <= within && open : column < within;
    if (key !== undefined && holds) {
      path.unshift(key);
      within = column;
      inList = false;
    }
    for (const dash of [...dashes].reverse())
      if (dash < within && (key === undefined || column <= within + (inList ? 0 : 2))) {
        path.unshift(0);
        within = dash;
        inList = true;
      }
    if (within === 0 && !inList) return path;
  }
  if (section === undefined) return undefined;
  return inList ? [section, ...path] : undefined;
}

function isList(path: readonly (string | number)[] | undefined, key: string, format: Schema): boolean {
  const schema = path && schemaAt(path, format);
  return schema ? typesOf(schema).includes('array') : usualLists.has(key);
}

/** Keys of lists, for texts that don't say what holds them. */
const usualLists: ReadonlySet<string> = new Set([
  ...['roles', 'users', 'oauthClients', 'authorizedApplications', 'identityProviders', 'integrations', 'dataActions'],
  ...['flows', 'permissions', 'scopes', 'redirectUris', 'uses', 'allowedIpRanges', 'certificates', 'required', 'tests'],
]);

interface Layout {
  readonly step: number;
  /** Columns from a top-level key to the dashes below it, and from any other. */
  readonly outerDash: number;
  readonly innerDash: number;
}

/** Elements that are looked at for how the file is laid out. */
const mostSamples = 30;

function layoutOf(document: Document, { text, lines }: Above, tabSize: number): Layout {
  let step: number | undefined;
  let outer: number | undefined;
  let inner: number | undefined;
  const look = (text: string, lines: readonly Line[]) => {
    const content = lines.filter(({ kind }) => kind === 'content');
    for (const [at, line] of content.entries()) {
      const next = content[at + 1];
      const { key, open, column } = read(text, line);
      if (!next || key === undefined || !open || next.column < column) continue;
      const dash = text[next.start + next.column] === '-';
      if (dash && column > 0) inner ??= next.column - column;
      else if (dash) outer ??= next.column;
      else if (next.column > column) step ??= next.column - column;
    }
  };
  look(text, lines);
  const first = document.sections.find(({ entries }) => entries[0]?.listed)?.entries[0];
  if (first) {
    const { chunk, node } = first;
    const before = chunk.text.slice(0, node.start);
    const dash = /(?:^|[\r\n])([ \t]*)-[ \t]*$/.exec(before);
    if (dash) outer ??= dash[1]!.length;
  }
  let samples = 0;
  for (const { entries, chunk } of document.sections) {
    if ((step !== undefined && inner !== undefined) || samples >= mostSamples) break;
    for (const one of [chunk, ...entries.slice(0, 3).map((entry) => entry.chunk)]) {
      samples++;
      if (one.text.length < 10_000) look(one.text, linesOf(one.text));
    }
  }
  const usual = tabSize >= 1 && tabSize <= 8 ? tabSize : 2;
  return { step: step ?? (outer || usual), outerDash: outer ?? inner ?? usual, innerDash: inner ?? outer ?? usual };
}
