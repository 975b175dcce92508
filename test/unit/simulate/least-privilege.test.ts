import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDocument } from '../../../server/src/document/open';
import { describeLeastPrivilege, leastPrivilegeOf } from '../../../server/src/simulate/least-privilege';
import { findClient, readWhole } from '../../../server/src/simulate/whole';

/** The answer for the client `Machine`, with these lines in its entry. */
function least(keys: string, rest = '') {
  const whole = readWhole(
    openDocument(`version: 1
organization: { name: Acme, region: eu-central-1 }
roles:
  - name: Queues
    permissions: ["routing:queue:*"]
  - name: Skills
    permissions: [routing:skill:view]
oauthClients:
  - name: Machine
    grantType: client-credentials
${keys}
integrations:
  - name: Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: Machine }
${rest}`),
  );
  const answer = leastPrivilegeOf(findClient(whole, 'Machine')!, whole);
  return { ...answer, words: describeLeastPrivilege(answer) };
}

const action = (method: string, url: string) => `dataActions:
  - name: Do
    integration: Actions
    request: { method: ${method}, url: ${url} }
`;

describe('least privilege of a client', () => {
  test('is what its data actions and its uses need, against what its roles grant', () => {
    const answer = least(
      '    roles: [Queues]\n    uses: [GET /api/v2/routing/skills]',
      action('GET', '/api/v2/routing/queues'),
    );
    assert.deepEqual(answer.needed, ['routing:queue:view', 'routing:skill:view']);
    assert.deepEqual(answer.missing, ['routing:skill:view']);
    assert.ok(answer.granted.includes('routing:queue:delete') && answer.granted.every((one) => !one.includes('*')));
    assert.deepEqual(
      answer.surplus,
      answer.granted.filter((one) => one !== 'routing:queue:view'),
    );
    assert.deepEqual([answer.complete, answer.rolesKnown, answer.holder], [true, true, 'client']);
    assert.deepEqual(
      answer.byOperation.map(({ call, operation, missing }) => [call.action?.name?.value, operation?.path, missing]),
      [
        ['Do', '/api/v2/routing/queues', []],
        [undefined, '/api/v2/routing/skills', ['routing:skill:view']],
      ],
    );
    assert.match(
      answer.words,
      /^Its 2 calls need routing:queue:view, routing:skill:view\. Its roles do not grant routing:skill:view: Genesys Cloud answers 403\. Its roles grant \d+ permissions more: /,
    );
  });

  test('is "at least" where an operation is not known', () => {
    for (const [uses, rest] of [
      ['[GET /api/v2/routing/skills, GET /api/v2/no/such]', ''],
      ['[GET /api/v2/routing/skills]', action('GET', '"/api/v2/${input.what}/x/y"')],
      ['[GET /api/v2/routing/skills, 7]', ''],
    ] as const) {
      const answer = least(`    roles: [Skills]\n    uses: ${uses}`, rest);
      assert.equal(answer.complete, false, uses + rest);
      assert.deepEqual(answer.needed, ['routing:skill:view']);
      assert.match(answer.words, /at least routing:skill:view/);
      assert.doesNotMatch(answer.words, /just that/);
    }
  });

  test('says where a role may grant more than is known', () => {
    const answer = least('    roles: [Employee]\n    uses: [GET /api/v2/routing/skills]');
    assert.equal(answer.rolesKnown, false);
    assert.match(answer.words, /not known to grant routing:skill:view/);
    const master = least('    roles: [Master Admin]\n    uses: [GET /api/v2/routing/skills]');
    assert.deepEqual([master.rolesKnown, master.missing], [true, []]);
    assert.ok(master.surplus.length > 100);
  });

  test('of several permissions one of which is enough asks for the one that is there, else for a narrow one', () => {
    const uses = '    uses: [POST /api/v2/analytics/conversations/details/query]';
    assert.deepEqual(least(`    roles: [Skills]\n${uses}`).missing, ['analytics:conversationDetail:view']);
    assert.match(least('    roles: [Skills]\n    uses: [GET /api/v2/routing/skills]').words, /just that\.$/);
  });

  test('is a question of the people where these sign in, and none where no call is named', () => {
    const people = least('    uses: [GET /api/v2/routing/skills]'.replace(/^/, '    roles: [Skills]\n'));
    assert.equal(people.holder, 'client');
    const whole = readWhole(
      openDocument(
        'oauthClients:\n  - { name: P, grantType: authorization-code, uses: [GET /api/v2/routing/skills] }\n',
      ),
    );
    const answer = leastPrivilegeOf(findClient(whole, 'P')!, whole);
    assert.deepEqual([answer.holder, answer.missing, answer.granted], ['people', [], []]);
    assert.match(describeLeastPrivilege(answer), /people who sign in/);
    assert.match(least('    roles: [Skills]').words, /^The file names no call/);
  });
});
