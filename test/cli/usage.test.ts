/** The command line as such: help, versions, mistakes, and the commands that only show something. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { rules } from '../../server/src/rules/registry';
import { folderWith } from '../folder';
import { run } from './program';

const here = folderWith({
  'idp.xml': metadata(),
  'page.html': '<!doctype html><html><body>Sign in</body></html>',
  'folder/x': '',
});

describe('a mistake on the command line is one line on stderr and status 2', () => {
  const mistakes: [string[], RegExp][] = [
    [[], /name a command: check, fix, explain, rules, metadata/],
    [['chekc'], /there is no command "chekc"; did you mean check\?/],
    [['simulate'], /there is no command "simulate"/],
    [['--formt'], /there is no option --formt/],
    [['check', '--formt', 'json'], /there is no option --formt; did you mean --format\?/],
    [['check', '-x'], /there is no option -x/],
    [['check', '--format'], /--format needs a value/],
    [['check', '--format', '--at'], /--format needs a value/],
    [['check', '--format', 'jsn'], /--format takes text, json, sarif or github, not "jsn"; did you mean json\?/],
    [['check', '--fail-on', 'hint'], /--fail-on takes error, warning or info, not "hint"/],
    [['fix', '--unsafe=yes'], /--unsafe takes no value/],
    [['fix', '--format', 'json'], /there is no option --format/],
    [['explain'], /explain takes one rule/],
    [['explain', 'sso/url-insecur'], /there is no rule "sso\/url-insecur"; did you mean sso\/url-insecure\?/],
    [['rules', 'sso'], /rules takes no "sso"/],
    [['rules', '--format', 'sarif'], /--format takes text or json, not "sarif"/],
    [['metadata'], /metadata takes one file/],
    [['metadata', 'missing.xml'], /missing\.xml: there is no such file/],
    [['metadata', 'folder'], /folder: it is a folder, not a file/],
  ];
  for (const [args, message] of mistakes)
    test(args.join(' ') || '(nothing)', () => {
      const done = run(args, here);
      assert.equal(done.status, 2);
      assert.match(done.stderr, /^genesys-integrations: [^\n]*\n$/);
      assert.match(done.stderr, message);
      assert.equal(done.stdout, '');
    });
});

describe('help', () => {
  test('names every command', () => {
    const { status, stdout } = run(['--help'], here);
    assert.equal(status, 0);
    for (const name of ['check', 'fix', 'explain', 'rules', 'metadata'])
      assert.match(stdout, new RegExp(`^  ${name} `, 'm'));
  });
  test('names the options of a command', () => {
    const { status, stdout } = run(['check', '--help'], here);
    assert.equal(status, 0);
    for (const option of ['--format', '--at', '--fail-on', '--config']) assert.ok(stdout.includes(option), option);
  });
  test('--version is the version of the package', () => {
    const { version } = JSON.parse(readFileSync(resolve(__dirname, '../../package.json'), 'utf8'));
    assert.equal(run(['--version'], here).stdout, `${version}\n`);
  });
});

describe('explain and rules', () => {
  test('explain says what, why and what to do, with the example', () => {
    const rule = rules.find((one) => one.id === 'sso/url-insecure')!;
    const { status, stdout } = run(['explain', rule.id], here);
    assert.equal(status, 0);
    const flat = (text: string) => text.replace(/[`*]/g, '').replace(/\s+/g, ' ');
    for (const part of [rule.title, rule.what, rule.why, rule.remedy])
      assert.ok(flat(stdout).includes(flat(part)), part);
    assert.match(stdout, /ssoUrl: http:/);
    assert.ok(!stdout.includes('^^^'), 'what is drawn for tests is left out');
  });
  test('rules lists each rule', () => {
    const lines = run(['rules'], here).stdout.trim().split('\n');
    assert.deepEqual(
      lines.map((line) => line.split(/\s+/)[0]),
      rules.map(({ id }) => id),
    );
  });
  test('rules --format json holds each rule', () => {
    const list = JSON.parse(run(['rules', '--format', 'json'], here).stdout);
    assert.equal(list.version, 1);
    assert.deepEqual(
      list.rules.map((one: { id: string; severity: string }) => [one.id, one.severity]),
      rules.map(({ id, severity }) => [id, severity]),
    );
  });
});

describe('metadata', () => {
  test('shows what an identity provider says, as text and as JSON', () => {
    const text = run(['metadata', 'idp.xml', '--at', '2026-11-23'], here);
    assert.equal(text.status, 0);
    assert.match(text.stdout, /https:\/\/idp\.acme\.example\/metadata/);
    assert.match(text.stdout, /valid until +2026-01-01T00:00:00\.000Z \(has passed\)/);
    const json = JSON.parse(run(['metadata', 'idp.xml', '--format', 'json'], here).stdout);
    assert.equal(json.version, 1);
    assert.equal(json.verdict, 'idp-metadata');
    assert.equal(json.entityId, 'https://idp.acme.example/metadata');
    assert.deepEqual(json.singleSignOn, [
      { binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect', location: 'https://idp.acme.example/sso' },
    ]);
  });
  test('ends with 1 for what is none, whatever it is', () => {
    const root = folderWith({
      'page.html': '<!doctype html><html></html>',
      'binary.xml': Uint8Array.from([0xff, 0, 0xd8, 0x80]),
      'empty.xml': '',
    });
    for (const name of ['page.html', 'binary.xml', 'empty.xml']) {
      const done = run(['metadata', name, '--format', 'json'], root);
      assert.equal(done.status, 1, name);
      assert.notEqual(JSON.parse(done.stdout).verdict, 'idp-metadata');
      assert.equal(done.stderr, '');
    }
  });
});

function metadata(): string {
  return `<?xml version="1.0"?>
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.acme.example/metadata" validUntil="2026-01-01T00:00:00Z">
  <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.acme.example/sso"/>
  </IDPSSODescriptor>
</EntityDescriptor>
`;
}
