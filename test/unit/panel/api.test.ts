import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Askable } from '../../../server/src/panel/panel';
import type { ApiInputs } from '../../../server/src/panel/view';
import { changed, organization } from '../simulate/organization';
import { answer, ask, drawn, plain, variants, wire } from './asking';

const call = (client: string, method: string, path: string, more: Partial<ApiInputs> = {}): Askable => ({
  view: 'api',
  client,
  method,
  path,
  ...more,
});
const queues = call('Machine', 'GET', '/api/v2/routing/queues');
const users = call('Machine', 'GET', '/api/v2/analytics/reporting/exports');

const withAction = `${organization}integrations:
  - name: CRM Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: Machine }
  - name: Lost Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient }
  - name: Stray Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: Nobody }
dataActions:
  - name: Get Queue
    integration: CRM Actions
    request: { method: GET, url: '/api/v2/routing/queues/\${input.id}' }
  - name: Get Lost
    integration: Lost Actions
    request: { method: GET, url: /api/v2/routing/queues }
  - name: Get Stray
    integration: Stray Actions
    request: { method: GET, url: /api/v2/routing/skills }
`;

describe('what happens', () => {
  test('a call that is allowed', async () => {
    const view = await answer(organization, { ...queues, tokenAge: 720 } as Askable);
    assert.deepEqual(drawn(view), [
      '1 application > login: Ask for a token (POST /oauth/token)',
      '2 login > application: Token for 1 hour (200 12 minutes ago)',
      '3 application > api: Call the API (GET /api/v2/routing/queues)',
      '[pass] api: All checks pass',
      '4 api > application: Answer (200)',
    ]);
    assert.equal(plain(view.verdict.sentence), 'Machine may call GET /api/v2/routing/queues.');
    assert.equal(
      wire(view.exchanges[1]!.request),
      'GET /api/v2/routing/queues HTTP/1.1\nHost: api.mypurecloud.de\nAuthorization: Bearer <redacted>\nAccept: application/json',
    );
    assert.ok(view.checks.filter(({ outcome }) => outcome !== 'skip').every(({ message }) => message === 3));
    assert.deepEqual(view.verdict.facts[1], { label: 'Token', value: '48 minutes left' });
  });

  test('a call that lacks a permission is refused on the lane of the API', async () => {
    const view = await answer(organization, users);
    assert.equal(view.verdict.title, 'Blocked');
    assert.match(view.verdict.code!, /^403 missing\.(any\.)?permissions$/);
    assert.deepEqual(drawn(view).slice(2), [
      '3 application > api: Call the API (GET /api/v2/analytics/reporting/exports)',
      '[fail] api: Permission missing',
      `4 api > application: Refused (${view.verdict.code}) bad`,
      '- api > application: Not reached: answer dim',
    ]);
    assert.match(wire(view.exchanges[1]!.response!), /^HTTP\/1\.1 403 Forbidden\n/);
    assert.equal(view.exchanges[1]!.request.lines.filter(({ hit }) => hit).length, 1);
    assert.equal(view.verdict.facts[1]?.value, 'Permission');
    const permission = view.checks.find(({ id }) => id === 'permission');
    assert.ok(permission?.actions.some(({ does }) => does.kind === 'fix'));
    assert.ok(permission?.actions.some(({ does }) => does.kind === 'go'));
    assert.match(plain(view.preview!.notes[0]), /holder/);
  });

  test('without a token nothing is asked for first', async () => {
    const view = await answer(organization, { ...queues, whatIf: 'no-token' } as Askable);
    assert.deepEqual(drawn(view).slice(0, 3), [
      '- application > login: No token is asked for dim',
      '1 application > api: Call the API (GET /api/v2/routing/queues)',
      '[fail] api: No token',
    ]);
    assert.match(wire(view.exchanges[0]!.request), /\n\(no header Authorization\)\n/);
    assert.equal(view.verdict.code, '401 authentication.required');
  });

  test('where the token request fails, the call is not reached, and the checks are those of that request', async () => {
    const view = await answer(organization, { ...queues, whatIf: 'wrong-secret' } as Askable);
    assert.deepEqual(drawn(view), [
      '1 application > login: Ask for a token (POST /oauth/token)',
      '[fail] login: Not the right secret',
      '2 login > application: Refused (400 invalid_client) bad',
      '- login > application: Not reached: token for 1 hour dim',
      '- application > api: Not reached: call the API dim',
    ]);
    assert.equal(view.checks.length, 12);
    assert.equal(view.exchanges.length, 1);
  });

  test('a path that was emptied says which one is asked for in its place', async () => {
    const view = await answer(organization, { ...queues, path: '' } as Askable);
    const fault = view.fields.find(({ id }) => id === 'path')?.fault;
    assert.match(fault ?? '', /^No path is given, so \/api\/v2\/\S+ is asked for\.$/);
  });

  test('a path that is nearly one is asked for by a button', async () => {
    const misspelt = { ...queues, path: '/api/v2/routing/queuez', tokenAge: 5 } as Askable;
    const view = await answer(organization, misspelt);
    assert.equal(view.verdict.title, 'Unknown');
    const action = view.verdict.actions.find(({ id }) => id === 'near');
    assert.equal(action?.label, 'Ask for GET /api/v2/routing/queues');
    assert.ok(action.does.kind === 'ask' && action.does.question.view === 'api');
    assert.equal(action.does.question.tokenAge, 5);
    assert.equal((await answer(organization, action.does.question)).verdict.title, 'Allowed');
    for (const path of ['/api/v2/nothing/like/it', '/api/v2/routing/queues'])
      assert.ok(
        !(await answer(organization, { ...queues, path } as Askable)).verdict.actions.some(({ id }) => id === 'near'),
      );
  });

  test('a limit says when to try again', async () => {
    const view = await answer(organization, { ...queues, whatIf: 'rate' } as Askable);
    assert.match(wire(view.exchanges[1]!.response!), /^HTTP\/1\.1 429 Too Many Requests\n.*\nRetry-After: 60\n/);
  });
});

describe('what if', () => {
  test('of a machine', async () => {
    assert.deepEqual(variants(await answer(withAction, call('Machine', 'GET', '/api/v2/routing/queues/${input.id}'))), [
      ' 200',
      'wrong-secret 400',
      'expired 401',
      'missing-role 403',
      'other-grant 400',
      'revoked 401',
      'no-token 401',
      'credentials 401',
      'idle 401',
      'rate 429',
    ]);
  });
  test('of a person, whose roles decide', async () => {
    const text = changed(['enforceScopes: true', 'enforceScopes: false']);
    const view = await answer(text, call('Desktop', 'GET', '/api/v2/routing/queues', { user: 'ada@acme.example' }));
    assert.equal(view.verdict.title, 'Allowed');
    assert.deepEqual(variants(view), [
      ' 200',
      'expired 401',
      'missing-role 403',
      'other-grant 400',
      'revoked 401',
      'no-token 401',
      'idle 401',
      'rate 429',
    ]);
  });
  test('every row of the table of troubles says cause and resolution', async () => {
    const view = await answer(withAction, call('Machine', 'GET', '/api/v2/routing/queues/${input.id}'));
    const details = Object.fromEntries(view.variants.map(({ id, detail }) => [id, detail ?? '']));
    assert.match(details['wrong-secret']!, /^Cause: .*invalid.* Resolution: verify Client ID and secret/);
    assert.match(details['missing-role']!, /^Cause: no role .*denied\. Resolution: assign a role/);
    assert.match(details.expired!, /^Cause: the lifetime .* Resolution: request a new token/);
    assert.match(details['other-grant']!, /^Cause: .*grant type.* Resolution: compare the OAuth configuration/);
    assert.match(
      details.credentials!,
      /^Cause: the credentials of the integration .* Resolution: update the credentials/,
    );
    for (const { id, detail } of view.variants)
      assert.ok(id === '' || id === 'fix' || /^Cause: .* Resolution: /.test(detail ?? ''), id);
  });
  test('with the fix it is allowed', async () => {
    const view = await answer(organization, users);
    assert.deepEqual(variants(view).slice(1, 2), ['fix 200']);
    const fixed = await answer(organization, { ...users, whatIf: 'fix' } as Askable);
    assert.equal(fixed.verdict.title, 'Allowed');
    assert.equal(fixed.preview?.fix, view.preview?.fix);
  });
  test('other variants offer no fix of the file, for it is not at fault', async () => {
    const view = await answer(organization, { ...users, whatIf: 'revoked' } as Askable);
    assert.equal(view.preview, undefined);
    assert.ok(!JSON.stringify(view.checks).includes('"kind":"fix"'));
  });
});

describe('integrations without credentials', () => {
  test('that name no client', async () => {
    const view = await answer(withAction, call('', 'GET', '/api/v2/routing/queues'));
    assert.equal(view.verdict.code, '401 authentication.required');
    assert.match(
      plain(view.verdict.sentence),
      /The credentials of the integration "Lost Actions" name no OAuth client.*Update the credentials/,
    );
    assert.deepEqual([view.picture.lanes[0]?.title, view.picture.lanes[0]?.sub], ['Lost Actions', 'no client']);
  });
  test('that name one that is not there', async () => {
    const view = await answer(withAction, call('Nobody', 'GET', '/api/v2/routing/skills'));
    assert.match(
      plain(view.verdict.sentence),
      /"Stray Actions" name the client "Nobody", which the organization does not have/,
    );
  });
});

describe('inputs', () => {
  test('what is left out is a call of the client, as the file has it', async () => {
    const view = await answer(withAction, { view: 'api', client: 'Machine' });
    const path = view.fields.find(({ id }) => id === 'path');
    assert.ok(path?.kind === 'text');
    assert.equal(path.value, '/api/v2/routing/queues/${input.id}');
    assert.equal(plain(path.hint), 'From the data action Get Queue.');
    assert.deepEqual([view.picture.lanes[0]?.title, view.picture.lanes[0]?.sub], ['CRM Actions', 'Machine']);
  });
  test('what makes no sense is said', async () => {
    const faults = async (more: Partial<ApiInputs>) =>
      (await answer(organization, { ...queues, ...more } as Askable)).fields.flatMap(({ id, fault }) =>
        fault === undefined ? [] : [`${id}: ${fault}`],
      );
    assert.match((await faults({ tokenAge: -1 }))[0]!, /^tokenAge: .* 0 is taken\.$/);
    assert.match((await faults({ tokenAge: Number.POSITIVE_INFINITY }))[0]!, /^tokenAge/);
    assert.match((await faults({ method: 'BREW' }))[0]!, /^method/);
    assert.match((await faults({ path: '/api/v2/routing/queue' }))[0]!, /Did you mean \/api\/v2\/routing\/queues\?/);
    assert.match(
      (await faults({ path: 'https://api.mypurecloud.com/api/v2/users' }))[0]!,
      /not the API of the organization/,
    );
    assert.deepEqual(await faults({}), []);
  });
});

describe('choosing', () => {
  test('offers clients and calls, with the worst finding on each', async () => {
    const line = withAction.split('\n').findIndex((text) => text.includes('name: Widget'));
    const range = { start: { line, character: 4 }, end: { line, character: 8 } };
    const finding = {
      rule: 'x/y',
      severity: 'warning' as const,
      message: '',
      pointer: '',
      range,
      related: [],
      tags: [],
      fixes: [],
    };
    const view = await ask(withAction, { view: 'token' }, { findings: [finding] });
    assert.ok(view.kind === 'choose');
    const [clients, calls] = view.columns;
    assert.deepEqual(
      clients!.items.map(({ title, sub, mark }) => `${title}: ${sub}${mark ? ` ${mark}` : ''}`),
      [
        'Machine: client-credentials, 1 hour',
        'Portal: authorization-code, 1 day',
        'Desktop: authorization-code with PKCE, 8 hours',
        'Widget: implicit, 1 day warn',
        'Intranet: saml2-bearer, 1 day',
      ],
    );
    assert.deepEqual(
      calls!.items.map(({ title, question }) => `${title} ${'client' in question ? question.client : ''}`),
      ['Get Queue Machine', 'Get Lost ', 'Get Stray Nobody'],
    );
    assert.equal(calls!.count, '3 data actions');
    for (const { items } of [clients!, calls!])
      for (const { question } of items) assert.equal((await ask(withAction, question as Askable)).kind, 'answer');
  });
});
