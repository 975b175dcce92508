import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, onDisk, open, until, write } from '../editor';

const file = 'integrations.yaml';
const metadata = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.acme.example"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.acme.example/sso"/></IDPSSODescriptor></EntityDescriptor>`;

describe('sign-ins in VS Code', () => {
  const original = onDisk(file);
  const idp = fileUri('sso/idp.xml');

  // The tests after the first ask about the provider that it has imported.
  before(async () => {
    await write(await open(file), original);
    await vscode.workspace.fs.writeFile(idp, Buffer.from(metadata));
  });

  after(async () => {
    await write(await open(file), original);
    await vscode.workspace.fs.delete(fileUri('sso'), { recursive: true });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('take an identity provider over from its metadata, as an edit that leaves the rest alone', async () => {
    const { document } = await open(file);
    await vscode.commands.executeCommand('genesysIntegrations.importSamlMetadata', idp);
    const added = [
      'identityProviders:',
      '  - name: idp.acme.example',
      '    type: generic',
      '    enabled: false',
      '    metadataFile: sso/idp.xml',
      '    issuerUri: https://idp.acme.example',
      '    ssoUrl: https://idp.acme.example/sso',
      '',
    ].join('\r\n');
    assert.equal(document.getText(), original + added);
    // The same again changes nothing.
    const { version } = document;
    await vscode.commands.executeCommand('genesysIntegrations.importSamlMetadata', idp);
    assert.equal(document.version, version);
  });

  for (const [command, argument] of [
    ['genesysIntegrations.simulateSsoLogin', undefined],
    ['genesysIntegrations.validateSsoAssertion', fileUri('sso/idp.xml')],
  ] as const)
    it(`${command} shows the panel`, async () => {
      await open(file);
      await vscode.commands.executeCommand(command, argument);
      const shown = () =>
        vscode.window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .some(
            ({ input }) => input instanceof vscode.TabInputWebview && /genesysIntegrations\.panel/.test(input.viewType),
          );
      await until('the panel is shown', shown);
      await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
    });
});
