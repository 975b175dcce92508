/**
 * Code lenses: what can be asked of a client, a data action, an identity provider or an application, above it. Making
 * them looks at the entries alone, so that it takes no longer than reading their names; what has to be computed is
 * computed when the client asks for that one lens.
 */
import type { CodeLens, Command } from 'vscode-languageserver-types';
import type { Document, Entry } from '../document/document';
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
import { countUsers, usersOf } from './uses';

/** The commands that lenses call. */
export interface LensCommands {
  readonly openPanel: string;
  readonly changeApplication: string;
  readonly showReferences: string;
}

/** `data` of a lens that has no title yet. */
export type LensData =
  /** `client`: name of the client whose least privilege is asked for. */
  | { readonly uri: string; readonly client: string }
  /** Who uses the entry of this name. */
  | { readonly uri: string; readonly section: keyof Listed; readonly name: string };

/** The sections whose entries are worth a lens that says who uses them. */
const usable: readonly (keyof Listed)[] = ['roles', 'oauthClients', 'integrations', 'dataActions'];

/** Every lens of a document, in its order. */
export function codeLenses(document: Document, names: Names, uri: string, commands: LensCommands): CodeLens[] {
  const entries = (section: string) =>
    document.sections
      .filter(({ name }) => name === section)
      .flatMap((one) => one.entries.filter(({ listed }) => listed));
  const integrations = entries('integrations');
  const clients = clientsOf(integrations);
  const used = new Set(clients.values());
  const open = (title: string, question: Question): Command => ({
    title,
    command: commands.openPanel,
    arguments: [{ uri, question }],
  });
  const lens = (entry: Entry, command: Command): CodeLens => ({ range: rangeOf(document, entry), command });
  const lenses = [
    ...usable.flatMap((section) =>
      entries(section).flatMap((entry): CodeLens[] => {
        const name = nameNode(entry)?.value;
        if (name === undefined || !names.isReferredTo(section, name)) return [];
        const data: LensData = { uri, section, name };
        return [{ range: rangeOf(document, entry), data }];
      }),
    ),
    ...entries('oauthClients').flatMap((entry): CodeLens[] => {
      const client = nameNode(entry)?.value;
      if (client === undefined) return [];
      const calls = used.has(client) || pairOf(entry.node, 'uses') !== undefined;
      const data: LensData = { uri, client };
      return [
        lens(entry, open('Simulate token request', { view: 'token', client })),
        ...(calls ? [{ range: rangeOf(document, entry), data }] : []),
      ];
    }),
    ...entries('authorizedApplications').flatMap((entry): CodeLens[] => {
      const application = readOnce(entry, 'authorizedApplications');
      const pointer = pointerTo(entry);
      return (application ? changesOf(application) : []).map((change) =>
        lens(entry, {
          title: changeTitles[change],
          command: commands.changeApplication,
          arguments: [{ uri, pointer, change }],
        }),
      );
    }),
    ...entries('identityProviders').flatMap((entry): CodeLens[] => {
      const provider = nameNode(entry)?.value;
      return provider === undefined ? [] : [lens(entry, open('Validate assertion', { view: 'sso', provider }))];
    }),
    ...entries('dataActions').flatMap((entry): CodeLens[] => {
      const call = callOf(entry, clients);
      return call ? [lens(entry, open('Simulate API call', call))] : [];
    }),
  ];
  return lenses.sort((a, b) => a.range.start.line - b.range.start.line);
}

const changeTitles = { approve: 'Approve', revoke: 'Revoke', scopes: 'Edit scopes…' } as const;

/** A lens with its title: who uses the entry, or what the calls of the client need, against what its roles grant. */
export function resolveLens(lens: CodeLens, whole: Whole, commands: LensCommands): CodeLens {
  const data = lens.data as LensData;
  if ('section' in data) return resolveUses(lens, data, whole, commands);
  const { uri, client: name } = data;
  const client = findClient(whole, name);
  // The client is gone, and the lens will be in a moment: it says nothing until then.
  if (!client) return { ...lens, command: { title: '', command: '' } };
  const least = leastPrivilegeOf(client, whole);
  return {
    ...lens,
    command: {
      title: titleOf(least),
      command: commands.openPanel,
      arguments: [{ uri, question: questionOf(client, name, least) }],
    },
  };
}

function resolveUses(
  lens: CodeLens,
  { uri, section, name }: Extract<LensData, { readonly section: unknown }>,
  whole: Whole,
  { showReferences }: LensCommands,
): CodeLens {
  const users = usersOf(whole, section, name);
  // The last one that used it is gone, and so is the lens in a moment.
  if (users.length === 0) return { ...lens, command: { title: '', command: '' } };
  const locations = whole.references(section, name).map(({ entry, node }) => ({
    uri,
    range: whole.document.range(entry.chunk, node.start, node.end),
  }));
  return {
    ...lens,
    command: {
      title: `Used by ${countUsers(users)}`,
      command: showReferences,
      arguments: [{ uri, position: lens.range.start, locations }],
    },
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
function clientsOf(integrations: readonly Entry[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const entry of integrations) {
    const name = nameNode(entry)?.value;
    const client = textOf(pairOf(pairOf(entry.node, 'credentials')?.value, 'oauthClient')?.value);
    if (name !== undefined && client !== undefined && textOf(pairOf(entry.node, 'type')?.value) === genesysDataActions)
      found.set(name, client);
  }
  return found;
}

/** The call of a data action; undefined when it is not to the Platform API, or nobody is known to make it. */
function callOf({ node }: Entry, clients: ReadonlyMap<string, string>): ApiInputs | undefined {
  const client = clients.get(textOf(pairOf(node, 'integration')?.value) ?? '');
  const request = pairOf(node, 'request')?.value;
  const method = textOf(pairOf(request, 'method')?.value);
  const path = textOf(pairOf(request, 'url')?.value);
  return client === undefined || method === undefined || path === undefined
    ? undefined
    : { view: 'api', client, method: method.toUpperCase(), path: withoutQuery(path) };
}

function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** Lines are counted from the start of the chunk: while an entry stays, only its chunk moves. */
const ranges = new WeakMap<Entry, CodeLens['range']>();

/** The first key of an entry: the lens stands above its line. */
function rangeOf(document: Document, entry: Entry): CodeLens['range'] {
  const { chunk, node } = entry;
  const { line } = chunk;
  let range = ranges.get(entry);
  if (!range) {
    const first = node.kind === 'map' ? node.pairs.find(({ key }) => !key.origin)?.key : undefined;
    const { start, end } = first ?? node;
    range = below(document.range(chunk, start, end), -line);
    ranges.set(entry, range);
  }
  return below(range, line);
}
