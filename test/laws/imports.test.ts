/** The laws of the architecture that can be read from the sources. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { type Import, root, type Source, sourcesOf } from './sources';

const server = sourcesOf('server/src');
const client = sourcesOf('client/src');
const all = [...server, ...client];

/** What runs outside of the machine's reach: data in, data out. */
const doors = new Set(['lsp', 'cli', 'workspace']);
const pure = server.filter(({ room }) => !doors.has(room));

/** The rooms whose content a room may use when it runs. Data flows one way, from the text to the doors. */
const mayUse: { readonly [room: string]: readonly string[] } = {
  document: [],
  certificates: [],
  facts: [],
  spelling: [],
  metadata: ['certificates', 'document'],
  organization: ['document'],
  settings: [],
  rules: ['certificates', 'document', 'facts', 'metadata', 'organization', 'settings'],
  simulate: ['certificates', 'document', 'facts', 'metadata', 'organization', 'rules', 'settings'],
  language: [
    'certificates',
    'document',
    'facts',
    'identity-provider',
    'metadata',
    'organization',
    'report',
    'rules',
    'scenarios',
    'settings',
    'simulate',
  ],
  'sign-in': ['certificates', 'facts', 'organization', 'simulate'],
  'identity-provider': ['certificates', 'facts', 'organization', 'sign-in', 'simulate'],
  panel: [
    'certificates',
    'document',
    'facts',
    'identity-provider',
    'language',
    'organization',
    'report',
    'rules',
    'settings',
    'sign-in',
    'simulate',
  ],
  report: ['document', 'organization', 'rules', 'settings', 'simulate'],
  workspace: ['certificates', 'document', 'metadata', 'organization', 'rules', 'settings'],
  lsp: [
    'document',
    'facts',
    'identity-provider',
    'language',
    'organization',
    'panel',
    'report',
    'rules',
    'scenarios',
    'settings',
    'sign-in',
    'simulate',
    'workspace',
  ],
  cli: [
    'certificates',
    'document',
    'facts',
    'identity-provider',
    'metadata',
    'organization',
    'report',
    'rules',
    'scenarios',
    'settings',
    'sign-in',
    'simulate',
    'workspace',
  ],
  scenarios: ['document', 'facts', 'identity-provider', 'organization', 'rules', 'settings', 'simulate'],
};

/** What any room may use: it knows nothing of organizations. */
const common = new Set([
  'server/src/spelling/closest',
  'package.json',
  'schemas/integrations.schema.json',
  'schemas/integrations-test.schema.json',
]);

const network = /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises|inspector|cluster|worker_threads)$/;

describe('the sources', () => {
  test('are read as they are', () => {
    assert.ok(server.length > 60 && client.length > 3);
    const parse = server.find(({ path }) => path === 'server/src/document/parse.ts');
    assert.ok(parse?.imports.some(({ to, type }) => to === 'yaml' && !type));
    assert.ok(server.some(({ imports }) => imports.some(({ type }) => type)));
  });

  test('name what they import', () => {
    assert.deepEqual(
      all.flatMap((source) =>
        namesOf(
          source,
          source.imports.filter(({ to }) => to.startsWith('(computed)')),
        ),
      ),
      [],
    );
  });
});

describe('one way', () => {
  test('every room is known', () => {
    assert.deepEqual(
      [...new Set(server.map(({ room }) => room))].filter((room) => !Object.hasOwn(mayUse, room)),
      [],
    );
  });
  test('no room is used by one that it uses', () => {
    const reaches = (from: string, to: string): boolean =>
      (mayUse[from] ?? []).some((room) => room === to || reaches(room, to));
    for (const room of Object.keys(mayUse)) assert.ok(!reaches(room, room), room);
  });
  test('every source uses only what lies before it', () => {
    assert.deepEqual(
      server.flatMap((source) => namesOf(source, backwards(source))),
      [],
    );
  });
});

describe('purity', () => {
  const outside =
    /\bDate\.now\b|\bnew Date\(\)|\bDate\(\)|\bMath\.random\b|\bprocess\b|\bperformance\b|\bset(?:Timeout|Interval|Immediate)\b|\bfetch\(|\bglobalThis\b|\brandom(?:Bytes|UUID|Int)\b|\bgetRandomValues\b|\bconsole\b/;
  test('what is no door imports nothing of the machine', () => {
    const impure = ({ room, imports }: Source) =>
      imports.filter(
        ({ to }) =>
          (/^vscode/.test(to) && !(room === 'language' && to === 'vscode-languageserver-types')) ||
          (/^node:/.test(to) && to !== 'node:crypto'),
      );
    assert.deepEqual(
      pure.flatMap((source) => namesOf(source, impure(source))),
      [],
    );
  });
  test('what is no door asks for no time, no chance, no environment', () => {
    assert.deepEqual(
      pure.filter(({ code }) => outside.test(code)).map(({ path, code }) => `${path}: ${outside.exec(code)?.[0]}`),
      [],
    );
  });
  test('node:crypto is used for certificates, to compare secrets, to make and verify signatures, and to encrypt an assertion, and for nothing else', () => {
    const users = server.filter(
      ({ room, imports }) => !doors.has(room) && imports.some(({ to }) => /^(?:node:)?crypto$/.test(to)),
    );
    assert.deepEqual(
      users.filter(({ room }) => room !== 'certificates').map(({ path }) => path),
      [
        'server/src/identity-provider/encrypt.ts',
        'server/src/sign-in/judge-redirect.ts',
        'server/src/sign-in/redirect.ts',
        'server/src/simulate/saml/signature/verify.ts',
        'server/src/simulate/secrets.ts',
      ],
    );
    assert.ok(users.some(({ room }) => room === 'certificates'));
  });
});

describe('connections', () => {
  test('none is opened to the network', () => {
    // The transport between editor and server is the connection's own.
    const found = all.flatMap((source) =>
      namesOf(
        source,
        source.imports.filter(({ to }) => network.test(to)),
      ),
    );
    const called = all.filter(({ code }) => /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b/.test(code));
    assert.deepEqual([...found, ...called.map(({ path }) => path)], []);
  });
  test('only lsp/ knows the connection, and only client/ knows VS Code', () => {
    const foreign = ({ room, imports }: Source) =>
      imports.filter(
        ({ to }) =>
          (/^vscode(?:$|-languageclient)/.test(to) && room !== 'client') ||
          (/^vscode-(?:languageserver(?:$|\/|-protocol)|jsonrpc)/.test(to) && room !== 'lsp'),
      );
    assert.deepEqual(
      all.flatMap((source) => namesOf(source, foreign(source))),
      [],
    );
  });
  test('the client takes from the server only what both agree on', () => {
    const taken = client.flatMap(({ imports }) => imports.filter(({ to }) => to.startsWith('server/')));
    assert.deepEqual(
      taken.filter(({ to, type }) => to !== 'server/src/lsp/protocol' && !(type && to === 'server/src/panel/view')),
      [],
    );
    for (const agreed of ['server/src/lsp/protocol.ts', 'server/src/panel/view.ts'])
      assert.deepEqual(
        server.find(({ path }) => path === agreed)?.imports.filter(({ type }) => !type),
        [],
      );
  });
  test('what is installed holds no packages: everything is in the bundles', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
    assert.equal(manifest.dependencies, undefined);
  });
});

describe('the laws themselves', () => {
  const example = (imports: readonly Import[], room = 'rules'): Source => ({ path: 'x.ts', room, imports, code: '' });
  test('see a step back', () => {
    const back = { to: 'server/src/lsp/server', room: 'lsp', type: false };
    assert.deepEqual(backwards(example([back])), [back]);
    assert.deepEqual(backwards(example([{ ...back, type: true }])), [{ ...back, type: true }]);
    assert.deepEqual(backwards(example([{ to: 'server/src/rules/rule', room: 'rules', type: true }], 'settings')), []);
  });
});

/** Imports of a room that lies behind; types may be taken from any pure room, for they are gone when it runs. */
function backwards({ room, imports }: Source): readonly Import[] {
  return imports.filter(
    (one) =>
      one.room !== undefined &&
      one.room !== room &&
      !common.has(one.to) &&
      !(mayUse[room] ?? []).includes(one.room) &&
      !(one.type && !doors.has(one.room)),
  );
}

function namesOf({ path }: Source, imports: readonly Import[]): string[] {
  return imports.map(({ to }) => `${path} imports ${to}`);
}
