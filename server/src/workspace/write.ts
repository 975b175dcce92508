/** Writes a file that was read before. */
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { reasonOf } from './faults';

export interface WriteInput {
  readonly path: string;
  /** The text that was read, and the one to write; without byte order mark. */
  readonly before: string;
  readonly after: string;
  /** Whether the file starts with a byte order mark, which stays. */
  readonly bom: boolean;
}

/**
 * Puts a text in the place of another, all at once: other programs see the old file or the new one, never half of it.
 * The file keeps its mode, and a link stays a link. Gives the reason when it can't be done, as when the file has been
 * changed since it was read; then nothing is changed.
 */
export function replaceFile({ path, before, after, bom }: WriteInput): string | undefined {
  const bytes = (text: string) => Buffer.from((bom ? '\uFEFF' : '') + text);
  try {
    const target = realpathSync(path);
    if (!readFileSync(target).equals(bytes(before))) return 'it has been changed meanwhile; run again';
    // A new file takes its place, which asks for no right to write to the old one.
    accessSync(target, constants.W_OK);
    const { mode, uid, gid } = statSync(target);
    const draft = `${target}.${process.pid}.tmp`;
    try {
      const file = openSync(draft, 'wx', 0o600);
      try {
        const own = fstatSync(file);
        if (own.uid !== uid || own.gid !== gid) keepOwner(file, uid, gid);
        fchmodSync(file, mode & 0o777);
        const content = bytes(after);
        for (let at = 0; at < content.length; ) at += writeSync(file, content, at);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(draft, target);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
    return undefined;
  } catch (error) {
    return reasonOf(error).replace('reading it', 'writing it').replace('be read', 'be written');
  }
}

/** Who may write a file of somebody else, by its group, may not give away the one that takes its place. */
function keepOwner(file: number, uid: number, gid: number): void {
  try {
    fchownSync(file, uid, gid);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error;
  }
}
