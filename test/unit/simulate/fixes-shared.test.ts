/** What stands behind an anchor counts in several places: no fix and no change of one entry may change another. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDocument } from '../../../server/src/document/open';
import { applicationOf, plannedChange } from '../../../server/src/language/actions/application-actions';
import { readSettings } from '../../../server/src/settings/settings';
import type { ApiStep } from '../../../server/src/simulate/api/request';
import type { ApplicationChange } from '../../../server/src/simulate/application-change';
import { apiFixes, tokenFixes } from '../../../server/src/simulate/fixes';
import type { TokenStep } from '../../../server/src/simulate/oauth/request';
import { readWhole } from '../../../server/src/simulate/whole';
import { edited } from '../../edited';

const head = 'version: 1\norganization: { name: Acme, region: eu-central-1, enforceScopes: true }\n';
const asked = { client: 'A', ip: '203.0.113.1', redirectUri: 'https://new.example/cb', scopes: ['routing'] };
const called = { client: 'A', method: 'GET', path: '/api/v2/routing/queues' };

const tokenSteps = ['client-active', 'application-state', 'ip-allow-list', 'redirect-uri', 'roles', 'scopes'] as const;
const apiSteps = ['token-valid', 'application-state', 'scope', 'permission'] as const;

function offered(text: string): readonly string[] {
  const document = openDocument(text);
  const fixes = [
    ...tokenSteps.flatMap((step: TokenStep) => tokenFixes(step, asked, { document })),
    ...apiSteps.flatMap((step: ApiStep) => apiFixes(step, called, { document })),
  ];
  for (const fix of fixes) assert.notEqual(edited(text, fix.edits), text);
  return [...new Set(fixes.map(({ id }) => id))];
}

function planned(text: string, change: ApplicationChange) {
  const document = openDocument(text);
  const application = applicationOf(document, '/authorizedApplications/0');
  assert.ok(application);
  const { settings } = readSettings([undefined]);
  return plannedChange(application, change, {
    uri: 'file:///integrations.yaml',
    version: 1,
    whole: readWhole(document),
    settings,
    now: 0,
  });
}

/** Two clients, of which the second takes over what stands behind the anchors of the first. */
const machines = (first: string, second: string) =>
  `${head}oauthClients:\n  - name: A\n    grantType: client-credentials\n${first}  - name: B\n    grantType: client-credentials\n${second}`;

describe('a fix', () => {
  test('enables no other client', () => {
    const text = machines('    state: &s disabled\n    roles: [Employee]\n', '    state: *s\n    roles: [Employee]\n');
    assert.deepEqual(offered(text), ['permission/new-role']);
    assert.deepEqual(offered(text.replace('*s', 'disabled')), [
      'client-active/enable',
      'token-valid/enable',
      'permission/new-role',
    ]);
  });

  test('gives no other client roles and addresses', () => {
    for (const [roles, ranges] of [
      ['[Employee]', '[198.51.100.0/24]'],
      ['\n      - Employee', '\n      - 198.51.100.0/24'],
      ['\n    - Employee', '\n    - 198.51.100.0/24'],
    ])
      assert.deepEqual(
        offered(
          machines(
            `    allowedIpRanges: &i ${ranges}\n    roles: &r ${roles}\n`,
            '    allowedIpRanges: *i\n    roles: *r\n',
          ),
        ),
        [],
        roles,
      );
  });

  test('adds no key to what another client merges', () => {
    const text = `${head}oauthClients:\n  - &base\n    name: A\n    grantType: client-credentials\n    state: disabled\n  - <<: *base\n    name: B\n`;
    assert.deepEqual(offered(text), []);
    assert.deepEqual(offered(text.replace('    name: A\n', '').replace('&base\n', '&base\n    name: A\n')), []);
    assert.deepEqual(
      offered(
        `${head}oauthClients:\n  - &base { name: A, grantType: client-credentials }\n  - { <<: *base, name: B }\n`,
      ),
      [],
    );
  });

  test('adds no permission to another role', () => {
    const text = `${head}roles:\n  - { name: R, permissions: &p ["routing:skill:view"] }\n  - { name: Q, permissions: *p }\noauthClients:\n  - { name: A, grantType: client-credentials, roles: [R] }\n`;
    assert.deepEqual(offered(text), ['permission/new-role']);
  });

  test('is made beside an anchor', () => {
    // One that nobody uses, and one of another value.
    assert.ok(offered(machines('    state: &s disabled\n', '')).includes('client-active/enable'));
    assert.ok(
      offered(machines('    state: disabled\n    description: &d Nightly\n', '    description: *d\n')).includes(
        'roles/lowest',
      ),
    );
    // A new role stands behind one that another takes over.
    const text = `${head}oauthClients:\n  - { name: A, grantType: client-credentials, uses: [GET /api/v2/routing/queues] }\nroles:\n  - &base\n    name: R\n    permissions: ["routing:skill:view"]\n  - <<: *base\n    name: Q\n`;
    assert.deepEqual(offered(text), ['roles/new-role', 'permission/new-role']);
  });
});

describe('a change of an application', () => {
  const text = `${head}oauthClients:\n  - { name: A, grantType: client-credentials, scopes: [users, routing] }\nauthorizedApplications:\n  - { name: One, client: A, state: &s pending, scopes: &x [users, routing] }\n  - { name: Two, client: A, state: STATE, scopes: SCOPES }\n`;
  const shared = text.replace('STATE', '*s').replace('SCOPES', '*x');
  const own = text.replace('STATE', 'pending').replace('SCOPES', '[users]');
  const changes: readonly ApplicationChange[] = [
    { kind: 'approve' },
    { kind: 'revoke' },
    { kind: 'scopes', scopes: ['users'] },
    { kind: 'scopes', scopes: ['users', 'routing', 'analytics'] },
    { kind: 'scopes', scopes: [] },
  ];

  test('changes no other application', () => {
    for (const change of changes) assert.equal(planned(shared, change), undefined, JSON.stringify(change));
  });

  test('is made where nobody else uses what changes', () => {
    for (const change of changes.slice(0, 4)) assert.ok(planned(own, change), JSON.stringify(change));
  });
});
