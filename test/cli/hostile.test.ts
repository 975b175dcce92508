/** Bad input: a finding, or one line and status 2; never a stack trace, a hang, or a file that was not meant. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { folderWith } from '../folder';
import { type Outcome, run, runPiped } from './program';

const head = 'version: 1\norganization: { name: Acme, region: eu-central-1 }\n';
const client =
  'oauthClients:\n  - name: A\n    description: x\n    grantType: client-credentials\n    tokenDuration: 10\n';

function check(files: { readonly [path: string]: string | Uint8Array }, args: string[] = []): Outcome {
  return run(['check', '--format', 'json', ...args], folderWith(files));
}

/** Findings of a run that must have judged its input, with `rule` among them. */
function judged(done: Outcome, rule: string): readonly { rule: string; message: string }[] {
  assert.equal(done.stderr, '');
  assert.equal(done.status, 1, done.stdout.slice(0, 300));
  const findings = JSON.parse(done.stdout).files[0].findings;
  assert.ok(
    findings.some((one: { rule: string }) => one.rule === rule),
    `${rule} is not among ${findings.map((one: { rule: string }) => one.rule).join(', ')}`,
  );
  return findings;
}

describe('hostile text', () => {
  test('billion laughs', () => {
    let text = 'x-a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n';
    for (let letter = 1; letter < 9; letter++) {
      const name = String.fromCharCode(97 + letter);
      const before = String.fromCharCode(96 + letter);
      text += `x-${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]\n`;
    }
    const done = check({ 'integrations.yaml': `${head}${text}${client}` });
    assert.ok(done.status === 1 || done.status === 0, done.stderr);
    assert.equal(done.stderr, '');
  });
  test('nesting 5,000 deep', () => {
    const deep = `${head}x-deep: ${'['.repeat(5000)}${']'.repeat(5000)}\n`;
    judged(check({ 'integrations.yaml': deep }), 'yaml/syntax');
    const block = `${head}x-deep:\n${Array.from({ length: 5000 }, (_, depth) => `${' '.repeat(depth + 1)}a:`).join('\n')}\n`;
    judged(check({ 'integrations.yaml': block }), 'yaml/syntax');
  });
  test('conflict markers', () => {
    const text = `${head}<<<<<<< HEAD\n${client}=======\nusers: []\n>>>>>>> theirs\n`;
    judged(check({ 'integrations.yaml': text }), 'yaml/syntax');
  });
  test('binary', () => {
    const done = check({ 'integrations.yaml': Uint8Array.from({ length: 4096 }, (_, at) => (at * 7) % 128) });
    judged(done, 'yaml/syntax');
  });
  test('only an opening bracket', () => {
    judged(check({ 'integrations.yaml': '[' }), 'yaml/syntax');
  });
  test('a root that is no map, and nothing at all', () => {
    judged(check({ 'integrations.yaml': '- a\n' }), 'schema/type');
    judged(check({ 'integrations.yaml': '' }), 'schema/missing-key');
  });
  test('keys that are names of the language below', () => {
    const text = `${head}__proto__: { x: 1 }\nconstructor: 1\ntoString: {}\nhasOwnProperty: []\n`;
    judged(check({ 'integrations.yaml': text }), 'schema/unknown-key');
  });
});

describe('as much of a thing as fits into a file takes seconds, not minutes', () => {
  const many = 100_000;
  const each = (make: (at: number) => string) => Array.from({ length: many }, (_, at) => make(at)).join('');
  const texts: { readonly [name: string]: readonly [string, RegExp] } = {
    'the same top-level key': [each(() => 'users: []\n'), /yaml\/duplicate-key/],
    'unknown keys in an entry': [client + each((at) => `    k${at}: 1\n`), /schema\/unknown-key/],
    suppressions: [each(() => '# integrations-ignore oauth/description-missing -- x\n'), /suppression\/unused/],
    'entries of one name': [`oauthClients:\n${each(() => '  - { name: A }\n')}`, /name\/duplicate/],
    'aliases without anchor': [`x-a: [${each(() => '*a, ')}]\n`, /yaml\/unresolved-alias/],
    'entries that are aliases': [
      `roles:\n${each(() => '  - &a { name: R }\n')}users:\n${each(() => '  - *a\n')}`,
      /schema\/missing-key/,
    ],
    'errors on a line': [`x-a: ${'!a '.repeat(2 * many)}\n`, /yaml\/syntax/],
    scopes: [`${client}    scopes:\n${each((at) => `      - a${at}\n`)}`, /oauth\/scopes-not-applicable/],
  };
  for (const [name, [text, rule]] of Object.entries(texts))
    test(name, { timeout: 120_000 }, () => {
      const start = Date.now();
      const done = check({ 'integrations.yaml': head + text });
      assert.equal(done.stderr, '');
      assert.match(done.stdout, rule);
      assert.ok(Date.now() - start < 60_000, `took ${Date.now() - start} ms`);
    });
  test('a quoted text of 12 MB on one line', () => {
    for (const quote of ['"', "'"]) {
      const done = check({ 'integrations.yaml': `${head}x-a: ${quote}${'ab '.repeat(4_000_000)}${quote}\n` });
      assert.equal(done.stderr, '');
      assert.equal(done.status, 0);
    }
  });
});

describe('hostile settings and streams', () => {
  test('patterns that no glob library takes', () => {
    for (const pattern of ['', '(', 'a'.repeat(100_000)]) {
      const settings = `files: [${JSON.stringify(pattern)}, 'integrations.yaml']\n`;
      const done = check({ 'integrations.yaml': head, '.genesys-integrations.yaml': settings });
      assert.doesNotMatch(done.stderr, /fault of this program/);
    }
  });
  test('an empty path is not the working directory', () => {
    const done = run(['check', ''], folderWith({ 'integrations.yaml': head }));
    assert.equal(done.status, 2);
    assert.match(done.stderr, /^genesys-integrations: "": the path is empty\n$/);
  });
  test('a disk that is full', { skip: existsSync('/dev/full') ? false : 'there is no /dev/full here' }, () => {
    const full = runPiped(['check', 'nowhere'], 'cat', folderWith({}), '2>/dev/full');
    assert.equal(full.status, 2);
  });
});

describe('hostile files', () => {
  const refused = (done: Outcome, reason: RegExp) => {
    assert.equal(done.status, 2);
    assert.match(done.stderr, /^genesys-integrations: integrations\.yaml: [^\n]+\n$/);
    assert.match(done.stderr, reason);
    assert.deepEqual(JSON.parse(done.stdout).files, []);
  };
  test('50 MB', () => {
    const root = folderWith({ 'integrations.yaml': head });
    truncateSync(join(root, 'integrations.yaml'), 50_000_000);
    refused(run(['check', '--format', 'json'], root), /50 MB, over the limit of 20 MB/);
  });
  test('invalid UTF-8, UTF-16', () => {
    refused(check({ 'integrations.yaml': Uint8Array.from([0x61, 0xc3, 0x28]) }), /not valid UTF-8/);
    refused(check({ 'integrations.yaml': Uint8Array.from([0xff, 0xfe, 0x61, 0]) }), /UTF-16/);
  });
  test('links that lead in a circle, or out of the folder that is searched', () => {
    refused(check({ 'integrations.yaml': '-> integrations.yaml' }), /circle/);
    const outside = folderWith({ 'secret.txt': head });
    refused(check({ 'integrations.yaml': `-> ${join(outside, 'secret.txt')}` }), /link that leaves the workspace/);
  });
  test('a folder in which links lead in a circle', () => {
    const done = check({ 'integrations.yaml': head, 'a/up': '-> ..', 'a/b/top': '-> ../..' });
    assert.equal(done.status, 0);
    assert.equal(JSON.parse(done.stdout).files.length, 1);
  });
});

describe('hostile paths in a file', () => {
  const provider = (certificate: string, metadataFile: string) => `${head}identityProviders:
  - name: Okta
    type: okta
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    certificates: [{ file: ${JSON.stringify(certificate)} }]
    metadataFile: ${JSON.stringify(metadataFile)}
`;
  const paths: [string, RegExp][] = [
    ['../outside.pem', /leaves the workspace folder/],
    ['/etc/passwd', /absolute path/],
    ['link.pem', /link that leaves the workspace folder/],
    ['loop.pem', /links lead in a circle/],
    ['..\\outside.pem', /written with/],
    ['.', /it is a folder/],
    ['missing.pem', /there is no such file/],
  ];
  for (const [path, reason] of paths)
    test(path, () => {
      const outer = folderWith({
        'outside.pem': 'x',
        'w/integrations.yaml': provider(path, path),
        'w/link.pem': '-> ../outside.pem',
        'w/loop.pem': '-> loop.pem',
      });
      const done = run(['check', '--format', 'json'], join(outer, 'w'));
      const findings = judged(done, 'sso/metadata-missing');
      for (const rule of ['sso/metadata-missing', 'sso/certificate-invalid'])
        assert.match(findings.find((one) => one.rule === rule)?.message ?? '', reason, rule);
    });
  test('metadata of 100 MB', () => {
    const root = folderWith({ 'integrations.yaml': provider('idp.pem', 'idp.xml'), 'idp.pem': '' });
    writeFileSync(join(root, 'idp.xml'), '<');
    truncateSync(join(root, 'idp.xml'), 100_000_000);
    const findings = judged(run(['check', '--format', 'json'], root), 'sso/metadata-missing');
    assert.match(findings.find((one) => one.rule === 'sso/metadata-missing')!.message, /100 MB, over the limit/);
    const alone = run(['metadata', 'idp.xml'], root);
    assert.equal(alone.status, 2);
    assert.match(alone.stderr, /^genesys-integrations: idp\.xml: it is 100 MB, over the limit of 20 MB/);
  });
});

describe('secrets', () => {
  test('stand in no format of the output', () => {
    const secret = 'hunter2-not-for-your-eyes';
    const text = `${head}oauthClients:
  - { name: A, description: x, grantType: client_credentials, clientSecret: ${secret} }
  - name: B
    grantType: client-credentials
    clientSecret:
      - ${secret}
integrations:
  - name: C
    type: custom-rest-actions
    credentials: { type: basicAuth, fields: { userName: ${secret}, passwrd: ${secret} } }
`;
    const root = folderWith({ 'integrations.yaml': text, 'broken/integrations.yaml': `${text}\n  - [` });
    for (const [name, line] of [
      ['block', `    clientSecret:${secret}\n    roles: [Employee]\n`],
      ['flow', `    x: { clientSecret:${secret} }\n`],
      ['quoted', `    "clientSecret:${secret}": 1\n`],
    ] as const) {
      const glued = `${head}oauthClients:\n  - name: A\n    grantType: client-credentials\n${line}`;
      mkdirSync(join(root, name));
      writeFileSync(join(root, name, 'integrations.yaml'), glued);
    }
    for (const args of [
      ...['text', 'json', 'sarif', 'github'].map((format) => ['check', '--format', format]),
      ['fix', '--dry-run', 'broken'],
    ]) {
      const done = run(args, root);
      assert.notEqual(done.stdout + done.stderr, '');
      assert.ok(!done.stdout.includes(secret) && !done.stderr.includes(secret), args.join(' '));
    }
  });
  test('stand in no diff, wherever they are written', () => {
    const secret = 'hunter2-not-for-your-eyes';
    const places = [
      `    x-s: &s ${secret}\n    clientSecret: *s\n`,
      `    clientSecret: "\${env:A}"\n    clientSecret: ${secret}\n`,
      `    clientSecret: "\${env:A}" # clientSecret: ${secret}\n`,
      `\t clientSecret: ${secret}\n`,
      `    roles: [{ clientSecret: ${secret} }]\n`,
      `    # password: ${secret}\n`,
      `    redirectUris: ["https://u:${secret}@h.example/cb"]\n`,
    ];
    for (const place of places) {
      const text = `${head}oauthClients:\n  - name: A\n    grantType: client_credentials\n${place}`;
      const { stdout } = run(['fix', '--dry-run'], folderWith({ 'integrations.yaml': text }));
      assert.match(stdout, /grantType: client-credentials/);
      assert.ok(!stdout.includes(secret), place);
    }
  });
});
