/** What the examples of the rules can't show: fixes that are held back, related places, time, edits elsewhere. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { secretName } from '../../server/src/rules/oauth/secret';
import { findingsOf, open } from '../checking';

const head = 'version: 1\norganization: { name: Acme, region: eu-central-1 }\n';
const clients = (text: string) => `${head}oauthClients:\n${text}`;
const only = (text: string, rule: string) => findingsOf(text).filter((finding) => finding.rule === rule);

describe('messages', () => {
  test('hold no secret, also where a whole map of secrets is one text', () => {
    for (const credentials of [
      'hunter2',
      '{ type: basicAuth, fields: hunter2 }',
      '{ type: basicAuth, fields: { pin: [hunter2] } }',
    ]) {
      const text = `${head}integrations:\n  - { name: A, type: custom-rest-actions, credentials: ${credentials} }\n`;
      const findings = only(text, 'schema/type');
      assert.equal(findings.length, 1, credentials);
      for (const { message } of findings) assert.doesNotMatch(message, /hunter2/);
    }
  });
});

describe('messages of broken text', () => {
  const secrets = ['*hunter2', '!hunter2 x', '!<hunter2> x', '"x" hunter2', '[x]hunter2', '\n    hunter2'];
  for (const secret of secrets)
    test(`hold no secret: ${JSON.stringify(secret)}`, () => {
      const client = clients(`  - name: A\n    grantType: client-credentials\n    clientSecret: ${secret}\n`);
      const field = `${head}integrations:\n  - name: A\n    credentials:\n      fields:\n        pin: ${secret.replace('\n', '\n    ')}\n`;
      for (const text of [client, field]) {
        const findings = findingsOf(text).filter(({ rule }) => rule.startsWith('yaml/'));
        assert.ok(findings.length > 0, text);
        for (const { message } of findings) assert.doesNotMatch(message, /hunter2/);
      }
    });
  test('quote what is wrong elsewhere', () => {
    const [finding] = only(clients('  - { name: A, grantType: implicit, scopes: *none }\n'), 'yaml/unresolved-alias');
    assert.match(finding!.message, /`&none`/);
  });
});

describe('fixes', () => {
  test('PASSWORD has none', () => {
    const [finding] = only(clients('  - { name: A, grantType: PASSWORD }\n'), 'oauth/grant-type-spelling');
    assert.deepEqual(finding?.fixes, []);
  });

  test('run on fix-all only where nothing has to be decided', () => {
    const text = `${clients(`\
  - name: A
    grantType: CODE
    roles: [Employe]
    scopes: [routing, routing:readonly, rooting]
    redirectUris: [http://a.example/]
    tokenDuration: 1
  - { name: B, grantType: implicit, redirectUris: [https://b.example/], clientSecret: not-a-real-secret }
`)}\
integrations:
  - { name: C, type: purecloud-data-actions, credentials: { type: PureCloudOauthClient, oauthClient: A } }
  - { name: D, type: purecloud-data-actions, credentials: { type: basicAuth, oauthClient: A } }
`;
    const safe = new Map<string, boolean[]>();
    for (const { rule, fixes } of findingsOf(text))
      if (fixes[0]) safe.set(rule, [...(safe.get(rule) ?? []), fixes[0].safe]);
    const own = [...safe].filter(([rule]) => /^(oauth|reference|integration)\//.test(rule)).sort();
    assert.deepEqual(own, [
      ['integration/credential-type', [true, false]],
      ['oauth/grant-type-spelling', [true]],
      ['oauth/implicit-deprecated', [false]],
      ['oauth/pkce-recommended', [false]],
      ['oauth/plaintext-secret', [false]],
      ['oauth/redirect-uri-insecure', [false]],
      ['oauth/redundant-scope', [true]],
      ['oauth/roles-not-applicable', [true]],
      ['oauth/token-duration-range', [false]],
      ['oauth/unknown-scope', [false]],
      ['reference/unknown', [false]],
    ]);
  });
});

test('the name of a secret comes from what it belongs to', () => {
  assert.equal(secretName('CRM_Integration_Client', 'clientSecret'), 'crm-integration-client-secret');
  assert.equal(secretName('Über-Client (Köln)', 'clientSecret'), 'über-client-köln-client-secret');
  assert.equal(secretName('}"\n', 'apiToken2'), 'api-token2');
});

test('a secret never shows in what is said about it', () => {
  const secret = 'hunter2-hunter2';
  const text = `${clients(`  - { name: A, grantType: client-credentials, clientSecret: ${secret} }\n`)}\
integrations:
  - { name: B, type: custom-rest-actions, credentials: { type: basicAuth, fields: { password: ${secret} } } }
`;
  const found = only(text, 'oauth/plaintext-secret');
  assert.equal(found.length, 2);
  for (const { message, fixes } of found) {
    assert.doesNotMatch(message, /hunter2/);
    assert.doesNotMatch(fixes[0]!.title, /hunter2/);
    assert.doesNotMatch(fixes[0]!.edits()[0]!.text, /hunter2/);
  }
});

test('a wildcard permission shows where it is written', () => {
  const text = `${clients('  - { name: A, grantType: client-credentials, roles: [R] }\n')}\
roles:
  - name: R
    permissions: ['routing:queue:*']
`;
  const [finding] = only(text, 'oauth/wildcard-permission');
  assert.equal(finding?.pointer, '/oauthClients/0/roles/0');
  assert.deepEqual(
    finding?.related.map((one) => 'pointer' in one && one.pointer),
    ['/roles/0/permissions/0'],
  );
});

test('where a key is missing the pointer is that of the map, where an entry is meant that of its name', () => {
  const pointers = new Map(
    findingsOf(clients('  - { grantType: client-credentials, name: A }\n')).map(({ rule, pointer }) => [rule, pointer]),
  );
  assert.equal(pointers.get('oauth/roles-required'), '/oauthClients/0');
  assert.equal(pointers.get('oauth/ip-allow-list-missing'), '/oauthClients/0');
  assert.equal(pointers.get('oauth/unused-client'), '/oauthClients/0/name');
});

describe('findings follow', () => {
  const change = (text: string, from: string, to: string, rule: string) => {
    const { document, check } = open(text);
    const before = check.findings().filter((finding) => finding.rule === rule).length;
    const lines = text.slice(0, text.indexOf(from)).split('\n');
    const start = { line: lines.length - 1, character: lines.at(-1)!.length };
    const end = { line: start.line, character: start.character + from.length };
    check.update(document.edit([{ range: { start, end }, text: to }]));
    return [before, check.findings().filter((finding) => finding.rule === rule).length];
  };
  const text = `${clients(`\
  - { name: A, grantType: client-credentials, roles: [R] }
`)}\
roles:
  - { name: R, permissions: [routing:queue:view] }
integrations:
  - { name: I, type: purecloud-data-actions, state: disabled, credentials: { type: pureCloudOAuthClient, oauthClient: A } }
dataActions:
  - { name: D, integration: I, request: { method: GET, url: /api/v2/users } }
flows:
  - { name: F, type: inbound-call, dataActions: [D] }
authorizedApplications:
  - { name: P, client: A, state: revoked }
`;

  test('an edit of the role', () => {
    assert.deepEqual(change(text, 'queue:view', 'queue:*', 'oauth/wildcard-permission'), [0, 1]);
    assert.deepEqual(change(text, 'name: R,', 'name: S,', 'reference/unknown'), [0, 1]);
  });
  test('an edit of the integration, the action and the flow', () => {
    assert.deepEqual(change(text, 'disabled', 'enabled', 'application/revoked-in-use'), [0, 1]);
    assert.deepEqual(change(text, 'disabled', 'enabled', 'integration/disabled-in-use'), [1, 0]);
    assert.deepEqual(change(text, 'dataActions: [D]', 'dataActions: []', 'integration/disabled-in-use'), [1, 0]);
    assert.deepEqual(change(text, '{ name: D,', '{ name: E,', 'integration/disabled-in-use'), [1, 0]);
  });
  test('an edit of the client', () => {
    assert.deepEqual(change(text, 'client-credentials', 'authorization-code', 'integration/grant-type'), [0, 1]);
    assert.deepEqual(change(text, 'name: A,', 'name: B,', 'oauth/unused-client'), [0, 1]);
  });
  test('an edit of the organization', () => {
    assert.deepEqual(change(text, 'eu-central-1', 'eu-central-1, hipaa: true', 'oauth/hipaa-idle-timeout'), [0, 1]);
  });
  test('time', () => {
    const { check } = open(
      `${clients('  - { name: A, grantType: implicit }\n')}authorizedApplications:\n  - { name: P, client: A, state: approved, reviewedAt: 2026-10-01 }\n`,
    );
    const seen = () =>
      check
        .findings()
        .filter(({ rule }) => /implicit-deprecated|review-due/.test(rule))
        .map(({ rule, severity }) => `${severity} ${rule}`);
    assert.deepEqual(seen(), ['warning oauth/implicit-deprecated']);
    assert.equal(check.nextFlip(), Date.parse('2027-03-01'));
    check.setNow(Date.parse('2027-03-01'));
    assert.deepEqual(seen(), ['error oauth/implicit-deprecated']);
    assert.equal(check.nextFlip(), Date.parse('2027-03-31'));
    check.setNow(Date.parse('2027-03-31'));
    assert.deepEqual(seen(), ['error oauth/implicit-deprecated', 'info application/review-due']);
  });
});
