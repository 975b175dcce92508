/** The repository's own settings, which editor and command line share. */
import { join } from 'node:path';
import { plainValue } from '../document/node';
import { openDocument } from '../document/open';
import { type FileText, readOrganizationFile, readOrganizationFileAsync } from './read';

/** The file at the workspace folder. */
export const repositorySettingsName = '.genesys-integrations.yaml';

export interface RepositorySettings {
  /** A layer for `readSettings`; undefined when there is no file, or nothing in it. */
  readonly layer: { readonly [key: string]: unknown } | undefined;
  /** Why the file could not be taken: sentences without the file's name. */
  readonly problems: readonly string[];
}

/** Reads `.genesys-integrations.yaml` of a workspace folder; a folder without one has no settings and no problem. */
export function readRepositorySettings(root: string): RepositorySettings {
  return understand(readOrganizationFile(join(root, repositorySettingsName), { maxBytes, within: root }), false);
}

/** As `readRepositorySettings`, without holding up the process. */
export async function readRepositorySettingsAsync(root: string): Promise<RepositorySettings> {
  return understand(
    await readOrganizationFileAsync(join(root, repositorySettingsName), { maxBytes, within: root }),
    false,
  );
}

/** Reads settings from a file of any name, which must be there. */
export function readSettingsFile(path: string): RepositorySettings {
  return understand(readOrganizationFile(path, { maxBytes }), true);
}

const maxBytes = 1_000_000;
const nothing: RepositorySettings = { layer: undefined, problems: [] };

function understand(file: FileText, needed: boolean): RepositorySettings {
  if (file.state === 'unreadable') {
    if (!needed && file.reason === 'there is no such file') return nothing;
    return { layer: undefined, problems: [`The settings could not be read: ${file.reason}.`] };
  }
  const document = openDocument(file.text);
  const found = [
    ...document.problems,
    ...document.chunks.flatMap((chunk) => chunk.problems.map((problem) => ({ chunk, problem }))),
  ];
  const problems = found.map(
    ({ chunk, problem }) => `Line ${document.position(chunk, problem.start).line + 1}: ${problem.message}`,
  );
  if (problems.length) return { layer: undefined, problems };
  if (document.root) return { layer: undefined, problems: ['The settings must be a map of keys and values.'] };
  if (!document.sections.length) return nothing;
  const layer: Record<string, unknown> = Object.create(null);
  for (const { name, entries } of document.sections)
    layer[name] = entries.some((entry) => entry.listed)
      ? entries.map((entry) => plainValue(entry.node))
      : entries[0] && plainValue(entries[0].node);
  return { layer, problems };
}
