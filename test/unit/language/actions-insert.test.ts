/** Entries that are added from templates: where they stand, in which layout, and that nothing else is touched. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { act, inserted, worse } from './acting';

const head = 'version: 1\norganization: { name: Acme, region: eu-central-1 }\n';
const role = (indent: string, gap = ' ', nested = '  ') => {
  const inner = `${indent} ${gap}`;
  return [
    `${indent}-${gap}name: Queue Reader`,
    `${inner}description: Looks up queues, and nothing else`,
    `${inner}permissions:`,
    `${inner}${nested}- routing:queue:view`,
    '',
  ].join('\n');
};

describe('an entry from a template', () => {
  const cases: readonly (readonly [what: string, marked: string, piece: string])[] = [
    ['stands behind the one at the cursor', `${head}roles:\n  - name: A¦ # a\n  - name: B\n`, role('  ')],
    ['stands at the end from the key', `${head}roles:¦\n  - name: A\n  - name: B\n`, role('  ')],
    ['has the indentation of the list', `${head}roles:\n      - name: A¦\n`, role('      ')],
    ['has the gap behind the dash', `${head}roles:\n-   name: A¦\n`, role('', '   ', '')],
    [
      'has lists flush with their keys where the file has',
      `${head}roles:\n- name: A¦\n  permissions:\n  - routing:queue:view\n`,
      role('', ' ', ''),
    ],
    [
      'has four spaces where the file has',
      `version: 1\norganization:\n    name: Acme\n    region: eu-central-1\nroles:\n    - name: A¦\n`,
      role('    ', ' ', '    '),
    ],
    ['stands apart where the others do', `${head}roles:\n  - name: A¦\n\n  - name: B\n`, `\n${role('  ')}`],
    [
      'comes behind the comments of the entry',
      `${head}roles:\n  - name: A¦\n    # of A\n  # of B\n  - name: B\n`,
      role('  '),
    ],
    ['comes before the heading of what follows', `${head}roles:\n  - name: A¦\n\n# people\nusers: []\n`, role('  ')],
    ['goes into a list that has nothing', `${head}roles:¦ # none yet\nusers: []\n`, role('  ')],
    [
      'keeps the line ends',
      `${head}roles:\n  - name: A¦\n`.replaceAll('\n', '\r\n'),
      role('  ').replaceAll('\n', '\r\n'),
    ],
    ['stands behind a dash on a line of its own', `${head}roles:\n  -\n    name: A¦\n`, role('  ')],
    ['goes behind an alias', `x-a: &a { name: A }\n${head}roles:¦\n  - name: B\n  - *a\n`, role('  ')],
    [
      'is a flow in brackets',
      `${head}roles: [{ name: A¦ }, { name: B }]\n`,
      '{ name: Queue Reader, description: "Looks up queues, and nothing else", permissions: [routing:queue:view] }, ',
    ],
    [
      'is on a line of its own in brackets where the others are',
      `${head}roles: [\n  { name: A¦ }, # a\n  { name: B },\n]\n`,
      '{ name: Queue Reader, description: "Looks up queues, and nothing else", permissions: [routing:queue:view] },\n  ',
    ],
  ];
  const flow =
    '{ name: Queue Reader, description: "Looks up queues, and nothing else", permissions: [routing:queue:view] }';
  const ends: typeof cases = [
    ['is a flow at the end of brackets', `${head}roles: [{ name: A¦ }]\n`, `, ${flow}`],
    ['comes behind the last comma and its comment', `${head}roles: [\n  { name: A¦ }, # a\n]\n`, `\n  ${flow},`],
  ];
  for (const [what, marked, piece] of [...cases, ...ends])
    test(what, () => {
      const { text, made } = act(marked);
      const after = made('Add role');
      const at = after.indexOf(piece);
      assert.ok(at >= 0, after);
      assert.equal(after.slice(0, at) + after.slice(at + piece.length), text);
      assert.deepEqual(worse(text, after), []);
    });

  test('stands in a text without a line end', () => {
    const { text, made } = act(`${head}roles:\n  - name: A¦`);
    assert.equal(made('Add role'), `${text}\n${role('  ').trimEnd()}`);
  });
  test('takes the place of empty brackets, and a comment stays', () => {
    const { made } = act(`${head}roles: [] # none¦\nusers: []\n`);
    assert.equal(made('Add role'), `${head}roles: # none\n${role('  ')}users: []\n`);
  });
  test('is called like none that there is', () => {
    const { made } = act(`${head}roles:\n  - name: Queue Reader¦\n`);
    assert.match(made('Add role'), /- name: Queue Reader 2\n/);
  });
  test('is not offered where the text can’t be edited', () => {
    for (const marked of [
      `{ version: 1, roles: [{ name: A¦ }] }\n`,
      `${head}roles: 3¦\n`,
      `${head}roles: {}¦\n`,
      `${head}roles:¦\n - name: A\nroles:\n - name: B\n`,
    ]) {
      const { offers } = act(marked);
      for (const { id, edits } of offers) assert.equal(edits?.(), undefined, `${id} in ${marked}`);
    }
  });
  test('is not offered by itself, and not where other kinds are asked for', () => {
    const marked = `${head}roles:\n  - name: A¦\n`;
    assert.deepEqual(act(marked, { automatic: true }).titles, []);
    assert.deepEqual(act(marked, { only: ['quickfix', 'refactor.rewrite', 'source'] }).titles, []);
    for (const only of ['refactor', 'refactor.insert', ''])
      assert.deepEqual(act(marked, { only: [only] }).titles, ['Add role'], only);
  });
  test('is a snippet with the same text', () => {
    const { made, madeBySnippet } = act(`${head}roles:\n  - name: A¦\n`);
    assert.equal(madeBySnippet('Add role'), made('Add role'));
  });
});

const organization = `version: 1
organization: { name: Acme, region: eu-central-1 }
roles:
  - { name: Queue Reader, permissions: ["routing:queue:view"] }
oauthClients:
  - name: Sync
    description: Copies queues
    grantType: client-credentials
    roles: [Queue Reader]
    allowedIpRanges: [198.51.100.0/24]
integrations:
  - name: Web
    type: custom-rest-actions
    credentials: { type: basicAuth, fields: { userName: "\${env:A}", password: "\${env:B}" } }
  - name: Calls
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: Sync }
dataActions:
  - name: Get
    integration: Calls
    request: { method: GET, url: "/api/v2/routing/queues/1" }
users:
  - email: a@acme.example
authorizedApplications:
  - { name: App, client: Sync, state: approved }
flows:
  - { name: IVR, type: inbound-call, dataActions: [Get] }
`;

describe('every template', () => {
  for (const section of organization.match(/^[a-z][A-Za-z]*(?=:\n)/gm) ?? []) {
    const marked = organization.replace(`\n${section}:`, `\n${section}:¦`);
    const { text, titles, made } = act(marked);
    for (const title of titles)
      test(`is right by the checks: ${section}, ${title}`, () => {
        const after = made(title);
        inserted(text, after);
        assert.deepEqual(worse(text, after), []);
      });
    test(`is there for ${section}`, () => assert.ok(titles.length > 0));
  }
  test('that refers to something is offered where that is there', () => {
    const lonely = `${head}¦integrations:\n  - { name: A, type: webhook }\n`;
    assert.ok(!act(lonely).titles.includes('Add integration: Genesys Cloud Data Actions'));
    assert.deepEqual(act(`${head}flows:¦\n  - { name: A, type: bot }\n`).titles, []);
    assert.deepEqual(act(`${head}dataActions:¦\n`).titles, []);
  });
});

describe('a section that is missing', () => {
  test('is added from a blank line between the top-level keys, in the order of the format', () => {
    const { text, titles, made } = act(`${head}¦\n# clients\noauthClients:\n  - name: A\n    grantType: implicit\n`);
    assert.deepEqual(titles, [
      'Add section roles',
      'Add section users',
      'Add section authorizedApplications',
      'Add section identityProviders',
      'Add section integrations',
    ]);
    for (const title of titles.filter((one) => !one.includes('identityProviders')))
      assert.deepEqual(worse(text, made(title)), [], title);
    assert.equal(made('Add section roles'), text.replace(head, `${head}\nroles:\n${role('  ')}`));
    assert.equal(
      inserted(text, made('Add section authorizedApplications')),
      '\nauthorizedApplications:\n  - name: CRM Integration\n    client: A\n    state: approved\n',
    );
  });
  test('is not added from inside an entry', () => {
    const { titles } = act(`${head}roles:\n  - name: A\n¦\n    description: b\n`);
    assert.deepEqual(titles, ['Add role']);
    assert.deepEqual(
      act(`${head}roles:\n  - name: A\n    description: |\n      text\n¦\n      more\nusers: []\n`).titles,
      ['Add role'],
    );
  });
  test('keeps line ends, and no blank line where the file has none', () => {
    const text = `${head}users: []\nflows: []\n¦`.replaceAll('\n', '\r\n');
    const { made } = act(text);
    assert.equal(
      made('Add section roles'),
      text.replace('¦', '').replace('users:', `roles:\r\n${role('  ').replaceAll('\n', '\r\n')}users:`),
    );
  });
});
