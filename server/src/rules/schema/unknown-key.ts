import { replaceKey } from '../../document/edits';
import { fold } from '../../organization/shape';
import { shownKey } from '../oauth/secret';
import type { Fix } from '../rule';
import type { UnknownFault } from './faults';
import { keysMeant } from './meant';
import { schemaRule } from './report';
import { listed, mapOf, shortened } from './words';

export default schemaRule<UnknownFault>(
  {
    id: 'schema/unknown-key',
    severity: 'error',
    title: 'Unknown key',
    what: 'A key is none of those that the format has at this place, and does not start with `x-`.',
    why: 'Nobody reads the key, so what it says has no effect: a misspelled `scopes` is no scopes.',
    remedy: 'Correct the spelling, or delete the key. Notes of your own go under keys that start with `x-`.',
    fix: {
      does: 'Renames the key to the one that is probably meant. Safe where only case, `_` or `-` differ.',
      safe: true,
    },
    bad: `
version: 1
organization:
  name: Acme
  region: eu-central-1
  x-owner: Platform team
oauthClients:
  - name: CRM_Sync
    GrantType: client-credentials
#   ^^^^^^^^^ error schema/unknown-key
    role: [Employee]
#   ^^^^ error schema/unknown-key
`,
    good: `
version: 1
organization:
  name: Acme
  region: eu-central-1
  x-owner: Platform team
oauthClients:
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
`,
    fixed: `
version: 1
organization:
  name: Acme
  region: eu-central-1
  x-owner: Platform team
oauthClients:
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
`,
  },
  (fault) => {
    const { at, key, path, schema, pair, present } = fault;
    const meant = keysMeant(key, schema);
    const free = meant.filter((name) => !present.has(name));
    const name = key === '' ? 'This empty key' : `"${shortened(shownKey(key))}"`;
    const known = Object.keys(schema.properties ?? {});
    const hint =
      free.length > 0
        ? `Did you mean ${listed(free, 'or')}?`
        : meant.length > 0
          ? `${listed(meant, 'and')} is there already: delete one of them.`
          : `${known.length <= 8 ? `It has ${listed(known, 'and')}` : 'Correct the spelling'}, or start a key of your own with x-.`;
    const fixes = free.flatMap((to): Fix[] => {
      const edits = replaceKey(at.chunk, pair.key, to);
      return edits
        ? [{ title: `Rename to ${to}`, safe: free.length === 1 && fold(key) === fold(to), edits: () => edits }]
        : [];
    });
    return {
      message: `${name} is no key of ${lower(mapOf(path, schema))}, so what it says has no effect. ${hint}`,
      fixes,
    };
  },
);

function lower(text: string): string {
  return /^(An?|The) /.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}
