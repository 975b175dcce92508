/** Asks the client to tell of files that change on the disk: organization files, settings files, and named files. */
import { basename, dirname } from 'node:path';
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type FileSystemWatcher,
} from 'vscode-languageserver';
import { repositorySettingsName } from '../workspace/repository-settings';
import { uriOf } from './places';
import type { Workspace } from './workspace';

export class Watches {
  #registered: Disposable | undefined;
  #patterns = '';
  #work: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    private readonly workspace: Workspace,
  ) {}

  /** Makes the watched patterns right, when they are not. */
  update(): Promise<void> {
    if (!this.workspace.client.watches) return this.#work;
    const watchers = this.#watchers();
    const patterns = JSON.stringify(watchers);
    if (patterns === this.#patterns) return this.#work;
    this.#patterns = patterns;
    this.#work = this.#work.then(async () => {
      const before = this.#registered;
      this.#registered = await this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      before?.dispose();
    });
    return this.#work;
  }

  #watchers(): FileSystemWatcher[] {
    const { roots, configuration, closed, client } = this.workspace;
    const globs = new Set<string>([`**/${repositorySettingsName}`]);
    for (const root of roots.all())
      for (const pattern of configuration.known(root)?.settings.files ?? []) globs.add(pattern);
    const watchers: FileSystemWatcher[] = [...globs].map((globPattern) => ({ globPattern }));
    const named = new Set<string>();
    for (const { checked } of this.workspace.files()) for (const path of checked.referenced().values()) named.add(path);
    for (const { names } of closed.all().values()) for (const path of names) named.add(path);
    for (const path of [...named].sort()) {
      const pattern = literal(basename(path));
      if (client.relativePatterns) watchers.push({ globPattern: { baseUri: uriOf(dirname(path)), pattern } });
      else watchers.push({ globPattern: `${dirname(path).split('\\').map(literal).join('/')}/${pattern}` });
    }
    return watchers;
  }
}

/** A name that stands for itself in a glob pattern. */
function literal(name: string): string {
  return name.replace(/[[\]{}?*]/g, '?');
}
