/** Files that a file of tests names: the organization file, responses and assertions, and files that hold a secret. */
import type { Document, Entry } from '../../document/document';
import { nodeAt, type ScalarNode } from '../../document/node';
import { readReference } from '../../simulate/secrets';

export interface TestFile {
  /** As it is written. */
  readonly path: string;
  /** Whether it lies beside the organization file, as secrets do; the others lie beside the tests. */
  readonly ofOrganization: boolean;
  readonly kind: 'organization' | 'response' | 'secret';
  readonly node: ScalarNode;
}

const ways: readonly { readonly path: readonly string[]; readonly kind: TestFile['kind'] }[] = [
  { path: ['token', 'assertion'], kind: 'response' },
  { path: ['token', 'secret'], kind: 'secret' },
  { path: ['sso', 'response'], kind: 'response' },
];

/** The files that an entry of a file of tests names. */
export function testFilesOf(entry: Entry): readonly TestFile[] {
  const named = entry.section === 'file' && !entry.listed ? [{ path: [], kind: 'organization' as const }] : [];
  const all = entry.section === 'tests' && entry.listed ? ways : named;
  return all.flatMap(({ path, kind }): readonly TestFile[] => {
    const node = nodeAt(entry.node, path);
    if (node?.kind !== 'scalar' || typeof node.value !== 'string' || node.value === '') return [];
    if (kind !== 'secret') return [{ path: node.value, kind, node, ofOrganization: false }];
    const reference = readReference(node.value);
    return reference?.kind === 'file' ? [{ path: reference.name, kind, node, ofOrganization: true }] : [];
  });
}

/** The file that an entry names at a path below it. */
export function testFileAt(
  entry: Entry,
  path: readonly (string | number)[],
): Pick<TestFile, 'path' | 'ofOrganization'> | undefined {
  const found = testFilesOf(entry).find(({ node }) => node === nodeAt(entry.node, path));
  return found && { path: found.path, ofOrganization: found.ofOrganization };
}

/** The organization file that a file of tests names, as it is written; undefined where it names none. */
export function organizationNamed({ sections }: Pick<Document, 'sections'>): string | undefined {
  const entry = sections.find(({ name }) => name === 'file')?.entries[0];
  return entry && testFilesOf(entry)[0]?.path;
}
