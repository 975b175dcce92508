import type { Document } from '../../document/document';
import type { Edit } from '../../document/edits';
import { eolOf } from '../../document/edits';
import type { Fix, Spot } from '../rule';
import type { MissingFault } from './faults';
import { schemaRule } from './report';
import { schemaAt } from './schema';
import { exampleOf, listed, mapOf, purposeOf } from './words';

export default schemaRule<MissingFault>(
  {
    id: 'schema/missing-key',
    severity: 'error',
    title: 'Required key is missing',
    what: 'A key that the format requires is not there.',
    why: 'Without it the entry can not be understood: a client without a grant type, a file without a version, an entry that nobody can refer to.',
    remedy: 'Add the key.',
    fix: { does: 'Adds `version: 1`; every other value is yours to decide.', safe: true },
    bad: `# The organization of the shops
# [0-31] error schema/missing-key
organization:
  name: Acme
  region: eu-central-1
`,
    good: `# The organization of the shops
version: 1
organization:
  name: Acme
  region: eu-central-1
`,
    fixed: `# The organization of the shops
version: 1
organization:
  name: Acme
  region: eu-central-1
`,
  },
  (fault) => {
    const { key, path, schema, document } = fault;
    const at = schemaAt([...path, key]) ?? {};
    const example = exampleOf(at);
    const inside = at.required && example === undefined ? ` with ${listed(at.required, 'and')}` : '';
    const add = example === undefined ? `Add ${key}${inside}.` : `Add it, for example "${key}: ${example}".`;
    const purpose = purposeOf([...path, key]);
    return {
      message: `${mapOf(path, schema)} needs ${key}${purpose ? ` (${purpose})` : ''}. ${add}`,
      fixes: document && key === 'version' ? versionFix(fault.at, document) : [],
    };
  },
);

/** `version: 1` on a line of its own above the first key; in a file without keys, at its end. */
function versionFix({ chunk }: Spot, document: Document): Fix[] {
  const first = document.sections[0];
  const edit = first ? beforeKey(first) : behindText(chunk);
  return edit ? [{ title: 'Add version: 1', safe: true, edits: () => [edit] }] : [];
}

function beforeKey({ chunk, key }: Document['sections'][number]): Edit | undefined {
  const before = chunk.text.slice(0, key.start);
  // In braces, or behind a document start on the same line, a line of its own is no key.
  if (!/(^|[\r\n])\uFEFF?$/.test(before)) return undefined;
  return { chunk, start: key.start, end: key.start, text: `version: 1${eolOf(chunk.text)}` };
}

function behindText(chunk: Spot['chunk']): Edit {
  const { text } = chunk;
  const eol = eolOf(text);
  const gap = text === '' || /[\r\n\uFEFF]$/.test(text) ? '' : eol;
  return { chunk, start: text.length, end: text.length, text: `${gap}version: 1${eol}` };
}
