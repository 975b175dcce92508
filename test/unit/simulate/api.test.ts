import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApiQuestion } from '../../../server/src/simulate/api/request';
import { askApi, lineOf, stepOf, troubles } from './asking';
import { changed, organization } from './organization';

const order = [
  'token-present',
  'token-valid',
  'token-expiry',
  'application-state',
  'scope',
  'user-context',
  'permission',
  'rate-limit',
];
const queue = { method: 'GET', path: '/api/v2/routing/queues/7' };
const machine = { client: 'Machine', ...queue };
const ada = { client: 'Desktop', user: 'ada@acme.example', ...queue };

const hipaa = changed(['enforceScopes: true', 'enforceScopes: true, hipaa: true']);

describe('a call is allowed', () => {
  test('to a machine whose role grants it', () => {
    const answer = askApi(organization, machine);
    assert.equal(answer.verdict, 'allowed');
    assert.deepEqual(
      answer.steps.map(({ id }) => id),
      order,
    );
    assert.deepEqual(
      answer.steps.map(({ outcome }) => outcome),
      ['pass', 'pass', 'pass', 'pass', 'skip', 'pass', 'pass', 'skip'],
    );
    assert.equal(answer.http?.status, 200);
    assert.equal(lineOf(organization, stepOf(answer, 'permission')), 'Queue Reader');
  });
  test('to a person whose role grants it', () => {
    const answer = askApi(organization, ada);
    assert.deepEqual(troubles(answer), []);
    assert.equal(answer.token?.sub, 'ada@acme.example');
    assert.equal(stepOf(answer, 'scope').outcome, 'pass');
  });
  test('however the path is written', () => {
    for (const path of [
      '/api/v2/routing/queues/7?expand=members',
      'https://api.mypurecloud.de/api/v2/routing/queues/7',
      'https://API.mypurecloud.de:443/api/v2/routing/queues/7',
      'https://API.mypurecloud.de/api/v2/routing/queues/7#x',
    ])
      assert.equal(askApi(organization, { ...machine, path, method: 'get' }).verdict, 'allowed', path);
  });
  test('when the operation needs no permission, whatever the roles are', () => {
    const answer = askApi(changed(['    roles: [Queue Reader]\n    clientId', '    roles: [Employee]\n    clientId']), {
      ...machine,
      path: '/api/v2/users/7',
    });
    assert.equal(answer.verdict, 'allowed');
  });
});

interface Block {
  readonly of: string;
  readonly question: ApiQuestion;
  readonly text?: string;
  readonly outcome?: string;
  readonly status?: number;
  readonly code?: string;
  readonly at?: string;
}

const blocks: Block[] = [
  { of: 'token-present', question: { ...machine, withoutToken: true }, status: 401, code: 'authentication.required' },
  { of: 'token-valid', question: { ...machine, client: 'Nobody' }, status: 401, code: 'bad.credentials' },
  {
    of: 'token-valid',
    question: machine,
    text: changed(['tokenDuration: 3600', 'tokenDuration: 3600\n    state: disabled']),
    status: 401,
    code: 'bad.credentials',
    at: 'disabled',
  },
  {
    of: 'token-expiry',
    question: { ...machine, tokenAge: 3600 },
    status: 401,
    code: 'credentials.expired',
    at: '3600',
  },
  {
    of: 'token-expiry',
    question: { ...machine, tokenAge: 900 },
    text: hipaa,
    status: 401,
    code: 'credentials.expired',
    at: 'true',
  },
  {
    of: 'token-expiry',
    question: machine,
    text: changed(['tokenDuration: 3600', 'tokenDuration: an hour']),
    outcome: 'unknown',
  },
  {
    of: 'application-state',
    question: machine,
    text: changed(['state: approved }', 'state: revoked }']),
    status: 401,
    code: 'bad.credentials',
    at: 'revoked',
  },
  {
    of: 'scope',
    question: { ...ada, path: '/api/v2/users/7' },
    status: 403,
    code: 'not.authorized',
    at: 'scopes',
  },
  {
    of: 'user-context',
    question: { ...machine, path: '/api/v2/users/me' },
    status: 400,
    code: 'not.a.user',
    at: 'client-credentials',
  },
  { of: 'user-context', question: { ...ada, user: undefined }, status: 401, code: 'bad.credentials', at: 'users' },
  { of: 'user-context', question: { ...ada, user: 'x@acme.example' }, status: 401, code: 'bad.credentials' },
  {
    of: 'user-context',
    question: { ...ada, user: 'bob@acme.example' },
    status: 401,
    code: 'bad.credentials',
    at: 'inactive',
  },
  {
    of: 'permission',
    question: { ...machine, method: 'DELETE' },
    status: 403,
    code: 'missing.permissions',
    at: 'permissions',
  },
  {
    of: 'permission',
    question: { ...machine, method: 'POST', path: '/api/v2/analytics/conversations/details/query' },
    status: 403,
    code: 'missing.any.permissions',
    at: 'permissions',
  },
  { of: 'permission', question: { ...machine, path: '/api/v2/routing/queue/7' }, outcome: 'unknown' },
  { of: 'permission', question: { ...machine, method: 'BREW' }, outcome: 'unknown' },
  { of: 'permission', question: { ...machine, path: 'https://crm.example/api/v2/users' }, outcome: 'unknown' },
  { of: 'permission', question: { ...ada, user: 'eve@acme.example' }, outcome: 'unknown', at: 'Employee' },
  { of: 'rate-limit', question: { ...machine, callsBefore: 300 }, status: 429, code: 'too.many.requests' },
];

describe('a call is blocked by one step alone', () => {
  for (const { of, question, text = organization, outcome = 'fail', status, code, at } of blocks)
    test(`${of} ${outcome}: ${JSON.stringify(question)}`, () => {
      const answer = askApi(text, question);
      assert.equal(answer.verdict, 'blocked');
      assert.deepEqual(troubles(answer), [`${of} ${outcome}`]);
      assert.equal(answer.http?.status, status);
      assert.equal(answer.http?.body.code, code);
      assert.equal(answer.http?.body.status, status);
      assert.ok(stepOf(answer, of).resolution);
      if (at) assert.equal(lineOf(text, stepOf(answer, of)).trim(), at);
    });
  test('every step has a block', () => {
    assert.deepEqual(
      order.filter((id) => !blocks.some((block) => block.of === id && !block.outcome)),
      [],
    );
  });
});

describe('permissions', () => {
  const details = { ...machine, method: 'POST', path: '/api/v2/analytics/conversations/details/query' };
  const holding = (...permissions: string[]) => changed(['[routing:queue:view]', JSON.stringify(permissions)]);
  test('all are needed, or one of several', () => {
    assert.equal(askApi(holding('analytics:agentConversationDetail:view'), details).verdict, 'allowed');
    assert.match(
      String(askApi(organization, details).http?.body.message),
      /at least one of .*: \[analytics:conversationDetail:view, analytics:agentConversationDetail:view\]$/,
    );
    assert.match(
      String(askApi(organization, { ...machine, method: 'DELETE' }).http?.body.message),
      /missing the following permission\(s\): \[routing:queue:delete\]$/,
    );
  });
  test('wildcards grant', () => {
    for (const wildcard of ['routing:*:*', 'routing:queue:*', 'routing:*:view'])
      assert.equal(askApi(holding(wildcard), machine).verdict, 'allowed', wildcard);
    assert.equal(askApi(holding('routing:skill:*'), machine).verdict, 'blocked');
  });
  test('a built-in role: known where it was captured, else unknown unless another role covers it', () => {
    const roles = (list: string) =>
      changed(['    roles: [Queue Reader]\n    clientId', `    roles: [${list}]\n    clientId`]);
    const captured = askApi(roles('Master Admin'), machine);
    assert.equal(captured.verdict, 'allowed');
    assert.equal(stepOf(captured, 'permission').confidence, 'inferred');
    assert.equal(askApi(roles('Master Admin'), details).verdict, 'allowed', 'what is no wildcard counts too');
    assert.deepEqual(troubles(askApi(roles('Employee'), machine)), ['permission unknown']);
    assert.equal(askApi(roles('Employee, Queue Reader'), machine).verdict, 'allowed');
    assert.deepEqual(troubles(askApi(roles('Queue Redaer'), machine)), ['permission unknown']);
    assert.deepEqual(troubles(askApi(roles('[x]'), machine)), ['permission unknown']);
  });
  test('a role in a division is said', () => {
    const text = changed([
      '    roles: [Queue Reader]\n    clientId',
      '    roles: [{ role: Queue Reader, division: Sales }]\n    clientId',
    ]);
    assert.match(stepOf(askApi(text, machine), 'permission').detail, /in the division "Sales"/);
    assert.deepEqual(askApi(text, machine).token?.roles, [{ role: 'Queue Reader', division: 'Sales' }]);
  });
  test('what is probably meant is offered', () => {
    const step = stepOf(askApi(organization, { ...machine, path: '/api/v2/routing/queue/7' }), 'permission');
    assert.equal(step.resolution, 'Did you mean GET /api/v2/routing/queues/7?');
  });
  test('with several roles the list of them is what to change', () => {
    const text = changed([
      '    roles: [Queue Reader]\n    clientId',
      '    roles: [Queue Reader, Directory]\n    clientId',
    ]);
    const step = stepOf(askApi(text, { ...machine, method: 'DELETE' }), 'permission');
    assert.equal(step.at?.pointer, '/oauthClients/0/roles');
  });
});

describe('scopes', () => {
  test('are not looked at where they are not enforced', () => {
    for (const to of ['enforceScopes: false', 'x-note: none']) {
      const text = changed(['enforceScopes: true', to]);
      const answer = askApi(text, { ...ada, path: '/api/v2/users/7' });
      assert.equal(stepOf(answer, 'scope').outcome, 'skip', to);
      assert.equal(answer.verdict, 'allowed', to);
    }
    const unread = askApi(changed(['enforceScopes: true', 'enforceScopes: maybe']), ada);
    assert.deepEqual(troubles(unread), ['scope unknown']);
  });
  test('of the application come before those of the client', () => {
    const without = changed([', scopes: [routing]', '']);
    assert.equal(askApi(without, { ...ada, path: '/api/v2/users/7' }).verdict, 'allowed');
    assert.equal(askApi(organization, { ...ada, path: '/api/v2/users/7' }).verdict, 'blocked');
  });
  test('readonly is for reading', () => {
    const readonly = changed(
      ['scopes: [routing]', 'scopes: ["routing:readonly"]'],
      ['[routing:queue:view]', '["routing:*:*"]'],
    );
    assert.deepEqual(troubles(askApi(readonly, ada)), []);
    const write = { ...ada, method: 'POST', path: '/api/v2/routing/queues' };
    assert.deepEqual(troubles(askApi(readonly, write)), ['scope fail']);
    assert.equal(stepOf(askApi(readonly, write), 'scope').expected, 'routing');
  });
});

describe('tokens', () => {
  test('live for their duration', () => {
    assert.equal(askApi(organization, { ...machine, tokenAge: 3599 }).verdict, 'allowed');
    assert.equal(askApi(organization, { ...ada, client: 'Portal', tokenAge: 86_399 }).verdict, 'allowed');
    assert.equal(askApi(organization, { ...ada, client: 'Portal', tokenAge: 86_400 }).verdict, 'blocked');
    assert.equal(askApi(organization, { ...machine, tokenAge: Number.POSITIVE_INFINITY }).verdict, 'blocked');
    assert.equal(askApi(hipaa, { ...machine, tokenAge: 899 }).verdict, 'allowed');
  });
  test('of another region are not valid', () => {
    const answer = askApi(organization, { ...machine, path: 'https://api.mypurecloud.com/api/v2/routing/queues/7' });
    assert.deepEqual(troubles(answer), ['token-valid fail', 'permission unknown']);
    assert.equal(answer.http?.body.code, 'bad.credentials');
  });
  test('of an inactive client still work', () => {
    const text = changed(['tokenDuration: 3600', 'tokenDuration: 3600\n    state: inactive']);
    assert.deepEqual(troubles(askApi(text, machine)), ['token-valid warn']);
  });
  test('are said to be issued before', () => {
    const { token } = askApi(organization, { ...machine, tokenAge: 600 });
    assert.equal(token?.iat, Date.parse('2026-11-23T11:50:00Z') / 1000);
    assert.equal(token?.exp, Date.parse('2026-11-23T12:50:00Z') / 1000);
  });
});
