/** Files with SAML messages, as the command line is given them. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { mostBytes } from '../simulate/saml/form';
import { reasonOf } from '../workspace/faults';
import { UsageFault } from './usage';

/**
 * The bytes of a file that a command line names, or of one that is larger than any SAML message enough to see that.
 * Throws a UsageFault when there is no such file, or none that can be read.
 */
export function readSaml(path: string): Uint8Array {
  const fault = (reason: string) => new UsageFault(`${path}: ${reason}`);
  let file: number | undefined;
  try {
    file = openSync(resolve(process.cwd(), path), 'r');
    const stats = fstatSync(file);
    if (!stats.isFile())
      throw fault(stats.isDirectory() ? 'it is a folder, not a file' : 'it is a device or a pipe, not a file');
    const bytes = Buffer.alloc(Math.min(stats.size, mostBytes + 1));
    return bytes.subarray(0, readSync(file, bytes));
  } catch (error) {
    throw error instanceof UsageFault ? error : fault(reasonOf(error));
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
