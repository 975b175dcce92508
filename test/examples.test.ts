/** The examples that a newcomer opens: one without a finding in any year, one with a finding of every kind. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, test } from 'node:test';
import type { Finding } from '../server/src/rules/check';
import { rules } from '../server/src/rules/registry';
import { defaultSettings } from '../server/src/settings/settings';
import { checkFile } from '../server/src/workspace/check-file';
import { findOrganizationFiles } from '../server/src/workspace/find';
import { exampleTime } from './checking';

const examples = resolve(__dirname, '../examples');
const sections =
  'version organization roles users oauthClients authorizedApplications identityProviders integrations dataActions flows';

function findings(path: string, at: string, root = examples): readonly Finding[] {
  const text = readFileSync(path, 'utf8');
  return checkFile({ text, path, root, settings: defaultSettings, now: Date.parse(at) }).check.findings();
}

describe('the clean example', () => {
  const path = join(examples, 'acme/integrations.yaml');
  for (const year of [2026, 2027, 2030, 2040, 2060, 2080, 2100])
    test(`has no finding in ${year}`, () => {
      const found = findings(path, `${year}-12-31T23:59:59Z`);
      assert.deepEqual(
        found.map(({ rule, message, range }) => `${range.start.line + 1}: ${rule} ${message}`),
        [],
      );
    });
  test('has none whichever folder is the workspace', () => {
    for (const root of [resolve(examples, '..'), join(examples, 'acme')])
      assert.deepEqual(findings(path, exampleTime, root), []);
  });
  test('uses every section, and would be found out if it did not', () => {
    const text = readFileSync(path, 'utf8');
    for (const section of sections.split(' ')) assert.match(text, new RegExp(`^${section}:`, 'm'));
    assert.ok(findings(path, '2125-06-01T00:00:00Z').length > 0, 'its certificates have ended by then');
  });
});

describe('the example of the walkthrough', () => {
  const path = join(examples, 'first-steps/integrations.yaml');
  for (const at of [exampleTime, '2100-12-31T23:59:59Z'])
    test(`has two findings on ${at.slice(0, 10)}, each with a fix`, () => {
      const found = findings(path, at, join(examples, 'first-steps'));
      assert.deepEqual(
        found.map(({ rule, fixes }) => `${rule} ${fixes.length > 0}`),
        ['oauth/grant-type-spelling true', 'oauth/token-duration-range true'],
      );
    });
  test('has what the steps need: a client whose token can be asked for, and a provider', () => {
    const text = readFileSync(path, 'utf8');
    for (const section of ['oauthClients', 'identityProviders', 'users'])
      assert.match(text, new RegExp(`^${section}:`, 'm'));
  });
});

describe('the broken example', () => {
  const { files } = findOrganizationFiles({
    root: examples,
    patterns: defaultSettings.files,
    folder: join(examples, 'broken'),
  });
  const found = new Map(files.map((file) => [file, findings(file, exampleTime)]));
  test('has a finding of every rule', () => {
    const seen = new Set([...found.values()].flat().map(({ rule }) => rule));
    assert.deepEqual(
      rules.map(({ id }) => id).filter((id) => !seen.has(id)),
      [],
    );
  });
  for (const [file, list] of found)
    test(`${relative(examples, file)} has the findings that its comments speak of, and these name them all`, () => {
      const text = readFileSync(file, 'utf8');
      const comments = text.split('\n').filter((line) => /^\s*#/.test(line) && !line.includes('integrations-ignore'));
      const named = new Set(
        comments
          .flatMap((line) => line.match(/\b[a-z-]+\/[a-z-]+\b/g) ?? [])
          .filter((id) => rules.some((rule) => rule.id === id)),
      );
      const seen = new Set(list.map(({ rule }) => rule));
      assert.deepEqual(
        [...named].filter((id) => !seen.has(id)),
        [],
        'named, but not found',
      );
      const aside = ['oauth/unused-client', 'oauth/ip-allow-list-missing', 'oauth/description-missing'];
      assert.deepEqual(
        [...seen].filter((id) => !named.has(id) && !aside.includes(id)),
        [],
        'found, but not named',
      );
    });
});
