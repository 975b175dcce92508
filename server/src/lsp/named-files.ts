/** Files that an organization file names, as URIs. */
import type { Editing } from '../language/editing';
import { referencedPath } from '../workspace/read';
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
  const path = referencedPath({ from, path: written, root, allowOutside: editing.settings.allowPathsOutsideWorkspace });
  if (path === undefined) return undefined;
  const state = editing.file(written)?.state ?? ((await outside.stamp(path)) === 'none' ? 'unreadable' : 'read');
  return state === 'read' ? uriOf(path) : undefined;
}
