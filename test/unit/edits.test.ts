/** Each example is a text, the edit of a place in its first entry, and the text as it must be, byte for byte. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Chunk } from '../../server/src/document/document';
import {
  addItem,
  addPair,
  type Edit,
  quote,
  removeItem,
  removePair,
  replaceNode,
  replaceText,
} from '../../server/src/document/edits';
import {
  type ListNode,
  type MapNode,
  type Node,
  nodeAt,
  pairOf,
  plainValue,
  type ScalarNode,
} from '../../server/src/document/node';
import { openDocument } from '../../server/src/document/open';

type Path = readonly (string | number)[];

/** The whole text after the edit, or undefined where none is offered. */
function edited(text: string, edit: (chunk: Chunk, entry: Node) => Edit[] | undefined): string | undefined {
  const document = openDocument(text);
  const entry = document.sections.flatMap((section) => section.entries)[0]!;
  const edits = edit(entry.chunk, entry.node);
  if (!edits) return undefined;
  document.edit(
    edits.map((one) => ({ range: document.range(one.chunk, one.start, one.end), text: one.text })).reverse(),
  );
  const after = document.text();
  assert.deepEqual(
    openDocument(after).chunks.flatMap((chunk) => chunk.problems),
    [],
    after,
  );
  return after;
}

const without = (text: string, key: string, at: Path = []) =>
  edited(text, (chunk, entry) => {
    const map = nodeAt(entry, at) as MapNode;
    return removePair(chunk, map, pairOf(map, key)!);
  });
const withoutItem = (text: string, at: Path, index: number) =>
  edited(text, (chunk, entry) => removeItem(chunk, nodeAt(entry, at) as ListNode, index));
const withPair = (text: string, key: string, value: string, at: Path = []) =>
  edited(text, (chunk, entry) => addPair(chunk, nodeAt(entry, at) as MapNode, key, value));
const withItem = (text: string, at: Path, value: string) =>
  edited(text, (chunk, entry) => addItem(chunk, nodeAt(entry, at) as ListNode, value));
const replaced = (text: string, at: Path, value: string) =>
  edited(text, (chunk, entry) => replaceNode(chunk, nodeAt(entry, at)!, value));
const rewritten = (text: string, at: Path, value: string) =>
  edited(text, (chunk, entry) => replaceText(chunk, nodeAt(entry, at) as ScalarNode, value));

describe('taking a key out', () => {
  test('goes with the rest of its line, and leaves the comments of others', () => {
    assert.equal(
      without('roles:\n  - name: A # first\n    # about b\n    b: 1 # gone\n    # about c\n    c: 2\n', 'b'),
      'roles:\n  - name: A # first\n    # about b\n    # about c\n    c: 2\n',
    );
  });
  test('takes a value of several lines', () => {
    assert.equal(
      without('roles:\n  - name: A\n    b:\n      - 1\n      - 2 # two\n    c: 2\n', 'b'),
      'roles:\n  - name: A\n    c: 2\n',
    );
    assert.equal(without('roles:\n  - name: A\n    b: |\n      x\n\n      y\n', 'b'), 'roles:\n  - name: A\n');
  });
  test('keeps the line end of an entry that another follows', () => {
    assert.equal(without('roles:\n  - name: A\n    b: 1\n  - name: B\n', 'b'), 'roles:\n  - name: A\n  - name: B\n');
  });
  test('on the last line of a text without a line end takes the line end before', () => {
    assert.equal(without('roles:\n  - name: A\n    b: 1', 'b'), 'roles:\n  - name: A');
    assert.equal(without('roles:\r\n  - name: A\r\n    b: 1', 'b'), 'roles:\r\n  - name: A');
  });
  test('beside the dash lets the next key move up', () => {
    assert.equal(without('roles:\n  - b: 1 # one\n    name: A\n', 'b'), 'roles:\n  - name: A\n');
    assert.equal(
      without('roles:\n  - b: [1]\n    # about name\n    name: A\n', 'b'),
      'roles:\n  -\n    # about name\n    name: A\n',
    );
  });
  test('in CRLF and in flow style', () => {
    assert.equal(
      without('roles:\r\n  - name: A\r\n    b: 1\r\n    c: 2\r\n', 'b'),
      'roles:\r\n  - name: A\r\n    c: 2\r\n',
    );
    assert.equal(without('roles: [{ b: 1, name: A }]\n', 'b'), 'roles: [{ name: A }]\n');
    assert.equal(without('roles: [{ name: A, b: 1 }]\n', 'b'), 'roles: [{ name: A }]\n');
    assert.equal(without('roles: [{b, "name":"A"}]\n', 'name'), 'roles: [{b}]\n');
    assert.equal(without('roles: [{"name":"A","b":[1]}]\n', 'b'), 'roles: [{"name":"A"}]\n');
  });
  test('is not offered where something else would change', () => {
    assert.equal(without('roles:\n  - b: 1\n', 'b'), undefined, 'the only key');
    assert.equal(without('roles:\n  - name: A\n    b: &x 1\n    c: *x\n', 'b'), undefined, 'an anchor used elsewhere');
    assert.equal(without('roles:\n  - name: A\n    b: [&x 1]\n    c: *x\n', 'b'), undefined, 'an anchor inside');
    assert.equal(without('roles:\n  - ? b\n    : 1\n    name: A\n', 'b'), undefined, 'a key behind a question mark');
  });
});

describe('taking an element out', () => {
  test('of block and flow lists', () => {
    const text = 'roles:\n  - p:\n    - a\n    - b # gone\n    - c\n';
    assert.equal(withoutItem(text, ['p'], 1), 'roles:\n  - p:\n    - a\n    - c\n');
    assert.equal(withoutItem('roles:\n  - p: [a, b, c]\n', ['p'], 0), 'roles:\n  - p: [b, c]\n');
    assert.equal(withoutItem('roles:\n  - p: [a, b]\n', ['p'], 1), 'roles:\n  - p: [a]\n');
    assert.equal(
      withoutItem('roles:\n  - p: [\n      a,\n      b,\n    ]\n', ['p'], 1),
      'roles:\n  - p: [\n      a,\n    ]\n',
    );
    assert.equal(withoutItem('roles:\n  - p:\n      - a\n      - b', ['p'], 1), 'roles:\n  - p:\n      - a');
  });
  test('but not the only one', () => {
    assert.equal(withoutItem('roles:\n  - p: [a]\n', ['p'], 0), undefined);
  });
});

describe('adding a key', () => {
  test('behind the last one, in the column of the first', () => {
    assert.equal(withPair('roles:\n- name: A # a\n# more\n', 'b', '1'), 'roles:\n- name: A # a\n  b: 1\n# more\n');
    assert.equal(
      withPair('roles:\n  - name: A\n    p:\n      - x # x\n\n  - name: B\n', 'b', '1'),
      'roles:\n  - name: A\n    p:\n      - x # x\n    b: 1\n\n  - name: B\n',
    );
    assert.equal(
      withPair('roles:\n  - name: A\n    d: |\n      x\n      y\n', 'b', '1'),
      'roles:\n  - name: A\n    d: |\n      x\n      y\n    b: 1\n',
    );
    assert.equal(withPair('roles:\n  - name: A\n    d:\n', 'b', '1'), 'roles:\n  - name: A\n    d:\n    b: 1\n');
  });
  test('with the line end of the text, also behind a last line without one', () => {
    assert.equal(
      withPair('roles:\r\n  - name: A\r\n    c: 2', 'b', '1'),
      'roles:\r\n  - name: A\r\n    c: 2\r\n    b: 1',
    );
    assert.equal(withPair('roles:\r\n  - name: A\r\n', 'b', '1'), 'roles:\r\n  - name: A\r\n    b: 1\r\n');
  });
  test('of several lines', () => {
    assert.equal(
      withPair('roles:\n  - name: A\n', 'p', '\n  - x\n  - y'),
      'roles:\n  - name: A\n    p: \n      - x\n      - y\n',
    );
  });
  test('in flow style', () => {
    assert.equal(withPair('roles: [{ name: A }]\n', 'b', '1'), 'roles: [{ name: A, b: 1 }]\n');
    assert.equal(withPair('roles: [{}]\n', 'b', '1'), 'roles: [{ b: 1 }]\n');
  });
  test('not where the column of the map can not be seen, or the map is another one', () => {
    assert.equal(withPair('roles:\n  - &x name: A\n', 'b', '1'), undefined);
    assert.equal(
      withPair('roles:\n  - &x\n    name: A\n  - *x\n', 'b', '1'),
      'roles:\n  - &x\n    name: A\n    b: 1\n  - *x\n',
    );
  });
});

describe('adding an element', () => {
  test('to block and flow lists', () => {
    assert.equal(
      withItem('roles:\n  - p:\n    - a # a\n    c: 1\n', ['p'], 'b'),
      'roles:\n  - p:\n    - a # a\n    - b\n    c: 1\n',
    );
    assert.equal(withItem('roles:\n  - p: [a]\n', ['p'], 'b'), 'roles:\n  - p: [a, b]\n');
    assert.equal(withItem('roles:\n  - p: []\n', ['p'], 'b'), 'roles:\n  - p: [b]\n');
    assert.equal(withItem('roles:\r\n  - p:\r\n      - a', ['p'], 'b'), 'roles:\r\n  - p:\r\n      - a\r\n      - b');
  });
});

describe('putting a value in the place of another', () => {
  test('touches nothing but the value', () => {
    assert.equal(replaced('roles:\n  - a: 1   # one\n', ['a'], '2'), 'roles:\n  - a: 2   # one\n');
    assert.equal(
      replaced('roles:\n  - a: |-\n      x\n      y\n    b: 1\n', ['a'], 'z'),
      'roles:\n  - a: z\n    b: 1\n',
    );
    assert.equal(replaced('roles:\n  - a:\n    b: 1\n', ['a'], 'z'), 'roles:\n  - a: z\n    b: 1\n');
    assert.equal(replaced('roles:\n  - a: [x,\n      y] # two\n', ['a'], 'z'), 'roles:\n  - a: z # two\n');
  });
  test('an alias gives way; what lies behind one is left alone', () => {
    const text = 'roles:\n  - x: &x [1]\n    a: *x\n';
    assert.equal(replaced(text, ['a'], '[2]'), 'roles:\n  - x: &x [1]\n    a: [2]\n');
    assert.equal(replaced(text, ['a', 0], '2'), undefined);
    assert.equal(replaced('roles:\n  - a: [&x 1]\n    b: *x\n', ['a'], '[2]'), undefined);
  });
  test('a text keeps its quotes', () => {
    assert.equal(rewritten("roles:\n  - a: 'x' # x\n", ['a'], "it's"), "roles:\n  - a: 'it''s' # x\n");
    assert.equal(rewritten('roles:\n  - a: "x"\n', ['a'], 'say "y"'), 'roles:\n  - a: "say \\"y\\""\n');
    assert.equal(rewritten('roles:\n  - a: x\n', ['a'], 'y'), 'roles:\n  - a: y\n');
    assert.equal(rewritten('roles:\n  - a: x\n', ['a'], 'true'), 'roles:\n  - a: "true"\n');
  });
});

test('a quoted text reads back as itself', () => {
  for (const text of [
    '',
    'a',
    'true',
    'null',
    '12',
    'a: b',
    'a:',
    'a #b',
    '- a',
    '*x',
    '[x]',
    'x]',
    'a\nb',
    '$x',
    ' a',
    'Ü',
  ])
    for (const where of ['flow', 'block'] as const) {
      const yaml = where === 'flow' ? `roles: [{ a: ${quote(text)} }]` : `roles:\n  - a: ${quote(text, 'block')}\n`;
      const [entry] = openDocument(yaml).sections.flatMap((section) => section.entries);
      assert.deepEqual(JSON.stringify(plainValue(entry!.node)), JSON.stringify({ a: text }), yaml);
    }
  assert.equal(quote('${secret:x}', 'block'), '${secret:x}');
  assert.equal(quote('${secret:x}'), '"${secret:x}"');
});
