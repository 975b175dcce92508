import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root, runNeovim, temporaryFolder } from './neovim';

const examples = join(root, 'examples/broken');
const folder = temporaryFolder();

interface Finding {
  readonly line: number;
  readonly character: number;
  readonly endLine: number;
  readonly endCharacter: number;
  readonly severity: number;
  readonly code: string;
  readonly message: string;
}

interface Printed {
  readonly findings: readonly (Finding & { readonly source: string })[];
  readonly actions: readonly string[];
}

const severities = ['', 'error', 'warning', 'info', 'hint'];

/** What the command line finds: the yardstick. */
function commandLine(file: string, cwd: string): Finding[] {
  const run = spawnSync(process.execPath, [join(root, 'dist/cli.js'), 'check', file, '--format', 'json'], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  assert.equal(run.stderr, '');
  const [checked] = JSON.parse(run.stdout).files;
  return checked.findings.map(({ range, severity, rule, message }: never) => finding(range, severity, rule, message));
}

interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

function finding({ start, end }: Range, severity: string, code: string, message: string): Finding {
  return {
    line: start.line,
    character: start.character,
    endLine: end.line,
    endCharacter: end.character,
    severity: severities.indexOf(severity),
    code,
    message,
  };
}

function neovim(file: string, cwd: string, expected: number): Printed {
  return runNeovim('findings.lua', file, { cwd, state: folder, given: { LSP_EXPECTED: String(expected) } }) as Printed;
}

const order = (a: Finding, b: Finding) =>
  a.line - b.line ||
  a.character - b.character ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) ||
  (a.message < b.message ? -1 : 1);

/** Neovim counts columns in bytes; the server, as the protocol has it, in UTF-16 units. */
function inUnits(list: Printed['findings'], text: string): Finding[] {
  const lines = text.split(/\r?\n/);
  const units = (line: number, bytes: number) =>
    Buffer.from(lines[line] ?? '')
      .subarray(0, bytes)
      .toString().length;
  return list.map(({ source, ...one }) => {
    assert.equal(source, 'genesys-integrations');
    return {
      ...one,
      character: units(one.line, one.character),
      endCharacter: units(one.endLine, one.endCharacter),
    };
  });
}

function sameFindings(file: string, cwd: string): Printed {
  const expected = commandLine(file, cwd).sort(order);
  assert.ok(expected.length > 0);
  const printed = neovim(file, cwd, expected.length);
  assert.deepEqual(inUnits(printed.findings, readFileSync(file, 'utf8')).sort(order), expected);
  return printed;
}

for (const name of readdirSync(examples).filter((file) => file.endsWith('.integrations.yaml')))
  test(`Neovim shows the findings that the command line prints: ids, ranges, severities, words: ${name}`, () => {
    sameFindings(join(examples, name), examples);
  });

test('Neovim shows them right behind letters that take several bytes, and offers fixes', () => {
  const file = join(folder, 'integrations.yaml');
  writeFileSync(
    file,
    [
      'version: 1',
      'organization: { name: "Größe 🏢 Müller", shortName: acme, region: eu-central-1 }',
      'oauthClients:',
      '  - { name: "Zürich 🏢", description: x, grantType: CLIENT_CREDENTIALS, tokenDuration: 7, roles: [Employee] }',
      '',
    ].join('\n'),
  );
  const { actions } = sameFindings(file, folder);
  assert.ok(
    actions.some((title) => /client-credentials/.test(title)),
    `offered: ${actions.join('; ')}`,
  );
});
