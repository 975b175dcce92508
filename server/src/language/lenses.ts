/**
 * Code lenses: what can be asked of a client, a data action, an identity provider or an application, above it. Making
 * them looks at the entries alone, so that it takes no longer than reading their names; what has to be computed is
 * computed when the client asks for that one lens.
 */
import type { CodeLens, Command } from 'vscode-languageserver-types';
import type { Document, Entry, Position, Range } from '../document/document';
import { type Node, pairOf } from '../document/node';
import { genesysDataActions } from '../facts/integrations';
import type { Listed, OauthClient } from '../organization/model.generated';
import { type Names, nameNode } from '../organization/names';
import { readOnce } from '../organization/read-once';
import type { ApiInputs, Question } from '../panel/view';
import { withoutQuery } from '../rules/data-action/call';
import { changesOf } from '../simulate/application-change';
import { type LeastPrivilege, leastPrivilegeOf } from '../simulate/least-privilege';
import { findClient, type Whole } from '../simulate/whole';
import { pointerTo } from './actions/application-actions';
import { below } from './ranges';
import { called, countUsers, usersOf } from './uses';

/** The commands that lenses call. */
export interface LensCommands {
  readonly openPanel: string;
  readonly changeApplication: string;
  readonly showReferences: string;
}

/** What a lens is about: who uses an entry, what its calls need, or something to be done with it. */
const kinds = ['users', 'token', 'needs', 'approve', 'revoke', 'scopes', 'assertion', 'call'] as const;
type LensKind = (typeof kinds)[number];

/**
 * `data` of a lens without a command: the number of its file, and whose lens it is. A large file has thousands, which
 * are sent behind every edit, so nothing stands here that the server knows by itself.
 */
export type LensData = readonly [file: number, section: keyof Listed, name: string, kind: LensKind];

export interface LensInput {
  readonly document: Document;
  readonly names: Names;
  readonly uri: string;
  /** By this number the server finds the file when the client asks for the command of a lens. */
  readonly file: number;
  readonly commands: LensCommands;
  /** The client asks for the command of every lens that it shows, and needs none before. */
  readonly later: boolean;
}

/** The sections whose entries are worth a lens that says who uses them. */
const usable: ReadonlySet<string> = new Set<keyof Listed>(['roles', 'oauthClients', 'integrations', 'dataActions']);

/** What an entry says that lenses are made of, read once as long as it is there. */
interface Own {
  readonly name: string | undefined;
  /** The first key: the lens stands above its line. Lines are counted from the start of the chunk. */
  readonly range: Range;
  /** What stands above it whatever the others say, behind who uses it. */
  readonly always: readonly LensKind[];
  /** Of a Genesys Cloud data actions integration, its client. */
  readonly caller: string | undefined;
  /** Of a data action, the integration that makes its call. */
  readonly calledBy: string | undefined;
  /** Of a client, its grant type. */
  readonly grant: string | undefined;
  /** Of an application, the name of its client. */
  readonly client: string | undefined;
}

const owns = new WeakMap<Entry, Own>();

/** The lenses without a command that were sent last for an entry: the same are sent until it moves or they change. */
const sent = new WeakMap<Entry, { readonly line: number; readonly lenses: readonly CodeLens[] }>();

/** Every lens of a document, in its order. */
export function codeLenses(input: LensInput): CodeLens[] {
  const { document, names, later } = input;
  const callers = callersIn(document);
  const used = new Set(callers.values());
  const lenses: CodeLens[] = [];
  for (const section of document.sections) {
    if (!Object.hasOwn(called, section.name)) continue;
    for (const entry of section.entries) {
      if (!entry.listed) continue;
      const own = ownOf(document, entry);
      const asked = kindsOf(document, entry, own, names, callers, used);
      if (asked.length === 0) continue;
      const made = later ? sentFor(entry, own, asked, input.file) : lensesOf(entry, own, asked, callers, input);
      for (const lens of made) lenses.push(lens);
    }
  }
  return lenses.sort((a, b) => a.range.start.line - b.range.start.line);
}

function ownOf(document: Document, entry: Entry): Own {
  let own = owns.get(entry);
  if (!own) {
    own = readOwn(document, entry);
    owns.set(entry, own);
  }
  return own;
}

function readOwn(document: Document, entry: Entry): Own {
  const { section, node } = entry;
  const name = nameNode(entry)?.value;
  const always: LensKind[] = [];
  if (section === 'oauthClients' && name !== undefined) always.push('token');
  if (section === 'oauthClients' && name !== undefined && pairOf(node, 'uses')) always.push('needs');
  if (section === 'identityProviders' && name !== undefined) always.push('assertion');
  const application = section === 'authorizedApplications' ? readOnce(entry, section) : undefined;
  if (application) always.push(...changesOf(application));
  return {
    name,
    range: firstKey(document, entry),
    always,
    caller: section === 'integrations' ? callerOf(node) : undefined,
    calledBy: section === 'dataActions' && requestOf(node) ? textOf(pairOf(node, 'integration')?.value) : undefined,
    grant: section === 'oauthClients' ? textOf(pairOf(node, 'grantType')?.value) : undefined,
    client: application?.client?.text?.value,
  };
}

function kindsOf(
  document: Document,
  { section }: Entry,
  { name, always, calledBy, client }: Own,
  names: Names,
  callers: ReadonlyMap<string, string>,
  used: ReadonlySet<string>,
): readonly LensKind[] {
  const users = name !== undefined && usable.has(section) && names.isReferredTo(section as keyof Listed, name);
  const calls = section === 'oauthClients' && name !== undefined && used.has(name) && !always.includes('needs');
  const call = calledBy !== undefined && callers.has(calledBy);
  if (client !== undefined && hasNoScopes(document, client, names)) return always.filter((kind) => kind !== 'scopes');
  if (!users && !calls && !call) return always;
  const asked: LensKind[] = users ? ['users', ...always] : [...always];
  if (calls) asked.push('needs');
  if (call) asked.push('call');
  return asked;
}

/** Whether the tokens of a client have no scopes, so that those of its applications do nothing. */
function hasNoScopes(document: Document, client: string, names: Names): boolean {
  const [first, ...others] = names.named('oauthClients', client);
  return first !== undefined && !others.length && ownOf(document, first).grant === 'client-credentials';
}

function sentFor(entry: Entry, own: Own, asked: readonly LensKind[], file: number): readonly CodeLens[] {
  const { line } = entry.chunk;
  const before = sent.get(entry);
  const same =
    before?.line === line &&
    before.lenses.length === asked.length &&
    before.lenses.every(({ data }, at) => (data as LensData)[3] === asked[at] && (data as LensData)[0] === file);
  if (same) return before.lenses;
  const range = below(own.range, line);
  const lenses = asked.map((kind): CodeLens => ({ range, data: dataOf(entry, own, kind, file) }));
  sent.set(entry, { line, lenses });
  return lenses;
}

/** Lenses with the commands that are known without computing anything. */
function lensesOf(
  entry: Entry,
  own: Own,
  asked: readonly LensKind[],
  callers: ReadonlyMap<string, string>,
  { uri, file, commands }: LensInput,
): readonly CodeLens[] {
  const range = below(own.range, entry.chunk.line);
  return asked.map((kind): CodeLens => {
    const command = plainCommand(entry, own, kind, callers, uri, commands);
    return command ? { range, command } : { range, data: dataOf(entry, own, kind, file) };
  });
}

function dataOf({ section }: Entry, { name = '' }: Own, kind: LensKind, file: number): LensData {
  return [file, section as keyof Listed, name, kind];
}

/** Reads what a client sends back; undefined for anything else. */
export function readLensData(data: unknown): LensData | undefined {
  if (!Array.isArray(data)) return undefined;
  const [file, section, name, kind] = data as readonly unknown[];
  return typeof file === 'number' &&
    typeof section === 'string' &&
    Object.hasOwn(called, section) &&
    typeof name === 'string' &&
    kinds.some((one) => one === kind)
    ? [file, section as keyof Listed, name, kind as LensKind]
    : undefined;
}

/** The command of a lens that needs no computing; undefined for the other ones. */
function plainCommand(
  entry: Entry,
  { name = '' }: Own,
  kind: LensKind,
  callers: ReadonlyMap<string, string>,
  uri: string,
  { openPanel, changeApplication }: LensCommands,
): Command | undefined {
  const open = (title: string, question: Question): Command => ({
    title,
    command: openPanel,
    arguments: [{ uri, question }],
  });
  switch (kind) {
    case 'users':
    case 'needs':
      return undefined;
    case 'token':
      return open('Simulate token request', { view: 'token', client: name });
    case 'assertion':
      return open('Validate assertion', { view: 'sso', provider: name });
    case 'call': {
      const call = callOf(entry, callers);
      return call && open('Simulate API call', call);
    }
    default:
      return {
        title: changeTitles[kind],
        command: changeApplication,
        arguments: [{ uri, pointer: pointerTo(entry), change: kind }],
      };
  }
}

const changeTitles = { approve: 'Approve', revoke: 'Revoke', scopes: 'Edit scopes…' } as const;

/** What a lens says that will be gone in a moment. */
const nothing: Command = { title: '', command: '' };

/** A lens with its command, in a file that may have been edited since the lens was sent. */
export function resolveLens(
  lens: CodeLens,
  data: LensData,
  uri: string,
  whole: Whole,
  commands: LensCommands,
): CodeLens {
  return { ...lens, command: commandOf(lens, data, uri, whole, commands) ?? nothing };
}

function commandOf(
  { range }: CodeLens,
  [, section, name, kind]: LensData,
  uri: string,
  whole: Whole,
  commands: LensCommands,
): Command | undefined {
  if (kind === 'users') return usersCommand(range.start, section, name, uri, whole, commands);
  if (kind === 'needs') return needsCommand(name, uri, whole, commands);
  const { document } = whole;
  const entry = entryAt(range.start, section, name, whole);
  const own = entry && ownOf(document, entry);
  // An application that can't be approved any more may be approved by now.
  if (!own || (kind !== 'call' && !own.always.includes(kind))) return undefined;
  return plainCommand(entry, own, kind, kind === 'call' ? callersIn(document) : none, uri, commands);
}

/** The entry of a name: of several, the one above which the lens stands. */
function entryAt(start: Position, section: keyof Listed, name: string, whole: Whole): Entry | undefined {
  const { document } = whole;
  const here = document
    .locate(start)
    .chunk.entries.filter((one) => one.listed && one.section === section && (nameNode(one)?.value ?? '') === name);
  const exact = here.find((one) => {
    const { line, character } = rangeOf(document, one).start;
    return line === start.line && character === start.character;
  });
  return exact ?? here[0] ?? whole.named(section, name)[0]?.entry;
}

const none: ReadonlyMap<string, string> = new Map();

/** What the calls of a client need, against what its roles grant. */
function needsCommand(name: string, uri: string, whole: Whole, { openPanel }: LensCommands): Command | undefined {
  const client = findClient(whole, name);
  if (!client) return undefined;
  const least = leastPrivilegeOf(client, whole);
  return {
    title: titleOf(least),
    command: openPanel,
    arguments: [{ uri, question: questionOf(client, name, least) }],
  };
}

function usersCommand(
  position: Position,
  section: keyof Listed,
  name: string,
  uri: string,
  whole: Whole,
  { showReferences }: LensCommands,
): Command | undefined {
  const users = usersOf(whole, section, name);
  if (users.length === 0) return undefined;
  const locations = whole.references(section, name).map(({ entry, node }) => ({
    uri,
    range: whole.document.range(entry.chunk, node.start, node.end),
  }));
  return {
    title: `Used by ${countUsers(users)}`,
    command: showReferences,
    arguments: [{ uri, position, locations }],
  };
}

/** "3 calls, 1 permission missing, 12 surplus". */
function titleOf({ byOperation, needed, missing, surplus, complete, holder, rolesKnown }: LeastPrivilege): string {
  const count = byOperation.length;
  const permissions = (many: number) => `${many} ${many === 1 ? 'permission' : 'permissions'}`;
  const calls = `${complete ? '' : 'at least '}${count} ${count === 1 ? 'call' : 'calls'}`;
  if (holder === 'people' || !rolesKnown)
    return `${calls}, ${permissions(needed.length)} needed${holder === 'client' && missing.length ? `, ${missing.length} of them not known to be granted` : ''}`;
  const parts = [
    ...(missing.length ? [`${permissions(missing.length)} missing`] : []),
    // What a call that is not known needs may be among the rest.
    ...(complete && count && surplus.length
      ? [missing.length ? `${surplus.length} surplus` : `${permissions(surplus.length)} surplus`]
      : []),
  ];
  if (parts.length === 0)
    parts.push(complete && count ? 'just the permissions needed' : 'none refused for permissions');
  return [calls, ...parts].join(', ');
}

/** The call to be simulated: the first that lacks something, else the first. */
function questionOf({ grantType }: OauthClient, client: string, { byOperation }: LeastPrivilege): Question {
  const chosen = byOperation.find(({ missing }) => missing.length) ?? byOperation[0];
  if (!chosen) return { view: grantType ? 'api' : 'token', client };
  const { method, path, url } = chosen.call;
  return { view: 'api', client, method, path: path ?? url };
}

/** The client of each Genesys Cloud data actions integration, by its name. */
function callersIn(document: Document): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { name: section, entries } of document.sections)
    if (section === 'integrations')
      for (const entry of entries) {
        const { name, caller } = entry.listed ? ownOf(document, entry) : nobody;
        if (name !== undefined && caller !== undefined) found.set(name, caller);
      }
  return found;
}

const nobody = { name: undefined, caller: undefined };

function callerOf(node: Node): string | undefined {
  if (textOf(pairOf(node, 'type')?.value) !== genesysDataActions) return undefined;
  return textOf(pairOf(pairOf(node, 'credentials')?.value, 'oauthClient')?.value);
}

function requestOf(node: Node): { readonly method: string; readonly path: string } | undefined {
  const request = pairOf(node, 'request')?.value;
  const method = textOf(pairOf(request, 'method')?.value);
  const path = textOf(pairOf(request, 'url')?.value);
  return method === undefined || path === undefined ? undefined : { method, path };
}

/** The call of a data action; undefined when it is not to the Platform API, or nobody is known to make it. */
function callOf({ node }: Entry, callers: ReadonlyMap<string, string>): ApiInputs | undefined {
  const client = callers.get(textOf(pairOf(node, 'integration')?.value) ?? '');
  const request = requestOf(node);
  return client === undefined || request === undefined
    ? undefined
    : { view: 'api', client, method: request.method.toUpperCase(), path: withoutQuery(request.path) };
}

function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

function firstKey(document: Document, { chunk, node }: Entry): Range {
  const first = node.kind === 'map' ? node.pairs.find(({ key }) => !key.origin)?.key : undefined;
  const { start, end } = first ?? node;
  return below(document.range(chunk, start, end), -chunk.line);
}

function rangeOf(document: Document, entry: Entry): Range {
  return below(ownOf(document, entry).range, entry.chunk.line);
}
