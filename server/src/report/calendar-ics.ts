/** The ends of certificates as an iCalendar file (RFC 5545). It holds names and dates, and no keys. */
import type { Calendar, JudgedCertificate, JudgedProvider } from './calendar-judged';
import { counted } from './report';
import { visible } from './visible';

const day = 86_400_000;
/** Days before the end at which calendars remind. */
const reminders = [30, 7];
/** Longest line in bytes, without its end (RFC 5545 section 3.1). */
const longestLine = 75;
/** Longest text, in UTF-16 code units. */
const longestText = 2000;

/**
 * An all-day event for the last day of each certificate of each organization, with reminders ahead of it. The same
 * certificate of the same organization always has the same UID, so that a later import replaces the earlier one.
 * `undefined` when there is no certificate: a calendar without an event is none.
 */
export function icsCalendar(calendar: Calendar): string | undefined {
  const events = calendar.certificates.flatMap((one) => eventsOf(one, calendar.now));
  if (events.length === 0) return undefined;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Genesys Integrations//Certificate Calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Certificates of identity providers',
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventsOf({ certificate, uses }: JudgedCertificate, now: number): readonly string[] {
  const byOrganization = new Map<string, { readonly use: (typeof uses)[number] }[]>();
  for (const use of uses) {
    if (!use.use.counts) continue;
    const { organization } = use.provider;
    byOrganization.set(organization, [...(byOrganization.get(organization) ?? []), { use }]);
  }
  return [...byOrganization].flatMap(([organization, all]) => {
    const names = [...new Set(all.map(({ use }) => named(use.provider)))];
    const { notBefore, notAfter, subject, sha256 } = certificate;
    const whose = `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;
    const follows = [...new Set(all.map(({ use: { use, provider } }) => followsOf(use.successor, provider)))];
    const places = [...new Set(all.map(({ use: { use } }) => `${use.at.file}, line ${use.at.range.start.line + 1}`))];
    const summary = `Certificate ${certificate.title} of ${whose} (${organization}) expires`;
    const description = [
      `${names.length === 1 ? 'Identity provider' : 'Identity providers'}: ${names.slice(0, 20).join(', ')}`,
      `Organization: ${organization}`,
      ...follows,
      `Subject: ${subject || 'nobody'}`,
      `Valid: ${dateOf(notBefore)} to ${dateOf(notAfter)} (UTC)`,
      `SHA-256: ${sha256}`,
      `Where: ${places.slice(0, 20).join('; ')}`,
    ].join('\n');
    return [
      'BEGIN:VEVENT',
      `UID:${sha256}-${text(encodeURIComponent(wellFormed(organization.toLowerCase().slice(0, 100))))}@genesys-integrations`,
      `DTSTAMP:${stamp(now)}`,
      // Without an end it is that day (section 3.6.1).
      `DTSTART;VALUE=DATE:${dateOf(notAfter).replaceAll('-', '')}`,
      `SUMMARY:${text(summary)}`,
      `DESCRIPTION:${text(description)}`,
      'CATEGORIES:Certificates',
      'TRANSP:TRANSPARENT',
      ...reminders.flatMap((days) => reminder(days, notAfter, now, summary)),
      'END:VEVENT',
    ];
  });
}

/** Those that are past would ring when the file is imported. */
function reminder(days: number, notAfter: number, now: number, summary: string): readonly string[] {
  const midnight = Math.floor(notAfter / day) * day;
  if (midnight - days * day <= now) return [];
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${text(`${summary} in ${counted(days, 'day')}`)}`,
    `TRIGGER:-P${days}D`,
    'END:VALARM',
  ];
}

function named({ name }: JudgedProvider): string {
  return name.trim() || 'an identity provider without a name';
}

function followsOf(
  successor: JudgedProvider['uses'][number]['successor'],
  { name, enabled, lockout }: JudgedProvider,
): string {
  if (successor && successor.overlap >= 0) return `What follows: ${successor.certificate.title}`;
  const gap = successor ? ` until ${dateOf(successor.certificate.notBefore)}, when the next one begins` : '';
  if (!enabled) return `What follows: nothing${gap}. ${name} is not enabled.`;
  const day = lockout.from === undefined ? '' : ` from ${dateOf(lockout.from)}`;
  return `What follows: nothing${gap}. Nobody can sign in through ${name}${day} on: add the next certificate of the identity provider before.`;
}

function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** A DATE-TIME in UTC (section 3.3.5). */
function stamp(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** A TEXT (section 3.3.11): control characters have no place in it. */
function text(value: string): string {
  const cut = value.length > longestText ? `${value.slice(0, longestText)}…` : value;
  return wellFormed(cut)
    .split('\n')
    .map((line) => visible(line).replace(/[\\;,]/g, '\\$&'))
    .join('\\n');
}

/** Half of a surrogate pair is no character. */
function wellFormed(value: string): string {
  return value.replace(/\p{Cs}/gu, '\ufffd');
}

/** A content line in parts of at most 75 bytes, none of which ends within a character (section 3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    // The blank that a part begins with counts.
    if (bytes + size > longestLine) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n');
}
