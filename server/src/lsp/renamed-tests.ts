/** The files of tests of an organization file, with a new name of one of its entries written in them. */
import { basename, dirname, resolve } from 'node:path';
import type { TextEdit } from 'vscode-languageserver';
import { openDocument } from '../document/open';
import type { Renaming } from '../language/names/rename';
import { renameInTests } from '../language/names/rename-tests';
import { textEdit } from '../language/text-edits';
import { isScenarioFile, scenarioPatterns, testedNames } from '../scenarios/names';
import { maxBytesOf } from '../workspace/check-file';
import type { Outside } from './outside';
import { keyOf, pathOf, uriOf } from './places';
import type { Workspace } from './workspace';

export interface RenamedTests {
  readonly uri: string;
  /** Of an open file; null for one on the disk. */
  readonly version: number | null;
  readonly edits: TextEdit[];
}

/** Looks at every file of tests of the workspace folder, and at open ones. */
export async function renamedTests(
  uri: string,
  entry: NonNullable<Renaming['entry']>,
  workspace: Workspace,
  outside: Outside,
): Promise<readonly RenamedTests[]> {
  const tested = pathOf(uri);
  if (tested === undefined) return [];
  const root = workspace.roots.of(uri);
  const { settings } = await workspace.configuration.of(root);
  const paths = new Set(workspace.files().flatMap((file) => pathOf(file.uri) ?? []));
  if (root.opened && root.path !== undefined)
    for (const path of (await outside.findFiles({ root: root.path, patterns: scenarioPatterns })).files)
      paths.add(path);
  const renamed: RenamedTests[] = [];
  for (const path of [...paths].sort()) {
    if (!isScenarioFile(path.replaceAll('\\', '/'))) continue;
    const open = workspace.file(uriOf(path));
    const text = open?.checked.text() ?? (await textOf(path));
    if (text === undefined) continue;
    const tests = openDocument(text);
    if (!(await testsFile(path, tests, tested))) continue;
    const edits = renameInTests(tests, entry).map((edit) => textEdit(tests, edit));
    if (edits.length > 0) renamed.push({ uri: open?.uri ?? uriOf(path), version: open?.version ?? null, edits });
  }
  return renamed;

  async function textOf(path: string): Promise<string | undefined> {
    const content = await outside.readFile(path, {
      maxBytes: maxBytesOf(settings),
      ...(root.path === undefined ? {} : { within: root.path }),
    });
    return content.state === 'read' ? content.text : undefined;
  }

  /** Whether a file of tests names this organization file, or is the one of the same name beside it. */
  async function testsFile(
    path: string,
    tests: ReturnType<typeof openDocument>,
    organization: string,
  ): Promise<boolean> {
    const named = tests.sections.find(({ name }) => name === 'file')?.entries[0]?.node;
    const folder = dirname(path);
    if (named) return named.kind === 'scalar' && resolve(folder, String(named.value)) === organization;
    if (folder !== dirname(organization)) return false;
    for (const name of testedNames(basename(path))) {
      const at = resolve(folder, name);
      if (at === organization) return true;
      // The likelier name is the one that counts, where there is such a file.
      if (workspace.file(keyOf(uriOf(at))) || (await outside.stamp(at)) !== 'none') return false;
    }
    return false;
  }
}
