/** Keys of maps that the format leaves to the user: headers, credential fields, JSON Schema, translation maps. */
import { integrationType } from '../../facts/integrations';
import { secretName } from '../../rules/oauth/secret';
import type { KeyAsked, Question } from './asked';
import { escapeSnippet } from './offer';
import { type MapOutline, mapOf, type Outline, textOf } from './outline';

export interface OpenKey {
  readonly key: string;
  readonly note?: string;
  /** What goes behind the colon, as a snippet. */
  readonly snippet?: string;
}

const headers: readonly OpenKey[] = [
  { key: 'Content-Type', snippet: 'application/json' },
  { key: 'Accept', snippet: 'application/json' },
  { key: 'Accept-Language', snippet: '${1:en-US}' },
  { key: 'Authorization', note: 'from the credentials', snippet: '"${1:Bearer} \\${credentials.${2:token}\\}"' },
  { key: 'Cache-Control', snippet: 'no-cache' },
  { key: 'User-Agent' },
  { key: 'X-Correlation-Id' },
];

const jsonSchema: readonly OpenKey[] = [
  { key: 'type', snippet: '${1|string,integer,number,boolean,object,array|}' },
  { key: 'title' },
  { key: 'description' },
  { key: 'properties' },
  { key: 'required', snippet: '[$1]' },
  { key: 'additionalProperties', snippet: '${1|true,false|}' },
  { key: 'items', snippet: '{ type: ${1|string,integer,number,boolean,object|} }' },
  { key: 'enum', snippet: '[$1]' },
  { key: 'default' },
  { key: 'format' },
  { key: 'pattern' },
  { key: 'minimum' },
  { key: 'maximum' },
  { key: 'minLength' },
  { key: 'maxLength' },
];

/** Keys that are sensible below a path, whether they are there or not. */
export function openKeys({ path }: KeyAsked, { entry }: Question): readonly OpenKey[] {
  const [section, , key, ...rest] = path;
  const below = rest.join('.');
  if (section === 'integrations' && key === 'credentials' && below === 'fields') return fields(entry);
  if (section !== 'dataActions') return [];
  if (key === 'request' && below === 'headers') return headers;
  if ((key === 'input' || key === 'output') && rest.at(-1) !== 'properties') return jsonSchema;
  if (key === 'response' && below === 'translationMap')
    return propertiesOf(entry, 'output').map((one) => ({
      key: one,
      note: 'output',
      snippet: `\${1:\\$.${escapeSnippet(one)}}`,
    }));
  if (key === 'response' && below === 'translationMapDefaults')
    return keysOf(mapOf(mapOf(entry, 'response'), 'translationMap')).map((one) => ({
      key: one,
      note: 'of the translation map',
    }));
  return [];
}

/** The properties that a contract of a data action declares. */
export function propertiesOf(entry: MapOutline | undefined, contract: 'input' | 'output'): readonly string[] {
  return keysOf(mapOf(mapOf(entry, contract), 'properties'));
}

export function keysOf(outline: Outline | undefined): readonly string[] {
  return outline?.kind === 'map' ? outline.pairs.filter(({ keyed }) => keyed).map(({ key }) => key) : [];
}

function fields(entry: MapOutline | undefined): readonly OpenKey[] {
  const type = textOf(entry, 'type');
  const name = textOf(entry, 'name') ?? type;
  const known = type === undefined ? undefined : integrationType(type);
  return (known?.fields ?? ['userName', 'password']).map((key) => ({
    key,
    note: known?.label ?? 'basicAuth',
    snippet: `\\\${secret:\${1:${escapeSnippet(secretName(name, key))}}\\}`,
  }));
}
