/** The certificates view: every certificate of the workspace, when it ends, what follows it, and who is locked out when. */
import type { Calendar, JudgedProvider } from '../report/calendar-judged';
import { isoOf } from '../simulate/simulation';
import { leftOutRows, listCopies, listLockouts, listRows } from './certificates-table';
import { drawTimeline, leftOutLanes } from './certificates-timeline';
import { concludeCertificates } from './certificates-verdict';
import type { CertificatesAnswer, CertificatesInputs } from './certificates-view';
import { callProvider, fullDay, placeIn, placeLabel, when } from './certificates-words';
import { displayed } from './displayed';
import { markdownCell } from './table-text';
import { countOf, plain, strong } from './texts';
import type { Mark, Text, View } from './view';

/** Most faults that are listed. */
const mostFaults = 200;
const day = 86_400_000;

/** Answers a question about the certificates of the workspace. Never throws, whatever the files and the inputs hold. */
export function certificatesView(
  inputs: CertificatesInputs,
  calendar: Calendar,
): CertificatesAnswer & Pick<View, 'keys' | 'promise'> {
  return displayed(makeView(inputs, calendar));
}

function makeView(inputs: CertificatesInputs, calendar: Calendar): CertificatesAnswer & Pick<View, 'keys' | 'promise'> {
  const timeline = drawTimeline(inputs, calendar);
  const rows = listRows(calendar);
  return {
    kind: 'certificates',
    view: 'certificates',
    verdict: concludeCertificates(calendar, timeline.soonDays),
    at: isoOf(calendar.now),
    until: isoOf(calendar.until),
    timeline,
    rows,
    faults: calendar.faults.slice(0, mostFaults).map(({ provider, path, reason, at }) => ({
      title: path === undefined ? callProvider(provider) : `${callProvider(provider)}, ${path}`,
      reason,
      place: placeIn(at),
      label: placeLabel(at, calendar),
    })),
    lockouts: listLockouts(calendar).map((provider) => ({
      mark: lockoutMark(provider, calendar, timeline.soonDays),
      text: lockoutText(provider, calendar),
      place: placeIn(provider.at),
      label: placeLabel(provider.at, calendar),
    })),
    notes: notesOf(calendar),
    copies: listCopies(rows),
    keys: [
      { keys: ['↑', '↓'], does: 'certificates' },
      { keys: ['Enter'], does: 'go to line' },
      { keys: ['Space'], does: 'show all of it' },
      { keys: ['Alt+←', 'Alt+→'], does: 'earlier, later' },
    ],
    promise: 'The reminders in the .ics file hold names and dates, no keys.',
  };
}

function lockoutMark({ enabled, lockout: { from, begun } }: JudgedProvider, { now }: Calendar, days: number): Mark {
  if (!enabled) return 'skip';
  if (begun) return 'fail';
  return from !== undefined && from <= now + days * day ? 'warn' : 'pass';
}

/** "Acme_Okta: nobody can sign in from 14 December 2026 on, in 21 days." */
function lockoutText(provider: JudgedProvider, { now }: Calendar): Text {
  const { enabled, lockout } = provider;
  const { from, to, begun } = lockout;
  const name = strong(callProvider(provider));
  const until = to === undefined ? '' : ` until ${fullDay(to)}, ${when(to, now)}`;
  if (begun) {
    const since = from === undefined ? '' : ` since ${fullDay(from)}`;
    if (!enabled) return [name, plain(` is not enabled; no certificate of it is valid${since}${until}.`)];
    return [name, plain(`: nobody can sign in${since}${until}.`)];
  }
  if (from === undefined) return [name];
  // The last instant of a certificate is part of it.
  const start = `${fullDay(from - 1)}, ${when(from - 1, now)}`;
  const back = to === undefined ? '' : ` Sign-ins go on from ${fullDay(to)} on.`;
  if (!enabled) return [name, plain(` is not enabled; its certificates last until ${start}.`)];
  return [name, plain(`: sign-ins stop on ${start}.${back}`)];
}

function notesOf(calendar: Calendar): readonly Text[] {
  const rows = leftOutRows(calendar);
  const lanes = leftOutLanes(calendar);
  return [
    ...(rows ? [[plain(`${countOf(rows, 'more certificate')} left out: those that end last.`)]] : []),
    ...(lanes ? [[plain(`${countOf(lanes, 'more identity provider')} left out of the timeline.`)]] : []),
  ];
}

/** The view for a ticket. */
export function certificatesMarkdown({ verdict, at, copies, faults, lockouts }: CertificatesAnswer): string {
  const table = copies.find(({ id }) => id === 'markdown')?.does;
  const cell = (text: Text) => markdownCell(text.map((piece) => piece.text).join(''));
  const parts = [
    `## ${markdownCell(verdict.title)}`,
    cell(verdict.sentence),
    table?.kind === 'copy' ? table.text.trimEnd() : '',
    faults.map(({ title, reason, label }) => `- ${markdownCell(`${title} (${label}): ${reason}`)}`).join('\n'),
    lockouts.map(({ text }) => `- ${cell(text)}`).join('\n'),
    `As of ${at.slice(0, 16).replace('T', ' ')} UTC.`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
