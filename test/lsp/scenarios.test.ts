/** Tests of organization files over the protocol: listing, running, and what is wrong with them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { scenarioOf } from '../../server/src/identity-provider/catalogue';
import type { ScenarioList, ScenarioRun } from '../../server/src/lsp/protocol';
import { scenarioRequests } from '../../server/src/lsp/protocol';
import { material, now, organizationWith, parties } from '../unit/identity-provider/parties';
import { organization, secrets } from '../unit/simulate/organization';
import { type Client, Folder, pushed, range, start } from './client';

const tests = `tests:
  - name: Reads queues
    api: { client: Machine, method: GET, path: /api/v2/routing/queues }
    expect: allowed
  - name: Wrong secret
    token: { client: Machine, secret: wrong }
    expect: granted
  - name: Misspelled
    token: { client: Machine, scop: [] }
    expect: granted
`;
const files = { 'a.integrations.yaml': organization, 'a.integrations.test.yaml': tests };

const list = (client: Client, uri: unknown) =>
  client.connection.sendRequest<ScenarioList | null>(scenarioRequests.list, { uri });
const run = (client: Client, uri: unknown, ids?: unknown) =>
  client.connection.sendRequest<ScenarioRun | null>(scenarioRequests.run, { uri, tests: ids });
const outcomes = (ran: ScenarioRun | null) => ran?.tests.map(({ outcome }) => outcome);

describe('files of tests', () => {
  test('are listed with the ranges of their tests', async () => {
    using folder = new Folder(files);
    await using client = await start({ folders: [folder] });
    const uri = folder.uri('a.integrations.test.yaml');
    const listed = await list(client, uri);
    assert.ok(listed);
    assert.equal(listed.uri, uri);
    assert.equal(listed.organization, folder.uri('a.integrations.yaml'));
    assert.deepEqual(
      listed.tests.map(({ id, range: { start: from, end } }) => [id, from.line, end.line]),
      [
        ['Reads queues', 1, 3],
        ['Wrong secret', 4, 6],
        ['Misspelled', 7, 9],
      ],
    );
    assert.deepEqual(listed.tests[2]?.problems[0]?.range, range(8, 30, 8, 34));
  });

  test('are run, all or some, with what decided', async () => {
    using folder = new Folder(files);
    await using client = await start({ folders: [folder] });
    const uri = folder.uri('a.integrations.test.yaml');
    const ran = await run(client, uri);
    assert.deepEqual(outcomes(ran), ['passed', 'failed', 'error']);
    const failed = ran?.tests[1];
    assert.deepEqual(failed?.mismatches, [
      {
        message: 'verdict: expected granted, found denied',
        expected: 'granted',
        found: 'denied',
        range: range(6, 12, 6, 19),
      },
    ]);
    const line = organization.split('\n').findIndex((one) => one.includes('${secret:machine}'));
    assert.equal(failed.steps[0]?.id, 'client-authentication');
    assert.equal(failed.steps[0]?.at?.uri, folder.uri('a.integrations.yaml'));
    assert.equal(failed.steps[0]?.at?.range.start.line, line);
    assert.match(failed.output, new RegExp(`at {8}a\\.integrations\\.yaml:${line + 1}:19\n`));
    const some = await run(client, uri, ['Misspelled', 'No such test', 7]);
    assert.deepEqual(outcomes(some), ['error']);
    assert.match(some?.tests[0]?.output ?? '', /^a\.integrations\.test\.yaml:9:31 "scop" is no key/);
    assert.ok(!Object.values(secrets).some((secret) => JSON.stringify([ran, some]).includes(secret)));
  });

  test('are taken as they stand in the editor, and so is the organization file', async () => {
    using folder = new Folder(files);
    await using client = await start({ folders: [folder] });
    const uri = folder.uri('a.integrations.test.yaml');
    const tested = folder.uri('a.integrations.yaml');
    client.open(tested, organization.replace('routing:queue:view', 'routing:queue:edit'));
    assert.deepEqual(outcomes(await run(client, uri, ['Reads queues'])), ['failed']);
    client.change(tested, 2, organization);
    assert.deepEqual(outcomes(await run(client, uri, ['Reads queues'])), ['passed']);
    client.open(uri, tests.replace('secret: wrong', 'secret: right'));
    assert.deepEqual(outcomes(await run(client, uri)), ['passed', 'passed', 'error']);
    client.close(uri);
    assert.deepEqual(outcomes(await run(client, uri)), ['passed', 'failed', 'error']);
    folder.write('a.integrations.test.yaml', tests.replace('secret: wrong', 'secret: right'));
    assert.deepEqual(outcomes(await run(client, uri)), ['passed', 'passed', 'error']);
  });

  test('may test a file that is not on the disk yet, and say when there is none', async () => {
    using folder = new Folder({ 'b.integrations.test.yaml': tests });
    await using client = await start({ folders: [folder] });
    const uri = folder.uri('b.integrations.test.yaml');
    const alone = await run(client, uri);
    assert.equal(alone?.organization, null);
    assert.deepEqual(outcomes(alone), ['error', 'error', 'error']);
    assert.match(alone?.tests[0]?.problems[0]?.message ?? '', /there is no b\.integrations\.yaml beside it/);
    client.open(folder.uri('b.integrations.yml'), organization);
    assert.deepEqual(outcomes(await run(client, uri)), ['passed', 'failed', 'error']);
  });

  test('present the secrets of the machine', async () => {
    const text = tests.replace('secret: wrong', 'secret: "${env:MINE}"');
    using folder = new Folder({ ...files, 'a.integrations.test.yaml': text });
    const known: { [name: string]: string } = { MINE: 'zQ7', machine: 'zQ7' };
    await using client = await start({
      folders: [folder],
      outside: {
        secrets:
          () =>
          ({ name }) =>
            known[name],
      },
    });
    const uri = folder.uri('a.integrations.test.yaml');
    assert.deepEqual(outcomes(await run(client, uri, ['Wrong secret'])), ['passed']);
    known.machine = 'zQ8';
    const ran = await run(client, uri, ['Wrong secret']);
    assert.deepEqual(outcomes(ran), ['failed']);
    assert.ok(!JSON.stringify(ran).includes('zQ'));
  });

  test('stay in their folder', async () => {
    using outside = new Folder({ 'integrations.yaml': organization });
    using folder = new Folder({
      'a.integrations.test.yaml': `file: ${outside.path}/integrations.yaml\n${tests}`,
    });
    await using client = await start({ folders: [folder] });
    const ran = await run(client, folder.uri('a.integrations.test.yaml'));
    assert.equal(ran?.organization, null);
    assert.match(ran?.tests[0]?.problems[0]?.message ?? '', /absolute path/);
  });

  test('sign people in, with keys that are drawn for the run and with certificates in files', async () => {
    const tests = `at: ${new Date(now).toISOString()}
tests:
  - { name: made, sso: { provider: Acme_SSO, scenario: valid }, expect: { verdict: accepted, email: mallory@acme.example } }
  - { name: stopped, sso: { provider: Acme_SSO, scenario: sha-1 }, expect: { verdict: rejected, step: signature-algorithm } }
  - { name: from a file, sso: { provider: Acme_SSO, response: ../response.txt }, expect: accepted }
`;
    const made = scenarioOf('valid')?.make(parties, material);
    assert.ok(made && 'posted' in made);
    const organization = organizationWith([]).replace(/certificates:\s*$/, 'certificates: [{ file: keys/idp.pem }]\n');
    using folder = new Folder({
      'org/b.integrations.yaml': organization,
      'org/keys/idp.pem': made.certificates[0]!,
      'response.txt': made.posted,
      'tests/b.integrations.test.yaml': `file: ../org/b.integrations.yaml\n${tests}`,
    });
    await using client = await start({ folders: [folder] });
    const ran = await run(client, folder.uri('tests/b.integrations.test.yaml'));
    assert.deepEqual(outcomes(ran), ['passed', 'passed', 'passed'], JSON.stringify(ran, undefined, 1));
  });

  test('are read from the disk in a workspace folder only', async () => {
    using outside = new Folder(files);
    using folder = new Folder(files);
    await using client = await start({ folders: [folder] });
    const uri = outside.uri('a.integrations.test.yaml');
    assert.equal(await list(client, uri), null);
    assert.equal(await run(client, uri), null);
    // What is open is the user's to choose, and so is what it tests.
    client.open(uri, tests);
    assert.deepEqual(outcomes(await run(client, uri)), ['passed', 'failed', 'error']);
  });

  test('leave room for other questions while many are run', async () => {
    const many = Array.from(
      { length: 4000 },
      (_, index) =>
        `  - { name: T${index}, api: { client: Machine, method: GET, path: /api/v2/users }, expect: blocked }\n`,
    );
    using folder = new Folder({ ...files, 'a.integrations.test.yaml': `tests:\n${many.join('')}` });
    await using client = await start({ folders: [folder] });
    const uri = folder.uri('a.integrations.test.yaml');
    let ended = false;
    const running = run(client, uri).finally(() => {
      ended = true;
    });
    let answers = 0;
    while (!ended) {
      await list(client, folder.uri('gone.integrations.test.yaml'));
      answers++;
    }
    assert.equal((await running)?.tests.length, 4000);
    assert.ok(answers > 5, `${answers} answers meanwhile`);
  });

  test('are run no further when nobody waits any more', async () => {
    const many = Array.from(
      { length: 4000 },
      (_, index) => `  - { name: T${index}, token: { client: Machine, secret: "\${env:MINE}" }, expect: granted }\n`,
    );
    using folder = new Folder({ ...files, 'a.integrations.test.yaml': `tests:\n${many.join('')}` });
    let asked = 0;
    const known = () => {
      asked++;
      return 'zQ7';
    };
    await using client = await start({ folders: [folder], outside: { secrets: () => known } });
    const uri = folder.uri('a.integrations.test.yaml');
    const calledOff = new CancellationTokenSource();
    const running = client.connection.sendRequest(scenarioRequests.run, { uri }, calledOff.token);
    while (asked === 0) await list(client, folder.uri('gone.integrations.test.yaml'));
    calledOff.cancel();
    await assert.rejects(running, /cancelled/);
    await client.settle();
    const before = asked;
    await client.settle();
    assert.equal(asked, before);
    // Each test asks twice: for the secret that it presents, and for the right one.
    assert.ok(asked < 8000, `${asked} were asked for`);
  });

  test('that are none, are gone, or are asked for in words that make no sense, get nothing', async () => {
    using folder = new Folder({ ...files, 'notes.yaml': tests });
    await using client = await start({ folders: [folder] });
    for (const uri of [
      folder.uri('notes.yaml'),
      folder.uri('a.integrations.yaml'),
      folder.uri('gone.integrations.test.yaml'),
      'untitled:integrations.test.yaml',
      7,
      undefined,
    ]) {
      assert.equal(await list(client, uri), null);
      assert.equal(await run(client, uri), null);
    }
    assert.deepEqual(client.errors, []);
  });
});

describe('what is wrong with a file of tests', () => {
  test('is shown to a client that asks, and to one that does not', async () => {
    using folder = new Folder(files);
    const uri = folder.uri('a.integrations.test.yaml');
    const expected = { range: range(8, 30, 8, 34), severity: 1, source: 'genesys-integrations' };
    await using asking = await start({ folders: [folder] });
    asking.open(uri, tests);
    const [{ message, ...rest }, ...more] = (await asking.items(uri)) as [{ message: string }, ...unknown[]];
    assert.deepEqual([rest, more], [expected, []]);
    assert.match(message, /"scop" is no key of a token request\. Did you mean scopes\?/);
    asking.change(uri, 2, tests.replace('scop:', 'scopes:'));
    assert.deepEqual(await asking.items(uri), []);
    await using told = await start({ folders: [folder], capabilities: pushed });
    told.open(uri, tests);
    await told.until(
      () => told.published.some((one) => one.uri === uri && one.diagnostics.length === 1),
      'The finding',
    );
    told.change(uri, 2, tests.replace('scop:', 'scopes:'));
    await told.until(
      () => told.published.some((one) => one.uri === uri && one.version === 2),
      'The end of the finding',
    );
    assert.deepEqual(told.published.filter((one) => one.uri === uri).at(-1)?.diagnostics, []);
  });
  test('is nothing of the organization file: it has no findings of rules', async () => {
    using folder = new Folder(files);
    await using client = await start({ folders: [folder] });
    const uri = folder.uri('a.integrations.test.yaml');
    client.open(uri, tests.replace('scop:', 'scopes:'));
    assert.deepEqual(await client.items(uri), []);
    const workspace = await client.pullWorkspace();
    assert.ok(!workspace.some((one) => one.uri === uri));
  });
});
