/** Every place that speaks of what stands at a position. */
import type { Document, Position, Range } from '../../document/document';
import { nameNode } from '../../organization/names';
import type { Editing } from '../editing';
import { clientIdOf, withClientId } from '../names/client-ids';
import { spokenInTests } from '../names/in-tests';
import { spanOf } from '../names/occurrence';
import { spokenOf } from '../names/occurrences';
import { homeOf, type Subject, subjectAt } from '../names/subject';

export interface ReferenceTo {
  readonly range: Range;
  /** Whether it gives the name, and does not use it. */
  readonly declares: boolean;
}

export interface References {
  /** The file in which the name is given; for a name in a file of tests, the organization file. */
  readonly of: Editing;
  /** Its places in that file, in the order of the text. */
  readonly places: readonly ReferenceTo[];
  /** What else files of tests may speak of. */
  readonly inTests?: InTests;
}

/** An entry as files of tests name it. */
export interface InTests {
  readonly section: string;
  readonly names: readonly string[];
  /** Client IDs of a client, by which it may be named as well. */
  readonly ids: readonly string[];
}

/** Undefined where nothing has a name. */
export function referencesAt(editing: Editing, position: Position): References | undefined {
  const subject = subjectAt(editing, position);
  if (!subject || subject.kind === 'file') return undefined;
  const of = homeOf(editing, subject);
  const places = spokenOf(of, subject).map(({ span: { chunk, start, end }, declares }) => ({
    range: of.document.range(chunk, start, end),
    declares,
  }));
  const inTests = namedInTests(of, subject);
  return { of, places, ...(inTests ? { inTests } : {}) };
}

/** The places in a file of tests that speak of an entry. */
export function placesInTests(tests: Document, { section, names, ids }: InTests): readonly Range[] {
  const folded = ids.map((id) => id.toLowerCase());
  const isMeant = (name: string) => names.includes(name) || folded.includes(name.toLowerCase());
  return spokenInTests(tests, section, isMeant).flatMap((one) => {
    const span = spanOf(one);
    return span ? [tests.range(span.chunk, span.start, span.end)] : [];
  });
}

const tested: ReadonlySet<string> = new Set(['oauthClients', 'identityProviders', 'users']);

function namedInTests({ document, names }: Editing, subject: Subject): InTests | undefined {
  if (subject.kind === 'client-id') {
    const clients = withClientId(document, 'oauthClients', subject.id);
    return {
      section: 'oauthClients',
      names: clients.flatMap(({ entry }) => nameNode(entry)?.value ?? []),
      ids: [subject.id],
    };
  }
  if (subject.kind !== 'name' || !tested.has(subject.section)) return undefined;
  const { section, name } = subject;
  const clients = section === 'oauthClients' ? names.named(section, name) : [];
  const ids = clients.flatMap((entry) => {
    const id = clientIdOf(entry);
    return id?.kind === 'scalar' && typeof id.value === 'string' ? [id.value] : [];
  });
  return { section, names: [name], ids };
}
