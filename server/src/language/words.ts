/** Numbers, lengths of time and days in words. */

/** "1 call", "3 calls". */
export function count(many: number, one: string, several = `${one}s`): string {
  return `${grouped(many)} ${many === 1 ? one : several}`;
}

/** 172800 → 172,800. */
export function grouped(number: number): string {
  // Not toLocaleString: the first call loads tables for 20 ms.
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

const units = [
  ['day', 'd', 86_400],
  ['hour', 'h', 3600],
  ['minute', 'min', 60],
  ['second', 's', 1],
] as const;

/** Whole seconds as people say them: 28800 → "8 hours", 5400 → "1 hour 30 minutes". Empty for what is no length of time. */
export function durationWords(seconds: number): string {
  return parts(seconds, (many, unit) => count(many, unit)).join(' ');
}

/** The same for a narrow place: "8 h", "1 h 30 min". */
export function shortDuration(seconds: number): string {
  return parts(seconds, (many, _, short) => `${grouped(many)} ${short}`).join(' ');
}

function parts(seconds: number, say: (many: number, unit: string, short: string) => string): readonly string[] {
  if (!Number.isSafeInteger(seconds) || seconds < 0) return [];
  if (seconds === 0) return [say(0, 'second', 's')];
  let rest = seconds;
  return units.flatMap(([unit, short, size]) => {
    const many = Math.floor(rest / size);
    rest -= many * size;
    return many ? [say(many, unit, short)] : [];
  });
}

const day = 86_400_000;
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...['November', 'December'],
];

/** Milliseconds since 1970 UTC of a day that is written YYYY-MM-DD; undefined for what is no day. */
export function readDay(text: string): number | undefined {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(instant)) return undefined;
  return new Date(instant).toISOString().startsWith(text) ? instant : undefined;
}

/** "Friday, 2 October 2026". */
export function dayWords(instant: number): string {
  const at = new Date(instant);
  return `${weekdays[at.getUTCDay()]}, ${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** "today", "yesterday", "52 days ago", "in 3 days", counted in days of UTC. */
export function agoWords(instant: number, now: number): string {
  const days = Math.floor(now / day) - Math.floor(instant / day);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days === -1) return 'tomorrow';
  return days > 0 ? `${count(days, 'day')} ago` : `in ${count(-days, 'day')}`;
}

/** How long a certificate still lasts: "expires in 41 days", "expired 3 days ago", "not valid for 5 days yet". */
export function validityWords(
  { notBefore, notAfter }: { readonly notBefore: number; readonly notAfter: number },
  now: number,
): string {
  if (now > notAfter) {
    const days = Math.floor((now - notAfter) / day);
    return days ? `expired ${count(days, 'day')} ago` : 'expired today';
  }
  if (now < notBefore) return `not valid for ${count(Math.max(1, Math.ceil((notBefore - now) / day)), 'day')} yet`;
  const days = Math.floor((notAfter - now) / day);
  return days ? `expires in ${count(days, 'day')}` : 'expires within a day';
}

/** YYYY-MM-DD of an instant; years beyond four digits as they are. */
export function dayOf(instant: number): string {
  return new Date(instant).toISOString().replace(/T.*$/, '');
}

/** "A", "A and B", "A, B and 3 more". */
export function listed(texts: readonly string[], most = 5): string {
  const more = texts.length - most;
  // One more takes no more room than saying so.
  if (more > 1) return `${texts.slice(0, most).join(', ')} and ${grouped(more)} more`;
  return texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}
