/** An organization as it would be after edits, without editing it: only what they touch is read anew. */
import type { Chunk, Document, Entry, Section } from '../document/document';
import { applyEdits, type Edit } from '../document/edits';
import { openDocument } from '../document/open';
import type { Listed } from '../organization/model.generated';
import { nameNode } from '../organization/names';
import { readListed } from '../organization/read';
import { readWhole, type Whole } from './whole';

/** A piece of the text as it is after the edits. */
interface Copied {
  readonly document: Document;
  /** Where the copy of the chunk starts in the text that was read. */
  readonly head: number;
  readonly edits: readonly Edit[];
}

/**
 * The organization with these edits made. Places in it are given as those of the text as it is, so that they can be
 * shown; what the edits bring in stands where they are made, and whole lines that they bring in at the name of their
 * entry. Overlapping edits are left out.
 */
export function changedWhole(whole: Whole, edits: readonly Edit[]): Whole {
  const { document } = whole;
  const byChunk = new Map<Chunk, Edit[]>();
  for (const edit of edits) byChunk.set(edit.chunk, [...(byChunk.get(edit.chunk) ?? []), edit]);
  const copies = new Map([...byChunk].map(([chunk, own]) => [chunk, copyChunk(chunk, own)]));
  const copy = copyDocument(document, copies);
  return overlay(whole, copy, new Set(touchedSections(document, copies)));
}

function copyChunk(chunk: Chunk, edits: readonly Edit[]): Copied {
  const text = applyEdits(chunk.text, edits);
  const [first] = chunk.entries;
  // An element of a list is read below the key of its section.
  const head = first?.listed && /^\s*(?:#[^\n]*\n\s*)*-/.test(chunk.text) ? `${JSON.stringify(first.section)}:\n` : '';
  return { document: openDocument(head + text), head: head.length, edits };
}

function touchedSections(document: Document, copies: ReadonlyMap<Chunk, Copied>): readonly string[] {
  const before = document.sections.filter(({ entries }) => entries.some(({ chunk }) => copies.has(chunk)));
  const after = [...copies.values()].flatMap((copied) => copied.document.sections);
  return [...before, ...after].map(({ name }) => name);
}

function copyDocument(document: Document, copies: ReadonlyMap<Chunk, Copied>): Document {
  const taken = new Map([...copies.keys()].map((chunk) => [chunk, new Set<string>()]));
  const takes = (chunk: Chunk, name: string): boolean => {
    const names = taken.get(chunk);
    if (!names || names.has(name)) return false;
    names.add(name);
    return true;
  };
  const fresh = (chunk: Chunk, name: string): readonly Entry[] => {
    if (!takes(chunk, name)) return [];
    const sections = copies.get(chunk)?.document.sections ?? [];
    return sections.filter((one) => one.name === name).flatMap(({ entries }) => entries);
  };
  const sections: Section[] = document.sections.map(({ name, key, chunk, entries }) => ({
    name,
    key,
    chunk,
    entries: entries.flatMap((entry) => (copies.has(entry.chunk) ? fresh(entry.chunk, name) : [entry])),
  }));
  for (const [chunk, copied] of copies)
    for (const { name, key, chunk: own, entries } of copied.document.sections) {
      if (!takes(chunk, name)) continue;
      const at = sections.findIndex((one) => one.name === name);
      const there = sections[at];
      if (there) sections[at] = { ...there, entries: [...there.entries, ...entries] };
      else sections.push({ name, key, chunk: own, entries });
    }
  const origins = originsOf(copies);
  const range: Document['range'] = (chunk, start, end) => {
    const origin = origins.get(chunk);
    if (!origin) return document.range(chunk, start, end);
    if (origin.isNewLine(start)) {
      const entry = origin.chunk.entries.filter(({ node }) => node.start <= origin.back(start)).at(-1);
      const name = entry && nameNode(entry);
      if (name) return document.range(origin.chunk, name.start, name.end);
    }
    return document.range(origin.chunk, origin.back(start), origin.back(end));
  };
  return {
    chunks: document.chunks,
    sections,
    problems: document.problems,
    root: document.root,
    lineCount: document.lineCount,
    text: () => document.text(),
    edit: () => ({ removed: [], added: [], sections: false }),
    position: (chunk, offset) => range(chunk, offset, offset).start,
    range,
    locate: (position) => document.locate(position),
  };
}

interface Origin {
  readonly chunk: Chunk;
  /** The offset in the chunk as it is, for one in the copy. */
  readonly back: (offset: number) => number;
  /** Whether an offset of the copy is in lines that are not in the chunk: the place of the edit is a line of another. */
  readonly isNewLine: (offset: number) => boolean;
}

function originsOf(copies: ReadonlyMap<Chunk, Copied>): ReadonlyMap<Chunk, Origin> {
  const origins = new Map<Chunk, Origin>();
  for (const [chunk, { document, head, edits }] of copies) {
    let start = -head;
    for (const copied of document.chunks) {
      const from = start;
      origins.set(copied, {
        chunk,
        back: (offset) => offsetBefore(from + offset, edits),
        isNewLine: (offset) => {
          const edit = editAround(from + offset, edits);
          return edit !== undefined && edit.start === edit.end && chunk.text[edit.start - 1] === '\n';
        },
      });
      start += copied.text.length;
    }
  }
  return origins;
}

/** The offset before the edits of an offset after them; inside of an edit its start. */
function offsetBefore(offset: number, edits: readonly Edit[]): number {
  const edit = editAround(offset, edits);
  if (edit) return edit.start;
  let grown = 0;
  for (const { start, end, text } of inOrder(edits)) {
    if (offset < start + grown) break;
    grown += text.length - (end - start);
  }
  return Math.max(0, offset - grown);
}

/** The edit whose text has an offset after the edits. */
function editAround(offset: number, edits: readonly Edit[]): Edit | undefined {
  let grown = 0;
  return inOrder(edits).find(({ start, end, text }) => {
    const inside = offset >= start + grown && offset < start + grown + text.length;
    grown += text.length - (end - start);
    return inside;
  });
}

function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.start - b.start);
}

/** Sections that no edit touches are taken as they were read. */
function overlay(base: Whole, document: Document, touched: ReadonlySet<string>): Whole {
  const own = readWhole(document);
  const read = new Map<string, readonly unknown[]>();
  const all = <S extends keyof Listed>(section: S): readonly Listed[S][] => {
    if (!touched.has(section)) return base.all(section);
    const known = read.get(section);
    if (known) return known as readonly Listed[S][];
    const before = new Map(base.all(section).map((one) => [one.entry, one]));
    const made = document.sections
      .filter(({ name }) => name === section)
      .flatMap(({ entries }) => entries.flatMap((entry) => before.get(entry) ?? readListed(entry, section) ?? []));
    read.set(section, made);
    return made;
  };
  return {
    ...own,
    organization: touched.has('organization') ? own.organization : base.organization,
    all,
    named: (section, name) =>
      touched.has(section)
        ? all(section).filter(({ entry }) => nameNode(entry)?.value === name)
        : base.named(section, name),
  };
}
