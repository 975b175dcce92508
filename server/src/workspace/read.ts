/** Reads organization files, and the files that they name. */
import { readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { opendir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { FileContent } from '../rules/rule';
import { reasonOf, tooLarge } from './faults';

/** The text of an organization file, or why there is none. */
export type FileText =
  /** `bom`: the file starts with a byte order mark, which is not part of `text`, as in an editor. */
  | { readonly state: 'read'; readonly text: string; readonly bom: boolean }
  /** `reason`: a clause in the user's words, such as "there is no such file". */
  | { readonly state: 'unreadable'; readonly reason: string };

export interface ReadInput {
  /** Largest file that is read, in bytes. */
  readonly maxBytes: number;
  /** When given, links that lead out of this folder are not followed. Absolute. */
  readonly within?: string;
}

/** Reads an organization file by its absolute path. Never throws because of what the file is. */
export function readOrganizationFile(path: string, { maxBytes, within }: ReadInput): FileText {
  const content = readInside(path, maxBytes, within);
  return content.state === 'read' ? decode(content.bytes) : content;
}

/** As `readOrganizationFile`, without holding up the process. */
export async function readOrganizationFileAsync(path: string, { maxBytes, within }: ReadInput): Promise<FileText> {
  const content = await readInsideAsync(path, maxBytes, within);
  return content.state === 'read' ? decode(content.bytes) : content;
}

/** The text of bytes that must be UTF-8, or why there is none. */
export function decode(bytes: Uint8Array): FileText {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return { state: 'unreadable', reason: 'it is UTF-16 text; save it as UTF-8' };
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    return { state: 'read', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), bom };
  } catch (error) {
    if (error instanceof TypeError)
      return { state: 'unreadable', reason: `it is not valid UTF-8${firstFault(bytes)}; save it as UTF-8` };
    return { state: 'unreadable', reason: reasonOf(error) };
  }
}

/** Where the first byte stands that is no UTF-8, for people: ` (line 3)`. */
function firstFault(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 1_000_000));
  const at = text.indexOf('\uFFFD');
  return at < 0 ? '' : ` (line ${text.slice(0, at).split('\n').length})`;
}

export interface ReferenceInput {
  /** The organization file that names the path; absolute. */
  readonly from: string;
  /** The path as it is written there. */
  readonly path: string;
  /** The workspace folder that the path must stay in; absolute. */
  readonly root: string;
  /** Whether the path may leave it (setting allowPathsOutsideWorkspace). */
  readonly allowOutside: boolean;
  /** Largest file that is read, in bytes. */
  readonly maxBytes: number;
}

/**
 * Reads a file that an organization file names, for `Check.setFile`. A path that leaves the workspace folder, by its
 * text or by a link, is not looked at.
 */
export function readReferenced(input: ReferenceInput): FileContent {
  const place = placeOf(input);
  if ('reason' in place) return { state: 'unreadable', reason: place.reason };
  return readInside(place.path, input.maxBytes, input.allowOutside ? undefined : input.root);
}

/** As `readReferenced`, without holding up the process. */
export async function readReferencedAsync(input: ReferenceInput): Promise<FileContent> {
  const place = placeOf(input);
  if ('reason' in place) return { state: 'unreadable', reason: place.reason };
  return readInsideAsync(place.path, input.maxBytes, input.allowOutside ? undefined : input.root);
}

/** A file or a folder in a folder. */
export interface InFolder {
  readonly name: string;
  readonly folder: boolean;
}

/** More entries of a folder than anybody looks through. */
const mostListed = 1_000;

/**
 * What lies in a folder that an organization file could name, folders first, each sorted by name; at most 1,000. Hidden
 * files and links that leave the workspace folder are left out. `path` is the folder as it would be written, '' that of
 * the organization file itself. A folder that is not there, or may not be read, is empty.
 */
export async function listReferenced(input: Omit<ReferenceInput, 'maxBytes'>): Promise<readonly InFolder[]> {
  const place = placeOf({ ...input, path: input.path === '' ? '.' : input.path });
  if ('reason' in place) return [];
  const within = input.allowOutside ? undefined : input.root;
  try {
    const root = within === undefined ? undefined : await realpath(within);
    if (root !== undefined && !isInside(await realpath(place.path), root)) return [];
    const found: InFolder[] = [];
    for await (const entry of await opendir(place.path)) {
      if (found.length === mostListed) break;
      const { name } = entry;
      if (name.startsWith('.') || name === 'node_modules') continue;
      const linked = entry.isSymbolicLink() ? await followed(join(place.path, name), root) : undefined;
      const folder = entry.isDirectory() || linked === 'folder';
      if (folder || entry.isFile() || linked === 'file') found.push({ name, folder });
    }
    return found.sort((a, b) => Number(b.folder) - Number(a.folder) || (a.name < b.name ? -1 : 1));
  } catch (error) {
    // Errors of the file system have a reason; others are faults of this program and are thrown again.
    reasonOf(error);
    return [];
  }
}

/**
 * The absolute path of a file that an organization file names; undefined where there is none that may be read, such as a
 * folder, a pipe, or a link that leaves the workspace folder. Nothing of it is read.
 */
export async function findReferenced(input: Omit<ReferenceInput, 'maxBytes'>): Promise<string | undefined> {
  const place = placeOf(input);
  if ('reason' in place) return undefined;
  try {
    const root = input.allowOutside ? undefined : await realpath(input.root);
    return (await followed(place.path, root)) === 'file' ? place.path : undefined;
  } catch (error) {
    reasonOf(error);
    return undefined;
  }
}

/** What a link leads to; undefined where it leads out of `root`, nowhere, or to a device. */
async function followed(path: string, root: string | undefined): Promise<'file' | 'folder' | undefined> {
  try {
    if (root !== undefined && !isInside(await realpath(path), root)) return undefined;
    const stats = await stat(path);
    return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : undefined;
  } catch (error) {
    reasonOf(error);
    return undefined;
  }
}

/** The absolute path that a written path means, or undefined when it may not be read: what a door watches. */
export function referencedPath(input: Omit<ReferenceInput, 'maxBytes'>): string | undefined {
  const place = placeOf(input);
  return 'path' in place ? place.path : undefined;
}

function placeOf({
  from,
  path,
  root,
  allowOutside,
}: Omit<ReferenceInput, 'maxBytes'>): { readonly path: string } | { readonly reason: string } {
  if (path.trim() === '') return { reason: 'the path is empty' };
  if (path.includes('\0')) return { reason: 'the path holds a NUL character' };
  if (/^[A-Za-z][A-Za-z0-9+.-]+:\/\//.test(path))
    return { reason: 'it is an address, and nothing is fetched; save the file in this folder and name its path' };
  const absolute = /^(?:[A-Za-z]:)?[/\\]|^[A-Za-z]:/.test(path);
  if (absolute && !allowOutside)
    return { reason: 'it is an absolute path; paths are relative to the file that names them' };
  if (path.includes('\\') && !(absolute && isAbsolute(path)))
    return { reason: 'paths are written with `/`, not with `\\`' };
  const target = resolve(dirname(from), path);
  if (!allowOutside && !isInside(target, root)) return { reason: 'it leaves the workspace folder' };
  return { path: target };
}

/** Whether an absolute path is a folder or lies in it. Says nothing about links. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function readInside(path: string, maxBytes: number, within: string | undefined): FileContent {
  try {
    if (within !== undefined && !isInside(realpathSync(path), realpathSync(within))) return outside;
    return unfit(statSync(path), maxBytes) ?? measured(readFileSync(path), maxBytes);
  } catch (error) {
    return { state: 'unreadable', reason: reasonOf(error) };
  }
}

async function readInsideAsync(path: string, maxBytes: number, within: string | undefined): Promise<FileContent> {
  try {
    if (within !== undefined && !isInside(await realpath(path), await realpath(within))) return outside;
    return unfit(await stat(path), maxBytes) ?? measured(await readFile(path), maxBytes);
  } catch (error) {
    return { state: 'unreadable', reason: reasonOf(error) };
  }
}

const outside: FileContent = { state: 'unreadable', reason: 'it is a link that leaves the workspace folder' };

function unfit(stats: Stats, maxBytes: number): FileContent | undefined {
  if (stats.isDirectory()) return { state: 'unreadable', reason: 'it is a folder, not a file' };
  // Reading a pipe or a device may never end.
  if (!stats.isFile()) return { state: 'unreadable', reason: 'it is a device or a pipe, not a file' };
  if (stats.size > maxBytes) return { state: 'unreadable', reason: tooLarge(stats.size, maxBytes) };
  return undefined;
}

/** Some file systems say that a file is empty which is not, and a file may grow while it is read. */
function measured(bytes: Uint8Array, maxBytes: number): FileContent {
  if (bytes.length > maxBytes) return { state: 'unreadable', reason: tooLarge(bytes.length, maxBytes) };
  return { state: 'read', bytes };
}
