/** What PATH… on the command line means: files to check, and faults. */
import { statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { Fault } from '../report/report';
import type { Settings } from '../settings/settings';
import { reasonOf } from '../workspace/faults';
import { findOrganizationFiles } from '../workspace/find';
import { isInside } from '../workspace/read';

export interface NamedFile {
  /** Absolute. */
  readonly path: string;
  /** As reports show it. */
  readonly shown: string;
  /** The folder that a link which was found by searching must stay in; a file that was named may be anywhere. */
  readonly within?: string;
}

/**
 * The files behind the paths, each once; a folder is searched for the patterns `files`, the working directory when no
 * path is named. `what` is what they are called: "organization file".
 */
export function filesOf(
  paths: readonly string[],
  root: string,
  settings: Pick<Settings, 'files'>,
  what = 'organization file',
): { readonly files: readonly NamedFile[]; readonly faults: readonly Fault[] } {
  const files = new Map<string, NamedFile>();
  const faults: Fault[] = [];
  for (const path of paths.length ? paths : ['.']) {
    if (path === '') {
      // Else a variable that is not set would mean the whole working directory.
      faults.push({ path: '""', reason: 'the path is empty' });
      continue;
    }
    const absolute = resolve(root, path);
    if (!isFolder(absolute)) {
      // What is no file is said when it is read.
      files.set(absolute, { path: absolute, shown: shownPath(absolute, root) });
      continue;
    }
    const found = findOrganizationFiles({ root, patterns: settings.files, folder: absolute });
    const within = isInside(absolute, root) ? root : absolute;
    for (const file of found.files)
      if (!files.has(file)) files.set(file, { path: file, shown: shownPath(file, root), within });
    for (const fault of found.unreadable) faults.push({ path: shownPath(fault.path, root), reason: fault.reason });
    if (!found.files.length && !found.unreadable.length)
      faults.push({
        path: path,
        reason: `there is no ${what} in this folder (${settings.files.join(', ')})`,
      });
  }
  return { files: [...files.values()], faults };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    reasonOf(error); // throws what is no fault of the file
    return false;
  }
}

/** A path relative to the working directory, with `/`. */
export function shownPath(path: string, root: string): string {
  return (relative(root, path) || '.').split(sep).join('/');
}
