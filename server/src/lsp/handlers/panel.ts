/** The requests of the panel: views, the edits of their fixes, reports, tokens, and the entry under the cursor. */
import { type CancellationToken, type Connection, RequestType, type WorkspaceEdit } from 'vscode-languageserver';
import type { Edit } from '../../document/edits';
import { textEdit, workspaceEdit } from '../../language/text-edits';
import { certificatesMarkdown, certificatesView } from '../../panel/certificates';
import { entryAt } from '../../panel/entry';
import { findingFixId } from '../../panel/failing';
import { type Made, makeSsoView, makeView, tokenOf, withToken } from '../../panel/panel';
import type { AnsweredSso } from '../../panel/sso';
import { usageJson, usageMarkdown } from '../../panel/usage-report';
import type { EntryHere, View } from '../../panel/view';
import { icsCalendar } from '../../report/calendar-ics';
import { judgeCalendar } from '../../report/calendar-judged';
import { jsonCalendar } from '../../report/calendar-text';
import { answerMarkdown } from '../../report/markdown';
import { simulationJson } from '../../report/simulation';
import { ssoMarkdown } from '../../report/sso-markdown';
import type { Finding } from '../../rules/finding';
import type { Calendars } from '../calendars';
import { isRange } from '../changes';
import { calendarRequests, panelRequests } from '../protocol';
import { readQuestion, readTyped } from '../questions';
import { type Log, quietly, request } from '../safely';
import { SignIns } from '../sign-ins';
import type { Subject, Subjects } from '../subjects';
import type { Vault } from '../vault';
import type { Workspace } from '../workspace';

export interface PanelInput {
  readonly workspace: () => Workspace | undefined;
  readonly subjects: Subjects;
  readonly calendars: Calendars;
  readonly vault: Vault;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly log: Log;
}

interface Asked {
  readonly subject: Subject;
  readonly made: Made;
}

/** Turns of the event loop in which a request that came with another one is read, and answered. */
const turns = 4;

export function onPanel(connection: Connection, { workspace, subjects, calendars, vault, now, log }: PanelInput): void {
  const signIns = new SignIns();
  const rest = quietly('Running scenarios', log, ({ rest: run }: AnsweredSso) => run());
  const answer = async (params: unknown, token?: CancellationToken): Promise<Asked | undefined> => {
    const { textDocument, question: given, typed } = recordOf(params);
    const question = readQuestion(given);
    if (!question) return undefined;
    const client = question.view === 'sso' || question.view === 'certificates' ? undefined : question.client;
    // What the editor asks about the same text, its findings above all, is answered first.
    await pause();
    if (token?.isCancellationRequested) return undefined;
    const files = question.view === 'certificates' ? await calendars.gather(token) : [];
    const subject = await subjects.of(recordOf(textDocument).uri, client);
    if (!subject) return undefined;
    if (question.view === 'certificates') {
      const calendar = judgeCalendar(files, now());
      return { subject, made: { view: certificatesView(question, calendar), calendar } };
    }
    const { document, whole, settings, findings, name, resolve } = subject;
    const circumstances = {
      document,
      whole,
      settings,
      findings,
      resolve,
      conceal: vault.conceal,
      now: now(),
      typed: readTyped(typed),
      file: name,
      seed: vault.seed,
    };
    const assertion = question.view === 'token' ? await signIns.assertion(question, subject, circumstances) : undefined;
    const made =
      question.view === 'sso'
        ? await makeSsoView(question, await signIns.around(question.provider, subject, circumstances))
        : makeView(question, { ...circumstances, assertion });
    return { subject, made };
  };

  connection.onRequest(
    new RequestType<unknown, View | null, void>(panelRequests.view),
    request('panel/view', log, null as View | null, async (params: unknown, token) => {
      const asked = await answer(params, token);
      if (!asked) return null;
      const view = await withToken(asked.made, vault.signing);
      // The page asks again for what is found out meanwhile.
      if (asked.made.sso) void rest(asked.made.sso);
      return { ...view, version: asked.subject.version ?? 0 };
    }),
  );
  connection.onRequest(
    new RequestType<unknown, WorkspaceEdit | null, void>(panelRequests.fix),
    request('panel/fix', log, null as WorkspaceEdit | null, async (params: unknown) => {
      const { fix, version } = recordOf(params);
      const asked = await answer(params);
      if (!asked || typeof fix !== 'string') return null;
      const { subject, made } = asked;
      if (version !== (subject.version ?? 0)) return null;
      const edits = editsOf(fix, made, subject.findings);
      if (!edits?.length) return null;
      const takes = workspace()?.client.documentChanges && subject.version !== undefined;
      const own = edits.map((edit) => textEdit(subject.document, edit));
      return workspaceEdit(subject.uri, takes ? subject.version : undefined, own);
    }),
  );
  connection.onRequest(
    new RequestType<unknown, string | null, void>(panelRequests.report),
    request('panel/report', log, null as string | null, async (params: unknown) => {
      const { format } = recordOf(params);
      const asked = await answer(params);
      if (!asked || (format !== 'markdown' && format !== 'json')) return null;
      return reportOf(asked, format);
    }),
  );
  connection.onRequest(
    new RequestType<unknown, string | null, void>(panelRequests.token),
    request('panel/token', log, null as string | null, async (params: unknown) => {
      const asked = await answer(params);
      return (asked && (await tokenOf(asked.made, vault.signing))) ?? null;
    }),
  );
  connection.onRequest(
    new RequestType<unknown, string | null, void>(calendarRequests.ics),
    request('certificates/ics', log, null as string | null, async (_params: unknown, token) => {
      await pause();
      return icsCalendar(judgeCalendar(await calendars.gather(token), now())) ?? null;
    }),
  );
  connection.onRequest(
    new RequestType<unknown, EntryHere | null, void>(panelRequests.entry),
    request('panel/entry', log, null as EntryHere | null, async (params: unknown) => {
      const { textDocument, position } = recordOf(params);
      const place = { start: position, end: position };
      if (!isRange(place)) return null;
      const subject = await subjects.of(recordOf(textDocument).uri, undefined);
      return (subject && entryAt(place.start, subject.whole)) ?? null;
    }),
  );
}

/** Lets requests be answered that came with this one. */
async function pause(): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}

function recordOf(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null ? (value as { readonly [key: string]: unknown }) : {};
}

/** The edits of a fix that was offered: of a step, or of the editor's finding where an entry can't be read. */
function editsOf(fix: string, { answered, sso }: Made, findings: readonly Finding[]): readonly Edit[] | undefined {
  const own = [...(answered?.fixes ?? []), ...(sso?.fixes ?? [])].find(({ id }) => id === fix);
  if (own) return own.edits;
  return findings.find((finding) => finding.fixes.length > 0 && findingFixId(finding) === fix)?.fixes[0]?.edits();
}

function reportOf({ subject, made }: Asked, format: 'markdown' | 'json'): string | null {
  const { view, answered, sso, calendar } = made;
  if (view.kind === 'certificates' && calendar)
    return format === 'json' ? jsonCalendar(calendar) : certificatesMarkdown(view);
  if (view.kind === 'usage') return format === 'json' ? usageJson(view) : usageMarkdown(view);
  if (sso && view.kind === 'sso') {
    const { simulation } = sso;
    return format === 'json'
      ? simulationJson(simulation)
      : ssoMarkdown(view, { file: subject.name, at: simulation.at });
  }
  if (view.kind !== 'answer' || !answered) return null;
  return format === 'json'
    ? simulationJson(answered.simulation)
    : answerMarkdown(view, { file: subject.name, at: answered.simulation.at });
}
