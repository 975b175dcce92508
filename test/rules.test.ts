/**
 * Every rule against the examples in its own file, and the fixtures beside: fixtures/rules/FAMILY/CASE.yaml with the
 * findings drawn in, CASE.fixed.yaml after its fixes. Head lines of a fixture: `# only: rule, rule`,
 * `# at: 2026-11-23T12:00:00Z`, `# settings: {JSON}`; files that it names are looked for beside it.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { rules } from '../server/src/rules/registry';
import { findingsOf, fixed, open } from './checking';
import { asDrawn, readDrawn } from './drawn';

const forbidden =
  /undefined|\[object|oneOf|anyOf|must match|must NOT|NaN|\bnull\b.*\bof null\b|TypeError|at position \d+/;

describe('the examples of each rule', () => {
  for (const rule of rules) {
    const input = { at: rule.at, files: rule.files };
    test(`${rule.id}: the bad example has the findings that are drawn`, () => {
      const { yaml, expected } = readDrawn(rule.bad);
      const findings = findingsOf(yaml, input).filter((finding) => finding.rule === rule.id);
      assert.ok(
        expected.some((one) => one.rule === rule.id),
        'nothing is drawn',
      );
      assert.deepEqual(
        asDrawn(findings, yaml),
        expected.filter((one) => one.rule === rule.id),
      );
      for (const finding of findings) {
        assert.doesNotMatch(finding.message, forbidden);
        assert.match(finding.message, /[.?!]$/, 'a message is whole sentences');
        assert.equal(rule.fix !== undefined || finding.fixes.length === 0, true, 'a fix is documented');
      }
    });
    test(`${rule.id}: the good example has no finding of it`, () => {
      const { yaml } = readDrawn(rule.good);
      assert.deepEqual(
        asDrawn(
          findingsOf(yaml, input).filter((one) => one.rule === rule.id),
          yaml,
        ),
        [],
      );
    });
    if (rule.fix)
      test(`${rule.id}: its fix mends the bad example`, () => {
        assert.ok(rule.fixed, 'a rule with a fix shows the fixed example');
        const { yaml } = readDrawn(rule.bad);
        assert.equal(
          fixed(yaml, (finding) => finding.rule === rule.id, input),
          readDrawn(rule.fixed).yaml,
        );
      });
  }
});

const root = join(__dirname, 'fixtures/rules');
const fixtures = (readdirSync(root, { recursive: true }) as string[])
  .filter((file) => /\.yaml$/.test(file) && !/\.fixed\.yaml$/.test(file))
  .sort();

describe('the fixtures', () => {
  for (const name of fixtures) {
    const file = join(root, name);
    const source = readFileSync(file, 'utf8');
    const head = (key: string) => new RegExp(`^# ${key}: (.*?)\\r?$`, 'm').exec(source)?.[1];
    const only = head('only')?.split(/,\s*/);
    const settings = head('settings');
    const { yaml, expected } = readDrawn(source);
    const files: Record<string, Uint8Array> = {};
    const input = { at: head('at'), settings: settings ? JSON.parse(settings) : undefined, files };
    for (const path of open(yaml, input).check.files()) {
      const beside = join(dirname(file), path);
      if (existsSync(beside)) files[path] = readFileSync(beside);
    }
    test(`${name} has the findings that are drawn`, () => {
      const findings = findingsOf(yaml, input).filter((one) => !only || only.includes(one.rule));
      assert.deepEqual(asDrawn(findings, yaml), expected);
      for (const finding of findings) assert.doesNotMatch(finding.message, forbidden);
    });
    const after = file.replace(/\.yaml$/, '.fixed.yaml');
    if (existsSync(after))
      test(`${relative(root, after)} is what its fixes give`, () => {
        assert.equal(
          fixed(yaml, (finding) => !only || only.includes(finding.rule), input),
          readFileSync(after, 'utf8'),
        );
      });
  }
});
