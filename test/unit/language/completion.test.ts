/** What is offered at a cursor, and what the text is after it was taken. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type CompletingInput, completing, plain } from './completing';

interface Case extends CompletingInput {
  /** The text with the cursor as `¦`. */
  readonly in: string;
  readonly has?: readonly string[];
  readonly not?: readonly string[];
  /** Everything that is offered, in the order in which it is shown. */
  readonly all?: readonly string[];
  /** What the text is after an item was taken; `…` stands for what is before and behind. */
  readonly take?: readonly [label: string, text: string];
}

function check(cases: { readonly [name: string]: Case }): void {
  for (const [name, { in: marked, has = [], not = [], all, take, ...input }] of Object.entries(cases))
    test(name, () => {
      const found = completing(marked, input);
      if (all) assert.deepEqual(found.labels, all);
      for (const label of has)
        assert.ok(found.labels.includes(label), `${label} is missing in ${found.labels.join(', ')}`);
      for (const label of not) assert.ok(!found.labels.includes(label), `${label} is offered`);
      if (!take) return;
      const [label, expected] = take;
      const text = found.taking(label);
      const [start = '', end = ''] = expected.split('…');
      if (!expected.includes('…')) assert.equal(text, expected);
      else assert.ok(text.includes(start) && text.endsWith(end), text);
    });
}

const organization = `version: 1
organization:
  name: Acme
  region: eu-central-1
`;
const names = `${organization}roles:
  - name: Queue Reader
    permissions: [routing:queue:view, routing:queue:edit]
  - name: "Sales: all"
    permissions:
      - routing:*:*
oauthClients:
  - name: CRM
    grantType: client-credentials
    roles:
      - Queue Reader
      - { role: Employee, division: Sales }
  - name: Desk
    grantType: authorization-code
    scopes: [users, routing:readonly]
integrations:
  - name: CRM Data
    type: purecloud-data-actions
`;

describe('keys', () => {
  check({
    'of an empty file, and a file to start from': {
      in: '¦',
      has: ['Organization file', 'version', 'organization', 'oauthClients'],
    },
    'at the top, without those that are there': {
      in: `${organization}ro¦\nusers: []\n`,
      has: ['roles', 'oauthClients'],
      not: ['version', 'organization', 'users', 'Organization file'],
      take: ['roles', `${organization}roles:\n  - \nusers: []\n`],
    },
    'at the top, above the rest of the file': {
      in: `¦\n${organization}`,
      has: ['roles'],
      not: ['version', 'organization'],
      take: ['flows', `flows:\n  - \n${organization}`],
    },
    'required ones first': {
      in: 'organization:\n  ¦\n',
      all: ['name', 'region', 'name, region', 'shortName', 'hipaa', 'enforceScopes'],
      take: ['region', 'organization:\n  region: \n'],
    },
    'half-typed, with keys below': {
      in: 'organization:\n  re¦\n  name: Acme\n',
      has: ['region'],
      not: ['name'],
      take: ['region', 'organization:\n  region: \n  name: Acme\n'],
    },
    'of a map with four columns of indentation': {
      in: 'organization:\n    name: Acme\n    ¦\n',
      not: ['name'],
      take: ['hipaa', 'organization:\n    name: Acme\n    hipaa: \n'],
    },
    'in front of a colon: only the key is replaced': {
      in: 'organization:\n  regoin¦: eu-central-1\n',
      take: ['region', 'organization:\n  region: eu-central-1\n'],
    },
    'in quotes in front of a colon': {
      in: 'organization:\n  "regoin¦": eu-central-1\n',
      take: ['region', 'organization:\n  region: eu-central-1\n'],
    },
    'by grant type: what it needs first, what it ignores last': {
      in: 'oauthClients:\n  - name: A\n    grantType: authorization-code\n    ¦\n',
      all: [
        'scopes',
        'redirectUris',
        'description',
        'pkce',
        'tokenDuration',
        'scim',
        'clientId',
        'clientSecret',
        'state',
        'uses',
        'roles',
        'allowedIpRanges',
      ],
    },
    'of a client that comes without the dash of its list indented': {
      in: 'oauthClients:\n- name: A\n  grantType: client-credentials\n  ¦\n- name: B\n',
      has: ['roles'],
      not: ['name', 'grantType'],
      take: ['roles', 'oauthClients:\n- name: A\n  grantType: client-credentials\n  roles:\n  - \n- name: B\n'],
    },
    'of a client in a list with wide dashes': {
      in: 'oauthClients:\n    -   name: A\n        ¦\n',
      take: ['roles', 'oauthClients:\n    -   name: A\n        roles:\n            - \n'],
    },
    'where the cursor stands below the dash after a line break': {
      in: 'oauthClients:\n  - name: A\n  ¦\n',
      has: ['grantType', 'OAuth client: Client Credentials'],
      take: ['grantType', 'oauthClients:\n  - name: A\n    grantType: \n'],
    },
    'half-typed below the dash': {
      in: 'oauthClients:\n  - name: A\n  gra¦\n',
      take: ['grantType', 'oauthClients:\n  - name: A\n    grantType: \n'],
    },
    'below the dashes of a list that ends': {
      in: 'oauthClients:\n  - grantType: implicit\n    scopes:\n      - users\n      red¦\n',
      has: ['redirectUris'],
      not: ['routing', 'grantType'],
      take: [
        'redirectUris',
        'oauthClients:\n  - grantType: implicit\n    scopes:\n      - users\n    redirectUris:\n      - \n',
      ],
    },
    'and elements on an empty line there': {
      in: 'oauthClients:\n  - grantType: implicit\n    scopes:\n      - users\n      ¦\n',
      has: ['redirectUris', 'routing'],
      not: ['users', 'scopes'],
    },
    'too deep: the indentation is put right': {
      in: 'oauthClients:\n  - name: A\n      gra¦\n',
      take: ['grantType', 'oauthClients:\n  - name: A\n    grantType: \n'],
    },
    'behind a dash whose map has other keys below': {
      in: 'oauthClients:\n  - ¦\n    grantType: implicit\n',
      has: ['name', 'scopes'],
      not: ['grantType', 'OAuth client: Implicit'],
      take: ['name', 'oauthClients:\n  - name: \n    grantType: implicit\n'],
    },
    'half-typed behind a dash': {
      in: 'oauthClients:\n  - na¦\n',
      take: ['name', 'oauthClients:\n  - name: \n'],
    },
    'in braces': {
      in: 'oauthClients:\n  - roles:\n      - { role: Employee, ¦ }\n',
      all: ['division'],
      take: ['division', 'oauthClients:\n  - roles:\n      - { role: Employee, division:  }\n'],
    },
    'half-typed in braces that are not closed yet': {
      in: 'oauthClients:\n  - roles:\n      - { ro¦\n      - Employee\n    name: A\n',
      take: ['role', 'oauthClients:\n  - roles:\n      - { role: \n      - Employee\n    name: A\n'],
    },
    'of braces over several lines': {
      in: 'organization: {\n  name: Acme,\n  ¦\n}\n',
      has: ['region'],
      not: ['name'],
      take: ['region', 'organization: {\n  name: Acme,\n  region: \n}\n'],
    },
    'in an entry in braces': {
      in: 'users:\n  - { email: a@b.example, ¦ }\n',
      all: ['name', 'state', 'roles'],
      take: ['roles', 'users:\n  - { email: a@b.example, roles: [] }\n'],
    },
    'above a list that is there already': {
      in: 'oauthClients:\n  - name: A\n    redir¦\n      - https://a.example\n',
      not: ['tokenDuration', 'name'],
      take: ['redirectUris', 'oauthClients:\n  - name: A\n    redirectUris:\n      - https://a.example\n'],
    },
    'above a map that is there already': {
      in: 'integrations:\n  - name: A\n    cred¦\n      type: basicAuth\n',
      all: ['credentials'],
      take: ['credentials', 'integrations:\n  - name: A\n    credentials:\n      type: basicAuth\n'],
    },
    'that begin a map, with what it needs': {
      in: 'dataActions:\n  - name: A\n    ¦\n',
      take: ['request', 'dataActions:\n  - name: A\n    request:\n      method: GET\n      url: \n'],
    },
    'of credentials, by the type of the integration': {
      in: 'integrations:\n  - name: CRM\n    type: purecloud-data-actions\n    ¦\n',
      take: [
        'credentials',
        'integrations:\n  - name: CRM\n    type: purecloud-data-actions\n    credentials:\n      type: pureCloudOAuthClient\n      oauthClient: \n',
      ],
    },
    'of credential fields, each with a reference': {
      in: 'integrations:\n  - name: Orders\n    type: custom-rest-actions\n    credentials:\n      type: basicAuth\n      fields:\n        userName: ${env:U}\n        ¦\n',
      all: ['password'],
      take: ['password', '…        password: ${secret:orders-password}\n'],
    },
    'of headers': {
      in: 'dataActions:\n  - request:\n      headers: { Accept: application/json, ¦ }\n',
      has: ['Content-Type'],
      not: ['Accept'],
    },
    'of a translation map, as the output is declared': {
      in: 'dataActions:\n  - output: { properties: { a: { type: string }, b: { type: string } } }\n    response:\n      translationMap:\n        a: $.x\n        ¦\n',
      all: ['b'],
    },
    'of a certificate in a list': {
      in: 'identityProviders:\n  - name: A\n    certificates:\n      - ¦\n',
      has: ['file'],
    },
    'of providers of Genesys Cloud’s own login: hardly any': {
      in: 'identityProviders:\n  - name: A\n    type: purecloud\n    ¦\n',
      has: ['enabled'],
    },
    'none in a text of several lines': { in: 'roles:\n  - description: |\n      Some ¦\n', all: [] },
    'none behind a value': { in: 'organization:\n  name: "Acme" ¦\n', all: [] },
    'none in a comment': { in: 'organization:\n  # na¦\n', not: ['name'] },
    'of your own map: none': { in: 'x-mine:\n  ¦\n', all: [] },
  });

  test('say what speaks against them', () => {
    const { item } = completing('oauthClients:\n  - grantType: authorization-code\n    ¦\n');
    assert.equal(item('roles').labelDetails?.description, 'ignored by Authorization Code');
    assert.equal(item('scopes').labelDetails?.description, 'required');
    assert.equal(item('tokenDuration').labelDetails?.description, 'Token Duration');
  });

  test('offer a choice where the client can’t be made to ask again', () => {
    const client = { ...plain, snippets: true };
    const { item } = completing('users:\n  - email: a@b.example\n    ¦\n', { client });
    assert.equal(item('state').textEdit?.newText, 'state: ${1|active,inactive,deleted|}');
  });
});

describe('entries', () => {
  const begun = 'name: Data_Sync\n    description:';
  check({
    'behind a dash': {
      in: 'oauthClients:\n  - ¦\n',
      has: ['OAuth client: Client Credentials', 'OAuth client: Authorization Code', 'name'],
      take: ['OAuth client: Client Credentials', `oauthClients:\n  - ${begun}…`],
    },
    'directly behind a dash': {
      in: 'oauthClients:\n  -¦\n',
      take: ['OAuth client: Client Credentials', `oauthClients:\n  - ${begun}…`],
    },
    'on an empty line below the section': {
      in: 'oauthClients:\n  ¦\n',
      take: ['OAuth client: Client Credentials', `oauthClients:\n  - ${begun}…`],
    },
    'at the margin below a section, indented as the file is': {
      in: `${organization}oauthClients:\n¦\n`,
      has: ['roles'],
      take: ['OAuth client: Client Credentials', `oauthClients:\n  - ${begun}…`],
    },
    'in a list at the margin, with lists at their keys': {
      in: 'oauthClients:\n- name: A\n  roles:\n  - Employee\n¦\n',
      take: [
        'OAuth client: Authorization Code',
        '- name: Agent_Desktop\n  description: Desktop of the contact center agents\n  grantType: authorization-code\n  pkce: true\n  tokenDuration: 28800\n  scopes:\n  - users:readonly\n…',
      ],
    },
    'in a file with four columns a step': {
      in: 'roles:\n    - name: A\n      permissions:\n          - routing:queue:view\n    - ¦\n',
      take: [
        'Role',
        '    - name: Queue Reader\n      description: Looks up queues, and nothing else\n      permissions:\n          - routing:queue:view\n…',
      ],
    },
    'above entries that are there': {
      in: 'roles:\n  ¦\n  - name: A\n',
      take: ['Role', 'roles:\n  - name: Queue Reader\n…  - name: A\n'],
    },
    'with a name that the file does not have, and references to what it has': {
      in: `${names}authorizedApplications:\n  - ¦\n`,
      take: ['Authorized application', '- name: CRM Integration\n    client: CRM\n…'],
    },
    'not in the middle of an entry': {
      in: 'roles:\n  - name: A\n    permissions:\n  ¦\n      - routing:queue:view\n',
      not: ['Role'],
    },
    'not in brackets': { in: 'roles: [ ¦ ]\n', not: ['Role'] },
  });
});

describe('values', () => {
  check({
    'regions, by AWS region and domain': {
      in: 'organization:\n  region: eu¦\n',
      has: ['eu-central-1', 'mypurecloud.de'],
      take: ['eu-central-1', 'organization:\n  region: eu-central-1\n'],
    },
    'the whole word is replaced': {
      in: 'organization:\n  region: eu-¦west-9 # here\n',
      take: ['eu-central-1', 'organization:\n  region: eu-central-1 # here\n'],
    },
    'directly behind a colon: a blank comes with them': {
      in: 'organization:\n  hipaa:¦\n',
      all: ['true', 'false'],
      take: ['true', 'organization:\n  hipaa: true\n'],
    },
    'in single quotes': {
      in: "organization:\n  region: '¦'\n",
      take: ['eu-central-1', "organization:\n  region: 'eu-central-1'\n"],
    },
    'in double quotes that are not closed': {
      in: 'organization:\n  region: "eu¦\n  name: Acme\n',
      take: ['eu-central-1', 'organization:\n  region: "eu-central-1"\n  name: Acme\n'],
    },
    'no boolean in quotes': { in: 'organization:\n  hipaa: "¦"\n', all: [] },
    'nothing where the value stands below': { in: 'oauthClients:\n  - scopes: ¦\n      - users\n', all: [] },
    'grant types, the deprecated one last': {
      in: 'oauthClients:\n  - name: A\n    grantType: ¦\n',
      all: [
        'client-credentials',
        'authorization-code',
        'saml2-bearer',
        'client-credentials …',
        'authorization-code …',
        'saml2-bearer …',
        'implicit',
      ],
    },
    'grant types with what they need and the client does not have': {
      in: 'oauthClients:\n  - name: A\n    grantType: ¦\n    scopes: [users]\n',
      take: [
        'authorization-code …',
        'oauthClients:\n  - name: A\n    grantType: authorization-code\n    pkce: true\n    redirectUris:\n      - https://app.example.com/callback\n    scopes: [users]\n',
      ],
    },
    'states of an application': {
      in: 'authorizedApplications:\n  - state: ¦\n',
      all: ['pending', 'approved', 'revoked'],
    },
    'lengths of time in words': {
      in: 'oauthClients:\n  - tokenDuration: ¦\n',
      has: ['3600', '86400', '172800'],
      not: ['38880000'],
    },
    'longer ones for SCIM': { in: 'oauthClients:\n  - scim: true\n    tokenDuration: ¦\n', has: ['38880000'] },
    days: { in: 'identityProviders:\n  - testedAt: ¦\n', all: ['2026-11-23', '2026-11-22'] },
    'provider types': { in: 'identityProviders:\n  - type: ¦\n', has: ['entra-id', 'okta', 'custom'] },
    'NameID formats': { in: 'identityProviders:\n  - nameIdFormat: ¦\n', has: ['emailAddress'] },
    'logout bindings': { in: 'identityProviders:\n  - logoutBinding: ¦\n', all: ['redirect', 'post'] },
    'the audience of the region': {
      in: `${organization}identityProviders:\n  - audience: ¦\n`,
      all: ['https://login.mypurecloud.de/saml'],
    },
    'integration types': { in: 'integrations:\n  - type: ¦\n', has: ['purecloud-data-actions', 'custom-rest-actions'] },
    'credential types of the integration type': {
      in: 'integrations:\n  - type: custom-rest-actions\n    credentials:\n      type: ¦\n',
      all: ['basicAuth', 'userDefined', 'userDefinedOAuth'],
    },
    'references to secrets, never a secret': {
      in: 'oauthClients:\n  - name: CRM Sync\n    clientSecret: ¦\n',
      all: ['${secret:crm-sync-client-secret}', '${env:CRM_SYNC_CLIENT_SECRET}', '${file:'],
    },
    'references half-typed': {
      in: 'oauthClients:\n  - name: CRM Sync\n    clientSecret: ${se¦\n',
      take: [
        '${secret:crm-sync-client-secret}',
        'oauthClients:\n  - name: CRM Sync\n    clientSecret: ${secret:crm-sync-client-secret}\n',
      ],
    },
    'references in braces, in quotes there': {
      in: 'oauthClients:\n  - { name: CRM, clientSecret: ¦ }\n',
      take: [
        '${env:CRM_CLIENT_SECRET}',
        'oauthClients:\n  - { name: CRM, clientSecret: "${env:CRM_CLIENT_SECRET}" }\n',
      ],
    },
    'a list behind its key': {
      in: 'oauthClients:\n  - scopes: ¦\n',
      all: ['-', '[ ]'],
      take: ['-', 'oauthClients:\n  - scopes:\n      - \n'],
    },
    'anchors that stand before': {
      in: 'x-a: &one { role: Employee }\nx-b: &two\n  b: 1\noauthClients:\n  - roles:\n      - *¦\nx-c: &three 1\n',
      all: ['*two', '*one'],
      take: ['*one', '…      - *one\nx-c: &three 1\n'],
    },
    'anchors behind a merge key': {
      in: 'x-a: &one { state: active }\nusers:\n  - <<: ¦\n',
      all: ['*one'],
    },
    'nothing for the name of an entry': { in: 'roles:\n  - name: ¦\n', all: [] },
  });
});

describe('names', () => {
  check({
    'of clients': {
      in: `${names}authorizedApplications:\n  - name: A\n    client: ¦\n`,
      has: ['CRM', 'Desk'],
      take: ['Desk', `${names}authorizedApplications:\n  - name: A\n    client: Desk\n`],
    },
    'of roles, those of the file first, without those that are there': {
      in: `${names}users:\n  - email: a\n    roles: [Employee, ¦]\n`,
      has: ['Queue Reader', 'Sales: all', 'Admin'],
      not: ['Employee'],
      take: ['Queue Reader', `${names}users:\n  - email: a\n    roles: [Employee, Queue Reader]\n`],
    },
    'in quotes where they have to be': {
      in: `${names}users:\n  - email: a\n    roles:\n      - ¦\n`,
      take: ['Sales: all', `${names}users:\n  - email: a\n    roles:\n      - "Sales: all"\n`],
    },
    'of two words, half-typed': {
      in: `${names}users:\n  - email: a\n    roles:\n      - Queue R¦\n`,
      take: ['Queue Reader', `${names}users:\n  - email: a\n    roles:\n      - Queue Reader\n`],
    },
    'in brackets that are not closed, above other keys': {
      in: `${names}users:\n  - email: a\n    roles: [ Em¦\n    state: active\n`,
      take: ['Employee', `${names}users:\n  - email: a\n    roles: [ Employee\n    state: active\n`],
    },
    'of a list of names on an empty line: with a dash': {
      in: 'users:\n  - email: a\n    roles:\n      - Employee\n      ¦\n',
      not: ['Employee'],
      take: ['Developer', 'users:\n  - email: a\n    roles:\n      - Employee\n      - Developer\n'],
    },
    'of divisions in which roles are granted': {
      in: `${names}authorizedApplications:\n  - roles:\n      - { role: Employee, division: ¦ }\n`,
      all: ['Sales', '*'],
      take: ['*', '…      - { role: Employee, division: "*" }\n'],
    },
    'of clients, or the id of one of another organization': {
      in: 'authorizedApplications:\n  - client: ¦\n',
      all: ['{ clientId }'],
      take: ['{ clientId }', 'authorizedApplications:\n  - client: { clientId:  }\n'],
    },
    'of integrations': { in: `${names}dataActions:\n  - integration: ¦\n`, all: ['CRM Data'] },
    'of integrations, with the quotes of single quotes': {
      in: "integrations:\n  - name: It's\ndataActions:\n  - integration: '¦'\n",
      take: ["It's", "integrations:\n  - name: It's\ndataActions:\n  - integration: 'It''s'\n"],
    },
    'of data actions': {
      in: 'dataActions:\n  - name: Get Queue\n  - name: Get User\nflows:\n  - dataActions: [Get User, ¦]\n',
      all: ['Get Queue'],
    },
  });

  test('of very many are those that the typed text can mean', () => {
    const clients = Array.from({ length: 1000 }, (_, at) => `  - name: Client_${at}\n`).join('');
    const ask = (typed: string) =>
      completing(`oauthClients:\n${clients}authorizedApplications:\n  - client: ${typed}¦\n`);
    assert.equal(ask('').items.filter(({ data }) => data !== undefined).length, 400);
    assert.equal(ask('').isIncomplete, true);
    assert.ok(ask('_999').labels.includes('Client_999'));
    assert.equal(ask('_999').isIncomplete, false);
  });
});

describe('permissions and scopes', () => {
  const role = (permissions: string) => `roles:\n  - name: A\n    permissions:${permissions}\n`;
  check({
    'domains first': {
      in: role('\n      - ¦'),
      has: ['routing', 'analytics', 'admin'],
      not: ['skill', 'routing:queue:view'],
      take: ['routing', role('\n      - routing:')],
    },
    'then entities': {
      in: role('\n      - routing:¦'),
      has: ['queue', 'skill', '*:*'],
      take: ['queue', role('\n      - routing:queue:')],
    },
    'then actions, without those that are there, and all of them last': {
      in: role('\n      - routing:queue:view\n      - routing:queue:¦'),
      all: ['add', 'delete', 'edit', 'join', 'readonly', 'search', '*'],
      take: ['edit', role('\n      - routing:queue:view\n      - routing:queue:edit')],
    },
    'in brackets': {
      in: role(' [routing:queue:view, routing:queue:¦]'),
      not: ['view'],
      take: ['edit', role(' [routing:queue:view, routing:queue:edit]')],
    },
    'in brackets, behind the first colon': {
      in: role(' [ routing:¦ ]'),
      has: ['queue'],
      take: ['queue', role(' [ routing:queue: ]')],
    },
    'not what is only half-typed, as if the file had it': {
      in: `${names}  - name: B\n`.replace('integrations:', `  - name: C\n    scopes: [rou¦]\nintegrations:`),
      has: ['routing'],
      not: ['rou'],
    },
    'by the name of an entity': {
      in: role('\n      - conversationDet¦'),
      take: ['analytics:conversationDetail:view', role('\n      - analytics:conversationDetail:view')],
    },
    'scopes, without those that are there or included': {
      in: 'oauthClients:\n  - scopes: [users, ¦]\n',
      has: ['routing', 'routing:readonly'],
      not: ['users', 'users:readonly'],
    },
    'scopes behind the colon': {
      in: 'oauthClients:\n  - scopes:\n      - users:¦\n',
      take: ['users:readonly', 'oauthClients:\n  - scopes:\n      - users:readonly\n'],
    },
    'of an application only those of its client': {
      in: `${names}authorizedApplications:\n  - client: Desk\n    scopes:\n      - ¦\n`,
      all: ['users', 'users:readonly', 'routing:readonly'],
    },
  });
});

describe('operations', () => {
  const use = (text: string) => `oauthClients:\n  - name: A\n    uses:\n      - ${text}\n`;
  const action = (method: string, url: string) =>
    `dataActions:\n  - name: A\n    input: { properties: { id: { type: string }, queueId: { type: string } } }\n    request:\n      method: ${method}\n      url: ${url}\n`;
  check({
    'begin with a method': { in: use('¦'), has: ['GET', 'POST'], take: ['GET', use('GET /api/v2/')] },
    'go on segment by segment': {
      in: use('GET /api/v2/routing/que¦'),
      has: ['queues', 'queues/'],
      take: ['queues', use('GET /api/v2/routing/queues')],
    },
    'keep to the method': { in: use('DELETE /api/v2/routing/queues/¦'), has: ['{queueId}'], not: ['divisionviews'] },
    'of a data action, with its inputs for parameters': {
      in: action('GET', '/api/v2/routing/queues/¦'),
      has: ['${input.queueId}', '${input.id}', 'divisionviews'],
      take: ['${input.queueId}', action('GET', '/api/v2/routing/queues/${input.queueId}')],
    },
    'of a data action in another region of hosts': {
      in: action('GET', 'https://api.mypurecloud.de/api/v2/routing/¦'),
      take: ['queues', action('GET', 'https://api.mypurecloud.de/api/v2/routing/queues')],
    },
    'methods that the path has': { in: action('¦', '/api/v2/routing/queues'), all: ['GET', 'POST'] },
    'inputs in braces': {
      in: action('GET', '/api/v2/routing/queues/${input.q¦'),
      all: ['${input.id}', '${input.queueId}'],
      take: ['${input.queueId}', action('GET', '/api/v2/routing/queues/${input.queueId}')],
    },
    'inputs in a text of several lines': {
      in: 'dataActions:\n  - input: { properties: { id: { type: string } } }\n    request:\n      body: |\n        { "id": "${in¦}" }\n',
      has: ['${input.id}', '${input.rawRequest}'],
      take: ['${input.id}', '…        { "id": "${input.id}" }\n'],
    },
    'values of the translation map in the success template': {
      in: 'dataActions:\n  - response:\n      translationMap: { name: $.name }\n      successTemplate: \'{ "name": ${¦} }\'\n',
      take: ['${name}', '…      successTemplate: \'{ "name": ${name} }\'\n'],
    },
  });
});

describe('files', () => {
  const files = {
    '': [
      { name: 'sso', folder: true },
      { name: 'readme.md', folder: false },
    ],
    'sso/': [
      { name: 'a.pem', folder: false },
      { name: 'b.pem', folder: false },
      { name: 'idp.xml', folder: false },
      { name: 'logo.png', folder: false },
    ],
  };
  const provider = (key: string) => `identityProviders:\n  - name: A\n    ${key}\n`;
  check({
    'folder by folder': {
      files,
      in: provider('metadataFile: ¦'),
      all: ['sso/'],
      take: ['sso/', provider('metadataFile: sso/')],
    },
    'that fit': {
      files,
      in: provider('metadataFile: sso/¦'),
      all: ['idp.xml'],
      take: ['idp.xml', provider('metadataFile: sso/idp.xml')],
    },
    images: { files, in: provider('logo: sso/¦'), all: ['logo.png'] },
    certificates: {
      files,
      in: provider('certificates:\n      - file: sso/¦'),
      has: ['a.pem', 'b.pem'],
      not: ['idp.xml'],
    },
    'of secrets': {
      files,
      in: 'oauthClients:\n  - clientSecret: ${file:sso/¦}\n',
      take: ['a.pem', 'oauthClients:\n  - clientSecret: ${file:sso/a.pem}\n'],
    },
  });
});

describe('suppressions', () => {
  check({
    'begin in a comment': {
      in: 'version: 1 # ¦',
      has: ['integrations-ignore'],
      take: ['integrations-ignore', 'version: 1 # integrations-ignore '],
    },
    'name rules that can be suppressed': {
      in: 'version: 1 # integrations-ignore oauth/impl¦',
      has: ['oauth/implicit-deprecated'],
      not: ['yaml/syntax', 'suppression/unused'],
      take: ['oauth/implicit-deprecated', 'version: 1 # integrations-ignore oauth/implicit-deprecated'],
    },
    'name further rules behind a comma, each once': {
      in: 'version: 1 # integrations-ignore role/unknown-permission, ¦',
      has: ['reference/unknown'],
      not: ['role/unknown-permission'],
    },
    'end on a day': {
      in: 'version: 1 # integrations-ignore role/unknown-permission ¦',
      all: ['until=2026-12-23', 'until=2027-02-21'],
    },
    'end on a day, half-typed': {
      in: 'version: 1 # integrations-ignore role/unknown-permission until=¦ -- later',
      take: ['until=2026-12-23', 'version: 1 # integrations-ignore role/unknown-permission until=2026-12-23 -- later'],
    },
    'say nothing in the reason': { in: 'version: 1 # integrations-ignore role/unknown-permission -- the ¦', all: [] },
  });
});

describe('what is half-written around it', () => {
  check({
    'a date in quotes': {
      in: `${organization}authorizedApplications:\n  - name: App\n    reviewedAt: "20¦\n`,
      take: ['2026-11-23', '…reviewedAt: "2026-11-23"\n'],
    },
    'a date without quotes': {
      in: `${organization}authorizedApplications:\n  - name: App\n    reviewedAt: ¦\n`,
      take: ['2026-11-23', '…reviewedAt: 2026-11-23\n'],
    },
    'a reference in braces leaves the comma behind it': {
      in: `${organization}oauthClients:\n  - { name: CRM, clientSecret: \${s¦, state: active }\n`,
      take: ['${secret:crm-client-secret}', '…clientSecret: "${secret:crm-client-secret}", state: active }\n'],
    },
    'a quote that does not end is no example for others': {
      in: `${organization}dataActions:\n  - name: A\n    category: CRM\n  - name: B\n    category: "Sa¦\n    timeout: 10\n`,
      all: ['CRM'],
    },
    'a map with nothing in it is offered whole': {
      in: 'version: 1\norganization:\n    ¦\n',
      take: ['name, region', 'version: 1\norganization:\n    name: \n    region: \n'],
    },
    'a map with something in it is not': { in: 'version: 1\norganization:\n  name: A\n  ¦\n', not: ['name, region'] },
    'a line that is out of line ends nothing': {
      in: `${organization}users:\n  - email: a@b.example\n   name: Ada\n    st¦\n`,
      take: ['state', '…  - email: a@b.example\n   name: Ada\n    state: \n'],
    },
    'a tab before it becomes blanks': {
      in: 'version: 1\norganization:\n\tre¦\n',
      take: ['region', 'version: 1\norganization:\n  region: \n'],
    },
    'a tab on an empty line too': {
      in: `${organization}users:\n    - email: a@b.example\n\t\t¦\n`,
      take: ['state', '…users:\n    - email: a@b.example\n      state: \n'],
    },
    'a line with a tab above': {
      in: `${organization}oauthClients:\n  - name: A\n\tpkce: true\n    gr¦\n`,
      take: ['grantType', '…  - name: A\n\tpkce: true\n    grantType: \n'],
    },
  });
});

describe('a flow', () => {
  check({
    'calls no data action where there is none': {
      in: `${organization}flows:\n  - ¦\n`,
      take: ['Flow', '…flows:\n  - name: Main IVR\n    type: inbound-call\n'],
    },
    'calls one that is there': {
      in: `${organization}dataActions:\n  - name: Find\nflows:\n  - ¦\n`,
      take: ['Flow', '…    type: inbound-call\n    dataActions:\n      - Find\n'],
    },
  });
});

describe('keys that come by a merge key', () => {
  test('count, and are offered last', () => {
    const { labels, items } = completing(
      `${organization}oauthClients:\n  - &c\n    name: A\n    grantType: client-credentials\n  - <<: *c\n    name: B\n    ¦\n`,
    );
    assert.equal(labels[0], 'roles');
    assert.equal(items.find(({ label }) => label === 'grantType')?.labelDetails?.description, 'comes with <<');
    assert.ok(labels.indexOf('grantType') > labels.indexOf('description'));
    assert.ok(!labels.includes('name'));
  });
  test('of several anchors', () => {
    const { labels } = completing(
      `x-a: &a { grantType: implicit }\nx-b: &b { description: d }\n${organization}oauthClients:\n  - name: A\n    <<: [*a, *b]\n    ¦\n`,
    );
    assert.deepEqual(labels.slice(0, 2), ['scopes', 'redirectUris']);
  });
});
