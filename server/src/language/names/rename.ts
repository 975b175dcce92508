/** Gives what stands at a position another name, at every place that speaks of it, or says why it can't. */
import { anchorsIn } from '../../document/anchors';
import type { Chunk, Document, Entry, Position, Range } from '../../document/document';
import type { Edit } from '../../document/edits';
import { nodeAt, pairOf, type ScalarNode } from '../../document/node';
import { rewriteScalar } from '../../document/rewrite';
import { isBuiltInRole } from '../../facts/roles';
import type { Listed } from '../../organization/model.generated';
import { formats } from '../../rules/schema/formats';
import { schemaAt } from '../../rules/schema/schema';
import type { Editing } from '../editing';
import { declaredInputs, inputOccurrences } from './inputs';
import type { Occurrence } from './occurrence';
import { namedOccurrences } from './occurrences';
import { homeOf, type Subject, subjectAt } from './subject';
import { eachBorrowed, type Way, writtenScalar } from './written';

/** Why something can't be renamed: whole sentences. */
export interface Refused {
  readonly refused: string;
}

export interface Renaming {
  /** The file that is edited: of a name in a file of tests, the organization file. */
  readonly of: Editing;
  readonly edits: readonly Edit[];
  /** The name of an entry that other files may use. */
  readonly entry?: { readonly section: keyof Listed; readonly from: string; readonly to: string };
}

export interface Renamable {
  /** Without quotes, where it stands on one line. */
  readonly range: Range;
  readonly name: string;
}

type Asked = Pick<Editing, 'document' | 'names' | 'tested'>;

/** What would be renamed at a position; undefined where nothing has a name of the file's own. */
export function renamableAt(editing: Asked, position: Position): Renamable | Refused | undefined {
  const subject = subjectAt(editing, position);
  if (!subject || subject.kind === 'file' || subject.kind === 'client-id') return undefined;
  const planned = planIn(editing, subject);
  if ('refused' in planned) return planned;
  const { chunk, start, end } = subject.span;
  return { range: editing.document.range(chunk, start, end), name: subject.name };
}

/** The edits of a new name. They touch only the names; each keeps its quotes where these can hold the new one. */
export function renameAt(editing: Editing, position: Position, to: string): Renaming | Refused | undefined {
  const subject = subjectAt(editing, position);
  if (!subject || subject.kind === 'file' || subject.kind === 'client-id') return undefined;
  const of = homeOf(editing, subject);
  const planned = planIn(editing, subject);
  if ('refused' in planned) return planned;
  if (to === subject.name) return { of, edits: [] };
  const refused = judge(of, subject, to);
  if (refused) return { refused };
  const edits = planned.places.flatMap((place) => place(to));
  return {
    of,
    edits: inOrder(edits),
    ...(subject.kind === 'name' ? { entry: { section: subject.section, from: subject.name, to } } : {}),
  };
}

type Renamed = Exclude<Subject, { readonly kind: 'file' | 'client-id' }>;

/** Places to write a name in, each with the edits that do. */
interface Plan {
  readonly places: readonly ((to: string) => Edit[])[];
}

/** As `plan`. Who asks in a file of tests is told what is the matter with the other file. */
function planIn(editing: Asked, subject: Renamed): Plan | Refused {
  const of = homeOf(editing, subject);
  const { tested } = editing;
  if (!tested || of !== tested) return plan(of, subject, 'this file');
  if (tested.missing !== undefined)
    return { refused: `The organization file can’t be read: ${tested.missing}. Names are given there.` };
  return plan(of, subject, 'the organization file');
}

/** `home`: what the file is called in which the name is given. */
function plan({ document, names }: Asked, subject: Renamed, home: string): Plan | Refused {
  if (subject.kind === 'anchor') return planAnchor(subject);
  if (subject.kind === 'input') {
    const { entry, name } = subject;
    const { occurrences, doubt } = inputOccurrences(entry, name);
    if (!occurrences.some(({ declares }) => declares))
      return {
        refused: `The input contract does not declare ${quoted(name)}. Declare it under input.properties first.`,
      };
    if (doubt)
      return { refused: `The input ${quoted(name)} can’t be renamed everywhere: ${doubt}. Rename it by hand.` };
    return planScalars(document, occurrences, name);
  }
  const { section, name, at } = subject;
  const called = calledIn(section);
  if (section === 'roles' && isBuiltInRole(name))
    return {
      refused: `${quoted(name)} is a built-in role: every organization has it by this name, so it can’t be renamed here.`,
    };
  const occurrences = namedOccurrences(names, section, name);
  const declared = occurrences.filter(({ declares }) => declares);
  if (declared.length === 0)
    return {
      refused: `There is no ${called} ${quoted(name)} in ${home}, only references to it. Correct the name, or add the entry, before it is renamed.`,
    };
  if (declared.length === 1) return planScalars(document, occurrences, name);
  if (at.declares && occurrences.length === declared.length) return planScalars(document, [at], name, declared);
  const lines = declared.map(({ entry }) => document.position(entry.chunk, entry.node.start).line + 1);
  return {
    refused: `${lines.length} entries are called ${quoted(name)} (lines ${lines.slice(0, 5).join(', ')}), so it is open which of them the references mean. Give one of them another name by hand first.`,
  };
}

function planAnchor({ chunk, name, uses }: Extract<Subject, { readonly kind: 'anchor' }>): Plan | Refused {
  const { anchor, aliases } = uses;
  if (!anchor) return { refused: `No anchor \`&${name}\` stands before this alias. Add it before it is renamed.` };
  return {
    places: [anchor, ...aliases].map(({ start, end }) => (to: string) => [{ chunk, start: start + 1, end, text: to }]),
  };
}

/** `others`: further places that share what is written, if they share it, and are to be left alone. */
function planScalars(
  document: Document,
  occurrences: readonly Occurrence[],
  name: string,
  others: readonly Occurrence[] = [],
): Plan | Refused {
  // A value that several places have by aliases is written once.
  const places = new Map<Chunk, Map<number, (to: string) => Edit[]>>();
  const nodes = new Map<ScalarNode, Occurrence>();
  for (const occurrence of occurrences) {
    const written = writtenScalar(occurrence);
    const { part } = occurrence;
    if (!written || (!part && written.node.value !== name && occurrence.on === 'value')) {
      const { start } = document.range(occurrence.entry.chunk, occurrence.entry.node.start, occurrence.entry.node.end);
      return {
        refused: `${quoted(name)} comes into the entry on line ${start.line + 1} in a way that is not followed (an alias or a merge key). Rename it by hand.`,
      };
    }
    const { chunk, node, around } = written;
    nodes.set(node, occurrence);
    const ofChunk = places.get(chunk) ?? new Map<number, (to: string) => Edit[]>();
    places.set(chunk, ofChunk);
    ofChunk.set(
      node.start + (part?.start ?? 0),
      part
        ? (to) => [{ chunk, start: node.start + part.start, end: node.start + part.end, text: to }]
        : (to) => rewriteScalar(chunk, node, to, around),
    );
  }
  const shared = sharedWithOther(document, [...places.keys()], nodes, occurrences, others);
  return shared ?? { places: [...places.values()].flatMap((ofChunk) => [...ofChunk.values()]) };
}

/** Why a written place can't be changed: something else takes its value from there. */
function sharedWithOther(
  document: Document,
  chunks: readonly Chunk[],
  written: ReadonlyMap<ScalarNode, Occurrence>,
  occurrences: readonly Occurrence[],
  others: readonly Occurrence[],
): Refused | undefined {
  const wayKey = ({ path, on }: Way) => `${on}/${path.join('/')}`;
  const ways = new Map<Entry, Set<string>>();
  for (const one of occurrences) ways.set(one.entry, (ways.get(one.entry) ?? new Set()).add(wayKey(one)));
  const own = (way: Way) => ways.get(way.entry)?.has(wayKey(way)) === true;
  for (const other of others) {
    const node = writtenScalar(other)?.node;
    if (node && written.has(node) && !own(other)) return sharing(document, other);
  }
  for (const chunk of chunks) {
    if (!/\*[^\s,[\]{}]/.test(chunk.text)) continue;
    let found: Way | undefined;
    // What the value stands in, where the anchor does, counts as much as what takes it over.
    for (const [node, occurrence] of written)
      if (occurrence.entry.chunk === chunk && isBorrowed(occurrence)) {
        const host = hostOf(chunk, node);
        if (host && !own(host) && !isFree(host)) found ??= host;
      }
    eachBorrowed(chunk, (way) => {
      if (found || own(way) || isFree(way)) return;
      const node = writtenScalar(way)?.node;
      if (node && written.has(node)) found = way;
    });
    if (found) return sharing(document, found);
  }
  return undefined;
}

/** Whether an occurrence has its value by an alias or a merge key. */
function isBorrowed({ entry, path, on }: Way): boolean {
  const parent = nodeAt(entry.node, path.slice(0, -1));
  const pair = pairOf(parent, String(path.at(-1)));
  const node = on === 'key' ? pair?.key : nodeAt(entry.node, path);
  return node?.origin !== undefined;
}

function sharing(document: Document, { entry, path }: Way): Refused {
  const line = document.position(entry.chunk, entry.node.start).line + 1;
  const where = [entry.section, ...path.filter((step) => typeof step === 'string')].join(' › ');
  return {
    refused: `By an anchor, the same text is also the value of ${where} (the entry on line ${line}), which would change with it. Write it out there first.`,
  };
}

/** The way to a node that is written in an entry of a chunk. */
function hostOf(chunk: Chunk, wanted: ScalarNode): Way | undefined {
  for (const entry of chunk.entries) {
    const look = (node: Way['entry']['node'], path: readonly (string | number)[]): Way | undefined => {
      if (node === wanted) return { entry, path, on: 'value' };
      if (node.origin || wanted.start < node.start || wanted.end > node.end) return undefined;
      if (node.kind === 'list')
        for (const [index, item] of node.items.entries()) {
          const found = look(item, [...path, index]);
          if (found) return found;
        }
      if (node.kind === 'map')
        for (const { name, key, value } of node.pairs) {
          if (key === wanted) return { entry, path: [...path, name], on: 'key' };
          const found = look(value, [...path, name]);
          if (found) return found;
        }
      return undefined;
    };
    const found = look(entry.node, []);
    if (found) return found;
  }
  return undefined;
}

/** Whether a value is only read by people, or is the user's own. */
function isFree({ entry, path, on }: Way): boolean {
  const own = (step: string | number) => typeof step === 'string' && step.startsWith('x-');
  if (own(entry.section) || path.some(own)) return true;
  const last = path.at(-1);
  return (
    on === 'value' && path.length === 1 && (last === 'description' || last === 'displayName' || last === 'category')
  );
}

/** Why a new name can't be taken; undefined when it can. */
function judge({ document, names }: Asked, subject: Renamed, to: string): string | undefined {
  if (to.trim() === '') return 'A name can’t be empty. Write at least one letter.';
  if (subject.kind === 'anchor') {
    if (!/^[\p{L}\p{N}_][\p{L}\p{N}_./-]*$/u.test(to))
      return 'The name of an anchor starts with a letter, a digit or `_`, and goes on with these, `-`, `.` and `/`. Write it without spaces.';
    const taken = document.chunks.some(
      (chunk) => chunk.text.includes(to) && anchorsIn(chunk).some(({ name }) => name === to),
    );
    return taken ? `There is an anchor or an alias ${quoted(to)} already. Take another name.` : undefined;
  }
  if (/[\r\n]/.test(to)) return 'A name stands on one line. Write it without line ends.';
  if (subject.kind === 'input') {
    const { entry } = subject;
    if (!/^[A-Za-z_][\w-]*$/.test(to) || to === 'rawRequest')
      return 'An input is called by letters, digits, `_` and `-`, so that templates can name it as ${input.name}, and not `rawRequest`. Take another name.';
    if (declaredInputs(entry).includes(to) || inputOccurrences(entry, to).occurrences.length > 0)
      return `The data action speaks of an input ${quoted(to)} already. Take another name.`;
    return undefined;
  }
  const { section } = subject;
  const called = calledIn(section);
  if (to !== to.trim()) return 'A name starts and ends with a letter or sign that can be seen. Take the spaces away.';
  if (section === 'roles' && isBuiltInRole(to))
    return `${quoted(to)} is a built-in role, which every organization has. Take another name.`;
  if (names.count(section, to) > 0) return `There is another ${called} called ${quoted(to)}. Take another name.`;
  const dangling = names.references(section, to).length;
  if (dangling > 0)
    return `${dangling === 1 ? 'A reference names' : `${dangling} references name`} ${quoted(to)} already, which is no ${called} yet, and would mean this one then. Take another name, or correct the ${dangling === 1 ? 'reference' : 'references'} first.`;
  if (section === 'users' && !formats.email!(to))
    return `${quoted(to)} is no e-mail address, by which this file knows its users. Write one such as ada@acme.example.`;
  if (section === 'dataActions' && to.length > 256)
    return 'The name of a data action has up to 256 characters. Write a shorter one.';
  return undefined;
}

/** What an entry of a section is called, without an article. */
function calledIn(section: keyof Listed): string {
  const what = schemaAt([section, 0])?.['x-what'] ?? 'entry';
  return what.replace(/^An? /, '');
}

function quoted(name: string): string {
  return `“${name.length > 80 ? `${name.slice(0, 79)}…` : name}”`;
}

function inOrder(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.chunk.line - b.chunk.line || a.start - b.start);
}
