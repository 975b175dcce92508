/** The formats of a report, over findings made up for the purpose. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDocument } from '../../server/src/document/open';
import { unifiedDiff } from '../../server/src/report/diff';
import { excerptsOf } from '../../server/src/report/excerpt';
import { fingerprints } from '../../server/src/report/fingerprint';
import { githubReport } from '../../server/src/report/github';
import { jsonReport } from '../../server/src/report/json';
import { besideOf, type CheckReport } from '../../server/src/report/report';
import { exampleOf, ruleMarkdown, ruleText } from '../../server/src/report/rule-page';
import { sarifReport } from '../../server/src/report/sarif';
import { secretLines } from '../../server/src/report/secrets';
import { textReport } from '../../server/src/report/text';
import { visible } from '../../server/src/report/visible';
import type { Finding } from '../../server/src/rules/check';
import { rules } from '../../server/src/rules/registry';

const text = `version: 1
oauthClients:
  - name: CRM
    clientSecret: hunter2
    scopes: [users, routing]
  - { name: Flow, clientSecret: hunter3, scopes: [users] }
  - name: Fine
    clientSecret: \${env:CRM_SECRET}
`;

function finding(more: Partial<Finding> = {}): Finding {
  return {
    rule: 'oauth/unknown-scope',
    severity: 'warning',
    message: 'There is no such scope.',
    pointer: '/oauthClients/0/scopes/0',
    range: { start: { line: 4, character: 13 }, end: { line: 4, character: 18 } },
    related: [],
    tags: [],
    fixes: [],
    ...more,
  };
}

function report(findings: readonly Finding[], path = 'orgs/integrations.yaml'): CheckReport {
  return {
    at: '2026-11-23T12:00:00.000Z',
    files: [{ path, document: openDocument(text), findings }],
    faults: [],
  };
}

const plain = (_: string, words: string) => words;

describe('text', () => {
  test('names the fixes and counts them by how safe they are', () => {
    const fix = (title: string, safe: boolean) => ({ title, safe, edits: () => [] });
    const written = textReport(
      report([finding({ fixes: [fix('Set users', true)] }), finding({ fixes: [fix('Delete it', false)] })]),
      plain,
    );
    assert.match(written, /\n {2}fix: Set users\n/);
    assert.match(written, /\n {2}unsafe fix: Delete it\n/);
    assert.match(written, /\n2 warnings\. 1 can be fixed with .*fix`, 1 more with .*fix --unsafe`\.\n$/);
  });
  test('names related places, in the file and beside it', () => {
    const range = { start: { line: 2, character: 10 }, end: { line: 2, character: 13 } };
    const related = [
      { message: 'The other one', pointer: '/oauthClients/0/name', range },
      { message: 'The metadata', path: '../sso/idp.xml', range },
    ];
    const written = textReport(report([finding({ related })]), plain);
    assert.match(written, /\n {2}orgs\/integrations\.yaml:3:11 The other one\n {2}sso\/idp\.xml:3:11 The metadata\n/);
  });
  test('shows no line that holds a secret, whatever the finding is about', () => {
    const at = (line: number) => ({ start: { line, character: 4 }, end: { line, character: 8 } });
    const written = textReport(report([3, 5, 6].map((line) => finding({ range: at(line) }))), plain);
    assert.ok(!/hunter/.test(written), written);
    assert.match(written, /7 \| {3}- name: Fine/);
  });
});

describe('secret lines', () => {
  test('are those of literals, wherever they stand', () => {
    const lines = [...secretLines(openDocument(text))];
    assert.deepEqual(lines, [3, 5]);
  });
  test('are those under misspelt keys, and of fields at the wrong place', () => {
    const document = openDocument(`oauthClients:
  - name: A
    clientSecrt: hunter2
    secret: hunter2
    tokenDuraton: 3600
integrations:
  - name: B
    credentials:
      type: basicAuth
      pin: hunter2
  - name: C
    credentials: hunter2
`);
    assert.deepEqual([...secretLines(document)], [2, 3, 9, 11]);
  });
  test('are those of credential fields and private keys', () => {
    const document = openDocument(`integrations:
  - name: A
    credentials:
      type: basicAuth
      fields:
        userName: someone
        password: \${secret:x}
        pin: "12
          34"
identityProviders:
  - name: B
    certificates:
      - |
        -----BEGIN PRIVATE KEY-----
        MIIE
        -----END PRIVATE KEY-----
      - |
        -----BEGIN CERTIFICATE-----
`);
    assert.deepEqual(
      [...secretLines(document)].filter((line) => line !== 16),
      [5, 7, 8, 12, 13, 14, 15],
    );
  });
});

describe('an excerpt', () => {
  const excerpt = (source: string, line: number, start: number, end: number) =>
    excerptsOf(openDocument(source))({ start: { line, character: start }, end: { line, character: end } });
  test('is the line and where the range stands in it', () => {
    assert.deepEqual(excerpt('a: 1\nb:\tx\n', 1, 3, 4), { text: 'b: x', start: 3, end: 4 });
  });
  test('of a long line is the part around the range', () => {
    const shown = excerpt(`a: ${'x'.repeat(500)}yyy${'x'.repeat(500)}\n`, 0, 503, 506)!;
    assert.equal(shown.text.slice(shown.start, shown.end), 'yyy');
    assert.ok(shown.text.length < 130);
    assert.match(shown.text, /^….*…$/);
  });
  test('is shown beside the grant type, whose name speaks of credentials', () => {
    const line = '  - { name: A, grantType: client-credentials }';
    assert.equal(excerpt(`oauthClients:\n${line}\n`, 1, 4, 5)?.text, line);
  });
  test('of text that can not be read shows nothing that sounds like a secret', () => {
    assert.equal(excerpt('x: [\n  password: "hunter2\n', 1, 2, 5), undefined);
  });
});

describe('GitHub', () => {
  test('gets escapes where its commands need them', () => {
    const written = githubReport(report([finding({ message: '50%\n:: done, at: last' })], 'a,b:c%.yaml'));
    assert.equal(
      written,
      '::warning file=a%2Cb%3Ac%25.yaml,line=5,endLine=5,col=14,endColumn=19,title=oauth/unknown-scope::50%25%0A:: done, at: last\n',
    );
  });
  test('gets errors first, and hints as notices', () => {
    const severities = ['hint', 'info', 'error', 'warning'] as const;
    const written = githubReport(report(severities.map((severity) => finding({ severity }))));
    assert.deepEqual(written.match(/^::\w+/gm), ['::error', '::warning', '::notice', '::notice']);
  });
});

describe('JSON', () => {
  test('gives related places with path and pointer', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const related = [
      { message: 'Here', pointer: '/version', range },
      { message: 'There', path: 'sso/idp.xml', range },
    ];
    const { files } = JSON.parse(jsonReport(report([finding({ related, tags: ['deprecated'] })])));
    assert.deepEqual(files[0].findings[0].related, [
      { message: 'Here', path: 'orgs/integrations.yaml', pointer: '/version', range },
      { message: 'There', path: 'orgs/sso/idp.xml', pointer: '', range },
    ]);
    assert.deepEqual(Object.keys(files[0].findings[0]), [
      'rule',
      'severity',
      'message',
      'pointer',
      'range',
      'related',
      'fixes',
    ]);
  });
});

describe('SARIF', () => {
  const run = (findings: readonly Finding[], path?: string) =>
    JSON.parse(sarifReport({ report: report(findings, path), rules, version: '1.2.3', root: '/home/ada/org' })).runs[0];
  test('has every rule, and a level for each severity', () => {
    const severities = ['error', 'warning', 'info', 'hint'] as const;
    const { results, tool } = run(severities.map((severity) => finding({ severity })));
    assert.deepEqual(
      results.map((one: { level: string }) => one.level),
      ['error', 'warning', 'note', 'note'],
    );
    assert.deepEqual(
      tool.driver.rules.map((one: { id: string }) => one.id),
      rules.map(({ id }) => id),
    );
    for (const rule of tool.driver.rules)
      assert.ok(rule.help.markdown && rule.help.text && rule.fullDescription.text && rule.name, rule.id);
    assert.equal(tool.driver.semanticVersion, '1.2.3');
  });
  test('offers no fix that touches a line with a secret, and none that is unsafe', () => {
    const document = openDocument(text);
    const edit = (word: string) => () => {
      const chunk = document.chunks.find((one) => one.text.includes(word))!;
      const start = chunk.text.indexOf(word);
      return [{ chunk, start, end: start + word.length, text: 'x' }];
    };
    const fixes = [
      { title: 'safe', safe: true, edits: edit('routing') },
      { title: 'unsafe', safe: false, edits: edit('routing') },
      { title: 'secret', safe: true, edits: edit('hunter2') },
    ];
    const input = { ...report([]), files: [{ path: 'a.yaml', document, findings: [finding({ fixes })] }] };
    const { results } = JSON.parse(sarifReport({ report: input, rules, version: '1.2.3', root: '/' })).runs[0];
    assert.deepEqual(
      results[0].fixes.map((one: { description: { text: string } }) => one.description.text),
      ['safe'],
    );
  });
  const uris: [string, object][] = [
    ['a b/ä%.yaml', { uri: 'a%20b/%C3%A4%25.yaml', uriBaseId: '%SRCROOT%' }],
    ['c:x.yaml', { uri: 'file:///c:x.yaml' }],
    ['no:tes.yaml', { uri: './no:tes.yaml', uriBaseId: '%SRCROOT%' }],
    ['../other/i.yaml', { uri: 'file:///home/ada/other/i.yaml' }],
    ['D:/i.yaml', { uri: 'file:///D:/i.yaml' }],
  ];
  for (const [path, location] of uris)
    test(`${path} is ${JSON.stringify(location)}`, () => {
      assert.deepEqual(run([], path).artifacts[0].location, location);
    });
});

describe('fingerprints', () => {
  test('go with the name of an entry, not with its place, and are all different', () => {
    const at = (source: string, pointer: string) => fingerprints(openDocument(source), [finding({ pointer })])[0];
    const moved = text.replace('oauthClients:\n', 'oauthClients:\n  - name: New\n');
    assert.equal(at(text, '/oauthClients/0/scopes/1'), at(moved, '/oauthClients/1/scopes/1'));
    assert.notEqual(at(text, '/oauthClients/0/scopes/1'), at(text, '/oauthClients/0/scopes/0'));
    assert.notEqual(at(text, '/oauthClients/0'), at(text, '/oauthClients/1'));
    const twice = fingerprints(openDocument(text), [finding(), finding()]);
    assert.equal(new Set(twice).size, 2);
  });
});

describe('paths beside a file', () => {
  const cases: [string, string, string][] = [
    ['orgs/integrations.yaml', 'sso/idp.xml', 'orgs/sso/idp.xml'],
    ['orgs/integrations.yaml', '../sso/./idp.xml', 'sso/idp.xml'],
    ['integrations.yaml', '../idp.xml', '../idp.xml'],
    ['../x/integrations.yaml', '../../idp.xml', '../../idp.xml'],
    ['integrations.yaml', '/etc/idp.xml', '/etc/idp.xml'],
    ['/a/integrations.yaml', '../../../idp.xml', '/idp.xml'],
  ];
  for (const [path, written, meant] of cases)
    test(`${written} in ${path} is ${meant}`, () => assert.equal(besideOf(path, written), meant));
});

describe('a unified diff', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, at) => `${at + 1}\n`).join('');
  test('shows the changed lines with three around', () => {
    const before = numbers(20);
    const after = before.replace('10\n', 'ten\n').replace('20\n', '');
    assert.equal(
      unifiedDiff({ path: 'f', before, after }),
      '--- a/f\n+++ b/f\n@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13\n@@ -17,4 +17,3 @@\n 17\n 18\n 19\n-20\n',
    );
  });
  test('of nothing is empty', () => assert.equal(unifiedDiff({ path: 'f', before: 'a', after: 'a' }), ''));
  test('knows files without a last line end, and CRLF', () => {
    assert.equal(
      unifiedDiff({ path: 'f', before: 'a\r\nb', after: 'a\r\nc' }),
      '--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\r\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n',
    );
  });
  test('does not take long over long files', () => {
    const before = numbers(50_000);
    const after = before.replaceAll('7\n', 'seven\n');
    assert.ok(unifiedDiff({ path: 'f', before, after }).includes('+seven\n'));
  });
  test('does not show what is hidden', () => {
    const hidden = { before: new Set([1]), after: new Set([1]) };
    const diff = unifiedDiff({ path: 'f', before: 'a\n  s: hunter2\nb\n', after: 'a\n  s: hunter2\nc\n', hidden });
    assert.match(diff, /\n {3}\(a line with a secret, not shown\)\n/);
    assert.ok(!diff.includes('hunter2'));
  });
});

describe('the page of a rule', () => {
  const rule = rules.find((one) => one.id === 'sso/url-insecure')!;
  test('says what, why, what to do, and how to suppress', () => {
    for (const page of [ruleMarkdown(rule), ruleText(rule)]) {
      for (const title of ['What it finds', 'Why it matters', 'What to do', 'Quick fix', 'Reported', 'After the fix'])
        assert.ok(page.includes(title), title);
      assert.ok(page.includes(`# integrations-ignore ${rule.id}`));
    }
  });
  test('shows examples without what is drawn for tests', () => {
    assert.equal(exampleOf('\na: 1\n#  ^ error x/y\n# [0-1] error x/y\n# a comment\n'), 'a: 1\n# a comment\n');
  });
});

test('control characters and marks of direction become visible', () => {
  assert.equal(visible('a\u001b[31m\tb\u202e\u0085'), 'a\\u{1b}[31m\\u{9}b\\u{202e}\\u{85}');
});
