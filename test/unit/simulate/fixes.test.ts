import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDocument } from '../../../server/src/document/open';
import type { Text } from '../../../server/src/panel/view';
import { type ApiQuestion, type ApiStep, apiTitles } from '../../../server/src/simulate/api/request';
import { apiFixes, tokenFixes } from '../../../server/src/simulate/fixes';
import type { StepFix } from '../../../server/src/simulate/fixes/fix';
import { type TokenQuestion, type TokenStep, tokenTitles } from '../../../server/src/simulate/oauth/request';
import { edited } from '../../edited';
import { askApi, askToken, stepOf } from './asking';

/** The fixes of a step, each of which must mend it, and the text after the first or the one of this id. */
function mendToken(text: string, step: TokenStep, question: TokenQuestion, id?: string) {
  return mended(text, id, tokenFixes(step, question, { document: openDocument(text) }), (after) =>
    stepOf(askToken(after, question), step),
  );
}

function mendApi(text: string, step: ApiStep, question: ApiQuestion, id?: string) {
  return mended(text, id, apiFixes(step, question, { document: openDocument(text) }), (after) =>
    stepOf(askApi(after, question), step),
  );
}

function mended(
  text: string,
  id: string | undefined,
  fixes: readonly StepFix[],
  again: (after: string) => { readonly outcome: string },
) {
  for (const fix of fixes) {
    const after = edited(text, fix.edits);
    assert.equal(again(after).outcome, 'pass', `${fix.id}: ${after}`);
    assert.equal(openDocument(after).chunks.flatMap(({ problems }) => problems).length, 0, after);
  }
  const fix = id === undefined ? fixes[0] : fixes.find((one) => one.id === id);
  return {
    ids: fixes.map((one) => one.id),
    title: fix?.title,
    after: fix && edited(text, fix.edits),
    touches: fix?.touches.map(written) ?? [],
  };
}

/** A text with the line of each piece that leads to one: "Get Queue (12)". */
const written = (text: Text) => text.map(({ text, to }) => (to ? `${text} (${to.line})` : text)).join('');

const head = 'version: 1\norganization: { name: Acme, region: eu-central-1, enforceScopes: true }\n';

describe('fixes of a token request', () => {
  const client = (keys: string) => `${head}oauthClients:
  - name: Machine # ours
    grantType: client-credentials
    roles: [Employee]
${keys}`;
  const asking = { client: 'Machine' };

  test('enable a client, in the quotes it is written in', () => {
    const { after, title, touches } = mendToken(client("    state: 'disabled' # why\n"), 'client-active', asking);
    assert.equal(after, client("    state: 'active' # why\n"));
    assert.equal(title, 'Enable "Machine": set state: active');
    assert.ok(touches.some((text) => text.includes('good again')));
    assert.deepEqual(mendToken(client(''), 'client-active', asking).ids, []);
  });

  test('approve every application that is not', () => {
    const text = `${client('')}authorizedApplications:\r
  - { name: One, client: Machine, state: revoked } # so\r
  - name: Two\r
    client: Machine\r
    state: pending\r
  - { name: Three, client: Other, state: revoked }\r
`;
    const { after, title } = mendToken(text, 'application-state', asking);
    assert.equal(after, text.replace('state: revoked', 'state: approved').replace('pending', 'approved'));
    assert.equal(title, 'Authorize "One" and "Two" again: set state: approved');
  });

  test('allow the address of the call, and no other', () => {
    const question = { ...asking, ip: '198.51.101.7' };
    const flow = client('    allowedIpRanges: [198.51.100.0/24]\n');
    assert.equal(
      mendToken(flow, 'ip-allow-list', question).after,
      client('    allowedIpRanges: [198.51.100.0/24, 198.51.101.7]\n'),
    );
    const block = client('    allowedIpRanges:\n      - 198.51.100.0/24 # office\n');
    assert.equal(
      mendToken(block, 'ip-allow-list', { ...asking, ip: '2001:db8::1' }).after,
      client('    allowedIpRanges:\n      - 198.51.100.0/24 # office\n      - "2001:db8::1"\n'),
    );
    assert.deepEqual(mendToken(flow, 'ip-allow-list', { ...asking, ip: 'somewhere' }).ids, []);
    assert.deepEqual(mendToken(flow, 'ip-allow-list', { ...asking, ip: '198.51.100.9' }).ids, []);
    // An allow list with one address would shut out all others.
    assert.deepEqual(mendToken(client(''), 'ip-allow-list', question).ids, []);
  });

  test('register the redirect URI that was sent, if it is a good one', () => {
    const text = `${head}oauthClients:
  - { name: Portal, grantType: authorization-code, scopes: [users], redirectUris: [https://a.example/cb] }
`;
    const at = (redirectUri: string) => mendToken(text, 'redirect-uri', { client: 'Portal', redirectUri });
    assert.equal(at('https://a.example/cb?x=1,2').after, text.replace('/cb]', '/cb, "https://a.example/cb?x=1,2"]'));
    for (const bad of ['/cb', 'https://*.example/cb', 'https://a.example/#x', 'http://a.example/cb', ''])
      assert.deepEqual(at(bad).ids, [], bad);
    assert.deepEqual(at('https://a.example/cb').ids, []);
    const bare = `${head}oauthClients:\n  - name: Portal\n    grantType: authorization-code\n    redirectUris:\n`;
    assert.equal(
      mendToken(bare, 'redirect-uri', { client: 'Portal', redirectUri: 'https://a.example/cb' }).after,
      bare.replace('redirectUris:', 'redirectUris: [https://a.example/cb]'),
    );
  });

  test('register scopes that are asked for', () => {
    const text = `${head}oauthClients:
  - name: Portal
    grantType: authorization-code
    scopes:
      - users:readonly # who
authorizedApplications:
  - { name: Portal App, client: Portal, state: approved, scopes: ["users:readonly"] }
`;
    const question = { client: 'Portal', scopes: ['routing', 'users:readonly', 'analytics:readonly'] };
    const fix = tokenFixes('scopes', question, { document: openDocument(text) })[0];
    assert.equal(
      fix && edited(text, fix.edits),
      text.replace('# who\n', '# who\n      - routing\n      - analytics:readonly\n'),
    );
    assert.ok(fix?.touches.map(written).some((one) => one.includes('Portal App (9)')));
    // It passes with a warning: the application has still to be approved.
    assert.equal(stepOf(askToken(edited(text, fix!.edits), question), 'scopes').outcome, 'warn');
    assert.deepEqual(
      tokenFixes('scopes', { client: 'Portal', scopes: ['no scope'] }, { document: openDocument(text) }),
      [],
    );
  });

  test('give a role to a client without one: what its calls need, or the lowest', () => {
    const text = `${head}oauthClients:
  - name: Machine
    grantType: client-credentials
    uses: [GET /api/v2/routing/queues]
`;
    const { after, ids, title } = mendToken(text, 'roles', asking);
    assert.deepEqual(ids, ['roles/new-role']);
    assert.equal(title, 'Give "Machine" a role with just what its calls need: "Machine Calls"');
    assert.equal(
      after,
      `${head}roles:
  - name: Machine Calls
    description: Just what the calls of Machine need
    permissions:
      - routing:queue:view
${text.slice(head.length)}    roles: [Machine Calls]
`,
    );
    const fits = text.replace(
      'oauthClients',
      'roles: [{ name: Wide, permissions: ["routing:*:*"] }, { name: Fit, permissions: ["routing:queue:view"] }]\noauthClients',
    );
    assert.match(mendToken(fits, 'roles', asking, 'roles/existing').after ?? '', /roles: \[Fit\]\n$/);
    assert.match(mendToken(fits, 'roles', asking).after ?? '', /view"\] \}, \{ name: Machine Calls, description/);
    const none = text.replace('    uses: [GET /api/v2/routing/queues]\n', '');
    assert.match(mendToken(none, 'roles', asking).after ?? '', /roles: \[Employee\]\n$/);
  });

  test('are none where the request is at fault, or nobody is there', () => {
    for (const step of ['grant-type', 'client-authentication', 'pkce', 'assertion', 'token-issued'] as const)
      assert.deepEqual(mendToken(client(''), step, { ...asking, grant: 'implicit' }).ids, []);
    assert.deepEqual(mendToken(client(''), 'client-active', { client: 'Nobody' }).ids, []);
  });
});

describe('fixes of a call', () => {
  const text = `${head}roles:
  - name: Wide
    permissions: ["routing:*:*"]
  - name: Narrow # keep
    permissions:
      - routing:skill:view
      - routing:language:view
  - name: Queues
    permissions: [routing:queue:view, routing:queue:add]
users:
  - { email: ada@acme.example, roles: [Narrow] }
oauthClients:
  - name: Machine
    grantType: client-credentials
    roles: [Narrow]
    uses: [GET /api/v2/routing/skills]
  - name: Other
    grantType: client-credentials
    roles: [{ role: Narrow, division: Sales }]
  - name: Portal
    grantType: authorization-code
    scopes: [users]
integrations:
  - name: Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: Machine }
dataActions:
  - name: Get Queue
    integration: Actions
    request: { method: GET, url: "/api/v2/routing/queues/\${input.id}" }
`;
  const question = { client: 'Machine', method: 'GET', path: '/api/v2/routing/queues/1' };

  test('add the permission to the narrowest role, and say who else holds it', () => {
    const { ids, after, title, touches } = mendApi(text, 'permission', question);
    assert.deepEqual(ids, ['permission/add-to-role', 'permission/new-role', 'permission/other-role']);
    assert.equal(title, 'Add routing:queue:view to the role "Narrow"');
    assert.equal(
      after,
      text.replace('      - routing:language:view\n', '      - routing:language:view\n      - routing:queue:view\n'),
    );
    assert.deepEqual(touches, [
      '2 other holders of the role "Narrow" get it too: ada@acme.example (13) and Other (19).',
    ]);
  });

  test('do not take a wildcard for a narrow role', () => {
    const both = text.replace('roles: [Narrow]\n    uses', 'roles: [Wide, Narrow]\n    uses');
    const call = { ...question, path: '/api/v2/users', method: 'POST' };
    assert.match(mendApi(both, 'permission', call).title ?? '', /to the role "Narrow"/);
  });

  test('make a role with just what the calls need, for this client alone', () => {
    const { after, touches } = mendApi(text, 'permission', question, 'permission/new-role');
    assert.equal(
      after,
      text
        .replace(
          '  - name: Queues\n',
          `  - name: Machine Calls
    description: Just what the calls of Machine need
    permissions:
      - routing:queue:view
      - routing:skill:view
  - name: Queues
`,
        )
        .replace('roles: [Narrow]\n    uses', 'roles: [Machine Calls]\n    uses'),
    );
    assert.ok(touches.some((one) => one.includes('takes the place of "Narrow"')));
  });

  test('leave the other roles where not all calls are known', () => {
    const open = text.replace('uses: [GET /api/v2/routing/skills]', 'uses: [GET /api/v2/nothing]');
    const { after, title } = mendApi(open, 'permission', question, 'permission/new-role');
    assert.match(after ?? '', /roles: \[Narrow, Machine Calls\]/);
    assert.match(title ?? '', /one more role with at least what its calls need/);
    assert.match(after ?? '', /description: At least what the calls of Machine need/);
  });

  test('give a role beside one whose permissions are not known', () => {
    const builtIn = text.replace('roles: [Narrow]\n    uses', 'roles: [Employee]\n    uses');
    assert.deepEqual(mendApi(builtIn, 'permission', question).ids, ['permission/new-role', 'permission/other-role']);
  });

  test('give a person a role, or a role of the person the permission', () => {
    const { ids, after } = mendApi(
      text,
      'permission',
      { ...question, client: 'Portal', user: 'ada@acme.example' },
      'permission/other-role',
    );
    assert.deepEqual(ids, ['permission/add-to-role', 'permission/other-role']);
    assert.equal(after, text.replace('roles: [Narrow] }', 'roles: [Narrow, Queues] }'));
  });

  test('give all that is lacking where all of it is needed, and one where one is enough', () => {
    const any = { ...question, method: 'POST', path: '/api/v2/analytics/conversations/details/query' };
    assert.equal(mendApi(text, 'permission', any).title, 'Add analytics:conversationDetail:view to the role "Narrow"');
  });

  test('add the scope to the client, or to the application and the client', () => {
    const call = { client: 'Portal', method: 'GET', path: '/api/v2/routing/queues/1', user: 'ada@acme.example' };
    assert.equal(
      mendApi(text, 'scope', call).after,
      text.replace('scopes: [users]', 'scopes: [users, routing:readonly]'),
    );
    const application = `${text}authorizedApplications:\n  - { name: App, client: Portal, state: approved, scopes: [users] }\n`;
    const { after, title } = mendApi(application, 'scope', call);
    assert.equal(title, 'Add routing:readonly to "App" and to "Portal"');
    assert.equal(after, application.replaceAll('scopes: [users]', 'scopes: [users, routing:readonly]'));
    assert.deepEqual(mendApi(text.replace('enforceScopes: true', 'enforceScopes: false'), 'scope', call).ids, []);
  });

  test('are none where nothing is lacking or known', () => {
    assert.deepEqual(mendApi(text, 'permission', { ...question, path: '/api/v2/routing/skills' }).ids, []);
    assert.deepEqual(mendApi(text, 'permission', { ...question, path: '/api/v2/nothing' }).ids, []);
    assert.deepEqual(mendApi(text, 'rate-limit', question).ids, []);
    assert.deepEqual(mendApi(text, 'user-context', { ...question, path: '/api/v2/users/me' }).ids, []);
  });
});

describe('fixes of whatever is written', () => {
  const entries = ['{ name: M }', 'M', 'null', '- M', '{ name: M, grantType: client-credentials, KEY: VALUE }'];
  const values = ['', '7', 'text', '[]', '[7, {}]', '{}', '[*a]', '&a [x]', '[{ role: 1 }]'];
  const keys = ['state', 'roles', 'scopes', 'redirectUris', 'allowedIpRanges', 'uses', 'permissions'];
  const asked = { client: 'M', redirectUri: 'https://a.example/', ip: '::1', scopes: ['users'] };
  const called = { client: 'M', method: 'GET', path: '/api/v2/routing/queues' };

  test('never throw, and leave YAML that can be read', () => {
    for (const section of ['roles: [{ name: R, KEY: VALUE }]\n', 'roles:\n', ''])
      for (const entry of entries)
        for (const key of keys)
          for (const value of values) {
            const text = `${section}oauthClients:\n  - ${entry}\nauthorizedApplications: [{ client: M, KEY: VALUE }]\n`
              .replaceAll('KEY', key)
              .replaceAll('VALUE', value);
            const document = openDocument(text);
            const before = faults(document);
            const fixes = [
              ...Object.keys(tokenTitles).flatMap((step) => tokenFixes(step as TokenStep, asked, { document })),
              ...Object.keys(apiTitles).flatMap((step) => apiFixes(step as ApiStep, called, { document })),
            ];
            for (const fix of fixes) {
              const after = edited(text, fix.edits);
              assert.notEqual(after, text, fix.id);
              assert.ok(faults(openDocument(after)) <= before, `${fix.id}\n${text}\n${after}`);
            }
          }
  });
});

const faults = ({ chunks, problems }: ReturnType<typeof openDocument>) =>
  problems.length + chunks.reduce((sum, chunk) => sum + chunk.problems.length, 0);
