/** What the certificates of organization files come to at an instant: by the judgement of the rules. */
import { type DatesState, judgeDates, judgeEnds } from '../rules/sso/validity';
import type { CalendarCertificate, CalendarFault, CalendarFile, CalendarProvider, CalendarUse } from './calendar';

const day = 86_400_000;

/**
 * `now`: it ends so soon that it has to be replaced now; `soon`: that it is worth knowing; in both cases nothing lasts
 * longer. `unused`: it does not count.
 */
export type UseState = 'expired' | 'now' | 'soon' | 'valid' | 'ahead' | 'unused';

export interface JudgedUse extends CalendarUse {
  readonly state: UseState;
  /** The certificate that takes over. */
  readonly successor: Successor | undefined;
}

export interface Successor {
  readonly certificate: CalendarCertificate;
  /** Milliseconds in which both are valid; negative for those in which neither is. */
  readonly overlap: number;
}

/** A time in which no certificate of a provider is valid: nobody can sign in. */
export interface Lockout {
  /** Milliseconds since 1970 UTC; the past when it has begun, undefined when it has always been so. */
  readonly from: number | undefined;
  /** When the next one begins; undefined when none does. */
  readonly to: number | undefined;
  readonly begun: boolean;
}

export interface JudgedProvider extends Omit<CalendarProvider, 'uses'> {
  readonly uses: readonly JudgedUse[];
  /** The next one, or the present one. There is always one: no certificate lasts. */
  readonly lockout: Lockout;
}

/** A certificate with every place that gives it. */
export interface JudgedCertificate {
  readonly certificate: CalendarCertificate;
  /** The worst of its states. */
  readonly state: UseState;
  /** Whole days until its end; negative for those since then. */
  readonly days: number;
  readonly uses: readonly { readonly use: JudgedUse; readonly provider: JudgedProvider }[];
}

export interface Calendar {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly files: number;
  /** In the order of the files. */
  readonly providers: readonly JudgedProvider[];
  /** Each once, in the order in which they end. */
  readonly certificates: readonly JudgedCertificate[];
  readonly faults: readonly (CalendarFault & { readonly provider: JudgedProvider })[];
  /** The instant from which something of this is another (milliseconds since 1970 UTC): at the latest midnight UTC. */
  readonly until: number;
}

/** Judges certificates at an instant. */
export function judgeCalendar(files: readonly CalendarFile[], now: number): Calendar {
  const providers = files.flatMap((file) => file.providers.map((provider) => judgeProvider(provider, now)));
  const certificates = mergeUses(providers, now);
  return {
    now,
    files: files.length,
    providers,
    certificates,
    faults: providers.flatMap((provider) => provider.faults.map((fault) => ({ ...fault, provider }))),
    until: nextChange(certificates, now),
  };
}

function judgeProvider(provider: CalendarProvider, now: number): JudgedProvider {
  const context = { after: (instant: number) => now >= instant };
  const counting = provider.uses.filter(({ counts }) => counts);
  const { judged } = judgeDates({ certificates: counting }, context);
  const ends = new Map(
    judgeEnds(judged, provider.thresholds, context).map(({ one, severity }) => [one.certificate.sha256, severity]),
  );
  const dates = new Map(judged.map((one) => [one.certificate.sha256, one.dates]));
  const uses = provider.uses.map((use): JudgedUse => {
    const { sha256 } = use.certificate;
    const state = use.counts ? stateOf(dates.get(sha256) ?? 'valid', ends.get(sha256)) : 'unused';
    return { ...use, state, successor: use.counts ? successorOf(use, counting) : undefined };
  });
  return { ...provider, uses, lockout: findLockout(counting, now) };
}

function stateOf(dates: DatesState, ends: 'warning' | 'info' | undefined): UseState {
  if (dates !== 'valid') return dates;
  return ends === 'warning' ? 'now' : ends === 'info' ? 'soon' : 'valid';
}

/** Who takes over: of those that last longer one without a gap, else the one that begins first. */
function successorOf({ certificate }: CalendarUse, all: readonly CalendarUse[]): Successor | undefined {
  const later = all
    .map((one) => one.certificate)
    .filter(({ notAfter }) => notAfter > certificate.notAfter)
    .sort((a, b) => a.notAfter - b.notAfter);
  const next =
    later.find(({ notBefore }) => notBefore <= certificate.notAfter) ??
    later.reduce<CalendarCertificate | undefined>(
      (best, one) => (best && best.notBefore <= one.notBefore ? best : one),
      undefined,
    );
  if (!next) return undefined;
  const overlap = certificate.notAfter - Math.max(next.notBefore, certificate.notBefore);
  return { certificate: next, overlap };
}

/** The first time from now on in which none is valid. */
function findLockout(uses: readonly CalendarUse[], now: number): Lockout {
  const spans = uses.map(({ certificate }) => certificate);
  const valid = (at: number) => spans.filter(({ notBefore, notAfter }) => notBefore <= at && at <= notAfter);
  let from = now;
  for (let here = valid(from); here.length; here = valid(from))
    from = Math.max(...here.map(({ notAfter }) => notAfter)) + 1;
  const to = Math.min(...spans.map(({ notBefore }) => notBefore).filter((start) => start > from));
  const begun = from === now;
  const ended = Math.max(...spans.map(({ notAfter }) => notAfter).filter((end) => end < now));
  return {
    from: begun ? (Number.isFinite(ended) ? ended + 1 : undefined) : from,
    to: Number.isFinite(to) ? to : undefined,
    begun,
  };
}

const worst: readonly UseState[] = ['expired', 'now', 'ahead', 'soon', 'valid', 'unused'];

function mergeUses(providers: readonly JudgedProvider[], now: number): readonly JudgedCertificate[] {
  const byPrint = new Map<string, JudgedCertificate['uses'][number][]>();
  for (const provider of providers)
    for (const use of provider.uses) {
      const { sha256 } = use.certificate;
      const known = byPrint.get(sha256);
      if (known) known.push({ use, provider });
      else byPrint.set(sha256, [{ use, provider }]);
    }
  return [...byPrint.values()]
    .flatMap((uses) => {
      const [first] = uses;
      if (!first) return [];
      const { certificate } = first.use;
      const states = uses.map(({ use }) => use.state);
      const state = worst.find((one) => states.includes(one)) ?? 'valid';
      return [{ certificate, state, days: daysUntil(certificate.notAfter, now), uses }];
    })
    .sort(
      (a, b) =>
        a.certificate.notAfter - b.certificate.notAfter || (a.certificate.sha256 < b.certificate.sha256 ? -1 : 1),
    );
}

/** Whole days until an instant; negative for those since then, and 0 for less than a day in both directions. */
export function daysUntil(instant: number, now: number): number {
  const days = Math.floor(Math.abs(instant - now) / day);
  return instant < now && days > 0 ? -days : days;
}

/** When a number of days, or a state, is another. Thresholds are whole days, so they change with the days. */
function nextChange(certificates: readonly JudgedCertificate[], now: number): number {
  const midnight = (Math.floor(now / day) + 1) * day;
  const changes = certificates.flatMap(({ certificate: { notBefore, notAfter } }) =>
    [notBefore, notAfter, notAfter + 1].map((instant) => {
      const rest = (((instant - now) % day) + day) % day;
      // A number of days is another just behind the instant at which it is reached.
      return now + rest + (rest === 0 ? 1 : 0);
    }),
  );
  return changes.reduce((least, one) => Math.min(least, one > now ? one : now + 1), midnight);
}
