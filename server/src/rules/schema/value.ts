import { replaceText } from '../../document/edits';
import { fold } from '../../organization/shape';
import { nearest } from '../../spelling/closest';
import type { Fix } from '../rule';
import type { ValueFault } from './faults';
import { schemaRule } from './report';
import type { Schema } from './schema';
import { listed, shortened, subjectOf } from './words';

export default schemaRule<ValueFault>(
  {
    id: 'schema/value',
    severity: 'error',
    title: 'Value outside the list of values',
    what: 'A value is none of those that the key takes.',
    why: 'Genesys Cloud and this file format have no other: the setting is not what you think it is, and nothing that depends on it can be checked.',
    remedy: 'Write one of the values that the message names.',
    fix: {
      does: 'Writes the value that is probably meant. Safe where only case, `_` or `-` differ.',
      safe: true,
    },
    bad: `
version: 1
organization: { name: Acme, region: eu-central-9 }
#                                   ^^^^^^^^^^^^ error schema/value
identityProviders:
  - name: Acme_Okta
    type: okta
    nameIdFormat: emailaddress
#                 ^^^^^^^^^^^^ error schema/value
`,
    good: `
version: 1
organization: { name: Acme, region: eu-central-1 }
identityProviders:
  - name: Acme_Okta
    type: okta
    nameIdFormat: emailAddress
`,
    fixed: `
version: 1
organization: { name: Acme, region: eu-central-1 }
identityProviders:
  - name: Acme_Okta
    type: okta
    nameIdFormat: emailAddress
`,
  },
  ({ at, path, node, schema }) => {
    const values = (schema.enum ?? []).map(String);
    const found = node.kind === 'scalar' ? String(node.value) : '';
    const meant = meantBy(found, values, schema);
    const subject = subjectOf(path, schema);
    if (path.length === 1 && path[0] === 'version')
      return {
        message: `Version ${shortened(found)} of the file format is not known. Write version: 1.`,
        fixes: [],
      };
    const some = schema.examples?.map(String) ?? values.slice(0, 2);
    const list =
      values.length <= 8 ? listed(values, 'or') : `one of ${values.length} values, such as ${listed(some, 'or')}`;
    const question = meant.length > 0 ? ` Did you mean ${listed(meant, 'or')}?` : '';
    const fixes = meant.flatMap((value): Fix[] => {
      const edits = node.kind === 'scalar' ? replaceText(at.chunk, node, value) : undefined;
      return edits
        ? [{ title: `Write ${value}`, safe: meant.length === 1 && fold(found) === fold(value), edits: () => edits }]
        : [];
    });
    return {
      message: `${subject} takes ${list}; "${shortened(found)}" is none of them, so it has no meaning to Genesys Cloud.${question || ' Write one of them.'}`,
      fixes,
    };
  },
);

/** The values a word may stand for: one with the same letters, the domain of a host, another name of it, its end (`HTTP-POST`), the nearest. */
function meantBy(word: string, values: readonly string[], schema: Schema): readonly string[] {
  const same = values.filter((value) => fold(value) === fold(word));
  if (same.length > 0) return same.slice(0, 1);
  const known = Object.entries(schema['x-means'] ?? {}).find(
    ([other]) => fold(other) === fold(word.replaceAll(' ', '-')),
  );
  if (known) return [known[1]];
  const host = /^(?:https?:\/\/)?(?:login|api|apps)\.([^/]+)\/?$/.exec(word)?.[1];
  if (host && values.includes(host)) return [host];
  const spellings = schema['x-aliases'] ?? {};
  const near = nearest(word, [...values, ...Object.keys(spellings).filter((alias) => spellings[alias])]);
  if (near.length > 0) return [...new Set(near.map((one) => spellings[one] ?? one))].slice(0, 3);
  const ends = values.filter((value) => fold(value).length > 3 && fold(word).endsWith(fold(value)));
  return ends.length === 1 ? ends : [];
}
