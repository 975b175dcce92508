/** The files of tests of an organization file: open ones, and those of the workspace folder. */
import { basename, dirname, resolve } from 'node:path';
import type { Document } from '../document/document';
import { openDocument } from '../document/open';
import { organizationNamed } from '../language/names/test-files';
import { isScenarioFile, scenarioPatterns, testedNames } from '../scenarios/names';
import { maxBytesOf } from '../workspace/check-file';
import type { Outside } from './outside';
import { keyOf, pathOf, uriOf } from './places';
import type { Workspace } from './workspace';

export interface TestsOf {
  readonly uri: string;
  /** Of an open file; null for one on the disk. */
  readonly version: number | null;
  readonly document: Document;
}

/** Looks at every file of tests of the workspace folder, and at open ones; sorted by their paths. */
export async function testsOf(uri: string, workspace: Workspace, outside: Outside): Promise<readonly TestsOf[]> {
  const tested = pathOf(uri);
  if (tested === undefined) return [];
  const root = workspace.roots.of(uri);
  const { settings } = await workspace.configuration.of(root);
  const paths = new Set(workspace.files().flatMap((file) => pathOf(file.uri) ?? []));
  if (root.opened && root.path !== undefined)
    for (const path of (await outside.findFiles({ root: root.path, patterns: scenarioPatterns })).files)
      paths.add(path);
  const found: TestsOf[] = [];
  for (const path of [...paths].sort()) {
    if (!isScenarioFile(path.replaceAll('\\', '/'))) continue;
    const open = workspace.file(uriOf(path));
    const text = open?.checked.text() ?? (await textOf(path));
    if (text === undefined) continue;
    const document = open?.checked.document() ?? openDocument(text);
    if (await isTested(path, document))
      found.push({ uri: open?.uri ?? uriOf(path), version: open?.version ?? null, document });
  }
  return found;

  async function textOf(path: string): Promise<string | undefined> {
    const content = await outside.readFile(path, {
      maxBytes: maxBytesOf(settings),
      ...(root.path === undefined ? {} : { within: root.path }),
    });
    return content.state === 'read' ? content.text : undefined;
  }

  /** Whether a file of tests names this organization file, or is the one of the same name beside it. */
  async function isTested(path: string, { sections }: Document): Promise<boolean> {
    const folder = dirname(path);
    if (sections.some(({ name, entries }) => name === 'file' && entries.length > 0)) {
      const named = organizationNamed({ sections });
      return named !== undefined && resolve(folder, named) === tested;
    }
    if (folder !== dirname(tested!)) return false;
    for (const name of testedNames(basename(path))) {
      const at = resolve(folder, name);
      if (at === tested) return true;
      // The likelier name is the one that counts, where there is such a file.
      if (workspace.file(keyOf(uriOf(at))) || (await outside.stamp(at)) !== 'none') return false;
    }
    return false;
  }
}
