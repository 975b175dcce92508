/** The certificates of all organization files of the workspace: open ones as edited, closed ones from the disk. */
import { basename } from 'node:path';
import type { CancellationToken } from 'vscode-languageserver';
import { filesOfAll } from '../panel/sso-files';
import { type CalendarFile, gatherCalendar } from '../report/calendar';
import type { FileContent } from '../rules/rule';
import type { ClosedFile } from './closed';
import type { Subjects } from './subjects';
import type { Workspace } from './workspace';

export interface CalendarsInput {
  readonly workspace: () => Workspace | undefined;
  readonly subjects: Subjects;
  /** Tells the client that the certificates of the workspace may be others than those it was told of. */
  readonly tell: () => void;
}

export class Calendars {
  readonly #input: CalendarsInput;
  /** What closed files hold. A file that was looked at again is another one, also when a file that it names has changed. */
  readonly #closed = new WeakMap<ClosedFile, CalendarFile | undefined>();
  /** Somebody was told of certificates, and of no change since. */
  #told = false;

  constructor(input: CalendarsInput) {
    this.#input = input;
  }

  /** Something in the workspace has changed other than by an edit. */
  changed(): void {
    if (!this.#told) return;
    this.#told = false;
    this.#input.tell();
  }

  /** The organization files that there are now, in the order of their paths. Empty when the request was called off. */
  async gather(token?: CancellationToken): Promise<readonly CalendarFile[]> {
    const workspace = this.#input.workspace();
    if (!workspace) return [];
    this.#told = true;
    workspace.lookAround();
    await workspace.closed.settle(token);
    workspace.noteFlips();
    const places = new Map<string, { readonly uri: string; readonly closed?: ClosedFile }>();
    for (const [key, closed] of workspace.closed.all()) places.set(key, { uri: closed.uri, closed });
    for (const { key, uri } of workspace.files()) places.set(key, { uri });
    const files: CalendarFile[] = [];
    for (const { uri, closed } of places.values()) {
      if (token?.isCancellationRequested || workspace !== this.#input.workspace()) return [];
      if (closed && this.#closed.has(closed)) {
        const known = this.#closed.get(closed);
        if (known) files.push(known);
        continue;
      }
      const file = await this.#gather(uri, workspace);
      if (closed) {
        this.#closed.set(closed, file);
        // Reading a large file takes its time: other messages come first.
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (file) files.push(file);
    }
    return files.sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  async #gather(uri: string, workspace: Workspace): Promise<CalendarFile | undefined> {
    const contents = new Map<string, FileContent>();
    for (;;) {
      const subject = await this.#input.subjects.of(uri, undefined);
      if (!subject) return undefined;
      const { whole, settings, read } = subject;
      const wanted = filesOfAll(whole).filter((path) => !contents.has(path));
      if (wanted.length === 0) {
        const { thresholds } = settings;
        const file = shownPath(subject.uri, workspace);
        return gatherCalendar({ file, uri: subject.uri, whole, thresholds, read: (path) => contents.get(path) });
      }
      await Promise.all(wanted.map(async (path) => contents.set(path, await read(path))));
      // The text may be another one by now, so it is looked at again.
    }
  }
}

/** The path in the workspace folder, with the folder where there are several. */
function shownPath(uri: string, { roots }: Workspace): string {
  const root = roots.of(uri);
  const path = roots.relative(root, uri);
  return root.opened && root.path !== undefined && roots.all().length > 1 ? `${basename(root.path)}/${path}` : path;
}
