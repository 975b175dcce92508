/** Files of tests as the server has them: open in the editor or on the disk, with the organization file that they test. */
import { basename, dirname, resolve } from 'node:path';
import type { Diagnostic } from 'vscode-languageserver';
import { openDocument } from '../document/open';
import type { FileContent } from '../rules/rule';
import { isScenarioFile, testedNames } from '../scenarios/names';
import { readScenarios } from '../scenarios/read';
import type { ScenarioFile } from '../scenarios/scenario';
import type { Settings } from '../settings/settings';
import { readWhole, type Whole } from '../simulate/whole';
import { maxBytesOf, reference } from '../workspace/check-file';
import { decode, referencedPath } from '../workspace/read';
import type { Outside } from './outside';
import { keyOf, pathOf, uriOf } from './places';
import { diagnosticSource } from './protocol';
import type { OpenFile, Workspace } from './workspace';

/** What is wrong with an open file of tests; undefined when the file is none. */
export function scenarioDiagnostics({ uri, checked }: OpenFile): Diagnostic[] | undefined {
  if (!isScenarioFile(keyOf(uri).replaceAll('\\', '/'))) return undefined;
  const { problems, scenarios } = readScenarios(checked.text());
  return [...problems, ...scenarios.flatMap((one) => one.problems)].map(({ message, range }) => ({
    range,
    severity: 1,
    source: diagnosticSource,
    message,
  }));
}

export interface OpenScenarios {
  readonly file: ScenarioFile;
  /** Absolute. */
  readonly path: string;
  /** Of the workspace folder; absolute. */
  readonly root: string;
  readonly settings: Settings;
  readonly tested: Tested | { readonly reason: string };
  /** A file that the tests name, by its path as written. */
  readonly read: (written: string) => Promise<FileContent>;
}

export interface Tested {
  readonly uri: string;
  readonly path: string;
  readonly whole: Whole;
  /** A file that it names, by its path as written. */
  readonly read: (written: string) => Promise<FileContent>;
}

/** Reads a file of tests and the organization file that it tests. Undefined for what is none, can't be read, or is neither open nor in a workspace folder. */
export async function openScenarios(
  uri: string,
  workspace: Workspace,
  outside: Outside,
): Promise<OpenScenarios | undefined> {
  const path = pathOf(uri);
  if (path === undefined || !isScenarioFile(path.replaceAll('\\', '/'))) return undefined;
  const root = workspace.roots.of(uri);
  const folder = root.path ?? dirname(path);
  const { settings } = await workspace.configuration.of(root);
  const text = await textOf(path);
  if (text === undefined) return undefined;
  const file = readScenarios(text);
  const read = (written: string) => outside.readReferenced(reference(written, { path, root: folder, settings }));
  return { file, path, root: folder, settings, tested: await openTested(), read };

  async function textOf(at: string): Promise<string | undefined> {
    const open = workspace.file(uriOf(at));
    if (open) return open.checked.text();
    if (!root.opened) return undefined;
    const content = await outside.readFile(at, { maxBytes: maxBytesOf(settings), within: folder });
    return content.state === 'read' ? content.text : undefined;
  }

  /** The one that is named, or the one of the same name. */
  async function openTested(): Promise<OpenScenarios['tested']> {
    const usual = testedNames(basename(path!));
    for (const name of file.file ? [file.file.value] : usual) {
      const at = resolve(dirname(path!), name);
      const found = (written: string): Tested => ({
        uri: uriOf(at),
        path: at,
        whole: readWhole(openDocument(written)),
        read: (named) => outside.readReferenced(reference(named, { path: at, root: folder, settings })),
      });
      // A file that is open need not be on the disk, but may be read there.
      const place = reference(name, { path: path!, root: folder, settings });
      const open = referencedPath(place) === undefined ? undefined : workspace.file(uriOf(at));
      if (open) return found(open.checked.text());
      const content = await read(name);
      if (content.state === 'read') {
        const text = decode(content.bytes);
        return text.state === 'read' ? found(text.text) : { reason: `${name}: ${text.reason}` };
      }
      if (file.file || content.reason !== 'there is no such file') return { reason: `${name}: ${content.reason}` };
    }
    return { reason: `there is no ${usual[0]} beside it; name the organization file with file:` };
  }
}
