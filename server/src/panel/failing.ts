/** A question whose entry can't be read: the line, what is wrong with it, and what still works. */
import type { Chunk, Entry } from '../document/document';
import type { Problem } from '../document/node';
import { secretLines } from '../report/secrets';
import type { Finding } from '../rules/finding';
import { findClient, type Whole } from '../simulate/whole';
import { namesOf } from './asking';
import type { PanelCircumstances } from './circumstances';
import { lineText, shown } from './preview';
import { goTo, joined, plain, rich, strong } from './texts';
import { promise } from './verdict';
import type { Action, Failing, Field, Place, View } from './view';

/** Lines that are shown before and behind the one at which it goes wrong. */
const around = { before: 3, behind: 2 };

/** The problem for which a client can't be read; undefined when it can. */
export function unreadable(client: string, whole: Whole): Unreadable | undefined {
  return unreadableEntry(client, 'oauthClients', findClient(whole, client)?.entry, whole);
}

export interface Unreadable {
  readonly chunk: Chunk;
  readonly problem: Problem;
}

/** The problem for which an entry of a section can't be read; `found` is the one of this name that was read. */
export function unreadableEntry(
  client: string,
  section: string,
  found: Entry | undefined,
  { document }: Whole,
): Unreadable | undefined {
  const faulty = (chunk: Chunk) => {
    const problem = chunk.problems.find(({ rule }) => rule === 'yaml/syntax');
    return problem && { chunk, problem };
  };
  if (found) return faulty(found.chunk);
  // An entry whose name can't be read may be the one that is meant.
  const chunks = new Set(
    document.sections.filter(({ name }) => name === section).flatMap(({ entries }) => entries.map((one) => one.chunk)),
  );
  const faults = [...chunks, ...document.chunks.filter(({ text }) => client !== '' && text.includes(client))].flatMap(
    (chunk) => faulty(chunk) ?? [],
  );
  return faults.find(({ chunk }) => client !== '' && chunk.text.includes(client)) ?? faults[0];
}

export function failView(
  view: 'token' | 'api' | 'sso',
  client: string,
  { chunk, problem }: Unreadable,
  fields: readonly Field[],
  { whole, findings }: PanelCircumstances,
  /** Entries that can be read. */
  names = namesOf(whole).filter((name) => name !== client && !unreadable(name, whole)),
): Failing & Pick<View, 'keys' | 'promise'> {
  const { document } = whole;
  const range = document.range(chunk, problem.start, problem.end);
  const place: Place = { line: range.start.line + 1, range };
  const fix = fixAt(findings, place);
  const all = document.sections.flatMap(({ entries }) => entries);
  const broken = all.filter((entry) => entry.chunk.problems.some(({ rule }) => rule === 'yaml/syntax')).length;
  const hidden = secretLines({ chunks: [chunk], range: (one, start, end) => document.range(one, start, end) });
  const from = Math.max(0, range.start.line - around.before);
  const to = Math.min(document.lineCount - 1, range.start.line + around.behind);
  const lines = [];
  for (let line = from; line <= to; line++) {
    const hit = line === range.start.line;
    lines.push({
      number: line + 1,
      text: shown(lineText(document, line), hidden.has(line)),
      ...(hit ? { hit, note: rich(problem.message) } : {}),
    });
  }
  return {
    kind: 'error',
    view,
    verdict: {
      mark: 'unknown',
      title: 'Not simulated',
      code: problem.rule,
      sentence: joined(
        [
          plain('The entry '),
          ...(client ? [strong(client.slice(0, 200)), plain(' ')] : []),
          plain(`can’t be read, because of line ${place.line}:`),
        ],
        rich(problem.message),
        broken > 1 ? undefined : [plain('The rest of the file can be read.')],
      ),
      actions: [...(fix ? [fix] : []), goTo(place)],
      facts: [
        { label: 'Entries read', value: `${all.length - broken} of ${all.length}` },
        { label: 'How sure', value: 'not known' },
      ],
    },
    fields,
    excerpt: { place, lines },
    others: names.slice(0, 5).map(
      (name): Action => ({
        id: `other ${name}`,
        label: name,
        does: { kind: 'ask', question: view === 'sso' ? { view, provider: name } : { view, client: name } },
      }),
    ),
    keys: [{ keys: ['Enter'], does: 'go to line' }, ...(fix ? [{ keys: ['Ctrl+.'], does: 'apply fix' }] : [])],
    promise,
  };
}

/** The fix of the editor for what is wrong there, as an action. */
function fixAt(findings: readonly Finding[], place: Place): Action | undefined {
  const found = findings.find(({ range, fixes }) => fixes.length > 0 && range.start.line === place.range.start.line);
  const [fix] = found?.fixes ?? [];
  if (!found || !fix) return undefined;
  return {
    id: 'fix',
    label: 'Apply fix',
    icon: 'lightbulb-autofix',
    first: true,
    does: { kind: 'fix', fix: findingFixId(found) },
  };
}

/** Names the first fix of a finding. */
export function findingFixId({ rule, range, fixes }: Finding): string {
  return `finding ${rule} ${range.start.line}:${range.start.character} ${fixes[0]?.title ?? ''}`;
}
