/** What the file has already that may be meant again: names, divisions, types, anchors. */
import { anchorsIn } from '../../document/anchors';
import type { Entry } from '../../document/document';
import { type Node, pairOf } from '../../document/node';
import type { Question } from './asked';

/** The names of a section, in the order in which they came. */
export function namesIn({ editing }: Question, section: string): readonly string[] {
  return editing.names.names(section);
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
  return name === undefined ? undefined : editing.names.named(section, name)[0];
}

/** Entries that are looked through for what they have in common: enough to find what is usual in a file. */
const most = 2_000;

/** What entries of a section hold, each text once, the most usual first. */
export function seenIn(
  { editing }: Question,
  section: string,
  texts: (node: Node) => readonly string[],
): readonly string[] {
  const counts = new Map<string, number>();
  for (const { name, entries } of editing.document.sections) {
    if (name !== section) continue;
    for (const entry of entries.slice(0, most))
      for (const text of texts(entry.node)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([text]) => text);
}

/** The divisions in which roles are granted. */
export function divisionsIn(question: Question): readonly string[] {
  const of = (node: Node): string[] => {
    const roles = pairOf(node, 'roles')?.value;
    return roles?.kind === 'list' ? roles.items.flatMap((item) => textAt(item, 'division') ?? []) : [];
  };
  return [...new Set([...seenIn(question, 'oauthClients', of), ...seenIn(question, 'authorizedApplications', of)])];
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
