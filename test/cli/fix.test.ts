/** `fix`: what it changes, what it leaves, and what it says. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { folderWith } from '../folder';
import { run } from './program';

const lines = [
  '# Single sign-on of Acme   ',
  'version: 1',
  "organization: {name:   'Acme', region: eu-central-1}",
  '',
  'identityProviders:',
  '    - name:  Okta      # the old one',
  '      type: okta',
  '      issuerUri: https://idp.acme.example',
  '      ssoUrl: "http://idp.acme.example/sso"   # http!',
  '      logoutUrl: http://idp.acme.example/slo',
  '      x-owner: { team: Identität }',
];
const broken = lines.join('\n');
const mended = broken
  .replace('"http://idp.acme.example/sso"', '"https://idp.acme.example/sso"')
  .replace('http://idp.acme.example/slo', 'https://idp.acme.example/slo');
const unquoted = mended.replace('"https://idp.acme.example/sso"', 'https://idp.acme.example/sso');

describe('fix', () => {
  test('changes what is wrong and nothing else, byte for byte', () => {
    for (const [head, lineEnd] of [
      ['', '\n'],
      ['', '\r\n'],
      ['\uFEFF', '\n'],
    ] as const) {
      const write = (text: string) => head + text.replaceAll('\n', lineEnd);
      const root = folderWith({ 'integrations.yaml': write(broken) });
      const done = run(['fix'], root);
      const text = readFileSync(join(root, 'integrations.yaml'), 'utf8');
      assert.ok([write(mended), write(unquoted)].includes(text), JSON.stringify(text));
      assert.match(done.stdout, /^integrations\.yaml:9:15 .* \[sso\/url-insecure\]\n/);
      assert.match(done.stdout, /2 fixes applied in 1 file; .* left\.\n$/);
      assert.deepEqual(readdirSync(root), ['integrations.yaml']);
    }
  });
  test('keeps a mode that the umask would not give', () => {
    const root = folderWith({ 'integrations.yaml': broken });
    const file = join(root, 'integrations.yaml');
    chmodSync(file, 0o666);
    const before = process.umask(0o077);
    try {
      assert.equal(run(['fix'], root).stderr, '');
    } finally {
      process.umask(before);
    }
    assert.equal(statSync(file).mode & 0o777, 0o666);
  });
  test('leaves a file alone that may not be written', {
    skip: process.getuid?.() === 0 ? 'root may write every file' : false,
  }, () => {
    const root = folderWith({ 'integrations.yaml': broken });
    chmodSync(join(root, 'integrations.yaml'), 0o444);
    const done = run(['fix'], root);
    assert.equal(done.status, 2);
    assert.match(done.stderr, /permissions do not allow writing it/);
    assert.equal(readFileSync(join(root, 'integrations.yaml'), 'utf8'), broken);
  });
  test('keeps the mode of a file, and a link a link', () => {
    const root = folderWith({ 'real.yaml': broken, 'integrations.yaml': '-> real.yaml' });
    chmodSync(join(root, 'real.yaml'), 0o640);
    run(['fix'], root);
    assert.equal(statSync(join(root, 'real.yaml')).mode & 0o777, 0o640);
    assert.ok(lstatSync(join(root, 'integrations.yaml')).isSymbolicLink());
    assert.ok(readFileSync(join(root, 'real.yaml'), 'utf8').includes('https://idp.acme.example/slo'));
  });
  test('does not write a file that needs nothing', () => {
    const root = folderWith({ 'integrations.yaml': mended });
    const before = statSync(join(root, 'integrations.yaml'));
    assert.match(run(['fix'], root).stdout, /^Nothing to fix; /);
    const after = statSync(join(root, 'integrations.yaml'));
    assert.equal(after.mtimeMs, before.mtimeMs);
    assert.equal(after.ino, before.ino);
  });
  test('leaves fixes that need a decision alone, unless they are asked for', () => {
    const secret = `version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  - name: A
    description: Syncs
    grantType: implicit
    scopes: [users]
    redirectUris: [https://acme.example]
`;
    const root = folderWith({ 'integrations.yaml': secret });
    run(['fix'], root);
    assert.ok(readFileSync(join(root, 'integrations.yaml'), 'utf8').includes('implicit'));
    run(['fix', '--unsafe'], root);
    assert.ok(!readFileSync(join(root, 'integrations.yaml'), 'utf8').includes('implicit'));
  });
  test('ends with 1 while errors are left', () => {
    const root = folderWith({ 'integrations.yaml': broken });
    assert.equal(run(['fix'], root).status, 1, 'there is no certificate');
  });
  test('says which files it can not read, and fixes the others', () => {
    const root = folderWith({ 'a/integrations.yaml': broken, 'b/integrations.yaml': Uint8Array.from([0xff, 0x41]) });
    const done = run(['fix'], root);
    assert.equal(done.status, 2);
    assert.match(done.stderr, /^genesys-integrations: b\/integrations\.yaml: it is not valid UTF-8/);
    assert.ok(readFileSync(join(root, 'a/integrations.yaml'), 'utf8').includes('https://idp.acme.example/slo'));
  });
});

describe('fix --dry-run', () => {
  test('writes a diff that patch takes, and nothing else', () => {
    const root = folderWith({ 'orgs/integrations.yaml': broken });
    const done = run(['fix', '--dry-run'], root);
    assert.equal(readFileSync(join(root, 'orgs/integrations.yaml'), 'utf8'), broken);
    assert.match(done.stdout, /^--- a\/orgs\/integrations\.yaml\n\+\+\+ b\/orgs\/integrations\.yaml\n@@ /);
    assert.match(done.stderr, /2 fixes would be applied in 1 file/);
    const patch = spawnSync('git', ['apply', '-p1', '-'], { cwd: root, input: done.stdout, encoding: 'utf8' });
    assert.equal(patch.status, 0, patch.stderr);
    const text = readFileSync(join(root, 'orgs/integrations.yaml'), 'utf8');
    assert.ok([mended, unquoted].includes(text));
  });
});
