/** A text as the server holds an open file, without a server around it. */
import { Checked } from '../../server/src/lsp/checked';
import { rules } from '../../server/src/rules/registry';

/** The instant at which files are judged here. */
export const now = Date.parse('2026-11-23T12:00:00Z');

/** The file of a text. A fault of a rule is thrown; files that it names can't be read. */
export function checkedOf(text: string): Checked {
  let results = 0;
  return new Checked({
    uri: 'file:///nowhere/integrations.yaml',
    name: 'integrations.yaml',
    root: { key: '/nowhere', uri: 'file:///nowhere', path: '/nowhere', opened: true },
    text,
    rules,
    source: 'test',
    page: () => undefined,
    client: { related: true, pages: true, data: true },
    nextResult: () => String(results++),
    fault: (_, error) => {
      throw error;
    },
    readReferenced: async () => ({ state: 'unreadable', reason: 'of the test' }),
    now: () => now,
  });
}
