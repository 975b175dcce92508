import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { settingSchemas } from '../../server/src/settings/settings';
import { codes, Folder, pulling, pushed, start } from './client';
import { testRules } from './rules';

const bad = 'roles:\n  - name: ADMIN\n';

/** What VS Code answers: every setting, with its default where the user set nothing. */
function answered(set: { readonly [key: string]: unknown } = {}): unknown {
  const thresholds: Record<string, unknown> = {};
  const answer: Record<string, unknown> = { thresholds, trace: { server: 'off' } };
  for (const [key, schema] of Object.entries(settingSchemas)) {
    const value = set[key] ?? schema.default;
    if (key.startsWith('thresholds.')) thresholds[key.slice('thresholds.'.length)] = value;
    else answer[key] = value;
  }
  return answer;
}

describe('settings', () => {
  test('are those of the folder of a file', async () => {
    using one = new Folder();
    using two = new Folder();
    const settings = (uri: string) => answered({ rules: { 'test/loud': uri === one.uri() ? 'error' : 'off' } });
    await using client = await start({ rules: testRules, folders: [one, two], settings });
    client.open(one.uri('integrations.yaml'), bad);
    client.open(two.uri('integrations.yaml'), bad);
    assert.deepEqual(
      (await client.items(one.uri('integrations.yaml'))).map(({ severity }) => severity),
      [1],
    );
    assert.deepEqual(await client.items(two.uri('integrations.yaml')), []);
  });

  test('of the repository hold where the user of the editor has set nothing', async () => {
    using folder = new Folder({
      '.genesys-integrations.yaml': 'maxFindings: 1\nrules:\n  test/loud: error\nthresholds: { reviewDays: 3 }\n',
    });
    const set: { current: unknown } = { current: answered() };
    await using client = await start({ rules: testRules, folders: [folder], settings: () => set.current });
    const uri = folder.uri('integrations.yaml');
    client.open(uri, `${bad}  - name: LOUD\n`);
    assert.deepEqual(
      (await client.items(uri)).map(({ severity }) => severity),
      [1, 3],
      'one, and a word about the other',
    );
    set.current = answered({ maxFindings: 5, rules: { 'test/loud': 'hint' } });
    client.notify('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(
      (await client.items(uri)).map(({ severity }) => severity),
      [4, 4],
    );
    await client.until(() => client.refreshes() > 0, 'A refresh');
  });

  test('that equal a default win too when the client sends only what is set', async () => {
    using folder = new Folder({ '.genesys-integrations.yaml': 'maxFindings: 1\n' });
    const options = { explicitSettings: true };
    await using client = await start({
      rules: testRules,
      folders: [folder],
      options,
      settings: () => ({ maxFindings: 1000 }),
    });
    const uri = folder.uri('integrations.yaml');
    client.open(uri, `${bad}  - name: LOUD\n`);
    assert.deepEqual(codes(await client.items(uri)), ['test/loud', 'test/loud']);
  });

  test('of a file outside of all folders are looked for beside it', async () => {
    using folder = new Folder({ '.genesys-integrations.yaml': 'rules: { test/loud: off }\n' });
    await using client = await start({ rules: testRules });
    const uri = folder.uri('integrations.yaml');
    client.open(uri, bad);
    assert.deepEqual(await client.items(uri), []);
  });

  test('say which files are organization files', async () => {
    using folder = new Folder({ 'org/acme.yaml': bad, 'integrations.yaml': bad });
    await using client = await start({
      folders: [folder],
      rules: testRules,
      settings: () => ({ files: ['org/*.yaml'] }),
    });
    assert.deepEqual(
      (await client.pullWorkspace()).map(({ uri }) => uri),
      [folder.uri('org/acme.yaml')],
    );
    client.open(folder.uri('integrations.yaml'), bad);
    assert.deepEqual(await client.items(folder.uri('integrations.yaml')), []);
    client.open(folder.uri('org/new.yaml'), bad);
    assert.deepEqual(codes(await client.items(folder.uri('org/new.yaml'))), ['test/loud']);
  });

  test('that do not fit are shown on the settings file, and go when it is mended', async () => {
    using folder = new Folder({
      '.genesys-integrations.yaml':
        '# ours\nmaxFindings: many\nrules:\n  test/soft: off\n  test/loud: error\nallowPathsOutsideWorkspace: true\n',
      'integrations.yaml': bad,
    });
    await using client = await start({ rules: testRules, folders: [folder] });
    const uri = folder.uri('.genesys-integrations.yaml');
    const report = (await client.pullWorkspace()).find((one) => one.uri === uri);
    assert.ok(report?.kind === 'full');
    assert.deepEqual(
      report.items.map(({ message, range, severity }) => [String(message).slice(0, 60), range.start.line, severity]),
      [
        ['`allowPathsOutsideWorkspace` has no effect here: a repositor', 5, 1],
        ['`maxFindings` must be a whole number.', 1, 1],
        ['`rules` names a rule that does not exist: `test/soft`.', 3, 1],
      ],
    );
    client.open(folder.uri('new.integrations.yaml'), bad);
    assert.equal((await client.items(folder.uri('new.integrations.yaml')))[0]?.severity, 1, 'the rest holds');
    folder.write('.genesys-integrations.yaml', 'maxFindings: 7\n');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    const after = await client.pullWorkspace({ [uri]: report.resultId! });
    assert.deepEqual(
      after.filter((one) => one.uri === uri).map((one) => one.kind === 'full' && one.items),
      [[]],
    );
  });

  test('come with the start, or unasked, from clients that can not be asked', async () => {
    const uri = 'file:///nowhere/integrations.yaml';
    const capabilities = { ...pulling, workspace: {} };
    const options = { settings: { rules: { 'test/loud': 'off' } } };
    await using client = await start({ rules: testRules, capabilities, options });
    client.open(uri, bad);
    assert.deepEqual(await client.items(uri), []);
    client.notify('workspace/didChangeConfiguration', {
      settings: { genesysIntegrations: { rules: { 'test/loud': 'error' } }, other: {} },
    });
    assert.deepEqual(codes(await client.items(uri)), ['test/loud']);
  });

  test('are not waited for without end, and what is wrong with them is logged', async () => {
    const uri = 'file:///nowhere/integrations.yaml';
    const settings = () => ({ rules: { 'test/soft': 'off' }, maxFindings: -1, nonsense: { a: 1 } });
    await using client = await start({ rules: testRules, settings });
    client.open(uri, bad);
    assert.deepEqual(codes(await client.items(uri)), ['test/loud']);
    await client.until(() => client.errors.length === 3, 'Three log entries');
    assert.match(client.errors.join('\n'), /test\/soft/);
    assert.match(client.errors.join('\n'), /maxFindings/);

    let timers: (() => void)[] = [];
    const outside = {
      after: (_: number, run: () => void) => {
        timers.push(run);
        return () => {
          timers = timers.filter((one) => one !== run);
        };
      },
    };
    const capabilities = { ...pushed, workspace: { configuration: true } };
    await using silent = await start({
      rules: testRules,
      outside,
      capabilities,
      settings: () => new Promise(() => {}),
    });
    silent.open(uri, bad);
    await silent.until(() => timers.length === 1, 'A timer');
    timers[0]!();
    await silent.until(() => silent.published.length === 1, 'A report');
    assert.deepEqual(codes(silent.published[0]!.diagnostics), ['test/loud']);
  });
});
