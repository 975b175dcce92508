/** Templates: right YAML as they stand, in every indentation, with the names that a file has. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { grantTypes } from '../../../server/src/facts/grant-types';
import { identityProviderTypes } from '../../../server/src/facts/identity-providers';
import { integrationTypes } from '../../../server/src/facts/integrations';
import {
  type KnownNames,
  listItem,
  organizationFile,
  plainText,
  resolveStops,
  type Template,
  templateOf,
  templates,
} from '../../../server/src/language/templates';
import { findingsOf } from '../../checking';

const example = resolve(__dirname, '../../../examples/acme');
const files = {
  'sso/idp_metadata.xml': readFileSync(join(example, 'sso/idp_metadata.xml')),
  'sso/idp.pem': readFileSync(join(example, 'sso/idp.pem')),
};
const sections = templates.map(({ section }) => section).filter((section) => section !== 'file');

function one(id: string): Template {
  const found = templateOf(id);
  assert.ok(found, id);
  return found;
}

/** A file that holds an entry, and those that it refers to. */
function fileWith(template: Template, indent: string): string {
  if (template.section === 'file') return plainText(template, indent);
  const entries = [
    one('oauth-client/client-credentials'),
    one('integration/purecloud-data-actions'),
    one('integration/custom-rest-actions'),
    one('role'),
    one('data-action/genesys-cloud'),
  ].filter(({ id }) => id !== template.id);
  const bySection = new Map<string, string[]>();
  for (const each of [template, ...entries]) {
    // The role that lets the client of the file look up queues.
    const names: KnownNames = each.section === 'oauthClients' ? { roles: ['Queue Reader'] } : {};
    const list = bySection.get(each.section) ?? [];
    list.push(listItem(plainText(each, indent, names)).replace(/^/gm, indent));
    bySection.set(each.section, list);
  }
  const rest = [...bySection].map(([section, list]) => `${section}:\n${list.join('\n')}\n`).join('');
  return `version: 1\norganization:\n${indent}name: Acme\n${indent}shortName: acme\n${indent}region: eu-central-1\n${rest}`;
}

describe('a template', () => {
  for (const template of templates)
    for (const indent of ['  ', '    ', ' '])
      test(`${template.id} has no error as it stands, indented by ${indent.length}`, () => {
        const text = fileWith(template, indent);
        const errors = findingsOf(text, { files }).filter(({ severity }) => severity === 'error');
        assert.deepEqual(
          errors.map(({ rule, message, range }) => `${range.start.line + 1}: ${rule} ${message}`),
          [],
          text,
        );
      });
  test('would be found out if it were wrong', () => {
    const wrong = fileWith(one('oauth-client/client-credentials'), '  ').replace(
      'tokenDuration: 3600',
      'tokenDuration: 1',
    );
    assert.deepEqual(
      findingsOf(wrong, { files })
        .filter(({ severity }) => severity === 'error')
        .map(({ rule }) => rule),
      ['oauth/token-duration-range'],
    );
  });
  test('exists for every grant type, provider, integration type and section', () => {
    for (const id of Object.keys(grantTypes)) one(`oauth-client/${id}`);
    for (const { id } of integrationTypes) one(`integration/${id}`);
    for (const { id } of identityProviderTypes)
      if (id !== 'purecloud' && id !== 'gsuite') one(`identity-provider/${id}`);
    assert.equal(new Set(sections).size, 8);
    assert.equal(new Set(templates.map(({ id }) => id)).size, templates.length);
  });
  test('says in a sentence what it is for', () => {
    for (const { what } of templates) assert.match(what, /^[A-Z].+\.$/);
  });
  test('is a snippet: stops from 1 without gaps, the same stop with the same text', () => {
    for (const template of templates) {
      const body = template.body();
      const stops = new Map<string, string>();
      for (const [, at = '', text = ''] of body.matchAll(/(?<!\\)\$\{(\d+)[:|]((?:\\.|[^\\}])*)\}/g)) {
        assert.equal(stops.get(at) ?? text, text, `${template.id} ${at}`);
        stops.set(at, text);
      }
      assert.ok(stops.size > 0 && !/\t|\r|[ ]$/m.test(body), template.id);
    }
  });
});

describe('names that the file has', () => {
  test('are offered where the template refers to them', () => {
    const body = one('authorized-application').body('  ', { oauthClients: ['CRM', 'A, B | C: d'] });
    assert.match(body, /^client: \$\{2\|CRM,"A\\, B \\\| C: d"\|\}$/m);
    assert.match(resolveStops(body), /^client: CRM$/m);
    assert.match(one('flow').body('  ', { dataActions: ['Only $one}'] }), /^ {2}- \$\{3:Only \\\$one\\\}\}$/m);
  });
  test('are not taken again', () => {
    const body = plainText(one('user'), '  ', { users: ['ada@acme.example', 'ada2@acme.example'] });
    assert.match(body, /^email: ada3@acme.example$/m);
    assert.match(plainText(one('role'), '  ', { roles: ['Queue Reader'] }), /^name: Queue Reader 2$/m);
  });
});

describe('stops', () => {
  test('keep what they begin with', () => {
    assert.equal(resolveStops('a ${1:b} ${2|c,d|} \\${env:${3:X}} $0e'), 'a b c ${env:X} e');
    assert.equal(resolveStops('${1:a\\}b} ${2|a\\,b,c|}'), 'a}b a,b');
  });
});

describe('indentation', () => {
  test('moves levels, and keeps what stands behind a dash at it', () => {
    assert.match(
      resolveStops(organizationFile({ name: 'A', shortName: 'a', region: 'eu-central-1' }, '    ')),
      /^roles:\n {4}- name: Queue Reader\n {6}description: .*\n {6}permissions:\n {10}- routing:queue:view$/m,
    );
  });
  test('of a list entry follows the dash', () => {
    assert.equal(listItem('name: a\nroles:\n  - b'), '- name: a\n  roles:\n    - b');
    assert.equal(listItem('a: 1\nb: 2', '   '), '-   a: 1\n    b: 2');
  });
});

describe('a new file', () => {
  test('says what was answered, quoted where YAML needs it', () => {
    const text = resolveStops(organizationFile({ name: 'A: "b" #c', shortName: 'yes', region: 'mypurecloud.de' }));
    assert.match(text, /^ {2}name: "A: \\"b\\" #c"$/m);
    assert.match(text, /^ {2}shortName: "yes"$/m);
    assert.match(text, /^ {2}region: mypurecloud.de$/m);
    assert.deepEqual(findingsOf(text), []);
  });
});
