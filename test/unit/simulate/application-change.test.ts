import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDocument } from '../../../server/src/document/open';
import type { Text } from '../../../server/src/panel/view';
import { defaultSettings } from '../../../server/src/settings/settings';
import { type ApplicationChange, changesOf, planChange } from '../../../server/src/simulate/application-change';
import { readWhole } from '../../../server/src/simulate/whole';
import { edited } from '../../edited';

const text = `version: 1
organization: { name: Acme, region: eu-central-1, enforceScopes: true }
roles:
  - name: Queues
    permissions: [routing:queue:view]
users:
  - { email: ada@acme.example, roles: [Queues] }
  - { email: eve@acme.example, roles: [] }
oauthClients:
  - name: CRM
    grantType: client-credentials
    roles: [Queues]
    uses: [GET /api/v2/routing/queues, POST /api/v2/routing/queues]
  - name: Desktop
    grantType: authorization-code
    pkce: true
    scopes: [routing, users]
    redirectUris: [https://desktop.acme.example/cb]
    uses: [GET /api/v2/routing/queues, GET /api/v2/users]
authorizedApplications:
  - name: CRM App
    client: CRM
    state: approved # by Ada
  - name: Desktop App
    client: Desktop
    state: pending
    scopes:
      - users # who
integrations:
  - name: Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM }
dataActions:
  - name: Get Queue
    integration: Actions
    request: { method: GET, url: "/api/v2/routing/queues/\${input.id}" }
flows:
  - { name: Main IVR, type: inbound-call, dataActions: [Get Queue] }
`;

const written = (pieces: Text) => pieces.map(({ text, to }) => (to ? `${text}@${to.line}` : text)).join('');

function change(source: string, name: string, what: ApplicationChange) {
  const whole = readWhole(openDocument(source));
  const [application] = whole.named('authorizedApplications', name);
  assert.ok(application);
  const plan = planChange(application, what, whole, {
    settings: defaultSettings,
    now: Date.parse('2026-11-23T12:00:00Z'),
  });
  return plan && { ...plan, after: edited(source, plan.edits), told: plan.told.map(written) };
}

describe('authorized applications', () => {
  test('revoking says first what stops', () => {
    const plan = change(text, 'CRM App', { kind: 'revoke' });
    assert.equal(plan?.title, 'Revoke "CRM App": 2 calls stop');
    assert.equal(plan?.after, text.replace('approved # by Ada', 'revoked # by Ada'));
    // POST needs a permission that nobody has: it does not work before either.
    assert.deepEqual(plan?.told.slice(0, 3), [
      '"CRM"@10 gets no more tokens, and those that it was given before are blocked at once.',
      'Get Queue@36 (data action, GET /api/v2/routing/queues/{queueId}, line 36) stops, and with it the flow Main IVR@38.',
      'GET /api/v2/routing/queues@13 (under `uses`, line 13) stops.',
    ]);
  });

  test('approving says what begins, for whoever may', () => {
    const plan = change(text, 'Desktop App', { kind: 'approve' });
    assert.equal(plan?.title, 'Approve "Desktop App": 1 call begins to work');
    assert.equal(plan?.after, text.replace('state: pending', 'state: approved'));
    assert.deepEqual(plan?.told.slice(0, 2), [
      '"Desktop"@14 gets tokens again, and those that it had are good until they expire.',
      'GET /api/v2/users@19 (under `uses`, line 19) begins to work.',
    ]);
  });

  test('scopes are added and taken away one by one', () => {
    const approved = text.replace('pending', 'approved');
    const scopes = (...wanted: string[]) => change(approved, 'Desktop App', { kind: 'scopes', scopes: wanted });
    assert.equal(
      scopes('users', 'routing:readonly')?.after,
      approved.replace('# who\n', '# who\n      - routing:readonly\n'),
    );
    assert.equal(scopes('users', 'routing')?.title, 'Change the scopes of "Desktop App": 1 call begins to work');
    assert.equal(scopes('routing')?.after, approved.replace('- users # who', '- routing # who'));
    assert.equal(scopes('routing')?.title, 'Change the scopes of "Desktop App": 1 call stops, 1 call begins to work');
    assert.equal(scopes()?.title, 'Change the scopes of "Desktop App": 1 call stops');
    assert.match(scopes()?.after ?? '', /scopes:\s+\[\]/);
    assert.equal(scopes('users'), undefined);
  });

  test('scopes in brackets keep what stays as it is written', () => {
    const flow = (list: string) => text.replace(/scopes:\n {6}- users # who/, `scopes: ${list}`);
    const scopes = (list: string, ...wanted: string[]) =>
      /scopes: (.*)\nintegrations/.exec(
        change(flow(list), 'Desktop App', { kind: 'scopes', scopes: wanted })?.after ?? '',
      )?.[1];
    assert.equal(scopes('[a, "b",  c, d]', 'b', 'd'), '["b", d]');
    assert.equal(scopes('[a, b, c]', 'c', 'x'), '[c, x]');
    assert.equal(scopes('[a, b, c]', 'a', 'x'), '[a, x]');
    assert.equal(scopes('[a, b]', 'x'), '[x]');
    assert.equal(scopes('[]', 'x:readonly', 'y'), '[x:readonly, y]');
    assert.equal(scopes('[a]'), '[]');
    assert.equal(scopes('[a, 7]', 'b'), undefined);
  });

  test('a list of scopes is made where there is none', () => {
    assert.match(
      change(text, 'CRM App', { kind: 'scopes', scopes: ['routing'] })?.after ?? '',
      /state: approved # by Ada\n {4}scopes: \[routing\]\n/,
    );
  });

  test('a list in brackets is read anew as a whole', () => {
    const flow = text.replace(
      /authorizedApplications:[\s\S]*?(?=integrations:)/,
      'authorizedApplications: [{ name: CRM App, client: CRM, state: approved }]\n',
    );
    const plan = change(flow, 'CRM App', { kind: 'revoke' });
    assert.equal(plan?.title, 'Revoke "CRM App": 2 calls stop');
    assert.equal(plan?.after, flow.replace('state: approved', 'state: revoked'));
  });

  test('what is so already is not offered', () => {
    const whole = readWhole(openDocument(text));
    const [crm, desktop] = whole.all('authorizedApplications');
    assert.deepEqual(changesOf(crm!), ['revoke', 'scopes']);
    assert.deepEqual(changesOf(desktop!), ['approve', 'revoke', 'scopes']);
    assert.deepEqual(changesOf(desktop!, 'authorization-code'), ['approve', 'revoke', 'scopes']);
    assert.deepEqual(changesOf(crm!, 'client-credentials'), ['revoke']);
    assert.equal(change(text, 'CRM App', { kind: 'approve' }), undefined);
  });

  test('nothing that the file names is a sentence, too', () => {
    const plan = change(text.replace('client: CRM', 'client: Nobody'), 'CRM App', { kind: 'revoke' });
    assert.equal(plan?.title, 'Revoke "CRM App": nothing in the file stops or begins');
    assert.match(plan?.told[0] ?? '', /^Nothing that the file names/);
  });

  test('calls of people are told where the file lists no people', () => {
    const nobody = text.replace(/users:\n(?: {2}- \{.*\n)+/, '').replace('pending', 'approved');
    const plan = change(nobody, 'Desktop App', { kind: 'revoke' });
    assert.equal(plan?.title, 'Revoke "Desktop App": 1 call stops');
  });

  test('what is not known may refuse all the same', () => {
    const open = text
      .replace('state: approved # by Ada', 'state: revoked')
      .replace('roles: [Queues]\n    uses', 'roles: [Employee]\n    uses');
    const plan = change(open, 'CRM App', { kind: 'approve' });
    assert.match(plan?.told[1] ?? '', /may begin to work/);
  });
});
