/**
 * What simulations answer, as a table: command line, verdict, the steps against it, HTTP answer and exit status. They run
 * in this process, by the argument parser and the commands of the program; `simulate.test.ts` starts the program itself.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, describe, mock, test } from 'node:test';
import { readArguments } from '../../server/src/cli/arguments';
import { commands } from '../../server/src/cli/commands';
import { UsageFault } from '../../server/src/cli/usage';
import { challengeOf } from '../../server/src/simulate/secrets';
import { folderWith } from '../folder';
import { challenge, verifier } from '../unit/simulate/organization';

const organization = `version: 1
organization: { name: Acme, shortName: acme, region: eu-central-1, enforceScopes: true, hipaa: false }
roles:
  - { name: Reader, permissions: [routing:queue:view] }
  - { name: Wild, permissions: ["routing:queue:*"] }
  - { name: Rows, permissions: [businessrules:decisionTableRow:add] }
  - { name: Details, permissions: [analytics:agentConversationDetail:view] }
users:
  - { email: ada@acme.example, state: active, roles: [Reader] }
  - { email: bob@acme.example, state: inactive, roles: [Reader] }
  - { email: eve@acme.example, roles: [Employee] }
oauthClients:
  - name: Machine
    grantType: client-credentials
    clientId: 3f0d6f9e-2c4e-4a43-9a53-3d4b6f1f0c11
    clientSecret: \${env:MACHINE}
    tokenDuration: 3600
    roles: [Reader]
    allowedIpRanges: [203.0.113.0/24, "2001:db8::/32"]
  - { name: Default, grantType: client-credentials, roles: [Wild] }
  - { name: Spelled, grantType: CLIENT_CREDENTIALS, roles: [Rows, Reader] }
  - { name: Rows, grantType: client-credentials, roles: [Rows] }
  - { name: Details, grantType: client-credentials, roles: [Details] }
  - { name: Sales, grantType: client-credentials, roles: [{ role: Reader, division: Sales }] }
  - { name: Employee, grantType: client-credentials, roles: [Employee] }
  - { name: Both, grantType: client-credentials, roles: [Employee, Reader] }
  - { name: Nowhere, grantType: client-credentials, roles: [Nope] }
  - { name: No Role, grantType: client-credentials, roles: [] }
  - { name: Disabled, grantType: client-credentials, state: disabled, roles: [Reader] }
  - { name: Inactive, grantType: client-credentials, state: inactive, roles: [Reader] }
  - { name: Revoked, grantType: client-credentials, roles: [Reader] }
  - { name: Pending, grantType: client-credentials, roles: [Reader] }
  - { name: Magic, grantType: magic, roles: [Reader] }
  - name: Portal
    grantType: authorization-code
    clientSecret: \${env:MACHINE}
    tokenDuration: 300
    scopes: [users:readonly, routing]
    redirectUris: [https://portal.acme.example/callback, "https://bücher.example/ä?x=1"]
  - { name: Desktop, grantType: authorization-code, pkce: true, scopes: [routing], redirectUris: [https://d.example/] }
  - { name: Widget, grantType: implicit, scopes: [user-basic-info], redirectUris: [https://w.example/] }
  - { name: Intranet, grantType: saml2-bearer, scopes: [users] }
  - { name: Narrow, grantType: authorization-code, scopes: [routing, users], redirectUris: [https://n.example/] }
authorizedApplications:
  - { name: R1, client: Revoked, state: approved }
  - { name: R2, client: Revoked, state: Revoked }
  - { name: P, client: Pending, state: pending }
  - { name: N, client: Narrow, state: approved, scopes: [users:readonly] }
`;

const secret = "p@ss \"w/ 'quotes' $&+%:é<>";

const here = folderWith({
  'o.yaml': organization,
  'free.yaml': organization.replace('enforceScopes: true', 'enforceScopes: false'),
  'hipaa.yaml': organization.replace('hipaa: false', 'hipaa: true'),
  'mars.yaml': organization.replace('eu-central-1', 'eu-centrel-1'),
  'crlf.yaml': `\ufeff${organization.replaceAll('\n', '\r\n')}`,
  'broken.yaml': `${organization}  - { name: x, client: "unterminated\n`,
  'bad-settings/o.yaml': organization,
  'bad-settings/.genesys-integrations.yaml': 'nonsense: true\n',
});

interface Answer {
  readonly verdict: string;
  readonly steps: readonly { readonly id: string; readonly outcome: string }[];
  readonly http?: { readonly status: number; readonly body: { readonly [key: string]: unknown } };
}

interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line as the program does, and catches what it writes. */
async function run([command = '', kind = '', ...args]: readonly string[]): Promise<Outcome> {
  const written = { 1: '', 2: '' };
  const catching = mock.method(fs, 'writeSync', (stream: 1 | 2, bytes: Buffer, at: number) => {
    written[stream] += bytes.subarray(at).toString('utf8');
    return bytes.length - at;
  });
  try {
    const entry = commands[`${command} ${kind}`];
    assert.ok(entry);
    const { options, run: start } = entry.load();
    const status = await start(readArguments(args, options));
    return { status, stdout: written[1], stderr: written[2] };
  } catch (error) {
    if (!(error instanceof UsageFault)) throw error;
    return { status: 2, stdout: written[1], stderr: `${error.message}\n` };
  } finally {
    catching.mock.restore();
  }
}

/** Words of a line; what stands in `[…]` is one word. */
function words(line: string): string[] {
  return (line.match(/\[[^\]]*\]|\S+/g) ?? []).map((word) =>
    word
      .replace(/^\[|\]$/g, '')
      .replace('SECRET', () => secret)
      .replace('VERIFIER', verifier)
      .replace('CHALLENGE', challenge),
  );
}

/** Command line, verdict, `step outcome` of everything that is not pass or skip, and status with error or code. */
type Row = readonly [line: string, verdict: string, against?: string, http?: string];

const portal = '--client Portal --redirect-uri https://portal.acme.example/callback';
const desktop = '--client Desktop --redirect-uri https://d.example/';
const widget = '--client Widget --redirect-uri https://w.example/';
const long = 'Az9-._~'.repeat(19);

const tokens: readonly Row[] = [
  ['o.yaml --client Machine', 'granted'],
  ['o.yaml --client 3F0D6F9E-2C4E-4A43-9A53-3D4B6F1F0C11 --secret [SECRET] --ip ::ffff:203.0.113.9', 'granted'],
  ['crlf.yaml --client Machine --secret [SECRET]', 'granted'],
  ['broken.yaml --client Machine', 'granted'],
  ['o.yaml --client Spelled', 'granted'],
  ['o.yaml --client machine', 'denied', 'client-known fail', '400 invalid_client client not found'],
  [
    'o.yaml --client Machine --secret [SECRETx]',
    'denied',
    'client-authentication fail',
    '400 invalid_client authentication failed',
  ],
  [
    'o.yaml --client Machine --secret []',
    'denied',
    'client-authentication fail',
    '400 invalid_client authentication failed',
  ],
  ['o.yaml --client Default --secret x', 'denied', 'client-authentication unknown'],
  [
    'o.yaml --client Machine --ip 203.0.114.9',
    'denied',
    'ip-allow-list fail',
    '400 unauthorized_client the address is not allowed',
  ],
  [
    'o.yaml --client Machine --ip 2001:db9::1',
    'denied',
    'ip-allow-list fail',
    '400 unauthorized_client the address is not allowed',
  ],
  [
    'o.yaml --client Machine --ip home',
    'denied',
    'ip-allow-list fail',
    '400 unauthorized_client the address is not allowed',
  ],
  ['o.yaml --client Disabled', 'denied', 'client-active fail', '400 invalid_client client is disabled'],
  ['o.yaml --client Inactive', 'denied', 'client-active fail', '400 invalid_client client is disabled'],
  ['o.yaml --client [No Role]', 'denied', 'roles fail', '400 unauthorized_client the client has no role'],
  ['o.yaml --client Nowhere', 'denied', 'roles unknown'],
  ['o.yaml --client Magic', 'denied', 'grant-type unknown'],
  [
    'free.yaml --client Revoked',
    'denied',
    'application-state fail',
    '400 unauthorized_client the application is not authorized',
  ],
  [
    'o.yaml --client Pending',
    'denied',
    'application-state fail',
    '400 unauthorized_client the application is not authorized',
  ],
  ['free.yaml --client Pending', 'granted', 'application-state warn'],
  [
    'o.yaml --client Machine --grant refresh-token',
    'denied',
    'grant-type fail, scopes warn',
    '400 unauthorized_client the client may not use this grant type',
  ],
  [`o.yaml ${portal} --secret [SECRET] --scope [routing:readonly users:readonly]`, 'granted'],
  [
    `o.yaml ${portal} --scope users`,
    'denied',
    'scopes fail',
    '400 invalid_scope a scope is not registered for the client',
  ],
  [`o.yaml ${portal}/`, 'denied', 'redirect-uri fail', '400 invalid_request the redirect URI is not registered'],
  ['o.yaml --client Portal', 'denied', 'redirect-uri fail', '400 invalid_request the redirect URI is not registered'],
  ['o.yaml --client Portal --redirect-uri https://bücher.example/ä?x=1', 'granted'],
  [
    'o.yaml --client Portal --redirect-uri https://bücher.example/%C3%A4?x=1',
    'denied',
    'redirect-uri fail',
    '400 invalid_request the redirect URI is not registered',
  ],
  ['o.yaml --client Portal --grant refresh-token', 'granted'],
  [`o.yaml ${desktop} --code-challenge CHALLENGE --code-verifier VERIFIER --secret x`, 'granted'],
  [
    `o.yaml ${desktop} --code-challenge VERIFIER --code-verifier VERIFIER`,
    'denied',
    'pkce fail',
    '400 invalid_grant the code verifier does not match',
  ],
  [
    `o.yaml ${desktop} --code-challenge VERIFIER= --code-verifier VERIFIER`,
    'denied',
    'pkce fail',
    '400 invalid_grant the code verifier does not match',
  ],
  [
    `o.yaml ${desktop} --code-challenge VERIFIER --code-verifier CHALLENGE`,
    'denied',
    'pkce fail',
    '400 invalid_grant the code verifier does not match',
  ],
  [
    `o.yaml ${desktop} --code-challenge CHALLENGE`,
    'denied',
    'pkce fail',
    '400 invalid_grant the code verifier does not match',
  ],
  [
    `o.yaml ${desktop} --code-challenge ${challengeOf(long.slice(0, 42))} --code-verifier ${long.slice(0, 42)}`,
    'denied',
    'pkce fail',
    '400 invalid_grant the code verifier does not match',
  ],
  [
    `o.yaml ${desktop} --code-challenge ${challengeOf(long.slice(0, 128))} --code-verifier ${long.slice(0, 128)}`,
    'granted',
  ],
  [`o.yaml ${widget} --at 2027-02-28T23:59:59Z`, 'granted', 'grant-type warn'],
  [`o.yaml ${widget} --at 2027-03-01T00:30:00+01:00`, 'granted', 'grant-type warn'],
  [
    `o.yaml ${widget} --at 2027-03-01`,
    'denied',
    'grant-type fail',
    '400 unauthorized_client the client may not use this grant type',
  ],
  ['o.yaml --client Intranet', 'denied', 'assertion unknown'],
];

const queue = '--method GET --path /api/v2/routing/queues/7';
const details = '--method POST --path /api/v2/analytics/conversations/details/query';
const row = '--method POST --path /api/v2/businessrules/decisiontables/t/versions/1/rows';

const calls: readonly Row[] = [
  [`o.yaml --client Machine ${queue}?expand=a/b`, 'allowed'],
  ['o.yaml --client Machine --method get --path https://api.mypurecloud.de/api/v2/routing/queues/', 'allowed'],
  ['o.yaml --client Machine --method GET --path /api/v2/routing/queues/${input.id}', 'allowed'],
  [`o.yaml --client Default --method DELETE --path /api/v2/routing/queues/7`, 'allowed'],
  [`o.yaml --client Spelled ${row}`, 'allowed'],
  [`o.yaml --client Details ${details}`, 'allowed'],
  [`o.yaml --client Sales ${queue}`, 'allowed'],
  [`o.yaml --client Both ${queue}`, 'allowed'],
  [`o.yaml --client Machine ${queue} --token-age 3599`, 'allowed'],
  [`hipaa.yaml --client Machine ${queue} --token-age 899`, 'allowed'],
  [
    'o.yaml --client Machine --method DELETE --path /api/v2/routing/queues/7',
    'blocked',
    'permission fail',
    '403 missing.permissions',
  ],
  [
    'o.yaml --client Machine --method PUT --path /api/v2/routing/queues/7',
    'blocked',
    'permission fail',
    '403 missing.any.permissions',
  ],
  [`o.yaml --client Rows ${row}`, 'blocked', 'permission fail', '403 missing.permissions'],
  [`o.yaml --client Machine ${details}`, 'blocked', 'permission fail', '403 missing.any.permissions'],
  [`o.yaml --client Employee ${queue}`, 'blocked', 'permission unknown'],
  ['o.yaml --client Machine --method GET --path /api/v2//routing/queues', 'blocked', 'permission unknown'],
  [
    'o.yaml --client Machine --method GET --path https://api.mypurecloud.com/api/v2/users',
    'blocked',
    'token-valid fail, permission unknown',
    '401 bad.credentials',
  ],
  [
    'mars.yaml --client Machine --method GET --path https://api.mypurecloud.de/api/v2/users',
    'blocked',
    'token-valid unknown, permission unknown',
  ],
  [
    'o.yaml --client Machine --method GET --path /api/v2/users/me --user ada@acme.example',
    'blocked',
    'user-context fail',
    '400 not.a.user',
  ],
  [
    'o.yaml --client Machine --method GET --path /api/v2/users/me/routingstatus/',
    'blocked',
    'user-context fail',
    '400 not.a.user',
  ],
  ['o.yaml --client Machine --method GET --path /api/v2/organizations/me', 'allowed'],
  [`o.yaml --client Machine ${queue} --token-age 3600`, 'blocked', 'token-expiry fail', '401 credentials.expired'],
  [`o.yaml --client Default ${queue} --token-age 86400`, 'blocked', 'token-expiry fail', '401 credentials.expired'],
  [`hipaa.yaml --client Machine ${queue} --token-age 900`, 'blocked', 'token-expiry fail', '401 credentials.expired'],
  [`o.yaml --client Nobody ${queue}`, 'blocked', 'token-valid fail', '401 bad.credentials'],
  [`o.yaml --client Disabled ${queue}`, 'blocked', 'token-valid fail', '401 bad.credentials'],
  [`o.yaml --client Inactive ${queue}`, 'allowed', 'token-valid warn'],
  [`o.yaml --client Magic ${queue}`, 'blocked', 'token-valid unknown'],
  [`free.yaml --client Revoked ${queue}`, 'blocked', 'application-state fail', '401 bad.credentials'],
  [`free.yaml --client Pending ${queue}`, 'allowed', 'application-state warn'],
  [`o.yaml --client Portal ${queue} --user ada@acme.example`, 'allowed'],
  [`o.yaml --client Portal ${queue}`, 'blocked', 'user-context fail', '401 bad.credentials'],
  [`o.yaml --client Portal ${queue} --user bob@acme.example`, 'blocked', 'user-context fail', '401 bad.credentials'],
  [`o.yaml --client Portal ${queue} --user eve@acme.example`, 'blocked', 'permission unknown'],
  [
    'o.yaml --client Portal --method POST --path /api/v2/users --user ada@acme.example',
    'blocked',
    'scope fail, permission fail',
    '403 not.authorized',
  ],
  [`o.yaml --client Narrow ${queue} --user ada@acme.example`, 'blocked', 'scope fail', '403 not.authorized'],
  [`free.yaml --client Narrow ${queue} --user ada@acme.example`, 'allowed'],
];

/** No secret, no verifier, no whole token, and no words of the machine. */
function mindOutput({ stdout, stderr }: Outcome): void {
  for (const kept of [secret, JSON.stringify(secret).slice(1, -1), verifier, 'undefined', '[object', 'NaN'])
    assert.ok(!(stdout + stderr).includes(kept), kept);
}

async function judge(kind: 'token' | 'api', [line, verdict, against = '', http]: Row): Promise<void> {
  const args = ['simulate', kind, ...words(line), ...(line.includes('--at') ? [] : ['--at', '2026-11-23T12:00:00Z'])];
  const json = await run([...args, '--format', 'json']);
  const text = await run(args);
  mindOutput(json);
  mindOutput(text);
  assert.equal(json.stderr + text.stderr, '');
  const answer = JSON.parse(json.stdout) as Answer;
  const troubles = answer.steps
    .filter(({ outcome }) => outcome !== 'pass' && outcome !== 'skip')
    .map(({ id, outcome }) => `${id} ${outcome}`)
    .join(', ');
  const good = verdict === 'granted' || verdict === 'allowed';
  const { status, body = {} } = answer.http ?? {};
  const said = status && [status, body.error ?? body.code, body.error_description].filter(Boolean).join(' ');
  assert.deepEqual(
    { verdict: answer.verdict, troubles, http: said, exit: json.status, ofText: text.status },
    { verdict, troubles: against, http: good ? '200' : http, exit: good ? 0 : 1, ofText: good ? 0 : 1 },
  );
}

const started = process.cwd();

before(() => {
  process.chdir(here);
  process.env.MACHINE = secret;
});
after(() => process.chdir(started));

describe('token requests', () => {
  for (const one of tokens) test(one[0], () => judge('token', one));
});

describe('calls', () => {
  for (const one of calls) test(one[0], () => judge('api', one));
});

describe('the settings', () => {
  const machine = ['simulate', 'token', 'o.yaml', '--client', 'Machine'];
  test('that were named and can’t be used: nothing is simulated', async () => {
    const { status, stdout, stderr } = await run([...machine, '--config', 'nope.yaml']);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /^genesys-integrations: nope\.yaml: [^\n]+\n$/);
  });
  test('of the folder with a fault: it is said, and the verdict decides', async () => {
    process.chdir('bad-settings');
    try {
      const good = await run([...machine, '--format', 'json']);
      assert.equal(good.status, 0);
      assert.match(good.stderr, /^genesys-integrations: \.genesys-integrations\.yaml: .*nonsense.*\n$/);
      assert.equal((JSON.parse(good.stdout) as Answer).verdict, 'granted');
      assert.equal((await run([...machine, '--ip', '8.8.8.8'])).status, 1);
    } finally {
      process.chdir(here);
    }
  });
});
