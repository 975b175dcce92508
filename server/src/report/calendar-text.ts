/** The certificates of organization files for people and for programs. */
import type { CalendarCertificate } from './calendar';
import type { Calendar, JudgedCertificate, JudgedProvider, UseState } from './calendar-judged';
import { counted } from './report';
import type { Paint, Style } from './text';
import { visible } from './visible';

const day = 86_400_000;

/** Each state in a word or two. */
export const stateWords: { readonly [state in UseState]: string } = {
  expired: 'Expired',
  now: 'Replace now',
  soon: 'Replace soon',
  valid: 'Valid',
  ahead: 'Not yet valid',
  unused: 'Not configured',
};

/** "21 days"; beyond two years whole years, as nobody counts days there. `days` is not negative. */
export function spanWords(days: number): string {
  return days > 2 * daysInYear ? counted(Math.floor(days / daysInYear), 'year') : counted(days, 'day');
}

const daysInYear = 365.25;

/** What is weak of a certificate whose dates are no reason to replace it: "RSA 1024, SHA-1". */
export function onlyWeak({ weaknesses }: CalendarCertificate, state: UseState): string | undefined {
  if (!weaknesses.length || (state !== 'valid' && state !== 'soon')) return undefined;
  return weaknesses.map(({ brief }) => brief).join(', ');
}

const styles: { readonly [state in UseState]: Style } = {
  expired: 'error',
  now: 'warning',
  soon: 'info',
  valid: 'good',
  ahead: 'info',
  unused: 'dim',
};

/** Whether something has to be done: who is enabled is locked out, a certificate ends, or can't be read. */
export function needsWork({ certificates, providers, faults }: Calendar): boolean {
  return (
    faults.length > 0 ||
    certificates.some(({ state }) => state === 'now') ||
    providers.some(({ enabled, lockout, uses }) => enabled && lockout.begun && uses.some(({ counts }) => counts))
  );
}

/** A row for each certificate, in the order in which they end, then what stands in the place of one, then who is locked out when. */
export function textCalendar(calendar: Calendar, paint: Paint): string {
  const { certificates, faults, providers, files } = calendar;
  const words = certificates.map((one) => rowOf(one));
  const widths = words.reduce<number[]>((most, row) => row.map((cell, at) => Math.max(most[at] ?? 0, cell.length)), []);
  const rows = words.map((row, index) => {
    const [state = '', ...rest] = row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0)));
    const judged = certificates[index];
    const weak = judged && onlyWeak(judged.certificate, judged.state);
    const style = weak === undefined ? styles[judged?.state ?? 'valid'] : 'warning';
    return `${paint(style, state)}  ${rest.join('  ')}`;
  });
  const refused = faults.map(
    ({ reason, at, provider }) =>
      `${paint('error', 'Unreadable')}  ${visible(`${provider.name}, ${at.file}:${at.range.start.line + 1}: ${reason}`)}`,
  );
  const ends = providers
    .filter(({ uses }) => uses.some(({ counts }) => counts))
    .map(
      (provider) => `${paint(provider.lockout.begun ? 'error' : 'dim', 'Sign-in')}  ${visible(lockoutText(provider))}`,
    );
  const summary = `${counted(certificates.length, 'certificate')} in ${counted(files, 'file')}.`;
  return [...rows, ...refused, ...ends, paint('bold', summary)].map((line) => `${line}\n`).join('');
}

function rowOf({ certificate, state, days, uses }: JudgedCertificate): readonly string[] {
  const { title, notBefore, notAfter, sha256 } = certificate;
  const whose = [...new Set(uses.map(({ provider }) => provider.name))].join(', ');
  const places = uses.map(({ use: { at } }) => `${at.file}:${at.range.start.line + 1}`);
  const weak = onlyWeak(certificate, state);
  return [
    weak === undefined ? stateWords[state] : `Weak: ${weak}`,
    visible(title),
    visible(whose),
    `${dateOf(notBefore)} to ${dateOf(notAfter)}`,
    days < 0 ? `${spanWords(-days)} ago` : `${spanWords(days)} left`,
    `SHA-256 ${sha256.slice(0, 16)}`,
    visible([...new Set(places)].join(', ')),
  ];
}

/** "Acme_Okta: nobody can sign in from 2026-12-14 on" */
function lockoutText({ name, enabled, lockout: { from, to, begun } }: JudgedProvider): string {
  const whom = enabled ? '' : ' (not enabled)';
  const until = to === undefined ? '' : ` until ${dateOf(to)}`;
  if (begun)
    return `${name}${whom}: no certificate is valid${until}${from === undefined ? '' : `, since ${dateOf(from)}`}`;
  return `${name}${whom}: certificates last until ${dateOf((from ?? 1) - 1)}${to === undefined ? '' : `; then none is valid${until}`}`;
}

function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** The same as JSON in one line, in the shape that docs/command-line.md describes. */
export function jsonCalendar({ now, certificates, providers, faults }: Calendar): string {
  const iso = (instant: number) => new Date(instant).toISOString();
  return `${JSON.stringify({
    version: 1,
    at: iso(now),
    certificates: certificates.map(({ certificate, state, days, uses }) => {
      const { title, subject, issuer, serial, notBefore, notAfter, sha256, keyType, keyBits } = certificate;
      return {
        ...{ title, subject, issuer, serial, sha256 },
        notBefore: iso(notBefore),
        notAfter: iso(notAfter),
        ...{ keyType, keyBits, daysLeft: days, state },
        places: uses.map(({ use: { at, path, state: own, successor }, provider }) => ({
          path: at.file,
          range: at.range,
          provider: provider.name,
          enabled: provider.enabled,
          state: own,
          ...(path === undefined ? {} : { source: path }),
          ...(successor
            ? { follows: { sha256: successor.certificate.sha256, overlapDays: Math.floor(successor.overlap / day) } }
            : {}),
        })),
      };
    }),
    providers: providers
      .filter(({ uses }) => uses.some(({ counts }) => counts))
      .map(({ name, enabled, at, lockout: { from, to, begun } }) => ({
        path: at.file,
        name,
        enabled,
        lockedOut: begun,
        ...(from === undefined ? {} : { lockedOutFrom: iso(from) }),
        ...(to === undefined ? {} : { lockedOutUntil: iso(to) }),
      })),
    unreadable: faults.map(({ at, reason, path, provider }) => ({
      path: at.file,
      range: at.range,
      provider: provider.name,
      ...(path === undefined ? {} : { source: path }),
      reason,
    })),
  })}\n`;
}
