/** The problem matcher of package.json on what the command line really writes. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { run } from '../cli/program';

const root = resolve(__dirname, '../..');
const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const [matcher] = contributes.problemMatchers;
const [pattern] = contributes.problemPatterns;

interface Reported {
  readonly path: string;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly range: { readonly start: { readonly line: number; readonly character: number } };
  }[];
}

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'matcher '));
  mkdirSync(join(folder, 'two words'));
  cpSync(join(root, 'examples/broken'), join(folder, 'two words/is (broken)'), { recursive: true });
});
after(() => rmSync(folder, { recursive: true, force: true }));

function matched(text: string): string[] {
  const regexp = new RegExp(pattern.regexp);
  return text.split(/\r?\n/).flatMap((line) => {
    const found = regexp.exec(line);
    if (!found) return [];
    const at = (name: string) => found[pattern[name]];
    return [[at('file'), at('line'), at('column'), at('severity'), at('message'), at('code')].join('|')];
  });
}

describe('the problem matcher', () => {
  test('finds every finding of every severity, and nothing else', () => {
    const options = ['--at', '2026-11-23'];
    const text = run(['check', '--format', 'text', ...options], folder).stdout;
    const { files } = JSON.parse(run(['check', '--format', 'json', ...options], folder).stdout) as {
      files: Reported[];
    };
    const expected = files.flatMap(({ path, findings }) =>
      findings.map(({ rule, severity, message, range: { start } }) =>
        [path, start.line + 1, start.character + 1, severity, message, rule].join('|'),
      ),
    );
    assert.deepEqual(matched(text), expected);
    for (const severity of ['error', 'warning', 'info', 'hint'])
      assert.ok(
        expected.some((one) => one.includes(`|${severity}|`)),
        severity,
      );
    assert.ok(expected.every((one) => one.startsWith('two words/is (broken)/')));
  });
  test('finds nothing where nothing is found', () => {
    assert.deepEqual(matched(run(['check', join(root, 'examples/acme')], folder).stdout), []);
    assert.deepEqual(
      matched('  20 |   - name: Nightly_Job\n  a.yaml:13:19 The wildcard\n  fix: Write x\n2 errors.'),
      [],
    );
  });
  test('has an owner of its own, so that a task does not take away what the language server reports', () => {
    assert.equal(matcher.pattern, '$genesys-integrations');
    assert.notEqual(matcher.owner, 'genesys-integrations');
    assert.deepEqual(matcher.fileLocation, ['relative', '${workspaceFolder}']);
  });
});
