/** Files that an organization file, or a file of tests, names, as URIs. */
import type { Editing } from '../language/editing';
import type { Outside } from './outside';
import { pathOf, uriOf } from './places';
import type { Workspace } from './workspace';

/** The URI of a file by the path that is written; undefined when it may not be read, or there is none. */
export async function namedFile(
  written: string,
  editing: Editing,
  workspace: Workspace,
  outside: Outside,
): Promise<string | undefined> {
  const from = pathOf(editing.uri);
  const root = workspace.roots.of(editing.uri).path;
  if (from === undefined || root === undefined) return undefined;
  const known = editing.file(written);
  if (known && known.state !== 'read') return undefined;
  const allowOutside = editing.settings.allowPathsOutsideWorkspace;
  const path = await outside.findReferenced({ from, path: written, root, allowOutside });
  return path === undefined ? undefined : uriOf(path);
}
