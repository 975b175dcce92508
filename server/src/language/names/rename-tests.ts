/** A new name of an entry in a file of tests, which speaks of clients, users and providers by name. */
import type { Document } from '../../document/document';
import type { Edit } from '../../document/edits';
import { nodeAt } from '../../document/node';
import { rewriteScalar } from '../../document/rewrite';
import type { Renaming } from './rename';
import { type Way, writtenScalar } from './written';

/** Where a test names an entry of a section. */
const ways: { readonly [section: string]: readonly (readonly string[])[] } = {
  oauthClients: [
    ['token', 'client'],
    ['api', 'client'],
  ],
  identityProviders: [
    ['token', 'provider'],
    ['sso', 'provider'],
  ],
  users: [
    ['api', 'user'],
    ['sso', 'user'],
  ],
};

/** What a test expects of the one who signs in, where it names that user itself. */
const expected = [
  ['expect', 'email'],
  ['expect', 'nameId'],
];

/** The edits of a file of tests, which must be one of the organization file that is renamed in. */
export function renameInTests(tests: Document, { section, from, to }: NonNullable<Renaming['entry']>): Edit[] {
  const edits = new Map<string, Edit[]>();
  for (const one of tests.sections)
    if (one.name === 'tests')
      for (const entry of one.entries) {
        const says = (path: readonly string[]) => {
          const node = nodeAt(entry.node, path);
          return node?.kind === 'scalar' && node.value === from;
        };
        const paths = (ways[section] ?? []).filter(says);
        if (section === 'users' && says(['sso', 'user'])) paths.push(...expected.filter(says));
        for (const path of paths) {
          const way: Way = { entry, path, on: 'value' };
          const written = writtenScalar(way);
          if (!written) continue;
          const { chunk, node, around } = written;
          edits.set(`${chunk.line} ${node.start}`, rewriteScalar(chunk, node, to, around));
        }
      }
  return [...edits.values()].flat();
}
