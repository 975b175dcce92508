/** Files of tests as they are read: each fault with the words and the place that the user gets. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { scenarioPattern } from '../../../server/src/lsp/protocol';
import { isScenarioFile, scenarioPatterns, testedNames } from '../../../server/src/scenarios/names';
import { readScenarios } from '../../../server/src/scenarios/read';
import { scenarioSchema } from '../../../server/src/scenarios/schema';
import { settingSchemas } from '../../../server/src/settings/settings';
import { apiTitles } from '../../../server/src/simulate/api/request';
import { tokenTitles } from '../../../server/src/simulate/oauth/request';
import { grants } from '../../../server/src/simulate/oauth/token';
import { ssoTitles } from '../../../server/src/simulate/saml/request';
import { organizationFileMatcher } from '../../../server/src/workspace/find';

/** Problems as `line: message`, those of tests with their number before. */
function problems(text: string): string[] {
  const { problems: whole, scenarios } = readScenarios(text);
  const said = (list: typeof whole, who: string) =>
    list.map(({ message, range }) => `${who}${range.start.line + 1}: ${message}`);
  return [...said(whole, ''), ...scenarios.flatMap((one, index) => said(one.problems, `#${index + 1} `))];
}

const of = (keys: string, expect = 'granted') => `tests:\n  - name: a\n    ${keys}\n    expect: ${expect}\n`;
const token = 'token: { client: A }';
const api = 'api: { client: A, method: GET, path: /x }';

describe('a file of tests', () => {
  test('that is in order has no problem, whatever of the format it uses', () => {
    const text = `# yaml-language-server: $schema=x
version: 1
file: ../a/integrations.yaml
at: 2026-11-23
x-own: &call { client: A, path: /api/v2/users }
tests:
  - name: a
    at: 2026-11-23T12:00:00+01:00
    token: { client: A, grant: refresh-token, secret: "\${env:X}", scopes: [a], redirectUri: "", ip: 1.2.3.4 }
    expect: { verdict: denied, step: pkce, status: 400, error: invalid_grant, steps: { pkce: fail, x-note: 1 } }
    x-ticket: 4711
  - { name: b, api: { <<: *call, method: GET, user: a@b.example, tokenAge: 1, callsBefore: 2, withoutToken: false }, expect: blocked }
`;
    assert.deepEqual(problems(text), []);
    const file = readScenarios(text);
    assert.equal(file.file?.value, '../a/integrations.yaml');
    assert.equal(file.at, Date.parse('2026-11-23T00:00:00Z'));
    const [first, second] = file.scenarios;
    assert.equal(first?.at, Date.parse('2026-11-23T11:00:00Z'));
    assert.equal(first?.range.start.line, 6);
    assert.equal(first?.range.end.line, 10);
    assert.ok(first?.run && second?.run);
    assert.deepEqual(second.run.asked.kind === 'api' && second.run.asked.api.path, '/api/v2/users');
    assert.deepEqual(second.run.expectation.verdict?.value, 'blocked');
  });

  const cases: readonly (readonly [what: string, text: string, expected: readonly RegExp[]])[] = [
    ['nothing', '', [/^1: A file of tests needs tests/]],
    ['a list', '- a\n', [/^1: A file of tests is a map of keys/]],
    ['no test', 'tests: []\n', [/^1: tests is empty/]],
    ['a map for tests', 'tests: { name: a }\n', [/^1: tests takes a list/]],
    ['a misspelled top-level key', 'test: []\n', [/^1: "test" is no key of a file of tests. Did you mean tests\?$/]],
    ['another version', `version: 2\n${of(token)}`, [/^1: version takes 1; "2" is none/]],
    ['no instant', `at: 2026-02-30\n${of(token)}`, [/^1: at is no instant of the calendar/]],
    ['a day of words', `at: tomorrow\n${of(token)}`, [/^1: at can’t be the text "tomorrow"/]],
    ['a path that is a number', `file: 1\n${of(token)}`, [/^1: file takes text/]],
    ['two documents', `${of(token)}---\na: 1\n`, [/^5: A second document starts here/]],
    ['two lists of tests', `${of(token)}tests: []\n`, [/^5: The key `tests` is there twice/, /^5: tests is empty/]],
    ['a sign-in without a provider', of('sso: {}', 'accepted'), [/^#1 3: A sign-in needs provider/]],
    [
      'a sign-in without a response',
      of('sso: { provider: A }', 'accepted'),
      [/^#1 3: A sign-in needs response .*or scenario/],
    ],
    [
      'two responses',
      of('sso: { provider: A, response: a.xml, scenario: valid }', 'accepted'),
      [/^#1 3: A sign-in has a response out of a file, or one that is made/],
    ],
    [
      'a user for a response out of a file',
      of('sso: { provider: A, response: a.xml, user: a@b }', 'accepted'),
      [/^#1 3: user says who signs in where a response is made/],
    ],
    [
      'a misspelled scenario',
      of('sso: { provider: A, scenario: expierd }', 'rejected'),
      [/^#1 3: There is no scenario "expierd"\. Did you mean "expired"\?$/],
    ],
    [
      'a scenario of nobody',
      of('sso: { provider: A, scenario: zzzzzz }', 'rejected'),
      [/^#1 3: There is no scenario "zzzzzz"\. They are listed in docs\/scenarios\.md; the simplest is valid\.$/],
    ],
    [
      'a token and a sign-in',
      of(`${token}\n    sso: { provider: A, scenario: valid }`),
      [/^#1 4: A test has one of token, api and sso/],
    ],
    [
      'the verdict of a token for a sign-in',
      of('sso: { provider: A, scenario: valid }', 'denied'),
      [/A sign-in is accepted or rejected, never denied\. Write rejected\.$/],
    ],
    [
      'an answer for a sign-in',
      of('sso: { provider: A, scenario: valid }', '{ verdict: accepted, status: 200 }'),
      [/A sign-in has no status: that is for token and api/],
    ],
    [
      'a person for a token',
      of(token, '{ verdict: granted, email: a@b }'),
      [/A token request has no email: that is for sso/],
    ],
    [
      'a step of a token for a sign-in',
      of('sso: { provider: A, scenario: valid }', '{ step: pkce }'),
      [/pkce is no step of a sign-in\. Its steps are decode,/],
    ],
    ['no request', of('x-a: 1'), [/^#1 2: A test needs token \(a token request\), api \(an API call\) or sso/]],
    ['two requests', of(`${token}\n    ${api}`), [/^#1 4: A test has one of token, api and sso/]],
    ['no name', of(token).replace('name: a', 'x-a: 1'), [/^#1 2: A test needs name/]],
    ['a blank name', of(token).replace('name: a', 'name: " "'), [/^#1 2: name can’t be the quoted text/]],
    ['no expectation', 'tests:\n  - name: a\n    token: { client: A }\n', [/^#1 2: A test needs expect/]],
    ['an empty expectation', of(token, '{}'), [/^#1 4: An expectation says nothing. It has verdict, step/]],
    ['an expectation without a value', of(token, ''), [/^#1 4: expect has no value/]],
    ['a word for an expectation', of(token, 'yes'), [/^#1 4: expect can’t be the text "yes". Write granted/]],
    [
      'the verdict of a call for a token',
      of(token, 'allowed'),
      [/A token request is granted or denied, never allowed. Write granted\.$/],
    ],
    [
      'the verdict of a token for a call',
      of(api, '{ verdict: denied }'),
      [/An API call is allowed or blocked, never denied. Write blocked\.$/],
    ],
    [
      'a step of a call for a token',
      of(token, '{ step: permission }'),
      [/permission is no step of a token request. Its steps are client-known,/],
    ],
    ['a single step of another kind', of(api, '{ steps: { pkce: fail } }'), [/pkce is no step of an API call/]],
    ['a misspelled step', of(token, '{ step: pkc }'), [/step takes .*"pkc" is none of them. Did you mean pkce\?$/]],
    [
      'a step that fails and a verdict that passes',
      of(token, '{ verdict: granted, step: pkce }'),
      [/A request that is granted gets past every step/],
    ],
    ['a status in quotes', of(token, '{ status: "400" }'), [/status takes a whole number/]],
    ['a status that is none', of(token, '{ status: 42 }'), [/status is between 100 and 599/]],
    [
      'a negative age',
      of('api: { client: A, method: GET, path: /x, tokenAge: -1 }', 'allowed'),
      [/tokenAge is 0 or more/],
    ],
    [
      'an age without end',
      of('api: { client: A, method: GET, path: /x, tokenAge: .inf }', 'allowed'),
      [/tokenAge takes a whole number.*no finite number/],
    ],
    ['a call without a method', of('api: { client: A, path: /x }', 'allowed'), [/^#1 3: An API call needs method/]],
    [
      'PKCE twice',
      of('token: { client: A, pkce: right, codeVerifier: x }'),
      [/pkce makes a code challenge and a code verifier/],
    ],
    ['a provider of no assertion', of('token: { client: A, provider: B }'), [/provider says whose assertion it is/]],
    ['an entry without content', 'tests:\n  -\n', [/^#1 2: A test is empty/]],
  ];
  for (const [what, text, expected] of cases)
    test(`with ${what}`, () => {
      const found = problems(text);
      assert.equal(found.length, expected.length, found.join('\n'));
      for (const [index, one] of expected.entries()) assert.match(found[index]!, one);
    });

  test('with a broken test: its neighbours can be run', () => {
    const { scenarios, problems: whole } = readScenarios(`tests:
  - { name: before, token: { client: A }, expect: granted }
  - name: broken
    token: { client: A
    expect: granted
  - { name: wrong, token: { clint: A }, expect: granted }
  - { name: after, token: { client: A }, expect: granted }
`);
    assert.deepEqual(
      scenarios.map(({ name, run, problems: own }) => [name, run !== undefined, own.length]),
      [
        ['before', true, 0],
        ['broken', false, 1],
        ['wrong', false, 1],
        ['after', true, 0],
      ],
    );
    assert.deepEqual(whole, []);
  });

  test('with a name twice: the second is not run, and can be told from the first', () => {
    const { scenarios } = readScenarios(`tests:
  - { name: a, token: { client: A }, expect: granted }
  - { name: a, token: { client: B }, expect: granted }
`);
    assert.deepEqual(
      scenarios.map(({ id, run }) => [id, run !== undefined]),
      [
        ['a', true],
        ['a (2)', false],
      ],
    );
    assert.match(scenarios[1]?.problems[0]?.message ?? '', /on line 2/);
  });

  test('with a token in the place of a request: it is not repeated', () => {
    assert.deepEqual(problems(of('token: eyJhbGciOi.J9.x')), ['#1 3: token takes a map of keys; this is text.']);
  });
  test('with a secret: it is refused, and not repeated', () => {
    for (const secret of ['hunter2', '4711', '"hunter2 hunter2"', '${env:hunter2', '[hunter2]']) {
      const [problem, ...more] = problems(of(`token: { client: A, secret: ${secret} }`));
      assert.ok(problem, secret);
      assert.ok(!problem.includes('4711') && !problem.replace(/\${env:NAME}/, '').includes('hunter2'), problem);
      if (!secret.startsWith('$')) assert.deepEqual(more, [], secret);
    }
    for (const line of [
      'secret: "x" hunter2',
      'secret hunter2',
      'secret:hunter2: 1',
      'secret: hunter2: x',
      'secret: *hunter2',
    ])
      for (const text of [of(`token:\n      client: A\n      ${line}`), `${line}\n`]) {
        const found = problems(text);
        assert.ok(found.length > 0, line);
        assert.ok(!found.join().includes('hunter2'), found.join());
      }
    for (const key of ['clientSecret', 'client_secret'])
      assert.match(problems(of(`token: { client: A, ${key}: hunter2 }`)).join(), /Did you mean secret\?$/);
  });

  test('never throws', () => {
    for (const text of [
      '\0',
      ': :',
      'tests:\n- &a *a',
      '\t- a',
      'tests: *x',
      '{',
      `tests: ${'['.repeat(5000)}`,
      '? a',
      '!!x',
    ])
      readScenarios(text);
  });
});

describe('the names of files of tests', () => {
  const organization = organizationFileMatcher(settingSchemas.files.default);
  test('are no names of organization files, and lead to one', () => {
    for (const name of ['integrations.test.yaml', 'acme.integrations.test.yml', 'a/b.c.integrations.test.yaml']) {
      assert.ok(isScenarioFile(name), name);
      assert.ok(!organization(name), name);
      for (const tested of testedNames(name)) assert.ok(organization(tested), tested);
    }
    for (const name of ['integrations.yaml', 'a.integrations.yaml', 'aintegrations.test.yaml', 'a.test.yaml'])
      assert.ok(!isScenarioFile(name) && testedNames(name).length === 0, name);
    assert.deepEqual(testedNames('acme.integrations.test.yml'), ['acme.integrations.yml', 'acme.integrations.yaml']);
  });
  test('are the same for every door', () => {
    const picomatch = require('picomatch') as typeof import('picomatch');
    const [server, editor] = [picomatch([...scenarioPatterns], { dot: true }), picomatch(scenarioPattern)];
    for (const name of [
      'a/integrations.test.yaml',
      'b.integrations.test.yml',
      'c.test.yaml',
      'xintegrations.test.yaml',
    ])
      assert.deepEqual([server(name), editor(name)], [isScenarioFile(name), isScenarioFile(name)], name);
  });
});

describe('the schema of tests', () => {
  const schema = scenarioSchema();
  const item = schema.properties?.tests?.items;
  test('knows the steps and grants of the simulations', () => {
    const steps = new Set([tokenTitles, apiTitles, ssoTitles].flatMap((titles) => Object.keys(titles)));
    const expect = item?.properties?.expect;
    assert.deepEqual(new Set(expect?.properties?.step?.enum), steps);
    const { markdownDescription = '' } = (expect?.properties?.step ?? {}) as { markdownDescription?: string };
    for (const id of steps) assert.ok(markdownDescription.includes(`\`${id}\``), id);
    assert.deepEqual(new Set(Object.keys(expect?.properties?.steps?.properties ?? {})), steps);
    assert.deepEqual(item?.properties?.token?.properties?.grant?.enum, Object.keys(grants));
  });
  test('has nothing that nobody reads, and says of every key what it is for', () => {
    const read =
      /^(\$schema|\$id|title|type|description|markdownDescription|required|properties|patternProperties|additionalProperties|items|enum|pattern|patternErrorMessage|minimum|maximum|minItems|minProperties|default|examples|x-what|x-secret|x-path|x-unit|x-api|x-label)$/;
    const look = (at: object, path: string): void => {
      for (const [keyword, value] of Object.entries(at)) {
        assert.match(keyword, read, path);
        if (keyword === 'items') look(value as object, `${path}[]`);
        if (keyword !== 'properties') continue;
        for (const [key, inside] of Object.entries(value as { [key: string]: { description?: string } })) {
          assert.ok(inside.description, `${path}.${key}`);
          look(inside, `${path}.${key}`);
        }
      }
    };
    look(schema, '');
  });
});
