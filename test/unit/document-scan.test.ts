import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from '../../server/src/document/parse';
import { plainValue } from '../../server/src/document/scalar';
import { scan } from '../../server/src/document/scan';

const taken: Readonly<Record<string, string>> = {
  nothing: '',
  'only comments': '# one\n\n  # two',
  'a marker before the map': '# c\n---  # d\na: 1\n',
  'plain values': 'a: one two\nb: -1.5e3\nc: ~\nd: true # c\ne: x#y\nf: http://x/y?z=1\ng: - \nh: -x\n'.replace(
    'g: - \n',
    '',
  ),
  'no end of line': 'a: 1',
  'quoted values': 'a: "x \\n \\u00e9 \\x41 \\U0001F600 \\" \\/"\nb: \'it\'\'s\'\nc: ""\n"d e": 1\n\'f\': 2\n',
  'nested blocks':
    'a:\n  b:\n    - c: 1\n      d:\n      - 2\n      -\n      - - 3\n        - 4\n  e:\nf:\n- g\n- h:\n',
  'odd indentation': 'a:\n     b: 1\n     c:\n       -   d: 1\n           e: 2\n       -   f\n',
  'values on the next line': 'a:\n  text\nb:\n  "text"\nc:\n  [1]\n- x\n'.replace('- x\n', ''),
  'flow collections': 'a: [1, "two", \'three\', [x], {y: z, "q":1, k}, ]\nb: {}\nc: []\nd: {a: , b: [c, d]}\n',
  'flow collections over lines':
    'a: [\n  1, # c\n\n  2\n  ]\nb:\n  - {\n    x: 1,\n    # c\n    y: [2,\n    3]\n    }\n',
  'literal text':
    'a: |\n  one\n    two\n\n  three  \n\n\nb: |-\n  x\n  # no comment\nc:\n  - |\n    y\n# c\nd: |  # c\n   z',
  'folded text': 'a: >\n  one\n  two\n\n  three\n\n\n  four\nb: >-\n  x\n',
  'anchors and aliases': 'a: &x 1\nb: *x\nc: &y\n  d: [*x, *x]\ne: *y\nf: [*y]\ng: {h: *y}\n',
  'merge keys': 'a: &x {k: 1, l: 2}\nb: &y {l: 3, m: 4}\nc:\n  <<: *x\n  k: 0\nd:\n  n: 1\n  <<: [*y, *x]\n',
  'keys that are no strings': '1: a\nnull: b\ntrue: c\n0x10: d\n',
  'many keys': Array.from({ length: 40 }, (_, index) => `k${index}: ${index}\n`).join(''),
  'a second root key': 'a: 1\na: 2\n',
  'an entry alone': '    - name: x\n      y: 1\n    # tail\n\n',
};

const left: Readonly<Record<string, string>> = {
  'a duplicate key': 'a:\n  b: 1\n  b: 2\n',
  'a tag': 'a: !x 1\n',
  'an alias without an anchor': 'a: *x\n',
  'an alias inside its anchor': 'a: &x [*x]\n',
  'an unclosed quote': 'a: "x\n',
  'an unclosed bracket': 'a: [x\n',
  'a wrong indentation': 'a:\n  b: 1\n c: 2\n',
  'text over several lines': 'a: one\n  two\n',
  'a tab before text': 'a:\n\tb: 1\n',
  'a nested key on the line': 'a: b: c\n',
  'a second document': 'a: 1\n---\nb: 1\n',
  'an explicit key': '? a\n: b\n',
  'a control character': 'a: \u0001\n',
  'a line that ends with CR alone': 'a: 1\rb: 2\n',
  'a reserved sign': 'a: @x\n',
  'a wrong escape': 'a: "\\q"\n',
  'a comment without a space': 'a: "x"#c\n',
  'deep nesting': `a: ${'['.repeat(120)}${']'.repeat(120)}\n`,
};

describe('the scanner', () => {
  for (const [name, text] of Object.entries(taken))
    for (const end of ['\n', '\r\n'])
      it(`reads ${name} as the package does (${end === '\n' ? 'LF' : 'CRLF'})`, () => {
        const written = text.replaceAll('\n', end);
        const scanned = scan(written, true);
        const parsed = parse(written);
        assert.ok(scanned, 'it is not certain');
        assert.deepEqual(parsed.problems, []);
        assert.deepEqual(scanned.node, parsed.node);
        assert.deepEqual(scanned.pairs, parsed.pairs);
        assert.deepEqual(scanned.comments, parsed.comments());
        assert.deepEqual(scanned.anchors, parsed.anchors);
      });

  for (const [name, text] of Object.entries(left))
    it(`leaves ${name} to the package`, () => {
      assert.equal(scan(text), undefined);
    });
});

describe('plain scalars', () => {
  it('mean what the package says', () => {
    const sources = [
      ...[
        '~',
        'null',
        'Null',
        'NULL',
        'nULL',
        'n',
        'true',
        'True',
        'TRUE',
        'tRUE',
        'false',
        'False',
        'FALSE',
        'yes',
        'no',
        'on',
      ],
      ...[
        '0',
        '-0',
        '+12',
        '012',
        '1_000',
        '0o17',
        '0o18',
        '-0o7',
        '0x1F',
        '0xG',
        '-0x1',
        '1.',
        '.5',
        '-.5',
        '+1.5',
        '1e3',
        '1E-3',
        '1.e2',
      ],
      ...[
        '.inf',
        '-.INF',
        '+.Inf',
        '.nan',
        '.NaN',
        '.NAN',
        '.iNF',
        '1.2.3',
        '2026-01-01',
        '12:30',
        '1e',
        '+',
        '.',
        '..',
        'e1',
        '9007199254740993',
      ],
    ];
    for (const source of sources) {
      const { node } = parse(`[${source}]`);
      const item = node?.kind === 'list' ? node.items[0] : undefined;
      assert.ok(item?.kind === 'scalar', source);
      assert.ok(Object.is(plainValue(source), item.value), `${source}: ${plainValue(source)} and ${item.value}`);
    }
  });
});
