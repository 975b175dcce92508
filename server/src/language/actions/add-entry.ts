/** Adding an entry from a template: behind the one at the cursor, at the end of its section, or as a new section. */
import type { Chunk, Document, Entry, Position, Section } from '../../document/document';
import { genesysDataActions } from '../../facts/integrations';
import type { Integration } from '../../organization/model.generated';
import { nameNode } from '../../organization/names';
import { listSections } from '../../organization/read';
import { grantOf } from '../../rules/oauth/client';
import { rolesOf } from '../../rules/oauth/role-grants';
import type { Whole } from '../../simulate/whole';
import { type KnownNames, plainText, type Template, templatesOf } from '../templates';
import { insertEntries, type ListSection } from './insert';
import { type Asked, kinds, type Offer } from './offer';
import { grantsAll } from './permissions';

/**
 * Templates that a menu offers, the first of a section for a new one. The other types of providers and integrations are offered by completion: a menu of
 * thirty lines is none.
 */
const usual: readonly string[] = [
  'role',
  'user',
  'oauth-client/client-credentials',
  'oauth-client/authorization-code',
  'oauth-client/saml2-bearer',
  'authorized-application',
  'authorized-application/third-party',
  'identity-provider/generic',
  'identity-provider/entra-id',
  'identity-provider/okta',
  'identity-provider/adfs',
  'identity-provider/ping',
  'identity-provider/google-workspace',
  'integration/purecloud-data-actions',
  'integration/custom-rest-actions',
  'integration/aws-lambda-data-actions',
  'integration/function-data-actions',
  'integration/webhook',
  'data-action/genesys-cloud',
  'data-action/web-service',
  'flow',
];

function placeOf({ id }: Offer): number {
  return usual.indexOf(id.replace(/^add\//, ''));
}

/** What the template of a data action that calls Genesys Cloud asks for. */
const permissionOfTemplate = ['routing:queue:view'];

/** The entries that may be added at a place. */
export function addEntry({ document, whole, range }: Asked): readonly Offer[] {
  const here = standing(document, range.start);
  if (!here) return [];
  if (here === 'between') {
    const present = new Set(document.sections.map(({ name }) => name));
    return listSections
      .filter((name) => !present.has(name))

      .flatMap((name) => {
        const [first] = [...offers(name, undefined, whole, '')].sort((a, b) => placeOf(a) - placeOf(b));
        return first ? [{ ...first, title: `Add section ${name}` }] : [];
      });
  }
  const { section, entry } = here;
  const name = listSections.find((one) => one === section.name);
  return name ? offers(name, entry, whole, 'Add ') : [];
}

function offers(section: ListSection, behind: Entry | undefined, whole: Whole, title: string): readonly Offer[] {
  const own = namesOf(section, whole);
  return templatesOf(section).flatMap((template): readonly Offer[] => {
    const names = usual.includes(template.id) ? namesFor(template, whole) : undefined;
    if (!names) return [];
    const { document } = whole;
    const taken = { ...names, [section]: own };
    const insert = (body: (step: string) => string) => () => insertEntries(document, [{ section, body, behind }]);
    return [
      {
        id: `add/${template.id}`,
        title: title + labelOf(template),
        kind: kinds.insert,
        edits: insert((step) => plainText(template, step, taken)),
        // In brackets the text is turned into a flow, in which no stop would be left.
        ...(isInFlow(section, whole) ? {} : { snippet: insert((step) => template.body(step, taken)) }),
      },
    ];
  });
}

/** The names that a template may refer to; undefined where what it needs is not in the file. */
function namesFor({ id, section }: Template, whole: Whole): KnownNames | undefined {
  switch (id) {
    case 'authorized-application':
      return some('oauthClients', namesOf('oauthClients', whole));
    case 'integration/purecloud-data-actions':
      return some('oauthClients', serviceClients(whole));
    case 'data-action/genesys-cloud':
      return some('integrations', callers(whole, permissionOfTemplate));
    case 'data-action/web-service':
      return some('integrations', integrationsOf('custom-rest-actions', whole));
    case 'flow':
      return some('dataActions', namesOf('dataActions', whole));
    default:
      // A built-in role grants less than the first that the file may have.
      return section === 'identityProviders' ? {} : { roles: [] };
  }
}

function some(section: ListSection, names: readonly string[]): KnownNames | undefined {
  return names.length ? { [section]: names } : undefined;
}

/** The names of a section, in the order of the file; gathered once for all templates. */
function namesOf(section: ListSection, whole: Whole): readonly string[] {
  const known = gathered.get(whole) ?? new Map<ListSection, readonly string[]>();
  gathered.set(whole, known);
  const before = known.get(section);
  if (before) return before;
  const names: string[] = [];
  for (const { name, entries } of whole.document.sections)
    if (name === section)
      for (const entry of entries) {
        const own = nameNode(entry)?.value;
        if (own !== undefined) names.push(own);
      }
  known.set(section, names);
  return names;
}

const gathered = new WeakMap<Whole, Map<ListSection, readonly string[]>>();

function serviceClients(whole: Whole): readonly string[] {
  return whole
    .all('oauthClients')
    .filter((client) => grantOf(client)?.id === 'client-credentials' && client.roles)
    .flatMap(({ name }) => name?.value ?? []);
}

function integrationsOf(type: string, whole: Whole): readonly string[] {
  return whole
    .all('integrations')
    .filter((one) => one.type?.value === type)
    .flatMap(({ name }) => name?.value ?? []);
}

/** Integrations that call Genesys Cloud, those first whose client may make a call that asks for these permissions. */
export function callers(whole: Whole, permissions: readonly string[]): readonly string[] {
  const may = (one: Integration) => {
    const name = one.credentials?.oauthClient?.value;
    const [client] = name === undefined ? [] : whole.named('oauthClients', name);
    return client ? grantsAll(rolesOf(client), permissions, whole) : false;
  };
  const all = whole.all('integrations').filter((one) => one.type?.value === genesysDataActions);
  return [...all.filter(may), ...all.filter((one) => !may(one))].flatMap(({ name }) => name?.value ?? []);
}

function labelOf({ id, label }: Template): string {
  if (id === 'oauth-client/authorization-code') return `${label} with PKCE`;
  return /^.[a-z ]/.test(label) ? label[0]?.toLowerCase() + label.slice(1) : label;
}

function isInFlow(section: ListSection, { document }: Whole): boolean {
  const found = document.sections.find(({ name }) => name === section);
  const [first] = found?.entries ?? [];
  return first !== undefined && /^[^\n]*\[/.test(first.chunk.text.slice(found?.key.end ?? 0, first.node.start));
}

type Standing = { readonly section: Section; readonly entry: Entry | undefined } | 'between' | undefined;

/** Where a position is: in a section, or on a blank line between the top-level keys. */
function standing(document: Document, position: Position): Standing {
  const { chunk, offset } = document.locate(position);
  const line = lineAt(chunk, offset);
  if (line.text.trim() === '' && isBetween(document, chunk, line.end, position)) return 'between';
  let section: Section | undefined;
  for (const one of document.sections) {
    const { start } = document.range(one.chunk, one.key.start, one.key.end);
    if (start.line <= position.line) section = one;
  }
  if (!section) return undefined;
  const here = section.entries.filter((one) => one.listed && one.chunk === chunk);
  const entry =
    here.find(({ node }) => node.start <= offset && offset <= node.end) ??
    here.filter(({ node }) => lineAt(chunk, node.start).start <= offset).at(-1);
  return { section, entry };
}

function isBetween(document: Document, chunk: Chunk, end: number, { line }: Position): boolean {
  if (chunk.entries.some(({ node }) => node.start < end && end < node.end)) return false;
  const at = document.chunks.indexOf(chunk);
  const rest = `${chunk.text.slice(end)}${document.chunks[at + 1]?.text.slice(0, 500) ?? ''}`;
  const next = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*([^\n]*)/.exec(rest)?.[1] ?? '';
  return line >= document.lineCount - 1 || next.trim() === '' || /^[^\s-]/.test(next);
}

function lineAt(
  { text }: Chunk,
  offset: number,
): { readonly start: number; readonly end: number; readonly text: string } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const at = text.indexOf('\n', offset);
  const end = at < 0 ? text.length : at + 1;
  return { start, end, text: text.slice(start, end) };
}
