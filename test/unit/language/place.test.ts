/** What stands at a position of an organization file. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDocument } from '../../../server/src/document/open';
import { type Place, placeOf, schemaOf } from '../../../server/src/language/place';

/** The place at the `¦` in a text. */
function at(marked: string): Place | undefined {
  const offset = marked.indexOf('¦');
  const before = marked.slice(0, offset).split('\n');
  const document = openDocument(marked.replace('¦', ''));
  return placeOf(document, { line: before.length - 1, character: before.at(-1)!.length });
}

/** A place in a line: the way to it, what it is on, and what the format calls it. */
function drawn(marked: string): string | undefined {
  const place = at(marked);
  if (!place) return undefined;
  const { section, entry, path, on } = place;
  const way = [section.name, ...(entry?.listed ? [entry.index] : []), ...path].join('/');
  return `${way} ${on}${schemaOf(place) ? '' : ' (own)'}`;
}

const clients = (rest: string) => `version: 1\noauthClients:\n  - name: A\n  - name: B\n${rest}`;

describe('the place at a position', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['a top-level key', 'version: 1\noauth¦Clients:\n  - name: A\n', 'oauthClients key'],
    ['a single value', 'version: ¦1\n', 'version value'],
    ['a key', clients('    grant¦Type: implicit\n'), 'oauthClients/1/grantType key'],
    ['the end of a value', clients('    grantType: implicit¦\n'), 'oauthClients/1/grantType value'],
    ['between key and value', clients('    grantType:  ¦ implicit\n'), undefined],
    ['an element', clients('    scopes: [users, rout¦ing]\n'), 'oauthClients/1/scopes/1 value'],
    ['a key of an element', clients('    roles:\n      - ro¦le: Employee\n'), 'oauthClients/1/roles/0/role key'],
    ['a comment', clients('    scim: true # he¦re\n'), undefined],
    ['a key of the user', clients('    x-mine: { a: ¦1 }\n'), 'oauthClients/1/x-mine/a value (own)'],
    ['an alias', 'x-a: &a [users]\noauthClients:\n  - scopes: *¦a\n', 'oauthClients/0/scopes value'],
    ['behind everything', 'version: 1\n\n¦', undefined],
    ['a value behind a broken entry', `oauthClients:\n  - name: "A\n  - name: ¦B\n`, 'oauthClients/1/name value'],
  ];
  for (const [what, marked, expected] of cases) test(what, () => assert.equal(drawn(marked), expected));

  test('the second section of a name is that one', () => {
    const place = at('roles:\n  - name: A\nroles:\n  - name: ¦B\n');
    assert.equal(place?.section.key.start, 0);
    assert.notEqual(place?.chunk.line, 0);
  });
});
