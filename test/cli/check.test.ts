/** `check`: its formats, its paths, its exit status. The shapes are those that other programs rely on. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import Ajv from 'ajv';
import { folderWith } from '../folder';
import { run, runPiped } from './program';

const good = `version: 1
organization: { name: Acme, region: eu-central-1 }
`;
const info = `${good}oauthClients:
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
    allowedIpRanges: [192.0.2.0/24]
    uses: [GET /api/v2/users]
`;
const insecure = `${good}users:
  - { email: ada@acme.example, name: Ada, state: active, roles: [Employee] }
identityProviders:
  - name: Okta
    type: okta
    enabled: true
    testedAt: 2026-10-02
    issuerUri: https://idp.acme.example
    ssoUrl: http://idp.acme.example/sso
    certificates: [{ file: sso/idp.pem }]
`;
const certificate = readFileSync(resolve(__dirname, '../fixtures/certificates/valid.pem'));
const folder = folderWith({
  'good/integrations.yaml': good,
  'info/integrations.yaml': info,
  'insecure/sso org/integrations.yaml': insecure,
  'insecure/sso org/sso/idp.pem': certificate,
  'mixed/integrations.yaml': good,
  'mixed/bad.integrations.yaml': Uint8Array.from([0x61, 0x3a, 0xff]),
  'mixed/a/.keep': '',
  'mixed/b/loop.integrations.yaml': '-> loop.integrations.yaml',
  'other/any-name.txt': good,
  'empty/readme.txt': '',
});
const at = (name: string) => join(folder, name);
interface Json {
  readonly at: string;
  readonly files: { readonly path: string; readonly findings: readonly JsonFinding[] }[];
  readonly summary: { readonly [severity: string]: number };
}
interface JsonFinding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly fixes: { readonly title: string }[];
}
const checkJson = (args: string[], cwd: string): Json =>
  JSON.parse(run(['check', '--format', 'json', ...args], cwd).stdout);

describe('check --format json', () => {
  test('gives the findings in the agreed shape', () => {
    const report = checkJson(['--at', '2026-11-23T12:00:00Z'], at('insecure'));
    const first = report.files[0]!.findings[0]!;
    assert.deepEqual(report, {
      version: 1,
      at: '2026-11-23T12:00:00.000Z',
      files: [
        {
          path: 'sso org/integrations.yaml',
          findings: [
            {
              rule: 'sso/url-insecure',
              severity: 'error',
              message: first.message,
              pointer: '/identityProviders/0/ssoUrl',
              range: { start: { line: 10, character: 12 }, end: { line: 10, character: 39 } },
              related: [],
              fixes: [{ title: first.fixes[0]!.title, safe: true }],
            },
          ],
        },
      ],
      summary: { error: 1, warning: 0, info: 0, hint: 0 },
    });
    assert.match(first.message, /http/);
  });
  test('lists files without findings, relative to the working directory', () => {
    assert.deepEqual(checkJson(['good'], folder).files, [{ path: 'good/integrations.yaml', findings: [] }]);
    assert.deepEqual(checkJson([at('good')], at('other')).files, [{ path: '../good/integrations.yaml', findings: [] }]);
  });
  test('lists a file once, however often it is named', () => {
    const { files } = checkJson(['good', 'good/integrations.yaml', at('good')], folder);
    assert.deepEqual(
      files.map((file: { path: string }) => file.path),
      ['good/integrations.yaml'],
    );
  });
  test('checks a named file whatever its name, and a folder only for the patterns', () => {
    assert.equal(checkJson(['other/any-name.txt'], folder).files.length, 1);
    assert.equal(checkJson(['other/any-name.txt', 'good'], folder).files.length, 2);
  });
  test('ends with one line end', () => {
    assert.match(run(['check', '--format', 'json', 'good'], folder).stdout, /\}\n$/);
  });
});

describe('the exit status of check', () => {
  const status = (args: string[], cwd = folder) => run(['check', ...args], cwd).status;
  test('is 0 without a finding as bad as --fail-on, which is error when left out', () => {
    assert.equal(status([], at('good')), 0);
    assert.equal(status([], at('info')), 0);
    assert.equal(status(['--fail-on', 'warning'], at('info')), 0);
  });
  test('is 1 with one', () => {
    assert.equal(status(['--fail-on', 'info'], at('info')), 1);
    assert.equal(status([], at('insecure')), 1);
    assert.equal(status(['--fail-on', 'warning'], at('insecure')), 1);
  });
  test('is 2 when a file can not be read, and the others are reported all the same', () => {
    const done = run(['check', '--format', 'json', 'mixed', 'insecure', 'missing.yaml', 'empty'], folder);
    assert.equal(done.status, 2);
    const patterns = '**/integrations.yaml, **/integrations.yml, **/*.integrations.yaml, **/*.integrations.yml';
    assert.deepEqual(done.stderr.trim().split('\n'), [
      `genesys-integrations: empty: there is no organization file in this folder (${patterns})`,
      'genesys-integrations: mixed/b/loop.integrations.yaml: its links lead in a circle',
      'genesys-integrations: mixed/bad.integrations.yaml: it is not valid UTF-8 (line 1); save it as UTF-8',
      'genesys-integrations: missing.yaml: there is no such file',
    ]);
    const report = JSON.parse(done.stdout);
    assert.deepEqual(
      report.files.map((file: { path: string }) => file.path),
      ['mixed/integrations.yaml', 'insecure/sso org/integrations.yaml'],
    );
    assert.equal(report.summary.error, 1);
  });
});

describe('check --at', () => {
  test('judges as if it were that instant', () => {
    const ended = (when: string) =>
      checkJson(['--at', when], at('insecure')).files[0]!.findings.some(
        (one: { rule: string }) => one.rule === 'sso/certificate-not-yet-valid',
      );
    assert.equal(ended('1990-01-01'), true);
    assert.equal(ended('2030-01-01'), false);
  });
  const instants: [string, string][] = [
    ['2027-01-31', '2027-01-31T00:00:00.000Z'],
    ['2027-01-31T12:00', '2027-01-31T12:00:00.000Z'],
    ['2027-01-31T12:00:30.25Z', '2027-01-31T12:00:30.250Z'],
    ['2027-01-31T00:30:00+02:00', '2027-01-30T22:30:00.000Z'],
    ['2028-02-29', '2028-02-29T00:00:00.000Z'],
  ];
  for (const [given, meant] of instants)
    test(`${given} is ${meant}`, () => assert.equal(checkJson(['--at', given], at('good')).at, meant));
  for (const given of ['2027-02-29', '2027-13-01', 'tomorrow', '2027', '1800000000', '2027-01-31T25:00', ''])
    test(`${JSON.stringify(given)} is refused`, () => {
      const done = run(['check', '--at', given], at('good'));
      assert.equal(done.status, 2);
      assert.match(done.stderr, /^genesys-integrations: --at .*\n$/);
      assert.equal(done.stdout, '');
    });
});

describe('check --format text', () => {
  test('shows place, severity, message, rule, the line, the fix, and a summary', () => {
    const done = run(['check', '--at', '2026-11-23'], at('insecure'));
    const lines = done.stdout.split('\n');
    assert.match(lines[0]!, /^sso org\/integrations\.yaml:11:13 error .* \[sso\/url-insecure\]$/);
    assert.equal(lines[1], '  11 |     ssoUrl: http://idp.acme.example/sso');
    assert.equal(lines[2], `     |             ${'^'.repeat(27)}`);
    assert.match(lines[3]!, /^ {2}fix: \S/);
    assert.equal(lines[4], '1 error. 1 can be fixed with `genesys-integrations fix`.');
    assert.equal(done.stderr, '');
  });
  test('says that there is nothing to say', () => {
    assert.equal(run(['check'], at('good')).stdout, '1 file checked, no findings.\n');
  });
  test('holds no colours when it goes into a file', () => {
    assert.ok(!run(['check'], at('insecure')).stdout.includes('\u001b'));
  });
  test('shows control characters as escapes', () => {
    const sneaky = folderWith({ 'integrations.yaml': `${good}"\\e[31mx\u202e": 1\n` });
    const { stdout } = run(['check'], sneaky);
    assert.match(stdout, /schema\/unknown-key/);
    for (const character of ['\u001b', '\u202e']) assert.ok(!stdout.includes(character));
  });
});

describe('check --format github', () => {
  test('writes workflow commands, errors first', () => {
    const done = run(['check', '--format', 'github', '--at', '2026-11-23', 'info', 'insecure'], folder);
    const lines = done.stdout.trim().split('\n');
    assert.match(
      lines[0]!,
      /^::error file=insecure\/sso org\/integrations\.yaml,line=11,endLine=11,col=13,endColumn=40,title=sso\/url-insecure::\S/,
    );
    assert.ok(lines.slice(1).some((line) => /^::notice file=info\/integrations\.yaml,line=4,/.test(line)));
    assert.equal(done.status, 1);
  });
});

describe('check --format sarif', () => {
  const done = run(['check', '--format', 'sarif', '--at', '2026-11-23', 'insecure', 'missing.yaml'], folder);
  const log = JSON.parse(done.stdout);
  test('is SARIF 2.1.0 by its schema', () => {
    const {
      $schema: _,
      id: $id,
      ...schema
    } = JSON.parse(readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile({
      $id,
      ...schema,
    });
    assert.equal(validate(log), true, JSON.stringify(validate.errors));
    assert.equal(validate({ ...log, runs: [{}] }), false);
    const examples = resolve(__dirname, '../../examples');
    const whole = JSON.parse(run(['check', '--format', 'sarif', '--at', '2026-11-23'], examples).stdout);
    assert.equal(validate(whole), true, JSON.stringify(validate.errors));
    assert.ok(whole.runs[0].results.length > 80);
    assert.ok(!JSON.stringify(whole.runs[0].results).includes('not-a-real-secret'), 'holds no secret');
  });
  test('holds the finding with its place and its safe fix', () => {
    const [result] = log.runs[0].results;
    assert.equal(result.ruleId, 'sso/url-insecure');
    assert.equal(log.runs[0].tool.driver.rules[result.ruleIndex].id, 'sso/url-insecure');
    assert.equal(result.level, 'error');
    const region = { startLine: 11, startColumn: 13, endLine: 11, endColumn: 40 };
    assert.deepEqual(result.locations[0].physicalLocation, {
      artifactLocation: { uri: 'insecure/sso%20org/integrations.yaml', uriBaseId: '%SRCROOT%', index: 0 },
      region,
    });
    assert.match(JSON.stringify(result.fixes[0].artifactChanges), /"insertedContent":\{"text":"https/);
    assert.deepEqual(Object.keys(result.partialFingerprints), ['entryAndRule/v1']);
  });
  test('says which file could not be read', () => {
    const [invocation] = log.runs[0].invocations;
    assert.equal(invocation.executionSuccessful, false);
    assert.equal(invocation.toolExecutionNotifications[0].message.text, 'missing.yaml: there is no such file');
    assert.equal(done.status, 2);
  });
});

describe('the settings that check reads', () => {
  test('come from the working directory', () => {
    const severity = (settings: string) => {
      const root = folderWith({ '.genesys-integrations.yaml': settings, 'a/integrations.yaml': info });
      return run(['check', '--format', 'json'], root);
    };
    const levels = (settings: string) =>
      JSON.parse(severity(settings).stdout)
        .files[0].findings.filter((one: { rule: string }) => one.rule === 'oauth/description-missing')
        .map((one: { severity: string }) => one.severity);
    assert.deepEqual(levels('rules: { oauth/description-missing: error }\n'), ['error']);
    assert.deepEqual(levels('rules: { oauth/description-missing: off }\n'), []);
    assert.equal(severity('rules: { oauth/description-missing: error }\n').status, 1);
  });
  test('come from --config when it is given, and only from there', () => {
    const root = folderWith({
      '.genesys-integrations.yaml': 'rules: { oauth/description-missing: off }\n',
      'ci.yaml': 'files: ["**/*.org.yaml"]\nrules: { oauth/description-missing: error }\n',
      'acme.org.yaml': info,
    });
    const report = checkJson(['--config', 'ci.yaml'], root);
    assert.equal(report.files[0]!.path, 'acme.org.yaml');
    assert.equal(report.summary.error, 1);
  });
  test('are named with what is wrong in them, and the rest is taken', () => {
    const root = folderWith({
      '.genesys-integrations.yaml': 'maxFilesize: 1\nrules: { oauth/description-missing: off }\n',
      'integrations.yaml': info,
    });
    const done = run(['check', '--format', 'json'], root);
    assert.equal(done.status, 2);
    assert.match(done.stderr, /^genesys-integrations: \.genesys-integrations\.yaml: .*maxFilesize.*\n$/);
    assert.ok(!done.stdout.includes('oauth/description-missing'));
  });
  test('must be there when they are named', () => {
    const done = run(['check', '--config', 'nowhere.yaml', 'good'], folder);
    assert.equal(done.status, 2);
    assert.match(done.stderr, /^genesys-integrations: nowhere\.yaml: .*there is no such file\n$/);
  });
});

test('check ends in silence when nobody reads its output', () => {
  const done = runPiped(['check', '--format', 'text', '--fail-on', 'info', 'insecure', 'info'], 'true', folder);
  assert.equal(done.stderr, '');
});
