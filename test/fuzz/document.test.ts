import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import type { Chunk, Document, Entry, Position, TextChange } from '../../server/src/document/document';
import { type Node, type Pair, plainValue } from '../../server/src/document/node';
import { openDocument } from '../../server/src/document/open';
import { parse } from '../../server/src/document/parse';
import { chance } from '../chance';

const edits = Number(process.env.FUZZ_EDITS ?? 1500);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const editsPerText = 25;

const texts = [
  `# integrations
version: 1

organization:
  name: Acme Retail
  region: eu-central-1   # the region
  hipaa: false

roles:
  - name: Queue Reader
    permissions: [routing:queue:view, "a:b:c"]
  # about the next one
  - name: Other
    permissions:
      - a:b:c
      - 'it''s'

users:
  - email: ada@acme.example
    roles: [Employee,
      Queue Reader]
`,
  `oauthClients:
- name: A
  roles:
  - x
  - { role: Employee, division: Sales }
- name: B
  tokenDuration: 0x10
  description: "two\\u00e9 \\"lines\\""
roles: []
flows:
-
- name: F
`,
  `identityProviders:
    -   name: P
        certificates:
            - |
              -----BEGIN CERTIFICATE-----
              MIIB

              -----END CERTIFICATE-----
            - >-
              folded
              text
    -   name: Q
        text: plain over
          two lines
        other: "quoted over
          two lines"
    # end
dataActions:
   - name: G
     input:  { type: object, required: [id], properties: { id: { type: string } } }
     # integrations-ignore schema/type
     body: |-
       # no comment
       - name: x
`,
  `x-defaults: &d
  grantType: client-credentials
  roles: [a, b]
oauthClients:
  - <<: *d
    name: A
  - name: B
    list: &l [1, 2]
    same: *l
  - name: C
`,
  `---
a: &a {x: 1}
b:
  - p: &p 1
    q: *p
  - <<: {y: 2}
    z: ~
c:
- - 1
  - 2
- [a, b: c]
- ? k
  : v
d:
`,
  `roles:
  - name: a
   - name: b
  - name: "open
users:
\t- tab
organization
  name: x
a: *nope
a: 1
`,
];

const snippets = [
  ...[
    '\n',
    '\n',
    '\n  ',
    '\n    ',
    '  ',
    ' ',
    '- ',
    '\n- ',
    '\n  - ',
    '\n  - name: x\n',
    '\n    - name: y\n',
    ': ',
    ':',
    'key: v\n',
  ],
  ...[
    '\nkey:',
    '\nkey:\n',
    '# c',
    ' # c\n',
    '#',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ',',
    '&d ',
    '*d',
    ' &l x',
    '<<: *d',
    '<<',
    '|',
    '>',
    '|\n',
  ],
  ...[
    '\t',
    '\r',
    '\r\n',
    'x',
    '1',
    '~',
    '!t ',
    '!!str ',
    '? ',
    '\n---\n',
    '---',
    '\n...\n',
    '%',
    '@',
    '`',
    'null',
    '\\',
    '\u00e9',
    '\u{1F600}',
  ],
  ...[
    '\nroles:\n',
    '\nusers:\n  - a\n',
    '\u0000',
    '\ufeff',
    ' # integrations-ignore a/b\n',
    '\n<<<<<<< a\n',
    '\n=======\n',
    '\n>>>>>>> b\n',
    ' : ',
    '\n: ',
  ],
];

class Random {
  readonly #next: () => number;
  constructor(start: number) {
    this.#next = chance(start);
  }
  /** A whole number from 0 up to `limit`, exclusive. */
  below(limit: number): number {
    return Math.floor(this.#next() * limit);
  }
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}

/** Line and character of an offset, found independently of the document. */
function positionIn(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  // Between CR and LF there is no position: it is the end of the line.
  if (text[offset - 1] === '\r' && text[offset] === '\n') return positionIn(text, offset - 1);
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}

function offsetOfLine(text: string, line: number): number {
  let at = 0;
  for (let i = 0; i < line; i++) {
    const found = /\r\n|\r|\n/g;
    found.lastIndex = at;
    found.exec(text);
    at = found.lastIndex;
  }
  return at;
}

/** All that can be seen of a document. */
function view(document: Document): unknown {
  const chunk = (one: unknown): number => document.chunks.indexOf(one as never);
  const entry = ({ section, listed, index, node, chunk: own }: Entry) => ({
    section,
    listed,
    index,
    node,
    chunk: chunk(own),
  });
  return {
    chunks: document.chunks.map(({ text, line, problems, entries, directives }) => ({
      ...{ text, line, problems, directives },
      entries: entries.map(entry),
    })),
    sections: document.sections.map(({ name, key, chunk: own, entries }) => ({
      ...{ name, key },
      chunk: chunk(own),
      entries: entries.map(entry),
    })),
    problems: document.problems.map(({ chunk: own, problem }) => ({ chunk: chunk(own), problem })),
    root: document.root && { node: document.root.node, chunk: chunk(document.root.chunk) },
    lines: document.lineCount,
  };
}

function entriesOf(document: Document): Set<Entry> {
  return new Set(document.chunks.flatMap((chunk) => chunk.entries));
}

function problemCount(document: Document): number {
  return document.problems.length + document.chunks.reduce((sum, chunk) => sum + chunk.problems.length, 0);
}

/** A node with all offsets moved by `by`. */
function moved(node: Node, by: number): Node {
  const { start, end, origin } = node;
  const placed = {
    start: start + by,
    end: end + by,
    ...(origin
      ? { origin: { how: origin.how, anchor: { start: origin.anchor.start + by, end: origin.anchor.end + by } } }
      : {}),
  };
  if (node.kind === 'scalar') return { ...node, ...placed };
  if (node.kind === 'list') return { ...node, ...placed, items: node.items.map((item) => moved(item, by)) };
  return {
    ...node,
    ...placed,
    pairs: node.pairs.map(({ name, key, value }) => ({
      name,
      key: moved(key, by) as Pair['key'],
      value: moved(value, by),
    })),
  };
}

/** Values as the `yaml` package gives them: -0 is 0 in neither, and keys are in no order. */
function packageValue(text: string): unknown {
  const document = parseDocument(text.replace(/\r(?!\n)/g, '\n'), {
    merge: true,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  return document.toJS({ maxAliasCount: -1 });
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return new Map(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}

const stats = { clean: 0, broken: 0, whole: 0 };

/** Holds a document against one whole reading. Whether that found the text clean. */
function compareWithWhole(document: Document, text: string, context: () => string): boolean {
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text;
  const shift = text.length - bare.length;
  const whole = parse(bare);
  const names = whole.pairs.filter(({ key }) => !key.origin).map(({ name }) => name);
  const doubles = new Set(names).size !== names.length;
  const own = problemCount(document);
  // The package lets a key be missing before its colon, and YAML allows keys with several spaces; this document does not.
  const unusual = /(?:^|[\r\n])(?:[ \t]*(?:[&!]\S*[ \t]+)*:(?:\s|$)|\S[^\r\n]* {2}[^\r\n]*:)/.test(bare);
  if (whole.problems.length > 0 || doubles) {
    stats.broken++;
    assert.ok(own > 0, `the package finds ${JSON.stringify(whole.problems)}\n${context()}`);
    return false;
  }
  if (unusual && own > 0) return false;
  stats.clean++;
  assert.equal(
    own,
    0,
    `problems in a clean text: ${JSON.stringify(document.chunks.flatMap((chunk) => chunk.problems))}\n${context()}`,
  );
  let offset = 0;
  const offsets = new Map<Chunk, number>();
  for (const chunk of document.chunks) {
    offsets.set(chunk, offset);
    offset += chunk.text.length;
  }
  if (document.root) {
    assert.ok(isDeepStrictEqual(moved(document.root.node, 0), moved(whole.node!, shift)), context());
    return true;
  }
  const expected = whole.pairs.map(({ name, key, value }) => ({
    name,
    key: moved(key, shift),
    values: (value.kind === 'list' ? value.items : [value]).map((node) => moved(node, shift)),
  }));
  const found = document.sections.map(({ name, key, chunk, entries }) => ({
    name,
    key: moved(key, offsets.get(chunk)!),
    values: entries.map((entry) => moved(entry.node, offsets.get(entry.chunk)!)),
  }));
  assert.deepEqual(found, expected, context());
  const value: Record<string, unknown> = Object.create(null);
  for (const { name, entries } of document.sections) {
    const listed = entries.length === 0 || entries[0]!.listed;
    value[name] = listed ? entries.map((entry) => plainValue(entry.node)) : plainValue(entries[0]!.node);
  }
  // Keys that are maps, and keys that are missing, are written differently by the package.
  if (!/(?:^|[\s[{,-])\?(?:\s|$)|(?:^|[\r\n{,])[ \t]*(?:[&!]\S*[ \t]+)*:(?:\s|$)/.test(bare)) {
    const theirs = ordered(packageValue(bare) ?? {});
    const ours = ordered(value);
    if (!isDeepStrictEqual(ours, theirs)) assert.deepEqual(ours, theirs, context());
  }
  return true;
}

/** The smallest single replacement that makes one text of another. */
function difference(from: string, to: string): { readonly from: number; readonly to: number; readonly insert: string } {
  const most = Math.min(from.length, to.length);
  let head = 0;
  while (head < most && from[head] === to[head]) head++;
  let tail = 0;
  while (tail < most - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  return { from: head, to: from.length - tail, insert: to.slice(head, to.length - tail) };
}

test(`documents: ${edits} random edits, incremental, fresh and whole agree (seed ${seed})`, () => {
  const random = new Random(seed);
  let document = openDocument('');
  let text = '';
  let clean = '';
  let isClean = true;
  for (let count = 0; count < edits; count++) {
    if (count % editsPerText === 0) {
      text = texts[(count / editsPerText) % texts.length]!;
      if (random.below(3) === 0) text = text.replaceAll('\n', '\r\n');
      if (random.below(10) === 0) text = `\ufeff${text}`;
      document = openDocument(text);
      clean = text;
      isClean = compareWithWhole(document, text, () => JSON.stringify(text));
    }
    const before = entriesOf(document);
    const start = text;
    const changes: TextChange[] = [];
    // People mend what they broke: without that the texts would soon all be broken, and stay so.
    const mends = !isClean && random.below(10) < 6;
    for (let left = !mends && random.below(8) === 0 ? 2 : 1; left > 0; left--) {
      let from = random.below(text.length + 1);
      let to = from;
      let insert = '';
      const kind = random.below(10);
      if (mends) ({ from, to, insert } = difference(text, clean));
      else if (kind < 4) insert = random.of(snippets);
      else if (kind < 6) to = Math.min(text.length, from + 1 + random.below(4));
      else if (kind < 7) {
        to = Math.min(text.length, from + 1 + random.below(60));
        insert = random.of(snippets);
      } else if (kind < 8) {
        const copied = random.below(text.length);
        insert = text.slice(copied, copied + random.below(80));
      } else {
        // The indentation of a line, or a whole line.
        const line = random.below(document.lineCount);
        from = offsetOfLine(text, positionIn(text, Math.min(from, text.length)).line);
        if (kind === 8) insert = ' '.repeat(1 + random.below(3));
        else
          to = Math.min(
            text.length,
            random.below(2) === 0 ? from + 1 : offsetOfLine(text, positionIn(text, from).line + 1 + (line % 2)),
          );
        if (to < from) to = from;
      }
      const range = { start: positionIn(text, from), end: positionIn(text, to) };
      const inside = (offset: number): boolean => text[offset - 1] === '\r' && text[offset] === '\n';
      if (inside(from)) from--;
      if (inside(to)) to--;
      text = text.slice(0, from) + insert + text.slice(to);
      changes.push({ range, text: insert });
      // The positions of the next change are those of the text after this one.
    }
    const context = (): string =>
      `${JSON.stringify(start)}\n${JSON.stringify(changes)}\n${JSON.stringify(text)} (edit ${count})`;
    const change = document.edit(changes);
    assert.equal(document.text(), text, context());
    const fresh = openDocument(text);
    const seen = view(document);
    const wanted = view(fresh);
    if (!isDeepStrictEqual(seen, wanted)) assert.deepEqual(seen, wanted, context());
    const after = entriesOf(document);
    for (const entry of change.removed)
      assert.ok(before.delete(entry), `removed an entry that was not there\n${context()}`);
    for (const entry of change.added) {
      assert.ok(!before.has(entry), `added an entry that was there\n${context()}`);
      before.add(entry);
    }
    assert.ok(
      before.size === after.size && [...after].every((entry) => before.has(entry)),
      `the change is wrong\n${context()}`,
    );
    for (const chunk of document.chunks) {
      const offset = random.below(chunk.text.length + 1);
      const place = document.locate(document.position(chunk, offset));
      if (offset < chunk.text.length && !(chunk.text[offset] === '\n' && chunk.text[offset - 1] === '\r'))
        assert.ok(place.chunk === chunk && place.offset === offset, `position and locate disagree\n${context()}`);
    }
    if (document.chunks.length === 1) stats.whole++;
    isClean = compareWithWhole(document, text, context);
    if (isClean) clean = text;
  }
  assert.ok(stats.clean > edits / 5 && stats.broken > edits / 5, JSON.stringify(stats));
});
