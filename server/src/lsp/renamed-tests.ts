/** The files of tests of an organization file, with a new name of one of its entries written in them. */
import type { TextEdit } from 'vscode-languageserver';
import type { Renaming } from '../language/names/rename';
import { renameInTests } from '../language/names/rename-tests';
import { textEdit } from '../language/text-edits';
import type { Outside } from './outside';
import { type TestsOf, testsOf } from './tests-of';
import type { Workspace } from './workspace';

export interface RenamedTests extends Pick<TestsOf, 'uri' | 'version'> {
  readonly edits: TextEdit[];
}

/** Those in which something changes. */
export async function renamedTests(
  uri: string,
  entry: NonNullable<Renaming['entry']>,
  workspace: Workspace,
  outside: Outside,
): Promise<readonly RenamedTests[]> {
  return (await testsOf(uri, workspace, outside)).flatMap(({ uri, version, document }) => {
    const edits = renameInTests(document, entry).map((edit) => textEdit(document, edit));
    return edits.length > 0 ? [{ uri, version, edits }] : [];
  });
}
