import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recognizeAssertion } from '../../../server/src/simulate/oauth/assertion-form';
import type { TokenQuestion } from '../../../server/src/simulate/oauth/request';
import { type Asking, askToken, lineOf, stepOf, troubles } from './asking';
import { challenge, changed, organization, secrets, verifier } from './organization';

const order = [
  'client-known',
  'client-active',
  'application-state',
  'grant-type',
  'client-authentication',
  'ip-allow-list',
  'redirect-uri',
  'pkce',
  'assertion',
  'roles',
  'scopes',
  'token-issued',
];

const portal = { client: 'Portal', redirectUri: 'https://portal.acme.example/callback' };
const desktop = {
  client: 'Desktop',
  redirectUri: 'https://desktop.acme.example/callback',
  codeChallenge: challenge,
  codeVerifier: verifier,
};
const widget = { client: 'Widget', redirectUri: 'https://widget.acme.example/' };

const ask = (question: TokenQuestion, text = organization, asking: Asking = {}) =>
  askToken(text, question, { secrets, ...asking });

describe('a token is granted', () => {
  test('to a machine', () => {
    const answer = ask({ client: 'Machine' });
    assert.equal(answer.verdict, 'granted');
    assert.equal(answer.at, '2026-11-23T12:00:00.000Z');
    assert.deepEqual(
      answer.steps.map(({ id }) => id),
      order,
    );
    assert.deepEqual(
      answer.steps.map(({ outcome }) => outcome),
      ['pass', 'pass', 'pass', 'pass', 'pass', 'skip', 'skip', 'skip', 'skip', 'pass', 'skip', 'pass'],
    );
    assert.match(stepOf(answer, 'ip-allow-list').detail, /--ip/);
    assert.deepEqual(answer.http, {
      status: 200,
      body: { access_token: '<redacted>', token_type: 'bearer', expires_in: 3600 },
    });
    const issued = Date.parse('2026-11-23T12:00:00Z') / 1000;
    assert.deepEqual(answer.token, {
      iss: 'https://login.mypurecloud.de',
      sub: '3f0d6f9e-2c4e-4a43-9a53-3d4b6f1f0c11',
      client_id: '3f0d6f9e-2c4e-4a43-9a53-3d4b6f1f0c11',
      client_name: 'Machine',
      org: 'acme',
      grant: 'client-credentials',
      roles: [{ role: 'Queue Reader' }],
      iat: issued,
      exp: issued + 3600,
    });
  });
  test('by Client ID in either case', () => {
    const answer = ask({ client: '3F0D6F9E-2C4E-4A43-9A53-3D4B6F1F0C11' });
    assert.equal(answer.verdict, 'granted');
    assert.equal(stepOf(answer, 'client-known').found, 'Machine');
  });
  test('for the right secret', () => {
    const answer = ask({ client: 'Machine', secret: secrets['secret:machine'] });
    assert.equal(stepOf(answer, 'client-authentication').outcome, 'pass');
    assert.equal(answer.verdict, 'granted');
  });
  test('for a code, with and without PKCE', () => {
    assert.deepEqual(troubles(ask(portal)), []);
    assert.deepEqual(troubles(ask(desktop)), []);
    assert.equal(stepOf(ask(portal), 'pkce').outcome, 'skip');
    assert.equal(stepOf(ask(desktop), 'client-authentication').outcome, 'skip');
    assert.equal(ask(portal).http?.body.expires_in, 86_400, 'the default');
    assert.equal(ask(portal).http?.body.refresh_token, '<redacted>');
    assert.equal(ask(desktop).http?.body.refresh_token, undefined);
  });
  test('by Implicit until the day on which it ends, and not from then on', () => {
    const before = ask(widget, organization, { at: '2027-02-28T23:59:59Z' });
    assert.equal(before.verdict, 'granted');
    assert.deepEqual(troubles(before), ['grant-type warn']);
    assert.deepEqual(Object.keys(before.http!.body), ['access_token', 'token_type', 'expires_in']);
    const after = ask(widget, organization, { at: '2027-03-01T00:00:00Z' });
    assert.deepEqual(troubles(after), ['grant-type fail']);
    assert.equal(after.http?.body.error, 'unauthorized_client');
    const later = { settings: { thresholds: { implicitGrantEnds: '2027-05-01' } }, at: '2027-03-01T00:00:00Z' };
    assert.equal(ask(widget, organization, later).verdict, 'granted');
  });
  test('for a refresh token, to Authorization Code clients alone', () => {
    assert.deepEqual(troubles(ask({ client: 'Portal', grant: 'refresh-token' })), []);
    for (const client of ['Machine', 'Widget', 'Intranet'])
      assert.equal(stepOf(ask({ client, grant: 'refresh-token' }), 'grant-type').outcome, 'fail', client);
  });
});

interface Refusal {
  readonly of: string;
  readonly question: TokenQuestion;
  readonly text?: string;
  readonly outcome?: string;
  readonly error?: string;
  readonly at?: string;
}

const refusals: Refusal[] = [
  { of: 'client-known', question: { client: 'Machne' }, error: 'invalid_client', at: 'oauthClients' },
  {
    of: 'client-active',
    question: { client: 'Machine' },
    text: changed(['tokenDuration: 3600', 'tokenDuration: 3600\n    state: disabled']),
    error: 'invalid_client',
    at: 'disabled',
  },
  {
    of: 'client-active',
    question: { client: 'Machine' },
    text: changed(['tokenDuration: 3600', 'tokenDuration: 3600\n    state: inactive']),
    error: 'invalid_client',
    at: 'inactive',
  },
  {
    of: 'client-active',
    question: { client: 'Machine' },
    text: changed(['tokenDuration: 3600', 'tokenDuration: 3600\n    state: [x]']),
    outcome: 'unknown',
    at: 'state',
  },
  {
    of: 'application-state',
    question: { client: 'Machine' },
    text: changed(['state: approved }', 'state: revoked }']),
    error: 'unauthorized_client',
    at: 'revoked',
  },
  {
    of: 'application-state',
    question: { client: 'Machine' },
    text: changed(['state: approved }', 'state: Requested }']),
    error: 'unauthorized_client',
    at: 'Requested',
  },
  {
    of: 'application-state',
    question: { client: 'Machine' },
    text: changed(['state: approved }', 'state: gone }']),
    outcome: 'unknown',
    at: 'gone',
  },
  {
    of: 'grant-type',
    question: { ...widget, grant: 'authorization-code' },
    error: 'unauthorized_client',
    at: 'implicit',
  },
  {
    of: 'grant-type',
    question: { client: 'Machine' },
    text: changed(['grantType: client-credentials', 'grantType: PASSWORD']),
    outcome: 'unknown',
    at: 'PASSWORD',
  },
  {
    of: 'client-authentication',
    question: { client: 'Machine', secret: 'wrong' },
    error: 'invalid_client',
    at: '${secret:machine}',
  },
  { of: 'client-authentication', question: { client: 'Machine', secret: '' }, error: 'invalid_client' },
  { of: 'ip-allow-list', question: { client: 'Machine', ip: '198.51.101.1' }, error: 'unauthorized_client' },
  { of: 'ip-allow-list', question: { client: 'Machine', ip: 'nonsense' }, error: 'unauthorized_client' },
  {
    of: 'ip-allow-list',
    question: { client: 'Machine', ip: '198.51.101.1' },
    text: changed(['198.51.100.0/24', '198.51.100.0/99']),
    outcome: 'unknown',
    at: 'allowedIpRanges',
  },
  { of: 'redirect-uri', question: { client: 'Portal' }, error: 'invalid_request', at: 'redirectUris' },
  {
    of: 'redirect-uri',
    question: { ...portal, redirectUri: 'https://portal.acme.example/callback/' },
    error: 'invalid_request',
    at: 'https://portal.acme.example/callback',
  },
  { of: 'redirect-uri', question: { ...portal, redirectUri: '%%% nonsense' }, error: 'invalid_request' },
  {
    of: 'redirect-uri',
    question: { ...portal, redirectUri: 'http://localhost:8080/cb?x=2' },
    error: 'invalid_request',
    at: '"http://localhost:8080/cb?x=1"',
  },
  { of: 'pkce', question: { ...desktop, codeVerifier: undefined }, error: 'invalid_grant', at: 'true' },
  {
    of: 'assertion',
    question: { client: 'Intranet', assertion: { content: 'no SAML at all', judged: { state: 'unrecognized' } } },
    error: 'invalid_grant',
    at: 'Intranet',
  },
  {
    of: 'roles',
    question: { client: 'Machine' },
    text: changed(['    roles: [Queue Reader]\n    clientId', '    clientId']),
    error: 'unauthorized_client',
    at: 'Machine',
  },
  {
    of: 'roles',
    question: { client: 'Machine' },
    text: changed(['    roles: [Queue Reader]\n    clientId', '    roles: [Queue Redaer]\n    clientId']),
    outcome: 'unknown',
    at: 'Queue Redaer',
  },
  { of: 'scopes', question: { ...portal, scopes: ['routing', 'users'] }, error: 'invalid_scope', at: 'scopes' },
  {
    of: 'token-issued',
    question: { client: 'Machine' },
    text: changed(['tokenDuration: 3600', 'tokenDuration: 0']),
    at: '0',
  },
  {
    of: 'token-issued',
    question: { client: 'Machine' },
    text: changed(['tokenDuration: 3600', 'tokenDuration: 1h']),
    outcome: 'unknown',
    at: '1h',
  },
];

describe('a token is denied by one step alone', () => {
  for (const { of, question, text = organization, outcome = 'fail', error, at } of refusals)
    test(`${of} ${outcome}: ${JSON.stringify(question)}`, () => {
      const answer = ask(question, text);
      assert.equal(answer.verdict, 'denied');
      assert.deepEqual(troubles(answer), [`${of} ${outcome}`]);
      assert.equal(answer.http?.body.error, error);
      assert.equal(answer.http?.status, error && 400);
      assert.equal(answer.token, undefined);
      const step = stepOf(answer, of);
      assert.ok(step.resolution || /nothing/.test(step.detail), 'says what to do');
      if (at) assert.equal(lineOf(text, step), at);
    });
  test('every step but those that can’t has a refusal', () => {
    assert.deepEqual(
      order.filter((id) => !refusals.some(({ of }) => of === id)),
      [],
    );
  });
  test('a failure hides none behind it, and the first answers', () => {
    const answer = ask(
      { client: 'Portal', secret: 'wrong', scopes: ['nonsense'], codeVerifier: 'x' },
      changed(['  - { name: Desktop App', '  - { name: P, client: Portal, state: revoked }\n  - { name: Desktop App']),
    );
    assert.deepEqual(troubles(answer), [
      'application-state fail',
      'client-authentication fail',
      'redirect-uri fail',
      'pkce fail',
      'scopes fail',
    ]);
    assert.equal(answer.http?.body.error_description, 'the application is not authorized');
  });
  test('an unknown client: the rest is not looked at, and a name near is offered', () => {
    const answer = ask({ client: 'Machne' });
    assert.deepEqual(
      answer.steps.map(({ outcome }) => outcome),
      ['fail', ...Array(11).fill('skip')],
    );
    assert.deepEqual(answer.http, {
      status: 400,
      body: { error: 'invalid_client', description: 'client not found', error_description: 'client not found' },
    });
    assert.match(stepOf(answer, 'client-known').resolution!, /"Machine"/);
  });
});

describe('secrets', () => {
  test('that do not resolve: unknown when one is presented, not looked at when none is', () => {
    const shown = ask({ client: 'Machine', secret: 'x' }, organization, { secrets: {} });
    assert.deepEqual(troubles(shown), ['client-authentication unknown']);
    assert.equal(shown.verdict, 'denied');
    assert.equal(shown.http, undefined, 'what would be answered is not known');
    const none = ask({ client: 'Machine' }, organization, { secrets: {} });
    assert.equal(none.verdict, 'granted');
    assert.match(stepOf(none, 'client-authentication').detail, /leads to nothing/);
    const empty = ask({ client: 'Machine', secret: 'x' }, organization, { secrets: { 'secret:machine': '' } });
    assert.deepEqual(troubles(empty), ['client-authentication unknown']);
  });
  test('that the file does not name', () => {
    const text = changed(['    clientSecret: ${secret:machine}\n', '']);
    assert.deepEqual(troubles(ask({ client: 'Machine', secret: 'x' }, text)), ['client-authentication unknown']);
    assert.equal(stepOf(ask({ client: 'Machine' }, text), 'client-authentication').outcome, 'skip');
  });
  test('that stand in the file are compared and not shown', () => {
    const text = changed(['${secret:machine}', 'zQ7-in-the-file']);
    assert.equal(ask({ client: 'Machine', secret: 'zQ7-in-the-file' }, text).verdict, 'granted');
    const wrong = ask({ client: 'Machine', secret: 'zQ7-presented' }, text);
    assert.equal(wrong.verdict, 'denied');
    assert.ok(!JSON.stringify(wrong).includes('zQ7'));
  });
  test('of a kind that there is not', () => {
    const text = changed(['${secret:machine}', '${vault:machine}']);
    assert.deepEqual(troubles(ask({ client: 'Machine', secret: '${vault:machine}' }, text)), [
      'client-authentication unknown',
    ]);
  });
});

describe('PKCE (RFC 7636)', () => {
  const cases: [string, Partial<TokenQuestion>, RegExp][] = [
    ['no challenge', { codeChallenge: undefined }, /without a code challenge/],
    ['neither', { codeChallenge: undefined, codeVerifier: undefined }, /neither/],
    ['no verifier', { codeVerifier: undefined }, /no code verifier/],
    ['another verifier', { codeVerifier: `${verifier.slice(0, -1)}x` }, /not the one/],
    ['a verifier of 42', { codeVerifier: verifier.slice(1) }, /has 42/],
    ['a verifier of 129', { codeVerifier: 'a'.repeat(129) }, /has 129/],
    ['a verifier with a blank', { codeVerifier: `${verifier.slice(1)} ` }, /has others/],
    ['a verifier with a line end', { codeVerifier: `${verifier}\n` }, /has others/],
    ['the method plain', { codeChallenge: verifier }, /plain/],
    ['a padded challenge', { codeChallenge: `${challenge}=` }, /no padding/],
    ['a challenge in base64', { codeChallenge: challenge.replace('-', '+') }, /base64url/],
    ['an empty challenge', { codeChallenge: '' }, /base64url/],
  ];
  for (const [name, change, detail] of cases)
    test(name, () => {
      const answer = ask({ ...desktop, ...change });
      assert.deepEqual(troubles(answer), ['pkce fail']);
      assert.match(stepOf(answer, 'pkce').detail, detail);
      assert.equal(answer.http?.body.error, 'invalid_grant');
      if (change.codeVerifier) assert.ok(!JSON.stringify(answer).includes(change.codeVerifier.trim()));
      assert.ok(!JSON.stringify(answer).includes(verifier), 'a verifier is never shown');
    });
  test('verifiers of 43 and of 128 characters', () => {
    const long = `${'~._-'.repeat(32)}`;
    assert.equal(ask(desktop).verdict, 'granted');
    const { codeChallenge } = { codeChallenge: 'Q0iKNmXsF0qK0ELDsBGmDu0bqtmQmfD5WhOVV1RRy2I' };
    assert.match(stepOf(ask({ ...desktop, codeVerifier: long, codeChallenge }), 'pkce').detail, /not the one/);
  });
  test('a confidential client may use it, and is held to it then', () => {
    assert.equal(stepOf(ask({ ...portal, codeChallenge: challenge, codeVerifier: verifier }), 'pkce').outcome, 'pass');
    assert.deepEqual(troubles(ask({ ...portal, codeVerifier: verifier })), ['pkce fail']);
  });
});

describe('redirect URIs are compared as texts', () => {
  const near: [string, RegExp][] = [
    ['https://portal.acme.example/callback/', /`\/` at its end/],
    ['https://portal.acme.example/Callback', /upper and lower case/],
    ['http://portal.acme.example/callback', /http and https/],
    ['https://portal.acme.example/callback?a=1', /query/],
    ['https://portal.acme.example/callback#a', /fragment/],
    ['https://portal.acme.example:8443/callback', /port/],
    [' https://portal.acme.example/callback', /blanks/],
    ['https://portal.acme.example:443/callback', /port/],
  ];
  for (const [uri, detail] of near)
    test(uri, () => {
      const step = stepOf(ask({ ...portal, redirectUri: uri }), 'redirect-uri');
      assert.equal(step.outcome, 'fail');
      assert.match(step.detail, detail);
      assert.equal(step.found, uri);
    });
});

describe('allowed addresses', () => {
  const cases: [string, boolean][] = [
    ['198.51.100.0', true],
    ['198.51.100.255', true],
    ['198.51.99.255', false],
    ['::ffff:198.51.100.7', true],
    ['::ffff:c633:6407', true],
    ['2001:db8:ffff::1', true],
    ['2001:DB8::', true],
    ['2001:db9::', false],
    ['198.51.100.07', false],
    ['198.51.100.7:443', false],
    ['', false],
  ];
  for (const [ip, allowed] of cases)
    test(`${ip || '(nothing)'} ${allowed ? 'is' : 'is not'} allowed`, () => {
      assert.equal(stepOf(ask({ client: 'Machine', ip }), 'ip-allow-list').outcome, allowed ? 'pass' : 'fail');
    });
  const ranges: [string, string, boolean][] = [
    ['198.51.100.17/24', '198.51.100.200', true],
    ['198.51.100.17', '198.51.100.18', false],
    ['0.0.0.0/0', '8.8.8.8', true],
    ['0.0.0.0/0', '::1', false],
    ['::/0', '::1', true],
    ['::/0', '8.8.8.8', false],
    ['::ffff:198.51.100.0/120', '198.51.100.9', true],
    ['2001:db8::1/128', '2001:db8::1', true],
    ['2001:db8::1/127', '2001:db8::2', false],
    ['10.0.0.0/31', '10.0.0.1', true],
    ['10.0.0.0/31', '10.0.0.2', false],
  ];
  for (const [range, ip, allowed] of ranges)
    test(`${ip} ${allowed ? 'lies' : 'does not lie'} in ${range}`, () => {
      const text = changed(['[198.51.100.0/24, "2001:db8::/32"]', `["${range}"]`]);
      assert.equal(stepOf(ask({ client: 'Machine', ip }, text), 'ip-allow-list').outcome, allowed ? 'pass' : 'fail');
    });
  test('without a list every address is', () => {
    const text = changed(['    allowedIpRanges: [198.51.100.0/24, "2001:db8::/32"]\n', '']);
    assert.equal(ask({ client: 'Machine', ip: '8.8.8.8' }, text).verdict, 'granted');
  });
});

describe('applications', () => {
  const second = (state: string) =>
    changed([
      '  - { name: Desktop App',
      `  - { name: Other, client: Machine, state: ${state} }\n  - { name: Desktop App`,
    ]);
  test('the most restrictive of several counts', () => {
    assert.deepEqual(troubles(ask({ client: 'Machine' }, second('revoked'))), ['application-state fail']);
    assert.deepEqual(troubles(ask({ client: 'Machine' }, second('approved'))), []);
  });
  test('pending: denied where scopes are enforced, a warning where they are not', () => {
    assert.deepEqual(troubles(ask({ client: 'Machine' }, second('pending'))), ['application-state fail']);
    const open = second('pending').replace('enforceScopes: true', 'enforceScopes: false');
    assert.deepEqual(troubles(ask({ client: 'Machine' }, open)), ['application-state warn']);
    assert.equal(ask({ client: 'Machine' }, open).verdict, 'granted');
    const unread = second('pending').replace('enforceScopes: true', 'enforceScopes: maybe');
    assert.deepEqual(troubles(ask({ client: 'Machine' }, unread)), ['application-state unknown']);
  });
  test('a client without one is the organization’s own', () => {
    assert.equal(stepOf(ask(portal), 'application-state').outcome, 'skip');
  });
  test('scopes that were not approved show at the calls', () => {
    const answer = ask({ ...desktop, scopes: ['users:readonly'] });
    assert.deepEqual(troubles(answer), ['scopes warn']);
    assert.equal(answer.verdict, 'granted');
  });
});

describe('the form of an assertion', () => {
  const name = 'urn:oasis:names:tc:SAML:2.0:assertion';
  const assertion = `<saml:Assertion xmlns:saml="${name}" ID="_1???>">…</saml:Assertion>`;
  const response = `<?xml version="1.0"?>\n<!-- x -->\n<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">${assertion}</samlp:Response>`;
  const pack = (text: string, to: 'base64' | 'base64url') => Buffer.from(text).toString(to);
  test('is recognized', () => {
    assert.deepEqual(recognizeAssertion(pack(assertion, 'base64url')), { holds: 'assertion', written: 'base64url' });
    assert.deepEqual(recognizeAssertion(pack(response, 'base64')), { holds: 'response', written: 'base64' });
    assert.deepEqual(recognizeAssertion(pack(response, 'base64').replace(/.{76}/g, '$&\r\n')), {
      holds: 'response',
      written: 'base64',
    });
    assert.deepEqual(recognizeAssertion(response), { holds: 'response', written: 'xml' });
    for (const text of ['', '<html></html>', 'AAAA', '{}', pack('<Response>', 'base64'), '<Assertion xmlns="other">'])
      assert.equal(recognizeAssertion(text), undefined, text);
  });
  test('without one nobody has signed in', () => {
    assert.deepEqual(troubles(ask({ client: 'Intranet' })), ['assertion unknown']);
  });
});

test('a duration that Genesys Cloud does not accept is a warning: findings stop no simulation', () => {
  const answer = ask({ client: 'Machine' }, changed(['tokenDuration: 3600', 'tokenDuration: 200000']));
  assert.deepEqual(troubles(answer), ['token-issued warn']);
  assert.equal(answer.http?.body.expires_in, 200_000);
  const scim = ask({ client: 'Machine' }, changed(['tokenDuration: 3600', 'tokenDuration: 200000\n    scim: true']));
  assert.deepEqual(troubles(scim), []);
});
