/** Where things are defined, who speaks of them, and what is highlighted with them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { definitionAt } from '../../../server/src/language/navigation/definition';
import { highlightsAt } from '../../../server/src/language/navigation/highlights';
import { referencesAt } from '../../../server/src/language/navigation/references';
import { marked, shown, textIn } from './marked';

/** The definition of what is at the `¦`: its line and name, or the path of a file. */
function defined(drawn: string): string[] | undefined {
  const editing = marked(drawn);
  const found = definitionAt(editing, editing.position);
  if (!found) return undefined;
  for (const { whole, name } of found.targets)
    assert.ok(textIn(editing.text, whole).includes(textIn(editing.text, name)), 'the name lies in what is defined');
  return [
    ...shown(
      editing.text,
      found.targets.map(({ name }) => name),
    ),
    ...(found.file === undefined ? [] : [found.file]),
  ];
}

function spoken(drawn: string): string[] | undefined {
  const editing = marked(drawn);
  const found = referencesAt(editing, editing.position)?.places;
  return found?.map(({ range, declares }) => `${shown(editing.text, [range])[0]}${declares ? ' (declares)' : ''}`);
}

const organization = `version: 1
roles:
  - name: Reader
users:
  - email: ada@acme.example
    roles: [Reader, Employee]
oauthClients:
  - name: CRM
    roles:
      - { role: Reader, division: Reader }
    clientId: 3f0d6f9e-2c4e-4a43-9a53-3d4b6f1f0c11
    clientSecret: \${file:secrets/crm}
authorizedApplications:
  - name: CRM
    client: 'CRM'
  - name: Other
    client: { clientId: 3F0D6F9E-2C4E-4A43-9A53-3D4B6F1F0C11 }
identityProviders:
  - name: SSO
    metadataFile: sso/idp.xml
    logo: "images/logo.png"
    certificates: [{ file: sso/a.pem }]
integrations:
  - name: Actions
    credentials: { type: pureCloudOAuthClient, oauthClient: "CRM" }
dataActions:
  - name: Get Queue
    integration: Actions
    input: { properties: { id: {} }, required: [id] }
    request: { method: GET, url: "/a/\${input.id}" }
flows:
  - name: Main
    dataActions: [Get Queue]
`;

/** The organization with the cursor in the middle of a piece of it; the second with \`nth\` 1. */
function at(piece: string, nth = 0): string {
  let from = -1;
  for (let count = 0; count <= nth; count++) from = organization.indexOf(piece, from + 1);
  assert.ok(from >= 0, piece);
  const cut = from + Math.ceil(piece.length / 2);
  return `${organization.slice(0, cut)}¦${organization.slice(cut)}`;
}

describe('a definition', () => {
  const cases: readonly (readonly [string, string, string[] | undefined])[] = [
    ['of a role', at('[Reader'), ['3: Reader']],
    ['of a role in a division', at('role: Reader').replace('¦', '').replace('role: Rea', 'role: Rea¦'), ['3: Reader']],
    ['of a client, by an application', at("'CRM'"), ['8: CRM']],
    ['of a client, by an integration', at('"CRM"'), ['8: CRM']],
    ['of a client, by its Client ID', at('3F0D6F9E-2C4E'), ['11: 3f0d6f9e-2c4e-4a43-9a53-3d4b6f1f0c11']],
    ['of an integration', at('integration: Actions').replace('¦', '').replace('n: Act', 'n: Act¦'), ['24: Actions']],
    ['of a data action', at('[Get Queue'), ['27: Get Queue']],
    ['of an input, by a template', at('input.id').replace('¦', '').replace('input.id', 'input.i¦d'), ['29: id']],
    ['of an input, by what is required', at('[id'), ['29: id']],
    ['of itself', at('name: Reader').replace('¦', '').replace('name: Rea', 'name: Rea¦'), ['3: Reader']],
    ['of a metadata file', at('sso/idp.xml'), ['sso/idp.xml']],
    ['of a certificate', at('sso/a.pem'), ['sso/a.pem']],
    ['of an image', at('images/logo.png'), ['images/logo.png']],
    ['of the file of a secret', at('${file:secrets/crm}'), ['secrets/crm']],
    ['of a built-in role is nowhere', at('Employee'), undefined],
    [
      'of a division is nowhere',
      at('division: Reader').replace('¦', '').replace('division: Rea', 'division: Rea¦'),
      undefined,
    ],
    ['of a key is nowhere', organization.replace('roles:', 'ro¦les:'), undefined],
    ['of an anchor', 'x: &a 1\ny: *¦a\n', ['1: a']],
    ['of an anchor that is merged', 'x: &base\n  a: 1\ny:\n  <<: *ba¦se\n', ['1: base']],
    ['of the anchor before it', 'x: &a 1\ny: &a 2\nz: [*¦a]\n', ['2: a']],
    ['of no anchor', 'y: *¦a\nx: &a 1\n', undefined],
    [
      'of a name that comes by an anchor',
      'roles:\n  - name: &r A\nusers:\n  - email: a\n    roles: [A¦, *r]\n',
      ['2: A'],
    ],
    ['of two of a name', 'roles:\n  - name: A\n  - name: A\nusers:\n  - email: a\n    roles: [¦A]\n', ['2: A', '3: A']],
    ['behind a fault', 'roles:\n  - name: A\n  - name: "B\nusers:\n  - email: a\n    roles: [A¦]\n', ['2: A']],
  ];
  for (const [what, text, expected] of cases) test(what, () => assert.deepEqual(defined(text), expected));

  test('is the list of a whole section', () => {
    const editing = marked('x: &a # c\n  - 1\n  - 2\ny: [*¦a]\n');
    const [target] = definitionAt(editing, editing.position)!.targets;
    assert.equal(textIn(editing.text, target!.whole), '&a # c\n  - 1\n  - 2');
  });

  test('is the whole entry, with its name in it', () => {
    const editing = marked(at('[Reader'));
    const [target] = definitionAt(editing, editing.position)!.targets;
    assert.equal(textIn(editing.text, target!.whole), 'name: Reader');
    const anchor = marked('x: { b: &a [1,\n  2] }\ny: *¦a\n');
    assert.equal(textIn(anchor.text, definitionAt(anchor, anchor.position)!.targets[0]!.whole), '&a [1,\n  2]');
  });
});

describe('references', () => {
  test('are the same from the definition and from each of them', () => {
    const roles = ['3: Reader (declares)', '6: Reader', '10: Reader'];
    const mark = (before: string) => organization.replace(`${before}Rea`, `${before}Rea¦`);
    for (const before of ['name: ', '[', 'role: ']) assert.deepEqual(spoken(mark(before)), roles, before);
    assert.equal(spoken(mark('division: ')), undefined);
  });
  test('of a client are by name and by Client ID', () => {
    assert.deepEqual(spoken(organization.replace('CRM', '¦CRM')), [
      '8: CRM (declares)',
      '15: CRM',
      '17: 3F0D6F9E-2C4E-4A43-9A53-3D4B6F1F0C11',
      '25: CRM',
    ]);
    assert.deepEqual(spoken(organization.replace('3f0d', '3f¦0d')), [
      '11: 3f0d6f9e-2c4e-4a43-9a53-3d4b6f1f0c11 (declares)',
      '17: 3F0D6F9E-2C4E-4A43-9A53-3D4B6F1F0C11',
    ]);
  });
  test('of an input are in the contract and in templates', () => {
    const expected = ['29: id (declares)', '29: id', '30: id'];
    for (const before of ['properties: { ', 'required: [', 'input.'])
      assert.deepEqual(spoken(organization.replace(`${before}id`, `${before}i¦d`)), expected, before);
  });
  test('of an anchor are its aliases, not words like them', () => {
    assert.deepEqual(spoken('x: &¦a 1\ny: [*a, "*a"] # *a\nz: |\n  *a\nw: &a 2\nv: *a\n'), ['1: a (declares)', '2: a']);
  });
  test('of a name by an alias stand at the alias', () => {
    assert.deepEqual(spoken('roles:\n  - name: &r ¦A\nusers:\n  - email: a\n    roles: [*r, A]\n'), [
      '2: A (declares)',
      '5: *r',
      '5: A',
    ]);
  });
  test('of what nothing has are those that are there', () => {
    assert.deepEqual(spoken('users:\n  - email: a\n    roles: [Go¦ne]\n  - email: b\n    roles: [Gone]\n'), [
      '3: Gone',
      '5: Gone',
    ]);
  });
});

test('highlights tell where a name is given from where it is used', () => {
  const editing = marked(organization.replace('name: Reader', 'name: ¦Reader'));
  assert.deepEqual(
    highlightsAt(editing, editing.position)?.map(({ range, kind }) => `${range.start.line + 1}:${kind}`),
    ['3:3', '6:2', '10:2'],
  );
  const nowhere = marked('version: ¦1\n');
  assert.equal(highlightsAt(nowhere, nowhere.position), undefined);
});
