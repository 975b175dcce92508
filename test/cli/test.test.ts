/** `test` as its users run it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { folderWith } from '../folder';
import { organization, secrets } from '../unit/simulate/organization';
import { run } from './program';

const green = `tests:
  - name: A token for the machine
    token: { client: Machine }
    expect: granted
`;
const red = `at: 2026-11-23
tests:
  - name: A wrong secret
    token: { client: Machine, secret: wrong }
    expect:
      verdict: granted
  - name: A "quoted" <name> & more
    api: { client: Machine, method: PUT, path: /api/v2/routing/queues/7 }
    expect: { verdict: blocked, step: scope }
  - name: Misspelled
    token: { client: Machine, scop: [] }
    expect: granted
`;
const dated = (own = '') => `at: 2030-01-01
tests:
  - name: Implicit
    token: { client: Widget, redirectUri: https://widget.acme.example/ }${own}
    expect: granted
`;

const here = folderWith({
  'acme.integrations.yaml': organization,
  'green/integrations.yml': organization,
  'green/integrations.test.yaml': green,
  'green/node_modules/integrations.test.yaml': red,
  'red/acme.integrations.test.yaml': `file: ../acme.integrations.yaml\n${red}`,
  'dated/a.integrations.test.yaml': `file: ../acme.integrations.yaml\n${dated()}`,
  'dated/own.integrations.test.yaml': `file: ../acme.integrations.yaml\n${dated('\n    at: 2029-01-01')}`,
  'secret/a.integrations.test.yaml': `file: ../acme.integrations.yaml
tests:
  - name: The secret of the build
    token: { client: Machine, secret: "\${env:MACHINE}" }
    expect: granted
`,
  'lone/lone.integrations.test.yaml': green,
  'gone/gone.integrations.test.yaml': `file: nowhere.yaml\n${green}`,
  'out/out.integrations.test.yaml': `file: ../../etc/hostname\n${green}`,
  'whole/whole.integrations.yaml': organization,
  'whole/whole.integrations.test.yaml': `fil: x\n${green}`,
  'bytes/bytes.integrations.test.yaml': Buffer.from('tests: caf\xe9', 'latin1'),
  'empty/notes.yaml': 'a: 1\n',
});
const examples = resolve(__dirname, '../../examples');

describe('test', () => {
  test('is exit status 0 when all pass: a folder is searched, the file of the same name is tested', () => {
    const { status, stdout, stderr } = run(['test', 'green'], here);
    assert.deepEqual([status, stderr], [0, '']);
    assert.equal(
      stdout,
      'green/integrations.test.yaml tests green/integrations.yml\n  ✓ A token for the machine\n\n1 test: 1 passed.\n',
    );
  });

  test('is exit status 1 when one fails or is wrong, and says which lines are why', () => {
    const { status, stdout, stderr } = run(['test', 'red'], here);
    assert.deepEqual([status, stderr], [1, '']);
    const secret = organization.split('\n').findIndex((line) => line.includes('${secret:machine}')) + 1;
    assert.match(stdout, /✗ A wrong secret\n {6}asked {4}a token for Machine, at 2026-11-23T00:00:00.000Z\n/);
    assert.match(
      stdout,
      /verdict {2}expected granted, found denied {2}red\/acme\.integrations\.test\.yaml:7:16\n {6}why\n {6}✗ Client authentication/,
    );
    assert.match(stdout, new RegExp(` at {8}acme\\.integrations\\.yaml:${secret}:19\n`));
    assert.match(stdout, /step +expected scope, found permission {2}red\/acme/);
    assert.match(stdout, /! Misspelled\n {6}red\/acme\.integrations\.test\.yaml:12:31 "scop" is no key/);
    assert.match(stdout, /3 tests: 0 passed, 2 failed, 1 error\.\n$/);
    for (const one of Object.values(secrets)) assert.ok(!stdout.includes(one));
  });

  test('is exit status 1 when something is wrong with the file as a whole, and runs its tests', () => {
    const { status, stdout } = run(['test', 'whole'], here);
    assert.equal(status, 1);
    assert.match(
      stdout,
      /whole\.integrations\.test\.yaml:1:1 "fil" is no key of a file of tests\. Did you mean file\?\n {2}✓/,
    );
  });

  test('is exit status 2 for what can’t be read or found, in one line each, and runs the others', () => {
    for (const [path, reason] of [
      [
        'lone',
        /^genesys-integrations: lone\/lone\.integrations\.test\.yaml: there is no lone\.integrations\.yaml beside it/,
      ],
      ['gone', /gone\.integrations\.test\.yaml: the organization file nowhere\.yaml: there is no such file\n$/],
      ['out', /the organization file \.\.\/\.\.\/etc\/hostname: it leaves the workspace folder\n$/],
      ['bytes', /bytes\.integrations\.test\.yaml: it is not valid UTF-8/],
      ['empty', /empty: there is no file of tests in this folder \(/],
      ['nowhere', /nowhere: there is no such file/],
      ['acme.integrations.yaml', /it is an organization file; its tests stand in acme\.integrations\.test\.yaml\n$/],
      ['', /the path is empty/],
    ] as const) {
      const { status, stderr, stdout } = run(['test', path, 'green'], here);
      assert.equal(status, 2, path);
      assert.match(stderr, reason);
      assert.equal(stderr.split('\n').length, 2, stderr);
      assert.match(stdout, /✓ A token for the machine/);
    }
    assert.equal(run(['test', '--format', 'sarif'], here).status, 2);
    assert.equal(run(['test', '--at', 'noon'], here).status, 2);
  });

  test('--at takes the place of the file’s instant, not of a test’s own', () => {
    const at = (args: readonly string[]) => {
      const { files } = JSON.parse(run(['test', 'dated', '--format', 'json', ...args], here).stdout);
      return files.map(({ tests }: { tests: { at: string }[] }) => tests[0]?.at.slice(0, 4));
    };
    assert.deepEqual(at([]), ['2030', '2029']);
    assert.deepEqual(at(['--at', '2027-01-01']), ['2027', '2029']);
  });

  test('presents secrets of the environment, and shows none', () => {
    const asked = (env: { [name: string]: string }) => run(['test', 'secret'], here, env);
    assert.match(asked({}).stdout, /\$\{env:MACHINE\} leads to nothing here/);
    const right = asked({ MACHINE: 'zQ7', GENESYS_INTEGRATIONS_SECRET_machine: 'zQ7' });
    assert.equal(right.status, 0);
    const wrong = asked({ MACHINE: 'zQ8', GENESYS_INTEGRATIONS_SECRET_machine: 'zQ7' });
    assert.equal(wrong.status, 1);
    assert.ok(!wrong.stdout.includes('zQ'));
  });

  test('as JSON it has the simulations, in the shape that is documented', () => {
    const { stdout, status } = run(['test', 'red', '--format', 'json', '--at', '2026-11-23'], here);
    assert.equal(status, 1);
    const report = JSON.parse(stdout);
    assert.deepEqual(Object.keys(report), ['version', 'at', 'files', 'summary']);
    assert.deepEqual(
      [report.version, report.at, report.summary],
      [1, '2026-11-23T00:00:00.000Z', { passed: 0, failed: 2, error: 1 }],
    );
    const [file] = report.files;
    assert.deepEqual(
      [file.path, file.organization, file.problems],
      ['red/acme.integrations.test.yaml', 'acme.integrations.yaml', []],
    );
    const [first, , last] = file.tests;
    assert.equal(first.outcome, 'failed');
    const [mismatch] = first.mismatches;
    assert.deepEqual(mismatch, {
      what: 'verdict',
      expected: 'granted',
      found: 'denied',
      range: { start: { line: 6, character: 15 }, end: { line: 6, character: 22 } },
      step: 'client-authentication',
    });
    assert.equal(first.simulation.verdict, 'denied');
    assert.deepEqual([last.outcome, last.problems.length, 'simulation' in last], ['error', 1, false]);
  });

  test('as JUnit it is valid, and counts what is in it', async () => {
    // An ES module, which a file that is compiled to CommonJS has to ask for like this.
    const { XmlDocument, XsdValidator } = await import('libxml2-wasm');
    const { status, stdout } = run(['test', 'red', 'green', 'whole', 'lone', '--format', 'junit'], here);
    assert.equal(status, 2);
    const xsd = XmlDocument.fromString(readFileSync(join(__dirname, '../fixtures/scenarios/junit.xsd'), 'utf8'));
    const validator = XsdValidator.fromDoc(xsd);
    const xml = XmlDocument.fromString(stdout);
    try {
      validator.validate(xml);
      const count = (path: string) => xml.find(path).length;
      const head = /<testsuites [^>]* tests="(\d+)" failures="(\d+)" errors="(\d+)"/.exec(stdout)?.slice(1).map(Number);
      assert.deepEqual(head, [count('//testcase'), count('//failure'), count('//error')]);
      assert.deepEqual([count('//failure'), count('//error')], [2, 4]);
      for (const suite of xml.find('//testsuite')) {
        const own = (path: string) => String(suite.find(path).length);
        const attribute = (name: string) => suite.get(`@${name}`)?.content;
        assert.deepEqual(
          [attribute('tests'), attribute('failures'), attribute('errors')],
          [own('testcase'), own('testcase/failure'), own('testcase/error')],
        );
      }
      assert.equal(xml.get('//testcase[2]/@name')?.content, 'A "quoted" <name> & more');
      assert.match(xml.get('//testcase[1]/failure')?.content ?? '', /expected granted, found denied {2}red\/acme/);
      assert.throws(() => validator.validate(XmlDocument.fromString('<testsuites><x/></testsuites>')));
    } finally {
      xml.dispose();
      validator.dispose();
      xsd.dispose();
    }
  });

  test('the tests of the clean example pass in every year; of the others one is red', () => {
    for (const at of ['2026-11-23', '2031-01-01']) {
      const { status, stdout } = run(['test', 'acme', '--at', at], examples);
      assert.equal(status, 0, stdout);
      assert.match(stdout, /22 tests: 22 passed\.\n$/);
    }
    const { status, stdout } = run(['test', 'broken'], examples);
    assert.equal(status, 1);
    assert.match(stdout, /3 tests: 1 passed, 1 failed, 1 error\.\n$/);
  });
  test('the clean example has a test for each row of the troubleshooting table', () => {
    const { files } = JSON.parse(run(['test', 'acme', '--format', 'json'], examples).stdout);
    const steps = files.flatMap(
      ({ tests }: { tests: { simulation: { steps: { id: string; outcome: string }[] } }[] }) =>
        tests.flatMap(({ simulation }) =>
          simulation.steps.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id),
        ),
    );
    for (const id of ['client-authentication', 'permission', 'token-expiry', 'grant-type', 'token-present'])
      assert.ok(steps.includes(id), id);
  });
});
