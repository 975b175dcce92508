/** `certificates` as its users run it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { acme, files, organizationText, providerText } from '../calendars';
import { folderWith } from '../folder';
import { run } from './program';

const here = folderWith({
  ...files,
  'integrations.yaml': acme,
  'well/integrations.yaml': organizationText(providerText('Entra', '[{ file: ../sso/new.pem }]'), 'well'),
  'none/integrations.yaml': 'version: 1\norganization: { name: None, region: eu-central-1 }\n',
  'broken/integrations.yaml': organizationText(providerText('Gone', '[{ file: gone.pem }]')),
});
const at = ['--at', '2026-11-23T12:00:00Z'];

describe('certificates', () => {
  test('lists what is named, and is exit status 1 when there is something to do', () => {
    const { status, stdout, stderr } = run(['certificates', 'integrations.yaml', ...at], here);
    assert.deepEqual([status, stderr], [1, '']);
    assert.match(stdout, /^Expired {2}/m);
    assert.match(stdout, /^Replace now {4}okta\.pem .* 20 days left/m);
    assert.match(stdout, /^5 certificates in 1 file\.$/m);
    assert.equal(run(['certificates', 'broken', ...at], here).status, 1);
  });
  test('searches the folder, each certificate once', () => {
    const json = JSON.parse(run(['certificates', '--format', 'json', ...at], here).stdout);
    const shared = json.certificates.find(({ title }: { title: string }) => title === 'new.pem');
    assert.deepEqual(
      shared.places.map(({ path }: { path: string }) => path),
      ['integrations.yaml', 'well/integrations.yaml'],
    );
    assert.deepEqual(
      json.unreadable.map(({ path, provider }: { path: string; provider: string }) => [path, provider]),
      [['broken/integrations.yaml', 'Gone']],
    );
  });
  test('is exit status 0 when nothing has to be replaced, and follows the clock', () => {
    assert.equal(run(['certificates', 'well', ...at], here).status, 0);
    assert.equal(run(['certificates', 'well', '--at', '2028-08-20'], here).status, 1);
  });
  test('writes a calendar, the same for the same instant; none without certificates', () => {
    const first = run(['certificates', '--format', 'ics', 'integrations.yaml', ...at], here);
    assert.match(first.stdout, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    assert.equal(first.stdout.match(/^BEGIN:VEVENT\r$/gm)?.length, 5);
    assert.equal(run(['certificates', '--format', 'ics', 'integrations.yaml', ...at], here).stdout, first.stdout);
    const none = run(['certificates', '--format', 'ics', 'none'], here);
    assert.deepEqual(
      [none.status, none.stdout, none.stderr],
      [0, '', 'genesys-integrations: there is no certificate to put into a calendar\n'],
    );
  });
  test('is exit status 2 for what can’t be read and for bad usage', () => {
    assert.equal(run(['certificates', 'nowhere.yaml'], here).status, 2);
    assert.match(run(['certificates', '--format', 'icl'], here).stderr, /did you mean ics\?/);
  });
});
