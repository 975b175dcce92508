/** Identity providers and their metadata: filling in, updating, importing, and the next certificate. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readCertificates } from '../../../server/src/certificates/read';
import { openDocument } from '../../../server/src/document/open';
import { planCertificate } from '../../../server/src/language/actions/provider';
import { exampleCertificates } from '../../../server/src/rules/sso/example-certificates';
import { readWhole } from '../../../server/src/simulate/whole';
import { findingsOf } from '../../checking';
import { act, apply, inserted, worse } from './acting';

const issuer = 'https://idp.acme.example';
const der = (pem: string) => readCertificates(pem).certificates[0]?.der ?? '';
const [first, second] = [exampleCertificates.valid, exampleCertificates.other];
const key = (pem: string) =>
  `<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${der(pem)}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`;
const metadata = (keys: readonly string[], id = issuer) =>
  `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${id}"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keys.map(key).join('')}<SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${issuer}/slo"/><NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</NameIDFormat><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${issuer}/sso"/></IDPSSODescriptor></EntityDescriptor>`;
const files = {
  'sso/m.xml': metadata([first, second]),
  'sso/one.pem': first,
  'sso/two.pem': second,
  'sso/other.xml': metadata([first], 'urn:other'),
};
const head = 'version: 1\norganization: { name: Acme, region: eu-central-1 }\nusers: [{ email: a@acme.example }]\n';
const lines = (pem: string, indent: string, eol = '\n') =>
  pem
    .trim()
    .split('\n')
    .map((line) => indent + line + eol)
    .join('');

describe('filling in from the metadata', () => {
  const open = `${head}identityProviders:
  - name: Acme # ours
    type: generic
    metadataFile: sso/m.xml¦ # downloaded
    ssoUrl: "${issuer}/sso"

# end
`;
  test('adds what is missing, and nothing else', () => {
    const { text, made } = act(open, { files });
    const after = made('Fill "Acme" from sso/m.xml: issuer, logout URL, 2 certificates, NameID format');
    assert.equal(
      inserted(text, after),
      `    issuerUri: ${issuer}
    logoutUrl: ${issuer}/slo
    certificates:
      - |
${lines(first, '        ')}      - |
${lines(second, '        ')}    nameIdFormat: emailAddress
`,
    );
    assert.deepEqual(worse(text, after, files), []);
    assert.deepEqual(
      findingsOf(after, { files })
        .filter(({ rule }) => rule.startsWith('sso/'))
        .map(({ rule }) => rule),
      [],
    );
    assert.ok(
      !act(after.replace('Acme #', 'Acme¦ #'), { files }).titles.some((one) => /^(Fill|Update)/.test(one)),
      'once is enough',
    );
  });
  test('keeps line ends, braces and flush lists', () => {
    const crlf = act(open.replaceAll('\n', '\r\n'), { files });
    assert.equal(crlf.made('Fill').replaceAll('\r\n', '\n'), act(open, { files }).made('Fill'));
    assert.ok(!/[^\r]\n/.test(crlf.made('Fill')));
    const flow = act(`${head}identityProviders:\n  - { name: A, type: generic,¦ metadataFile: sso/m.xml } # x\n`, {
      files,
    });
    assert.equal(
      inserted(flow.text, flow.made('Fill')),
      `, issuerUri: ${issuer}, ssoUrl: ${issuer}/sso, logoutUrl: ${issuer}/slo, certificates: ["${der(first)}", "${der(second)}"], nameIdFormat: emailAddress`,
    );
    assert.deepEqual(worse(flow.text, flow.made('Fill'), files), []);
    const flush = act(
      `${head}identityProviders:\n- name: A\n  metadataFile: sso/m.xml¦\n  type: generic\nroles:\n- name: B\n  permissions:\n  - routing:queue:view\n`,
      { files },
    );
    assert.match(flush.made('Fill'), /\n {2}certificates:\n {2}- \|\n {4}-----BEGIN/);
    assert.deepEqual(worse(flush.text, flush.made('Fill'), files), []);
  });
  test('is not offered without metadata that can be read', () => {
    assert.deepEqual(act(open, { only: ['refactor.rewrite'] }).titles, []);
    assert.deepEqual(act(open.replace('sso/m.xml', 'sso/one.pem'), { files, only: ['refactor.rewrite'] }).titles, []);
  });
});

describe('updating from the metadata', () => {
  const text = (certificates: string) => `${head}identityProviders:
  - name: 'Acme'
    type: generic
    metadataFile: sso/m.xml
    issuerUri: '${issuer}/old' # agreed¦
    ssoUrl: "${issuer}/old"
    logoutUrl: ${issuer}/slo
    nameIdFormat: emailAddress
${certificates}    testedAt: 2026-10-01
`;
  test('replaces every value that differs, in its own quotes', () => {
    const { text: before, made } = act(text(`    certificates: [{ file: sso/one.pem }, { file: sso/two.pem }]\n`), {
      files,
    });
    assert.equal(
      made('Update "Acme" from sso/m.xml: issuer, SSO URL'),
      before.replace(`'${issuer}/old'`, `'${issuer}'`).replace(`"${issuer}/old"`, `"${issuer}/sso"`),
    );
    assert.deepEqual(
      findingsOf(made('Update'), { files }).filter(({ rule }) => rule === 'sso/metadata-mismatch'),
      [],
    );
  });
  test('adds the certificates that are not listed', () => {
    const { made } = act(text(`    certificates:\n      - file: sso/one.pem # first\n`), { files });
    assert.match(
      made('Update "Acme" from sso/m.xml: issuer, SSO URL, certificate more'),
      /- file: sso\/one.pem # first\n {6}- \|\n {8}-----BEGIN/,
    );
    assert.deepEqual(worse(act(text('')).text, made('Update'), files), []);
  });
  test('is a fix where the finding is', () => {
    const marked = text('    certificates: [{ file: sso/one.pem }, { file: sso/two.pem }]\n');
    const kind = (found: readonly string[]) =>
      act(marked, { files, found }).offers.find(({ title }) => title.startsWith('Update'))?.kind;
    assert.equal(kind([]), 'refactor.rewrite');
    assert.equal(kind(['sso/metadata-mismatch']), 'quickfix');
    const only = ['quickfix'];
    assert.deepEqual(act(marked, { files, only }).titles, []);
    assert.equal(act(marked, { files, only, found: ['sso/metadata-mismatch'] }).titles.length, 1);
  });
  const elsewhere = { ...files, 'sso/m.xml': metadata([second]) };
  const replaced: readonly (readonly [what: string, before: string, after: string])[] = [
    ['a file in braces', 'certificates: [{ file: sso/one.pem }] # c', `certificates: ["${der(second)}"] # c`],
    [
      'a file with a comment behind',
      'certificates:\n      - file: sso/one.pem # old',
      `certificates:\n      - "${der(second)}" # old`,
    ],
    [
      'a file',
      'certificates:\n      - file: sso/one.pem',
      `certificates:\n      - |\n${lines(second, '        ').trimEnd()}`,
    ],
    [
      'a block',
      `certificates:\n      - |-\n${lines(first, '          ').trimEnd()}`,
      `certificates:\n      - |-\n${lines(second, '          ').trimEnd()}`,
    ],
    ['one under `certificate`', 'certificate: { file: sso/one.pem } # c', `certificate: "${der(second)}" # c`],
  ];
  for (const [what, before, after] of replaced)
    test(`puts a certificate in the place of ${what} that the metadata does not have`, () => {
      const { made, text: whole } = act(text(`    ${before}\n`), { files: elsewhere });
      const done = made('Update');
      assert.equal(done.includes(after), true, done);
      assert.deepEqual(worse(whole, done, elsewhere), []);
      assert.ok(!findingsOf(done, { files: elsewhere }).some(({ rule }) => rule === 'sso/metadata-mismatch'));
    });
});

describe('importing at the key of the section', () => {
  test('is offered for each metadata file beside', () => {
    const marked = `${head}identityProviders:¦ # SSO\n  - name: Acme\n    type: okta\n    issuerUri: ${issuer}\n`;
    const { text, titles, made } = act(marked, { files, metadata: ['sso/m.xml', 'sso/other.xml', 'sso/one.pem'] });
    assert.deepEqual(
      titles.filter((one) => one.startsWith('Import')),
      ['Import identity provider from sso/m.xml into "Acme"', 'Import identity provider from sso/other.xml'],
    );
    const after = made('Import identity provider from sso/other.xml');
    assert.match(
      inserted(text, after),
      /^ {2}- name: Identity provider\n {4}type: generic\n {4}enabled: false\n {4}metadataFile: sso\/other\.xml\n/,
    );
    assert.deepEqual(worse(text, after, files), []);
  });
  test('works where the section is empty', () => {
    const { made, text } = act(`${head}identityProviders: []¦\n`, { files, metadata: ['sso/other.xml'] });
    assert.deepEqual(worse(text, made('Import'), files), []);
  });
});

describe('the next certificate of a rotation', () => {
  const provider = (certificates: string, more = '    metadataFile: sso/m.xml\n') =>
    `${head}identityProviders:\n  - name: Acme\n    type: generic\n${more}    issuerUri: ${issuer}\n    ssoUrl: ${issuer}/sso\n${certificates}    nameIdFormat: emailAddress\n`;
  const title = 'Add the next certificate from sso/m.xml, valid until 2125-01-01';
  const pem = lines(second, '        ');
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    [
      'one file',
      '    certificate: { file: sso/one.pem }¦ # first\n',
      `    certificates:\n      - { file: sso/one.pem } # first\n      - |\n${pem}`,
    ],
    [
      'one file below its key',
      '    certificate:\n      file: sso/one.pem¦ # first\n',
      `    certificates:\n      - file: sso/one.pem # first\n      - |\n${pem}`,
    ],
    [
      'one text',
      `    certificate: '${der(first)}'¦\n`,
      `    certificates:\n      - '${der(first)}'\n      - |\n${pem}`,
    ],
    [
      'one block',
      `    certificate¦: |\n${lines(first, '      ')}`,
      `    certificates:\n    - |\n${lines(first, '      ')}    - |\n${lines(second, '      ')}`,
    ],
    [
      'one block that stands far in',
      `    certificate¦: |\n${lines(first, '          ')}`,
      `    certificates:\n      - |\n${lines(first, '          ')}      - |\n${pem}`,
    ],
    [
      'a list',
      '    certificates¦: # ours\n      - file: sso/one.pem # first\n',
      `    certificates: # ours\n      - file: sso/one.pem # first\n      - |\n${pem}`,
    ],
    [
      'a list in brackets',
      '    certificates: [{ file: sso/one.pem }¦]\n',
      `    certificates: [{ file: sso/one.pem }, "${der(second)}"]\n`,
    ],
  ];
  for (const [what, before, after] of cases)
    for (const eol of ['\n', '\r\n'])
      test(`comes behind ${what}, with ${eol === '\n' ? 'LF' : 'CRLF'}`, () => {
        const { text, made } = act(provider(before).replaceAll('\n', eol), { files });
        assert.equal(made(title), provider(after).replaceAll('\n', eol));
        assert.deepEqual(worse(text, made(title), files), []);
        assert.ok(!findingsOf(made(title), { files }).some(({ rule }) => rule.startsWith('sso/certificate')));
      });
  test('in braces makes a list of one', () => {
    const { text, made } = act(
      `${head}identityProviders:\n  - { name: A, type: generic, metadataFile: sso/m.xml, certificate: { file: sso/one.pem }¦, enabled: false }\n`,
      { files },
    );
    assert.equal(
      made(title),
      text.replace('certificate: { file: sso/one.pem }', `certificates: [{ file: sso/one.pem }, "${der(second)}"]`),
    );
  });
  test('is asked for by the client where the metadata has none, without any text of the file', () => {
    const { offers } = act(provider('    certificates: [{ file: sso/one.pem }¦]\n', ''), {
      files,
      commands: true,
      only: ['refactor.rewrite'],
    });
    assert.deepEqual(
      offers.map(({ command }) => command?.arguments),
      [[{ uri: 'file:///w/integrations.yaml', pointer: '/identityProviders/0' }]],
    );
    assert.deepEqual(
      act(provider('    certificates: [{ file: sso/one.pem }¦]\n', ''), { files, only: ['refactor.rewrite'] }).titles,
      [],
    );
  });
  test('has no place beside five', () => {
    const five = '    certificates: [{ file: sso/one.pem }¦, a, b, c, d]\n';
    assert.deepEqual(
      act(provider(five), { files, commands: true, only: ['refactor.rewrite'] }).titles.filter((one) =>
        one.startsWith('Add'),
      ),
      [],
    );
  });

  const plan = (text: string, bytes: string | Buffer, path: string | undefined) => {
    const document = openDocument(text);
    const file = (one: string) => {
      const content = (files as { readonly [path: string]: string })[one];
      return content === undefined ? undefined : ({ state: 'read', bytes: Buffer.from(content) } as const);
    };
    const planned = planCertificate(
      { whole: readWhole(document), file },
      '/identityProviders/0',
      Buffer.from(bytes),
      path,
    );
    return 'problem' in planned ? planned.problem : `${planned.as}: ${apply(document, planned.edits, text)}`;
  };
  const one = provider('    certificate: { file: sso/one.pem }\n', '');
  test('out of a file is named by its path, or written down itself', () => {
    assert.equal(
      plan(one, second, 'sso/two.pem'),
      `file: ${provider('    certificates:\n      - { file: sso/one.pem }\n      - file: sso/two.pem\n', '')}`,
    );
    assert.equal(
      plan(one, second, undefined),
      `text: ${provider(`    certificates:\n      - { file: sso/one.pem }\n      - |\n${pem}`, '')}`,
    );
    // Of two in a file one is there already.
    assert.match(plan(one, first + second, 'sso/both.pem'), /^text: /);
    assert.match(
      plan(provider('    certificates: [{ file: sso/one.pem }]\n', ''), second, 'a b.pem'),
      /\[\{ file: sso\/one\.pem \}, \{ file: a b\.pem \}\]/,
    );
  });
  test('is refused where it is a private key, a duplicate, one too many or none at all', () => {
    const secret = readFileSync(join(__dirname, '../../fixtures/certificates/THROWAWAY-TEST-KEY.pem'), 'utf8');
    for (const bytes of [secret, second + secret]) {
      const said = plan(one, bytes, 'key.pem');
      assert.match(said, /private key/);
      assert.ok(!said.includes(secret.split('\n')[1] ?? ''));
    }
    assert.match(plan(one, first, 'sso/one.pem'), /has this certificate already/);
    assert.match(
      plan(provider('    certificates: [{ file: sso/one.pem }, a, b, c, d]\n', ''), second, 'x.pem'),
      /keeps 5 certificates/,
    );
    assert.match(plan(one, 'hello', 'x.pem'), /not an X\.509 certificate|certificate/);
    assert.match(plan('version: 1\n', second, 'x.pem'), /not there any more/);
    assert.match(
      plan(`x: &c { file: sso/one.pem }\n${provider('    certificate: *c\n', '')}`, second, undefined),
      /certificates:\n {6}- \*c\n/,
    );
  });
});
