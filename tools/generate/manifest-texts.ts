/**
 * The texts of package.json that VS Code shows, in package.nls.json: a translation is one more file,
 * `package.nls.de.json`. A text that is written into package.json is moved there, and its key put in its place; what
 * stands there already is changed in package.nls.json.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Texts = { readonly [key: string]: string };

/** Keys of the manifest whose values people read. */
const shown = new Set([
  ...['title', 'shortTitle', 'category', 'label', 'description', 'markdownDescription', 'enumDescriptions'],
  ...['markdownEnumDescriptions', 'altText', 'displayName', 'deprecationMessage'],
]);
const reference = /^%(.+)%$/;

/** The manifest with keys in the place of its texts, and the texts. */
export function withTexts(root: string, manifest: { readonly [key: string]: Json }): (readonly [string, string])[] {
  const file = join(root, 'package.nls.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Texts) : {};
  const texts: { [key: string]: string } = {};
  const top = ['displayName', 'description', 'capabilities', 'contributes'];
  const keyed = Object.fromEntries(
    Object.entries(manifest).map(([name, value]) => [
      name,
      top.includes(name) ? keyedValue(value, name, name, known, texts) : value,
    ]),
  );
  return [
    ['package.json', `${JSON.stringify(keyed, null, 2)}\n`],
    ['package.nls.json', `${JSON.stringify(texts, null, 2)}\n`],
  ];
}

/** Every reference in a manifest to a text. */
export function referencesOf(value: Json): readonly string[] {
  if (typeof value === 'string') return reference.exec(value)?.slice(1) ?? [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(referencesOf) : [];
}

/** The texts in the shown places of a manifest that are written out, with where they stand. */
export function writtenOut(value: Json, name = '', path = ''): readonly string[] {
  if (typeof value === 'string') return shown.has(name) && !reference.test(value) ? [`${path}: ${value}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  const within = Array.isArray(value) && shown.has(name);
  return Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'string' && within
      ? writtenOut(one, name, `${path}.${key}`)
      : writtenOut(one, key, `${path}.${key}`),
  );
}

function keyedValue(value: Json, name: string, path: string, known: Texts, texts: { [key: string]: string }): Json {
  if (typeof value === 'string') {
    if (!shown.has(name)) return value;
    const [, already] = reference.exec(value) ?? [];
    const text = already === undefined ? value : known[already];
    if (text === undefined) throw new Error(`package.nls.json has no text for ${value}.`);
    const key = already ?? keyOf(name, path);
    // Other texts under this key would be lost; two places may share one.
    if (texts[key] !== undefined && texts[key] !== text) throw new Error(`Two texts have the key ${key}.`);
    texts[key] = text;
    return `%${key}%`;
  }
  if (Array.isArray(value))
    return value.map((one: Json, at) =>
      keyedValue(one, shown.has(name) ? name : '', `${path}.${idOf(one) ?? at}`, known, texts),
    );
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, keyedValue(one, key, `${path}.${key}`, known, texts)]),
  );
}

/** One category stands in all commands. */
function keyOf(name: string, path: string): string {
  if (name === 'category') return 'category';
  return path.replace(/^contributes\./, '').replace(/genesysIntegrations\./g, '');
}

/** What tells an element of a list from the others, so that its key stays when the order changes. */
function idOf(value: Json): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { id, command, name, type } = value as { readonly [key: string]: Json };
  return [id, command, name, type].find((one): one is string => typeof one === 'string');
}
