/** `simulate token` and `simulate api` as their users run them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { scenarioOf } from '../../server/src/identity-provider/catalogue';
import { folderWith } from '../folder';
import { material, organizationWith, parties } from '../unit/identity-provider/parties';
import { challenge, organization, secrets, verifier } from '../unit/simulate/organization';
import { run } from './program';

/** A provider whose certificate lies in a file, and what it signed. */
function signedFiles(): { readonly [path: string]: string } {
  const noon = { ...material, now: Date.parse('2026-11-23T12:00:00Z') };
  const [valid, expired] = ['valid', 'expired'].map((id) => {
    const made = scenarioOf(id)?.make(parties, noon);
    return made && 'posted' in made ? made : assert.fail(id);
  });
  const file = organizationWith([])
    .replace(/certificates:\s*$/, 'certificates: [{ file: keys/idp.pem }]\n')
    .replace(/^(?=users:)/m, 'oauthClients: [{ name: Intranet, grantType: saml2-bearer, scopes: [analytics] }]\n');
  return {
    'sso/integrations.yaml': file,
    'sso/keys/idp.pem': valid!.certificates[0]!,
    'sso/valid.txt': valid!.posted,
    'sso/expired.txt': expired!.posted,
  };
}

const here = folderWith({
  ...signedFiles(),
  'integrations.yaml': organization,
  'intranet.txt': `${secrets['file:intranet.txt']}\n`,
  'other/integrations.yaml': organization.replace('${file:intranet.txt}', '${file:../intranet.txt}'),
  'outside.integrations.yaml': organization.replace('${file:intranet.txt}', '${file:../../etc/hostname}'),
  'broken.yaml': 'oauthClients: [',
  'latin1.yaml': Buffer.from('name: caf\xe9', 'latin1'),
  'response.xml': '<Response xmlns="urn:oasis:names:tc:SAML:2.0:protocol"/>',
});

const machine = ['simulate', 'token', 'integrations.yaml', '--client', 'Machine'];
const at = ['--at', '2026-11-23T12:00:00Z'];
const queue = ['--method', 'GET', '--path', '/api/v2/routing/queues/7'];

interface Answer {
  readonly verdict: string;
  readonly at: string;
  readonly http?: { readonly status: number; readonly body: { readonly [key: string]: unknown } };
  readonly steps: readonly { readonly id: string; readonly outcome: string; readonly at?: { pointer: string } }[];
}

function ask(args: readonly string[], env: { readonly [name: string]: string } = {}) {
  const done = run([...args, ...at, '--format', 'json'], here, env);
  assert.equal(done.stderr, '');
  const answer = JSON.parse(done.stdout) as Answer;
  const outcome = (id: string) => answer.steps.find((step) => step.id === id)?.outcome;
  return { ...done, answer, outcome };
}

describe('simulate token', () => {
  test('granted is exit status 0', () => {
    const { status, answer } = ask(machine);
    assert.equal(status, 0);
    assert.equal(answer.verdict, 'granted');
    assert.equal(answer.at, '2026-11-23T12:00:00.000Z');
    assert.deepEqual(answer.http?.body, { access_token: '<redacted>', token_type: 'bearer', expires_in: 3600 });
  });
  test('denied is exit status 1, and neither secret is shown', () => {
    const env = { GENESYS_INTEGRATIONS_SECRET_machine: secrets['secret:machine'] };
    const right = ask([...machine, '--secret', secrets['secret:machine']], env);
    assert.equal(right.status, 0);
    assert.equal(right.outcome('client-authentication'), 'pass');
    const wrong = ask([...machine, '--secret', 'zQ7-wrong'], env);
    assert.equal(wrong.status, 1);
    assert.deepEqual(wrong.answer.http?.body, {
      error: 'invalid_client',
      description: 'authentication failed',
      error_description: 'authentication failed',
    });
    assert.equal(ask([...machine, '--secret', ''], env).outcome('client-authentication'), 'fail');
    const text = run([...machine, '--secret', 'zQ7-wrong', ...at], here, env);
    assert.match(text.stdout, /^denied, HTTP 400 invalid_client: /);
    for (const { stdout } of [right, wrong, text]) assert.ok(!stdout.includes('zQ7'));
  });
  test('secrets come from the environment and from files', () => {
    const portal = ['simulate', 'token', 'integrations.yaml', '--client', 'Portal', '--secret', 'zQ7'];
    assert.equal(ask(portal).outcome('client-authentication'), 'unknown');
    assert.equal(ask(portal, { PORTAL: 'zQ7' }).outcome('client-authentication'), 'pass');
    assert.equal(ask(portal, { PORTAL: '' }).outcome('client-authentication'), 'unknown');
    for (const [file, outcome] of [
      ['integrations.yaml', 'pass'],
      ['other/integrations.yaml', 'pass'],
      ['outside.integrations.yaml', 'unknown'],
    ] as const) {
      const args = ['simulate', 'token', file, '--client', 'Intranet', '--secret', secrets['file:intranet.txt']];
      assert.equal(ask(args).outcome('client-authentication'), outcome, file);
    }
  });
  test('a secret of the editor’s storage may be spelled as a shell can', () => {
    const name = organization.replace('${secret:machine}', '${secret:crm-client.secret}');
    const folder = folderWith({ 'integrations.yaml': name });
    for (const variable of ['crm-client.secret', 'crm_client_secret', 'CRM_CLIENT_SECRET']) {
      const env = { [`GENESYS_INTEGRATIONS_SECRET_${variable}`]: 'zQ7' };
      assert.equal(run([...machine, '--secret', 'zQ7'], folder, env).status, 0, variable);
    }
    assert.equal(run([...machine, '--secret', 'zQ7'], folder).status, 1);
  });
  test('PKCE, scopes and the redirect URI', () => {
    const desktop = ['simulate', 'token', 'integrations.yaml', '--client', 'Desktop', '--grant', 'authorization-code'];
    const uri = ['--redirect-uri', 'https://desktop.acme.example/callback'];
    const proof = ['--code-challenge', challenge, '--code-verifier', verifier];
    assert.equal(ask([...desktop, ...uri, ...proof, '--scope', 'routing']).status, 0);
    assert.equal(ask([...desktop, ...uri, ...proof, '--scope', 'routing', '--scope', 'x']).outcome('scopes'), 'fail');
    assert.equal(ask([...desktop, ...uri, ...proof, '--scope', 'x', '--scope', 'routing']).outcome('scopes'), 'fail');
    assert.equal(ask([...desktop, ...proof]).outcome('redirect-uri'), 'fail');
    assert.equal(ask([...desktop, ...uri]).outcome('pkce'), 'fail');
    assert.equal(ask([...machine, '--ip', '8.8.8.8']).outcome('ip-allow-list'), 'fail');
  });
  test('an assertion is judged: nobody has signed this one', () => {
    const intranet = ['simulate', 'token', 'integrations.yaml', '--client', 'Intranet'];
    const { status, stdout, outcome } = ask([...intranet, '--assertion', 'response.xml', '--provider', 'Okta']);
    assert.equal(status, 1);
    assert.equal(outcome('assertion'), 'fail');
    assert.match(stdout, /a whole Response as XML/);
  });
  test('an assertion that is right gets a token, its certificates out of a file, its provider named or the only one', () => {
    const intranet = ['simulate', 'token', 'sso/integrations.yaml', '--client', 'Intranet'];
    for (const more of [['--provider', 'Acme_SSO'], []]) {
      const { status, answer, outcome } = ask([...intranet, '--assertion', 'sso/valid.txt', ...more]);
      assert.equal(status, 0);
      assert.equal(outcome('assertion'), 'pass');
      assert.equal(answer.http?.body.access_token, '<redacted>');
    }
    const expired = ask([...intranet, '--assertion', 'sso/expired.txt']);
    assert.equal(expired.status, 1);
    assert.equal(expired.answer.http?.body.error, 'invalid_grant');
    const text = run([...intranet, '--assertion', 'sso/expired.txt', ...at], here).stdout;
    assert.match(text, /✗ Assertion .*a whole Response in base64.*has expired/s);
  });
  test('an unknown client and a broken file are denied, not refused', () => {
    assert.equal(ask(['simulate', 'token', 'integrations.yaml', '--client', 'Nobody']).status, 1);
    const broken = ask(['simulate', 'token', 'broken.yaml', '--client', 'Nobody']);
    assert.equal(broken.status, 1);
    assert.equal(broken.outcome('client-known'), 'fail');
  });
  test('the day decides about Implicit, and the settings about the day', () => {
    const widget = ['simulate', 'token', 'integrations.yaml', '--client', 'Widget'];
    const uri = ['--redirect-uri', 'https://widget.acme.example/'];
    assert.equal(run([...widget, ...uri, '--at', '2027-02-28'], here).status, 0);
    assert.equal(run([...widget, ...uri, '--at', '2027-03-01'], here).status, 1);
    const settings = 'thresholds: { implicitGrantEnds: 2027-05-01 }\n';
    const folder = folderWith({ 'integrations.yaml': organization, '.genesys-integrations.yaml': settings });
    assert.equal(run([...widget, ...uri, '--at', '2027-03-01'], folder).status, 0);
  });
});

describe('simulate api', () => {
  const api = ['simulate', 'api', 'integrations.yaml', '--client', 'Machine'];
  test('allowed is exit status 0, blocked 1', () => {
    assert.equal(ask([...api, ...queue]).status, 0);
    const denied = ask([...api, '--method', 'DELETE', '--path', '/api/v2/routing/queues/7']);
    assert.equal(denied.status, 1);
    assert.equal(denied.answer.verdict, 'blocked');
    assert.equal(denied.answer.http?.status, 403);
    assert.equal(denied.answer.steps.find(({ id }) => id === 'permission')?.at?.pointer, '/roles/0/permissions');
  });
  test('the age of the token, and the user', () => {
    assert.equal(ask([...api, ...queue, '--token-age', '3600']).outcome('token-expiry'), 'fail');
    assert.equal(ask([...api, ...queue, '--token-age', '9'.repeat(400)]).outcome('token-expiry'), 'fail');
    const desktop = ['simulate', 'api', 'integrations.yaml', '--client', 'Desktop', ...queue];
    assert.equal(ask(desktop).outcome('user-context'), 'fail');
    assert.equal(ask([...desktop, '--user', 'ada@acme.example']).status, 0);
  });
  test('as text: the deciding line and what to do', () => {
    const { stdout, status } = run([...api, '--method', 'DELETE', '--path', '/api/v2/routing/queues/7', ...at], here);
    assert.equal(status, 1);
    assert.match(stdout, /^blocked, HTTP 403 missing\.permissions: DELETE/);
    assert.match(stdout, /✗ Permission {9}The client "Machine" holds no role that grants routing:queue:delete\./);
    assert.match(stdout, /at {8}integrations\.yaml:5:5\n.*permissions: \[routing:queue:view\]/);
    assert.match(stdout, /to do {5}Add routing:queue:delete to one of the roles/);
    assert.match(stdout, /– Rate limit/);
  });
});

describe('nothing could be simulated: one line on stderr and status 2', () => {
  const mistakes: [string[], RegExp][] = [
    [['simulate', 'token', 'integrations.yaml'], /--client is needed/],
    [['simulate', 'token', '--client', 'x'], /takes one organization file/],
    [['simulate', 'token', 'a', 'b', '--client', 'x'], /takes one organization file/],
    [['simulate', 'token', 'missing.yaml', '--client', 'x'], /missing\.yaml: there is no such file/],
    [['simulate', 'token', '.', '--client', 'x'], /it is a folder/],
    [['simulate', 'token', 'latin1.yaml', '--client', 'x'], /latin1\.yaml: it is not valid UTF-8/],
    [[...machine, '--grant', 'client_credentials'], /--grant takes .*did you mean client-credentials/],
    [[...machine, '--assertion', 'none.xml'], /none\.xml: there is no such file/],
    [[...machine, '--provider', 'Otka'], /there is no identity provider "Otka"\. Did you mean "Okta"\?/],
    [[...machine, '--at', 'soon'], /--at takes an instant/],
    [[...machine, '--scope', ''], /--scope needs a value/],
    [['simulate', 'api', 'integrations.yaml', '--client', 'Machine', '--path', '/'], /--method is needed/],
    [['simulate', 'api', 'integrations.yaml', '--client', 'Machine', '--method', 'GET'], /--path is needed/],
    [['simulate', 'api', 'integrations.yaml', '--client', 'M', ...queue, '--token-age', '-1'], /takes whole seconds/],
    [
      ['simulate', 'nonsense', 'integrations.yaml'],
      /there is no command "simulate nonsense"; there are simulate token/,
    ],
    [['simulate', 'tokn', 'integrations.yaml'], /did you mean simulate token\?/],
  ];
  for (const [args, message] of mistakes)
    test(args.join(' '), () => {
      const done = run(args, here);
      assert.equal(done.status, 2);
      assert.match(done.stderr, /^genesys-integrations: [^\n]*\n$/);
      assert.match(done.stderr, message);
      assert.equal(done.stdout, '');
    });
});

test('help names the commands and their options', () => {
  assert.match(run(['--help'], here).stdout, /^ {2}simulate api FILE {3}/m);
  const { stdout } = run(['simulate', 'token', '--help'], here);
  const options = 'client grant secret scope redirect-uri code-challenge code-verifier ip assertion provider at format';
  for (const option of options.split(' ')) assert.match(stdout, new RegExp(`^ {2}--${option} `, 'm'));
});
