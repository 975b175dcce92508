/** Reading files as the doors do: what is read, what is refused, and in which words. */
import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { defaultSettings } from '../../server/src/settings/settings';
import { findOrganizationFiles, findOrganizationFilesAsync } from '../../server/src/workspace/find';
import {
  readOrganizationFile,
  readOrganizationFileAsync,
  readReferenced,
  readReferencedAsync,
} from '../../server/src/workspace/read';
import { readRepositorySettings } from '../../server/src/workspace/repository-settings';
import { folderWith } from '../folder';

const maxBytes = 1_000_000;
const asRoot = process.getuid?.() === 0;

describe('finding organization files', () => {
  const root = folderWith({
    'integrations.yaml': '',
    'a/integrations.yml': '',
    'a/prod.integrations.yaml': '',
    'a/prod.integrations.yml': '',
    'a/integrations.json': '',
    'a/my-integrations.yaml': '',
    'a/orgs.yaml': '',
    '.genesys-integrations.yaml': '',
    '.hidden/integrations.yaml': '',
    'node_modules/x/integrations.yaml': '',
    '.git/integrations.yaml': '',
    'a/loop': '-> ..',
    'b/integrations.yaml': '-> integrations.yaml',
  });
  const usual = [
    '.hidden/integrations.yaml',
    'a/integrations.yml',
    'a/prod.integrations.yaml',
    'a/prod.integrations.yml',
    'b/integrations.yaml',
    'integrations.yaml',
  ];
  const names = (files: readonly string[]) => files.map((file) => relative(root, file));

  test('takes the usual names, and neither what tools put there nor links to folders', async () => {
    const input = { root, patterns: defaultSettings.files };
    assert.deepEqual(names(findOrganizationFiles(input).files), usual);
    assert.deepEqual(names((await findOrganizationFilesAsync(input)).files), usual);
  });
  test('takes patterns relative to the workspace folder', () => {
    const find = (patterns: string[], folder = root) => names(findOrganizationFiles({ root, patterns, folder }).files);
    assert.deepEqual(find(['a/*.yaml']), ['a/my-integrations.yaml', 'a/orgs.yaml', 'a/prod.integrations.yaml']);
    assert.deepEqual(find(['a/*.yaml'], join(root, 'a')), find(['a/*.yaml']));
    assert.deepEqual(find(['*.yaml']), ['.genesys-integrations.yaml', 'integrations.yaml']);
  });
  test('says which folders it could not search', () => {
    const missing = join(root, 'missing');
    assert.deepEqual(findOrganizationFiles({ root, patterns: ['**'], folder: missing }), {
      files: [],
      unreadable: [{ path: missing, reason: 'there is no such file' }],
    });
  });
});

describe('reading an organization file', () => {
  const root = folderWith({
    'good.yaml': 'name: Zoë\n',
    'bom.yaml': '\uFEFFversion: 1\n',
    'latin.yaml': Uint8Array.from([0x61, 0x3a, 0x20, 0x0a, 0x7a, 0x6f, 0xeb, 0x0a]),
    'utf16.yaml': Uint8Array.from([0xff, 0xfe, 0x61, 0x00]),
    'big.yaml': 'x'.repeat(1_000_001),
    'folder/x': '',
    'loop.yaml': '-> loop.yaml',
    'dangling.yaml': '-> nowhere.yaml',
    'link.yaml': '-> good.yaml',
  });
  const cases: [string, string][] = [
    ['missing.yaml', 'there is no such file'],
    ['good.yaml/x.yaml', 'a part of its path is a file, not a folder'],
    ['folder', 'it is a folder, not a file'],
    ['latin.yaml', 'it is not valid UTF-8 (line 2); save it as UTF-8'],
    ['utf16.yaml', 'it is UTF-16 text; save it as UTF-8'],
    ['big.yaml', 'it is 1.1 MB, over the limit of 1 MB (setting maxFileSize)'],
    ['loop.yaml', 'its links lead in a circle'],
    ['dangling.yaml', 'there is no such file'],
  ];
  for (const [name, reason] of cases)
    test(`${name}: ${reason}`, async () => {
      const path = join(root, name);
      assert.deepEqual(readOrganizationFile(path, { maxBytes }), { state: 'unreadable', reason });
      assert.deepEqual(await readOrganizationFileAsync(path, { maxBytes }), { state: 'unreadable', reason });
    });
  test('gives the text without a byte order mark', () => {
    const read = (name: string) => readOrganizationFile(join(root, name), { maxBytes });
    assert.deepEqual(read('good.yaml'), { state: 'read', text: 'name: Zoë\n', bom: false });
    assert.deepEqual(read('link.yaml'), { state: 'read', text: 'name: Zoë\n', bom: false });
    assert.deepEqual(read('bom.yaml'), { state: 'read', text: 'version: 1\n', bom: true });
  });
  test('follows no link out of a folder that it is told to stay in', () => {
    const inner = folderWith({ 'out.yaml': `-> ${join(root, 'good.yaml')}`, 'in.yaml': '' });
    const read = (name: string) => readOrganizationFile(join(inner, name), { maxBytes, within: inner });
    assert.deepEqual(read('out.yaml'), {
      state: 'unreadable',
      reason: 'it is a link that leaves the workspace folder',
    });
    assert.equal(read('in.yaml').state, 'read');
  });
  test('says when permissions forbid reading', { skip: asRoot && 'root may read everything' }, () => {
    const file = join(root, 'secret.yaml');
    writeFileSync(file, '');
    chmodSync(file, 0);
    assert.deepEqual(readOrganizationFile(file, { maxBytes }), {
      state: 'unreadable',
      reason: 'its permissions do not allow reading it',
    });
  });
  test('does not wait for a device', () => {
    assert.deepEqual(readOrganizationFile('/dev/zero', { maxBytes }), {
      state: 'unreadable',
      reason: 'it is a device or a pipe, not a file',
    });
  });
});

describe('reading a file that an organization file names', () => {
  const outer = folderWith({
    'outside.pem': 'out',
    'work/integrations.yaml': '',
    'work/orgs/integrations.yaml': '',
    'work/sso/idp.pem': 'in',
    'work/sso/inside.pem': '-> idp.pem',
    'work/sso/leaving.pem': '-> ../../outside.pem',
    'work/sso/loop.pem': '-> loop.pem',
    'work/sso/away': '-> ../..',
    'work/sso/big.xml': 'x'.repeat(1_000_001),
  });
  const root = join(outer, 'work');
  const input = (path: string, allowOutside = false) => ({
    from: join(root, 'orgs/integrations.yaml'),
    path,
    root,
    allowOutside,
    maxBytes,
  });
  const refused: [string, string][] = [
    ['', 'the path is empty'],
    ['  ', 'the path is empty'],
    ['a\0b', 'the path holds a NUL character'],
    ['/etc/passwd', 'it is an absolute path; paths are relative to the file that names them'],
    ['C:\\certs\\idp.pem', 'it is an absolute path; paths are relative to the file that names them'],
    ['\\\\server\\idp.pem', 'it is an absolute path; paths are relative to the file that names them'],
    ['..\\sso\\idp.pem', 'paths are written with `/`, not with `\\`'],
    [
      'https://idp.example/metadata',
      'it is an address, and nothing is fetched; save the file in this folder and name its path',
    ],
    ['../../outside.pem', 'it leaves the workspace folder'],
    ['../../work/../missing.pem', 'it leaves the workspace folder'],
    ['../..', 'it leaves the workspace folder'],
    ['../sso/leaving.pem', 'it is a link that leaves the workspace folder'],
    ['../sso/away/outside.pem', 'it is a link that leaves the workspace folder'],
    ['../sso/loop.pem', 'its links lead in a circle'],
    ['../sso', 'it is a folder, not a file'],
    ['../sso/missing.pem', 'there is no such file'],
    ['../sso/big.xml', 'it is 1.1 MB, over the limit of 1 MB (setting maxFileSize)'],
    ['x'.repeat(5000), 'its path is too long'],
  ];
  for (const [path, reason] of refused)
    test(`${JSON.stringify(path.slice(0, 40))}: ${reason}`, async () => {
      assert.deepEqual(readReferenced(input(path)), { state: 'unreadable', reason });
      assert.deepEqual(await readReferencedAsync(input(path)), { state: 'unreadable', reason });
    });
  test('reads what stays inside', () => {
    for (const path of ['../sso/idp.pem', '../sso/inside.pem', '../../work/sso/idp.pem', './../sso/idp.pem']) {
      const content = readReferenced(input(path));
      assert.equal(content.state === 'read' && new TextDecoder().decode(content.bytes), 'in', path);
    }
  });
  test('reads what leaves when the setting allows it', () => {
    for (const path of ['../../outside.pem', '../sso/leaving.pem', join(outer, 'outside.pem')]) {
      const content = readReferenced(input(path, true));
      assert.equal(content.state === 'read' && new TextDecoder().decode(content.bytes), 'out', path);
    }
  });
  test('takes a name that only begins with two dots for what it is', () => {
    assert.deepEqual(readReferenced({ ...input('..x.pem'), from: join(root, 'integrations.yaml') }), {
      state: 'unreadable',
      reason: 'there is no such file',
    });
  });
});

describe('the settings of a repository', () => {
  const settings = (text: string) => readRepositorySettings(folderWith({ '.genesys-integrations.yaml': text }));
  test('are a map', () => {
    const text = 'rules:\n  oauth/unused-client: off\nthresholds: { reviewDays: 90 }\nfiles:\n  - orgs/*.yaml\n';
    assert.deepEqual(JSON.parse(JSON.stringify(settings(text))), {
      layer: {
        rules: { 'oauth/unused-client': 'off' },
        thresholds: { reviewDays: 90 },
        files: ['orgs/*.yaml'],
      },
      problems: [],
    });
  });
  test('may be absent or empty', () => {
    assert.deepEqual(readRepositorySettings(folderWith({})), { layer: undefined, problems: [] });
    assert.deepEqual(settings('# nothing\n'), { layer: undefined, problems: [] });
  });
  test('say what is wrong with them', () => {
    assert.match(settings('rules:\n  a: [\n').problems[0] ?? '', /^Line \d+: /);
    assert.deepEqual(settings('- a\n').problems, ['The settings must be a map of keys and values.']);
    assert.deepEqual(readRepositorySettings(folderWith({ '.genesys-integrations.yaml/x': '' })).problems, [
      'The settings could not be read: it is a folder, not a file.',
    ]);
    const outside = folderWith({ 'settings.yaml': 'rules: {}' });
    const link = folderWith({ '.genesys-integrations.yaml': `-> ${join(outside, 'settings.yaml')}` });
    assert.deepEqual(readRepositorySettings(link).problems, [
      'The settings could not be read: it is a link that leaves the workspace folder.',
    ]);
  });
});
