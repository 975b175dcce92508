/** Outline, search by name, folds, links, colours. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { openDocument } from '../../../server/src/document/open';
import { foldingRanges } from '../../../server/src/language/folding';
import { fileLinks } from '../../../server/src/language/navigation/links';
import { matchOf, search } from '../../../server/src/language/navigation/symbol-search';
import { documentSymbols, flatSymbols, namedEntries } from '../../../server/src/language/navigation/symbols';
import { semanticTokens, tokenModifiers, tokenTypes } from '../../../server/src/language/semantic-tokens';
import { textIn } from './marked';

describe('the outline', () => {
  const drawn = (text: string) => {
    const lines: string[] = [];
    const draw = ({ name, detail, range, selectionRange, children = [], tags }: DocumentSymbol, indent = '') => {
      assert.ok(name.trim() !== '', 'an editor takes no empty name');
      const [whole, title] = [textIn(text, range), textIn(text, selectionRange)];
      assert.ok(whole.includes(title));
      lines.push(`${indent}${name}${detail ? ` · ${detail}` : ''}${tags ? ' (deprecated)' : ''} = ${title}`);
      for (const child of children) draw(child, `${indent}  `);
    };
    for (const symbol of documentSymbols(openDocument(text))) draw(symbol);
    return lines;
  };
  test('has sections and entries, with what tells them apart', () => {
    const text = `version: 1
organization: { name: Acme }
roles:
  - name: Reader
    permissions: [a:b:c]
users:
  - { email: ada@acme.example, name: Ada, state: inactive }
oauthClients:
  - name: CRM
    grantType: implicit
  - grantType: client-credentials
  - name: ""
  - name: [1]
authorizedApplications:
  - name: Desktop
    state: pending
identityProviders:
  - { name: SSO, type: okta, enabled: true }
integrations:
  - { name: Actions, type: custom-rest-actions, state: enabled }
dataActions:
  - name: |
      Get
      Queue
    request: { method: GET, url: "https://ada:secret@a.example/x?key=secret" }
flows:
  - { name: Main, type: inbound-call }
x-mine: { a: 1 }
`;
    assert.deepEqual(drawn(text), [
      'version · 1 = version',
      'organization · Acme = organization',
      'roles · 1 = roles',
      '  Reader · 1 permission = Reader',
      'users · 1 = users',
      '  ada@acme.example · Ada, inactive = ada@acme.example',
      'oauthClients · 4 = oauthClients',
      '  CRM · implicit (deprecated) = CRM',
      '  (no name) · client-credentials = grantType: client-credentials',
      '  (no name) = ""',
      '  (no name) = [1]',
      'authorizedApplications · 1 = authorizedApplications',
      '  Desktop · pending = Desktop',
      'identityProviders · 1 = identityProviders',
      '  SSO · okta, enabled = SSO',
      'integrations · 1 = integrations',
      '  Actions · custom-rest-actions, enabled = Actions',
      'dataActions · 1 = dataActions',
      '  Get Queue · GET https://a.example/x = |\n      Get\n      Queue',
      'flows · 1 = flows',
      '  Main · inbound-call = Main',
      'x-mine = x-mine',
    ]);
  });
  test('follows edits, and shows what can be read of a broken text', () => {
    const document = openDocument('roles:\n  - name: A\n  - name: "B\n  - name: C\n');
    const names = () => documentSymbols(document).flatMap(({ children = [] }) => children.map(({ name }) => name));
    assert.deepEqual(names().slice(-1), ['C']);
    assert.equal(names()[0], 'A');
    document.edit([
      { range: { start: { line: 1, character: 10 }, end: { line: 1, character: 11 } }, text: 'D\n  - name: E' },
    ]);
    assert.deepEqual(names().slice(0, 2), ['D', 'E']);
    assert.equal(documentSymbols(document)[0]!.children![1]!.range.start.line, 2);
  });
  test('is flat where that is asked for', () => {
    assert.deepEqual(
      flatSymbols(openDocument('roles:\n  - name: A\n'), 'file:///a').map(({ name, containerName }) => [
        name,
        containerName,
      ]),
      [
        ['roles', undefined],
        ['A', 'roles'],
      ],
    );
  });
  test('gives names to search, and no more than asked for', () => {
    const document = openDocument(
      'roles:\n  - name: A\n  - description: x\n  - name: B\nusers:\n  - email: c@d.example\n',
    );
    assert.deepEqual(
      namedEntries(document, 9).map(({ section, name }) => `${section} ${name}`),
      ['roles A', 'roles B', 'users c@d.example'],
    );
    assert.equal(namedEntries(document, 2).length, 2);
  });
});

describe('a search', () => {
  test('finds the same, a start, a word, a part, and letters in their order', () => {
    const names = ['A crm B', 'acrmb', 'CRM', 'crm_x', 'cxrxm', 'mrc', 'c1r2m3456'];
    assert.deepEqual(
      search(
        'crm',
        names.map((name) => ({ name })),
        9,
      ).map(({ name }) => name),
      ['CRM', 'crm_x', 'A crm B', 'acrmb', 'c1r2m3456', 'cxrxm'],
    );
    assert.equal(matchOf('x y', 'xy'), 4 + 2 / 3);
    assert.equal(
      search(
        '',
        names.map((name) => ({ name })),
        3,
      ).length,
      3,
    );
  });
});

describe('folds', () => {
  /** The first and the last line of each fold, drawn. */
  const folds = (text: string, most?: number) =>
    foldingRanges(openDocument(text), most).map(
      ({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1}${kind ? ` ${kind}` : ''}`,
    );
  test('are sections, entries, maps and lists', () => {
    assert.deepEqual(
      folds(
        'version: 1\n\nroles:\n  - name: A\n    permissions:\n      - a:b:c\n\n  # next\n  - name: B\n\nusers: []\n',
      ),
      ['3-9', '4-6', '5-6'],
    );
  });
  test('are lists in the column of their key', () => {
    assert.deepEqual(folds('roles:\n- name: A\n  permissions:\n  - a:b:c\n  - d:e:f\n  description: x\n- name: B\n'), [
      '1-7',
      '2-6',
      '3-5',
    ]);
  });
  test('are texts over several lines, whatever is in them', () => {
    assert.deepEqual(
      folds('organization:\n  name: |\n    a\n\n    # no comment\n    # this neither\n    - b:\n  region: x\n'),
      ['1-8', '2-7'],
    );
  });
  test('are brackets over several lines, with the line that closes them', () => {
    assert.deepEqual(folds('organization: {\n  name: A,\n  x: [\n    1\n  ]\n}\nversion: 1\n'), ['1-6', '3-5']);
  });
  test('are runs of comments, and regions', () => {
    assert.deepEqual(
      folds('# a\n# b\n\n# c\nversion: 1\n# region one\nroles:\n  - name: A\n# endregion\nusers: []\n'),
      ['1-2 comment', '6-9 region', '7-8'],
    );
  });
  test('are there in a broken text', () => {
    const broken = folds(
      'roles:\n  - name: "A\n    permissions:\n      - a:b:c\n  - name: B\n    description: x\nusers:\n  - [email: {\n    a: 1\n',
    );
    for (const fold of ['1-6', '2-4', '5-6']) assert.ok(broken.includes(fold), broken.join());
    assert.deepEqual(folds('nothing\n  to: x\n    - see\n'), ['1-3', '2-3']);
    assert.deepEqual(folds(''), []);
  });
  test('are the outer ones where an editor takes few', () => {
    const text = 'roles:\n  - name: A\n    permissions:\n      - a\nusers:\n  - email: b\n    roles:\n      - c\n';
    assert.deepEqual(folds(text, 2), ['1-4', '5-8']);
    assert.equal(folds(text, 4).length, 4);
  });
  test('follow an edit', () => {
    const document = openDocument('roles:\n  - name: A\n    description: a\n  - name: B\n    description: b\n');
    const now = () => foldingRanges(document).map(({ startLine, endLine }) => `${startLine + 1}-${endLine + 1}`);
    assert.deepEqual(now(), ['1-5', '2-3', '4-5']);
    document.edit([
      { range: { start: { line: 2, character: 18 }, end: { line: 2, character: 18 } }, text: '\n    state: x' },
    ]);
    assert.deepEqual(now(), ['1-6', '2-4', '5-6']);
  });
});

test('links are the files that are named, where they are written', () => {
  const text = `# yaml-language-server: $schema=../schema.json
version: 1
oauthClients:
  - { name: A, clientSecret: "\${file:secrets/a}" }
  - { name: B, clientSecret: "\${env:B}" }
identityProviders:
  - name: X
    logo: logo.png
    metadataFile: &m 'sso/m.xml'
    certificates: [{ file: a.pem }, MIIC]
    certificate: { file: b.pem }
  - name: Y
    metadataFile: *m
integrations:
  - name: I
    credentials: { fields: { key: "\${file:k}" } }
x-own: { metadataFile: no.xml }
`;
  assert.deepEqual(
    fileLinks(openDocument(text)).map(({ range, path }) => `${path} = ${textIn(text, range)}`),
    [
      '../schema.json = ../schema.json',
      'secrets/a = ${file:secrets/a}',
      'logo.png = logo.png',
      'sso/m.xml = sso/m.xml',
      'a.pem = a.pem',
      'b.pem = b.pem',
      'k = ${file:k}',
    ],
  );
  assert.deepEqual(
    fileLinks(openDocument('# yaml-language-server: $schema=https://x.example/s.json\nversion: 1\n')),
    [],
  );
});

/** Each token as `text type.modifier`. */
function tokens(text: string, range?: Parameters<typeof semanticTokens>[1]): string[] {
  const data = semanticTokens(openDocument(text), range);
  const lines = text.split(/\r?\n/);
  const found: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [down, right, length, type, bits] = data.slice(at, at + 5) as [number, number, number, number, number];
    character = down ? right : character + right;
    line += down;
    const names = tokenModifiers.filter((_, bit) => bits & (1 << bit));
    found.push([`${lines[line]!.slice(character, character + length)} ${tokenTypes[type]}`, ...names].join('.'));
  }
  return found;
}

describe('colours', () => {
  test('tell names, references, members, permissions, scopes, durations, secrets and inputs', () => {
    const text = `organization: { name: X, region: eu-central-1 }
roles:
  - name: Reader
    permissions: [routing:queue:view, "users:*:*"]
users:
  - email: "a@b.example"
    state: active
    roles: [Reader, Employee]
oauthClients:
  - name: CRM
    grantType: implicit
    tokenDuration: 3600
    scopes: [users:readonly, routing]
    clientSecret: \${env:X}
    uses: [GET /api/v2/users]
  - name: Other
    grantType: CLIENT_CREDENTIALS
    clientSecret: literal
authorizedApplications:
  - { name: App, client: CRM, state: pending }
dataActions:
  - name: >-
      Get
      Queue
    timeout: 10
    input: { properties: { id: {} }, required: [id] }
    request: { method: GET, url: "/a/\${input.id}", body: '\${input.rawRequest}' }
`;
    assert.deepEqual(tokens(text), [
      'eu-central-1 enumMember',
      'Reader class.declaration',
      ...['routing namespace', 'queue type', 'view method', 'users namespace', '* keyword', '* keyword'],
      'a@b.example variable.declaration',
      'active enumMember',
      ...['Reader class', 'Employee class.defaultLibrary'],
      'CRM interface.declaration',
      'implicit enumMember.deprecated',
      '3600 number',
      ...['users namespace', 'readonly modifier', 'routing namespace'],
      ...['env keyword', 'X parameter'],
      'GET enumMember',
      'Other interface.declaration',
      'CLIENT_CREDENTIALS enumMember',
      ...['App struct.declaration', 'CRM interface', 'pending enumMember'],
      ...['Get function.declaration', 'Queue function.declaration'],
      '10 number',
      ...['id parameter.declaration', 'id parameter'],
      ...['GET enumMember', 'id parameter', 'rawRequest parameter'],
    ]);
  });
  test('of a range are those of its lines', () => {
    const text = `roles:\n${Array.from({ length: 50 }, (_, at) => `  - name: R${at}\n`).join('')}`;
    const lines = (from: number, to: number) => ({
      start: { line: from, character: 0 },
      end: { line: to, character: 0 },
    });
    assert.deepEqual(tokens(text, lines(10, 12)), [
      'R9 class.declaration',
      'R10 class.declaration',
      'R11 class.declaration',
    ]);
    assert.deepEqual(tokens(text, lines(0, 500)), tokens(text));
    assert.deepEqual(tokens(text, lines(100, 200)), []);
  });
  test('stay in order in a text with anchors, merge keys and faults', () => {
    for (const text of [
      'x: &r Reader\nroles:\n  - name: *r\n  - <<: { name: A }\nusers:\n  - &u { email: a@b.example, roles: [*r, Employee] }\n  - *u\n',
      'roles:\n  - name: A\n    name: B\n  - "name: C\nroles:\n  - name: D\n',
    ]) {
      const data = semanticTokens(openDocument(text));
      for (let at = 0; at < data.length; at += 5) assert.ok(data[at]! > 0 || data[at + 1]! >= 0);
      assert.ok(data.length > 0);
    }
  });
});
