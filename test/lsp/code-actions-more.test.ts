/** Code actions beyond fixes over the protocol: edits on demand, versions, snippets, files beside, certificates. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionTriggerKind,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type AddedCertificate, certificateRequests } from '../../server/src/lsp/protocol';
import { exampleCertificates } from '../../server/src/rules/sso/example-certificates';
import { apply, type Client, codes, Folder, pulling, pushed, range, start } from './client';

const uri = 'file:///nowhere/integrations.yaml';
const text = `version: 1
organization: { name: Acme, region: eu-central-1 }
roles:
  - name: A # one
oauthClients:
  - name: Sync
    description: Copies
    grantType: client-credentials
    roles: [Reader]
    clientSecret: not-a-real-secret
    allowedIpRanges: [198.51.100.0/24]
`;
const resolving: ClientCapabilities = {
  ...pulling,
  textDocument: {
    ...pulling.textDocument,
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
};
const xml = (entity: string) =>
  `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entity}"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.acme.example/sso"/></IDPSSODescriptor></EntityDescriptor>`;

const resolve = (client: Client, action: CodeAction | undefined) =>
  client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
const named = (actions: readonly CodeAction[], title: string) => {
  const found = actions.find((one) => one.title.startsWith(title));
  assert.ok(found, actions.map((one) => one.title).join(' | '));
  return found;
};

describe('code actions beyond fixes', () => {
  test('have their edits at once where the client does not ask for them', async () => {
    await using client = await start();
    client.open(uri, text, 3);
    const action = named(await client.actions(uri, range(3, 10)), 'Add role');
    assert.equal(action.kind, 'refactor.insert');
    assert.equal(apply(text, action).split('\n')[4], '  - name: Queue Reader');
    assert.deepEqual(Object.keys(action.edit?.documentChanges?.[0] ?? {}), ['textDocument', 'edits']);
    assert.deepEqual(client.initialized.capabilities.codeActionProvider, {
      codeActionKinds: [
        'quickfix',
        'refactor.rewrite',
        'refactor.insert',
        'source.fixAll',
        'source.fixAll.genesysIntegrations',
      ],
      resolveProvider: true,
    });
  });

  test('have plain edits for clients that take no versions', async () => {
    await using client = await start({ capabilities: pushed });
    client.open(uri, text);
    const action = named(await client.actions(uri, range(3, 10)), 'Add role');
    assert.deepEqual(Object.keys(action.edit ?? {}), ['changes']);
  });

  test('have their edits when the client asks for them, and none for a text that has changed', async () => {
    await using client = await start({ capabilities: resolving });
    client.open(uri, text, 3);
    const action = named(await client.actions(uri, range(3, 10)), 'Add role');
    assert.equal(action.edit, undefined);
    const resolved = await resolve(client, action);
    assert.equal(resolved.title, action.title);
    assert.equal(apply(text, resolved).split('\n')[4], '  - name: Queue Reader');
    client.change(uri, 4, '# first\n', range(0, 0));
    assert.equal((await resolve(client, action)).edit, undefined);
    for (const data of [
      undefined,
      null,
      7,
      {},
      { uri, version: 4, range: range(3, 10), id: 'none' },
      { uri: 7, version: 4 },
    ])
      assert.equal((await resolve(client, { title: 'x', data })).edit, undefined);
    assert.deepEqual(client.errors, []);
  });

  test('are snippets for clients that take them', async () => {
    const capabilities = {
      ...pulling,
      workspace: { ...pulling.workspace, workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
    };
    await using client = await start({ capabilities });
    client.open(uri, text, 3);
    const action = named(await client.actions(uri, range(3, 10)), 'Add role');
    const change = action.edit?.documentChanges?.[0];
    const edit = change && 'edits' in change ? change.edits[0] : undefined;
    assert.ok(edit && 'snippet' in edit && edit.snippet.value.includes('${1:Queue Reader}'));
    // What is created for a reference is no template.
    const create = named(await client.actions(uri, range(8, 12)), 'Create role');
    assert.ok(apply(text, create).includes('  - name: Reader\n'));
  });

  test('mend the finding that they are about', async () => {
    await using client = await start();
    client.open(uri, text, 1);
    const finding = (await client.items(uri)).find(({ code }) => code === 'reference/unknown');
    const action = named(await client.actions(uri, range(8, 12), ['quickfix']), 'Create role "Reader"');
    assert.deepEqual(action.diagnostics, [finding]);
    client.change(uri, 2, apply(text, action));
    assert.ok(!codes(await client.items(uri)).includes('reference/unknown'));
  });

  test('are not told of by themselves when they can be done anywhere', async () => {
    await using client = await start();
    client.open(uri, text);
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: range(3, 10),
      context: { diagnostics: [], triggerKind: CodeActionTriggerKind.Automatic },
    });
    assert.deepEqual(
      actions.filter(({ kind }) => kind === 'refactor.insert'),
      [],
    );
  });

  test('move a secret only where the client has the command, which comes first', async () => {
    for (const commands of [true, false]) {
      await using client = await start({ options: { commands } });
      client.open(uri, text, 5);
      const actions = await client.actions(uri, range(9, 20), ['quickfix']);
      assert.equal(actions[0]?.title.startsWith('Move the secret'), commands);
      assert.ok(named(actions, 'Refer to the stored secret'));
      assert.ok(!JSON.stringify(actions.map(({ command, title }) => [command, title])).includes('not-a-real-secret'));
      if (commands)
        assert.deepEqual(
          actions[0]?.diagnostics?.map(({ code }) => code),
          ['oauth/plaintext-secret'],
        );
    }
  });
});

describe('metadata beside the file', () => {
  test('is offered at the key of the providers, found and read within bounds', async () => {
    const before = 'version: 1\nidentityProviders:\n  - name: Acme\n    type: okta\n';
    using folder = new Folder({
      'integrations.yaml': before,
      'sso/acme.xml': xml('urn:acme'),
      'sso/deep/er/far.xml': xml('urn:far'),
      'node_modules/no.xml': xml('urn:no'),
      '.hidden/no.xml': xml('urn:no'),
      'page.xml': '<html/>',
    });
    await using client = await start({ folders: [folder], capabilities: resolving });
    const file = folder.uri('integrations.yaml');
    client.open(file, before, 1);
    const imports = (actions: readonly CodeAction[]) => actions.filter(({ title }) => title.startsWith('Import'));
    const found = imports(await client.actions(file, range(1, 3)));
    assert.deepEqual(
      found.map(({ title }) => title),
      ['Import identity provider from sso/acme.xml'],
    );
    assert.match(
      apply(before, await resolve(client, found[0])),
      / {2}- name: Identity provider\n {4}type: generic\n(?:.*\n)*? {4}metadataFile: sso\/acme\.xml\n {4}issuerUri: "?urn:acme/,
    );
    assert.deepEqual(imports(await client.actions(file, range(2, 8))), []);
  });

  test('fills the provider that names it', async () => {
    const before =
      'version: 1\r\nidentityProviders:\r\n- name: Acme\r\n  type: okta\r\n  metadataFile: acme.xml # here\r\n';
    using folder = new Folder({ 'integrations.yaml': before, 'acme.xml': xml('https://idp.acme.example') });
    await using client = await start({ folders: [folder] });
    const file = folder.uri('integrations.yaml');
    client.open(file, before, 1);
    const action = named(await client.actions(file, range(4, 18)), 'Fill "Acme" from acme.xml: issuer, SSO URL');
    assert.equal(
      apply(before, action),
      `${before}  issuerUri: https://idp.acme.example\r\n  ssoUrl: https://idp.acme.example/sso\r\n`,
    );
  });
});

test('a certificate out of a file becomes an edit: by its path within the folder, as text from elsewhere', async () => {
  const before = 'version: 1\nidentityProviders:\n  - name: Acme\n    certificates: [{ file: one.pem }]\n';
  using folder = new Folder({
    'org/integrations.yaml': before,
    'org/one.pem': exampleCertificates.valid,
    'two.pem': exampleCertificates.other,
  });
  using elsewhere = new Folder({ 'two.pem': exampleCertificates.other });
  await using client = await start({ folders: [folder] });
  const file = folder.uri('org/integrations.yaml');
  client.open(file, before, 1);
  const add = (
    certificate: unknown,
    pointer: unknown = '/identityProviders/0',
    textDocument: unknown = { uri: file },
  ) =>
    client.connection.sendRequest<AddedCertificate | null>(certificateRequests.add, {
      textDocument,
      pointer,
      certificate: { uri: certificate },
    });
  const made = async (certificate: string) => {
    const answer = await add(certificate);
    assert.ok(answer && answer.problem === undefined, JSON.stringify(answer));
    return [answer.as, apply(before, { title: '', edit: answer.edit as WorkspaceEdit })] as const;
  };
  assert.deepEqual(await made(folder.uri('two.pem')), ['file', before.replace(' }]', ' }, { file: "../two.pem" }]')]);
  const [as, after] = await made(elsewhere.uri('two.pem'));
  assert.equal(as, 'text');
  assert.match(after, /\[\{ file: one\.pem \}, "MII[^"]+"\]/);
  assert.match((await add(folder.uri('org/one.pem')))?.problem ?? '', /has this certificate already/);
  assert.match((await add(folder.uri('none.pem')))?.problem ?? '', /there is no such file/);
  assert.match((await add(folder.uri('two.pem'), '/identityProviders/9'))?.problem ?? '', /not there any more/);
  for (const answer of [
    await add(7),
    await add('untitled:x'),
    await add(folder.uri('two.pem'), 7),
    await add(folder.uri('two.pem'), '/identityProviders/0', { uri: 'file:///nowhere/x.yaml' }),
  ])
    assert.equal(answer, null);
  assert.deepEqual(client.errors, []);
});
