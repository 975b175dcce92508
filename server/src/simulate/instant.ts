/**
 * The instant that a text names, in milliseconds since 1970 UTC: a day, or a day and a time (ISO 8601); without a zone
 * it is UTC, so that it means the same everywhere. Undefined for what is no instant of the calendar.
 */
export function instantOf(text: string): number | undefined {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?([Zz]|[+-]\d{2}(?::?\d{2})?)?)?$/.exec(
      text,
    );
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const zone = /^([+-])(\d{2}):?(\d{2})?$/.exec(match[8] ?? '');
  const offset = zone ? (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3] ?? 0)) : 0;
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, day);
  const real = instant.getUTCMonth() === month - 1 && instant.getUTCDate() === day;
  const midnight = hour === 24 && minute === 0 && second === 0;
  if (!real || (hour > 23 && !midnight) || minute > 59 || second > 59 || Math.abs(offset) > 14 * 60) return undefined;
  instant.setUTCHours(hour, minute - offset, second, Math.floor(Number(`0.${match[7] ?? 0}`) * 1000));
  return instant.getTime();
}
