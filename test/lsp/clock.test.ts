import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Clock, codes, Folder, pushed, start } from './client';
import { testRules } from './rules';

const uri = 'file:///nowhere/integrations.yaml';
const text = 'a:\n  from: 2027-01-15T00:00:00Z\n';

describe('findings that change with time', () => {
  test('flip while the editor is open: one timer, and one refresh at the instant', async () => {
    const clock = new Clock();
    await using client = await start({ rules: testRules, outside: { now: clock.now, after: clock.after } });
    client.open(uri, text);
    const before = await client.pull(uri);
    assert.ok(before.kind === 'full');
    assert.deepEqual(before.items, []);
    assert.ok(clock.longest < 2 ** 31, 'Node can wait no longer');
    assert.equal(clock.waiting, 1);
    clock.moveTo('2027-01-14T23:59:59Z');
    await client.settle();
    assert.equal(client.refreshes(), 0);
    clock.moveTo('2027-01-15T00:00:00Z');
    await client.until(() => client.refreshes() === 1, 'A refresh');
    const after = await client.pull(uri, before.resultId);
    assert.ok(after.kind === 'full');
    assert.deepEqual(codes(after.items), ['test/late']);
    assert.equal(clock.waiting, 0, 'nothing else will change');
  });

  test('set no timer where there are none, and none for a file that is closed', async () => {
    const clock = new Clock();
    await using client = await start({ rules: testRules, outside: { now: clock.now, after: clock.after } });
    client.open(uri, 'a: 1\n');
    await client.items(uri);
    assert.equal(clock.waiting, 0);
    client.change(uri, 2, text);
    await client.items(uri);
    assert.equal(clock.waiting, 1);
    client.close(uri);
    await client.settle();
    assert.equal(clock.waiting, 0);
  });

  test('are sent to clients that do not ask, of open and of closed files', async () => {
    using folder = new Folder({ 'closed.integrations.yaml': text.replace('2027', '2028') });
    const clock = new Clock();
    const outside = { now: clock.now, after: clock.after };
    await using client = await start({ rules: testRules, outside, capabilities: pushed, folders: [folder] });
    client.open(uri, text);
    await client.until(() => client.published.length === 1 && clock.waiting === 1, 'The first report');
    clock.moveTo('2027-01-15T00:00:01Z');
    await client.until(() => client.published.length === 2, 'The flip');
    assert.deepEqual(codes(client.published[1]!.diagnostics), ['test/late']);
    clock.moveTo('2028-01-15T00:00:01Z');
    await client.until(() => client.published.length === 3, 'The flip of the closed file');
    assert.equal(client.published[2]!.uri, folder.uri('closed.integrations.yaml'));
    assert.deepEqual(codes(client.published[2]!.diagnostics), ['test/late']);
  });
});
