/** Instants in SAML messages: xs:dateTime, in UTC (core, section 1.3.3). */

export type Instant =
  /** `note`: how it is written otherwise than SAML wants; a clause. */
  { readonly at: number; readonly note?: string } | { readonly fault: string; readonly at?: number };

const pattern = /^(-?\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?$/;

/** Reads an instant; milliseconds since 1970 UTC, finer parts are dropped. */
export function readInstant(text: string): Instant {
  const match = pattern.exec(text.trim());
  if (!match) return { fault: 'it is no time of the form 2026-01-31T12:00:00Z' };
  const [, year, month, day, hour, minute, second, fraction = '', zone] = match;
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const millis = Number(`${fraction}000`.slice(0, 3));
  const date = new Date(0);
  date.setUTCFullYear(y, mo - 1, d);
  const midnight = h === 24 && mi === 0 && s === 0 && millis === 0;
  if (date.getUTCMonth() !== mo - 1 || date.getUTCDate() !== d || (h > 23 && !midnight) || mi > 59 || s > 59)
    return { fault: 'there is no such day or time' };
  const offset = zone === undefined || zone === 'Z' ? 0 : minutesOf(zone);
  if (Math.abs(offset) > 14 * 60) return { fault: 'there is no such time zone' };
  date.setUTCHours(h, mi, s, millis);
  const at = date.getTime() - offset * 60_000;
  if (zone === 'Z') return { at };
  if (offset !== 0) return { fault: `it is in the time zone ${zone}, and SAML demands UTC`, at };
  return {
    at,
    note:
      zone === undefined
        ? 'has no time zone; it is read as UTC, as SAML has it, and other readers may take it for local time'
        : 'is UTC, but not written with a Z as SAML demands',
  };
}

function minutesOf(zone: string): number {
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** How far two instants lie apart, for people: "11 s", "3 min", "2 h", "5 days". */
export function apart(one: number, other: number): string {
  const seconds = Math.round(Math.abs(one - other) / 100) / 10;
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400).toLocaleString('en')} days`;
}
