/** Numbers, days and pieces of text as the usage view writes them. */
import type { Document } from '../document/document';
import type { Spot } from '../rules/rule';
import type { Piece, Place } from './view';

export const hour = 3_600_000;
export const day = 24 * hour;

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A number with its thousands apart: 9,634. */
export function formatCount(count: number): string {
  // Not toLocaleString: the first call loads tables for 20 ms.
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A number and what is counted: "1 call", "9,634 calls". */
export function countOf(count: number, one: string): string {
  return `${formatCount(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** A part of a whole in per cent, rounded down, so that 100 is all of it. */
export function formatShare(part: number, whole: number): string {
  return `${Math.floor((part / whole) * 1000) / 10} %`;
}

/** YYYY-MM-DD. */
export function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** HH:MM, in UTC. */
export function timeOf(instant: number): string {
  return new Date(instant).toISOString().slice(11, 16);
}

/** "Monday". */
export function weekdayOf(instant: number): string {
  return weekdays[new Date(instant).getUTCDay()] ?? '';
}

/** "16 November". */
export function spokenDay(instant: number): string {
  const date = new Date(instant);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''}`;
}

/** "16 Nov 2026". */
export function shortDay(instant: number): string {
  const date = new Date(instant);
  return `${date.getUTCDate()} ${(months[date.getUTCMonth()] ?? '').slice(0, 3)} ${date.getUTCFullYear()}`;
}

/** Midnight UTC of the Monday before an instant, or of that day. */
export function mondayBefore(instant: number): number {
  const midnight = Math.floor(instant / day) * day;
  return midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * day;
}

export const plain = (text: string): Piece => ({ text });
export const strong = (text: string): Piece => ({ text, style: 'strong' });
export const code = (text: string): Piece => ({ text, style: 'code' });

/** A place of the document as it is shown; none where nothing is known of one. */
export function placeOf(at: Spot | undefined, document: Document): { readonly place?: Place } {
  if (!at) return {};
  const range = document.range(at.chunk, at.start, at.end);
  return { place: { line: range.start.line + 1, range } };
}
