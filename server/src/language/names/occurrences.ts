/** Every place of a document that speaks of what a subject names, in the order of the text. */
import type { Document, Entry } from '../../document/document';
import type { Listed } from '../../organization/model.generated';
import type { Names } from '../../organization/names';
import type { Editing } from '../editing';
import { clientIdOf, withClientId } from './client-ids';
import { inputOccurrences } from './inputs';
import { type Occurrence, type Span, spanOf } from './occurrence';
import { nameKey, type Subject } from './subject';

export interface Spoken {
  readonly span: Span;
  /** Whether it gives the name, and does not use it. */
  readonly declares: boolean;
}

/** The places that give a name, and those that refer to it. */
export function namedOccurrences(names: Names, section: keyof Listed, name: string): readonly Occurrence[] {
  const path = [nameKey(section)];
  return [
    ...names.named(section, name).map((entry): Occurrence => ({ entry, path, on: 'value', declares: true })),
    ...names
      .references(section, name)
      .map(({ entry, path }): Occurrence => ({ entry, path, on: 'value', declares: false })),
  ];
}

/** Where a subject is spoken of. A place that came by an alias is that of the alias, once. Empty for files. */
export function spokenOf(
  { document, names }: Pick<Editing, 'document' | 'names'>,
  subject: Subject,
): readonly Spoken[] {
  const found: Spoken[] = [];
  const add = (occurrence: Occurrence) => {
    const span = spanOf(occurrence);
    if (span) found.push({ span, declares: occurrence.declares });
  };
  switch (subject.kind) {
    case 'name': {
      const { section, name } = subject;
      for (const one of namedOccurrences(names, section, name)) add(one);
      if (section === 'oauthClients')
        for (const client of names.named(section, name)) for (const one of idsOf(document, client)) add(one);
      break;
    }
    case 'input':
      for (const one of inputOccurrences(subject.entry, subject.name).occurrences) add(one);
      break;
    case 'anchor': {
      const { chunk, uses } = subject;
      const span = ({ start, end }: { readonly start: number; readonly end: number }) => ({
        chunk,
        start: start + 1,
        end,
      });
      if (uses.anchor) found.push({ span: span(uses.anchor), declares: true });
      for (const alias of uses.aliases) found.push({ span: span(alias), declares: false });
      break;
    }
    case 'client-id':
      for (const section of ['oauthClients', 'authorizedApplications'] as const)
        for (const one of withClientId(document, section, subject.id)) add(one);
      break;
  }
  return inOrder(found);
}

/** The applications that name a client by its Client ID. */
function idsOf(document: Document, client: Entry): readonly Occurrence[] {
  const node = clientIdOf(client);
  return node?.kind === 'scalar' && typeof node.value === 'string'
    ? withClientId(document, 'authorizedApplications', node.value)
    : [];
}

function inOrder(found: readonly Spoken[]): readonly Spoken[] {
  const sorted = [...found].sort(
    (a, b) => a.span.chunk.line - b.span.chunk.line || a.span.start - b.span.start || a.span.end - b.span.end,
  );
  return sorted.filter(({ span }, at) => {
    const before = sorted[at - 1]?.span;
    return !before || before.chunk !== span.chunk || before.start !== span.start || before.end !== span.end;
  });
}
