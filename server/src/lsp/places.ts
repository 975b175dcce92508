/** Where files are: URIs, paths, and the folders that they belong to. */
import { dirname, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { InitializeParams, WorkspaceFolder } from 'vscode-languageserver';
import { isInside } from '../workspace/read';

/** A workspace folder, or the folder of a file that is in none. */
export interface Root {
  readonly key: string;
  /** What settings are asked for. */
  readonly uri: string;
  /** Absolute; undefined for folders that are on no disk. */
  readonly path: string | undefined;
  /** True for a workspace folder. */
  readonly opened: boolean;
}

/** The absolute path of a `file:` URI, or undefined for any other text. */
export function pathOf(uri: string): string | undefined {
  if (!/^file:/i.test(uri)) return undefined;
  try {
    return fileURLToPath(uri);
  } catch (error) {
    // A host, an encoded slash or a broken escape: no file of this machine.
    if (error instanceof TypeError || error instanceof URIError) return undefined;
    throw error;
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** One key for all ways to write the URI of a file. */
export function keyOf(uri: string): string {
  return pathOf(uri) ?? uri;
}

/** The workspace folders, as they come and go. */
export class Roots {
  readonly #roots = new Map<string, Root>();

  /** Takes the folders of an `initialize` request. */
  start({ workspaceFolders, rootUri, rootPath }: InitializeParams): void {
    if (Array.isArray(workspaceFolders)) this.change(workspaceFolders, []);
    else if (rootUri) this.change([{ uri: rootUri, name: '' }], []);
    else if (rootPath) this.change([{ uri: uriOf(rootPath), name: '' }], []);
  }

  change(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void {
    for (const { uri } of removed) this.#roots.delete(keyOf(uri));
    for (const { uri } of added) {
      const key = keyOf(uri);
      this.#roots.set(key, { key, uri, path: pathOf(uri), opened: true });
    }
  }

  all(): readonly Root[] {
    return [...this.#roots.values()];
  }

  /** The innermost workspace folder that holds a file; for a file in none, its own folder. */
  of(uri: string): Root {
    const path = pathOf(uri);
    let best: Root | undefined;
    for (const root of this.#roots.values()) {
      const inside =
        path !== undefined && root.path !== undefined ? isInside(path, root.path) : uri.startsWith(`${root.uri}/`);
      if (inside && root.key.length > (best?.key.length ?? -1)) best = root;
    }
    if (best) return best;
    const folder = path === undefined ? undefined : dirname(path);
    return { key: folder ?? uri, uri, path: folder, opened: false };
  }

  /** The path of a file relative to its root, with `/`. */
  relative(root: Root, uri: string): string {
    const path = pathOf(uri);
    if (path !== undefined && root.path !== undefined) return relative(root.path, path).split(sep).join('/');
    return uri.replace(/[?#].*$/, '').replace(/^[^:]*:\/*/, '');
  }
}
