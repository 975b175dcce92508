/** What a reference names and the file lacks: created so that the finding goes, and no other comes. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findingsOf } from '../../checking';
import { act, worse } from './acting';

const head = 'version: 1\norganization: { name: Acme, region: eu-central-1 }\n';
const call = `dataActions:
  - name: Get Queue
    integration: Calls
    request: { method: GET, url: "/api/v2/routing/queues/\${input.id}" }
    input: { type: object, required: [id], properties: { id: { type: string } } }
`;
const integration = `integrations:
  - name: Calls
    type: purecloud-data-actions
    state: enabled
    credentials: { type: pureCloudOAuthClient, oauthClient: Sync }
`;
const client = (roles: string, rest = '') => `oauthClients:
  - name: Sync
    description: Copies queues
    grantType: client-credentials
    roles: ${roles}
    allowedIpRanges: [198.51.100.0/24]
${rest}`;

/** The text after creating, which has no unknown reference left and nothing worse than before. */
function created(marked: string, title: string): string {
  const { text, made, titles } = act(marked);
  const unknown = (one: string) => findingsOf(one).filter(({ rule }) => rule === 'reference/unknown').length;
  const after = made(title);
  assert.ok(titles.includes(title), titles.join(' | '));
  assert.equal(unknown(after), unknown(text) - 1, after);
  assert.deepEqual(worse(text, after), [], after);
  return after;
}

describe('a role that is missing', () => {
  test('grants just what the calls of the client need, above the clients', () => {
    const after = created(`${head}${client('[Queue Caller¦]')}${integration}${call}`, 'Create role "Queue Caller"');
    const role = `roles:
  - name: Queue Caller
    description: Just what the calls of Sync need
    permissions:
      - routing:queue:view
`;
    assert.equal(after, `${head}${role}${client('[Queue Caller]')}${integration}${call}`);
  });
  test('grants what the other roles of the client do not', () => {
    const roles = `roles:\n  - { name: Reader, permissions: [routing:queue:view] }\n`;
    const after = created(`${head}${roles}${client('[Reader, ¦More]')}${integration}${call}`, 'Create role "More"');
    assert.match(after, /\n {2}- name: More\n {4}permissions: \[\]\n/);
  });
  test('of a person grants nothing yet', () => {
    const after = created(
      `${head}users:\r\n- email: a@acme.example\r\n  roles:\r\n  - ¦Boss: x\r\n`.replace('Boss: x', '"Boss: x"'),
      'Create role "Boss: x"',
    );
    assert.match(after, /^roles:\r?\n- name: "Boss: x"\r?\n {2}permissions: \[\]\r?$/m);
  });
  test('is not created for a built-in one, nor where the name is there', () => {
    assert.deepEqual(act(`${head}${client('[¦Employee]')}`, { only: ['quickfix'] }).titles, []);
  });
});

describe('a client that is missing', () => {
  test('of an application with scopes signs people in', () => {
    const after = created(
      `${head}authorizedApplications:\n  - { name: App, client: Desk¦, state: approved, scopes: [users, routing:readonly] }\n`.replace(
        'region: eu-central-1',
        'region: eu-central-1, enforceScopes: true',
      ),
      'Create OAuth client "Desk"',
    );
    assert.match(after, /grantType: authorization-code\n {4}pkce: true\n/);
    assert.match(after, /scopes:\n {6}- users\n {6}- routing:readonly\n/);
  });
  test('of an application with roles has these', () => {
    const after = created(
      `${head}authorizedApplications:\n  - { name: App, client: Desk¦, state: approved, roles: [Employee] }\n`,
      'Create OAuth client "Desk"',
    );
    assert.match(
      after,
      /grantType: client-credentials\n {4}tokenDuration: 3600\n {4}roles:\n {6}- Employee\n {4}clientSecret: \$\{secret:desk-client-secret\}\n/,
    );
  });
  test('of an integration comes with a role for its calls', () => {
    const after = created(
      `${head}${integration.replace('Sync', 'Sync¦')}${call}`,
      'Create OAuth client "Sync", with role "Sync Calls"',
    );
    assert.match(after, /roles:\n {2}- name: Sync Calls\n.*\n {4}permissions:\n {6}- routing:queue:view\n/);
    assert.ok(after.indexOf('roles:') < after.indexOf('oauthClients:'));
  });
  test('of an integration takes a role that is there and grants just that', () => {
    const roles = 'roles:\n  - { name: Reader, permissions: [routing:queue:view] }\n';
    const after = created(
      `${head}${roles}${integration.replace('Sync', '¦Sync')}${call}`,
      'Create OAuth client "Sync"',
    );
    assert.match(after, /roles:\n {6}- Reader\n/);
  });
});

describe('an integration that is missing', () => {
  test('uses a client that may make the calls', () => {
    const roles = 'roles:\n  - { name: Reader, permissions: [routing:queue:view] }\n';
    const after = created(
      `${head}${roles}${client('[Reader]')}${call.replace('Calls', 'Calls¦')}`,
      'Create integration "Calls"',
    );
    assert.match(
      after,
      /type: purecloud-data-actions\n {4}state: enabled\n {4}credentials:\n {6}type: pureCloudOAuthClient\n {6}oauthClient: Sync\n/,
    );
  });
  test('comes with client and role where none may', () => {
    created(
      `${head}${call.replace('Calls', 'Calls¦')}`,
      'Create integration "Calls", with OAuth client "Calls Client" and role "Calls Client Calls"',
    );
  });
  test('of calls to somewhere else is one for web services', () => {
    const other = call.replace('/api/v2/routing/queues/', 'https://crm.acme.example/');
    assert.match(
      created(`${head}${other.replace('Calls', 'Calls¦')}`, 'Create integration "Calls"'),
      /type: custom-rest-actions\n/,
    );
  });
});

describe('a data action that is missing', () => {
  test('stands on an integration that may make its call', () => {
    const roles = 'roles:\n  - { name: Reader, permissions: [routing:queue:view] }\n';
    const after = created(
      `${head}${roles}${client('[Reader]')}${integration}flows:\n  - { name: IVR, type: inbound-call, dataActions: [Get It¦] }\n`,
      'Create data action "Get It"',
    );
    assert.match(after, /dataActions:\n {2}- name: Get It\n {4}integration: Calls\n/);
  });
  test('comes with all that it takes', () => {
    created(
      `${head}flows:\r\n    -   name: IVR\r\n        type: inbound-call\r\n        dataActions:\r\n          - Get It¦\r\n`,
      'Create data action "Get It", with integration "Genesys Cloud Data Actions" and OAuth client "Genesys Cloud Data Actions Client" and role "Genesys Cloud Data Actions Client Calls"',
    );
  });
});
