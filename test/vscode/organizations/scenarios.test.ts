import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionId, fileUri, open, until, write } from '../editor';

const organization = `version: 1
organization: { name: Acme, shortName: acme, region: eu-central-1 }
roles:
  - { name: Queue Reader, permissions: [routing:queue:view] }
oauthClients:
  - name: Sync
    description: Nightly sync
    grantType: client-credentials
    tokenDuration: 3600
    roles: [Queue Reader]
    clientSecret: \${secret:sync}
    allowedIpRanges: [203.0.113.0/24]
`;
const tests = `at: 2026-11-23T12:00:00Z
tests:
  - name: Reads queues
    api: { client: Sync, method: GET, path: /api/v2/routing/queues }
    expect: allowed
  - name: Wrong secret
    token: { client: Sync, secret: wrong }
    expect: granted
  - name: Misspelled
    token: { client: Sync, scop: [] }
    expect: granted
`;
const organizationFile = 'explored.integrations.yaml';
const testFile = 'explored.integrations.test.yaml';

interface Event {
  readonly outcome: 'passed' | 'failed' | 'errored';
  readonly name: string;
  readonly messages: readonly vscode.TestMessage[];
}

describe('the Test Explorer', () => {
  let controller: vscode.TestController;
  let events: Event[] = [];
  let output = '';
  let runs = 0;
  let createTestRun: vscode.TestController['createTestRun'];

  before(async () => {
    const extension = vscode.extensions.getExtension<{ tests: vscode.TestController }>(extensionId);
    assert.ok(extension);
    controller = (await extension.activate()).tests;
    createTestRun = controller.createTestRun;
    controller.createTestRun = (...args) => listen(createTestRun(...args));
    await create(organizationFile, organization);
    await create(testFile, tests);
  });

  after(async () => {
    controller.createTestRun = createTestRun;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of [testFile, organizationFile]) await vscode.workspace.fs.delete(fileUri(name));
    await until('the file is gone', () => !fileItem());
  });

  beforeEach(() => {
    events = [];
    output = '';
  });

  /** Notes what a run is told. */
  function listen(run: vscode.TestRun): vscode.TestRun {
    const note =
      (outcome: Event['outcome']) =>
      (item: vscode.TestItem, messages: vscode.TestMessage | readonly vscode.TestMessage[] | number = []) =>
        void events.push({
          outcome,
          name: item.label,
          messages: typeof messages === 'number' ? [] : [messages].flat(),
        });
    return {
      ...run,
      name: run.name,
      token: run.token,
      isPersisted: run.isPersisted,
      onDidDispose: run.onDidDispose,
      enqueued: (item) => run.enqueued(item),
      started: (item) => run.started(item),
      skipped: (item) => run.skipped(item),
      addCoverage: (coverage) => run.addCoverage(coverage),
      passed: (item, duration) => {
        note('passed')(item);
        run.passed(item, duration);
      },
      failed: (item, messages, duration) => {
        note('failed')(item, messages);
        run.failed(item, messages, duration);
      },
      errored: (item, messages, duration) => {
        note('errored')(item, messages);
        run.errored(item, messages, duration);
      },
      appendOutput: (text, location, item) => {
        output += text;
        run.appendOutput(text, location, item);
      },
      end: () => {
        runs++;
        run.end();
      },
    };
  }

  const create = (name: string, text: string) => vscode.workspace.fs.writeFile(fileUri(name), Buffer.from(text));
  const fileItem = () => controller.items.get(fileUri(testFile).toString());
  const children = () => [...(fileItem()?.children ?? [])].map(([, item]) => item);
  const outcomes = () => events.map(({ outcome, name }) => `${outcome} ${name}`);
  const all = ['passed Reads queues', 'failed Wrong secret', 'errored Misspelled'];

  async function runAll(): Promise<void> {
    const before = runs;
    await vscode.commands.executeCommand('testing.runAll');
    await until('the run ends', () => runs > before);
  }

  it('shows files and their tests where they stand', async () => {
    await until('three tests', () => children().length === 3);
    assert.deepEqual(
      children().map(({ label, range }) => [label, range?.start.line]),
      [
        ['Reads queues', 2],
        ['Wrong secret', 5],
        ['Misspelled', 8],
      ],
    );
    const wrong = children()[2];
    assert.match(String(wrong?.error), /"scop" is no key of a token request. Did you mean scopes\?/);
  });

  it('runs them: a failure stands at its expectation, with expected, found, and the line that decided', async () => {
    await runAll();
    assert.deepEqual(outcomes(), all);
    const [message] = events[1]!.messages;
    assert.ok(message);
    assert.equal(message.expectedOutput, 'granted');
    assert.equal(message.actualOutput, 'denied');
    assert.equal(message.location?.range.start.line, 7);
    const [frame] = message.stackTrace ?? [];
    assert.match(frame?.label ?? '', /^Client authentication: The secret that was presented is not/);
    assert.equal(frame?.uri?.toString(), fileUri(organizationFile).toString());
    assert.equal(
      frame?.position?.line,
      organization.split('\n').findIndex((line) => line.includes('clientSecret')),
    );
    assert.match(output, /✗ Wrong secret\r\n {4}asked .*a token for Sync/);
    assert.match(output, /why\r\n.*Client authentication/);
  });

  it('shows what is wrong with a file of tests in the editor', async () => {
    await open(testFile);
    const [found] = await until('a finding', () => {
      const list = vscode.languages.getDiagnostics(fileUri(testFile));
      return list.some(({ source }) => source === 'genesys-integrations') && list;
    });
    assert.match(found?.message ?? '', /"scop" is no key/);
    assert.equal(found?.range.start.line, 9);
  });

  it('runs what stands in the editor, saved or not', async () => {
    const editor = await open(organizationFile);
    const line = organization.split('\n').findIndex((one) => one.includes('permissions'));
    await editor.edit((edit) =>
      edit.replace(editor.document.lineAt(line).range, '  - { name: Queue Reader, permissions: [routing:skill:view] }'),
    );
    await runAll();
    assert.deepEqual(outcomes(), ['failed Reads queues', ...all.slice(1)]);
    await write(editor, organization);
  });

  it('runs them again at a change of either file, when the user wishes so', async () => {
    await until('three tests', () => children().length === 3);
    await vscode.commands.executeCommand('testing.startContinuousRun');
    try {
      await until('the first run', () => events.length >= 3);
      events = [];
      const editor = await open(organizationFile);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# Touched\n'));
      await until('a run after the organization file changed', () => events.length >= 3);
      assert.deepEqual(outcomes().slice(0, 3), all);
      events = [];
      await create(testFile, tests.replace('scop: []', 'secret: right'));
      await until('the last one passes', () => outcomes().includes('passed Misspelled'));
    } finally {
      await vscode.commands.executeCommand('testing.stopContinuousRun');
    }
  });
});
