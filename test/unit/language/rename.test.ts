/** New names: what is written where, and what is refused. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Node } from '../../../server/src/document/node';
import { openDocument } from '../../../server/src/document/open';
import { isBuiltInRole } from '../../../server/src/facts/roles';
import { renamableAt, renameAt } from '../../../server/src/language/names/rename';
import type { Listed } from '../../../server/src/organization/model.generated';
import { nameNode } from '../../../server/src/organization/names';
import { Check } from '../../../server/src/rules/check';
import { rules } from '../../../server/src/rules/registry';
import { defaultSettings } from '../../../server/src/settings/settings';
import { edited, editingOf, marked, textIn } from './marked';

/** The text after what is at the `¦` is called `to`. */
function renamed(drawn: string, to: string): string {
  const editing = marked(drawn);
  const answer = renameAt(editing, editing.position, to);
  assert.ok(answer, 'nothing to rename');
  assert.ok('edits' in answer, 'refused' in answer ? answer.refused : '');
  return edited(editing.document, answer.edits);
}

function refused(drawn: string, to: string): string {
  const editing = marked(drawn);
  const answer = renameAt(editing, editing.position, to);
  assert.ok(answer && 'refused' in answer, JSON.stringify(answer));
  return answer.refused;
}

describe('a new name', () => {
  test('is written at the definition and at every reference, from each of them', () => {
    const text = (at: 'a' | 'b' | 'c' | 'd', name: string) => {
      const mark = (here: string) => (here === at ? '¦' : '');
      return `roles:\n  - name: ${mark('a')}${name}\nusers:\n  - email: a@b.example\n    roles: [${mark('b')}${name}, Employee]\noauthClients:\n  - name: C\n    roles:\n      - ${mark('c')}${name} # kept\n      - { division: X, role: ${mark('d')}${name} }\n`;
    };
    const plain = (name: string) => text('a', name).replace('¦', '');
    for (const at of ['a', 'b', 'c', 'd'] as const)
      assert.equal(renamed(text(at, 'Reader'), 'Queue Reader'), plain('Queue Reader'));
  });

  const sections: readonly (readonly [string, string, string, string])[] = [
    ['a user', 'users:\n  - email: ¦ada@acme.example\n', 'eve@acme.example', 'users:\n  - email: eve@acme.example\n'],
    [
      'a client',
      'oauthClients:\n  - name: A\nauthorizedApplications:\n  - name: A\n    client: ¦A\nintegrations:\n  - name: A\n    credentials: { type: x, oauthClient: A }\n',
      'B',
      'oauthClients:\n  - name: B\nauthorizedApplications:\n  - name: A\n    client: B\nintegrations:\n  - name: A\n    credentials: { type: x, oauthClient: B }\n',
    ],
    [
      'an integration',
      'integrations:\n  - name: A¦\ndataActions:\n  - name: A\n    integration: "A"\n',
      'B',
      'integrations:\n  - name: B\ndataActions:\n  - name: A\n    integration: "B"\n',
    ],
    [
      'a data action',
      'dataActions:\n  - name: A\nflows:\n  - name: A\n    dataActions: [ \'A¦\', "A", A ]\n',
      "It's",
      "dataActions:\n  - name: It's\nflows:\n  - name: A\n    dataActions: [ 'It''s', \"It's\", It's ]\n",
    ],
    ['an application', 'authorizedApplications:\n  - name: ¦A\n', 'B', 'authorizedApplications:\n  - name: B\n'],
    ['a provider', 'identityProviders:\n  - name: ¦A\n', 'B', 'identityProviders:\n  - name: B\n'],
    ['a flow', 'flows:\n  - name: ¦A\n', 'B', 'flows:\n  - name: B\n'],
  ];
  for (const [what, text, to, after] of sections) test(`of ${what}`, () => assert.equal(renamed(text, to), after));

  test('is quoted where it means something else without quotes', () => {
    const needing: readonly (readonly [string, string, string])[] = [
      // The name, as an element of a block list, and in brackets.
      ['a: b', '"a: b"', '"a: b"'],
      ['a #b', '"a #b"', '"a #b"'],
      ['a#b', 'a#b', 'a#b'],
      ['a:b', 'a:b', 'a:b'],
      ['a:', '"a:"', '"a:"'],
      ['a, b', 'a, b', '"a, b"'],
      ['a]', 'a]', '"a]"'],
      ['[a', '"[a"', '"[a"'],
      ['{a}', '"{a}"', '"{a}"'],
      ['*a', '"*a"', '"*a"'],
      ['&a', '"&a"', '"&a"'],
      ['!a', '"!a"', '"!a"'],
      ['- a', '"- a"', '"- a"'],
      ['%a', '"%a"', '"%a"'],
      ['@a', '"@a"', '"@a"'],
      ['`a', '"`a"', '"`a"'],
      ["'a", '"\'a"', '"\'a"'],
      ['"a"', '"\\"a\\""', '"\\"a\\""'],
      ['|', '"|"', '"|"'],
      ['true', '"true"', '"true"'],
      ['Null', '"Null"', '"Null"'],
      ['~', '"~"', '"~"'],
      ['yes', '"yes"', '"yes"'],
      ['12', '"12"', '"12"'],
      ['1e3', '"1e3"', '"1e3"'],
      ['0x1F', '"0x1F"', '"0x1F"'],
      ['.inf', '".inf"', '".inf"'],
      ['2026-11-23', '"2026-11-23"', '"2026-11-23"'],
      ['1.2.3', '1.2.3', '1.2.3'],
      ['a\tb', '"a\\tb"', '"a\\tb"'],
      ['a\\b', 'a\\b', 'a\\b'],
      ['Zürich 🏢', 'Zürich 🏢', 'Zürich 🏢'],
      ['a\u0007', '"a\\u0007"', '"a\\u0007"'],
      ['a\ud800', '"a\\uD800"', '"a\\uD800"'],
    ];
    const text = (name: string, block: string, flow: string) =>
      `roles:\n  - name: ${name}\nusers:\n  - email: a@b.example\n    roles:\n      - ${block}\n  - email: b@b.example\n    roles: [${flow}]\n`;
    for (const [to, block, flow] of needing) {
      const after = renamed(text('¦X', 'X', 'X'), to);
      assert.equal(after, text(block, block, flow), to);
      const [role] = openDocument(after).sections[0]!.entries;
      assert.equal(nameNode(role!)?.value, to);
    }
  });

  test('keeps quotes, and takes others where they can’t hold it', () => {
    const text = (one: string, two: string) => `roles:\n  - name: ${one}\nusers:\n  - email: a\n    roles: [${two}]\n`;
    assert.equal(renamed(text("'¦A'", '"A"'), 'B c'), text("'B c'", '"B c"'));
    assert.equal(renamed(text("'¦A'", '"A"'), 'B\tc'), text('"B\\tc"', '"B\\tc"'));
  });

  test('leaves comments and line ends as they are', () => {
    assert.equal(
      renamed(
        'roles: # A\r\n  # A\r\n  - name: ¦A # A\r\n\r\nusers:\r\n  - email: a\r\n    roles: [A] # [A]\r\n',
        'B: c',
      ),
      'roles: # A\r\n  # A\r\n  - name: "B: c" # A\r\n\r\nusers:\r\n  - email: a\r\n    roles: ["B: c"] # [A]\r\n',
    );
  });

  test('of a name over several lines', () => {
    const text =
      'roles:\n  - name: ¦|- # one\n      A\n    description: x\nusers:\n  - email: a\n    roles:\n      - >-\n        A\n      - A\n';
    assert.equal(
      renamed(text, 'B: c'),
      text
        .replace('¦', '')
        .replace('      A\n    d', '      B: c\n    d')
        .replace('  A\n      - A', '  B: c\n      - "B: c"'),
    );
    assert.equal(
      renamed(
        'roles:\n  - name: ¦| # one\n      A\n\n    description: x\nusers:\n  - email: a\n    roles: ["A\\n"]\n',
        'B',
      ),
      'roles:\n  - name: B # one\n\n    description: x\nusers:\n  - email: a\n    roles: ["B"]\n',
    );
    assert.equal(
      renamed('roles:\n  - name: ¦Queue\n      Reader\nusers:\n  - email: a\n    roles: [Queue Reader]\n', 'B'),
      'roles:\n  - name: B\nusers:\n  - email: a\n    roles: [B]\n',
    );
  });
});

describe('a name by anchors and merge keys', () => {
  test('is written at the anchor, once', () => {
    assert.equal(
      renamed('roles:\n  - name: &r ¦A\nusers:\n  - email: a\n    roles: [*r, *r, A]\n', 'B: c'),
      'roles:\n  - name: &r "B: c"\nusers:\n  - email: a\n    roles: [*r, *r, "B: c"]\n',
    );
    assert.equal(
      renamed('x-names:\n  role: &r A\nroles:\n  - name: *r\nusers:\n  - email: a\n    roles: [*r, ¦A]\n', 'B'),
      'x-names:\n  role: &r B\nroles:\n  - name: *r\nusers:\n  - email: a\n    roles: [*r, B]\n',
    );
  });
  test('is written in the map that is merged', () => {
    const text =
      'x-base: &base { client: ¦A, state: pending }\noauthClients:\n  - name: A\nauthorizedApplications:\n  - <<: *base\n    name: x\n  - { <<: [*base], name: y }\n';
    const moved = text.replace('¦', '').replace('name: A', 'name: ¦A');
    assert.equal(renamed(moved, 'B, c'), moved.replace('client: A', 'client: "B, c"').replace('¦A', 'B, c'));
  });
  test('is written in a list that is used elsewhere', () => {
    for (const list of [' [Reader, Employee]', '\n  - Reader\n  - Employee']) {
      const text = (name: string) =>
        `x-usual: &usual${list.replace('Reader', name)}\nroles:\n  - name: ¦${name}\nusers:\n  - email: a\n    roles: *usual\n  - email: b\n    roles: *usual\n`;
      assert.equal(renamed(text('Reader'), 'B c'), text('B c').replace('¦', ''));
    }
  });
  test('is not written where it would change something else', () => {
    const text =
      'oauthClients:\n  - name: &n ¦A\nauthorizedApplications:\n  - name: *n\n    client: *n\n    state: pending\n';
    assert.match(refused(text, 'B'), /also the value of authorizedApplications › name \(the entry on line 4\)/);
    assert.match(
      refused(
        'x: &n A\norganization:\n  name: &o A\noauthClients:\n  - name: ¦A\n  - { name: B, description: *o }\nauthorizedApplications:\n  - name: x\n    client: *o\n',
        'C',
      ),
      /also the value of organization › name/,
    );
    // What only people read may change with it.
    assert.equal(
      renamed('roles:\n  - name: &n ¦A\n    description: *n\n', 'B'),
      'roles:\n  - name: &n B\n    description: *n\n',
    );
  });
  test('of an anchor: at it, and at the aliases that mean it', () => {
    const text = 'x-a: &a¦ 1\nx-b: [*a, "*a", &b 2] # *a\nx-c: &a 3\nx-d: *a\n';
    assert.equal(renamed(text, 'first'), 'x-a: &first 1\nx-b: [*first, "*a", &b 2] # *a\nx-c: &a 3\nx-d: *a\n');
    assert.equal(
      renamed(text.replace('¦', '').replace('d: *a', 'd: *¦a'), 'first'),
      text.replace('¦', '').replace('c: &a', 'c: &first').replace('d: *a', 'd: *first'),
    );
    assert.match(refused(text, 'b'), /already/);
    assert.match(refused(text, 'b c'), /without spaces/);
    assert.match(refused('x-a: *¦gone\n', 'b'), /No anchor/);
  });
});

describe('an input of a data action', () => {
  const action = (contract: string, request: string) =>
    `dataActions:\n  - name: A\n    integration: I\n    input: ${contract}\n    request: ${request}\n`;
  const contract = (name: string) =>
    `{ type: object, required: [other, ${name}], properties: { ${name}: { type: string }, other: {} } }`;
  const request = (name: string) =>
    `{ method: GET, url: "/a/\${input.${name}}?b=\${input['${name}']}", headers: { X: $input.${name} }, body: '{ "x": "$!{input.${name}}", "y": "\${input.other}" }' }`;

  test('is renamed in contract and templates, from each place', () => {
    const after = action(contract('queueId'), request('queueId'));
    const before = action(contract('id'), request('id'));
    for (const at of [...before.matchAll(/\bid\b/g)].map(({ index }) => index))
      assert.equal(renamed(`${before.slice(0, at)}¦${before.slice(at)}`, 'queueId'), after);
  });
  test('in a template over several lines', () => {
    const text = (name: string) =>
      `dataActions:\n  - name: A\n    input:\n      properties:\n        "${name}": {}\n    request:\n      method: POST\n      url: /a\n      body: |\n        { "a": "\${input.${name}}",\n          "b": "\${input.${name}}" }\n`;
    assert.equal(renamed(text('id').replace('"id"', '"¦id"'), 'queueId'), text('queueId'));
  });
  test('is refused where it is not exact', () => {
    const at = (text: string) => text.replace('properties: { id', 'properties: { ¦id');
    assert.match(refused(at(action(contract('id'), '{ method: POST, url: /a }')), 'b'), /whole input/);
    assert.match(
      refused(at(action(contract('id').replace('type: object', 'allOf: []'), request('id'))), 'b'),
      /elsewhere/,
    );
    assert.match(refused(at(action(contract('id'), '{ method: GET, url: "/${input[\\"id\\"]}" }')), 'b'), /escapes/);
    assert.match(refused(at(action(contract('id'), request('id'))), 'other'), /already/);
    assert.match(refused(at(action(contract('id'), request('id'))), 'a b'), /letters, digits/);
    assert.match(
      refused(action('{ properties: {} }', request('id')).replace('input.id', 'input.¦id'), 'b'),
      /does not declare/,
    );
  });
});

describe('a name is refused', () => {
  const cases: readonly (readonly [string, string, string, RegExp])[] = [
    ['that another entry has', 'roles:\n  - name: ¦A\n  - name: B\n', 'B', /another role called “B”/],
    [
      'that references wait for',
      'roles:\n  - name: ¦A\nusers:\n  - email: a\n    roles: [B]\n',
      'B',
      /names “B” already/,
    ],
    ['of a built-in role', 'users:\n  - email: a\n    roles: [¦Employee]\n', 'B', /built-in role/],
    ['that a built-in role has', 'roles:\n  - name: ¦A\n', 'Employee', /built-in role/],
    ['that nothing has', 'users:\n  - email: a\n    roles: [¦Gone]\n', 'B', /There is no role “Gone”/],
    [
      'that two have',
      'roles:\n  - name: ¦A\n  - name: A\nusers:\n  - email: a\n    roles: [A]\n',
      'B',
      /2 entries .*lines 2, 3/,
    ],
    ['that is empty', 'roles:\n  - name: ¦A\n', ' ', /can’t be empty/],
    ['over several lines', 'roles:\n  - name: ¦A\n', 'B\nC', /one line/],
    ['with spaces around', 'roles:\n  - name: ¦A\n', ' B', /spaces/],
    ['that is no e-mail address', 'users:\n  - email: ¦a@b.example\n', 'Ada', /no e-mail address/],
    ['that is too long', 'dataActions:\n  - name: ¦A\n', 'x'.repeat(257), /256/],
  ];
  for (const [what, text, to, message] of cases) test(what, () => assert.match(refused(text, to), message));

  test('unless one of two is meant, and nothing refers to them', () => {
    assert.equal(renamed('flows:\n  - name: A\n  - name: ¦A\n', 'B'), 'flows:\n  - name: A\n  - name: B\n');
  });
  test('before it is asked for, where none would do', () => {
    const editing = marked('users:\n  - email: a\n    roles: [¦Employee]\n');
    const answer = renamableAt(editing, editing.position);
    assert.ok(answer && 'refused' in answer);
  });
});

describe('what can be renamed', () => {
  test('is shown without its quotes', () => {
    for (const written of ['Queue Reader', '"Queue Reader"', "'Queue Reader'"]) {
      const editing = marked(`roles:\n  - name: ${written.slice(0, 3)}¦${written.slice(3)}\n`);
      const answer = renamableAt(editing, editing.position);
      assert.ok(answer && 'name' in answer);
      assert.equal(answer.name, 'Queue Reader');
      assert.equal(textIn(editing.text, answer.range), 'Queue Reader');
    }
  });
  test('is nothing that has no name of the file', () => {
    for (const text of [
      'roles:¦\n',
      'roles:\n  - na¦me: A\n',
      'organization:\n  name: A¦cme\n',
      '# r¦oles\n',
      '¦',
      'oauthClients:\n  - grantType: imp¦licit\n',
    ]) {
      const editing = marked(text);
      assert.equal(renamableAt(editing, editing.position), undefined, text);
    }
  });
});

/** The findings of a text: the order of those on a line goes by their words, which hold names. */
function findings(text: string): string[] {
  const document = openDocument(text);
  const check = new Check({ document, rules, settings: defaultSettings, now: Date.parse('2026-11-23T12:00:00Z') });
  for (let wanted = check.wantedFiles(); wanted.length; wanted = check.wantedFiles())
    for (const path of wanted) check.setFile(path, { state: 'unreadable', reason: 'of the test' });
  return check
    .findings()
    .map(({ rule, severity, pointer }) => `${pointer} ${rule} ${severity}`)
    .sort();
}

/** Renames every name of a text, and looks at what came of it. */
function renameEverything(text: string, news: readonly string[]): number {
  const editing = editingOf(text);
  const { document } = editing;
  const before = findings(text);
  let count = 0;
  for (const { name: section, entries } of document.sections)
    for (const entry of entries) {
      const node = entry.listed ? nameNode(entry) : undefined;
      // What is no e-mail address is a finding, and can't be written again.
      if (section === 'users' && !node?.value.includes('@')) continue;
      if (!node || node.origin || (section === 'roles' && isBuiltInRole(node.value))) continue;
      const to = section === 'users' ? `new.${count}@acme.example` : `${news[count % news.length]} ${count}`;
      const answer = renameAt(editing, document.position(entry.chunk, node.start), to);
      if (!answer || 'refused' in answer) continue;
      count++;
      const after = edited(document, answer.edits);
      const editing2 = editingOf(after);
      assert.equal(editing2.names.count(section, to), 1, to);
      assert.equal(editing2.names.count(section, node.value), editing.names.count(section, node.value) - 1);
      // Two of a name are a finding that goes away.
      if (editing.names.count(section, node.value) > 1) continue;
      const named = section as keyof Listed;
      assert.equal(editing2.names.references(named, to).length, editing.names.references(named, node.value).length, to);
      // All that is not the name stays: what has another value has it because of the name.
      assertOnlyNames(text, after, node.value, to);
      assert.equal(after.split(/\r\n/).length, text.split(/\r\n/).length);
      assert.deepEqual(comments(after), comments(text));
      assert.deepEqual(findings(after), before, `${node.value} -> ${to}`);
      // And back again.
      const [there] = editing2.names.named(section, to);
      const start = editing2.document.position(there!.chunk, nameNode(there!)!.start);
      const back = renameAt(editing2, start, node.value);
      assert.ok(back && 'edits' in back);
      assert.deepEqual(values(edited(editing2.document, back.edits)), values(text));
    }
  return count;
}

const comments = (text: string) => [...text.matchAll(/(?:^|\s)#[^\r\n]*/g)].map(([comment]) => comment.trim());

/** Every key and value of a text, in order. */
function values(text: string): unknown[] {
  const found: unknown[] = [];
  const walk = (node: Node): void => {
    if (node.kind === 'scalar') found.push(node.value);
    else if (node.kind === 'list') node.items.forEach(walk);
    else
      for (const { name, value } of node.pairs) {
        found.push(name);
        walk(value);
      }
  };
  for (const { entries } of openDocument(text).sections) for (const { node } of entries) walk(node);
  return found;
}

/** Only the name has changed, wherever it did. */
function assertOnlyNames(before: string, after: string, from: string, to: string): void {
  const old = values(before);
  const now = values(after);
  assert.equal(now.length, old.length);
  for (const [at, value] of now.entries()) if (value !== old[at]) assert.deepEqual([old[at], value], [from, to]);
}

describe('after a rename, the findings are the same and the rest is as it was', () => {
  const odd = ['Plain', 'a: b', "it's", '[x, y]', 'C#', '"q"', 'Zürich 🏢', 'back\\slash', '- dash', '{x}', '*star'];
  const folder = join(__dirname, '../../../examples');
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /integrations\.yaml$/.test(name))
    : [];
  for (const name of files)
    test(`in examples/${name.replaceAll('\\', '/')}`, () => {
      const text = readFileSync(join(folder, name), 'utf8');
      renameEverything(text, odd);
      renameEverything(text.replace(/\r?\n/g, '\r\n'), odd);
    });
  test('in made-up organizations with anchors, brackets and all kinds of quotes', () => {
    let count = 0;
    for (let seed = 1; seed <= 12; seed++) count += renameEverything(madeUp(seed), odd);
    assert.ok(count > 80, String(count));
  });
});

/** An organization in which the same names are written in many ways. */
function madeUp(seed: number): string {
  let state = seed * 2654435761;
  const random = (below: number) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  const pick = <T>(of: readonly T[]) => of[random(of.length)]!;
  const pool = [
    'Reader',
    'Queue Reader',
    "O'Neill",
    'Say "hi"',
    'a, b',
    'x: y',
    '12',
    'true',
    'Ärger 🏢',
    'C#',
    'back\\slash',
  ];
  const anchors = new Map<string, string>();
  const eol = pick(['\n', '\r\n']);
  const write = (name: string, flow: boolean): string => {
    const anchor = anchors.get(name);
    if (anchor && random(3) === 0) return `*${anchor}${flow ? ' ' : ''}`;
    const style = random(4);
    if (style === 0) return `'${name.replaceAll("'", "''")}'`;
    if (style === 1 || !/^[A-Za-zÄ][^,:#"]*$/.test(name) || name === 'true') return JSON.stringify(name);
    if (style === 2 && !flow) return `|-${eol}          ${name}`;
    return name;
  };
  const define = (name: string): string => {
    const text = write(name, false);
    if (random(3) || text.startsWith('*') || text.startsWith('|')) return text;
    anchors.set(name, `a${anchors.size}`);
    return `&${anchors.get(name)} ${text}`;
  };
  const lines: string[] = ['version: 1', 'organization: { name: Acme, region: eu-central-1 } # Reader'];
  const dash = pick(['', '  ', '    ']);
  const entry = (...pairs: readonly string[]) => {
    if (random(6) === 0) lines.push(`${dash}# the next: Reader`);
    for (const [at, pair] of pairs.entries()) lines.push(`${dash}${at ? '  ' : '- '}${pair}`);
  };
  const some = (of: readonly string[]) => of.filter(() => random(2) === 0);
  const roles = some(pool);
  const clients = some(pool);
  const list = (names: readonly string[]) =>
    random(2) && names.length
      ? `[${names.map((name) => write(name, true)).join(', ')}]`
      : `[${names.map((name) => `{ role: ${write(name, true)} }`).join(', ')}]`;
  lines.push('roles:');
  for (const name of roles) entry(`name: ${define(name)}`, 'permissions: [routing:queue:view]');
  if (!roles.length) lines[lines.length - 1] += ' []';
  lines.push('oauthClients:');
  if (!clients.length) lines[lines.length - 1] += ' []';
  for (const name of clients) {
    anchors.delete(name);
    entry(`name: ${write(name, false)}`, 'grantType: client-credentials', `roles: ${list(some(roles))} # Reader`);
  }
  lines.push('authorizedApplications:');
  if (!clients.length) lines[lines.length - 1] += ' []';
  for (const name of clients) {
    anchors.delete(name);
    entry(
      `client: ${write(name, false)}`,
      `name: ${write(`App ${name}`, false)}`,
      'state: approved',
      `roles: ${list(some(roles))}`,
    );
  }
  return lines.join(eol) + eol;
}
