/** A new name of an entry in a file of tests, which speaks of clients, users and providers by name. */
import type { Document } from '../../document/document';
import type { Edit } from '../../document/edits';
import { rewriteScalar } from '../../document/rewrite';
import { spokenInTests } from './in-tests';
import type { Renaming } from './rename';
import { writtenScalar } from './written';

/** The edits of a file of tests, which must be one of the organization file that is renamed in. */
export function renameInTests(tests: Document, { section, from, to }: NonNullable<Renaming['entry']>): Edit[] {
  const edits = new Map<string, Edit[]>();
  for (const way of spokenInTests(tests, section, (name) => name === from)) {
    const written = writtenScalar(way);
    if (!written) continue;
    const { chunk, node, around } = written;
    edits.set(`${chunk.line} ${node.start}`, rewriteScalar(chunk, node, to, around));
  }
  return [...edits.values()].flat();
}
