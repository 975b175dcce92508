// The folders that the tests in VS Code open; made anew for each run, because the tests write into them.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const crlf = (lines) => lines.map((line) => `${line}\r\n`).join('');

// Windows line ends, comments at odd places and quoting of its own: all that an edit must leave alone.
const organization = crlf([
  '# The organization of the tests',
  'version: 1',
  'organization:',
  "  name: 'Acme   Retail'   # three spaces",
  '  shortName: "acme-retail"',
  '  region: eu-central-1',
  'roles:',
  '  - name: Queue Reader',
  '    permissions: [ routing:queue:view ]',
  'oauthClients:',
  '  - name: CRM_Sync',
  '    description: Salesforce data sync',
  '    grantType: CLIENT_CREDENTIALS   # as the API writes it',
  '    tokenDuration: 3600',
  '    roles: [Queue Reader]',
  '    allowedIpRanges: [203.0.113.0/24]',
  '  - name: Reports',
  '    description: Nightly reports',
  '    grantType: client-credentials',
  '    tokenDuration: 200000 # too long',
  '    roles: [ "Queue Reader" ]',
  '    allowedIpRanges: [203.0.113.0/24]',
]);

const closed = `version: 1
organization: { name: Acme Staging, shortName: acme-staging, region: eu-central-1 }
oauthClients:
  - name: Staging_Sync
    description: A file that nobody opens
    grantType: client-credentials
    tokenDuration: 100
    roles: []
`;

const reachingOut = `version: 1
organization: { name: Acme, shortName: acme, region: eu-central-1 }
identityProviders:
  - { name: Sso, type: okta, enabled: false, metadataFile: ../../etc/hostname }
`;

const notes = 'tokenDuration: 200000\n';

// Clients that may and that may not do what is asked of them.
const simulations = `version: 1
organization:
  name: Acme Retail
  shortName: acme-retail
  region: eu-central-1

roles:
  - name: Queue Reader
    description: What the CRM sync needs and nothing else
    permissions: [routing:queue:view]

users:
  - email: ada@acme.example
    name: Ada Byron
    roles: [Employee, Queue Reader]

oauthClients:
  - name: CRM_Integration_Client
    description: Salesforce data sync
    grantType: client-credentials
    tokenDuration: 3600
    roles:
      - Queue Reader
    clientSecret: \${secret:crm}
    allowedIpRanges: [198.51.100.0/24]
  - name: Agent_Desktop
    description: Desktop of the agents
    grantType: authorization-code
    pkce: true
    tokenDuration: 28800
    scopes: [users:readonly, routing]
    redirectUris:
      - https://desktop.acme.example/callback

authorizedApplications:
  - name: CRM_Integration_App
    client: CRM_Integration_Client
    state: approved
    roles: [Queue Reader]
  - name: Agent Desktop
    client: Agent_Desktop
    state: approved
    scopes: [users:readonly, routing]

integrations:
  - name: CRM Data Actions
    type: purecloud-data-actions
    state: enabled
    credentials:
      type: pureCloudOAuthClient
      oauthClient: CRM_Integration_Client

dataActions:
  - name: Get Last Conversation
    integration: CRM Data Actions
    category: CRM
    timeout: 10
    request:
      method: POST
      url: /api/v2/analytics/conversations/details/query
`;

const contents = {
  /** Two organization files, one of which stays closed, and a YAML file that is none. */
  organizations: { 'integrations.yaml': organization, 'staging/staging.integrations.yml': closed, 'notes.yaml': notes },
  /** A folder whose own settings would let it read any file. */
  reachingOut: {
    'integrations.yaml': reachingOut,
    '.vscode/settings.json': '{ "genesysIntegrations.allowPathsOutsideWorkspace": true }\n',
  },
  /** An organization to simulate. */
  simulations: { 'integrations.yaml': simulations },
  /** YAML, but no organization file. */
  other: { 'notes.yaml': notes, 'my-integrations.yaml.txt': 'version: 1\n' },
};

/** Writes the files of a workspace into a new temporary folder; gives the folder. */
export function makeWorkspace(name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'workspace-'));
  for (const [file, text] of Object.entries(contents[name])) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
  return folder;
}
