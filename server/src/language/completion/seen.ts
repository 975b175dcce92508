/** What the file has already that may be meant again: names, divisions, types, anchors. */
import { anchorsIn } from '../../document/anchors';
import type { Entry } from '../../document/document';
import { type Node, pairOf } from '../../document/node';
import { organizationOf } from '../format';
import type { Question } from './asked';

/** The names of a section, in the order in which they came. */
export function namesIn({ editing }: Question, section: string): readonly string[] {
  return organizationOf(editing).names.names(section);
}

/** The text of a scalar below an entry's keys. */
export function textAt(node: Node | undefined, key: string): string | undefined {
  const value = pairOf(node, key)?.value;
  return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
}

/** The scalars of a list of an entry. */
export function textsAt(node: Node | undefined, key: string): readonly string[] {
  const value = pairOf(node, key)?.value;
  if (value?.kind !== 'list') return [];
  return value.items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : []));
}

/** The entry of a name; of several the first. */
export function entryNamed({ editing }: Question, section: string, name: string | undefined): Entry | undefined {
  return name === undefined ? undefined : organizationOf(editing).names.named(section, name)[0];
}

/** Entries that are looked through for what they have in common: enough to find what is usual in a file. */
const most = 2_000;

/** Reads texts of an entry; each reader keeps what it read, since an edit leaves all but one entry as they are. */
type Reader = (node: Node) => readonly string[];

const read = new WeakMap<Reader, WeakMap<Node, readonly string[]>>();

function readOnce(reader: Reader, node: Node): readonly string[] {
  let known = read.get(reader);
  if (!known) {
    known = new WeakMap();
    read.set(reader, known);
  }
  const kept = known.get(node);
  if (kept) return kept;
  const texts = reader(node);
  known.set(node, texts);
  return texts;
}

/** Whether the entry is no clean YAML: a quote that does not end would take the lines below it for its text. */
function isBroken({ chunk, node }: Entry): boolean {
  return chunk.problems.some(
    ({ rule, start, end }) => rule === 'yaml/syntax' && start <= node.end && end >= node.start,
  );
}

/** What entries of a section hold, each text once, the most usual first. */
export function seenIn({ editing }: Question, section: string, reader: Reader): readonly string[] {
  const counts = new Map<string, number>();
  for (const { name, entries } of organizationOf(editing).document.sections) {
    if (name !== section) continue;
    for (const entry of entries.slice(0, most)) {
      if (isBroken(entry)) continue;
      for (const text of readOnce(reader, entry.node)) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([text]) => text);
}

/** Readers of scalars and of lists by key; one each, so that what they read is kept. */
const readers = new Map<string, Reader>();

/** What entries have at a key: a scalar, or the scalars of a list. */
export function seenAt(question: Question, section: string, key: string): readonly string[] {
  let reader = readers.get(key);
  if (!reader) {
    reader = (node) => {
      const text = textAt(node, key);
      return text === undefined ? textsAt(node, key) : [text];
    };
    readers.set(key, reader);
  }
  return seenIn(question, section, reader);
}

const divisions: Reader = (node) => {
  const roles = pairOf(node, 'roles')?.value;
  return roles?.kind === 'list' ? roles.items.flatMap((item) => textAt(item, 'division') ?? []) : [];
};

/** The divisions in which roles are granted. */
export function divisionsIn(question: Question): readonly string[] {
  const all = ['oauthClients', 'authorizedApplications'].flatMap((section) => seenIn(question, section, divisions));
  return [...new Set(all)];
}

/** The anchors that stand before a position, the nearest first. */
export function anchorsBefore({ editing, position }: Question): readonly string[] {
  const { document } = editing;
  const here = document.locate(position);
  const found = new Set<string>();
  for (const chunk of document.chunks) {
    for (const { kind, name, start } of anchorsIn(chunk)) {
      if (kind !== 'anchor' || (chunk === here.chunk && start >= here.offset)) continue;
      found.delete(name);
      found.add(name);
    }
    if (chunk === here.chunk) break;
  }
  return [...found].reverse();
}
