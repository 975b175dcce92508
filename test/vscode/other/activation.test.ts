import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionId, fileUri, firstFinding, open, serverProcesses } from '../editor';

const text = `version: 1
organization: { name: Acme, shortName: acme, region: eu-central-1 }
oauthClients:
  - { name: A, description: One, grantType: client-credentials, tokenDuration: 5, roles: [] }
`;

describe('a folder without an organization file', () => {
  it('does not start the extension, whatever YAML is opened', async () => {
    await open('notes.yaml');
    // Red Hat's and other extensions start at any YAML file; two seconds are enough for VS Code to do so.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    assert.equal(vscode.extensions.getExtension(extensionId)?.isActive, false);
    assert.deepEqual(serverProcesses(), []);
  });

  it('checks a file that is made later, when the user says so', async () => {
    await vscode.workspace.fs.writeFile(fileUri('new.integrations.yaml'), Buffer.from(text));
    await open('new.integrations.yaml');
    await vscode.commands.executeCommand('genesysIntegrations.checkFile');
    assert.equal(vscode.extensions.getExtension(extensionId)?.isActive, true);
    await firstFinding('new.integrations.yaml', 'oauth/token-duration-range');
  });
});
