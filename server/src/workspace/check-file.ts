/** Checks an organization file with the files that it names: every door comes through here, so all find the same. */
import { dirname } from 'node:path';
import type { Document } from '../document/document';
import { openDocument } from '../document/open';
import { Check } from '../rules/check';
import { rules } from '../rules/registry';
import type { Settings } from '../settings/settings';
import { isInside, readReferenced, readReferencedAsync } from './read';

export interface CheckFileInput {
  /** The file's text, without a byte order mark. */
  readonly text: string;
  /** The file; absolute. */
  readonly path: string;
  /** The workspace folder; absolute. */
  readonly root: string;
  readonly settings: Settings;
  /** The instant at which the file is judged, in milliseconds since 1970 UTC. */
  readonly now: number;
}

export interface Checked {
  readonly document: Document;
  readonly check: Check;
}

/** Opens a text and checks it, with the files that it names. */
export function checkFile({ text, path, root, settings, now }: CheckFileInput): Checked {
  const document = openDocument(text);
  const check = new Check({ document, rules, settings, now });
  giveFiles(check, { path, root, settings });
  return { document, check };
}

/** Gives a check the files that its rules ask for, until they ask for no more. */
export function giveFiles(check: Check, place: Pick<CheckFileInput, 'path' | 'root' | 'settings'>): void {
  for (let wanted = check.wantedFiles(); wanted.length; wanted = check.wantedFiles())
    for (const path of wanted) check.setFile(path, readReferenced(reference(path, place)));
}

/**
 * As `giveFiles`, without holding up the process. While a file is read the document may be edited: then rules may have
 * stopped to ask for it, which does no harm.
 */
export async function giveFilesAsync(
  check: Check,
  place: Pick<CheckFileInput, 'path' | 'root' | 'settings'>,
): Promise<void> {
  for (let wanted = check.wantedFiles(); wanted.length; wanted = check.wantedFiles()) {
    const contents = await Promise.all(wanted.map((path) => readReferencedAsync(reference(path, place))));
    for (const [at, path] of wanted.entries()) check.setFile(path, contents[at]);
  }
}

/** Everything that reading a path as written in an organization file takes. */
export function reference(
  written: string,
  { path, root, settings }: Pick<CheckFileInput, 'path' | 'root' | 'settings'>,
) {
  return {
    from: path,
    path: written,
    root: referenceRoot(path, root),
    allowOutside: settings.allowPathsOutsideWorkspace,
    maxBytes: maxBytesOf(settings),
  };
}

/** The folder that paths must stay in: the workspace folder; for a file that lies outside of it, the file's own. */
export function referenceRoot(path: string, root: string): string {
  return isInside(path, root) ? root : dirname(path);
}

/** The size limit in bytes. */
export function maxBytesOf(settings: Settings): number {
  return settings.maxFileSize * 1_000_000;
}
