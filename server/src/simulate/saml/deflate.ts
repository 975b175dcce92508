/** Raw DEFLATE (RFC 1951), which the HTTP-Redirect binding packs its messages with. */

import { limits } from './xml/scan';

/** Most bytes that a message may have once it is unpacked. */
export const mostBytes = limits.bytes;

export type Inflated = { readonly bytes: Uint8Array } | { readonly fault: 'too-large' | 'not-deflate' | 'zlib-header' };

/** Packs bytes. The same bytes give the same ones again. */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = await run(bytes, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
  return packed ?? new Uint8Array();
}

/** Unpacks bytes, and no more than `mostBytes` of them, whatever they would grow to. Never throws. */
export async function inflate(bytes: Uint8Array): Promise<Inflated> {
  try {
    const unpacked = await run(bytes, new DecompressionStream('deflate-raw'), mostBytes);
    return unpacked ? { bytes: unpacked } : { fault: 'too-large' };
  } catch {
    // What is no DEFLATE is not taken for a message; the one mistake that is common is told apart.
    return { fault: hasZlibHeader(bytes) ? 'zlib-header' : 'not-deflate' };
  }
}

type Through = ReadableWritablePair<Uint8Array, Uint8Array<ArrayBuffer>>;

/** What comes out of a stream; undefined when it is more than `most` bytes. */
async function run(bytes: Uint8Array, through: unknown, most: number): Promise<Uint8Array | undefined> {
  const reader = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(through as Through)
    .getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(Buffer.concat(chunks));
    size += value.length;
    if (size > most) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
}

/** RFC 1950 section 2.2: method 8, and a check over both octets. */
function hasZlibHeader(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}
