/** The machine that the server runs on. */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesBeside } from '../workspace/beside';
import { findOrganizationFilesAsync } from '../workspace/find';
import { findReferenced, listReferenced, readOrganizationFileAsync, readReferencedAsync } from '../workspace/read';
import { readRepositorySettingsAsync } from '../workspace/repository-settings';
import { secretsOf } from '../workspace/secrets';
import type { Outside } from './outside';

/** Clock, timers and files of this machine; `pages` is the folder of the rules' pages (FAMILY/NAME.md). */
export function machine(pages: string): Outside {
  const known = new Map<string, string | undefined>();
  return {
    now: Date.now,
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      timer.unref();
      return () => clearTimeout(timer);
    },
    findFiles: findOrganizationFilesAsync,
    filesBeside,
    readFile: readOrganizationFileAsync,
    readReferenced: readReferencedAsync,
    findReferenced,
    listReferenced,
    readRepositorySettings: readRepositorySettingsAsync,
    secrets: secretsOf,
    stamp: (path) =>
      stat(path).then(
        ({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`,
        () => 'none',
      ),
    page: (rule) => {
      if (!known.has(rule)) {
        const file = join(pages, `${rule}.md`);
        known.set(rule, existsSync(file) ? pathToFileURL(file).href : undefined);
      }
      return known.get(rule);
    },
  };
}
