/** The organization files that files of tests are about: as they stand in the editor, or as they were read from the disk. */
import { basename, dirname, resolve } from 'node:path';
import { openDocument } from '../document/open';
import type { Editing, Tested } from '../language/editing';
import { organizationNamed } from '../language/names/test-files';
import { Names } from '../organization/names';
import { testedNames } from '../scenarios/names';
import type { Settings } from '../settings/settings';
import { readWhole, type Whole } from '../simulate/whole';
import { reference } from '../workspace/check-file';
import { decode, referencedPath } from '../workspace/read';
import type { Outside } from './outside';
import { pathOf, uriOf } from './places';
import type { OpenFile, Workspace } from './workspace';

/** A closed file as it was read; it holds while its stamp does. */
interface Read {
  readonly stamp: string;
  readonly settings: Settings;
  readonly tested: Promise<Tested>;
}

/** Closed files that are kept: more are not edited at once. */
const mostKept = 4;

export class TestedFiles {
  readonly #outside: Outside;
  /** By absolute path, the one that was asked for last at the end. */
  readonly #read = new Map<string, Read>();

  constructor(outside: Outside) {
    this.#outside = outside;
  }

  /**
   * The organization file of a file of tests: the one that it names, or the one of the same name beside it. `edited`
   * gives one that is open. Where none can be read it is an empty one, with the reason.
   */
  async of(
    tests: Editing,
    workspace: Workspace,
    edited: (open: OpenFile) => Promise<Editing | undefined>,
  ): Promise<Tested> {
    const path = pathOf(tests.uri);
    const root = workspace.roots.of(tests.uri).path;
    if (path === undefined || root === undefined)
      return this.#none(tests, 'the file of tests itself is on no disk, so nothing lies beside it');
    const { settings } = tests;
    const named = organizationNamed(tests.document);
    const usual = testedNames(basename(path));
    for (const name of named === undefined ? usual : [named]) {
      const at = resolve(dirname(path), name);
      const place = reference(name, { path, root, settings });
      // What may not be read from the disk may not be read from the editor either.
      const open = referencedPath(place) === undefined ? undefined : workspace.file(uriOf(at));
      const editing = open && (await edited(open));
      if (editing) return editing;
      const found = await this.#outside.findReferenced(place);
      if (found === undefined && named === undefined) continue;
      const stamp = found === undefined ? 'none' : await this.#outside.stamp(found);
      const known = this.#read.get(at);
      const kept = known?.stamp === stamp && known.settings === settings ? known : undefined;
      const read = kept ?? {
        stamp,
        settings,
        tested: this.#open(tests, at, () => this.#outside.readReferenced(place)),
      };
      this.#read.delete(at);
      this.#read.set(at, read);
      for (const key of this.#read.keys()) if (this.#read.size > mostKept) this.#read.delete(key);
      return { ...(await read.tested), now: tests.now };
    }
    return this.#none(tests, `there is no ${usual[0]} beside it; name the organization file with \`file:\``);
  }

  async #open(tests: Editing, at: string, read: () => ReturnType<Outside['readReferenced']>): Promise<Tested> {
    const content = await read();
    const text = content.state === 'read' ? decode(content.bytes) : content;
    if (text.state !== 'read') return this.#none(tests, text.reason);
    return { ...this.#closed(tests, text.text), uri: uriOf(at) };
  }

  #none(tests: Editing, missing: string): Tested {
    return { ...this.#closed(tests, ''), missing };
  }

  #closed({ uri, settings, now }: Editing, text: string): Tested {
    const document = openDocument(text);
    const names = new Names();
    for (const { entries } of document.sections) for (const entry of entries) names.add(entry);
    let whole: Whole | undefined;
    return {
      uri,
      version: undefined,
      document,
      names,
      settings,
      now,
      whole: () => {
        whole ??= readWhole(document, names);
        return whole;
      },
      file: () => undefined,
    };
  }
}
