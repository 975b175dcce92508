/** Days, names and places as the certificates view writes them. */
import type { CalendarCertificate, CalendarPlace } from '../report/calendar';
import {
  type Calendar,
  daysUntil,
  type JudgedProvider,
  type JudgedUse,
  type UseState,
} from '../report/calendar-judged';
import { onlyWeak, spanWords } from '../report/calendar-text';
import type { CertificateState } from './certificates-view';
import { named } from './texts';
import { dateOf, spokenDay } from './usage-words';
import type { Place } from './view';

/** "14 December 2026". */
export function fullDay(instant: number): string {
  return `${spokenDay(instant)} ${new Date(instant).getUTCFullYear()}`;
}

/** "in 21 days", "23 days ago", "today". */
export function when(instant: number, now: number): string {
  const days = daysUntil(instant, now);
  if (days === 0) return 'today';
  return days < 0 ? `${spanWords(-days)} ago` : `in ${spanWords(days)}`;
}

/** The state of a certificate as the view shows it. */
export function shownState(certificate: CalendarCertificate, state: UseState): CertificateState {
  return onlyWeak(certificate, state) === undefined ? state : 'weak';
}

/** A place as the view leads to it. */
export function placeIn({ uri, range }: CalendarPlace): Place {
  return { line: range.start.line + 1, range, ...(uri ? { uri } : {}) };
}

/** "line 62"; with several files "acme/integrations.yaml:62". */
export function placeLabel({ file, range }: CalendarPlace, { files }: Calendar): string {
  const line = range.start.line + 1;
  return files > 1 ? `${file}:${line}` : `line ${line}`;
}

export function callProvider({ name }: Pick<JudgedProvider, 'name'>): string {
  return named(name, 'An identity provider');
}

/** What a bar is called by beside its certificate. */
export function barWords(use: JudgedUse, now: number): string {
  const weak = onlyWeak(use.certificate, use.state);
  return `${dateWords(use, now)}${weak === undefined ? '' : `, weak: ${weak}`}`;
}

function dateWords({ state, certificate, successor }: JudgedUse, now: number): string {
  const { notBefore, notAfter } = certificate;
  const left = daysUntil(notAfter, now);
  const days = left === 0 ? 'ends today' : `${spanWords(left)} left`;
  switch (state) {
    case 'expired':
      return `expired ${when(notAfter, now)}`;
    case 'ahead':
      return `begins ${when(notBefore, now)}`;
    case 'now':
    case 'soon':
      return `${days}, no successor`;
    case 'unused':
      return `${left < 0 ? `expired ${when(notAfter, now)}` : days}, in the metadata only`;
    case 'valid':
      if (!successor) return days;
      if (successor.overlap < 0) return `${days}, then a gap until ${dateOf(successor.certificate.notBefore)}`;
      return successor.certificate.notBefore > now ? `${days}, successor ready` : days;
  }
}
