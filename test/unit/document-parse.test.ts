import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Node,
  nodeAt,
  type Pair,
  type Problem,
  plainValue,
  type ScalarNode,
} from '../../server/src/document/node';
import { openDocument } from '../../server/src/document/open';
import { parse } from '../../server/src/document/parse';

/** The value of a text as plain data, maps with the usual prototype. */
function value(text: string): unknown {
  const { node } = parse(text);
  return node && structuredClone(usual(plainValue(node)));
}

function usual(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(usual);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, inner]) => [key, usual(inner)]));
}

/** Rule and text of each problem. */
function found(text: string): string[] {
  return parse(text).problems.map(({ rule, start, end }) => `${rule} ${text.slice(start, end)}`);
}

function at(text: string, ...path: (string | number)[]): Node {
  const node = nodeAt(parse(text).node!, path);
  assert.ok(node, `nothing at ${path.join('/')}`);
  return node;
}

function written(text: string, ...path: (string | number)[]): string {
  const { start, end } = at(text, ...path);
  return text.slice(start, end);
}

describe('values', () => {
  it('follow the core schema of YAML 1.2', () => {
    const text = 'a: 0x1F\nb: 1e3\nc: 1_000\nd: yes\ne: 2026-10-02\nf: 0o17\ng: TRUE\nh: ~\ni: .inf\nj: -12\nk: 012\n';
    assert.deepEqual(value(text), {
      ...{ a: 31, b: 1000, c: '1_000', d: 'yes', e: '2026-10-02', f: 15, g: true, h: null, i: Infinity, j: -12, k: 12 },
    });
    assert.deepEqual(found(text), []);
  });

  it('keep __proto__ as a key like any other', () => {
    const node = parse('__proto__: 1\nb: 2\n').node!;
    const data = plainValue(node) as Record<string, unknown>;
    assert.deepEqual(Object.keys(data), ['__proto__', 'b']);
    assert.deepEqual(Object.keys(plainValue(parse('x: {__proto__: {a: 1}}').node!) as object), ['x']);
  });

  it('name keys that are no strings by their source', () => {
    const text = 'null: 1\n~: 2\n0x10: 3\ntrue: 4\n? {x: 1}\n: 5\n';
    const node = parse(text).node!;
    assert.equal(node.kind, 'map');
    assert.deepEqual(node.kind === 'map' && node.pairs.map((pair: Pair) => pair.name), [
      'null',
      '~',
      '0x10',
      'true',
      '{x: 1}',
    ]);
    assert.deepEqual(found(text), []);
  });

  it('merge maps: own keys win, and earlier sources over later ones', () => {
    const text = 'a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*a, *b]\n  x: 0\nd:\n  z: 0\n  <<: *b\n';
    assert.deepEqual(value(text), {
      a: { x: 1, y: 1 },
      b: { y: 2, z: 2 },
      c: { x: 0, y: 1, z: 2 },
      d: { z: 0, y: 2 },
    });
    assert.deepEqual(found(text), []);
  });

  it('give an empty text no node', () => {
    for (const text of ['', '\n', '# only a comment\n', '---\n# x\n']) assert.equal(parse(text).node, undefined, text);
  });

  it('read lines that end with CR alone', () => {
    assert.deepEqual(value('a: 1\rb:\r  - x\r'), { a: 1, b: ['x'] });
  });
});

describe('ranges', () => {
  it('of scalars are their tokens with the quotes', () => {
    const text = "a: \"x\\n\"  # c\nb: 'it''s'\nc: plain text   # c\n";
    assert.deepEqual([written(text, 'a'), written(text, 'b'), written(text, 'c')], ['"x\\n"', "'it''s'", 'plain text']);
  });

  it('of block text go from the sign to the end of the content', () => {
    const text = 'a: |  # c\n  one\n  two\n\n\nb: >-\n  three\n';
    assert.equal(written(text, 'a'), '|  # c\n  one\n  two');
    assert.equal(written(text, 'b'), '>-\n  three');
    assert.equal((at(text, 'a') as ScalarNode).style, 'literal');
    assert.equal((at(text, 'b') as ScalarNode).style, 'folded');
  });

  it('of block collections end with their last token', () => {
    const text = 'a:\n  - x: 1 # c\n    y: [2]\n  # tail\n\nb: 1\n';
    assert.equal(written(text, 'a'), '- x: 1 # c\n    y: [2]');
    assert.equal(written(text, 'a', 0), 'x: 1 # c\n    y: [2]');
  });

  it('of what is empty lie just behind the colon or dash', () => {
    const text = 'a:   # c\nb:\n  -\n  - x\nc: &k\n';
    for (const [path, before] of [
      [['a'], 'a:'],
      [['b', 0], '-'],
      [['c'], '&k'],
    ] as const) {
      const node = at(text, ...path);
      assert.equal(node.start, node.end);
      assert.equal((node as ScalarNode).style, 'empty');
      assert.ok(text.slice(0, node.start).endsWith(before), `${path.join('/')}: ${node.start}`);
    }
  });

  it('leave out anchors and tags', () => {
    const text = 'a: &x "v"\nb: !!str 1\nc: &y\n  d: 1\n';
    assert.deepEqual([written(text, 'a'), written(text, 'b'), written(text, 'c')], ['"v"', '1', 'd: 1']);
  });

  it('of aliases are the place of use, with the origin', () => {
    const text = 'a: &x {k: [1]}\nb: *x\nc:\n  <<: *x\n';
    const anchor = { start: text.indexOf('{k'), end: text.indexOf('\nb') };
    const whole = at(text, 'b');
    assert.equal(text.slice(whole.start, whole.end), '*x');
    assert.deepEqual(whole.origin, { anchor, how: 'alias' });
    const inside = at(text, 'b', 'k', 0);
    assert.deepEqual([inside.start, inside.end, inside.origin], [whole.start, whole.end, { anchor, how: 'inside' }]);
    const merged = at(text, 'c', 'k');
    assert.equal(merged.start, text.lastIndexOf('*x'));
    assert.deepEqual(merged.origin, { anchor, how: 'inside' });
    assert.equal(at(text, 'a', 'k').origin, undefined);
  });
});

describe('problems', () => {
  it('name a duplicate key, and the first one', () => {
    const text = 'x:\n  a: 1\n  b: 2\n  a: 3\n  "a": 4\n';
    const { problems, node } = parse(text);
    assert.deepEqual(
      problems.map(({ rule, start, related }) => [rule, start, related?.start]),
      [
        ['yaml/duplicate-key', text.indexOf('a: 3'), text.indexOf('a: 1')],
        ['yaml/duplicate-key', text.indexOf('"a"'), text.indexOf('a: 1')],
      ],
    );
    assert.equal((nodeAt(node!, ['x', 'a']) as ScalarNode).value, 1);
  });

  it('find duplicates among many keys at once', () => {
    const keys = Array.from({ length: 30_000 }, (_, index) => `  k${index}: 1\n`).join('');
    const start = performance.now();
    assert.deepEqual(found(`x:\n${keys}  k7: 2\n`), ['yaml/duplicate-key k7']);
    // Comparing each key with each takes minutes.
    assert.ok(performance.now() - start < 10_000);
  });

  it('name tags that the core schema does not have', () => {
    const text = 'a: !custom 1\nb: !!binary aGk=\nc: !!timestamp 2026-01-01\nd: !!set {x}\ne: !x!y z\n';
    assert.deepEqual(found(text), [
      'yaml/unknown-tag !custom',
      'yaml/unknown-tag !!binary',
      'yaml/unknown-tag !!timestamp',
      'yaml/unknown-tag !!set',
      'yaml/unknown-tag !x!y',
    ]);
    assert.deepEqual(
      found('a: !!str 1\nb: !!int 2\nc: !!map {}\nd: !!seq []\ne: !!null\nf: !!bool true\ng: !!float 1.5\n'),
      [],
    );
  });

  it('name aliases without an anchor, and say what to do about a star', () => {
    const text = 'a: *nope\nb: [*nope]\nhost: *.example.com\n';
    assert.deepEqual(found(text), [
      'yaml/unresolved-alias *nope',
      'yaml/unresolved-alias *nope',
      'yaml/unresolved-alias *.example.com',
    ]);
    assert.match(parse(text).problems[2]!.message, /quotes/);
  });

  it('report an anchor inside itself', () => {
    assert.deepEqual(found('a: &a [1, *a]\n'), ['yaml/syntax *a']);
    assert.deepEqual(found('a: &a {<<: *a, b: 1}\n'), ['yaml/syntax *a']);
    assert.deepEqual(found('a: &x 1\nb: &x [*x]\n'), ['yaml/syntax *x']);
  });

  it('stop at aliases that stand for too much', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    let text = `a: &a [${Array(9).fill('lol').join(', ')}]\n`;
    for (let i = 1; i < names.length; i++)
      text += `${names[i]}: &${names[i]} [${Array(9)
        .fill(`*${names[i - 1]}`)
        .join(', ')}]\n`;
    const start = performance.now();
    const { problems, aliased } = parse(text);
    assert.deepEqual(
      problems.map((problem) => problem.rule),
      ['yaml/syntax'],
    );
    assert.match(problems[0]!.message, /50,000/);
    assert.ok(aliased < 60_000, `${aliased}`);
    assert.ok(performance.now() - start < 5000);
  });

  it('report one finding for a second document, on its start', () => {
    assert.deepEqual(found('a: 1\n---\nb: [\n---\nc: 1\n'), ['yaml/multiple-documents ---']);
    assert.deepEqual(found('a: 1\n...\nb: 1\n'), ['yaml/multiple-documents b: 1']);
    assert.deepEqual(found('---\na: 1\n...\n'), []);
  });

  it('report one finding for each merge conflict, and read the upper side', () => {
    const text =
      'a: 1\n<<<<<<< HEAD\nb: 2\n||||||| base\nb: 9\n=======\nb: 3\n>>>>>>> other\nc: 4\n<<<<<<< HEAD\nd: 5\n=======\n>>>>>>> other\n';
    assert.deepEqual(found(text), ['yaml/syntax <<<<<<< HEAD', 'yaml/syntax <<<<<<< HEAD']);
    assert.deepEqual(value(text), { a: 1, b: 2, c: 4, d: 5 });
    assert.match(parse(text).problems[0]!.message, /[Uu]nresolved merge conflict/);
  });

  it('report what is nested too deep instead of running out of stack', () => {
    for (const text of [
      `a: ${'['.repeat(5000)}`,
      `a: ${'['.repeat(5000)}${']'.repeat(5000)}\n`,
      `a: ${'{b: '.repeat(5000)}`,
      `${'- '.repeat(5000)}x\n`,
      Array.from({ length: 5000 }, (_, depth) => `${' '.repeat(depth)}k:\n`).join(''),
    ]) {
      assert.deepEqual(
        parse(text).problems.map(({ rule }) => rule),
        ['yaml/syntax'],
        text.slice(0, 20),
      );
      assert.match(parse(text).problems[0]!.message, /200 levels/);
    }
    assert.deepEqual(found(`a: "${'['.repeat(5000)}"\n`), []);
    assert.deepEqual(found(`a: ${'['.repeat(150)}${']'.repeat(150)}\n`), []);
  });

  it('report forbidden characters once', () => {
    assert.deepEqual(found('a: x\u0000y\nb: \u0007\n'), ['yaml/syntax \u0000']);
    assert.match(parse('a: x\u0000y\nb: \u0007\n').problems[0]!.message, /U\+0000.*1 more/);
    assert.deepEqual(found('a: "x\u007f"\n'), ['yaml/syntax \u007f']);
    assert.deepEqual(found('a: "\u0085\u00a0\ud83d\ude00\t"\n'), []);
  });

  it('report tabs in the indentation once, and read on', () => {
    const text = 'a:\n\tb: 1\n\tc:\n\t\t- x\nd: 2\n';
    assert.deepEqual(found(text), ['yaml/syntax \t']);
    assert.deepEqual(value(text), { a: { b: 1, c: ['x'] }, d: 2 });
  });

  const faults: readonly [text: string, marked: string, words: RegExp][] = [
    ['a: "x\n', '"x', /no closing "/],
    ["a: 'x\nb: 1\n", "'x", /no closing '/],
    ['a: [1, 2\nb: 1\n', '[', /no closing `\]`/],
    ['a: {x: 1\nb: 1\n', '{', /no closing `}`/],
    ['a: @x\n', '@', /quotes/],
    ['a: %x\n', '%', /quotes/],
    ['a: x: y\n', 'x', /second `: `/],
    ['a: "\\d"\n', '\\d', /backslash/],
    ['a:\n  b: 1\n c: 2\n', 'c', /indented/],
    ['a: 1\nb\nc: 2\n', 'b', /colon/],
    ['a: ]\n', ']', /closes nothing/],
    ['a: [1,, 2]\n', ',', /comma/],
    ['a: - x\n', '-', /line below/],
    ['a: "x" y\n', 'y', /behind the end/],
    ['a: &x &y 1\n', '&y', /one anchor/],
    ['a: |x\n  y\n', 'x', /Nothing but/],
    ['a: [x]#c\n', '#c', /space before/],
  ];
  for (const [text, marked, words] of faults)
    it(`say in plain words what is wrong with ${JSON.stringify(text)}`, () => {
      const { problems } = parse(text);
      assert.equal(problems.length, 1, JSON.stringify(problems));
      const { rule, start, end, message } = problems[0]!;
      assert.equal(rule, 'yaml/syntax');
      assert.equal(text.slice(start, end), marked);
      assert.match(message, words);
    });

  it('never use words of the program', () => {
    const bad =
      /undefined|\[object|oneOf|must match|null|scalar|flow (?:map|sequence)|token|mapping|implicit|doc-end|NaN/;
    for (const [text] of faults) for (const { message } of parse(text).problems) assert.doesNotMatch(message, bad);
  });

  it('keep those of different lines apart', () => {
    assert.equal(parse('a:\n  - x: @a\n  - y: "\\q"\n  - z: [1\n  - w: `b\n').problems.length, 4);
  });
});

describe('comments', () => {
  it('are comments only outside of scalars', () => {
    const text = '# one\na: "# no" # two\nb: |\n  # no\nc: [x, # three\n  y]\nd: x#y\n';
    assert.deepEqual(
      parse(text)
        .comments()
        .map(({ start, end, alone }) => [text.slice(start, end), alone]),
      [
        ['# one', true],
        ['# two', false],
        ['# three', false],
      ],
    );
  });
});

describe('any text', () => {
  it('is read without throwing', () => {
    const parts = [
      '&a ',
      '*a',
      '[',
      ']',
      '{',
      '}',
      ': ',
      '- ',
      '\n',
      '\n  ',
      '"',
      "'",
      '|',
      '>',
      '#',
      '!',
      '%',
      '@',
      '\t',
      '?',
      ',',
      'x',
      '<<',
      '---',
    ];
    let state = 7;
    for (let count = 0; count < 4000; count++) {
      let text = '';
      for (let length = 0; length < 14; length++) {
        state = (Math.imul(state, 1103515245) + 12345) >>> 0;
        text += parts[(state >>> 16) % parts.length];
      }
      const problems: readonly Problem[] = parse(text).problems;
      for (const { start, end } of problems)
        assert.ok(start >= 0 && end >= start && end <= text.length, JSON.stringify(text));
    }
  });
});

it('an anchor inside a value of the same name is the last one', () => {
  for (const text of ['a: &x\n  b: &x [1]\nc: *x\n', 'a: &x\n  b: &x\n    - "1\n      2"\nc: *x\n']) {
    const document = openDocument(text);
    assert.equal(document.sections[1]?.entries[0]?.listed, true, text);
  }
});
