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
  const [mo, d, h, mi, s] = [Number(month), Number(day), Number(hour), Number(minute), Number(second)];
  const millis = fraction === '' ? 0 : Number(`${fraction}00`.slice(0, 3));
  const midnight = h === 24 && mi === 0 && s === 0 && millis === 0;
  const y = Number(year);
  if (Math.abs(y) > lastYear || mo < 1 || mo > 12 || d < 1 || d > daysIn(y, mo) || mi > 59 || s > 59)
    return { fault: 'there is no such day or time' };
  if (h > 23 && !midnight) return { fault: 'there is no such day or time' };
  const offset = zone === undefined || zone === 'Z' ? 0 : minutesOf(zone);
  if (Math.abs(offset) > 14 * 60) return { fault: 'there is no such time zone' };
  const at = (dayNumber(y, mo, d) * 86_400 + h * 3600 + (mi - offset) * 60 + s) * 1000 + millis;
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

/** Beyond these no clock of ours goes. */
const lastYear = 270_000;

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Days since 1970-01-01 in the Gregorian calendar, counted in years that begin with March. */
function dayNumber(year: number, month: number, day: number): number {
  const y = month < 3 ? year - 1 : year;
  const cycle = Math.floor(y / 400);
  const ofCycle = y - cycle * 400;
  const ofYear = Math.floor((153 * (month < 3 ? month + 9 : month - 3) + 2) / 5) + day - 1;
  return cycle * 146_097 + ofCycle * 365 + Math.floor(ofCycle / 4) - Math.floor(ofCycle / 100) + ofYear - 719_468;
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
