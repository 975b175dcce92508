/** Finds organization files in a folder. */
import { type Dirent, readdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { settingSchemas } from '../settings/settings';
import { reasonOf } from './faults';
import { isInside } from './read';

export interface FindInput {
  /** The workspace folder, which patterns are relative to; absolute. */
  readonly root: string;
  /** Glob patterns (setting `files`). */
  readonly patterns: readonly string[];
  /** Where to search; the workspace folder when it is left out. Absolute. */
  readonly folder?: string;
}

export interface Found {
  /** Absolute paths, in the order of their names. Links to files are among them, whatever they lead to. */
  readonly files: readonly string[];
  /** Folders that could not be searched, and why. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

/** Folders that hold what tools put there. */
const skipped: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);

/**
 * Every organization file in a folder and the folders below it. Links to folders are not followed: what they lead to is
 * found where it is, or lies outside.
 */
export function findOrganizationFiles(input: FindInput): Found {
  const search = walk(input);
  let step = search.next();
  while (!step.done) step = search.next(attempt(() => readdirSync(step.value as string, { withFileTypes: true })));
  return step.value;
}

/** As `findOrganizationFiles`, without holding up the process. */
export async function findOrganizationFilesAsync(input: FindInput): Promise<Found> {
  const search = walk(input);
  let step = search.next();
  while (!step.done) {
    const entries = await readdir(step.value, { withFileTypes: true }).catch((error: unknown) => ({
      reason: reasonOf(error),
    }));
    step = search.next(entries);
  }
  return step.value;
}

/** Whether a file is an organization file by the patterns; `path` is relative to the workspace folder, with `/`. */
export function organizationFileMatcher(patterns: readonly string[]): (path: string) => boolean {
  const usual: readonly string[] = settingSchemas.files.default;
  // The usual patterns look at the name alone, and a run over one file should not have to load a glob library.
  if (patterns.length === usual.length && patterns.every((pattern, at) => pattern === usual[at]))
    return (path) => /(?:^|\/)(?:integrations|[^/]*\.integrations)\.ya?ml$/.test(path);
  const picomatch = require('picomatch') as typeof import('picomatch');
  return picomatch([...patterns], { dot: true });
}

type Listing = readonly Dirent[] | { readonly reason: string };

/** The search itself: it asks for the entries of a folder and is given them, at once or later. */
function* walk({ root, patterns, folder = root }: FindInput): Generator<string, Found, Listing> {
  const matches = organizationFileMatcher(patterns);
  const base = isInside(folder, root) ? root : folder;
  const files: string[] = [];
  const unreadable: { path: string; reason: string }[] = [];
  const folders = [folder];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    const listing: Listing = yield at;
    if ('reason' in listing) {
      unreadable.push({ path: at, reason: listing.reason });
      continue;
    }
    for (const entry of listing) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) folders.push(path);
      } else if ((entry.isFile() || entry.isSymbolicLink()) && matches(relative(base, path).split(sep).join('/')))
        files.push(path);
    }
  }
  return { files: files.sort(), unreadable };
}

function attempt(read: () => Dirent[]): Listing {
  try {
    return read();
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}
