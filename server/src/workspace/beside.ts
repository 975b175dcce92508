/** Files that lie beside an organization file, as its keys may name them. */
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface BesideInput {
  /** Where to look; absolute. */
  readonly folder: string;
  /** What a name ends with, in lower case: `.xml`. */
  readonly endings: readonly string[];
  /** Most files that are given. */
  readonly most: number;
}

/** Folders below the folder that are looked into, and entries that are looked at in all. */
const depth = 2;
const looked = 1000;

/**
 * Files in a folder and in the folders just below it, by their paths from there with `/`, in the order of their names.
 * What can't be read is left out, and so is what tools and hidden folders hold.
 */
export async function filesBeside({ folder, endings, most }: BesideInput): Promise<readonly string[]> {
  const found: string[] = [];
  let left = looked;
  let level: readonly string[] = [''];
  for (let below = 0; below <= depth && level.length && found.length < most; below++) {
    const next: string[] = [];
    for (const path of level) {
      const entries: readonly Dirent[] = await readdir(join(folder, path), { withFileTypes: true }).catch(() => []);
      for (const entry of entries.slice(0, left).sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const name = path ? `${path}/${entry.name}` : entry.name;
        if (entry.isDirectory()) {
          if (!/^(?:\.|node_modules$)/.test(entry.name)) next.push(name);
        } else if (endings.some((ending) => entry.name.toLowerCase().endsWith(ending))) found.push(name);
      }
      left -= Math.min(left, entries.length);
    }
    level = next;
  }
  return found.slice(0, most);
}
