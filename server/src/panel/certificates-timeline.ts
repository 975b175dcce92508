/** The timeline of the certificates view: a lane for each provider, with a bar for each of its certificates. */
import type { Calendar, JudgedProvider } from '../report/calendar-judged';
import { isoOf } from '../simulate/simulation';
import type { CertificateState, CertificatesInputs, Lane, Timeline } from './certificates-view';
import { barWords, callProvider, shownState } from './certificates-words';
import { countOf, named } from './texts';
import { dateOf } from './usage-words';

const day = 86_400_000;
/** Most lanes, and most bars in one. */
const mostLanes = 100;
const mostBars = 20;

export const spans: readonly number[] = [1, 2, 5];

/** Draws the timeline. What is outside of a calendar's years counts as its first or last day. */
export function drawTimeline(inputs: CertificatesInputs, calendar: Calendar): Timeline {
  const { now } = calendar;
  const years = spans.includes(inputs.years ?? 2) ? (inputs.years ?? 2) : 2;
  // A quarter of the time that is shown lies behind today.
  const start = firstDay(inputs.from) ?? monthsFrom(now, 1 - years * 3);
  const to = monthsFrom(start, years * 12);
  const soonDays = Math.max(1, ...calendar.providers.map(({ thresholds }) => thresholds.certificateWarningDays));
  const lanes = calendar.providers.slice(0, mostLanes).map((provider) => drawLane(provider, calendar));
  const states = new Set(lanes.flatMap(({ bars }) => bars.map(({ state }) => state)));
  return {
    label: `Validity of ${countOf(calendar.certificates.length, 'certificate')} of ${countOf(lanes.length, 'identity provider')} from ${dateOf(start)} to ${dateOf(to)}. The table has the same.`,
    from: isoOf(start),
    to: isoOf(to),
    years,
    earlier: dateOf(monthsFrom(start, -years * 3)),
    later: dateOf(monthsFrom(start, years * 3)),
    soonDays,
    lanes,
    legend: legendOf(states, soonDays),
  };
}

export function leftOutLanes({ providers }: Calendar): number {
  return Math.max(0, providers.length - mostLanes);
}

function legendOf(states: ReadonlySet<CertificateState>, days: number): Timeline['legend'] {
  const within = countOf(days, 'day');
  const all: Timeline['legend'] = [
    { state: 'valid', label: 'valid' },
    { state: 'now', label: `ends within ${within}` },
    { state: 'weak', label: 'weak key or signature' },
    { state: 'expired', label: 'expired' },
    { state: 'ahead', label: 'not yet valid' },
    { state: 'unused', label: 'in the metadata only' },
    { state: 'band', label: `the next ${within}` },
  ];
  return all.filter(({ state }) => (state !== 'unused' && state !== 'weak') || states.has(state));
}

function drawLane(provider: JudgedProvider, { now, files }: Calendar): Lane {
  const uses = provider.uses.slice(0, mostBars);
  const parts = [named(provider.type, 'type not known'), provider.enabled ? 'enabled' : 'disabled'];
  return {
    title: callProvider(provider),
    sub: [...parts, ...(files > 1 ? [provider.at.file] : [])].join(', '),
    ...(uses.length ? {} : { note: 'no certificate that can be read' }),
    bars: uses.map((use) => ({
      id: use.certificate.sha256,
      state: shownState(use.certificate, use.state),
      title: use.certificate.title,
      words: barWords(use, now),
      from: isoOf(use.certificate.notBefore),
      to: isoOf(use.certificate.notAfter),
    })),
    overlaps: uses.flatMap(({ certificate, successor }, first) => {
      const next = successor?.certificate;
      const days = Math.floor((successor?.overlap ?? 0) / day);
      const second = uses.findIndex((one) => one.certificate === next);
      // Where both began at the same time nothing was rotated.
      if (!next || second < 0 || days < 1 || next.notBefore <= certificate.notBefore) return [];
      const label = `${countOf(days, 'day').replace(/ days?$/, '')}-day overlap`;
      return [{ from: isoOf(next.notBefore), to: isoOf(certificate.notAfter), first, second, label }];
    }),
  };
}

/** The first day of the month so many months from an instant, in UTC. */
function monthsFrom(instant: number, months: number): number {
  const date = new Date(instant);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
}

/** The first day of the month of a day that can be shown. */
function firstDay(text: string | undefined): number | undefined {
  if (text === undefined || !/^(?:19[7-9]\d|2[0-4]\d\d)-\d\d-\d\d$/.test(text)) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : monthsFrom(instant, 0);
}
