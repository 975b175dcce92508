/** Where what stands at a position is defined. */
import type { Chunk, Position, Range } from '../../document/document';
import { type Node, nodeAt, pairOf } from '../../document/node';
import type { Editing } from '../editing';
import { organizationOf } from '../format';
import { withClientId } from '../names/client-ids';
import { type Occurrence, type Span, spanOf } from '../names/occurrence';
import { homeOf, nameKey, type Subject, subjectAt } from '../names/subject';

export interface Definition {
  /** What was asked about. */
  readonly origin: Range;
  /** The file that the targets are in, or beside which the other file lies: the same one, or the one that it tests. */
  readonly of: Editing;
  /** `whole` is what is defined, `name` its name in it. */
  readonly targets: readonly { readonly whole: Range; readonly name: Range }[];
  /** Another file, by the path that is written. */
  readonly file?: string;
}

/** Undefined where nothing is defined: between values, at built-in roles and names that nothing has. */
export function definitionAt(editing: Editing, position: Position): Definition | undefined {
  const { document } = editing;
  const subject = subjectAt(editing, position);
  if (!subject) return undefined;
  const origin = document.range(subject.span.chunk, subject.span.start, subject.span.end);
  if (subject.kind === 'file') {
    const of = subject.ofOrganization ? organizationOf(editing) : editing;
    return { origin, of, targets: [], file: subject.path };
  }
  const of = homeOf(editing, subject);
  const range = ({ chunk, start, end }: Span) => of.document.range(chunk, start, end);
  const targets = targetsOf(of, subject).map(({ whole, name }) => ({ whole: range(whole), name: range(name) }));
  return targets.length > 0 ? { origin, of, targets } : undefined;
}

interface Target {
  readonly whole: Span;
  readonly name: Span;
}

function targetsOf({ document, names }: Editing, subject: Exclude<Subject, { readonly kind: 'file' }>): Target[] {
  switch (subject.kind) {
    case 'name': {
      const path = [nameKey(subject.section)];
      return names
        .named(subject.section, subject.name)
        .flatMap((entry) => targetOf({ entry, path, on: 'value', declares: true }, entry.node));
    }
    case 'client-id':
      return withClientId(document, 'oauthClients', subject.id).flatMap((one) => targetOf(one, one.entry.node));
    case 'input': {
      const { entry, name } = subject;
      const path = ['input', 'properties', name];
      const pair = pairOf(nodeAt(entry.node, path.slice(0, -1)), name);
      return targetOf(
        { entry, path, on: 'key', declares: true },
        pair && { start: pair.key.start, end: pair.value.end },
      );
    }
    case 'anchor': {
      const { chunk, uses } = subject;
      if (!uses.anchor) return [];
      const { start, end } = uses.anchor;
      const name = { chunk, start: start + 1, end };
      return [{ name, whole: { chunk, start, end: Math.max(end, nodeBehind(chunk, end)?.end ?? end) } }];
    }
  }
}

function targetOf(
  occurrence: Occurrence,
  whole: { readonly start: number; readonly end: number } | undefined,
): Target[] {
  const name = spanOf(occurrence);
  if (!name || !whole) return [];
  const { chunk } = name;
  // A name that comes by an alias stands where the alias does, which a broken text may have elsewhere.
  const start = Math.min(whole.start, name.start);
  return [{ name, whole: { chunk, start, end: Math.max(whole.end, name.end) } }];
}

/** The value that follows an anchor, or the last part of it. */
function nodeBehind(chunk: Chunk, offset: number): Node | undefined {
  let best: Node | undefined;
  const look = (node: Node): void => {
    if (node.origin || node.end <= offset) return;
    if (node.start >= offset) {
      if (!best || node.start < best.start) best = node;
      return;
    }
    if (node.kind === 'list') for (const item of node.items) look(item);
    else if (node.kind === 'map') for (const { value } of node.pairs) look(value);
  };
  for (const { node } of chunk.entries) look(node);
  if (!best) return undefined;
  const between = chunk.text.slice(offset, best.start).replace(/#.*|![^\s]*|\s/g, '');
  if (between === '') return best;
  // The list of a whole section is no entry: its elements are.
  const first = between === '-' || between === '[' ? chunk.entries.find(({ node }) => node === best) : undefined;
  return first && chunk.entries.filter(({ section }) => section === first.section).at(-1)?.node;
}
