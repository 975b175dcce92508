import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import type { Document, Entry } from '../../server/src/document/document';
import { pairOf, plainValue } from '../../server/src/document/node';
import { openDocument } from '../../server/src/document/open';

/** The chunks' texts. */
function pieces(text: string): string[] {
  return openDocument(text).chunks.map((chunk) => chunk.text);
}

/** Section names with the values of their entries, as JSON. */
function content(document: Document): Record<string, string> {
  return Object.fromEntries(
    document.sections.map(({ name, entries }) => [
      name,
      entries.map(({ node }) => JSON.stringify(plainValue(node))).join(' '),
    ]),
  );
}

function problems(document: Document): string[] {
  const found = document.chunks.flatMap((chunk) => chunk.problems.map((problem) => ({ chunk, problem })));
  return [...found, ...document.problems].map(({ chunk, problem: { rule, start, end } }) => {
    const { line, character } = document.position(chunk, start);
    return `${line}:${character} ${rule} ${chunk.text.slice(start, end)}`;
  });
}

function replace(document: Document, line: number, from: number, to: number, text: string) {
  return document.edit([{ range: { start: { line, character: from }, end: { line, character: to } }, text }]);
}

describe('cutting', () => {
  it('makes a chunk of each section and of each element of a list, with what follows it', () => {
    assert.deepEqual(
      pieces(
        '# top\n\nversion: 1\n\norganization:\n  name: A\nroles:\n  # first\n  - name: a\n    x: 1\n  # second\n\n  - name: b\n',
      ),
      [
        '# top\n\n',
        'version: 1\n\n',
        'organization:\n  name: A\n',
        'roles:\n  # first\n',
        '  - name: a\n    x: 1\n  # second\n\n',
        '  - name: b\n',
      ],
    );
  });

  it('takes lists that are not indented, and any indentation', () => {
    assert.deepEqual(pieces('a:\n- x\n- y:\n  - z\nb:\n   - x\n   -\n     y: 1\n'), [
      'a:\n',
      '- x\n',
      '- y:\n  - z\n',
      'b:\n',
      '   - x\n',
      '   -\n     y: 1\n',
    ]);
  });

  it('never cuts text over several lines, in quotes, brackets or blocks', () => {
    const text = 'a:\n  - |\n    - x\n    b:\n  - "q\n    - r"\n  - [1,\n    - 2]\n  - p\n    - q\n  - >-\n    # y\n';
    assert.deepEqual(pieces(text), [
      'a:\n',
      '  - |\n    - x\n    b:\n',
      '  - "q\n    - r"\n',
      '  - [1,\n    - 2]\n',
      '  - p\n    - q\n',
      '  - >-\n    # y\n',
    ]);
  });

  it('works with CRLF, with CR alone and behind a byte order mark', () => {
    assert.deepEqual(pieces('a: 1\r\nb:\r\n  - x\r\n'), ['a: 1\r\n', 'b:\r\n', '  - x\r\n']);
    assert.deepEqual(pieces('a: 1\rb:\r  - x\r'), ['a: 1\r', 'b:\r', '  - x\r']);
    const document = openDocument('\ufeffb:\n  - x\nc: "y"');
    assert.deepEqual(content(document), { b: '"x"', c: '"y"' });
    assert.deepEqual([document.sections[0]!.key.start, document.sections[1]!.key.start], [1, 0]);
    assert.equal(document.text(), '\ufeffb:\n  - x\nc: "y"');
  });

  it('leaves what stands before a first marker, and the whole of what can not be cut, in one piece', () => {
    assert.deepEqual(pieces('# x\n---\na: 1\n'), ['# x\n---\n', 'a: 1\n']);
    for (const text of [
      '? a\n: 1\nb: 2\n',
      '- x\n- y\n',
      'just text\n',
      '[a, b]',
      '%YAML 1.2\n---\na: 1\n',
      '<<: {a: 1}\nb: 1\n',
      ' a: 1\n b: 2\n',
    ])
      assert.deepEqual(pieces(text), [text]);
  });

  it('keeps the entries of a text in one piece apart', () => {
    const document = openDocument('x: &x {n: 1}\nroles:\n  - name: a\n    <<: *x\n  - name: b\nusers: []\n');
    assert.equal(document.chunks.length, 1);
    assert.deepEqual(content(document), { x: '{"n":1}', roles: '{"name":"a","n":1} {"name":"b"}', users: '' });
    assert.deepEqual(
      document.chunks[0]!.entries.map(({ section, index, listed }) => [section, index, listed]),
      [
        ['x', 0, false],
        ['roles', 0, true],
        ['roles', 1, true],
      ],
    );
  });

  it('keeps a fault in its entry, also where aliases make the text one piece', () => {
    const text =
      'x: &x {n: 1}\nroles:\n  - name: a\n    <<: *x\n    q: "open\n  - name: b\n    all: [*x]\nstray # integrations-ignore q\n  - <<: *x\n    name: c\nusers: []\n';
    const document = openDocument(text);
    assert.equal(document.chunks.length, 1);
    assert.deepEqual(problems(document), ['4:7 yaml/syntax "open', '7:0 yaml/syntax stray # integrations-ignore q']);
    assert.deepEqual(
      document.sections[1]!.entries.map(({ node }) => [
        plainValue(pairOf(node, 'name')!.value),
        pairOf(node, 'n')?.value,
      ]),
      [
        ['a', pairOf(document.sections[1]!.entries[0]!.node, 'n')!.value],
        ['b', undefined],
        ['c', pairOf(document.sections[1]!.entries[2]!.node, 'n')!.value],
      ],
    );
    const merged = pairOf(document.sections[1]!.entries[2]!.node, 'n')!.value;
    assert.equal(text.slice(merged.start, merged.end), '*x');
    assert.equal(text.slice(merged.origin!.anchor.start, merged.origin!.anchor.end), '{n: 1}');
    assert.equal(document.chunks[0]!.directives.length, 1);
  });

  it('stays cut where aliases mean anchors of their own chunk', () => {
    const document = openDocument('a:\n  - x: &x 1\n    y: *x\n  - x: &x 2\n    y: *x\n');
    assert.equal(document.chunks.length, 3);
    assert.deepEqual(content(document), { a: '{"x":1,"y":1} {"x":2,"y":2}' });
    assert.deepEqual(problems(openDocument('a:\n  - *nope\n  - b\n')), ['1:4 yaml/unresolved-alias *nope']);
    assert.equal(openDocument('a:\n  - *nope\n  - b\n').chunks.length, 3);
  });
});

describe('a document', () => {
  it('gives the root that is no map, and nothing for an empty text', () => {
    assert.equal(openDocument('- a\n').root?.node.kind, 'list');
    assert.equal(openDocument('text').root?.node.kind, 'scalar');
    for (const text of ['', '\n\n', '# c\n', '---\n', 'a: 1\n']) {
      const document = openDocument(text);
      assert.equal(document.root, undefined);
      assert.equal(document.text(), text);
      assert.deepEqual(problems(document), []);
    }
    assert.equal(openDocument('').chunks.length, 1);
    assert.equal(openDocument('').lineCount, 1);
  });

  it('has a key that is there twice as two sections, and reports the second', () => {
    const document = openDocument('roles:\n  - name: a\nusers: []\nroles:\n  - name: b\n');
    assert.deepEqual(
      document.sections.map(({ name, entries }) => [name, entries.length]),
      [
        ['roles', 1],
        ['users', 0],
        ['roles', 1],
      ],
    );
    assert.deepEqual(problems(document), ['3:0 yaml/duplicate-key roles']);
  });

  it('reports one finding for a second document and reads nothing of it', () => {
    const document = openDocument('a: 1\n---\nb: [\n---\nc: 1\n');
    assert.deepEqual(problems(document), ['1:0 yaml/multiple-documents ---']);
    assert.deepEqual(Object.keys(content(document)), ['a']);
    assert.deepEqual(problems(openDocument('a: 1\n...\n# end\n')), []);
    assert.deepEqual(problems(openDocument('? a\n: 1\n---\nb: 1\n')), ['2:0 yaml/multiple-documents ---']);
  });

  it('has the value of a key as its only entry', () => {
    const [map, scalar, none] = openDocument('a: {x: 1}\nb: 2\nc:\n').sections;
    for (const section of [map, scalar, none])
      assert.deepEqual(
        section?.entries.map(({ listed, index }) => [listed, index]),
        [[false, 0]],
      );
    assert.equal(plainValue(none!.entries[0]!.node), null);
  });

  it('finds directives in comments only', () => {
    const document = openDocument(
      'a: 1 # integrations-ignore x/y\nroles:\n  # integrations-ignore x/z\n  - name: "# integrations-ignore no"\n    text: |\n      # integrations-ignore no\n    broken: "x # integrations-ignore no\nodd # integrations-ignore q\n',
    );
    const found = document.chunks.flatMap((chunk) =>
      chunk.directives.map(({ start, end, alone }) => [
        chunk.text.slice(start, end),
        alone,
        document.position(chunk, start).line,
      ]),
    );
    assert.deepEqual(found, [
      ['# integrations-ignore x/y', false, 0],
      ['# integrations-ignore x/z', true, 2],
      ['# integrations-ignore q', false, 7],
    ]);
  });

  it('counts lines and places as the LSP does', () => {
    const document = openDocument('a: 1\rb:\r\n  - "\u{1F600}x"\nc: 2');
    assert.equal(document.lineCount, 4);
    const { chunk, node } = document.sections[1]!.entries[0]!;
    assert.deepEqual(document.range(chunk, node.start, node.end), {
      start: { line: 2, character: 4 },
      end: { line: 2, character: 9 },
    });
    const at = (line: number, character: number) => {
      const place = document.locate({ line, character });
      return [place.chunk.text, place.offset];
    };
    assert.deepEqual(at(0, 99), ['a: 1\r', 4]);
    assert.deepEqual(at(1, 2), ['b:\r\n', 2]);
    assert.deepEqual(at(1, 3), ['b:\r\n', 2]);
    assert.deepEqual(at(3, 4), ['c: 2', 4]);
    assert.deepEqual(at(99, 0), ['c: 2', 4]);
    assert.deepEqual(at(-1, -1), ['a: 1\r', 0]);
  });
});

describe('a fault', () => {
  const entry = (index: number): string => `  - name: n${index}\n    x: ${index}\n`;
  const list = `roles:\n${[0, 1, 2, 3].map(entry).join('')}users:\n  - email: e\n`;
  const clean = content(openDocument(list));

  for (const [what, line] of [
    ['an unclosed quote', '    q: "open\n'],
    ['an unclosed bracket', '    q: [1, {\n'],
    ['a key without a colon', '    q\n'],
    ['a tab', '    q:\n\t\tr: 1\n'],
    ['a wrong indentation', '   q: 1\n'],
    ['a nested key', '    q: r: s\n'],
  ] as const)
    it(`stays in its entry: ${what}`, () => {
      const document = openDocument(list.replace(entry(1), entry(1) + line));
      const found = problems(document);
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0]!, /^[56]:\d+ yaml\/syntax/);
      assert.deepEqual(
        document.sections.map(({ name, entries }) => [name, entries.length]),
        [
          ['roles', 4],
          ['users', 1],
        ],
      );
      assert.deepEqual(
        document.sections[0]!.entries.map(({ node }) => plainValue(pairOf(node, 'name')!.value)),
        ['n0', 'n1', 'n2', 'n3'],
      );
    });

  it('does not hide one in another entry', () => {
    const text = list.replace('x: 1', 'x: "a').replace('x: 2', 'x: [').replace('x: 3', 'x: *y');
    assert.deepEqual(
      problems(openDocument(text)).map((problem) => problem.split(' ').slice(0, 2)),
      [
        ['4:7', 'yaml/syntax'],
        ['6:7', 'yaml/syntax'],
        ['8:7', 'yaml/unresolved-alias'],
      ],
    );
  });

  for (const typed of ['x', 'ro', '"', '[', '{', '*', '&', '!', '|', ':', '@', '-', '----'])
    it(`at the left margin leaves the entries below it: ${typed}`, () => {
      const document = openDocument(list.replace(entry(2), `${typed}\n${entry(2)}`));
      const found = problems(document);
      if (typed === '-') assert.equal(document.sections[0]!.entries.length, 5);
      else assert.deepEqual(content(document), clean);
      assert.deepEqual(found, [`5:0 yaml/syntax ${typed}`]);
    });

  it('typed before an indented line leaves the entries below it', () => {
    for (const at of ['    x: 1', '  - name: n1']) {
      const document = openDocument(list.replace(at, `u${at}`));
      assert.deepEqual(problems(document).length, 1, at);
      const names = document.sections[0]!.entries.map(({ node }) => plainValue(pairOf(node, 'name')!.value));
      assert.deepEqual(names.slice(-2), ['n2', 'n3']);
      assert.equal(document.sections.length, 2);
    }
  });

  it('that a key with a value brings into a list leaves the entries below it', () => {
    const document = openDocument(list.replace(entry(2), `version: 1\n${entry(2)}`));
    assert.deepEqual(problems(document), ['6:2 yaml/syntax -']);
    assert.deepEqual(
      document.sections.map(({ name, entries }) => [name, entries.length]),
      [
        ['roles', 4],
        ['version', 1],
        ['users', 1],
      ],
    );
  });

  it('of an element that is out of line is one finding, and its value is read', () => {
    for (const indent of ['', ' ', '   ']) {
      const document = openDocument(
        list.replace(entry(2), entry(2).replaceAll('\n  ', `\n${indent}`).replace('  ', indent)),
      );
      const found = problems(document);
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0]!, /^5:\d+ yaml\/syntax -$/);
      assert.deepEqual(content(document), clean);
    }
  });

  it('of a merge conflict is one finding', () => {
    const document = openDocument(list.replace(entry(1), `<<<<<<< HEAD\n${entry(1)}=======\n${entry(3)}>>>>>>> b\n`));
    assert.deepEqual(problems(document), ['3:0 yaml/syntax <<<<<<< HEAD']);
    assert.deepEqual(content(document), clean);
  });

  it('of aliases that stand for too much in all entries together is found', () => {
    const many = `  - a: &a [${Array(90).fill('x').join(', ')}]\n    b: [${Array(90).fill('*a').join(', ')}]\n`;
    const document = openDocument(`roles:\n${many.repeat(8)}`);
    assert.deepEqual(
      problems(document).map((problem) => problem.split(' ')[1]),
      ['yaml/syntax'],
    );
  });
});

describe('an edit', () => {
  const text = 'version: 1\nroles:\n  - name: a\n  - name: b\n    x: 1\n  - name: c\nusers:\n  - email: e\n';

  it('exchanges the entry it touches, and keeps all others as they are', () => {
    const document = openDocument(text);
    const before = document.sections.flatMap(({ entries }) => entries);
    const chunks = [...document.chunks];
    const change = replace(document, 4, 7, 8, '22');
    assert.deepEqual(change.removed, [before[2]]);
    assert.deepEqual(
      change.added.map(({ node, index, section }) => [plainValue(pairOf(node, 'x')!.value), index, section]),
      [[22, 1, 'roles']],
    );
    assert.equal(change.sections, false);
    const after = document.sections.flatMap(({ entries }) => entries);
    assert.deepEqual(
      after.map((entry) => before.includes(entry)),
      [true, true, false, true, true],
    );
    assert.deepEqual(
      document.chunks.map((chunk) => chunks.includes(chunk)),
      [true, true, true, false, true, true, true],
    );
    assert.equal(document.text(), text.replace('x: 1', 'x: 22'));
  });

  it('that adds lines or entries moves those behind it', () => {
    const document = openDocument(text);
    const last: Entry = document.sections[1]!.entries[2]!;
    const email: Entry = document.sections[2]!.entries[0]!;
    const change = replace(document, 2, 11, 11, '\n  - name: new\n    y: 2');
    assert.deepEqual([change.removed.length, change.added.length], [0, 1]);
    assert.equal(document.sections[1]!.entries[3], last);
    assert.deepEqual([last.index, last.chunk.line, email.chunk.line, document.lineCount], [3, 7, 9, 11]);
    const back = document.edit([
      { range: { start: { line: 3, character: 0 }, end: { line: 5, character: 0 } }, text: '' },
    ]);
    assert.deepEqual([back.removed.length, back.added.length], [1, 0]);
    assert.deepEqual([last.index, last.chunk.line, document.text()], [2, 5, text]);
  });

  it('of a key changes the sections, and of a comment in a head does not touch the entries', () => {
    const document = openDocument(text);
    const entries = [...document.sections[1]!.entries];
    const comment = replace(document, 1, 6, 6, ' # c');
    assert.deepEqual([comment.removed, comment.added, comment.sections], [[], [], true]);
    assert.deepEqual(document.sections[1]!.entries, entries);
    const renamed = replace(document, 1, 0, 5, 'flows');
    assert.deepEqual([renamed.removed.length, renamed.added.length, renamed.sections], [3, 3, true]);
    assert.deepEqual(
      document.sections.map(({ name }) => name),
      ['version', 'flows', 'users'],
    );
    assert.ok(renamed.added.every(({ section }) => section === 'flows'));
    assert.deepEqual(
      renamed.added.map(({ node }) => node),
      entries.map(({ node }) => node),
    );
    // What stands there is not read again.
    assert.ok(renamed.added.every(({ node }, at) => node === entries[at]?.node));
  });

  it('may be several, each on the text after the one before', () => {
    const document = openDocument(text);
    const change = document.edit([
      { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: '' },
      { range: { start: { line: 1, character: 10 }, end: { line: 1, character: 11 } }, text: 'z' },
    ]);
    assert.equal(document.text(), text.replace('version: 1\n', '').replace('name: a', 'name: z'));
    assert.deepEqual([change.removed.length, change.added.length], [2, 1]);
  });

  it('may go out of range', () => {
    const document = openDocument('a: 1');
    document.edit([{ range: { start: { line: 9, character: 9 }, end: { line: 99, character: 0 } }, text: '\nb: 2' }]);
    document.edit([{ range: { start: { line: -1, character: 0 }, end: { line: 0, character: 0 } }, text: '# x\n' }]);
    document.edit([{ range: { start: { line: 2, character: 9 }, end: { line: 1, character: 0 } }, text: '' }]);
    assert.equal(document.text(), '# x\na: 1\nb: 2');
  });

  it('may make the text one chunk, and cut it again', () => {
    const document = openDocument(text);
    const there = replace(document, 0, 0, 0, '? x\n');
    assert.equal(document.chunks.length, 1);
    assert.deepEqual([there.removed.length, there.sections], [5, true]);
    const back = document.edit([
      { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: '' },
    ]);
    assert.equal(back.added.length, 5);
    assert.equal(document.chunks.length, 7);
    assert.equal(document.text(), text);
  });

  it('that changes nothing says so', () => {
    const document = openDocument(text);
    const nothing = { removed: [], added: [], sections: false };
    assert.deepEqual(replace(document, 3, 4, 4, ''), nothing);
    assert.deepEqual(replace(document, 3, 4, 8, 'name'), nothing);
    assert.deepEqual(document.edit([]), nothing);
  });
});

describe('the yaml package', () => {
  it('is not loaded for a text without faults', () => {
    const script = `
      const { openDocument } = require(${JSON.stringify(resolve(__dirname, '../../server/src/document/open.ts'))});
      const loaded = () => Object.keys(require.cache).some((path) => /node_modules.yaml.dist/.test(path));
      openDocument('a: 1\\nroles:\\n  - name: b # integrations-ignore x/y\\n');
      const clean = loaded();
      openDocument('a: "\\n');
      console.log(clean, loaded());
    `;
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], {
      encoding: 'utf8',
      cwd: resolve(__dirname, '../..'),
    });
    assert.equal(stdout.trim(), 'false true', stderr);
  });
});
