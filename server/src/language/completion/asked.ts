/** What may be written at a position: keys of which map, or a value of what, and where it would stand. */
import type { Position } from '../../document/document';
import { type Schema, schemaAt, typesOf } from '../../rules/schema/schema';
import type { Editing } from '../editing';
import { formatOf } from '../format';
import {
  type Container,
  containerOf,
  type Item,
  type MapOutline,
  outlineAt,
  outlineOf,
  pathOf,
  type Quote,
  type Slot,
  type Spot,
  type Word,
} from './outline';
import { around } from './window';

type Path = readonly (string | number)[];
/** What the format of the file says of a path. */
type SchemaOf = (path: Path) => Schema | undefined;

/** Where something would stand. */
export interface Stand {
  /** What is replaced on the line. */
  readonly word: Word;
  /** Column in which it would begin, once it is written. */
  readonly column: number;
  /** What has to be written before it: a blank, a dash, indentation. */
  readonly prefix: string;
  readonly quote: Quote;
  /** Whether the quote ends on the line. */
  readonly closed: boolean;
  readonly flow: boolean;
}

/** A key of a map that is there, or that would come with it. */
export interface KeyAsked {
  readonly what: 'key';
  readonly map: MapOutline | undefined;
  /** The key itself, where it is being written. */
  readonly own: string | undefined;
  readonly path: Path;
  readonly schema: Schema | undefined;
  readonly colon: boolean;
  readonly stand: Stand;
  /** It would stand in another column than the cursor is in. */
  readonly moved: boolean;
}

export interface ValueAsked {
  readonly what: 'value';
  readonly slot: Slot;
  readonly path: Path;
  readonly schema: Schema | undefined;
  readonly stand: Stand;
  /** It stands behind its key, so that what takes several lines begins on the next one. */
  readonly behindKey: boolean;
}

export interface CommentAsked {
  readonly what: 'comment';
  readonly text: string;
  readonly stand: Stand;
}

/** In a text over several lines: only what its braces may hold. */
export interface TextAsked {
  readonly what: 'text';
  readonly path: Path;
  readonly slot: Slot;
  readonly stand: Stand;
}

export type Asked = KeyAsked | ValueAsked | CommentAsked | TextAsked;

/** How the file is laid out, as far as it can be seen from here. */
export interface Layout {
  /** Columns of a step of indentation. */
  readonly step: number;
  /** Columns from a key to the dashes below it. */
  readonly dash: number;
  readonly eol: '\n' | '\r\n' | '\r';
}

export interface Question {
  readonly editing: Pick<Editing, 'document' | 'names' | 'settings' | 'now' | 'tested'>;
  readonly position: Position;
  readonly line: string;
  readonly asked: readonly Asked[];
  /** The entry of the section that the position is in, as its lines are; the section's value where it is no list. */
  readonly entry: MapOutline | undefined;
  readonly section: string | undefined;
  readonly layout: Layout;
  readonly below: Below | undefined;
}

/** The next line that says something. */
export interface Below {
  readonly column: number;
  readonly dash: boolean;
}

/** Reads what is asked for at a position. */
export function readQuestion(editing: Question['editing'], position: Position): Question {
  const { line, lines, dashes, eol } = around(editing.document, position);
  const cursor = { line: position.line, column: Math.min(position.character, line.length) };
  const { root, spot } = outlineOf(lines, cursor);
  const layout = layoutOf(root, dashes, eol, editing);
  const below = belowOf(editing.document, cursor.line);
  const format = formatOf(editing);
  const schemaOf: SchemaOf = (path) => schemaAt(path, format);
  const asked = spot ? askedAt(spot, line, cursor.column, { layout, below, schemaOf }) : [];
  const { entry, section } = entryOf(root, asked, cursor.line);
  return {
    editing,
    position: { line: cursor.line, character: cursor.column },
    line,
    asked,
    entry,
    section,
    layout,
    below,
  };
}

/** What was typed of the word up to the cursor. */
export function typedOf({ line, position }: Question, { word }: Stand): string {
  return line.slice(word.start, Math.max(word.start, position.character));
}

/** What the place of a cursor is read with. */
interface Surroundings {
  readonly layout: Layout;
  readonly below: Below | undefined;
  readonly schemaOf: SchemaOf;
}

function askedAt(spot: Spot, line: string, column: number, surroundings: Surroundings): readonly Asked[] {
  const { schemaOf } = surroundings;
  switch (spot.at) {
    case 'comment': {
      const word = wordAt(line, column, /[\w./=-]/);
      return [{ what: 'comment', text: line.slice(spot.start), stand: standing(word, word.start) }];
    }
    case 'text': {
      const word = { start: column, end: column };
      return spot.slot
        ? [{ what: 'text', path: pathOf(spot.slot), slot: spot.slot, stand: standing(word, column) }]
        : [];
    }
    case 'key': {
      const { map, word, pair, colon } = spot;
      const path = pathOf(map.holder);
      const stand = { ...standing(word, map.flow ? word.start : map.column), flow: map.flow };
      return [{ what: 'key', map, own: pair?.key, path, schema: schemaOf(path), colon, stand, moved: false }];
    }
    case 'value':
      return askedInSlot(spot, line, surroundings);
    case 'line':
      return askedOnLine(spot, line, surroundings);
  }
}

function askedInSlot(
  spot: Extract<Spot, { at: 'value' }>,
  line: string,
  { layout, schemaOf }: Surroundings,
): readonly Asked[] {
  const { word, quote, closed, direct, below, flow } = spot;
  let { slot } = spot;
  let stand: Stand = { word, column: word.start + (direct ? 1 : 0), prefix: direct ? ' ' : '', quote, closed, flow };
  if (below && /^ *\t[ \t]*$/.test(line.slice(0, word.start))) {
    const inner = Math.max(word.start, containerOf(slot).column + layout.step);
    stand = { ...stand, column: inner, prefix: ' '.repeat(inner - word.start) };
  }
  const holder = slot.kind === 'pair' ? slot.map.holder : undefined;
  if (direct && slot.kind === 'pair' && holder?.kind === 'item' && slot.map.pairs.length === 1) {
    const outer = schemaOf(pathOf(holder));
    if (outer && !typesOf(outer).includes('object') && outer.type !== undefined) {
      // A text that ends in a colon, such as the domain of a permission: no key, though it looks like one.
      stand = { ...stand, word: { start: slot.start, end: word.end }, column: slot.start, prefix: '' };
      slot = holder;
    }
  }
  const path = pathOf(slot);
  const schema = schemaOf(path);
  // What a word with a colon was taken for is no value yet.
  const value = slot === spot.slot ? slot.value : undefined;
  if (value?.kind === 'map' && !value.flow && slot.kind === 'item' && value.column === stand.column)
    return [keyAsked(value, path, schemaOf, stand, false)];
  if (value && (value.kind !== 'scalar' || value.end <= word.start)) return [];
  const behindKey = slot.kind === 'pair' && !below && !flow;
  const asked: Asked[] = [];
  // In quotes there is only text.
  if (allows(schema, 'object') && !behindKey && quote === '' && !(flow && slot.kind === 'pair') && !flow)
    asked.push({ what: 'key', map: undefined, own: undefined, path, schema, colon: false, stand, moved: false });
  asked.push({ what: 'value', slot, path, schema, stand, behindKey });
  return asked;
}

function askedOnLine(
  spot: Extract<Spot, { at: 'line' }>,
  line: string,
  { layout, below, schemaOf }: Surroundings,
): readonly Asked[] {
  const { column, word, stack, open } = spot;
  const at = (target: number): Stand => ({
    ...standing({ start: Math.min(word.start, target), end: word.end }, target),
    prefix: ' '.repeat(Math.max(0, target - column)),
  });
  const keys = (map: MapOutline) => keyAsked(map, pathOf(map.holder), schemaOf, at(map.column), map.column !== column);
  // A new element would take what stands deeper below it.
  const items = (holder: Slot, target: number, gap = 1): Asked[] =>
    below && below.column > target ? [] : askedBehindDash(holder, schemaOf, at(target), gap);
  const asked: Asked[] = [];
  if (open) {
    const outer = containerOf(open).column;
    const schema = schemaOf(pathOf(open));
    const { value } = open;
    const deeper = column > outer;
    // How far a tab indents, nobody can tell.
    const inner = line.slice(0, column).includes('\t') ? Math.max(column, outer + layout.step) : column;
    // The lines below are its value already.
    if (value?.kind === 'map') return [keys(value)];
    if (value?.kind === 'list') return items(open, value.column, gapOf(value));
    if (value) return [];
    if (allows(schema, 'array') && open.kind === 'pair')
      asked.push(
        ...items(open, below?.dash && below.column >= outer ? below.column : deeper ? inner : outer + layout.dash),
      );
    else if (deeper) {
      const stand = at(inner);
      const path = pathOf(open);
      if (allows(schema, 'object'))
        asked.push({ what: 'key', map: undefined, own: undefined, path, schema, colon: false, stand, moved: false });
      asked.push({ what: 'value', slot: open, path, schema, stand, behindKey: false });
    }
    if (deeper) return asked;
  }
  const fits = stack.filter((one) => one.column === column).reverse();
  const maps = stack.filter((one) => one.kind === 'map');
  // A line break leaves the cursor below the dash: of the entry whose keys go on, or of the list that ends.
  const next = maps.find((one) => one.column > column) ?? maps[maps.length - 1];
  // A word that begins as a key does is no element whose dash is missing.
  const isKey =
    next !== undefined && word.end > word.start && beginsKey(next, schemaOf, line.slice(word.start, word.end));
  for (const one of fits) {
    if (one.kind === 'map') asked.push(keys(one));
    else if (one.holder && !isKey) asked.push(...items(one.holder, column, gapOf(one)));
  }
  if (next && !fits.some(({ kind }) => kind === 'map')) asked.push(keys(next));
  return asked;
}

function beginsKey({ holder }: MapOutline, schemaOf: SchemaOf, text: string): boolean {
  const keys = Object.keys(schemaOf(pathOf(holder))?.properties ?? {});
  return keys.some((key) => key.toLowerCase().startsWith(text.toLowerCase()));
}

/** An element of a list, with its dash. */
function askedBehindDash(holder: Slot, schemaOf: SchemaOf, stand: Stand, gap: number): Asked[] {
  const value = holder.value?.kind === 'list' ? holder.value : undefined;
  const list = value ?? { kind: 'list', flow: false, column: stand.column, items: [], holder };
  const slot: Item = { kind: 'item', list, line: 0, value: undefined };
  const path = pathOf(slot);
  const prefix = `${stand.prefix}-${' '.repeat(gap)}`;
  const behind: Stand = { ...stand, prefix, column: stand.column + 1 + gap };
  const schema = schemaOf(path);
  const asked: Asked[] = [];
  // Entries begin with a template; a key alone is offered once the dash is there.
  if (allows(schema, 'object') && path.length > 2)
    asked.push({
      what: 'key',
      map: undefined,
      own: undefined,
      path,
      schema,
      colon: false,
      stand: behind,
      moved: false,
    });
  asked.push({ what: 'value', slot, path, schema, stand: behind, behindKey: false });
  return asked;
}

function keyAsked(map: MapOutline, path: Path, schemaOf: SchemaOf, stand: Stand, moved: boolean): KeyAsked {
  return { what: 'key', map, own: undefined, path, schema: schemaOf(path), colon: false, stand, moved };
}

/** How many blank lines and comments are looked through for a line that says something. */
const farBelow = 100;

function belowOf(document: Editing['document'], line: number): Below | undefined {
  const last = Math.min(document.lineCount, line + farBelow);
  for (let next = line + 1; next < last; next++) {
    const { chunk, offset } = document.locate({ line: next, character: 0 });
    const start = /^[ \t]*(?![ \t#\r\n]|$)/.exec(chunk.text.slice(offset, offset + 200));
    if (start)
      return {
        column: start[0].length,
        dash: /^-(?:\s|$)/.test(chunk.text.slice(offset + start[0].length, offset + start[0].length + 2)),
      };
  }
  return undefined;
}

/** Columns between a dash and what stands behind it, as the elements above have it. */
function gapOf(list: Container): number {
  const last =
    list.kind === 'list'
      ? [...list.items].reverse().find(({ value }) => value?.kind === 'map' || value?.kind === 'scalar')?.value
      : undefined;
  const column = last?.kind === 'map' ? last.column : last?.kind === 'scalar' ? last.start : undefined;
  return column === undefined ? 1 : Math.max(1, column - list.column - 1);
}

function standing(word: Word, column: number): Stand {
  return { word, column, prefix: '', quote: '', closed: true, flow: false };
}

function wordAt(line: string, column: number, of: RegExp): Word {
  let start = column;
  let end = column;
  while (start > 0 && of.test(line[start - 1] ?? '')) start--;
  while (end < line.length && of.test(line[end] ?? '')) end++;
  return { start, end };
}

/** Whether a schema takes values of a type; one that says nothing takes none for certain. */
export function allows(schema: Schema | undefined, type: string): boolean {
  return schema !== undefined && typesOf(schema).includes(type);
}

function entryOf(
  root: MapOutline,
  asked: readonly Asked[],
  line: number,
): { readonly entry: MapOutline | undefined; readonly section: string | undefined } {
  const first = asked.find((one) => one.what !== 'comment');
  const section = first?.path[0];
  if (typeof section !== 'string') return { entry: undefined, section: undefined };
  const value = outlineAt(root, section);
  if (value?.kind === 'map') return { entry: value, section };
  if (value?.kind !== 'list' || first?.path[1] !== 0) return { entry: undefined, section };
  // In a list the one that the cursor is in: where it is asked for a new one, there is none.
  const item = [...value.items].reverse().find((one) => one.line <= line);
  const isNew = first.path.length === 2 && first.what === 'value' && item?.value?.kind !== 'map';
  const moved = first.what === 'value' && first.stand.prefix.includes('-') && first.path.length === 2;
  return { entry: !isNew && !moved && item?.value?.kind === 'map' ? item.value : undefined, section };
}

function layoutOf(
  root: MapOutline,
  dashes: number | undefined,
  eol: '\n' | '\r\n' | '\r',
  { document }: Pick<Editing, 'document'>,
): Layout {
  const seen: { step?: number; dash?: number } = {};
  const look = (container: Container, depth: number): void => {
    if (container.flow || depth > 20) return;
    for (const slot of container.kind === 'map' ? container.pairs : container.items) {
      const { value } = slot;
      if ((value?.kind !== 'map' && value?.kind !== 'list') || value.flow) continue;
      if (slot.kind === 'pair' && value.kind === 'map') seen.step ??= value.column - container.column;
      if (slot.kind === 'pair' && value.kind === 'list' && value.holder?.kind === 'pair' && container !== root)
        seen.dash ??= value.column - container.column;
      look(value, depth + 1);
    }
  };
  look(root, 0);
  const step = seen.step || stepOfEntries(document) || dashes || stepOfDocument(document) || 2;
  return { step, dash: seen.dash ?? dashes ?? dashOfDocument(document) ?? step, eol };
}

/** Entries of a section that are looked at for a map in them. */
const mostSamples = 3;

/** The indentation of a map in one of the first entries of a list. */
function stepOfEntries(document: Editing['document']): number | undefined {
  for (const { entries } of document.sections)
    for (const { listed, node, chunk } of entries.slice(0, mostSamples)) {
      if (!listed || node.kind !== 'map' || node.origin) continue;
      for (const { key, value } of node.pairs) {
        const inner = value.kind === 'map' && !value.flow && !value.origin ? value.pairs[0]?.key : undefined;
        if (key.origin || !inner || inner.origin) continue;
        const step = document.position(chunk, inner.start).character - document.position(chunk, key.start).character;
        if (step > 0) return step;
      }
    }
  return undefined;
}

/** The indentation of the first map below a top-level key. */
function stepOfDocument(document: Editing['document']): number | undefined {
  for (const { entries, chunk } of document.sections) {
    const [entry] = entries;
    if (!entry || entry.listed || entry.node.kind !== 'map' || entry.node.flow) continue;
    const first = entry.node.pairs[0];
    if (first && !first.key.origin) return document.position(chunk, first.key.start).character;
  }
  return undefined;
}

/** The column of the dashes of the first list below a top-level key. */
function dashOfDocument(document: Editing['document']): number | undefined {
  for (const { entries } of document.sections) {
    const [entry] = entries;
    if (!entry?.listed) continue;
    const { line } = document.position(entry.chunk, entry.node.start);
    const { chunk, offset } = document.locate({ line, character: 0 });
    const dash = /^[ \t]*(?=-)/.exec(chunk.text.slice(offset, offset + 100));
    if (dash) return dash[0].length;
  }
  return undefined;
}
