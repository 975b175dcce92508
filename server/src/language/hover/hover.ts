/**
 * What a key or a value means, as Markdown: from the schema, from the organization as the file describes it, and from
 * the facts about the platform. Right behind an edit: it reads the entries that it speaks of, no more.
 */
import type { Entry, Position, Range } from '../../document/document';
import { pairOf } from '../../document/node';
import { findOperation } from '../../facts/operations';
import type { Listed } from '../../organization/model.generated';
import { nameNode, referencesOf } from '../../organization/names';
import { gatherCall, pathOf, withoutQuery } from '../../rules/data-action/call';
import type { RuleText } from '../../rules/rule';
import { rememberedText } from '../../rules/sso/provider';
import type { Editing } from '../editing';
import { formatOf, organizationOf } from '../format';
import { lookupsOf } from '../lookups';
import { type Place, placeOf } from '../place';
import { describeAlias, describeMerge } from './alias';
import type { Asked, Paragraphs, SecretState } from './asked';
import { describeCertificateFile, describeCertificates, describeMetadataFile } from './certificate';
import { describeKey, describeShortly, stepsOf } from './key';
import { literalSecrets } from './literal-secrets';
import { withoutSecrets } from './markdown';
import { describers } from './named';
import { sameNames } from './names';
import { describeCall } from './operation';
import { describePermission } from './permission';
import { describeScope } from './scope';
import { describeSecret, isSecretPlace } from './secret';
import { describeSuppression } from './suppression';
import { describeInTests, describeTestKey } from './test';
import { describeValue } from './values';

export interface HoverInput {
  readonly rules: ReadonlyMap<string, RuleText>;
  /** Of the reference to a secret at the position, if there is one (`secretReferenceAt`). */
  readonly secret: SecretState;
}

export interface HoverText {
  readonly markdown: string;
  readonly range: Range;
}

/** The hover at a position; undefined where nothing can be said. */
export function hoverAt(editing: Editing, position: Position, { rules, secret }: HoverInput): HoverText | undefined {
  const organization = organizationOf(editing);
  const asked: Asked = { editing: organization, whole: lookupsOf(organization), rules, secret };
  const found = editing.tested ? describeTest(position, editing, asked) : describe(position, asked);
  const markdown = found?.paragraphs.filter(Boolean).join('\n\n');
  if (!found || !markdown) return undefined;
  return { markdown: withoutSecrets(markdown, literalSecrets(organization.document)), range: found.range };
}

function describe(position: Position, asked: Asked): { paragraphs: Paragraphs; range: Range } | undefined {
  const { document } = asked.editing;
  const suppression = describeSuppression(position, asked);
  if (suppression) return suppression;
  const place = placeOf(document, position);
  if (!place) return describeMerge(position, asked);
  const { chunk, on, key, node } = place;
  const { start, end } = on === 'key' ? key : (node ?? key);
  const range = document.range(chunk, start, end);
  if (on === 'key') return { paragraphs: isSecretPlace(place) ? describeSecretKey(place) : describeKey(place), range };
  const paragraphs = isSecretPlace(place) ? describeSecret(place, asked) : describeWritten(place, asked);
  const alias = describeAlias(place, asked);
  const around = isSecretPlace(place) ? [] : describeShortly(place);
  const rule = paragraphs.length && around.length ? ['---'] : [];
  return { paragraphs: [...paragraphs, ...alias, ...rule, ...around], range };
}

/** The same in a file of tests, whose names lead to the organization file that is asked. */
function describeTest(
  position: Position,
  editing: Editing,
  asked: Asked,
): { paragraphs: Paragraphs; range: Range } | undefined {
  const { document } = editing;
  const format = formatOf(editing);
  const place = placeOf(document, position);
  if (!place) return describeMerge(position, { ...asked, editing });
  const { chunk, on, key, node } = place;
  const { start, end } = on === 'key' ? key : (node ?? key);
  const range = document.range(chunk, start, end);
  if (on === 'key') return { paragraphs: [...describeTestKey(place), ...describeKey(place, format)], range };
  const said = describeInTests(place, editing, asked);
  const around = describeShortly(place, format);
  const rule = said.length && around.length ? ['---'] : [];
  return { paragraphs: [...said, ...describeAlias(place, { ...asked, editing }), ...rule, ...around], range };
}

/** The key of a secret is explained where it is one of the format; a field is one of the user's. */
function describeSecretKey(place: Place): Paragraphs {
  return describeKey(place);
}

/** What stands at a place, beside what its key means. */
function describeWritten(place: Place, asked: Asked): Paragraphs {
  const { entry, node, path } = place;
  const steps = stepsOf(place);
  const way = steps.map((step) => (typeof step === 'number' ? '*' : step)).join('/');
  const file = way === 'identityProviders/*/certificate' || way === 'identityProviders/*/certificates/*';
  if (!entry || !node) return [];
  if (node.kind !== 'scalar') {
    // An alias may stand for a whole map.
    const named = file ? pairOf(node, 'file')?.value : undefined;
    return named?.kind === 'scalar' && typeof named.value === 'string' ? certificateFile(named.value, asked) : [];
  }
  const { value } = node;
  if (value === null) return [];
  if (typeof value === 'string') {
    const named = describeNamed(entry, node, value, asked);
    if (named) return named;
    if (file) return describeCertificates(rememberedText({ node, value }), asked.editing.now);
    switch (way) {
      case 'roles/*/permissions/*':
        return describePermission(value);
      case 'oauthClients/*/scopes/*':
      case 'authorizedApplications/*/scopes/*':
        return describeScope(value);
      case 'identityProviders/*/certificates/*/file':
      case 'identityProviders/*/certificate/file':
        return certificateFile(value, asked);
      case 'identityProviders/*/metadataFile':
        return describeMetadataFile(value, asked.editing.file(value), asked.editing.now);
      case 'dataActions/*/request/url':
      case 'dataActions/*/request/method':
        return describeRequest(entry, asked);
      case 'oauthClients/*/uses/*':
        return describeUse(value, entry, asked);
    }
  }
  return path.length || !entry.listed ? describeValue(way, value, place, asked) : [];
}

function certificateFile(path: string, { editing }: Asked): Paragraphs {
  return describeCertificateFile(path, editing.file(path), editing.now);
}

/** The entry that a value names: its own, or one that it refers to. */
function describeNamed(entry: Entry, node: Place['node'], name: string, asked: Asked): Paragraphs | undefined {
  if (nameNode(entry) === node) return tell(entry.section as keyof Listed, name, { ...asked, own: entry });
  const reference = referencesOf(entry).find((one) => one.node === node);
  return reference && tell(reference.section, name, asked);
}

function tell(section: keyof Listed, name: string, asked: Asked): Paragraphs {
  return [...describers[section](name, asked), ...sameNames(section, name, asked)];
}

function describeRequest(entry: Entry, asked: Asked): Paragraphs {
  const action = asked.whole.read(entry, 'dataActions');
  const call = action && gatherCall(action, asked.whole);
  return call ? describeCall(call, asked) : [];
}

function describeUse(value: string, entry: Entry, asked: Asked): Paragraphs {
  const { whole } = asked;
  const [written = '', url = '', ...more] = value.trim().split(/\s+/);
  if (url === '' || more.length) return ['An operation is written as method and path: `GET /api/v2/users`.'];
  const method = written.toUpperCase();
  const path = pathOf(withoutQuery(url), whole.organization()?.region?.value);
  const found = path === undefined ? ({ state: 'unknown' } as const) : findOperation(method, path);
  return describeCall({ method, path, found, client: whole.read(entry, 'oauthClients') }, asked);
}
