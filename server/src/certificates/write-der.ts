/** Writes DER (X.690): the counterpart of der.ts, with just what certificates, requests and bundles of them need. */
import { BIT_STRING, INTEGER, OBJECT_IDENTIFIER, SEQUENCE } from './der';

/** An element: its identifier octet, its length in the shortest form, and its content. */
export function element(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat(content);
  const size: number[] = [];
  for (let rest = bytes.length; rest > 0; rest = Math.floor(rest / 256)) size.unshift(rest % 256);
  const length = bytes.length < 0x80 ? [bytes.length] : [0x80 | size.length, ...size];
  return Buffer.concat([Buffer.from([tag, ...length]), bytes]);
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => element(SEQUENCE, ...parts);
export const set = (...parts: readonly Uint8Array[]): Buffer => element(0x31, ...parts);
export const none = element(0x05);

/** A constructed element with a context-specific tag: `[number]`. */
export const tagged = (number: number, ...parts: readonly Uint8Array[]): Buffer => element(0xa0 | number, ...parts);

/** A number that is not negative, from hexadecimal digits; what is no digit is left out. */
export function integer(hexadecimal: string): Buffer {
  const digits = hexadecimal.replace(/[^0-9a-f]/gi, '').replace(/^0+/, '') || '0';
  const bytes = Buffer.from(digits.length % 2 ? `0${digits}` : digits, 'hex');
  // The first bit is the sign.
  return element(INTEGER, ...((bytes[0] ?? 0) & 0x80 ? [Buffer.from([0]), bytes] : [bytes]));
}

/** Whole octets as a BIT STRING. */
export const bits = (bytes: Uint8Array): Buffer => element(BIT_STRING, Buffer.from([0]), bytes);

export const utf8 = (text: string): Buffer => element(0x0c, Buffer.from(text, 'utf8'));

/** An OBJECT IDENTIFIER from its dotted form. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const digits = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) digits.unshift(0x80 | (left % 128));
    return digits;
  });
  return element(OBJECT_IDENTIFIER, Buffer.from(bytes));
}

/**
 * An instant (milliseconds since 1970 UTC, cut to the second, moved into the years 1950 to 9999) as RFC 5280 section
 * 4.1.2.5 wants it: UTCTime up to 2049, GeneralizedTime from 2050 on.
 */
export function time(instant: number): Buffer {
  const bounded = Math.max(Date.UTC(1950, 0), Math.min(Date.UTC(9999, 11, 31, 23, 59, 59), instant)) || 0;
  const digits = `${new Date(bounded).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
  return Number(digits.slice(0, 4)) < 2050
    ? element(0x17, Buffer.from(digits.slice(2)))
    : element(0x18, Buffer.from(digits));
}
