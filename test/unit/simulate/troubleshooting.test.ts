/** The rows of the administration guide's troubleshooting table for OAuth: issue, cause, resolution. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askApi, askToken, stepOf, troubles } from './asking';
import { changed, organization, secrets } from './organization';

const call = { client: 'Machine', method: 'GET', path: '/api/v2/routing/queues/7' };

test('token request fails: invalid client credentials', () => {
  const answer = askToken(organization, { client: 'Machine', secret: 'wrong' }, { secrets });
  assert.deepEqual(troubles(answer), ['client-authentication fail']);
  const step = stepOf(answer, 'client-authentication');
  assert.match(step.resolution!, /Verify Client ID and secret/);
  assert.equal(step.confidence, 'confirmed');
  assert.deepEqual(answer.http, {
    status: 400,
    body: {
      error: 'invalid_client',
      description: 'authentication failed',
      error_description: 'authentication failed',
    },
  });
});

test('API access denied: missing role permissions', () => {
  const answer = askApi(organization, { ...call, method: 'PUT' });
  assert.deepEqual(troubles(answer), ['permission fail']);
  assert.match(stepOf(answer, 'permission').resolution!, /Add routing:queue:edit .* or assign a role/);
  assert.equal(answer.http?.status, 403);
});

test('token expired: lifetime exceeded', () => {
  const answer = askApi(organization, { ...call, tokenAge: 3601 });
  assert.deepEqual(troubles(answer), ['token-expiry fail']);
  assert.match(stepOf(answer, 'token-expiry').resolution!, /Request a new token/);
  assert.equal(answer.http?.status, 401);
});

test('authentication errors: incorrect grant type', () => {
  const redirectUri = 'https://portal.acme.example/callback';
  const answer = askToken(organization, { client: 'Portal', grant: 'implicit', redirectUri }, { secrets });
  assert.deepEqual(troubles(answer), ['grant-type fail']);
  const step = stepOf(answer, 'grant-type');
  assert.match(step.resolution!, /Ask with authorization-code/);
  assert.equal(step.confidence, 'inferred');
  assert.equal(step.found, 'implicit');
});

test('integration failure: credentials not configured', () => {
  const without = changed(['    clientSecret: ${secret:machine}\n', '']);
  const answer = askToken(without, { client: 'Machine', secret: 'any' }, { secrets });
  assert.deepEqual(troubles(answer), ['client-authentication unknown']);
  assert.match(stepOf(answer, 'client-authentication').resolution!, /Add a reference/);
});

test('a revoked application is blocked at once, with the tokens that it already has', () => {
  const revoked = changed(['state: approved }', 'state: revoked }']);
  const denied = askToken(revoked, { client: 'Machine' }, { secrets });
  assert.deepEqual(troubles(denied), ['application-state fail']);
  const blocked = askApi(revoked, { ...call, tokenAge: 10 });
  assert.deepEqual(troubles(blocked), ['application-state fail']);
  assert.equal(blocked.http?.status, 401);
});
