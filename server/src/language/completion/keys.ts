/** The keys that a map may have besides those it has, with what goes behind each. */
import { pairOf } from '../../document/node';
import { grantTypes } from '../../facts/grant-types';
import { genesysDataActions, integrationType } from '../../facts/integrations';
import { secretName } from '../../rules/oauth/secret';
import { type Schema, typesOf } from '../../rules/schema/schema';
import { templatesOf } from '../templates';
import { testFile } from '../test-templates';
import { dayOf } from '../words';
import type { KeyAsked, Question } from './asked';
import { mergedInto } from './merged';
import { CompletionItemKind, escapeSnippet, type Offer, scalarText } from './offer';
import { openKeys } from './open-keys';
import { type MapOutline, textOf } from './outline';
import { requestText, wantedInTest } from './test-keys';

type Keyed = Schema & { readonly deprecated?: boolean };

/** How much a key is wanted, and what is to be said against it. */
interface Relevance {
  readonly rank: number;
  readonly note?: string;
}

const wanted = 0;
const usual = 2;
const seldom = 4;
const useless = 8;

/** Keys of a map, the required ones first; those that the grant type or the provider type has no use for last. */
export function offerKeys(asked: KeyAsked, around: Question): readonly Offer[] {
  const { schema, path, map } = asked;
  // Left of its keys an entry may go on or a new one begin, so that the question is about neither.
  const question = path.length === 2 && map ? { ...around, entry: around.entry ?? map } : around;
  const there = keysThere(asked, question);
  if (path.length === 0 && there.size === 0 && !asked.own)
    return [...wholeFile(question), ...closedKeys(asked, question, there)];
  const open = !schema?.properties;
  return open
    ? openOffers(asked, question, there)
    : [...closedKeys(asked, question, there), ...whatIsRequired(asked, question)];
}

/** All that a map needs in one step, where none of it is there and it is no entry with templates of its own. */
function whatIsRequired({ map, path, schema, stand, own, colon }: KeyAsked, question: Question): readonly Offer[] {
  const required = schema?.required ?? [];
  const { below } = question;
  const held = below !== undefined && below.column >= stand.column;
  if (!schema || required.length < 2 || path.length === 2 || map?.pairs.length || own !== undefined) return [];
  if (stand.flow || colon || held) return [];
  return [
    {
      label: required.join(', '),
      kind: CompletionItemKind.Snippet,
      note: 'what is required',
      text: { snippet: mapText(path, schema, question).text },
      rank: wanted + 1,
    },
  ];
}

function closedKeys(asked: KeyAsked, question: Question, there: ReadonlySet<string>): readonly Offer[] {
  const { path, schema } = asked;
  const required = new Set(schema?.required ?? []);
  const { map } = asked;
  const merged = mergedInto(map, question);
  const whole = map && merged.length ? { ...map, pairs: [...map.pairs, ...merged] } : map;
  // A template of the whole entry comes before its single keys.
  const isNew = !map && path.length === 2;
  return Object.entries(schema?.properties ?? {}).flatMap(([key, of]): Offer[] => {
    if (there.has(key) || (key === 'certificate' && there.has('certificates'))) return [];
    if (key === 'certificates' && there.has('certificate')) return [];
    const at = [...path, key];
    const relevance: Relevance | undefined = merged.some((pair) => pair.key === key)
      ? { rank: useless, note: 'comes with <<' }
      : required.has(key)
        ? { rank: wanted }
        : relevanceOf(at, whole, question);
    if (!relevance) return [];
    const held = heldBelow(of, asked, question);
    if (held === false) return [];
    const { snippet, again } = held ? { snippet: `${key}:`, again: false } : keyText(key, of, asked, question);
    // In a file of tests it is only what a key may be mistaken for.
    const label = question.editing.tested ? undefined : of['x-label'];
    return [
      {
        label: key,
        kind: CompletionItemKind.Property,
        note: relevance.note ?? (required.has(key) ? 'required' : label),
        text: asked.colon ? { yaml: key } : { snippet },
        rank: Math.min(9, relevance.rank + (asked.moved || isNew ? 2 : 0)),
        about: { of: 'key', path: at },
        deprecated: (of as Keyed).deprecated === true,
        again: again && !asked.colon,
        choices: choicesOf(of),
      },
    ];
  });
}

/**
 * Whether the lines below are the value already that a key here would get; false where they can't be. Undefined where
 * the key has room for a new value.
 */
function heldBelow(schema: Schema, { stand, colon }: KeyAsked, { below }: Question): boolean | undefined {
  if (!below || stand.flow || colon || below.column < stand.column || (below.column === stand.column && !below.dash))
    return undefined;
  return typesOf(schema).includes(below.dash ? 'array' : 'object');
}

function openOffers(asked: KeyAsked, question: Question, there: ReadonlySet<string>): readonly Offer[] {
  return openKeys(asked, question)
    .filter(({ key }) => !there.has(key))
    .map(({ key, note, snippet }) => {
      const name = scalarText(key, asked.stand.flow);
      const { below } = question;
      const held = below && !asked.stand.flow && below.column > asked.stand.column;
      const behind = held ? '' : ` ${asked.stand.flow ? '' : (snippet ?? '')}`;
      return {
        label: key,
        kind: CompletionItemKind.Property,
        note,
        text: asked.colon ? { yaml: name } : { snippet: `${escapeSnippet(name)}:${behind}` },
        rank: usual,
      };
    });
}

/** The keys that the map has; the one that is being written does not count. */
function keysThere({ map, own, path }: KeyAsked, { editing }: Question): ReadonlySet<string> {
  const keys = (map?.pairs ?? []).map((pair) => pair.key);
  // A key that is being written at the left margin runs into the next one.
  const sections = path.length === 0 ? editing.document.sections.flatMap(({ name }) => name.split(/\s+/)) : [];
  const there = new Set([...keys, ...sections]);
  if (own !== undefined && keys.filter((key) => key === own).length < 2) there.delete(own);
  return there;
}

function wholeFile({ editing }: Question): readonly Offer[] {
  if (editing.tested)
    return [
      {
        label: 'File of tests',
        kind: CompletionItemKind.Snippet,
        note: 'a token request, an API call',
        text: { snippet: testFile(dayOf(editing.now), editing.tested.names.names('oauthClients')) },
        rank: 0,
      },
    ];
  return templatesOf('file').map((template) => ({
    label: template.label,
    kind: CompletionItemKind.Snippet,
    text: { snippet: template.body() },
    rank: 0,
    about: { of: 'template', id: template.id },
  }));
}

/** What follows a key: room for a scalar, a list or a map, in the way that the file has them. */
function keyText(
  key: string,
  schema: Schema,
  { stand, path }: KeyAsked,
  question: Question,
): { readonly snippet: string; readonly again: boolean } {
  const types = typesOf(schema);
  const { layout } = question;
  const scalar = types.length === 0 || types.some((type) => type !== 'array' && type !== 'object');
  if (!scalar && types.includes('array'))
    return { snippet: stand.flow ? `${key}: [$1]` : `${key}:\n${' '.repeat(layout.dash)}- $0`, again: true };
  if (!scalar) {
    if (stand.flow) return { snippet: `${key}: { $1 }`, again: true };
    const { text, again } = mapText([...path, key], schema, question);
    const indent = ' '.repeat(layout.step);
    return {
      snippet: `${key}:\n${text
        .split('\n')
        .map((line) => indent + line)
        .join('\n')}`,
      again,
    };
  }
  const only = schema.enum?.length === 1 ? String(schema.enum[0]) : '$0';
  return { snippet: `${key}: ${only}`, again: true };
}

/** Few values among which one can choose. */
function choicesOf(schema: Schema): readonly string[] | undefined {
  if (schema.type === 'boolean') return ['true', 'false'];
  return schema.enum && schema.enum.length > 1 && schema.enum.length < 16 ? schema.enum.map(String) : undefined;
}

/** What a map begins with: its required keys. */
function mapText(
  path: readonly (string | number)[],
  schema: Schema,
  question: Question,
): { readonly text: string; readonly again: boolean } {
  const { entry, layout } = question;
  const way = path.filter((step) => typeof step === 'string').join('.');
  const step = ' '.repeat(layout.step);
  if (way === 'dataActions.input' || way === 'dataActions.output')
    return {
      text: `type: object\nproperties:\n${step}\${1:name}: { type: \${2|string,integer,number,boolean|} }`,
      again: false,
    };
  if (way === 'integrations.credentials') return { text: credentialsText(entry, step), again: false };
  const request = requestText(way, question);
  if (request !== undefined) return { text: request, again: false };
  const required = schema.required ?? [];
  if (required.length === 0) return { text: '$0', again: true };
  const lines = required.map((key, at) => {
    const of = schema.properties?.[key];
    const last = at === required.length - 1 && required.length > 1;
    const choice =
      of?.enum && of.enum.length < 12 ? `\${${at + 1}|${of.enum.join(',')}|}` : `$${last && !of?.enum ? 0 : at + 1}`;
    return `${key}: ${choice}`;
  });
  return { text: lines.join('\n'), again: required.length === 1 };
}

/** The credentials that the integration's type takes. */
function credentialsText(entry: MapOutline | undefined, step: string): string {
  const type = textOf(entry, 'type');
  const known = type === undefined ? undefined : integrationType(type);
  const [credentialType] = known?.credentialTypes ?? [];
  if (!known || !credentialType) return 'type: $0';
  if (known.id === genesysDataActions) return `type: ${credentialType}\noauthClient: $0`;
  const name = textOf(entry, 'name') ?? known.id;
  const fields = known.fields.map(
    (field, at) => `${step}${field}: \\\${secret:\${${at + 1}:${escapeSnippet(secretName(name, field))}}}`,
  );
  return `type: ${credentialType}\nfields:\n${fields.length ? fields.join('\n') : `${step}$0`}`;
}

/** How much a key is wanted, from what else the entry says; undefined for one that would be wrong. */
function relevanceOf(
  path: readonly (string | number)[],
  map: MapOutline | undefined,
  question: Question,
): Relevance | undefined {
  const way = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
  if (question.editing.tested) return wantedInTest(way, question);
  const key = String(path.at(-1));
  switch (way.split('.').slice(0, -1).join('.')) {
    case 'oauthClients.*':
      return ofClient(key, textOf(map, 'grantType'), textOf(map, 'pkce') === 'true');
    case 'authorizedApplications.*':
      return ofApplication(key, textOf(map, 'client'), question);
    case 'identityProviders.*':
      return ofProvider(key, map);
    case 'integrations.*': {
      const type = textOf(map, 'type');
      const known = type === undefined ? undefined : integrationType(type);
      if (key !== 'credentials' || !known) return { rank: usual };
      return known.credentialTypes.length ? { rank: wanted } : { rank: useless, note: `none for ${known.id}` };
    }
    case 'integrations.*.credentials': {
      const genesys =
        textOf(question.entry, 'type') === genesysDataActions || textOf(map, 'type') === 'pureCloudOAuthClient';
      if (key === 'oauthClient') return { rank: genesys ? wanted : seldom };
      return { rank: genesys && key === 'fields' ? seldom : usual };
    }
    default:
      return { rank: usual };
  }
}

function ofClient(key: string, grant: string | undefined, pkce: boolean): Relevance {
  const type =
    grant !== undefined && Object.hasOwn(grantTypes, grant) ? grantTypes[grant as keyof typeof grantTypes] : undefined;
  if (!type) return { rank: usual };
  if (key === 'roles' || key === 'scopes' || key === 'redirectUris')
    return type[key] === 'required'
      ? { rank: wanted, note: 'required' }
      : { rank: useless, note: `ignored by ${type.label}` };
  if (key === 'pkce' && type.id !== 'authorization-code') return { rank: useless, note: 'for Authorization Code only' };
  if ((key === 'allowedIpRanges' || key === 'uses') && type.id !== 'client-credentials')
    return {
      rank: key === 'uses' ? usual : useless,
      note: key === 'uses' ? 'API Monitoring' : 'for Client Credentials only',
    };
  if (key === 'clientSecret' && (type.id === 'implicit' || pkce))
    return { rank: useless, note: 'this client has no secret' };
  return { rank: usual };
}

function ofApplication(key: string, client: string | undefined, { editing }: Question): Relevance {
  if (client === undefined || (key !== 'roles' && key !== 'scopes')) return { rank: usual };
  const node = editing.names.named('oauthClients', client)[0]?.node;
  const grant = pairOf(node, 'grantType')?.value;
  const name = grant?.kind === 'scalar' ? String(grant.value) : '';
  const type = Object.hasOwn(grantTypes, name) ? grantTypes[name as keyof typeof grantTypes] : undefined;
  return type?.[key] === 'ignored' ? { rank: useless, note: `ignored by ${type.label}` } : { rank: usual };
}

function ofProvider(key: string, map: MapOutline | undefined): Relevance {
  if (textOf(map, 'type') === 'purecloud' && key !== 'enabled')
    return { rank: useless, note: 'not for Genesys Cloud’s own login' };
  const trust = ['metadataFile', 'issuerUri', 'ssoUrl', 'certificates'];
  if (!trust.includes(key)) return { rank: key === 'certificate' ? seldom : usual };
  const metadata = map?.pairs.some((pair) => pair.key === 'metadataFile');
  if (metadata) return { rank: usual };
  return key === 'metadataFile' ? { rank: wanted + 1 } : { rank: wanted + 1, note: 'required without metadata' };
}
