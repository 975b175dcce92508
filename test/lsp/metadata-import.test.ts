/** Metadata that is imported over the protocol. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { type ImportedMetadata, metadataRequests } from '../../server/src/lsp/protocol';
import { type Client, Folder, start } from './client';

const xml = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.acme.example"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.acme.example/sso"/></IDPSSODescriptor></EntityDescriptor>`;
const text = 'version: 1\nidentityProviders:\n  - name: A\n    issuerUri: https://idp.acme.example\n';

const ask = (client: Client, uri: unknown, metadata: unknown) =>
  client.connection.sendRequest<ImportedMetadata | null>(metadataRequests.import, {
    textDocument: { uri },
    metadata: { uri: metadata },
  });

test('metadata becomes an edit of the organization file, with a path relative to it', async () => {
  using folder = new Folder({ 'org/a.integrations.yaml': text, 'sso/idp.xml': xml, 'sso/page.xml': '<html/>' });
  await using client = await start({ folders: [folder] });
  const uri = folder.uri('org/a.integrations.yaml');
  const answer = await ask(client, uri, folder.uri('sso/idp.xml'));
  assert.ok(answer && answer.problem === undefined);
  assert.equal(answer.provider, 'A');
  assert.equal(answer.added, false);
  const [edit] = (answer.edit as WorkspaceEdit).changes?.[uri] ?? [];
  assert.equal(edit?.newText, '    metadataFile: "../sso/idp.xml"\n    ssoUrl: https://idp.acme.example/sso\n');
  assert.match((await ask(client, uri, folder.uri('sso/page.xml')))?.problem ?? '', /\.$/);
  assert.match((await ask(client, uri, folder.uri('sso/none.xml')))?.problem ?? '', /there is no such file/);
});

test('what is no organization file, and what makes no sense, gets nothing', async () => {
  using folder = new Folder({ 'a.integrations.yaml': text, 'notes.yaml': text, 'idp.xml': xml });
  using outside = new Folder({ 'idp.xml': xml });
  await using client = await start({ folders: [folder] });
  const uri = folder.uri('a.integrations.yaml');
  for (const [organization, metadata] of [
    [folder.uri('notes.yaml'), folder.uri('idp.xml')],
    [uri, undefined],
    [uri, 'untitled:idp.xml'],
    [7, folder.uri('idp.xml')],
  ])
    assert.equal(await ask(client, organization, metadata), null);
  assert.notEqual((await ask(client, uri, outside.uri('idp.xml')))?.problem, undefined);
  assert.deepEqual(client.errors, []);
});
