/** Tests as they are run: what is asked of the simulations, and how their answers are compared. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDocument } from '../../../server/src/document/open';
import { junitReport } from '../../../server/src/report/junit';
import { explainResult } from '../../../server/src/report/scenarios';
import { scenariosJson } from '../../../server/src/report/scenarios-json';
import { readScenarios } from '../../../server/src/scenarios/read';
import { filesNamed, instantFor, type Result, runScenario, stepNotPassed } from '../../../server/src/scenarios/run';
import { defaultSettings } from '../../../server/src/settings/settings';
import { readWhole } from '../../../server/src/simulate/whole';
import { secrets as kept, organization, verifier } from '../simulate/organization';

interface Asking {
  readonly text?: string;
  readonly at?: string;
  readonly secrets?: { readonly [reference: string]: string };
  readonly files?: { readonly [path: string]: string };
}

/** Runs the first test of a text. */
function runText(
  tests: string,
  { text = organization, at = '2026-11-23', secrets = {}, files = {} }: Asking = {},
): Result {
  const file = readScenarios(tests);
  assert.deepEqual(file.problems, []);
  return runScenario(file.scenarios[0]!, {
    whole: readWhole(openDocument(text)),
    settings: defaultSettings,
    now: instantFor(file, undefined, Date.parse(at)),
    resolve: ({ kind, name }) => secrets[`${kind}:${name}`],
    file: (path) => {
      const content = files[path];
      return content === undefined
        ? { state: 'unreadable', reason: 'there is no such file' }
        : { state: 'read', bytes: new TextEncoder().encode(content) };
    },
  });
}

const of = (keys: string, expect: string) => `tests:\n  - name: a\n    ${keys}\n    expect: ${expect}\n`;
const run = (keys: string, expect: string, asking?: Asking) => runText(of(keys, expect), asking);
const differences = ({ mismatches }: Result) => mismatches.map(({ what, expected, found }) => [what, expected, found]);
const outcome = (keys: string, expect: string, asking?: Asking) => {
  const result = run(keys, expect, asking);
  return result.outcome === 'error' ? result.problems.map(({ message }) => message).join() : result.outcome;
};

const queue = 'api: { client: Machine, method: GET, path: /api/v2/routing/queues/7 }';

describe('a token request', () => {
  test('presents the right secret, a wrong one or none, wherever it is run', () => {
    const granted = '{ verdict: granted, steps: { client-authentication: pass } }';
    const denied = '{ verdict: denied, step: client-authentication, status: 400, error: invalid_client }';
    for (const client of ['Machine']) {
      assert.equal(outcome(`token: { client: ${client} }`, granted), 'passed');
      assert.equal(outcome(`token: { client: ${client}, secret: right }`, granted), 'passed');
      assert.equal(outcome(`token: { client: ${client}, secret: wrong }`, denied), 'passed');
      assert.equal(outcome(`token: { client: ${client}, secret: none }`, denied), 'passed');
      assert.equal(outcome(`token: { client: ${client}, secret: wrong }`, granted), 'failed');
    }
  });
  test('presents the secret behind a reference, where there is one', () => {
    const asked = 'token: { client: Machine, secret: "${env:MINE}" }';
    assert.match(outcome(asked, 'granted'), /^\${env:MINE} leads to nothing here/);
    const secrets = { 'env:MINE': 'zQ7', 'secret:machine': 'zQ7' };
    assert.equal(outcome(asked, 'granted', { secrets }), 'passed');
    const other = { ...secrets, 'secret:machine': 'zQ8' };
    assert.equal(outcome(asked, '{ step: client-authentication }', { secrets: other }), 'passed');
  });
  test('has a proof key that fits, one that does not, none, or its own', () => {
    const desktop = 'client: Desktop, redirectUri: https://desktop.acme.example/callback';
    assert.equal(outcome(`token: { ${desktop}, pkce: right }`, 'granted'), 'passed');
    for (const pkce of ['pkce: wrong', 'pkce: none', 'codeVerifier: x'])
      assert.equal(outcome(`token: { ${desktop}, ${pkce} }`, '{ verdict: denied, step: pkce }'), 'passed', pkce);
    const own = `codeVerifier: ${verifier}, codeChallenge: E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM`;
    assert.equal(outcome(`token: { ${desktop}, ${own} }`, 'granted'), 'passed');
  });
  test('asks with another grant, scopes, redirect URI and address', () => {
    assert.equal(outcome('token: { client: Portal, grant: implicit }', '{ step: grant-type }'), 'passed');
    assert.equal(outcome('token: { client: Machine, ip: 192.0.2.1 }', '{ step: ip-allow-list }'), 'passed');
    assert.equal(outcome('token: { client: Portal, redirectUri: https://x }', '{ step: redirect-uri }'), 'passed');
    const desktop = 'client: Desktop, redirectUri: https://desktop.acme.example/callback, pkce: right';
    assert.equal(outcome(`token: { ${desktop}, scopes: [users] }`, '{ step: scopes }'), 'passed');
  });
  test('brings an assertion out of a file, of a provider that there is', () => {
    const files = { 'sso/a.xml': 'no SAML' };
    const asked = 'token: { client: Intranet, assertion: sso/a.xml, provider: Okta }';
    assert.deepEqual(filesNamed(readScenarios(of(asked, 'denied'))), ['sso/a.xml']);
    assert.equal(outcome(asked, '{ verdict: denied, step: assertion }', { files }), 'passed');
    assert.match(outcome(asked, 'denied'), /assertion can’t be read: there is no such file/);
    assert.match(
      outcome(asked.replace('Okta', 'Otka'), 'denied', { files }),
      /no identity provider "Otka"\. Did you mean "Okta"\?/,
    );
  });
});

describe('an API call', () => {
  test('is allowed or blocked', () => {
    assert.equal(outcome(queue, '{ verdict: allowed, status: 200 }'), 'passed');
    assert.equal(outcome(queue.replace('GET', 'PUT'), '{ verdict: blocked, step: permission, status: 403 }'), 'passed');
    assert.equal(outcome(queue.replace(' }', ', tokenAge: 3601 }'), '{ step: token-expiry, status: 401 }'), 'passed');
    assert.equal(outcome(queue.replace(' }', ', withoutToken: true }'), '{ step: token-present }'), 'passed');
    assert.equal(outcome(queue.replace(' }', ', callsBefore: 300 }'), '{ step: rate-limit, status: 429 }'), 'passed');
    assert.equal(
      outcome(
        'api: { client: Desktop, method: GET, path: /api/v2/routing/queues, user: bob@acme.example }',
        '{ step: user-context }',
      ),
      'passed',
    );
  });
  test('of an unknown client is what the simulation says, not a fault of the test', () => {
    assert.equal(outcome(queue.replace('Machine', 'Nobody'), '{ verdict: blocked, step: token-valid }'), 'passed');
  });
});

describe('an expectation', () => {
  test('says each difference, at its own place', () => {
    const result = run(
      queue,
      '{ verdict: blocked, step: scope, status: 403, error: x, steps: { permission: fail, scope: skip } }',
    );
    assert.equal(result.outcome, 'failed');
    assert.deepEqual(differences(result), [
      ['verdict', 'blocked', 'allowed'],
      ['step', 'scope', 'none: it gets past every step'],
      ['status', '403', '200'],
      ['error', 'x', 'no error'],
      ['permission', 'fail', 'pass'],
    ]);
    const columns = result.mismatches.map(({ range }) => range.start.character);
    assert.deepEqual(
      [...columns].sort((a, b) => a - b),
      columns,
    );
    assert.equal(new Set(columns).size, 5);
  });
  test('of a step means the first that fails, before one that is unknown', () => {
    const steps = ['unknown', 'fail', 'fail'].map((one, index) => ({ id: `s${index}`, outcome: one }));
    assert.equal(stepNotPassed({ steps } as never)?.id, 's1');
    assert.equal(stepNotPassed({ steps: steps.slice(0, 1) } as never)?.id, 's0');
    assert.equal(stepNotPassed({ steps: [] } as never), undefined);
  });
  test('of an answer, where something is not known, is not met', () => {
    const unlisted = organization.replace('roles: [Queue Reader]\n    clientId', 'roles: [Employee]\n    clientId');
    const result = run(queue, '{ verdict: blocked, step: permission, status: 403 }', { text: unlisted });
    assert.deepEqual(differences(result), [['status', '403', 'no answer: something is not known']]);
  });
});

describe('the instant', () => {
  const expired = (more: string) =>
    `${more}tests:\n  - name: a\n    token: { client: Widget, redirectUri: https://widget.acme.example/ }\n    expect: granted\n`;
  test('is the one of the test, else that of the command line, of the file, or of the clock', () => {
    const own = expired('at: 2025-01-01\n').replace('expect', 'at: 2024-06-01\n    expect');
    assert.equal(runText(own).at, '2024-06-01T00:00:00.000Z');
    assert.equal(runText(expired('at: 2025-01-01\n')).at, '2025-01-01T00:00:00.000Z');
    assert.equal(runText(expired('')).at, '2026-11-23T00:00:00.000Z');
    const file = readScenarios(expired('at: 2025-01-01\n'));
    assert.equal(instantFor(file, 5, 7), 5);
  });
});

describe('what is told', () => {
  const tests = `tests:
  - name: "A \\"name\\" <with> & \\a"
    token: { client: Machine, secret: "\${secret:machine}" }
    expect: denied
  - name: verifier
    token: { client: Desktop, codeVerifier: ${verifier}, codeChallenge: ${verifier} }
    expect: granted
  - name: wrong
    token: { client: Machine, secret: zQ7-machine-secret-value }
    expect: granted
`;
  const file = readScenarios(tests);
  const document = openDocument(organization);
  const results = file.scenarios.map((scenario) => ({
    ...runScenario(scenario, {
      whole: readWhole(document),
      settings: defaultSettings,
      now: 0,
      resolve: ({ kind, name }) => kept[`${kind}:${name}` as keyof typeof kept],
      file: () => undefined,
    }),
    seconds: 0.0012,
  }));
  const report = {
    at: '2026-11-23T00:00:00.000Z',
    started: '2026-11-23T12:00:00.000Z',
    files: [{ path: 'a.integrations.test.yaml', organization: { path: 'a.yaml', document }, problems: [], results }],
    faults: [{ path: 'b', reason: 'it is <gone>' }],
  };
  const text = results.flatMap((result) =>
    explainResult(result, 'a.yaml', { path: 'b.yaml', document }, (_, one) => one),
  );
  test('names the line of the expectation, the line that decided, and why', () => {
    assert.deepEqual(
      results.map(({ outcome: one }) => one),
      ['failed', 'failed', 'error'],
    );
    const lines = text.join('\n');
    assert.match(lines, /verdict {2}expected denied, found granted {2}a\.yaml:4:13/);
    assert.match(lines, /PKCE .*The code challenge is the verifier itself/);
    assert.match(lines, /at {8}b\.yaml:\d+:\d+/);
    assert.match(lines, /to do {5}/);
  });
  test('holds no secret and no verifier', () => {
    for (const shown of [text.join('\n'), scenariosJson(report), junitReport(report)]) {
      for (const secret of [...Object.values(kept), verifier]) assert.ok(!shown.includes(secret), shown);
    }
  });
  test('is XML, whatever a name holds', () => {
    const xml = junitReport(report);
    assert.match(xml, /name="A &quot;name&quot; &lt;with&gt; &amp; \\u\{7\}"/);
    assert.match(xml, /<testsuites name="genesys-integrations" tests="4" failures="2" errors="2" time="0.004">/);
    assert.match(xml, /message="it is &lt;gone&gt;"/);
  });
});
