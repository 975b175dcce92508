/** Files of tests as they are edited: what is offered, what a hover says, where names lead, outline, folds, links, Enter. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { DocumentSymbol, TextEdit } from 'vscode-languageserver-types';
import { openDocument } from '../../../server/src/document/open';
import type { Editing } from '../../../server/src/language/editing';
import { foldingRanges } from '../../../server/src/language/folding';
import { formatOf } from '../../../server/src/language/format';
import { hoverAt } from '../../../server/src/language/hover/hover';
import { renamableAt, renameAt } from '../../../server/src/language/names/rename';
import { definitionAt } from '../../../server/src/language/navigation/definition';
import { highlightsAt } from '../../../server/src/language/navigation/highlights';
import { fileLinks } from '../../../server/src/language/navigation/links';
import { placesInTests, referencesAt } from '../../../server/src/language/navigation/references';
import { flatTestSymbols, testSymbols } from '../../../server/src/language/navigation/test-symbols';
import { onEnter } from '../../../server/src/language/on-type';
import { plainText } from '../../../server/src/language/templates';
import { testTemplates } from '../../../server/src/language/test-templates';
import { answersOf, kinds, questionOfStep, requestKeys } from '../../../server/src/scenarios/kinds';
import { readScenarios } from '../../../server/src/scenarios/read';
import { chance } from '../../chance';
import { type CompletingInput, completing, mark, plain, taken } from './completing';
import { byId } from './hovering';
import { edited, editingOf, marked, shown, textIn } from './marked';

const organization = `version: 1
organization: { name: Acme, region: eu-central-1 }
roles:
  - { name: Reader, permissions: [routing:queue:view] }
users:
  - { email: ada@acme.example, name: Ada Byron, roles: [Reader] }
oauthClients:
  - name: CRM
    clientId: 3f0d6f9e-2c4e-4a43-9a53-3d4b6f1f0c11
    grantType: client-credentials
    tokenDuration: 3600
    roles: [Reader]
    allowedIpRanges: [203.0.113.0/24]
    clientSecret: \${secret:crm}
  - name: "Desk: one"
    grantType: authorization-code
    scopes: [users:readonly, routing]
    redirectUris: [https://desk.acme.example/callback]
    clientSecret: a-literal-secret-which-is-shown-nowhere
integrations:
  - name: Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM }
dataActions:
  - name: Get Queue
    integration: Actions
    request: { method: GET, url: "/api/v2/routing/queues/\${input.queueId}?expand=x" }
identityProviders:
  - { name: SSO, type: okta, issuerUri: https://idp.acme.example }
`;

const inTest = (lines: string) => `tests:\n  - name: A\n${lines.replace(/^(?=.)/gm, '    ')}`;

interface Case extends CompletingInput {
  readonly in: string;
  readonly has?: readonly string[];
  readonly not?: readonly string[];
  readonly all?: readonly string[];
  /** What is inserted for a label, as a snippet. */
  readonly inserts?: readonly [label: string, text: string];
  /** What the whole text is after a label was taken. */
  readonly take?: readonly [label: string, text: string];
}

function check(cases: { readonly [name: string]: Case }): void {
  for (const [name, { in: drawn, has = [], not = [], all, inserts, take, ...input }] of Object.entries(cases))
    test(name, () => {
      const found = completing(drawn, { tested: organization, ...input });
      if (all) assert.deepEqual(found.labels, all);
      for (const label of has)
        assert.ok(found.labels.includes(label), `${label} is missing in ${found.labels.join(', ')}`);
      for (const label of not) assert.ok(!found.labels.includes(label), `${label} is offered`);
      if (inserts) assert.equal((found.item(inserts[0]).textEdit as TextEdit).newText, inserts[1]);
      if (take) assert.equal(found.taking(take[0]), take[1]);
    });
}

describe('keys of tests', () => {
  check({
    'of an empty file, and the whole of it': {
      in: '¦',
      all: ['File of tests', 'tests', 'version', 'file', 'at'],
    },
    'of a file that has some': { in: 'at: 2026-11-23\n¦\ntests: []\n', all: ['version', 'file'] },
    'a new test, from a template or a key': {
      in: 'tests:\n  - ¦',
      has: ['Test: token request', 'Test: API call that is blocked', 'Test: sign-in', 'name', 'token'],
      not: ['OAuth client: Client Credentials', 'Role'],
    },
    'a test with the choice of its clients, called as no other': {
      in: 'tests:\n  - name: The client gets a token\n  - ¦',
      inserts: [
        'Test: token request',
        `name: \${1:The client gets a token 2}\n    token:\n      client: \${2|CRM,"Desk: one"|}\n    expect: \${3|granted,denied|}`,
      ],
    },
    'what a request needs': {
      in: inTest('¦'),
      all: ['token', 'api', 'sso', 'expect', 'at'],
      inserts: ['sso', `sso:\n      provider: \${1:SSO}\n      scenario: \${2:valid}`],
    },
    'a second request neither where the cursor stands left of the keys': {
      in: `${inTest('token: { client: CRM }')}\n  ¦`,
      has: ['Test: API call', 'expect', 'at'],
      not: ['token', 'api', 'sso'],
    },
    'maps in the columns that the other tests have': {
      in: 'tests:\n- name: A\n  token:\n      client: CRM\n  expect: granted\n- name: B\n  ¦',
      inserts: ['sso', `sso:\n      provider: \${1:SSO}\n      scenario: \${2:valid}`],
    },
    'one request a test': { in: inTest('sso: { provider: SSO }\n¦'), all: ['expect', 'at'] },
    'the request that fits what is expected first': {
      in: inTest('¦\nexpect: allowed'),
      all: ['api', 'at', 'token', 'sso'],
    },
    'half-typed': { in: inTest('tok¦'), take: ['token', inTest('token:\n  client: CRM')] },
    'of a token request, by the grant of its client': {
      in: inTest('token:\n  client: CRM\n  ¦'),
      has: ['ip', 'secret', 'scopes'],
      not: ['client', 'provider'],
    },
    'pkce in the place of a verifier': {
      in: inTest('token:\n  client: "Desk: one"\n  codeVerifier: x\n  ¦'),
      has: ['codeChallenge', 'redirectUri'],
      not: ['pkce'],
    },
    'in brackets': { in: inTest('api: { client: CRM, ¦ }'), has: ['method', 'path'], not: ['client', 'secret'] },
    'a response or a scenario': {
      in: inTest('sso: { provider: SSO, scenario: valid, ¦ }'),
      has: ['user', 'flow'],
      not: ['response', 'scenario'],
    },
    'of what a sign-in can be expected to be': {
      in: inTest('sso: { provider: SSO }\nexpect:\n  verdict: accepted\n  ¦'),
      all: ['email', 'nameId', 'steps'],
    },
    'of what a call can be expected to be': {
      in: inTest('api: { client: CRM }\nexpect: { verdict: blocked, ¦ }'),
      all: ['step', 'status', 'error', 'steps'],
    },
    'steps of the request, and of no other': {
      in: inTest('api: { client: CRM }\nexpect: { verdict: blocked, steps: { scope: skip, ¦ } }'),
      has: ['permission', 'token-expiry'],
      not: ['pkce', 'scope', 'issuer'],
    },
    'for a client without snippets, as plain text': {
      in: inTest('ap¦'),
      client: plain,
      take: ['api', inTest('api:\n  client: CRM\n  method: GET\n  path: /api/v2/')],
    },
  });
});

describe('values of tests', () => {
  check({
    'clients of the organization, with their grants': {
      in: inTest('token: { client: ¦'),
      all: ['CRM', 'Desk: one'],
      take: ['Desk: one', inTest('token: { client: "Desk: one"')],
    },
    'in quotes that do not end': {
      in: inTest('api: { client: "De¦'),
      take: ['Desk: one', inTest('api: { client: "Desk: one"')],
    },
    'identity providers': { in: inTest('sso:\n  provider: ¦'), all: ['SSO'] },
    users: { in: inTest('api:\n  client: "Desk: one"\n  user: a¦'), all: ['ada@acme.example'] },
    'the one who signs in': {
      in: inTest('sso: { provider: SSO, user: ada@acme.example }\nexpect: { verdict: accepted, email: ¦ }'),
      all: ['ada@acme.example'],
    },
    grants: {
      in: inTest('token: { client: CRM, grant: ¦ }'),
      all: ['client-credentials', 'authorization-code', 'implicit', 'saml2-bearer', 'refresh-token'],
    },
    'words for a secret, and the reference of the client': {
      in: inTest('token: { client: CRM, secret: ¦ }'),
      all: ['right', 'wrong', 'none', '${secret:crm}'],
    },
    'never a secret': { in: inTest('token: { client: "Desk: one", secret: ¦ }'), all: ['right', 'wrong', 'none'] },
    'scopes, those of the client first': {
      in: inTest('token:\n  client: "Desk: one"\n  scopes:\n    - ¦'),
      has: ['users:readonly', 'routing', 'analytics'],
    },
    'redirect URIs of the client': {
      in: inTest('token: { client: "Desk: one", redirectUri: ¦ }'),
      all: ['https://desk.acme.example/callback'],
    },
    'an address inside and one outside of the ranges': {
      in: inTest('token: { client: CRM, ip: ¦ }'),
      all: ['203.0.113.1', '192.0.2.1'],
    },
    'methods that a path has': {
      in: inTest('api: { client: CRM, path: /api/v2/routing/queues, method: ¦ }'),
      all: ['GET', 'POST'],
    },
    'paths: calls of data actions, and all others': {
      in: inTest('api: { client: CRM, method: GET, path: ¦ }'),
      all: ['/api/v2/', '/api/v2/routing/queues/queueId'],
    },
    'paths segment by segment, any word for a parameter': {
      in: inTest('api:\n  client: CRM\n  method: PATCH\n  path: /api/v2/routing/queues/¦'),
      has: ['queueId/'],
      not: ['queueId', 'divisionviews'],
      take: ['queueId/', inTest('api:\n  client: CRM\n  method: PATCH\n  path: /api/v2/routing/queues/queueId/')],
    },
    'ages around the end of the token': { in: inTest('api: { client: CRM, tokenAge: ¦ }'), all: ['3540', '3660'] },
    'scenarios of the test identity provider': {
      in: inTest('sso: { provider: SSO, scenario: ¦ }'),
      has: ['valid', 'expired', 'xsw-8', 'entity-bomb'],
    },
    'verdicts of the request': {
      in: inTest('token: { client: CRM }\nexpect: ¦'),
      all: ['granted', 'denied', '{ verdict, step }', 'verdict, step'],
      inserts: ['verdict, step', '\n      verdict: ${1:denied}\n      step: $2'],
    },
    'where the scenario leads': {
      in: inTest('sso: { provider: SSO, scenario: expired }\nexpect: ¦'),
      inserts: ['{ verdict, step }', '{ verdict: ${1:rejected}, step: ${2:time-conditions} }'],
    },
    'verdicts where the request is not known': {
      in: inTest('expect: ¦'),
      has: ['granted', 'blocked', 'accepted'],
    },
    'steps of the request': {
      in: inTest('api: { client: CRM }\nexpect: { verdict: blocked, step: ¦'),
      all: [
        ...['token-present', 'token-valid', 'token-expiry', 'application-state', 'scope', 'user-context'],
        ...['permission', 'rate-limit'],
      ],
    },
    'the step that stops the scenario first': {
      in: inTest('sso: { provider: SSO, scenario: wrong-issuer }\nexpect: { step: iss¦ }'),
      has: ['issuer', 'decode'],
    },
    'no step where everything passes': {
      in: inTest('api: { client: CRM }\nexpect: { verdict: allowed, step: ¦ }'),
      all: [],
    },
    'the answer of the step': {
      in: inTest('api: { client: CRM }\nexpect: { verdict: blocked, step: permission, status: ¦ }'),
      has: ['403', '429'],
    },
    errors: {
      in: inTest('token: { client: CRM }\nexpect: { verdict: denied, step: pkce, error: ¦ }'),
      has: ['invalid_grant', 'invalid_client'],
    },
    'outcomes of steps': {
      in: inTest('token: { client: CRM }\nexpect: { steps: { pkce: ¦ } }'),
      all: ['pass', 'fail', 'warn', 'skip', 'unknown'],
    },
    instants: { in: 'at: ¦', all: ['2026-11-23T12:00:00Z', '2026-11-23'] },
    'the address of the region': {
      in: inTest('sso: { provider: SSO, acs: ¦ }'),
      has: ['https://login.mypurecloud.de/saml'],
    },
    'nothing for a name': { in: 'tests:\n  - name: ¦', all: [] },
    'nothing in a comment': { in: 'tests: # ¦', all: [] },
    'organization files': {
      in: 'file: ¦',
      files: {
        '': [
          { name: 'sub', folder: true },
          { name: 'a.integrations.yaml', folder: false },
          { name: 'a.integrations.test.yaml', folder: false },
          { name: 'a.xml', folder: false },
        ],
      },
      all: ['a.integrations.yaml', 'sub/'],
    },
    responses: {
      in: inTest('sso: { provider: SSO, response: sso/¦ }'),
      files: {
        'sso/': ['response.xml', 'response', 'a.b64', 'idp.pem', 'integrations.yaml'].map((name) => ({
          name,
          folder: false,
        })),
      },
      all: ['response.xml', 'response', 'a.b64'],
    },
    'what an anchor brings along counts': {
      in: `x-call: &call\n  client: CRM\n  path: /api/v2/routing/queues\n${inTest('api: { <<: *call, method: ¦ }')}`,
      has: ['GET', 'POST'],
    },
  });
  test('first comes what the test says already', () => {
    const first = (drawn: string) => completing(inTest(drawn), { tested: organization }).labels[0];
    assert.equal(first('sso: { provider: SSO, scenario: expired }\nexpect: ¦'), 'rejected');
    assert.equal(first('sso: { provider: SSO, scenario: valid }\nexpect: ¦'), 'accepted');
    assert.equal(first('sso: { provider: SSO, scenario: replay }\nexpect: { step: ¦ }'), 'replay');
    assert.equal(first('api: { client: CRM }\nexpect: { step: rate-limit, status: ¦ }'), '429');
    assert.equal(first('token: { client: CRM }\nexpect: { step: pkce, error: ¦ }'), 'invalid_grant');
    assert.equal(first('token: { client: "Desk: one", grant: ¦ }'), 'authorization-code');
    assert.equal(first('token: { client: "Desk: one", scopes: [¦] }'), 'users:readonly');
  });
  test('a name is described by its entry, a key by the format', () => {
    const { item } = completing(inTest('token: { client: ¦ }'), { tested: organization });
    assert.deepEqual(item('CRM').data, { of: 'entry', section: 'oauthClients', name: 'CRM' });
    const keys = completing(inTest('token: { client: CRM, ¦ }'), { tested: organization });
    assert.deepEqual(keys.item('secret').data, { of: 'key', path: ['tests', 0, 'token', 'secret'] });
  });
});

describe('anywhere in the examples of tests', () => {
  const root = join(__dirname, '../../../examples/acme');
  const acme = readFileSync(join(root, 'integrations.yaml'), 'utf8');
  const wrong =
    /is no key|takes|is none of|is no step|never|There is no scenario|no status|no error|no email|no nameId/;
  for (const name of ['policy', 'troubleshooting'])
    test(`${name}: what is offered fits`, () => {
      const text = readFileSync(join(root, `${name}.integrations.test.yaml`), 'utf8');
      const faultsOf = (one: string) => {
        const { problems, scenarios } = readScenarios(one);
        return [...problems, ...scenarios.flatMap((each) => each.problems)]
          .map(({ message }) => message)
          .filter((message) => wrong.test(message) && !/has no value|is empty/.test(message));
      };
      assert.deepEqual(faultsOf(text), []);
      const isRequest = (label: string) => (requestKeys as readonly string[]).includes(label);
      const random = chance(11);
      const pick = (below: number) => Math.floor(random() * below);
      let taking = 0;
      for (let at = 0; at < text.length; at += 3 + pick(20)) {
        const end = text.indexOf('\n', at);
        for (const rest of ['', end < 0 ? '' : text.slice(end)]) {
          const drawn = text.slice(0, at) + mark + rest;
          const { items, text: before } = completing(drawn, { tested: acme });
          const item = items[pick(Math.max(1, items.length))];
          // What is begun goes on, and another request has other keys than those that stand below.
          if (!item || /\/$/.test((item.textEdit as TextEdit).newText) || isRequest(item.label)) continue;
          taking++;
          const known = new Set(faultsOf(before));
          const after = faultsOf(taken(before, item)).filter((fault) => !known.has(fault));
          assert.deepEqual(after, [], `${item.label} behind ${JSON.stringify(text.slice(Math.max(0, at - 90), at))}`);
        }
      }
      assert.ok(taking > 60, `${taking}`);
    });
});

describe('templates of tests', () => {
  for (const template of testTemplates)
    test(template.label, () => {
      const text = plainText(template, undefined, {
        oauthClients: ['CRM'],
        identityProviders: ['SSO'],
        users: ['ada@acme.example'],
      });
      const { problems, scenarios } = readScenarios(`tests:\n  - ${text.replaceAll('\n', '\n    ')}\n`);
      assert.deepEqual([...problems, ...scenarios.flatMap((one) => one.problems)], []);
      assert.ok(scenarios[0]?.run);
    });
});

/** A file of tests that is being edited, beside the organization. */
function testing(
  drawn: string,
  missing?: string,
): Editing & { readonly position: { line: number; character: number } } {
  const one = marked(drawn);
  const of = { ...editingOf(missing === undefined ? organization : ''), uri: 'file:///work/integrations.yaml' };
  return {
    ...one,
    uri: 'file:///work/integrations.test.yaml',
    names: of.names,
    tested: missing === undefined ? of : { ...of, missing },
  };
}

function hover(drawn: string, missing?: string): string | undefined {
  const editing = testing(drawn, missing);
  return hoverAt(editing, editing.position, { rules: byId, secret: 'does-not' })?.markdown;
}

describe('hovers in tests', () => {
  const cases: { readonly [name: string]: readonly [string, ...RegExp[]] } = {
    'a key': [inTest('tok¦en: { client: CRM }'), /^\*\*`token`\*\* · map/, /would Genesys Cloud issue a token/],
    'a list of at least one element': ['tes¦ts:\n  - name: A\n', /at least 1 element ·/],
    'a key of a file': ['fi¦le: a.yaml', /The organization file that is tested/],
    'a key of the user’s own': ['x-ca¦ll: 1', /is your own/],
    'a client': [
      inTest('token: { client: C¦RM }'),
      /\*\*OAuth client\*\* `CRM` · Client Credentials/,
      /---\n\n`client`/,
    ],
    'a client by its Client ID': [
      inTest('token: { client: 3F0D6F9E-2C4E-4A43-9A53-3D4B6F1F0C1¦1 }'),
      /\*\*OAuth client\*\* `CRM`/,
    ],
    'a name that nothing has': [
      inTest('token: { client: CR¦N }'),
      /There is no OAuth client `CRN`.*Did you mean `CRM`/,
    ],
    'a provider': [inTest('sso: { provider: SS¦O }'), /\*\*Identity provider\*\* `SSO`/],
    'a user': [inTest('api: { user: ada¦@acme.example }'), /\*\*User\*\* `ada@acme.example`/],
    'the one who is expected': [inTest('expect: { email: ada¦@acme.example }'), /\*\*User\*\*/],
    'a path': [
      inTest('api: { client: CRM, method: GET, path: /api/v2/routing/que¦ues }'),
      /\*\*Operation\*\* `GET \/api\/v2\/routing\/queues`/,
      /\*\*Granted\*\* to the client `CRM`/,
    ],
    'a scope': [inTest('token: { scopes: [users:rea¦donly] }'), /\*\*Scope\*\* `users:readonly`/],
    'a scenario': [inTest('sso: { scenario: exp¦ired }'), /ended a minute ago/, /`time-conditions`/],
    'a step': [
      inTest('api: {}\nexpect: { step: permis¦sion }'),
      /\*\*Step\*\* `permission` · Permission, of an API call/,
      /Do the roles grant/,
      /`403` with `missing.permissions`/,
    ],
    'a step of another request': [inTest('sso: {}\nexpect: { step: pkc¦e }'), /`pkce` is no step of a sign-in/],
    'a step whose outcome is expected': [
      inTest('token: {}\nexpect: { steps: { pk¦ce: pass } }'),
      /code verifier belong/,
    ],
    'an outcome': [inTest('token: {}\nexpect: { steps: { pkce: sk¦ip } }'), /does not apply/],
    'a verdict': [inTest('expect: gra¦nted'), /a token request that gets past every step/],
    'an instant': ['at: 2026-11-23T¦12:00:00Z', /Monday, 23 November 2026, 12:00 UTC/],
    'an age': [inTest('api: { tokenAge: 72¦00 }'), /2 hours/],
    'a reference to a secret': [inTest('token: { secret: "${env:A¦B}" }'), /The environment variable `AB` is not set/],
    'an alias': [`x-a: &a { client: CRM }\n${inTest('api: *¦a')}`, /\*\*Alias\*\* `\*a`: the value of line 1/],
  };
  for (const [name, [drawn, ...says]] of Object.entries(cases))
    test(name, () => {
      const said = hover(drawn) ?? '';
      for (const one of says) assert.match(said, one);
    });
  test('a secret is never shown, wherever it stands', () => {
    const secret = 'sup3r-secret-0f-th3-client';
    for (const key of ['secret', 'codeVerifier']) {
      const said = hover(inTest(`token: { client: CRM, ${key}: ${secret}¦ }`)) ?? '';
      assert.doesNotMatch(said, new RegExp(secret));
    }
    assert.doesNotMatch(hover(inTest('token: { client: "Desk: o¦ne" }')) ?? '', /a-literal-secret/);
  });
  test('names of other keys are no labels of these', () => {
    for (const drawn of ['token: { secret: wro¦ng }', 'token: { grant: impl¦icit }', 'expect: { error: deni¦ed }'])
      assert.doesNotMatch(hover(inTest(drawn)) ?? '', /Admin:|API:/);
    const { item } = completing(inTest('token: { ¦ }'), { tested: organization });
    for (const label of ['grant', 'secret']) assert.equal(item(label).labelDetails?.description, undefined, label);
  });
  test('where the organization file can’t be read, it says so', () => {
    assert.match(hover(inTest('token: { client: C¦RM }'), 'there is no a.yaml') ?? '', /can’t be read: there is no a/);
  });
});

describe('names in tests', () => {
  const text = `tests:
  - name: CRM
    token: { client: CRM, ip: 203.0.113.1 }
    expect: granted
  - name: B
    api: { client: 3F0D6F9E-2C4E-4A43-9A53-3D4B6F1F0C11, method: GET, path: /a }
    expect: allowed
  - name: C
    sso: { provider: SSO, scenario: valid, user: ada@acme.example }
    expect: { verdict: accepted, email: ada@acme.example, nameId: other }
  - name: D
    sso: { provider: SSO, response: sso/a.xml }
    expect: { verdict: accepted, email: ada@acme.example }
  - name: E
    sso: { provider: SSO, scenario: valid }
    expect: { verdict: accepted, nameId: ada@acme.example }
`;
  const at = (before: string, after: string): ReturnType<typeof testing> => {
    assert.ok(text.includes(before + after));
    return testing(text.replace(before + after, `${before}¦${after}`));
  };
  test('are defined in the organization file', () => {
    const defined = (editing: ReturnType<typeof testing>) => {
      const found = definitionAt(editing, editing.position);
      return (
        found && [
          found.of.uri,
          ...shown(
            organization,
            found.targets.map(({ name }) => name),
          ),
        ]
      );
    };
    const home = 'file:///work/integrations.yaml';
    assert.deepEqual(defined(at('token: { client: C', 'RM')), [home, '8: CRM']);
    assert.deepEqual(defined(at('client: 3F0D', '6F9E')), [home, '9: 3f0d6f9e-2c4e-4a43-9a53-3d4b6f1f0c11']);
    assert.deepEqual(defined(at('sso: { provider: ', 'SSO, scenario')), [home, '29: SSO']);
    assert.deepEqual(defined(at('email: ada', '@acme.example, nameId')), [home, '6: ada@acme.example']);
    assert.equal(defined(at('- name: C', 'RM')), undefined);
    assert.equal(defined(at('accepted, email: ada', '@acme.example }')), undefined);
    // Where the test names nobody, the first user signs in.
    assert.deepEqual(defined(at('accepted, nameId: ada', '@acme.example }')), [home, '6: ada@acme.example']);
  });
  test('lead to files: beside the tests, and a secret beside the organization file', () => {
    const response = at('response: sso', '/a.xml');
    const found = definitionAt(response, response.position);
    assert.deepEqual([found?.file, found?.of.uri], ['sso/a.xml', 'file:///work/integrations.test.yaml']);
    const secret = testing(inTest('token: { secret: "${file:keys/¦a}" }'));
    const kept = definitionAt(secret, secret.position);
    assert.deepEqual([kept?.file, kept?.of.uri], ['keys/a', 'file:///work/integrations.yaml']);
    const named = testing('file: ../o¦ther.yaml\n');
    assert.equal(definitionAt(named, named.position)?.file, '../other.yaml');
  });
  test('have references in both files', () => {
    const editing = at('token: { client: C', 'RM');
    const found = referencesAt(editing, editing.position);
    assert.ok(found?.inTests);
    assert.equal(found.of.uri, 'file:///work/integrations.yaml');
    assert.deepEqual(
      shown(
        organization,
        found.places.map(({ range }) => range),
      ),
      ['8: CRM', '23: CRM'],
    );
    assert.deepEqual(shown(text, placesInTests(editing.document, found.inTests)), [
      '3: CRM',
      '6: 3F0D6F9E-2C4E-4A43-9A53-3D4B6F1F0C11',
    ]);
  });
  test('are found from the organization file too, for what tests can name', () => {
    const from = (drawn: string) => {
      const editing = marked(drawn);
      const found = referencesAt(editing, editing.position);
      return found?.inTests && shown(text, placesInTests(openDocument(text), found.inTests));
    };
    assert.deepEqual(from(organization.replace('email: ada', 'email: a¦da')), [
      '9: ada@acme.example',
      '10: ada@acme.example',
      '16: ada@acme.example',
    ]);
    assert.deepEqual(from(organization.replace('name: SSO', 'name: S¦SO')), ['9: SSO', '12: SSO', '15: SSO']);
    assert.equal(from(organization.replace('name: Reader', 'name: Rea¦der')), undefined);
  });
  test('are highlighted where the file itself speaks of them', () => {
    const editing = at('sso: { provider: S', 'SO, scenario');
    const found = highlightsAt(editing, editing.position)?.map(({ range }) => range) ?? [];
    assert.deepEqual(shown(text, found), ['9: SSO', '12: SSO', '15: SSO']);
  });
  test('are renamed in the organization file from here', () => {
    const editing = at('sso: { provider: S', 'SO, scenario');
    const may = renamableAt(editing, editing.position);
    assert.ok(may && 'range' in may);
    assert.equal(textIn(text, may.range), 'SSO');
    const renaming = renameAt(editing, editing.position, 'Company');
    assert.ok(renaming && 'edits' in renaming);
    assert.equal(edited(renaming.of.document, renaming.edits), organization.replace('name: SSO', 'name: Company'));
    assert.deepEqual(renaming.entry, { section: 'identityProviders', from: 'SSO', to: 'Company' });
    const refused = (missing?: string) => {
      const unknown = testing(inTest('token: { client: N¦o }'), missing);
      const found = renamableAt(unknown, unknown.position);
      return found && 'refused' in found ? found.refused : '';
    };
    assert.match(refused(), /^There is no OAuth client “No” in the organization file, only references/);
    assert.match(refused('there is no a.yaml'), /^The organization file can’t be read: there is no a\.yaml\. /);
  });
  test('anchors belong to their own file', () => {
    const editing = testing(`x-a: &a { client: CRM }\n${inTest('api: *¦a')}`);
    const found = definitionAt(editing, editing.position);
    assert.equal(found?.of.uri, 'file:///work/integrations.test.yaml');
    assert.equal(found.targets.length, 1);
  });
});

describe('the shape of a file of tests', () => {
  const text = `at: 2026-11-23
tests:
  - name: CRM gets a token
    token:
      client: CRM
      secret: \${file:keys/a}
    expect:
      verdict: denied
      step: pkce
      steps: { pkce: fail, roles: skip }
  - api: { client: CRM, method: GET, path: "/api/v2/users?token=abc" }
    expect: allowed
  - {}
  -
`;
  test('has an outline with each test, what it asks and what it expects', () => {
    const lines: string[] = [];
    const draw = ({ name, detail, range, selectionRange, children = [] }: DocumentSymbol, indent = '') => {
      assert.ok(textIn(text, range).includes(textIn(text, selectionRange)));
      lines.push(`${indent}${name}${detail ? ` · ${detail}` : ''}`);
      for (const child of children) draw(child, `${indent}  `);
    };
    for (const symbol of testSymbols(openDocument(text))) draw(symbol);
    assert.deepEqual(lines.slice(1), [
      'tests · 4',
      '  CRM gets a token · token · denied',
      '    token · CRM',
      '    expect · denied · pkce',
      '      pkce · fail',
      '      roles · skip',
      '  (no name) · api · allowed',
      '    api · CRM · GET · /api/v2/users',
      '    expect · allowed',
      '  (no name)',
      '  (no name)',
    ]);
    assert.equal(flatTestSymbols(openDocument(text), 'file:///a')[2]?.containerName, 'tests');
  });
  test('folds', () => {
    const folds = foldingRanges(openDocument(text)).map(({ startLine, endLine }) => `${startLine}-${endLine}`);
    for (const fold of ['2-9', '3-5', '6-9']) assert.ok(folds.includes(fold), folds.join());
  });
  test('links files', () => {
    const links = fileLinks(
      openDocument(`file: ../a.yaml\n${text.replace('secret: ', 'assertion: "a.xml"\n      secret: ')}`),
    );
    assert.deepEqual(
      links.map(({ path, ofOrganization }) => [path, ofOrganization]),
      [
        ['../a.yaml', false],
        ['a.xml', false],
        ['keys/a', true],
      ],
    );
  });
  test('indents a new line by the format of tests', () => {
    const column = (drawn: string) => {
      const editing = testing(drawn);
      const { position } = editing;
      return onEnter(editing.document, { position, tabSize: 2, format: formatOf(editing) })[0]?.newText.length;
    };
    assert.equal(column('tests:\n¦'), 2);
    assert.equal(column('tests:\n  - name: A\n    token:\n¦'), 6);
    assert.equal(column('tests:\n  - name: A\n¦'), 4);
    assert.equal(column('tests:\n  - name: A\n    token:\n      scopes:\n¦'), 8);
    // Of a step it is a map, and no list as of a client.
    assert.equal(column('tests:\n    - name: A\n      expect:\n          steps:\n¦'), 14);
  });
});

describe('steps', () => {
  test('each has a question, and the answers are those of the facts', () => {
    for (const kind of requestKeys)
      for (const id of Object.keys(kinds[kind].steps)) assert.match(questionOfStep(id) ?? '', /\?$/, id);
    assert.deepEqual(answersOf('api').at(-1), { step: 'rate-limit', status: 429, error: 'too.many.requests' });
    assert.deepEqual(answersOf('sso'), []);
  });
});
