/** The values that a key or a list may have. */
import { identityProviderTypes, nameIdFormats } from '../../facts/identity-providers';
import { integrationType, integrationTypes } from '../../facts/integrations';
import { limits } from '../../facts/limits';
import { regionOf, regions } from '../../facts/regions';
import { secretName } from '../../rules/oauth/secret';
import { type Schema, typesOf } from '../../rules/schema/schema';
import { organizationOf } from '../format';
import { dayOf, shortDuration } from '../words';
import { type Question, typedOf, type ValueAsked } from './asked';
import { grantSkeletons } from './grant-skeletons';
import { CompletionItemKind, type Offer } from './offer';
import { keysOf, propertiesOf } from './open-keys';
import { offerMethods, offerUrl, offerUses } from './operations';
import { holderOf, others } from './others';
import { containerOf, mapOf, textOf } from './outline';
import { offerPermissions, offerScopes } from './permissions';
import { offerReferences } from './references';
import { divisionsIn, seenAt, textAt } from './seen';
import { testProviders } from './test-values';

type Provider = (asked: ValueAsked, question: Question) => readonly Offer[];

/** What has values of its own, by the keys that lead to it. */
const providers: { readonly [way: string]: Provider } = {
  version: ({ schema }) => (schema?.enum ?? []).map((value) => plain(String(value))),
  'organization.region': regionOffers,
  'roles.*.permissions.*': offerPermissions,
  'oauthClients.*.grantType': (asked, question) => [...enumOffers(asked), ...grantSkeletons(asked, question)],
  'oauthClients.*.scopes.*': offerScopes,
  'authorizedApplications.*.scopes.*': offerScopes,
  'oauthClients.*.roles.*.division': divisionOffers,
  'authorizedApplications.*.roles.*.division': divisionOffers,
  'oauthClients.*.uses.*': offerUses,
  'oauthClients.*.tokenDuration': durationOffers,
  'dataActions.*.timeout': timeoutOffers,
  'identityProviders.*.type': providerTypeOffers,
  'identityProviders.*.nameIdFormat': nameIdOffers,
  'identityProviders.*.audience': audienceOffers,
  'integrations.*.type': integrationTypeOffers,
  'integrations.*.credentials.type': credentialTypeOffers,
  'dataActions.*.request.url': offerUrl,
  'dataActions.*.request.method': offerMethods,
  'dataActions.*.category': (_, question) => seenOffers(question, 'dataActions', 'category'),
  'flows.*.type': flowTypeOffers,
  'tests.*.sso.acs': audienceOffers,
  ...testProviders,
};

/** Values for a place, without those that need the disk. */
export function offerValues(asked: ValueAsked, question: Question): readonly Offer[] {
  return [...ownValues(asked, question), ...mapInBraces(asked)];
}

/** A map in the place of a text, where either may stand: what it needs, in braces. */
function mapInBraces({ schema, stand, slot }: ValueAsked): readonly Offer[] {
  const types = typesOf(schema ?? {});
  if (!types.includes('string') || !types.includes('object') || stand.quote !== '') return [];
  const { required = [], properties = {} } = schema ?? {};
  // An element of a list is mostly written for a key more than it needs.
  const keys = slot.kind === 'item' ? Object.keys(properties).slice(0, 2) : required;
  if (keys.length === 0) return [];
  const text = keys.map((key, at) => `${key}: $${at + 1}`).join(', ');
  return [
    {
      label: `{ ${keys.join(', ')} }`,
      kind: CompletionItemKind.Struct,
      text: { snippet: `{ ${text} }` },
      rank: 6,
      again: true,
    },
  ];
}

function ownValues(asked: ValueAsked, question: Question): readonly Offer[] {
  const { path, schema } = asked;
  const way = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
  const open = schemaValues(path, asked, question);
  if (open) return open;
  if (!schema) return [];
  const types = typesOf(schema);
  if (asked.behindKey && types.length > 0 && types.every((type) => type === 'array' || type === 'object'))
    return nested(asked, question);
  const own = Object.hasOwn(providers, way) ? providers[way] : undefined;
  if (own) return own(asked, question);
  const section = (schema as { readonly 'x-reference'?: string })['x-reference'];
  if (section) return offerReferences(section, asked, question);
  if (schema['x-secret']) return secretOffers(asked, question);
  if (schema.enum) return enumOffers(asked);
  if (types.includes('boolean')) return booleanOffers(asked);
  if (schema.format === 'date') return dateOffers(question);
  return exampleOffers(asked);
}

/** What begins a list or a map behind its key. */
function nested({ schema, stand, path, slot }: ValueAsked, { layout, line }: Question): readonly Offer[] {
  const list = typesOf(schema ?? {}).includes('array');
  const brackets: Offer = {
    label: list ? '[ ]' : '{ }',
    kind: CompletionItemKind.Struct,
    note: list ? 'list on this line' : 'map on this line',
    text: { snippet: list ? '[$0]' : '{ $0 }' },
    again: true,
  };
  const entries = path.length === 1;
  if (stand.flow) return [brackets];
  const indent = ' '.repeat(list ? layout.dash : layout.step);
  const lines: Offer = {
    label: list ? '-' : 'keys',
    kind: CompletionItemKind.Struct,
    note: list ? 'list, an element a line' : 'map, a key a line',
    text: { snippet: `\n${indent}${list ? '- ' : ''}$0` },
    base: containerOf(slot).column,
    // No blank stays behind the colon.
    word: { start: line.slice(0, stand.word.start).trimEnd().length, end: stand.word.end },
    filter: list ? '-' : 'keys',
    again: true,
  };
  return entries ? [lines] : [lines, brackets];
}

function plain(text: string, note?: string): Offer {
  return { label: text, kind: CompletionItemKind.Value, note, text: { yaml: text } };
}

function enumOffers({ schema, path }: ValueAsked): readonly Offer[] {
  const usual = (schema as { readonly default?: unknown }).default;
  return (schema?.enum ?? []).map((value) => ({
    label: String(value),
    kind: CompletionItemKind.EnumMember,
    note: value === usual ? 'default' : value === 'implicit' ? 'deprecated' : undefined,
    text: typeof value === 'number' ? { yaml: String(value) } : { scalar: value },
    about: { of: 'value', path, value: String(value) },
    deprecated: value === 'implicit',
    rank: value === 'implicit' ? 7 : 3,
  }));
}

function booleanOffers({ schema, path }: ValueAsked): readonly Offer[] {
  return ['true', 'false'].map((value) => ({
    ...plain(value, String(schema?.default) === value ? 'default' : undefined),
    kind: CompletionItemKind.Keyword,
    about: { of: 'key', path },
  }));
}

function regionOffers(): readonly Offer[] {
  const one = (text: string, name: string, rank: number): Offer => ({
    label: text,
    kind: CompletionItemKind.EnumMember,
    note: name,
    text: { scalar: text },
    filter: `${text} ${name}`,
    rank,
    about: { of: 'region', name: text },
  });
  return [
    ...regions.map(({ aws, name }) => one(aws, name, 3)),
    ...regions.map(({ domain, name }) => one(domain, name, 4)),
  ];
}

function divisionOffers({ slot }: ValueAsked, question: Question): readonly Offer[] {
  const role = slot.kind === 'pair' ? textOf(slot.map, 'role') : undefined;
  const holder = holderOf(slot);
  const taken = new Set(
    holder.kind === 'item'
      ? holder.list.items.flatMap(({ value }) =>
          value?.kind === 'map' &&
          value !== (slot.kind === 'pair' ? slot.map : undefined) &&
          textOf(value, 'role') === role
            ? (textOf(value, 'division') ?? [])
            : [],
        )
      : [],
  );
  return [
    ...divisionsIn(question)
      .filter((name) => name !== '*' && !taken.has(name))
      .map(
        (name): Offer => ({
          label: name,
          kind: CompletionItemKind.Value,
          note: 'in this file',
          seen: true,
          text: { scalar: name },
          rank: 3,
        }),
      ),
    {
      label: '*',
      kind: CompletionItemKind.Value,
      note: 'all divisions, also those that come later',
      text: { scalar: '*' },
      rank: 9,
    },
  ];
}

const hour = 3600;

function durationOffers(_: ValueAsked, { entry }: Question): readonly Offer[] {
  const { least, mostScim, whenOmitted } = limits.tokenDuration;
  const scim = textOf(entry, 'scim') === 'true';
  const most = scim ? mostScim : limits.tokenDuration.most;
  return [
    least,
    900,
    1800,
    hour,
    2 * hour,
    4 * hour,
    8 * hour,
    12 * hour,
    whenOmitted,
    most,
    ...(scim ? [31_536_000, mostScim] : []),
  ]
    .filter((seconds, at, all) => all.indexOf(seconds) === at)
    .sort((a, b) => a - b)
    .map((seconds) => {
      const notes = [shortDuration(seconds)];
      if (seconds === least) notes.push('the least');
      if (seconds === most) notes.push('the most');
      if (seconds === whenOmitted) notes.push('default');
      return { ...plain(String(seconds), notes.join(', ')), rank: seconds === hour ? 2 : 3 };
    });
}

function timeoutOffers(_: ValueAsked, question: Question): readonly Offer[] {
  const { least, most, mostFunction } = limits.dataActionTimeout;
  const name = textOf(question.entry, 'integration');
  const node = name === undefined ? undefined : question.editing.names.named('integrations', name)[0]?.node;
  const limit = textAt(node, 'type') === 'function-data-actions' ? mostFunction : most;
  return [least, 5, 10, 15, 30, most]
    .filter((seconds) => seconds <= limit)
    .map((seconds) => plain(String(seconds), `${shortDuration(seconds)}${seconds === limit ? ', the most' : ''}`));
}

function providerTypeOffers({ schema, path }: ValueAsked): readonly Offer[] {
  return (schema?.enum ?? []).map(String).map((id) => ({
    label: id,
    kind: CompletionItemKind.EnumMember,
    note: identityProviderTypes.find((one) => one.id === id)?.label,
    text: { scalar: id },
    about: { of: 'value', path, value: id },
    rank: id === 'purecloud' ? 6 : 3,
  }));
}

function nameIdOffers({ path }: ValueAsked): readonly Offer[] {
  const offer = (text: string, note: string | undefined, rank: number): Offer => ({
    label: text,
    kind: CompletionItemKind.EnumMember,
    note,
    text: { scalar: text },
    rank,
    about: { of: 'value', path, value: text },
  });
  const first = ['emailAddress', 'persistent', 'unspecified'];
  return [
    ...nameIdFormats.map(({ short }) =>
      offer(short, short === 'unspecified' ? 'default' : undefined, first.includes(short) ? 3 : 4),
    ),
    ...nameIdFormats.map(({ urn }) => offer(urn, 'the same as URN', 6)),
  ];
}

/** Where Genesys Cloud is as service provider in the region of the file: its entity id, and its address. */
function audienceOffers(_: ValueAsked, { editing }: Question): readonly Offer[] {
  const organization = organizationOf(editing).document.sections.find(({ name }) => name === 'organization')?.entries[0]
    ?.node;
  const region = regionOf(textAt(organization, 'region') ?? '');
  if (!region) return [];
  const text = `https://login.${region.domain}/saml`;
  return [{ label: text, kind: CompletionItemKind.Value, note: `of ${region.name}`, text: { scalar: text } }];
}

function integrationTypeOffers(_: ValueAsked, question: Question): readonly Offer[] {
  const known = new Set(integrationTypes.map(({ id }) => id));
  return [
    ...integrationTypes.map(({ id, label, credentialTypes }): Offer => {
      const takes = credentialTypes.length
        ? `Credentials: ${credentialTypes.map((type) => `\`${type}\``).join(', ')}`
        : 'It takes no credentials.';
      return {
        label: id,
        kind: CompletionItemKind.EnumMember,
        note: label === id ? undefined : label,
        text: { scalar: id },
        filter: `${id} ${label}`,
        about: { of: 'text', text: `**${label}**\n\n${takes}` },
        rank: 3,
      };
    }),
    ...seenOffers(question, 'integrations', 'type').filter(({ label }) => !known.has(label)),
  ];
}

function credentialTypeOffers(_: ValueAsked, { entry }: Question): readonly Offer[] {
  const type = textOf(entry, 'type');
  const known = type === undefined ? undefined : integrationType(type);
  const all = known?.credentialTypes.length
    ? known.credentialTypes
    : integrationTypes.flatMap(({ credentialTypes }) => credentialTypes);
  return [...new Set(all)].map((id) => ({
    label: id,
    kind: CompletionItemKind.EnumMember,
    note: known ? `of ${known.id}` : integrationTypes.find(({ credentialTypes }) => credentialTypes.includes(id))?.id,
    text: { scalar: id },
  }));
}

function flowTypeOffers({ schema }: ValueAsked, question: Question): readonly Offer[] {
  const known = (schema?.examples ?? []).map(String);
  const seen = seenAt(question, 'flows', 'type').filter((type) => !known.includes(type));
  return [...seen, ...known].map((type) => ({
    seen: !known.includes(type),
    label: type,
    kind: CompletionItemKind.EnumMember,
    text: { scalar: type },
  }));
}

/** What entries of a section have at a key already. */
function seenOffers(question: Question, section: string, key: string): readonly Offer[] {
  return seenAt(question, section, key)
    .slice(0, 50)
    .map((text) => ({
      label: text,
      kind: CompletionItemKind.Value,
      note: 'in this file',
      seen: true,
      text: { scalar: text },
    }));
}

/** References to secrets; never a secret. */
function secretOffers({ path }: ValueAsked, { entry }: Question): readonly Offer[] {
  const name = secretName(textOf(entry, 'name') ?? 'genesys', String(path.at(-1)));
  const environment = name.replaceAll('-', '_').toUpperCase();
  const offer = (text: string, note: string, rest: Partial<Offer> = {}): Offer => ({
    label: text,
    kind: CompletionItemKind.Value,
    note,
    text: { scalar: text },
    ...rest,
  });
  return [
    offer(`\${secret:${name}}`, 'secret storage of the editor'),
    offer(`\${env:${environment}}`, 'environment variable'),
    offer('${file:', 'file in the workspace', { text: { begun: '${file:' }, again: true }),
  ];
}

const day = 86_400_000;

function dateOffers({ editing }: Question): readonly Offer[] {
  const on = (time: number, note: string, rank: number): Offer => ({
    ...plain(dayOf(time), note),
    text: { scalar: dayOf(time) },
    filter: `${dayOf(time)} ${note}`,
    rank,
  });
  return [on(editing.now, 'today', 2), on(editing.now - day, 'yesterday', 5)];
}

/** Examples, where they can be right as they are: never a name, an id or a file that is somebody else's. */
function exampleOffers({ schema, path, slot }: ValueAsked): readonly Offer[] {
  const { examples = [], format, 'x-name': named } = schema as Schema & { readonly 'x-path'?: string };
  const key = [...path].reverse().find((step) => typeof step === 'string');
  const own = /^(?:name|description|shortName|displayName|email|file|logo|metadataFile|issuerUri|ssoUrl|logoutUrl)$/;
  if (named || format === 'uuid' || own.test(String(key))) return [];
  const there = others(slot);
  return examples
    .map(String)
    .filter((text) => !there.has(text))
    .map((text) => ({ label: text, kind: CompletionItemKind.Value, note: 'example', text: { scalar: text }, rank: 8 }));
}

/** Values inside a contract of a data action, which is a JSON Schema, and the defaults of its answer. */
function schemaValues(path: ValueAsked['path'], asked: ValueAsked, question: Question): readonly Offer[] | undefined {
  const [section, , part, ...rest] = path;
  if (section !== 'dataActions' || rest.length === 0) return undefined;
  const last = rest.at(-1);
  if (part === 'input' || part === 'output') {
    if (rest.at(-2) === 'properties') return [];
    if (last === 'type')
      return ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'].map((type) => ({
        ...plain(type),
        text: { scalar: type },
      }));
    if (last === 'additionalProperties') return ['true', 'false'].map((value) => plain(value));
    if (rest.at(-2) === 'required' && typeof last === 'number') {
      const there = others(asked.slot);
      const all = rest.length === 2 ? propertiesOf(question.entry, part) : [];
      return all
        .filter((name) => !there.has(name))
        .map((name) => ({ label: name, kind: CompletionItemKind.Variable, text: { scalar: name } }));
    }
    return [];
  }
  if (part === 'response' && rest[0] === 'translationMap' && typeof last === 'string') {
    const outputs = keysOf(mapOf(mapOf(question.entry, 'output'), 'properties'));
    const typed = typedOf(question, asked.stand);
    const all = ['$', ...new Set([last, ...outputs].map((name) => `$.${name}`))];
    return all
      .filter((text) => text !== typed)
      .map((text) => ({
        label: text,
        kind: CompletionItemKind.Value,
        note: text === '$' ? 'the whole answer' : 'JSONPath',
        text: { scalar: text },
      }));
  }
  return undefined;
}
