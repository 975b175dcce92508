/** Creating what a reference names and the file does not list, with what else it takes for it to work. */
import type { Position } from '../../document/document';
import { quote } from '../../document/edits';
import { findOperation, type Operation } from '../../facts/operations';
import { covers } from '../../facts/permissions';
import { isBuiltInRole } from '../../facts/roles';
import type { AuthorizedApplication, DataAction } from '../../organization/model.generated';
import { type Reference, referencesOf } from '../../organization/names';
import { pathOf } from '../../rules/data-action/call';
import { grantOf, roleNameOf } from '../../rules/oauth/client';
import { freeName, narrowestRole } from '../../rules/oauth/least-role';
import { leastFor } from '../../rules/oauth/needs';
import { grantedBy, rolesOf } from '../../rules/oauth/role-grants';
import { secretName } from '../../rules/oauth/secret';
import { leastPrivilegeOf } from '../../simulate/least-privilege';
import { findClient, quoted, type Whole } from '../../simulate/whole';
import { plainText, templateOf } from '../templates';
import { callers } from './add-entry';
import { insertEntries, type ListSection, type NewEntry } from './insert';
import { type Asked, kinds, type Offer } from './offer';
import { grantsAll } from './permissions';

/** What is created by one action, the asked one first. */
interface Creation {
  readonly what: string;
  readonly entry: NewEntry;
}

/** The entry that a reference at the place lacks. */
export function createMissing({ whole, range }: Asked): readonly Offer[] {
  const reference = unknownAt(whole, range.start);
  if (!reference || reference.name.trim() === '') return [];
  const created = create(reference, whole);
  const [first, ...rest] = created;
  if (!first) return [];
  const also = rest.length ? `, with ${rest.map(({ what }) => what).join(' and ')}` : '';
  return [
    {
      id: `create/${reference.section}`,
      title: `Create ${first.what}${also}`,
      kind: kinds.fix,
      mends: ['reference/unknown'],
      edits: () =>
        insertEntries(
          whole.document,
          created.map(({ entry }) => entry),
        ),
    },
  ];
}

function unknownAt({ document, count }: Whole, position: Position): Reference | undefined {
  const { chunk, offset } = document.locate(position);
  const entry = chunk.entries.find(({ node }) => node.start <= offset && offset <= node.end);
  return (entry ? referencesOf(entry) : []).find(
    ({ node, section, name }) =>
      node.start <= offset &&
      offset <= node.end &&
      count(section, name) === 0 &&
      !(section === 'roles' && isBuiltInRole(name)),
  );
}

function create({ section, name, entry }: Reference, whole: Whole): readonly Creation[] {
  switch (section) {
    case 'roles':
      return [missingRole(name, whole)];
    case 'oauthClients':
      return entry.section === 'authorizedApplications'
        ? clientOfApplication(name, whole.read(entry, 'authorizedApplications'), whole)
        : serviceClient(name, operationsThrough(name, whole), whole);
    case 'integrations':
      return missingIntegration(name, whole);
    case 'dataActions':
      return missingDataAction(name, whole);
    default:
      return [];
  }
}

/** A role with what the calls of all clients that name it need, and their other roles do not grant. */
function missingRole(name: string, whole: Whole): Creation {
  const clients = whole.references('roles', name).flatMap(({ entry }) => {
    if (entry.section === 'oauthClients') return whole.read(entry, 'oauthClients') ?? [];
    const client = whole.read(entry, 'authorizedApplications')?.client?.text;
    return client ? (findClient(whole, client.value) ?? []) : [];
  });
  const needed = [...new Set(clients.flatMap((client) => leastPrivilegeOf(client, whole).missing))].sort();
  const callers = [...new Set(clients.flatMap((client) => client.name?.value ?? []))];
  const why = needed.length ? `Just what the calls of ${callers.join(' and ')} need` : undefined;
  return role(name, needed, why);
}

function role(name: string, permissions: readonly string[], description: string | undefined): Creation {
  const lines = [
    `name: ${quote(name, 'block')}`,
    ...(description ? [`description: ${quote(description, 'block')}`] : []),
    ...(permissions.length
      ? ['permissions:', ...permissions.map((one) => `  - ${quote(one, 'block')}`)]
      : ['permissions: []']),
  ];
  return { what: `role ${quoted(name)}`, entry: newEntry('roles', lines) };
}

/** A client for an application: what the application has says of which grant type it is. */
function clientOfApplication(
  name: string,
  application: AuthorizedApplication | undefined,
  whole: Whole,
): readonly Creation[] {
  const scopes = (application?.scopes?.items ?? []).map(({ value }) => value);
  const roles = (application?.roles?.items ?? []).flatMap((item) => roleNameOf(item)?.value ?? []);
  if (roles.length && !scopes.length) return [client(name, roles)];
  if (!scopes.length && whole.references('oauthClients', name).some(({ entry }) => entry.section === 'integrations'))
    return serviceClient(name, operationsThrough(name, whole), whole);
  const wanted = scopes.length ? scopes : ['users:readonly'];
  const lines = [
    `name: ${quote(name, 'block')}`,
    `description: ${quote(`What ${application?.name?.value ?? name} signs people in with`, 'block')}`,
    'grantType: authorization-code',
    'pkce: true',
    'tokenDuration: 28800',
    'scopes:',
    ...wanted.map((scope) => `  - ${quote(scope, 'block')}`),
    'redirectUris:',
    '  - https://app.example.com/callback',
  ];
  return [{ what: `OAuth client ${quoted(name)}`, entry: newEntry('oauthClients', lines) }];
}

function client(name: string, roles: readonly string[]): Creation {
  const lines = [
    `name: ${quote(name, 'block')}`,
    `description: ${quote(`What ${name} calls the API with`, 'block')}`,
    'grantType: client-credentials',
    'tokenDuration: 3600',
    'roles:',
    ...roles.map((one) => `  - ${quote(one, 'block')}`),
    `clientSecret: \${secret:${secretName(name, 'clientSecret') || 'client-secret'}}`,
  ];
  return { what: `OAuth client ${quoted(name)}`, entry: newEntry('oauthClients', lines) };
}

/** A client for calls without a person, with a role that grants what they need: one that there is, or a new one. */
function serviceClient(name: string, operations: readonly Operation[], whole: Whole): readonly Creation[] {
  const needed = leastFor(operations, []);
  const listed = whole.all('roles').flatMap((one) => one.name?.value ?? []);
  const fit = narrowestRole(
    listed.filter((one) => grantsOnly(one, needed, whole)),
    whole,
  )?.name?.value;
  if (needed.length === 0) return [client(name, ['Employee'])];
  if (fit !== undefined) return [client(name, [fit])];
  const made = freeName(`${name} Calls`, whole);
  return [client(name, [made]), role(made, needed, `Just what the calls of ${name} need`)];
}

/** Whether a role grants what is needed, and no more than that. */
function grantsOnly(name: string, needed: readonly string[], whole: Whole): boolean {
  const { permissions } = grantedBy(name, whole);
  return (
    grantsAll([{ value: name }], needed, whole) && permissions.every((one) => needed.some((two) => covers(two, one)))
  );
}

/** The operations that data actions call with a client of this name. */
function operationsThrough(name: string, whole: Whole): readonly Operation[] {
  return whole
    .references('oauthClients', name)
    .flatMap(({ entry }) => whole.read(entry, 'integrations')?.name?.value ?? [])
    .flatMap((integration) => operationsOn(integration, whole));
}

/** The operations of the Platform API that the data actions on an integration call. */
function operationsOn(integration: string, whole: Whole): readonly Operation[] {
  return actionsOn(integration, whole).flatMap((action) => {
    const path = platformPath(action, whole);
    const found = path === undefined ? undefined : findOperation(action.request?.method?.value ?? '', path);
    return found?.state === 'found' ? [found.operation] : [];
  });
}

function actionsOn(integration: string, whole: Whole): readonly DataAction[] {
  return whole.references('integrations', integration).flatMap(({ entry }) => whole.read(entry, 'dataActions') ?? []);
}

function platformPath({ request }: DataAction, whole: Whole): string | undefined {
  return request?.url && pathOf(request.url.value, whole.organization()?.region?.value);
}

/** An integration for the data actions that name it: what they call says of which type it is. */
function missingIntegration(name: string, whole: Whole): readonly Creation[] {
  const calls = actionsOn(name, whole);
  if (calls.some((action) => action.request?.url && platformPath(action, whole) === undefined))
    return [
      {
        what: `integration ${quoted(name)}`,
        entry: fromTemplate('integrations', 'integration/custom-rest-actions', name),
      },
    ];
  return genesysIntegration(name, operationsOn(name, whole), whole);
}

function genesysIntegration(name: string, operations: readonly Operation[], whole: Whole): readonly Creation[] {
  const needed = leastFor(operations, []);
  const fit = whole
    .all('oauthClients')
    .find(
      (one) =>
        grantOf(one)?.id === 'client-credentials' && one.name && one.roles && grantsAll(rolesOf(one), needed, whole),
    );
  const made = freeIn('oauthClients', `${name} Client`, whole);
  const lines = (clientName: string) => [
    `name: ${quote(name, 'block')}`,
    'type: purecloud-data-actions',
    'state: enabled',
    'credentials:',
    '  type: pureCloudOAuthClient',
    `  oauthClient: ${quote(clientName, 'block')}`,
  ];
  const integration = (clientName: string): Creation => ({
    what: `integration ${quoted(name)}`,
    entry: newEntry('integrations', lines(clientName)),
  });
  if (fit?.name) return [integration(fit.name.value)];
  return [integration(made), ...serviceClient(made, operations, whole)];
}

/** A data action as the template has it, on an integration whose client may make its call. */
function missingDataAction(name: string, whole: Whole): readonly Creation[] {
  const found = findOperation('GET', '/api/v2/routing/queues/{queueId}');
  const operations = found.state === 'found' ? [found.operation] : [];
  const needed = leastFor(operations, []);
  const [known] = callers(whole, needed);
  const may = known !== undefined && mayCall(known, needed, whole);
  const integration = may ? known : freeIn('integrations', 'Genesys Cloud Data Actions', whole);
  const action: Creation = {
    what: `data action ${quoted(name)}`,
    entry: fromTemplate('dataActions', 'data-action/genesys-cloud', name, { integrations: [integration] }),
  };
  return may ? [action] : [action, ...genesysIntegration(integration, operations, whole)];
}

function mayCall(integration: string, needed: readonly string[], whole: Whole): boolean {
  const [one] = whole.named('integrations', integration);
  const name = one?.credentials?.oauthClient?.value;
  const [used] = name === undefined ? [] : whole.named('oauthClients', name);
  return used !== undefined && grantsAll(rolesOf(used), needed, whole);
}

function freeIn(section: ListSection, name: string, whole: Whole): string {
  let free = name;
  for (let number = 2; whole.count(section, free) > 0; number++) free = `${name} ${number}`;
  return free;
}

function newEntry(section: ListSection, lines: readonly string[]): NewEntry {
  return { section, body: (step) => indented(lines, step).join('\n') };
}

/** Lines indented by two spaces a level, indented by `step`. */
function indented(lines: readonly string[], step: string): readonly string[] {
  return lines.map((line) => line.replace(/^(?: {2})+/, (lead) => step.repeat(lead.length / 2)));
}

/** An entry as a template has it, by a name of its own. */
function fromTemplate(
  section: ListSection,
  id: string,
  name: string,
  names: { readonly [section in ListSection]?: readonly string[] } = {},
): NewEntry {
  const template = templateOf(id);
  return {
    section,
    body: (step) =>
      template ? plainText(template, step, names).replace(/^name: .*$/m, () => `name: ${quote(name, 'block')}`) : '',
  };
}
