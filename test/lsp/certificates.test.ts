import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { calendarRequests, panelRequests } from '../../server/src/lsp/protocol';
import type { CertificatesAnswer, View } from '../../server/src/panel/view';
import { acme, files, organizationText, pemOf, providerText } from '../calendars';
import { type Client, Clock, Folder, pulling, start } from './client';

const beta = organizationText(providerText('Other', '[{ file: sso/other.pem }]'), 'beta');
const other = pemOf('Other', '2026-01-01', '2026-12-01');

async function started(folder: Folder) {
  const clock = new Clock();
  const client = await start({
    folders: [folder],
    capabilities: pulling,
    outside: { now: clock.now, after: clock.after },
  });
  const told = { count: 0 };
  client.connection.onNotification(calendarRequests.changed, () => {
    told.count++;
  });
  return { client, told };
}

async function ask(client: Client, uri: string, inputs: object = {}): Promise<CertificatesAnswer & View> {
  const view = await client.connection.sendRequest<View | null>(panelRequests.view, {
    textDocument: { uri },
    question: { view: 'certificates', ...inputs },
  });
  assert.ok(view?.kind === 'certificates', view?.kind);
  return view;
}

const titles = ({ rows }: CertificatesAnswer) => rows.map(({ title, state }) => `${title} ${state}`);

describe('the certificates of a workspace', () => {
  test('are those of all its organization files: open ones as edited, closed ones from the disk', async () => {
    using folder = new Folder({
      'integrations.yaml': acme,
      ...files,
      'beta/integrations.yaml': beta,
      'beta/sso/other.pem': other,
      'beta/notes.yaml': beta,
      '.genesys-integrations.yaml': 'nonsense: 1\n',
    });
    const { client } = await started(folder);
    await using _ = client;
    const uri = folder.uri('integrations.yaml');
    client.open(uri, acme, 3);
    const view = await ask(client, uri);
    assert.equal(view.version, 3);
    assert.deepEqual(titles(view), [
      'old.pem expired',
      'other.pem now',
      'okta.pem now',
      'ping-a.pem valid',
      'new.pem valid',
      'ping-b.pem ahead',
    ]);
    assert.equal(view.rows[1]?.places[0]?.label, 'beta/integrations.yaml:9');
    assert.equal(view.rows[1]?.places[0]?.place.uri, folder.uri('beta/integrations.yaml'));
    client.change(uri, 4, acme.replace('[{ file: sso/okta.pem }]', '[{ file: sso/gap.pem }]'));
    const after = await ask(client, uri);
    assert.equal(after.version, 4);
    assert.deepEqual(titles(after).slice(0, 3), ['old.pem expired', 'other.pem now', 'ping-a.pem valid']);
    assert.deepEqual(client.errors, []);
  });
  test('are told of when they change by more than an edit, once', async () => {
    using folder = new Folder({ 'integrations.yaml': acme, ...files, 'beta/integrations.yaml': beta });
    const { client, told } = await started(folder);
    await using _ = client;
    const uri = folder.uri('integrations.yaml');
    client.open(uri, acme);
    await client.settle();
    assert.equal(told.count, 0, 'nobody has asked');
    const first = await ask(client, uri);
    assert.equal(first.faults.length, 1);
    folder.write('beta/sso/other.pem', other);
    const changed = () =>
      client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: folder.uri('beta/sso/other.pem'), type: 1 }],
      });
    changed();
    changed();
    await client.until(() => told.count > 0, 'A notification');
    await client.settle();
    assert.equal(told.count, 1, 'until somebody asks again');
    const second = await ask(client, uri);
    assert.equal(second.faults.length, 0);
    assert.ok(titles(second).includes('other.pem now'));
    folder.write('sso/okta.pem', files['sso/new.pem']);
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.uri('sso/okta.pem'), type: 2 }] });
    await client.until(() => told.count > 1, 'A notification about a file of an open one');
    assert.ok(!titles(await ask(client, uri)).includes('okta.pem now'));
  });
  test('do not read closed files again that stay as they are', async () => {
    using folder = new Folder({ 'integrations.yaml': acme, ...files, 'beta/integrations.yaml': beta });
    const clock = new Clock();
    let reads = 0;
    const { readOrganizationFileAsync } = await import('../../server/src/workspace/read');
    await using client = await start({
      folders: [folder],
      capabilities: pulling,
      outside: {
        now: clock.now,
        after: clock.after,
        readFile: (path, input) => {
          if (path.includes('beta')) reads++;
          return readOrganizationFileAsync(path, input);
        },
      },
    });
    const uri = folder.uri('integrations.yaml');
    client.open(uri, acme);
    await ask(client, uri);
    const before = reads;
    clock.moveTo('2026-11-24T00:00:00Z');
    const view = await ask(client, uri);
    assert.equal(view.rows.find(({ title }) => title === 'okta.pem')?.days, 20);
    assert.equal(reads, before);
  });
  test('are asked for with inputs that make sense, and survive the ones that do not', async () => {
    using folder = new Folder({ 'integrations.yaml': acme, ...files });
    const { client } = await started(folder);
    await using _ = client;
    const uri = folder.uri('integrations.yaml');
    assert.equal((await ask(client, uri, { years: 5, from: '2026-01-01' })).timeline.from.slice(0, 10), '2026-01-01');
    for (const inputs of [{ years: '5' }, { from: 3 }])
      assert.equal(
        await client.connection.sendRequest(panelRequests.view, {
          textDocument: { uri },
          question: { view: 'certificates', ...inputs },
        }),
        null,
      );
    const report = (format: string) =>
      client.connection.sendRequest<string | null>(panelRequests.report, {
        textDocument: { uri },
        question: { view: 'certificates' },
        format,
      });
    assert.equal(JSON.parse((await report('json')) ?? '').certificates.length, 5);
    assert.match((await report('markdown')) ?? '', /^## 1 certificate to replace/);
  });
  test('are given as a calendar, and as none where there is nothing', async () => {
    using folder = new Folder({ 'integrations.yaml': acme, ...files });
    const { client } = await started(folder);
    await using _ = client;
    const ics = await client.connection.sendRequest<string | null>(calendarRequests.ics, {});
    assert.match(ics ?? '', /^BEGIN:VCALENDAR\r\n[\s\S]*DTSTAMP:20261123T120000Z\r\n[\s\S]*END:VCALENDAR\r\n$/);
    using empty = new Folder({ 'integrations.yaml': 'version: 1\n' });
    const { client: lone } = await started(empty);
    await using __ = lone;
    assert.equal(await lone.connection.sendRequest(calendarRequests.ics, {}), null);
  });
});
