/** Writing to the standard streams: whole, at once, and without a word when nobody reads any more. */
import { fstatSync, writeSync } from 'node:fs';

export type Stream = 1 | 2;

/** Whoever reads the output has gone; there is nothing left to do. */
export class ReaderGone extends Error {}

/** Writes all of a text. Throws `ReaderGone` when the other end of a pipe was closed. */
export function write(stream: Stream, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(stream, bytes, at);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') throw new ReaderGone();
      if (code !== 'EAGAIN') throw error;
      // A pipe that another program made non-blocking is full: the reader needs a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Whether a stream is a terminal. */
export function isTerminal(stream: Stream): boolean {
  try {
    // Most runs have no terminal, and node:tty takes long to load.
    if (!fstatSync(stream).isCharacterDevice()) return false;
  } catch {
    return false; // A stream that is closed is no terminal.
  }
  return (require('node:tty') as typeof import('node:tty')).isatty(stream);
}
