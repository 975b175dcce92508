/** What a position is about: a name, an anchor, an input of a data action, a file. */
import { type AnchorUse, markAt, usesOf } from '../../document/anchors';
import type { Chunk, Entry, Position } from '../../document/document';
import type { Node } from '../../document/node';
import type { Listed } from '../../organization/model.generated';
import { nameNode, referencesOf } from '../../organization/names';
import type { Editing, Tested } from '../editing';
import { organizationOf } from '../format';
import { type Place, placeOf } from '../place';
import { withClientId } from './client-ids';
import { fileAt } from './files';
import { namedInTest } from './in-tests';
import { inputNamed } from './inputs';
import { insideQuotes, type Occurrence, type Span, spanOf } from './occurrence';
import { testFileAt } from './test-files';

export type Subject =
  /** The name of an entry, or a reference to one. */
  | {
      readonly kind: 'name';
      readonly section: keyof Listed;
      readonly name: string;
      readonly at: Occurrence;
      readonly span: Span;
    }
  | {
      readonly kind: 'anchor';
      readonly chunk: Chunk;
      readonly name: string;
      readonly uses: AnchorUse;
      readonly span: Span;
    }
  | { readonly kind: 'input'; readonly entry: Entry; readonly name: string; readonly span: Span }
  /** A file by the path that is written. */
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly span: Span;
      /** In a file of tests: it lies beside the organization file. */
      readonly ofOrganization?: boolean;
    }
  /** A Client ID: that of a client, or the one by which an application names it. */
  | { readonly kind: 'client-id'; readonly id: string; readonly span: Span };

/** What stands at a position; undefined where nothing has a name. Costs what the entry costs. */
export function subjectAt(
  { document, tested }: Pick<Editing, 'document' | 'tested'>,
  position: Position,
): Subject | undefined {
  const { chunk, offset } = document.locate(position);
  const mark = markAt(chunk, offset);
  if (mark) {
    const span = { chunk, start: mark.start + 1, end: mark.end };
    return { kind: 'anchor', chunk, name: mark.name, uses: usesOf(chunk, mark), span };
  }
  const place = placeOf(document, position);
  if (!place?.entry) return undefined;
  return tested ? inTests(place, place.entry, tested) : of(place, place.entry);
}

/** The file in which a subject is given its name: anchors belong to their own, names to the organization file. */
export function homeOf<E extends Pick<Editing, 'document' | 'names' | 'tested'>>(
  editing: E,
  subject: Subject,
): E | NonNullable<E['tested']> {
  return subject.kind === 'anchor' ? editing : organizationOf(editing);
}

/** In a file of tests: a name of the organization file, or a file. */
function inTests({ path, on, node }: Place, entry: Entry, { document, names }: Tested): Subject | undefined {
  if (on !== 'value' || node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  const { chunk } = entry;
  const span = node.origin ? { chunk, start: node.start, end: node.end } : { chunk, ...insideQuotes(chunk, node) };
  const file = testFileAt(entry, path);
  if (file) return { kind: 'file', span, ...file };
  const named = namedInTest(entry).find((one) => one.node === node);
  if (!named) return undefined;
  const { section, name, at } = named;
  const isId =
    section === 'oauthClients' && names.count(section, name) === 0 && withClientId(document, section, name).length > 0;
  return isId ? { kind: 'client-id', id: name, span } : { kind: 'name', section, name, at, span };
}

function of(place: Place, entry: Entry): Subject | undefined {
  const { path, on, node, offset } = place;
  const input = inputNamed(entry, path, on, offset);
  if (input) {
    const span = input.part ? { chunk: entry.chunk, ...input.part } : spanOf({ entry, path, on, declares: false });
    return span && { kind: 'input', entry, name: input.name, span };
  }
  if (on !== 'value' || node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  const { chunk } = entry;
  const span = node.origin ? { chunk, start: node.start, end: node.end } : { chunk, ...insideQuotes(chunk, node) };
  const section = entry.section as keyof Listed;
  const declares = path.length === 1 && entry.listed && isName(entry, node);
  if (declares) return { kind: 'name', section, name: node.value, at: { entry, path, on, declares }, span };
  const reference = referencesOf(entry).find((one) => one.node === node);
  if (reference)
    return {
      kind: 'name',
      section: reference.section,
      name: reference.name,
      at: { entry, path, on, declares: false },
      span,
    };
  if (path.at(-1) === 'clientId' && (section === 'oauthClients' || section === 'authorizedApplications'))
    return { kind: 'client-id', id: node.value, span };
  const file = fileAt(entry, path);
  return file === undefined ? undefined : { kind: 'file', path: file, span };
}

function isName(entry: Entry, node: Node): boolean {
  return nameNode(entry) === node;
}

/** The key of the name of an entry, for occurrences. */
export function nameKey(section: string): 'email' | 'name' {
  return section === 'users' ? 'email' : 'name';
}
