/** What hovers say, right and wrong organizations alike. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { plainText } from '../../../server/src/language/hover/markdown';
import { exampleCertificates } from '../../../server/src/rules/sso/example-certificates';
import { type Beside, hover } from './hovering';

const indented = (text: string, by: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => by + line)
    .join('\n');

const acme = `\
version: 1
organization:
  name: Acme
  region: eu-central-1
  hipaa: true
roles:
  - name: Queues
    description: What the [CRM](command:evil) sync needs
    permissions: [routing:queue:view, routing:skill:*, "routing:queue:veiw", group_creation]
  - name: Keeper
    permissions:
      - authorization:grant:add
      - oauth:client:*
users:
  - email: ada@acme.example
    name: Ada Byron
    roles: [Queues, Employee, Nobody]
    state: inactive
oauthClients:
  - name: CRM_Sync
    description: Salesforce
    grantType: client-credentials
    tokenDuration: 28800
    roles: [Queues, { role: Keeper, division: '*' }]
    uses: [GET /api/v2/routing/skills, POST /api/v2/routing/queues, GET /api/v2/users/me, GET /api/v2/routing/queuez]
    clientId: 3f0d6f9e-2c4e-4a43-9a53-3d4b6f1f0c11
    clientSecret: \${env:CRM_SECRET}
    allowedIpRanges: [198.51.100.0/24, 0.0.0.0/0]
  - name: Desktop
    grantType: CODE
    tokenDuration: 200000
    scopes: [users:readonly, rooting]
    redirectUris: [http://localhost/x]
    state: disabled
    clientSecret: hunter2-hunter2
  - &loose
    name: Old
    grantType: implicit
    scopes: &scopes [users]
    clientSecret: &hidden literally-secret
authorizedApplications:
  - name: CRM App
    client: CRM_Sync
    state: approved
    reviewedAt: 2026-10-02
  - name: Desktop App
    client: Desktop
    state: revoked
    scopes: *scopes
  - name: Vendor
    client: { clientId: 3F0D6F9E-2c4e-4a43-9a53-3d4b6f1f0c11 }
    state: pending
integrations:
  - name: Actions
    type: purecloud-data-actions
    state: enabled
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM_Sync }
  - name: Orders
    type: custom-rest-actions
    credentials:
      type: basicAuth
      fields: { userName: "\${env:USER}", password: *hidden }
dataActions:
  - name: Get Queue
    integration: Actions
    category: CRM
    timeout: 10
    input: { type: object }
    request:
      method: GET
      url: /api/v2/routing/queues/\${input.id}
      headers: { Accept: text/plain }
  - name: Elsewhere
    integration: Orders
    request: { method: GET, url: "https://me:pass@orders.example/x?token=t" }
flows:
  - name: Main IVR
    type: inbound-call
    dataActions: [Get Queue, Elsewhere, Gone]
x-mine: { a: 1 }
`;

const providers = `\
version: 1
identityProviders:
  - name: SSO # integrations-ignore sso/no-users, oauth/nothing until=2026-11-30
    type: generic
    enabled: true
    testedAt: 2026-11-22
    metadataFile: sso/idp.xml
    nameIdFormat: emailAddress
    certificates:
      - file: old.pem
      - |
${indented(exampleCertificates.valid, '        ')}
      - file: gone.pem
      - file: key.pem
      - file: unread.pem
# integrations-ignore sso/no-users
# integrations-ignore-file oauth/description-missing until=2026-01-31
`;

const fixture = (path: string) => readFileSync(join(__dirname, '../../fixtures', path), 'utf8');
const beside: Beside = {
  files: {
    'old.pem': exampleCertificates.endedIn2025,
    'gone.pem': null,
    'key.pem': exampleCertificates.throwawayTestKey,
    'sso/idp.xml': fixture('metadata/idp-rotating.xml'),
  },
};

/** The hover at the `¦` in a piece of a text. */
function at(text: string, marked: string, more: Beside = beside) {
  const piece = marked.replace('¦', '');
  const start = text.indexOf(piece);
  assert.ok(start >= 0, `There is no "${piece}".`);
  return hover(`${text.slice(0, start)}${marked}${text.slice(start + piece.length)}`, more);
}

/** What a hover says as plain text, on one line. */
function said(text: string, marked: string, more?: Beside): string {
  return plainText(at(text, marked, more)?.markdown ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('the hover of a name tells', () => {
  const cases: readonly (readonly [string, string, readonly string[], (readonly string[])?])[] = [
    [
      'what a role grants, how dangerous that is, and who holds it',
      '- name: Ke¦eper',
      [
        'Role Keeper',
        'Grants 2 permissions (1 wildcard, 6 permissions with * spelled out)',
        'Dangerous: Whoever holds it can give roles to anybody, also to itself',
        '1 wildcard will cover what Genesys adds',
        '1 OAuth client: CRM_Sync',
      ],
    ],
    ['the same where it is referred to', 'role: Kee¦per', ['Role Keeper', 'Whoever holds it']],
    [
      'of a built-in role what is not known',
      'Queues, Emp¦loyee',
      ['Role Employee · built in', 'What it grants is not known here'],
    ],
    [
      'of an unknown role which may be meant',
      'Employee, Nobo¦dy',
      ['There is no role Nobody', 'no built-in role has this name'],
    ],
    [
      'everything that a client may do, and what would stop without it',
      'name: CRM_¦Sync',
      [
        'OAuth client CRM_Sync · Client Credentials · active Salesforce',
        'Its tokens live 8 hours.',
        'Queues: ',
        'Keeper in all divisions: 6 permissions',
        'Authorized applications: CRM App approved, Vendor pending',
        'Integration: Actions enabled',
        '5 calls: GET /api/v2/routing/queues/${input.id} by Get Queue',
        'Flow that depends on it: Main IVR',
        'If it were revoked or disabled: its tokens stop at once',
        'the flow Main IVR loses its data actions',
      ],
    ],
    [
      'that a client is blocked already',
      'client: Desk¦top',
      ['Desktop · Authorization Code · disabled', 'Blocked now: the client is disabled'],
    ],
    [
      'what the grant type ignores',
      'name: Ol¦d',
      ['Old · Implicit', 'Scopes: users', '(the organization does not enforce scopes)'],
    ],
    [
      'what an application may do',
      'name: CRM A¦pp',
      [
        'Authorized application CRM App · approved',
        'OAuth client: CRM_Sync',
        'Last review: 52 days ago',
        'is approved',
      ],
    ],
    [
      'whose client a third party has',
      'name: Vend¦or',
      ['Vendor · pending', 'OAuth client: CRM_Sync', 'waits for approval'],
    ],
    [
      'what an integration runs',
      'integration: Act¦ions',
      [
        'Integration Actions · enabled',
        'Signs in as the OAuth client CRM_Sync',
        'Runs 1 data action: Get Queue',
        'Flows that depend on it: Main IVR',
      ],
    ],
    [
      'that an integration that flows need does not run',
      'name: Ord¦ers',
      ['disabled (the default)', 'Signs in with 2 credential fields', 'the data actions of these flows fail'],
    ],
    [
      'what a data action calls and whether that is granted',
      'dataActions: [Get Qu¦eue',
      [
        'Data action Get Queue · CRM',
        'Runs on the integration Actions, enabled',
        'Waits 10 seconds for the answer',
        'Called by 1 flow: Main IVR',
        'Operation GET /api/v2/routing/queues/{queueId}',
        'Needs the permission routing:queue:view.',
        'Granted to the client CRM_Sync by Queues.',
        'A token with scopes needs one of routing and routing:readonly',
      ],
    ],
    [
      'where another data action goes, without password and query',
      'name: Elsewh¦ere',
      ['Calls https://orders.example/x (GET), which is not the Platform API'],
      ['pass', 'token='],
    ],
    [
      'what a flow depends on',
      'name: Main¦ IVR',
      [
        'Flow Main IVR · inbound-call',
        'Calls 3 data actions',
        'Get Queue: GET /api/v2/routing/queues/${input.id}',
        'Gone, which does not exist',
      ],
    ],
    [
      'what a user may do',
      'email: ada¦@',
      [
        'User ada@acme.example · inactive',
        'Ada Byron',
        'Holds 3 roles',
        'Nobody: there is no such role',
        'Only active users can sign in',
      ],
    ],
  ];
  for (const [what, marked, expected, never = []] of cases)
    test(what, () => {
      const text = said(acme, marked);
      for (const one of expected) assert.ok(text.includes(one), `"${one}" is not in: ${text}`);
      for (const one of never) assert.ok(!text.includes(one), `"${one}" is in: ${text}`);
    });
});

describe('the hover of a name that several have', () => {
  const text = `\
oauthClients:
  - name: Twin
    grantType: implicit
  - name: Twin
    grantType: client-credentials
authorizedApplications:
  - name: App
    client: Twin
`;
  test('is about the entry that it stands in', () => {
    assert.match(said(text, 'Tw¦in\n    grantType: client'), /^OAuth client Twin · Client Credentials/);
    assert.match(said(text, 'Tw¦in\n    grantType: imp'), /^OAuth client Twin · Implicit/);
  });
  test('says so where it is referred to', () =>
    assert.match(said(text, 'client: Tw¦in'), /2 OAuth clients have this name, so it is not certain/));
});

describe('the hover of a value tells', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'the hosts of a region',
      'region: eu-¦central',
      ['EMEA (Frankfurt) · eu-central-1', 'login.mypurecloud.de', 'api.mypurecloud.de'],
    ],
    [
      'a length of time with its bounds',
      'tokenDuration: 28¦800',
      ['8 hours (28,800 seconds)', '5 minutes to 2 days for this client', 'idle for 15 minutes ends'],
    ],
    ['that it is out of bounds', '200¦000', ['2 days 7 hours 33 minutes 20 seconds', 'Out of bounds']],
    [
      'what a grant type is',
      'grantType: client-¦cred',
      ['Client Credentials · API CLIENT-CREDENTIALS', 'Machine to machine', 'Roles: required'],
    ],
    ['what a misspelt one means', 'grantType: CO¦DE', ['Authorization Code', 'CODE means authorization-code']],
    ['that one is deprecated', 'grantType: impl¦icit', ['Deprecated', 'It stops on 2027-03-01']],
    ['what a state means', 'state: revo¦ked', ['revoked: Every call of its client is blocked at once']],
    ['a day', '2026-10¦-02', ['Friday, 2 October 2026, 52 days ago', 'due after 180 days']],
    [
      'which operations a permission opens',
      '[routing:que¦ue:view',
      ['26 operations of the Platform API ask for it', 'GET /api/v2/routing/queues'],
    ],
    ['what a wildcard stands for', 'routing:sk¦ill:*', ['Stands for', 'Least privilege']],
    [
      'that a permission is dangerous',
      '- authorization:gr¦ant',
      ['Dangerous: whoever has it can give roles to anybody'],
    ],
    [
      'which permission may be meant',
      'routing:queue:ve¦iw',
      ['seems to grant nothing. Did you mean routing:queue:view?'],
    ],
    [
      'what a scope opens, and what its other form',
      'scopes: [users:¦readonly',
      [
        'Opens 51 operations',
        'predicted from their paths',
        '/api/v2/users/…',
        'For reading only: users opens 64 operations more',
      ],
    ],
    ['which scope may be meant', 'roo¦ting]', ['no known scope', 'Did you mean routing?']],
    [
      'what an operation needs',
      'uses: [GET /api/v2/routing/sk¦ills',
      ['Operation GET /api/v2/routing/skills', 'Needs the permission', 'Granted to the client CRM_Sync by Queues'],
    ],
    [
      'that it is not granted',
      'POST /api/v2/rou¦ting',
      ['Not granted: no role of the client CRM_Sync has routing:queue:add, so Genesys Cloud answers 403'],
    ],
    ['that it needs a user', 'GET /api/v2/users/m¦e', ['It is about the signed-in user']],
    [
      'which operation may be meant',
      'routing/que¦uez',
      ['no operation GET /api/v2/routing/queuez', 'Did you mean /api/v2/routing/queues?'],
    ],
    ['the call of a URL', 'url: /api/v2/rout¦ing', ['Operation GET /api/v2/routing/queues/{queueId}', 'Granted']],
    ['the call of a method', 'method: G¦ET\n', ['Operation GET /api/v2/routing/queues/{queueId}']],
    ['a division', "division: '¦*", ['All divisions']],
    ['whose Client ID it is', 'clientId: 3f0d¦6f9e', ['OAuth client: CRM_Sync', 'Authorized for: Vendor']],
    ['how many addresses', '198.51.1¦00', ['256 addresses']],
    ['that it limits nothing', '0.0.0¦.0', ['Every address: that limits nothing']],
    ['a loopback address', 'http://local¦host', ['Loopback']],
    [
      'an integration type',
      'type: purecloud-da¦ta',
      ['Genesys Cloud Data Actions', 'pureCloudOAuthClient with clientId and clientSecret'],
    ],
    ['a header by what its key means', 'Accept: text/¦plain', ['Accept: Value of the header']],
    ['what an alias stands for', 'scopes: *sco¦pes', ['Alias *scopes: the value of line 39, a list with 1 element.']],
  ];
  for (const [what, marked, expected] of cases)
    test(what, () => {
      const text = said(acme, marked);
      for (const one of expected) assert.ok(text.includes(one), `"${one}" is not in: ${text}`);
    });

  test('what a merge key takes over', () => {
    const text = 'x-base: &base\n  grantType: implicit\n  state: disabled\noauthClients:\n  - name: A\n    <<: *base\n';
    const found = at(text, '<<: *ba¦se');
    assert.equal(found?.about, '*base');
    assert.equal(
      plainText(found?.markdown ?? ''),
      'Merge key <<: takes grantType and state from line 2. What stands here itself comes first.',
    );
  });

  test('its own range', () => {
    assert.equal(at(acme, 'tokenDuration: 28¦800')?.about, '28800');
    assert.equal(at(acme, 'tokenDur¦ation: 28800')?.about, 'tokenDuration');
    assert.equal(at(acme, 'dataActions: [Get Qu¦eue')?.about, 'Get Queue');
    assert.equal(at(acme, 'scopes: *sco¦pes')?.about, '*scopes');
  });
});

describe('the hover of a key tells', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'meaning, bounds, default, label and field',
      'tokenDur¦ation: 28800',
      [
        'tokenDuration · whole seconds · 300 to 38,880,000 · default 86,400 · optional',
        'Lifetime of an access token',
        'Admin: Token Duration · API: accessTokenValiditySeconds',
      ],
    ],
    ['that it is required', 'grant¦Type: client', ['grantType · text · required', 'Grant Types']],
    ['about a section', 'oauth¦Clients:', ['oauthClients · list · optional']],
    ['that it is the user’s own', 'x-mi¦ne', ['x-mine is your own']],
    ['of a key in what is the user’s own nothing but that', '{ a¦: 1 }', ['']],
    ['of a key of a contract what the contract is', '{ ty¦pe: object }', ['Input contract']],
    ['of a field that it takes a reference', 'fields: { user¦Name', ['a reference, never the secret itself']],
  ];
  for (const [what, marked, expected] of cases)
    test(what, () => {
      const text = said(acme, marked);
      for (const one of expected) assert.ok(text.includes(one), `"${one}" is not in: ${text}`);
    });

  test('of an unknown key which may be meant, and not its own name', () => {
    const text = said('oauthClients:\n  - name: A\n    tokenDurations: 1\n', 'tokenDur¦ations');
    assert.equal(text, 'The format has no such key here. Did you mean tokenDuration? Keys of your own begin with x-.');
  });
});

describe('the hover of certificates and metadata tells', () => {
  test('a certificate in the file', () => {
    const text = said(providers, '      - ¦|');
    for (const one of [
      'Certificate CN=idp.acme.example,O=Acme Retail · expires in 35,832 days',
      'Issuer: CN=idp.acme.example,O=Acme Retail (self-signed)',
      'Valid from 2020-01-01 to 2125-01-01',
      'Key: EC, 256 bits',
      'Signature: ecdsaWithSHA256',
    ])
      assert.ok(text.includes(one), `"${one}" is not in: ${text}`);
    assert.match(text, /SHA-256: [0-9a-f]{64}/);
  });
  test('a certificate file', () => assert.match(said(providers, 'file: ol¦d.pem'), /expired \d+ days ago/));
  test('why one can’t be read', () => {
    assert.match(said(providers, 'file: go¦ne.pem'), /The file gone\.pem can’t be read: there is no such file\./);
    assert.match(said(providers, 'file: unr¦ead.pem'), /The file unread\.pem was not read yet\./);
  });
  test('of a private key nothing but that', () => {
    const text = said(providers, 'file: ke¦y.pem');
    assert.match(text, /This is a private key, not a certificate/);
    assert.ok(!text.includes(exampleCertificates.throwawayTestKey.split('\n')[1]!.slice(0, 12)));
  });
  test('metadata', () => {
    const text = said(providers, 'metadataFile: sso/¦idp');
    assert.match(text, /^SAML metadata \S+ - Sign-in \(HTTP-\w+\): https:/);
    assert.match(text, /Certificate .*: (expires|expired)/);
  });
  test('metadata that is none', () => {
    const text = said(providers, 'metadataFile: sso/¦idp', { files: { 'sso/idp.xml': '<html><body>' } });
    assert.match(text, /No metadata of an identity provider This is a web page/);
  });
  test('an identity provider', () => {
    const text = said(providers, 'name: SS¦O');
    for (const one of [
      'Identity provider SSO · enabled',
      'Type: generic, Generic',
      '2 certificates; the last one expires in 35,832 days',
      'Last passed test sign-in: yesterday',
    ])
      assert.ok(text.includes(one), `"${one}" is not in: ${text}`);
  });
  test('a NameID format and a type', () => {
    assert.match(said(providers, 'emailAd¦dress'), /urn:oasis:names:tc:SAML:1\.1:nameid-format:emailAddress/);
    assert.match(said(providers, 'type: gen¦eric'), /Generic/);
  });
});

describe('the hover of a secret tells', () => {
  test('whether its reference leads anywhere', () => {
    const states = (['resolves', 'does-not', 'unknown'] as const).map((secret) =>
      said(acme, '${env:CRM_¦SECRET', { secret }),
    );
    assert.deepEqual(states, [
      'Secret reference The environment variable CRM_SECRET is set. Its value is never shown.',
      'Secret reference The environment variable CRM_SECRET is not set for this editor.',
      'Secret reference Whether the environment variable CRM_SECRET is set is not known.',
    ]);
  });
  test('of a literal one only that it is there', () => {
    assert.match(said(acme, 'clientSecret: hunt¦er2'), /^A secret stands here in plain text/);
    assert.match(
      said(acme, 'password: *hid¦den'),
      /^A secret stands here in plain text.* Alias \*hidden: the value of line 40, which is not shown here\.$/,
    );
  });
});

describe('the hover of a suppression tells', () => {
  test('the rule under the pointer', () => {
    const found = at(providers, 'ignore sso/no-¦users, oauth');
    assert.equal(found?.about, 'sso/no-users');
    assert.match(found?.markdown ?? '', /`sso\/no-users` · warning/);
    assert.match(plainText(found?.markdown ?? ''), /It holds until Monday, 30 November 2026, in 7 days\./);
  });
  test('all of them on the comment', () => {
    const text = said(providers, '# integrations-ig¦nore sso/no-users, ');
    assert.match(text, /^Suppression: hides findings of these rules on this line\./);
    assert.match(text, /There is no rule oauth\/nothing\./);
  });
  test('that it has no end, or has ended', () => {
    assert.match(said(providers, '\n# integrations-ig¦nore sso/no-users\n'), /on the next line.*It has no end/);
    assert.match(said(providers, 'ignore-fi¦le'), /in this file.*It ended on Saturday, 31 January 2026, 296 days ago/);
  });
});

describe('what the user wrote', () => {
  test('is never a link, a command or HTML', () => {
    const { markdown } = at(acme, 'name: Que¦ues')!;
    assert.doesNotMatch(markdown, /(?<!\\)\]\(/);
    assert.match(markdown, /\\\[CRM\\\]\(command:evil\)/);
    const evil = [
      '<img src=x>',
      '[a](https://evil.example)',
      'https://evil.example',
      'www.evil.example',
      '![a](b)',
      '\\[a](https://evil.example)',
      '\\<img src=x>',
      '`code`',
      'a@evil.example',
      '# title',
      '1. one',
      '**b**',
      '&lt;',
      '$(icon)',
      '| a |',
    ];
    for (const word of evil) {
      const text = `roles:\n  - name: A\n    description: ${JSON.stringify(word)}\n  - name: ${JSON.stringify(word)}\n`;
      const description = at(text, 'name: ¦A')!.markdown;
      assert.ok(plainText(description).includes(word), `${word}: ${description}`);
      const line = description.split('\n').find((one) => plainText(one) === word) ?? '';
      // What is left when the escaped marks are taken out.
      const active = line.replace(/\\[!-~]/g, '\u00b7');
      assert.doesNotMatch(active, /[<[\]`*_@|]|:\/\/|^www\.|^#|^1\. /, `${word}: ${line}`);
      const name = at(text, `name: ¦${JSON.stringify(word)}`)!.markdown.split('\n')[0]!;
      assert.ok(plainText(name).includes(word), name);
      if (!word.includes('`')) assert.ok(name.includes(`\`${word}\``), name);
    }
  });
  test('shows no marks that hide or turn text', () => {
    const { markdown } = at('roles:\n  - name: "a\\u202eb\\u0007"\n', 'name: ¦"a')!;
    assert.ok(markdown.includes('`a\\u{202e}b\\u{7}`'), markdown);
  });
  test('is cut where it is long', () => {
    const { markdown } = at(`roles:\n  - name: ${'a'.repeat(5000)}\n`, 'name: ¦aa')!;
    assert.ok(markdown.length < 1500, String(markdown.length));
  });
});

test('Markdown as plain text', () => {
  assert.equal(plainText('**A** `b*c` \\*d\\*\n\n```yaml\nx: 1\n```'), 'A b*c *d*\n\nx: 1');
});
