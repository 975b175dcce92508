/** The indentation of a new line. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onEnter } from '../../../server/src/language/on-type';
import { marked, textIn } from './marked';

/** The column of the new line at the \`¦\`; undefined where it is left as it is. */
function column(drawn: string, tabSize = 2): number | undefined {
  const { document, position, text } = marked(drawn);
  const edits = onEnter(document, { position, tabSize });
  for (const { range, newText } of edits) {
    assert.equal(range.start.line, position.line);
    assert.equal(range.end.line, position.line);
    assert.match(textIn(text, range) + newText, /^[ \t]*$/, 'only white space');
  }
  return edits[0]?.newText.length;
}

describe('Enter', () => {
  const cases: readonly (readonly [string, string, number | undefined])[] = [
    ['below a section', 'version: 1\nroles:\n¦', 2],
    ['below a section, where lists stand at the margin', 'users:\n- email: a\nroles:\n¦', undefined],
    ['below a section, where lists stand further in', 'users:\n    - email: a\nroles:\n¦', 4],
    ['below a section that is a map', 'organization:\n¦', 2],
    [
      'below a map, as the file has it',
      'organization:\n    name: X\ndataActions:\n    - name: a\n      request:\n      ¦',
      10,
    ],
    ['below a list of an entry', 'roles:\n  - name: A\n    permissions:\n    ¦', 6],
    ['below a list, in the column of its key', 'roles:\n- name: A\n  permissions:\n  ¦', undefined],
    [
      'below a list, as those above',
      'roles:\n  - name: A\n    permissions:\n    - a:b:c\n  - name: B\n    permissions:\n¦',
      4,
    ],
    ['below a list with elements', 'oauthClients:\n  - name: x\n    roles: # why\n    ¦\n      - a\n', 6],
    ['below a list with a comment', 'oauthClients:\n  - name: x\n    roles: # why\n    ¦', 6],
    ['below the first key of an entry', 'oauthClients:\n  - roles:\n  ¦', 6],
    ['behind the first key of an entry', 'roles:\n  - name: A\n  ¦', 4],
    ['behind it, with a comment', 'roles:\n  - name: "A: b" # c\n  ¦', 4],
    ['behind another key', 'roles:\n  - name: A\n    description: x\n    ¦', undefined],
    ['behind a dash', 'roles:\n  -\n  ¦', 4],
    ['behind an element', 'roles:\n  - name: A\n    permissions:\n      - a:b:c\n      ¦', undefined],
    [
      'behind an element, where the editor left the margin',
      'roles:\n  - name: A\n    permissions:\n      - a:b:c\n¦',
      6,
    ],
    ['below a text over several lines', 'identityProviders:\n  - name: A\n    certificates:\n      - |\n      ¦', 8],
    ['below a text over several lines of a key', 'dataActions:\n  - name: A\n    request:\n      body: |-\n      ¦', 8],
    [
      'inside such a text',
      'identityProviders:\n  - name: A\n    certificates:\n      - |\n        roles:\n        ¦',
      undefined,
    ],
    ['inside brackets', 'dataActions:\n  - name: A\n    input: {\n    ¦', undefined],
    ['below credentials', 'integrations:\n  - name: x\n    credentials:\n    ¦', 6],
    ['below what an input requires', 'dataActions:\n  - name: x\n    input:\n      required:\n      ¦', 8],
    ['in a text with CRLF', 'roles:\r\n  - name: A\r\n    permissions:\r\n¦\r\nusers: []\r\n', 6],
    ['below an empty line', 'roles:\n\n¦', undefined],
    ['below a comment', 'roles:\n  # x\n¦', undefined],
    ['at the start', '¦', undefined],
    ['before a text', 'roles:\n¦- name: A\n', undefined],
  ];
  for (const [what, text, expected] of cases) test(what, () => assert.equal(column(text), expected));

  test('goes by the editor where the file shows nothing', () => {
    assert.equal(column('roles:\n¦', 4), 4);
    assert.equal(column('roles:\n¦', Number.NaN), 2);
  });
});
