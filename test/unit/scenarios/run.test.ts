/** Tests as they are run: what is asked of the simulations, and how their answers are compared. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDocument } from '../../../server/src/document/open';
import { scenarios } from '../../../server/src/identity-provider/catalogue';
import { type Material, ownSigner } from '../../../server/src/identity-provider/material';
import { junitReport } from '../../../server/src/report/junit';
import { explainResult } from '../../../server/src/report/scenarios';
import { scenariosJson } from '../../../server/src/report/scenarios-json';
import { readScenarios } from '../../../server/src/scenarios/read';
import {
  filesNamed,
  instantFor,
  makesResponse,
  type Result,
  runScenario,
  stepNotPassed,
} from '../../../server/src/scenarios/run';
import { defaultSettings } from '../../../server/src/settings/settings';
import { readWhole } from '../../../server/src/simulate/whole';
import { material, now, organizationWith, parties } from '../identity-provider/parties';
import { secrets as kept, organization, verifier } from '../simulate/organization';

interface Asking {
  readonly text?: string;
  readonly at?: string;
  readonly secrets?: { readonly [reference: string]: string };
  readonly files?: { readonly [path: string]: string };
  readonly material?: Material;
}

/** Runs the first test of a text. */
async function runText(
  tests: string,
  { text = organization, at = '2026-11-23', secrets = {}, files = {}, material }: Asking = {},
): Promise<Result> {
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
    organizationFile: () => undefined,
    material,
  });
}

const of = (keys: string, expect: string) => `tests:\n  - name: a\n    ${keys}\n    expect: ${expect}\n`;
const run = (keys: string, expect: string, asking?: Asking) => runText(of(keys, expect), asking);
const differences = ({ mismatches }: Result) => mismatches.map(({ what, expected, found }) => [what, expected, found]);
const outcome = async (keys: string, expect: string, asking?: Asking) => {
  const result = await run(keys, expect, asking);
  return result.outcome === 'error' ? result.problems.map(({ message }) => message).join() : result.outcome;
};

const queue = 'api: { client: Machine, method: GET, path: /api/v2/routing/queues/7 }';

describe('a token request', () => {
  test('presents the right secret, a wrong one or none, wherever it is run', async () => {
    const granted = '{ verdict: granted, steps: { client-authentication: pass } }';
    const denied = '{ verdict: denied, step: client-authentication, status: 400, error: invalid_client }';
    for (const client of ['Machine']) {
      assert.equal(await outcome(`token: { client: ${client} }`, granted), 'passed');
      assert.equal(await outcome(`token: { client: ${client}, secret: right }`, granted), 'passed');
      assert.equal(await outcome(`token: { client: ${client}, secret: wrong }`, denied), 'passed');
      assert.equal(await outcome(`token: { client: ${client}, secret: none }`, denied), 'passed');
      assert.equal(await outcome(`token: { client: ${client}, secret: wrong }`, granted), 'failed');
    }
  });
  test('presents the secret behind a reference, where there is one', async () => {
    const asked = 'token: { client: Machine, secret: "${env:MINE}" }';
    assert.match(await outcome(asked, 'granted'), /^\${env:MINE} leads to nothing here/);
    const secrets = { 'env:MINE': 'zQ7', 'secret:machine': 'zQ7' };
    assert.equal(await outcome(asked, 'granted', { secrets }), 'passed');
    const other = { ...secrets, 'secret:machine': 'zQ8' };
    assert.equal(await outcome(asked, '{ step: client-authentication }', { secrets: other }), 'passed');
  });
  test('has a proof key that fits, one that does not, none, or its own', async () => {
    const desktop = 'client: Desktop, redirectUri: https://desktop.acme.example/callback';
    assert.equal(await outcome(`token: { ${desktop}, pkce: right }`, 'granted'), 'passed');
    for (const pkce of ['pkce: wrong', 'pkce: none', 'codeVerifier: x'])
      assert.equal(await outcome(`token: { ${desktop}, ${pkce} }`, '{ verdict: denied, step: pkce }'), 'passed', pkce);
    const own = `codeVerifier: ${verifier}, codeChallenge: E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM`;
    assert.equal(await outcome(`token: { ${desktop}, ${own} }`, 'granted'), 'passed');
  });
  test('asks with another grant, scopes, redirect URI and address', async () => {
    assert.equal(await outcome('token: { client: Portal, grant: implicit }', '{ step: grant-type }'), 'passed');
    assert.equal(await outcome('token: { client: Machine, ip: 192.0.2.1 }', '{ step: ip-allow-list }'), 'passed');
    assert.equal(
      await outcome('token: { client: Portal, redirectUri: https://x }', '{ step: redirect-uri }'),
      'passed',
    );
    const desktop = 'client: Desktop, redirectUri: https://desktop.acme.example/callback, pkce: right';
    assert.equal(await outcome(`token: { ${desktop}, scopes: [users] }`, '{ step: scopes }'), 'passed');
  });
  test('brings an assertion out of a file, of a provider that there is', async () => {
    const files = { 'sso/a.xml': 'no SAML' };
    const asked = 'token: { client: Intranet, assertion: sso/a.xml, provider: Okta }';
    assert.deepEqual(filesNamed(readScenarios(of(asked, 'denied'))), ['sso/a.xml']);
    assert.equal(await outcome(asked, '{ verdict: denied, step: assertion }', { files }), 'passed');
    assert.match(await outcome(asked, 'denied'), /assertion can’t be read: there is no such file/);
    assert.match(
      await outcome(asked.replace('Okta', 'Otka'), 'denied', { files }),
      /no identity provider "Otka"\. Did you mean "Okta"\?/,
    );
  });
});

describe('a sign-in', () => {
  const clients =
    'oauthClients:\n  - { name: Intranet, grantType: saml2-bearer, scopes: [analytics], clientSecret: "${env:X}" }\n';
  const text = organizationWith([ownSigner(material).certificate]).replace(/^(?=users:)/m, clients);
  const made = (id: string) => {
    const one = scenarios.find((scenario) => scenario.id === id)?.make(parties, material);
    return one && 'posted' in one ? one : assert.fail(id);
  };
  const at = new Date(now).toISOString();
  const asking = { text, at, material };
  const sso = (keys: string) => `sso: { provider: Acme_SSO, ${keys} }`;
  test('is accepted, of the person that the test names', async () => {
    const expected = `{ verdict: accepted, email: admin@acme.example, nameId: admin@acme.example, steps: { signature-valid: pass } }`;
    const asked = sso('scenario: valid, user: admin@acme.example');
    assert.equal(await outcome(asked, expected, asking), 'passed');
    const other = await run(asked.replace('admin', 'mallory'), expected, asking);
    assert.deepEqual(differences(other), [
      ['email', 'admin@acme.example', 'mallory@acme.example'],
      ['nameId', 'admin@acme.example', 'mallory@acme.example'],
    ]);
    assert.equal(other.question, 'the scenario valid from Acme_SSO for mallory@acme.example');
  });
  test('is rejected by the step that the scenario is for', async () => {
    for (const { id, stoppedBy } of scenarios.filter(({ group }) => group !== 'attack')) {
      const expected = stoppedBy === 'accepted' ? 'accepted' : `{ verdict: rejected, step: ${stoppedBy} }`;
      assert.equal(await outcome(sso(`scenario: ${id}`), expected, asking), 'passed', id);
    }
    const rejected = await run(sso('scenario: expired'), '{ email: mallory@acme.example }', asking);
    assert.deepEqual(differences(rejected), [['email', 'mallory@acme.example', 'nobody: the response is rejected']]);
    assert.equal(await outcome(sso('scenario: valid, flow: idp'), '{ step: in-response-to }', asking), 'passed');
    assert.equal(await outcome(sso('scenario: valid, requestId: _1'), '{ step: in-response-to }', asking), 'passed');
    assert.equal(await outcome(sso('scenario: valid, acs: https://x/'), '{ step: destination }', asking), 'passed');
  });
  test('is made for the instant of the test', async () => {
    assert.equal(await outcome(sso('scenario: valid'), 'accepted', { ...asking, at: '2031-01-01' }), 'passed');
  });
  test('comes out of a file, which the configured certificates have to fit', async () => {
    const files = { 'sso/r.xml': made('valid').xml, 'sso/b64': made('valid').posted, 'sso/e': made('expired').xml };
    const asked = sso('response: sso/r.xml');
    assert.deepEqual(filesNamed(readScenarios(of(asked, 'accepted'))), ['sso/r.xml']);
    assert.equal(
      await outcome(asked, '{ verdict: accepted, email: mallory@acme.example }', { ...asking, files }),
      'passed',
    );
    assert.equal(await outcome(sso('response: sso/b64'), 'accepted', { ...asking, files }), 'passed');
    assert.equal(await outcome(sso('response: sso/e'), '{ step: time-conditions }', { ...asking, files }), 'passed');
    assert.match(await outcome(asked, 'accepted', asking), /file of the response can’t be read: there is no such file/);
    const others = { ...asking, files, text: text.replace(/certificates:.*$/s, 'certificates: []\n') };
    assert.equal(await outcome(asked, 'rejected', others), 'passed');
  });
  test('of a provider that there is, with somebody whom the scenario needs', async () => {
    assert.match(
      await outcome(sso('scenario: valid').replace('Acme_SSO', 'Acme_SS'), 'accepted', asking),
      /^There is no identity provider "Acme_SS"\. Did you mean "Acme_SSO"\?$/,
    );
    const nobody = { ...asking, text: text.replace(/.*charles.*\n/, '') };
    assert.match(
      await outcome(sso('scenario: inactive-user'), 'rejected', nobody),
      /needs .*, which the organization has not/,
    );
  });
  test('says that it needs keys', async () => {
    const [own, file] = ['scenario: valid', 'response: a.xml'].map((keys) => readScenarios(of(sso(keys), 'accepted')));
    assert.deepEqual(
      [own, file].map((one) => makesResponse(one!.scenarios[0]!)),
      [true, false],
    );
  });
  test('stands behind a token of SAML2 Bearer', async () => {
    const files = { 'r.xml': made('valid').posted, 'e.xml': made('expired').posted };
    const asked = (file: string) => `token: { client: Intranet, assertion: ${file}, provider: Acme_SSO }`;
    assert.equal(
      await outcome(asked('r.xml'), '{ verdict: granted, steps: { assertion: pass } }', { ...asking, files }),
      'passed',
    );
    const denied = '{ verdict: denied, step: assertion, status: 400, error: invalid_grant }';
    assert.equal(await outcome(asked('e.xml'), denied, { ...asking, files }), 'passed');
  });
});

describe('an API call', () => {
  test('is allowed or blocked', async () => {
    assert.equal(await outcome(queue, '{ verdict: allowed, status: 200 }'), 'passed');
    assert.equal(
      await outcome(queue.replace('GET', 'PUT'), '{ verdict: blocked, step: permission, status: 403 }'),
      'passed',
    );
    assert.equal(
      await outcome(queue.replace(' }', ', tokenAge: 3601 }'), '{ step: token-expiry, status: 401 }'),
      'passed',
    );
    assert.equal(await outcome(queue.replace(' }', ', withoutToken: true }'), '{ step: token-present }'), 'passed');
    assert.equal(
      await outcome(queue.replace(' }', ', callsBefore: 300 }'), '{ step: rate-limit, status: 429 }'),
      'passed',
    );
    assert.equal(
      await outcome(
        'api: { client: Desktop, method: GET, path: /api/v2/routing/queues, user: bob@acme.example }',
        '{ step: user-context }',
      ),
      'passed',
    );
  });
  test('of an unknown client is what the simulation says, not a fault of the test', async () => {
    assert.equal(
      await outcome(queue.replace('Machine', 'Nobody'), '{ verdict: blocked, step: token-valid }'),
      'passed',
    );
  });
});

describe('an expectation', () => {
  test('says each difference, at its own place', async () => {
    const result = await run(
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
  test('of a step means the first that fails, before one that is unknown', async () => {
    const steps = ['unknown', 'fail', 'fail'].map((one, index) => ({ id: `s${index}`, outcome: one }));
    assert.equal(stepNotPassed({ steps } as never)?.id, 's1');
    assert.equal(stepNotPassed({ steps: steps.slice(0, 1) } as never)?.id, 's0');
    assert.equal(stepNotPassed({ steps: [] } as never), undefined);
  });
  test('of an answer, where something is not known, is not met', async () => {
    const unlisted = organization.replace('roles: [Queue Reader]\n    clientId', 'roles: [Employee]\n    clientId');
    const result = await run(queue, '{ verdict: blocked, step: permission, status: 403 }', { text: unlisted });
    assert.deepEqual(differences(result), [['status', '403', 'no answer: something is not known']]);
  });
});

describe('the instant', () => {
  const expired = (more: string) =>
    `${more}tests:\n  - name: a\n    token: { client: Widget, redirectUri: https://widget.acme.example/ }\n    expect: granted\n`;
  test('is the one of the test, else that of the command line, of the file, or of the clock', async () => {
    const own = expired('at: 2025-01-01\n').replace('expect', 'at: 2024-06-01\n    expect');
    assert.equal((await runText(own)).at, '2024-06-01T00:00:00.000Z');
    assert.equal((await runText(expired('at: 2025-01-01\n'))).at, '2025-01-01T00:00:00.000Z');
    assert.equal((await runText(expired(''))).at, '2026-11-23T00:00:00.000Z');
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
  const told = async () => {
    const surroundings = {
      whole: readWhole(document),
      settings: defaultSettings,
      now: 0,
      resolve: ({ kind, name }: { kind: string; name: string }) => kept[`${kind}:${name}` as keyof typeof kept],
      file: () => undefined,
      organizationFile: () => undefined,
    };
    const results = await Promise.all(
      file.scenarios.map(async (one) => ({ ...(await runScenario(one, surroundings)), seconds: 0.0012 })),
    );
    const report = {
      at: '2026-11-23T00:00:00.000Z',
      started: '2026-11-23T12:00:00.000Z',
      files: [{ path: 'a.integrations.test.yaml', organization: { path: 'a.yaml', document }, problems: [], results }],
      faults: [{ path: 'b', reason: 'it is <gone>' }],
    };
    const text = results.flatMap((result) =>
      explainResult(result, 'a.yaml', { path: 'b.yaml', document }, (_, one) => one),
    );
    return { results, report, text };
  };
  test('names the line of the expectation, the line that decided, and why', async () => {
    const { results, text } = await told();
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
  test('holds no secret and no verifier', async () => {
    const { report, text } = await told();
    for (const shown of [text.join('\n'), scenariosJson(report), junitReport(report)]) {
      for (const secret of [...Object.values(kept), verifier]) assert.ok(!shown.includes(secret), shown);
    }
  });
  test('is XML, whatever a name holds', async () => {
    const { report } = await told();
    const xml = junitReport(report);
    assert.match(xml, /name="A &quot;name&quot; &lt;with&gt; &amp; \\u\{7\}"/);
    assert.match(xml, /<testsuites name="genesys-integrations" tests="4" failures="2" errors="2" time="0.004">/);
    assert.match(xml, /message="it is &lt;gone&gt;"/);
  });
});
