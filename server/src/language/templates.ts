/**
 * Beginnings of what an organization file holds: YAML with stops that the editor goes through, in the snippet syntax of
 * the language server protocol. Each is right as it stands: with the values that the stops begin with, the checks find
 * no error in it, given the files and the entries that it names.
 */
import { quote } from '../document/edits';
import { type GrantTypeId, grantTypes } from '../facts/grant-types';
import { identityProviderTypes } from '../facts/identity-providers';
import { type IntegrationType, integrationType, integrationTypes } from '../facts/integrations';

/** The lists of an organization file, and of a file of tests; `file` stands for the file itself. */
export type TemplateSection =
  | 'file'
  | 'tests'
  | 'roles'
  | 'users'
  | 'oauthClients'
  | 'authorizedApplications'
  | 'identityProviders'
  | 'integrations'
  | 'dataActions'
  | 'flows';

/** Names that the file has already, by section; a template refers to them, and is called like none of them. */
export type KnownNames = { readonly [section in Exclude<TemplateSection, 'file'>]?: readonly string[] };

export interface Template {
  /** Stable: `oauth-client/client-credentials`. */
  readonly id: string;
  /** Where it belongs. An entry of a list is given without its dash. */
  readonly section: TemplateSection;
  /** What a menu shows. */
  readonly label: string;
  /** What it is for: a sentence. */
  readonly what: string;
  /**
   * The YAML as a snippet: lines from column 0, with `\n` between them and none at the end. `indent` is a step of
   * indentation, two spaces when omitted. With `names`, references offer what the file has, and the entry's own name
   * is one that the file does not have.
   */
  body(indent?: string, names?: KnownNames): string;
}

const clientNames: { readonly [id in GrantTypeId]: readonly [name: string, description: string] } = {
  'client-credentials': ['Data_Sync', 'Copies queues to the data warehouse'],
  'authorization-code': ['Agent_Desktop', 'Desktop of the contact center agents'],
  implicit: ['Legacy_Dashboard', 'Dashboard of the supervisors'],
  'saml2-bearer': ['Reporting_Portal', 'Shows reports in the intranet'],
};

/** Genesys Cloud's own login is no provider to add, and Google Workspace has a name that people know. */
const unusual = new Set(['purecloud', 'gsuite']);

/** The providers that most organizations have come first, the others in the order of the admin page. */
const usualProviders: readonly string[] = ['entra-id', 'okta', 'adfs', 'google-workspace', 'ping', 'generic'];

function placeInUse(id: string): number {
  const place = usualProviders.indexOf(id);
  return place < 0 ? usualProviders.length : place;
}

const providerTitles = new Map([
  ['entra-id', 'Microsoft Entra ID'],
  ['custom', 'Custom, one of several'],
  ['generic', 'Generic SAML 2.0'],
]);

/** Every template, in the order of the sections. */
export const templates: readonly Template[] = [
  template('organization-file', 'file', 'Organization file', {
    what: 'A whole file: the organization, a role, a client that a service signs in with, and the application.',
    text: () => organizationFile({ name: 'Acme Retail', shortName: 'acme-retail', region: 'eu-central-1' }),
  }),
  template('role', 'roles', 'Role', {
    what: 'A role with the permissions that it grants.',
    text: (its) =>
      lines(
        `name: ${its.name(1, 'Queue Reader')}`,
        `description: ${stop(2, 'Looks up queues, and nothing else')}`,
        'permissions:',
        `  - ${stop(3, 'routing:queue:view')}`,
      ),
  }),
  template('user', 'users', 'User', {
    what: 'A person of the organization, with the roles that they hold.',
    text: (its) =>
      lines(
        `email: ${its.name(1, 'ada@acme.example')}`,
        `name: ${stop(2, 'Ada Byron')}`,
        `state: ${choice(3, ['active', 'inactive'])}`,
        'roles:',
        `  - ${its.known(4, 'roles', 'Employee')}`,
      ),
  }),
  client('client-credentials', 'A service that calls the API as itself: no person signs in.', (its) => [
    `tokenDuration: ${stop(3, '3600')}`,
    'roles:',
    `  - ${its.known(4, 'roles', 'Employee')}`,
    `clientSecret: ${reference('secret', 5, 'data-sync-secret')}`,
    'allowedIpRanges:',
    `  - ${stop(6, '198.51.100.0/24')}`,
  ]),
  client('authorization-code', 'An application that a person signs in to. PKCE, so that it needs no secret.', () => [
    'pkce: true',
    `tokenDuration: ${stop(3, '28800')}`,
    'scopes:',
    `  - ${stop(4, 'users:readonly')}`,
    'redirectUris:',
    `  - ${stop(5, 'https://desktop.acme.example/callback')}`,
  ]),
  client(
    'implicit',
    'An old application in the browser. Genesys Cloud ends this grant: take PKCE for new ones.',
    () => [
      `tokenDuration: ${stop(3, '28800')}`,
      'scopes:',
      `  - ${stop(4, 'users:readonly')}`,
      'redirectUris:',
      `  - ${stop(5, 'https://desktop.acme.example/callback')}`,
    ],
  ),
  client('saml2-bearer', 'An application whose people are signed in already: it trades their SAML assertion.', () => [
    `tokenDuration: ${stop(3, '3600')}`,
    'scopes:',
    `  - ${stop(4, 'users:readonly')}`,
    `clientSecret: ${reference('secret', 5, 'portal-secret')}`,
  ]),
  template('authorized-application', 'authorizedApplications', 'Authorized application', {
    what: 'An application that may use a client of this file, waiting for approval, approved or revoked.',
    text: (its) =>
      lines(
        `name: ${its.name(1, 'CRM Integration')}`,
        `client: ${its.known(2, 'oauthClients', 'Data_Sync')}`,
        `state: ${choice(3, ['approved', 'pending', 'revoked'])}`,
      ),
  }),
  template('authorized-application/third-party', 'authorizedApplications', 'Authorized application of a third party', {
    what: 'An application of another organization: only the id of its client is known.',
    text: (its) =>
      lines(
        `name: ${its.name(1, 'Survey Vendor')}`,
        'client:',
        `  clientId: ${stop(2, '0a9d2f6c-18b4-4c0f-9b57-6a5e4d3c2b55')}`,
        `state: ${choice(3, ['pending', 'approved', 'revoked'])}`,
      ),
  }),
  ...[...identityProviderTypes]
    .filter(({ id }) => !unusual.has(id))
    .sort((a, b) => placeInUse(a.id) - placeInUse(b.id))
    .map(identityProvider),
  ...integrationTypes.map(integration),
  template('data-action/genesys-cloud', 'dataActions', 'Data action that calls Genesys Cloud', {
    what: 'A call of the Platform API, with its input and output contract.',
    text: (its) =>
      lines(
        `name: ${its.name(1, 'Get Queue')}`,
        `integration: ${its.known(2, 'integrations', 'Genesys Cloud Data Actions')}`,
        `category: ${stop(3, 'CRM')}`,
        `timeout: ${stop(4, '10')}`,
        'input:',
        '  type: object',
        `  required: [${stop(5, 'queueId')}]`,
        '  properties:',
        `    ${stop(5, 'queueId')}: { type: string }`,
        'output:',
        '  type: object',
        '  properties:',
        `    ${stop(8, 'queueName')}: { type: string }`,
        'request:',
        `  method: ${choice(6, ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])}`,
        `  url: ${stop(7, '/api/v2/routing/queues/')}\\\${input.${stop(5, 'queueId')}}`,
        'response:',
        `  translationMap: { ${stop(8, 'queueName')}: ${stop(9, '$.name')} }`,
        `  successTemplate: '{ "${stop(8, 'queueName')}": \\\${${stop(8, 'queueName')}} }'`,
      ),
  }),
  template('data-action/web-service', 'dataActions', 'Data action that calls a web service', {
    what: 'A call of a service of your own, with its input and output contract and the body that is sent.',
    text: (its) =>
      lines(
        `name: ${its.name(1, 'Get Order')}`,
        `integration: ${its.known(2, 'integrations', 'Web Services Data Actions')}`,
        `category: ${stop(3, 'Orders')}`,
        `timeout: ${stop(4, '5')}`,
        'input:',
        '  type: object',
        `  required: [${stop(5, 'orderNumber')}]`,
        '  properties:',
        `    ${stop(5, 'orderNumber')}: { type: string }`,
        'output:',
        '  type: object',
        '  properties:',
        `    ${stop(7, 'status')}: { type: string }`,
        'request:',
        '  method: POST',
        `  url: ${stop(6, 'https://orders.acme.example/api/orders/search')}`,
        '  headers: { Content-Type: application/json }',
        `  body: '{ "number": "\\\${input.${stop(5, 'orderNumber')}}" }'`,
        'response:',
        `  translationMap: { ${stop(7, 'status')}: ${stop(8, '$.status')} }`,
        `  successTemplate: '{ "${stop(7, 'status')}": \\\${${stop(7, 'status')}} }'`,
      ),
  }),
  template('flow', 'flows', 'Flow', {
    what: 'An Architect flow, with the data actions that it calls.',
    text: (its) =>
      lines(
        `name: ${its.name(1, 'Main IVR')}`,
        `type: ${choice(2, ['inbound-call', 'outbound-call', 'in-queue-call', 'workflow', 'bot'])}`,
        ...(its.lacks('dataActions') ? [] : ['dataActions:', `  - ${its.known(3, 'dataActions', 'Get Queue')}`]),
      ),
  }),
];

/** A template by its id; undefined when there is none. */
export function templateOf(id: string): Template | undefined {
  return templates.find((one) => one.id === id);
}

/** The templates of a section. */
export function templatesOf(section: TemplateSection): readonly Template[] {
  return templates.filter((one) => one.section === section);
}

/** What a template says when every stop keeps what it begins with. */
export function plainText(template: Template, indent?: string, names?: KnownNames): string {
  return resolveStops(template.body(indent, names));
}

/**
 * An entry of a list: the snippet behind a dash, its other lines below the first. The dash stands where the cursor is;
 * `gap` is what stands between dash and text.
 */
export function listItem(body: string, gap = ' '): string {
  return `-${gap}${body.replaceAll('\n', `\n${' '.repeat(1 + gap.length)}`)}`;
}

/** What the file of the template begins with: the answers to the questions of "New Organization File…". */
export interface Beginning {
  readonly name: string;
  readonly shortName: string;
  /** AWS region or domain of the organization. */
  readonly region: string;
}

/**
 * The whole file as a snippet, with `\n` between its lines and at its end. What the file begins with are its first
 * stops; with `answered` it is text, because nobody needs to be asked twice.
 */
export function organizationFile(beginning: Beginning, indent?: string, answered = false): string {
  const { name, shortName, region } = beginning;
  const first = answered ? (_: number, text: string) => escapeText(text) : stop;
  const text = lines(
    'version: 1',
    '',
    'organization:',
    `  name: ${first(1, quote(name, 'block'))}`,
    `  shortName: ${first(2, quote(shortName, 'block'))}`,
    `  region: ${first(3, quote(region, 'block'))}`,
    '  hipaa: false',
    '  enforceScopes: true',
    '',
    '# Built-in roles such as Employee need no entry.',
    'roles:',
    `  - name: ${stop(4, 'Queue Reader')}`,
    `    description: ${stop(5, 'Looks up queues, and nothing else')}`,
    '    permissions:',
    `      - ${stop(6, 'routing:queue:view')}`,
    '',
    'oauthClients:',
    `  - name: ${stop(7, 'Data_Sync')}`,
    `    description: ${stop(8, 'Copies queues to the data warehouse')}`,
    '    grantType: client-credentials',
    `    tokenDuration: ${stop(9, '3600')}`,
    '    roles:',
    `      - ${stop(4, 'Queue Reader')}`,
    `    clientSecret: ${reference('secret', 10, 'data-sync-secret')}`,
    '    allowedIpRanges:',
    `      - ${stop(11, '198.51.100.0/24')}`,
    '',
    'authorizedApplications:',
    `  - name: ${stop(12, 'Data Sync')}`,
    `    client: ${stop(7, 'Data_Sync')}`,
    '    state: approved',
  );
  return `${reindent(text, indent)}\n`;
}

/** A snippet's text when every stop keeps what it begins with. */
export function resolveStops(snippet: string): string {
  const stopOrEscape = /\\([\\$},|])|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\{\d+\|((?:\\.|[^\\,|])*)(?:\\.|[^\\|])*\|\}|\$\d+/g;
  return snippet.replace(stopOrEscape, (_, escaped?: string, placeholder?: string, first?: string) =>
    escaped === undefined ? (placeholder ?? first ?? '').replace(/\\([\\$},|])/g, '$1') : escaped,
  );
}

/** How a template writes its own name, and the names of others. */
interface Its {
  name(at: number, usual: string): string;
  known(at: number, section: keyof KnownNames, usual: string): string;
  /** Whether the file is known to have no entry of a section. */
  lacks(section: keyof KnownNames): boolean;
}

/** A template: `text` has its lines, indented by two spaces a level. */
export function template(
  id: string,
  section: TemplateSection,
  label: string,
  { what, text }: { readonly what: string; readonly text: (its: Its) => string },
): Template {
  return {
    id,
    section,
    label,
    what,
    body: (indent, names = {}) => {
      const taken = new Set(section === 'file' ? [] : (names[section] ?? []));
      const its: Its = {
        name: (at, usual) => stop(at, unused(usual, taken)),
        known: (at, of, usual) => {
          const known = (names[of] ?? []).map((name) => quote(name, 'block'));
          return known.length ? choice(at, known) : stop(at, usual);
        },
        lacks: (of) => names[of]?.length === 0,
      };
      return reindent(text(its).trimEnd(), indent);
    },
  };
}

function client(id: GrantTypeId, what: string, rest: (its: Its) => readonly string[]): Template {
  const [name, description] = clientNames[id];
  return template(`oauth-client/${id}`, 'oauthClients', `OAuth client: ${grantTypes[id].label}`, {
    what,
    text: (its) =>
      lines(`name: ${its.name(1, name)}`, `description: ${stop(2, description)}`, `grantType: ${id}`, ...rest(its)),
  });
}

function identityProvider({ id, label }: { readonly id: string; readonly label: string }): Template {
  const title = providerTitles.get(id) ?? label;
  const name = `${title.replace(/ \(.*$/, '').replace(/[^A-Za-z]+/g, '_')}_SSO`;
  const byHand = id === 'generic' || id === 'custom';
  const trust = byHand
    ? [
        `issuerUri: ${stop(3, 'https://idp.acme.example/saml/metadata')}`,
        `ssoUrl: ${stop(4, 'https://idp.acme.example/saml/sso')}`,
        'certificates:',
        `  - file: ${stop(5, 'sso/idp.pem')}`,
      ]
    : [`metadataFile: ${stop(3, 'sso/idp_metadata.xml')}`];
  return template(`identity-provider/${id}`, 'identityProviders', `Identity provider: ${title}`, {
    what: byHand
      ? 'Single sign-on with issuer, address and certificate written down. Enable it after a test sign-in.'
      : 'Single sign-on with what the metadata file of the provider says. Enable it after a test sign-in.',
    text: (its) =>
      lines(
        `name: ${its.name(1, byHand ? 'Company_SSO' : name)}`,
        `displayName: ${stop(2, 'Company sign-in')}`,
        `type: ${id}`,
        'enabled: false',
        ...trust,
        `nameIdFormat: ${choice(6, ['emailAddress', 'persistent', 'unspecified'])}`,
      ),
  });
}

function integration(type: IntegrationType): Template {
  const { id, label: title, fields } = type;
  const [credentialType] = type.credentialTypes;
  const credentials = (its: Its): string[] => {
    if (!credentialType) return [];
    if (id === integrationType('purecloud-data-actions')?.id)
      return [
        'credentials:',
        `  type: ${credentialType}`,
        `  oauthClient: ${its.known(3, 'oauthClients', 'Data_Sync')}`,
      ];
    const known = fields.length ? fields : ['userName', 'password'];
    const secrets = known.map((field, at) => `    ${field}: ${reference('secret', at + 3, `${id}-${field}`)}`);
    return ['credentials:', `  type: ${credentialType}`, '  fields:', ...secrets];
  };
  return template(`integration/${id}`, 'integrations', `Integration: ${title}`, {
    what: credentialType
      ? `An integration of the type ${id}, with the credentials that it takes.`
      : `An integration of the type ${id}; it takes no credentials.`,
    text: (its) =>
      lines(
        `name: ${its.name(1, title)}`,
        `type: ${id}`,
        `state: ${choice(2, ['enabled', 'disabled'])}`,
        ...credentials(its),
      ),
  });
}

export function lines(...all: readonly string[]): string {
  return all.join('\n');
}

/** A stop of a snippet, with what it begins with. */
export function stop(at: number, text: string): string {
  return `\${${at}:${escapeText(text)}}`;
}

/** A stop with several texts to choose from. */
export function choice(at: number, all: readonly string[]): string {
  if (all.length === 1) return stop(at, all[0] ?? '');
  return `\${${at}|${all.map((one) => one.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}

/** A reference to a secret, whose name is a stop. */
function reference(kind: 'secret' | 'env', at: number, name: string): string {
  return `\\\${${kind}:${stop(at, name)}}`;
}

function escapeText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function unused(usual: string, taken: ReadonlySet<string>): string {
  let name = usual;
  const gap = usual.includes(' ') ? ' ' : '_';
  for (let number = 2; taken.has(name); number++)
    name = usual.includes('@') ? usual.replace('@', `${number}@`) : `${usual}${gap}${number}`;
  return name;
}

/** Lines that are indented by two spaces a level, indented by `step` a level; what stands behind a dash stays at it. */
function reindent(text: string, step = '  '): string {
  if (step === '  ') return text;
  const columns: { readonly from: number; readonly to: number }[] = [{ from: 0, to: 0 }];
  return text
    .split('\n')
    .map((line) => {
      const [, lead = '', dash = '', rest = ''] = /^( *)(- )?(.*)$/.exec(line) ?? [];
      if (!dash && !rest) return line;
      while (columns.length > 1 && (columns.at(-1)?.from ?? 0) > lead.length) columns.pop();
      const above = columns.at(-1) ?? { from: 0, to: 0 };
      const here = above.from === lead.length ? above : { from: lead.length, to: above.to + step.length };
      if (here !== above) columns.push(here);
      if (dash) columns.push({ from: here.from + 2, to: here.to + 2 });
      return `${' '.repeat(here.to)}${dash}${rest}`;
    })
    .join('\n');
}
