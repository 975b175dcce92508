/** What a step says about what it found: reasons and advice that fit, nothing secret, and an end in time. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findOperation } from '../../../server/src/facts/operations';
import type { Simulation } from '../../../server/src/simulate/simulation';
import { closest } from '../../../server/src/spelling/closest';
import { askApi, askToken, lineOf, stepOf, troubles } from './asking';
import { challenge, changed, organization, verifier } from './organization';

const machine = { client: 'Machine', method: 'GET', path: '/api/v2/routing/queues/7' };
const ada = { ...machine, client: 'Desktop', user: 'ada@acme.example' };

describe('the answer to a missing permission says how the operation is documented', () => {
  const operations: [string, string, string][] = [
    ['DELETE', '/api/v2/routing/queues/7', 'missing.permissions'],
    ['PUT', '/api/v2/routing/queues/7', 'missing.any.permissions'],
    ['POST', '/api/v2/routing/queues', 'missing.any.permissions'],
  ];
  for (const [method, path, code] of operations)
    test(`${method} ${path}: ${code}`, () => {
      const { http } = askApi(organization, { ...machine, method, path });
      assert.equal(http?.body.code, code);
      assert.match(String(http?.body.message), /: \[routing:queue:\w+\]$/);
    });
  test('one permission is needed all the same', () => {
    const found = findOperation('PUT', '/api/v2/routing/queues/7');
    assert.ok(found.state === 'found');
    assert.deepEqual([found.operation.needs, found.operation.oneIsEnough], ['all', true]);
  });
});

describe('what can’t be told of a client without a grant type is not held against it twice', () => {
  test('neither scopes nor roles are judged, and no answer is made up', () => {
    for (const grant of ['magic', 'PASSWORD']) {
      const text = changed(
        ['grantType: client-credentials', `grantType: ${grant}`],
        ['[Queue Reader]\n    clientId', '[]\n    clientId'],
      );
      const answer = askApi(text, machine);
      assert.deepEqual(troubles(answer), ['token-valid unknown']);
      assert.equal(answer.http, undefined);
      for (const id of ['scope', 'permission']) assert.match(stepOf(answer, id).detail, /not known/);
    }
  });
});

describe('a value that can’t be read is where the step stands', () => {
  const desktop = { client: 'Desktop', redirectUri: 'https://desktop.acme.example/callback' };
  const wrong: [step: string, from: string, to: string, stands: string][] = [
    ['client-active', 'name: Desktop', 'name: Desktop\n    state: paused', 'paused'],
    ['grant-type', 'authorization-code\n    pkce', 'magic\n    pkce', 'magic'],
    ['token-issued', 'tokenDuration: 28800', 'tokenDuration: "28800"', '"28800"'],
    ['pkce', 'pkce: true', 'pkce: yes', 'yes'],
    [
      'redirect-uri',
      '[https://desktop.acme.example/callback]',
      'https://desktop.acme.example/',
      'https://desktop.acme.example/',
    ],
    ['scopes', '28800\n    scopes: [users:readonly, routing]', '28800\n    scopes: { a: b }', 'scopes'],
    ['application-state', 'client: Desktop, state: approved', 'client: Desktop, state: ', 'state'],
  ];
  for (const [id, from, to, stands] of wrong)
    test(`${id}: ${stands}`, () => {
      const text = changed([from, to]);
      const step = stepOf(askToken(text, desktop), id);
      assert.equal(step.outcome, 'unknown');
      assert.equal(lineOf(text, step), stands);
    });
  const called: [step: string, from: string, to: string, stands: string][] = [
    ['token-valid', 'name: Desktop', 'name: Desktop\n    state: paused', 'paused'],
    ['token-expiry', 'tokenDuration: 28800', 'tokenDuration: long', 'long'],
    ['scope', 'enforceScopes: true', 'enforceScopes: on', 'on'],
    ['user-context', 'ada@acme.example, state: active', 'ada@acme.example, state: awake', 'awake'],
    ['permission', 'state: active, roles: [Queue Reader]', 'state: active, roles: Queue Reader', 'Queue Reader'],
  ];
  for (const [id, from, to, stands] of called)
    test(`${id}: ${stands}`, () => {
      const text = changed([from, to]);
      const step = stepOf(askApi(text, ada), id);
      assert.equal(step.outcome, 'unknown');
      assert.equal(lineOf(text, step), stands);
    });
  test('roles, of which none is known, and an allow list', () => {
    const roles = changed(['[Queue Reader]\n    clientId', '[Nope, Nada]\n    clientId']);
    const step = stepOf(askToken(roles, { client: 'Machine' }), 'roles');
    assert.deepEqual([step.outcome, step.found, lineOf(roles, step)], ['unknown', 'Nope, Nada', 'Nope']);
    const list = changed(['[198.51.100.0/24, "2001:db8::/32"]', 'office']);
    const address = stepOf(askToken(list, { client: 'Machine', ip: '198.51.100.7' }), 'ip-allow-list');
    assert.deepEqual([address.outcome, lineOf(list, address)], ['unknown', 'office']);
  });
});

describe('hosts', () => {
  const permission = (text: string, path: string) => stepOf(askApi(text, { ...machine, path }), 'permission');
  test('of a region, where that of the organization is none', () => {
    const text = changed(['eu-central-1', 'eu-centrel-1']);
    const answer = askApi(text, { ...machine, path: 'https://api.mypurecloud.de/api/v2/users' });
    assert.equal(stepOf(answer, 'token-valid').outcome, 'unknown');
    assert.equal(lineOf(text, stepOf(answer, 'token-valid')), 'eu-centrel-1');
    assert.match(stepOf(answer, 'permission').detail, /region of the organization is not known/);
    assert.match(stepOf(answer, 'permission').resolution!, /^Set `region`/);
  });
  test('by http, and foreign ones', () => {
    assert.match(permission(organization, 'http://api.mypurecloud.de/api/v2/users').detail, /https only/);
    const foreign = permission(organization, 'https://api.mypurecloud.de@evil.example/api/v2/users');
    assert.match(foreign.detail, /not api\.mypurecloud\.de/);
    assert.match(foreign.resolution!, /https:\/\/api\.mypurecloud\.de/);
  });
});

test('an empty segment is a segment, but one slash at the end', () => {
  for (const [path, state] of [
    ['/api/v2/routing/queues', 'found'],
    ['/api/v2/routing/queues/', 'found'],
    ['/api/v2/routing/queues//', 'unknown'],
    ['/api/v2//routing/queues', 'unknown'],
    ['/api/v2/routing//queues', 'unknown'],
    ['/api/v2/routing/queues/${a/b}/members', 'found'],
  ])
    assert.equal(findOperation('GET', path!).state, state, path);
});

describe('roles', () => {
  test('that do not exist are called so', () => {
    const text = changed(['[Queue Reader]\n    clientId', '[Nope, Employee]\n    clientId']);
    const { detail, resolution } = stepOf(askApi(text, machine), 'permission');
    assert.match(detail, /"Nope", which the organization does not have, and "Employee", whose permissions/);
    assert.match(resolution!, /^Correct the name/);
    assert.match(
      stepOf(askApi(changed(['[Queue Reader]\n    clientId', '[Employee]\n    clientId']), machine), 'permission')
        .resolution!,
      /^List/,
    );
  });
  test('with what is no permission may grant more', () => {
    const listing = (permission: string) =>
      stepOf(askApi(changed(['[routing:queue:view]', `["${permission}"]`]), machine), 'permission');
    assert.equal(listing('*:*:*').outcome, 'unknown');
    assert.equal(listing('routing:queue:add').outcome, 'fail');
    assert.equal(listing('admin').outcome, 'fail');
    assert.equal(listing('routing:*:view').outcome, 'pass');
  });
  test('in one division leave the others out', () => {
    const text = (division: string) =>
      changed(['[Queue Reader]\n    clientId', `[{ role: Queue Reader, division: ${division} }]\n    clientId`]);
    assert.match(stepOf(askApi(text('Sales'), machine), 'permission').detail, /"Sales"\. What belongs to other/);
    assert.doesNotMatch(stepOf(askApi(text('"*"'), machine), 'permission').detail, /other divisions/);
    assert.equal(askApi(text('Sales'), machine).verdict, 'allowed');
  });
});

describe('users', () => {
  test('a blank one is none', () => {
    for (const user of ['', '  ']) {
      const { detail, found } = stepOf(askApi(organization, { ...ada, user }), 'user-context');
      assert.match(detail, /was not said/);
      assert.equal(found, 'nobody');
    }
  });
  test('a deleted one is restored, not activated', () => {
    const gone = (state: string) =>
      stepOf(
        askApi(changed(['ada@acme.example, state: active', `ada@acme.example, state: ${state}`]), ada),
        'user-context',
      );
    assert.match(gone('deleted').resolution!, /^Restore/);
    assert.match(gone('inactive').resolution!, /^Activate/);
  });
  test('one who is named for a machine is not looked at, which is said', () => {
    const answer = askApi(organization, { ...machine, user: 'nobody@acme.example' });
    assert.equal(answer.verdict, 'allowed');
    assert.match(stepOf(answer, 'user-context').detail, /not looked at/);
    assert.doesNotMatch(stepOf(askApi(organization, machine), 'user-context').detail, /not looked at/);
  });
});

describe('of several with the same name one is looked at, which is said', () => {
  const twin =
    '  - { name: Machine, grantType: client-credentials, state: disabled, roles: [Queue Reader] }\n  - name: Portal';
  test('clients', () => {
    const text = changed(['  - name: Portal', twin]);
    assert.deepEqual(troubles(askToken(text, { client: 'Machine' })), ['client-known warn']);
    assert.deepEqual(troubles(askApi(text, machine)), ['token-valid warn']);
    assert.equal(askApi(text, machine).verdict, 'allowed');
  });
  test('clients with the same Client ID', () => {
    const text = changed([
      '  - name: Portal',
      twin.replace('Machine,', 'Twin, clientId: 3F0D6F9E-2C4E-4A43-9A53-3D4B6F1F0C11,'),
    ]);
    const { detail } = stepOf(askToken(text, { client: 'Machine' }), 'client-known');
    assert.match(detail, /^2 clients have the Client ID "3f0d6f9e/);
  });
  test('users', () => {
    const text = changed(['  - { email: bob', '  - { email: ada@acme.example, state: deleted }\n  - { email: bob']);
    assert.deepEqual(troubles(askApi(text, ada)), ['user-context warn']);
  });
});

test('a scope that is not known says what to do', () => {
  const step = stepOf(askApi(organization, { ...ada, path: '/api/v2/chats/messages/7' }), 'scope');
  assert.equal(step.outcome, 'unknown');
  assert.match(step.resolution!, /GET \/api\/v2\/chats\/messages\/\{messageId\}/);
  assert.equal(lineOf(organization, step), 'true');
});

test('where no redirect URI is registered, the advice is to register one', () => {
  const text = changed(['    redirectUris: [https://desktop.acme.example/callback]\n', '']);
  assert.match(stepOf(askToken(text, { client: 'Desktop' }), 'redirect-uri').resolution!, /^Register/);
  assert.match(stepOf(askToken(organization, { client: 'Desktop' }), 'redirect-uri').resolution!, /^Send/);
});

test('refreshing by a public client is supposed, not known', () => {
  const step = (client: string) => stepOf(askToken(organization, { client, grant: 'refresh-token' }), 'grant-type');
  assert.deepEqual([step('Desktop').outcome, step('Desktop').confidence], ['warn', 'inferred']);
  assert.equal(lineOf(organization, step('Desktop')), 'true');
  assert.equal(step('Portal').outcome, 'pass');
});

describe('what comes as a code challenge may be a verifier, and is not shown', () => {
  const other = 'zQ7'.repeat(15);
  const questions: [string, { codeChallenge: string; codeVerifier: string }, RegExp][] = [
    ['padded', { codeChallenge: `${verifier}=`, codeVerifier: verifier }, /no padding/],
    ['with a blank', { codeChallenge: `${verifier} `, codeVerifier: verifier }, /base64url/],
    ['swapped', { codeChallenge: verifier, codeVerifier: challenge }, /changed places/],
    ['that of another, by plain', { codeChallenge: verifier, codeVerifier: other }, /not the one/],
    [
      'of the right length, in base64',
      { codeChallenge: verifier.replace('-', '+'), codeVerifier: verifier },
      /base64url/,
    ],
  ];
  for (const [name, question, detail] of questions)
    test(name, () => {
      const desktop = { client: 'Desktop', redirectUri: 'https://desktop.acme.example/callback', ...question };
      const answer = askToken(organization, desktop);
      assert.deepEqual(troubles(answer), ['pkce fail']);
      assert.match(stepOf(answer, 'pkce').detail, detail);
      const text = JSON.stringify(answer);
      for (const hidden of [question.codeVerifier, question.codeChallenge]) assert.ok(!text.includes(hidden));
    });
});

describe('an end in time, and texts that can be read', () => {
  const many = 100_000;
  const scopes = Array.from({ length: many }, (_, index) => `s${index}`);
  const desktop = { client: 'Desktop', redirectUri: 'https://desktop.acme.example/callback' };

  function within(milliseconds: number, ask: () => Simulation): Simulation {
    const start = performance.now();
    const answer = ask();
    const took = performance.now() - start;
    assert.ok(took < milliseconds, `${Math.round(took)} ms`);
    for (const { detail, expected = '', found = '', resolution = '' } of answer.steps)
      assert.ok((detail + expected + found + resolution).length < 3000);
    return answer;
  }

  test('100,000 scopes are asked for, and all are there', () => {
    const list = scopes.join(', ');
    const text = changed(
      ['tokenDuration: 28800\n    scopes: [users:readonly, routing]', `scopes: [${list}]`],
      ['scopes: [routing] }', `scopes: [${list}] }`],
    );
    const asked = [...scopes].reverse();
    const answer = within(3000, () => askToken(text, { ...desktop, scopes: asked }));
    assert.equal(stepOf(answer, 'scopes').outcome, 'pass');
    const more = within(3000, () => askToken(text, { ...desktop, scopes: [...asked, 'one-more'] }));
    assert.match(stepOf(more, 'scopes').detail, /"one-more"/);
  });
  test('20,000 roles are held and listed', () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `r${index}`);
    const text = changed(
      ['[Queue Reader]\n    clientId', `[${names.join(', ')}]\n    clientId`],
      [
        'roles:\n',
        `roles:\n${names.map((name) => `  - { name: ${name}, permissions: [routing:queue:add] }\n`).join('')}`,
      ],
    );
    assert.equal(within(5000, () => askApi(text, machine)).verdict, 'blocked');
    assert.equal(within(5000, () => askToken(text, { client: 'Machine' })).verdict, 'granted');
  });
  test('a name of a million characters that is not there, beside one', () => {
    const text = changed(['name: Portal', `name: ${'c'.repeat(1e6)}`]);
    assert.equal(within(2000, () => askToken(text, { client: 'd'.repeat(1e6) })).verdict, 'denied');
    assert.equal(within(2000, () => askToken(text, { client: 'c'.repeat(1e6) })).verdict, 'denied');
    assert.equal(
      within(2000, () => askApi(text, { ...machine, client: 'c'.repeat(1e6), user: 'x'.repeat(1e6) })).verdict,
      'blocked',
    );
  });
  test('a redirect URI of a megabyte, and 5,000 registered ones', () => {
    const uris = Array.from({ length: 5000 }, (_, index) => `https://a.example/${index}`);
    const text = changed(['[https://desktop.acme.example/callback]', `[${uris.join(', ')}]`]);
    const redirectUri = `https://a.example/${'x'.repeat(1e6)}`;
    assert.equal(
      stepOf(
        within(2000, () => askToken(text, { ...desktop, redirectUri })),
        'redirect-uri',
      ).outcome,
      'fail',
    );
  });
  test('a path of ten megabytes', () => {
    const path = `/api/v2/${'a/'.repeat(5_000_000)}`;
    assert.match(
      stepOf(
        within(2000, () => askApi(organization, { ...machine, path })),
        'permission',
      ).detail,
      /too long/,
    );
  });
});

test('did you mean: slips are looked for in texts that people type', () => {
  assert.equal(closest('Machne', ['Machine', 'Portal']), 'Machine');
  assert.equal(closest(`${'a'.repeat(150)}_B`, [`${'A'.repeat(150)}-b`]), `${'A'.repeat(150)}-b`);
  assert.equal(closest(`${'a'.repeat(150)}b`, [`${'a'.repeat(150)}c`]), undefined);
  assert.equal(closest('abcdef', ['abdcef', 'uvwxyz']), 'abdcef', 'a swap is one slip');
});
