/** Metadata that is taken over into an organization file: what is edited, and that nothing else is touched. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDocument } from '../../../server/src/document/open';
import { planImport } from '../../../server/src/language/actions/metadata-import';
import { textEdit } from '../../../server/src/language/text-edits';
import { readWhole } from '../../../server/src/simulate/whole';

const binding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-';
const service = (name: string, how: string, location: string) =>
  `<${name} Binding="${binding}${how}" Location="${location}"/>`;

function metadata(issuer: string, services = service('SingleSignOnService', 'Redirect', `${issuer}/sso`)): string {
  return `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${issuer}"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${services}</IDPSSODescriptor></EntityDescriptor>`;
}

function importInto(text: string, xml: string, path = 'sso/m.xml') {
  const document = openDocument(text);
  const planned = planImport(readWhole(document), Buffer.from(xml), path);
  if ('problem' in planned) return planned;
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const at = ({ line, character }: { line: number; character: number }) => (starts[line] ?? text.length) + character;
  const edits = planned.edits
    .map((edit) => textEdit(document, edit))
    .sort((a, b) => at(b.range.start) - at(a.range.start));
  const made = edits.reduce(
    (now, { range, newText }) => now.slice(0, at(range.start)) + newText + now.slice(at(range.end)),
    text,
  );
  return { ...planned, made };
}
const madeOf = (text: string, xml: string, path?: string) => {
  const done = importInto(text, xml, path);
  return 'made' in done ? done.made : assert.fail(done.problem);
};

const issuer = 'https://idp.acme.example';
const both = `${service('SingleLogoutService', 'POST', `${issuer}/slo`)}${service('SingleSignOnService', 'POST', `${issuer}/post`)}${service('SingleSignOnService', 'Redirect', `${issuer}/sso`)}`;

describe('a new provider', () => {
  test('stands behind the others, is not enabled, and keeps its certificates in the metadata', () => {
    const text = 'version: 1\nidentityProviders:\n  - name: A # mine\n    type: okta\n\nusers: []\n';
    assert.equal(
      madeOf(text, metadata(issuer, both)),
      `version: 1
identityProviders:
  - name: A # mine
    type: okta
  - name: idp.acme.example
    type: generic
    enabled: false
    metadataFile: sso/m.xml
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    logoutUrl: https://idp.acme.example/slo
    logoutBinding: post

users: []
`,
    );
  });
  test('begins the list where there is none, with the line ends of the file', () => {
    for (const text of ['version: 1\r\nusers: []\r\n', 'version: 1\r\nusers: []']) {
      const made = madeOf(text, metadata(issuer));
      assert.match(
        made,
        /users: \[\]\r\nidentityProviders:\r\n {2}- name: idp\.acme\.example\r\n {4}type: generic\r\n/,
      );
      assert.ok(!/[^\r]\n/.test(made));
    }
  });
  test('has a name of its own', () => {
    const text = 'identityProviders:\n  - name: idp.acme.example\n    issuerUri: urn:x\n';
    assert.match(madeOf(text, metadata(issuer)), /- name: idp\.acme\.example 2\n/);
  });
});

describe('a provider that is there', () => {
  test('is told by its issuer: values are replaced, what is missing is added, comments stay', () => {
    const text = `identityProviders:
  - name: A
    issuerUri: "${issuer}" # agreed
    ssoUrl: https://old.example # moved
    certificates: [x]

# end
`;
    assert.equal(
      madeOf(text, metadata(issuer, both)),
      `identityProviders:
  - name: A
    issuerUri: "${issuer}" # agreed
    ssoUrl: ${issuer}/sso # moved
    certificates: [x]
    metadataFile: sso/m.xml
    logoutUrl: ${issuer}/slo
    logoutBinding: post

# end
`,
    );
  });
  test('is told by its metadata file too', () => {
    const text = 'identityProviders:\n  - { name: A, metadataFile: sso/m.xml, issuerUri: urn:old }\n';
    assert.equal(
      madeOf(text, metadata(issuer)),
      `identityProviders:\n  - { name: A, metadataFile: sso/m.xml, issuerUri: ${issuer}, ssoUrl: ${issuer}/sso }\n`,
    );
  });
  test('is left alone when it says the same already', () => {
    const once = madeOf('version: 1\n', metadata(issuer, both));
    const again = importInto(once, metadata(issuer, both));
    assert.deepEqual('edits' in again && again.edits, []);
  });
  test('decides which of several in an aggregate is meant', () => {
    const several = `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${metadata('urn:a')}${metadata(issuer)}</EntitiesDescriptor>`;
    const text = `identityProviders:\n  - name: A\n    issuerUri: ${issuer}\n`;
    assert.match(madeOf(text, several), /ssoUrl: https:\/\/idp\.acme\.example\/sso\n/);
    const open = importInto('version: 1\n', several);
    assert.match('problem' in open ? open.problem : '', /holds 2 identity providers/);
  });
});

describe('nothing is taken over', () => {
  const cases: readonly (readonly [what: string, text: string, xml: string, said: RegExp])[] = [
    ['from what is no metadata', 'version: 1\n', '<html/>', /\.$/],
    [
      'into a value that can’t be read',
      `identityProviders:\n  - { name: A, issuerUri: "${issuer}", ssoUrl: [] }\n`,
      metadata(issuer),
      /ssoUrl of "A" has a value that can’t be read/,
    ],
    [
      'into a section that is no list',
      'identityProviders: 3\n',
      metadata(issuer),
      /written so that nothing can be added/,
    ],
  ];
  for (const [what, text, xml, said] of cases)
    test(what, () => {
      const done = importInto(text, xml);
      assert.match('problem' in done ? done.problem : '', said);
    });
});
