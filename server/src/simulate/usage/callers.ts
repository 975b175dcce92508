/** Who calls the Platform API, as far as the file tells: data actions, and clients with the operations under `uses`. */
import { genesysDataActions } from '../../facts/integrations';
import { findOperation } from '../../facts/operations';
import type { Integration, OauthClient } from '../../organization/model.generated';
import { pathOf, withoutQuery } from '../../rules/data-action/call';
import { grantOf } from '../../rules/oauth/client';
import type { Spot } from '../../rules/rule';
import { onEntry, onValue } from '../../rules/spots';
import { longestPath } from '../api/request';
import { shortened, type Whole } from '../whole';
import { longestJob } from './profile';

/** What the user guesses. `id` stays the same while the names do. */
export interface Load {
  readonly id: string;
  /**
   * `flow`, `action`: calls of a flow, and runs of a data action that no flow calls. `job`: runs of a client for itself,
   * `minutes`: in how many. `agents`: people who sign in; `rounds`: how often each of them calls what a client uses.
   */
  readonly kind: 'flow' | 'action' | 'job' | 'minutes' | 'agents' | 'rounds';
  /** Name of the flow, data action or client. */
  readonly name: string;
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  readonly at: Spot | undefined;
}

/** Someone who calls one operation with tokens of one client. */
export interface Caller {
  readonly client: CallingClient;
  readonly name: string;
  /** `action`: a data action. `job`: the client for itself. `agent`: people who are signed in. */
  readonly kind: 'action' | 'job' | 'agent';
  readonly method: string;
  /** As it was written. */
  readonly path: string;
  /** Method and path of the operation; as it was written where it is not known. */
  readonly operation: string;
  readonly at: Spot | undefined;
  /** Ids of the loads by which it is called, each once a call. */
  readonly loads: readonly string[];
}

export interface CallingClient {
  /** As it was written; undefined where an integration names none. */
  readonly name: string | undefined;
  /** Undefined where the file has no client of this name. */
  readonly client: OauthClient | undefined;
  readonly at: Spot | undefined;
}

export interface Calling {
  readonly callers: readonly Caller[];
  readonly loads: readonly Load[];
  /** What is not simulated, since there is too much of it or it can't be read. */
  readonly leftOut: {
    readonly callers: number;
    readonly flows: number;
    /** Operations under `uses` that are no text. */
    readonly unreadable: number;
  };
  /** Data actions that call nothing, since their integration is disabled. */
  readonly disabled: readonly { readonly name: string; readonly at: Spot }[];
}

/** Most callers that are simulated. */
export const mostCallers = 200;
/** Most flows whose calls are simulated. */
export const mostFlows = 200;
const mostCalls = 10_000_000;
const mostAgents = 100_000;

/** What is supposed until the user says otherwise. */
const usual = { flow: 1000, action: 200, job: 200, minutes: 60, agents: 100, rounds: 8 } as const;

/** Every caller of the file: data actions, then clients for themselves; the loads in the order in which they are asked for. */
export function gatherCalling(whole: Whole): Calling {
  const flows = gatherFlows(whole);
  const clients = new Map<string | undefined, CallingClient>();
  const unnamed: CallingClient[] = [];
  for (const client of whole.all('oauthClients')) {
    const one = { name: client.name?.value, client, at: onEntry(client.entry) };
    if (one.name === undefined) unnamed.push(one);
    else if (!clients.has(one.name)) clients.set(one.name, one);
  }
  const actions = gatherActions(whole, new Map(clients), flows.byAction);
  const uses = [...clients.values(), ...unnamed].map((one) => gatherUses(one, whole));
  const callers = [...actions.callers, ...uses.flatMap((one) => one.callers)];
  const kept = callers.slice(0, mostCallers);
  const asked = new Set(kept.flatMap(({ loads }) => loads));
  const loads = [...flows.loads, ...actions.loads, ...uses.flatMap((one) => one.loads), loadOfAgents(whole)];
  return {
    callers: kept,
    loads: loads.filter(({ id, kind, name }) => asked.has(kind === 'minutes' ? loadId('job', name) : id)),
    leftOut: {
      callers: callers.length - kept.length,
      flows: flows.leftOut,
      unreadable: uses.reduce((sum, { unreadable }) => sum + unreadable, 0),
    },
    disabled: actions.disabled,
  };
}

const agents = 'agents';

/** The id of a load; that of the agents has no name. Names that begin alike for a thousand characters share one. */
export function loadId(kind: Load['kind'], name = ''): string {
  return kind === agents ? agents : `${kind}/${name.slice(0, 1000)}`;
}

function loadOf(kind: Load['kind'], name: string, at: Spot | undefined): Load {
  const [least, most] = kind === 'minutes' ? [1, longestJob] : [0, kind === agents ? mostAgents : mostCalls];
  return { id: loadId(kind, name), kind, name, usual: usual[kind], least, most, at };
}

function loadOfAgents(whole: Whole): Load {
  const load = loadOf(agents, '', whole.section('users'));
  return { ...load, usual: Math.min(load.most, Math.max(load.usual, activeUsers(whole).length)) };
}

/** A person who can sign in. Those with the same rights may do the same. */
export interface Signer {
  readonly email: string;
  readonly rights: string;
}

/** The users who can sign in, in the order of the file. */
export function activeUsers(whole: Whole): readonly Signer[] {
  return whole.all('users').flatMap((user) => {
    const { email, state, roles } = user;
    if (!email || (state && state.value !== 'active')) return [];
    const held = (roles?.items ?? []).map(({ value }) => value).sort();
    const whether = [user.has('state') && !state, user.has('roles') && roles?.node.items.length !== held.length];
    return [{ email: email.value, rights: JSON.stringify([held, whether]) }];
  });
}

function gatherFlows(whole: Whole) {
  const byAction = new Map<string, string[]>();
  const loads = new Map<string, Load>();
  const flows = whole.all('flows').filter(({ dataActions }) => dataActions?.items.length);
  for (const [index, { name, dataActions, entry }] of flows.entries()) {
    const load = loadOf('flow', name?.value ?? `Flow ${entry.index + 1}`, onEntry(entry));
    if (index < mostFlows) loads.set(load.id, loads.get(load.id) ?? load);
    for (const action of new Set(dataActions?.items.map(({ value }) => value))) {
      const ids = byAction.get(action) ?? [];
      if (loads.has(load.id)) ids.push(load.id);
      byAction.set(action, ids);
    }
  }
  return { loads: [...loads.values()], byAction, leftOut: Math.max(0, flows.length - mostFlows) };
}

function gatherActions(
  whole: Whole,
  clients: Map<string | undefined, CallingClient>,
  byAction: ReadonlyMap<string, readonly string[]>,
) {
  const callers: Caller[] = [];
  const loads: Load[] = [];
  const disabled: { name: string; at: Spot }[] = [];
  const integrations = new Map([...whole.all('integrations')].reverse().map((one) => [one.name?.value, one]));
  for (const action of whole.all('dataActions')) {
    const integration = action.integration && integrations.get(action.integration.value);
    if (integration?.type?.value !== genesysDataActions) continue;
    const name = action.name?.value ?? `Data action ${action.entry.index + 1}`;
    const at = onEntry(action.entry);
    if (integration.state?.value === 'disabled') {
      disabled.push({ name: shortened(name), at });
      continue;
    }
    const flows = byAction.get(name);
    const load = loadOf('action', name, at);
    if (!flows) loads.push(load);
    const method = action.request?.method?.value ?? '';
    const path = action.request?.url?.value ?? '';
    callers.push({
      client: clientOf(integration, clients),
      name: shortened(name),
      kind: 'action',
      ...describeCall(method, path, whole),
      at,
      loads: flows ?? [load.id],
    });
  }
  return { callers, loads, disabled };
}

/** The client of an integration; one that the file does not have is taken in, so that its callers stand together. */
function clientOf({ credentials, entry }: Integration, clients: Map<string | undefined, CallingClient>): CallingClient {
  const named = credentials?.oauthClient;
  const known = clients.get(named?.value);
  if (known) return known;
  const made = { name: named?.value, client: undefined, at: named ? onValue(named) : onEntry(entry) };
  clients.set(made.name, made);
  return made;
}

function gatherUses(client: CallingClient, whole: Whole) {
  const { uses, entry } = client.client ?? {};
  const unreadable = uses ? uses.node.items.length - uses.items.length : 0;
  if (!uses?.items.length || !client.client || !entry) return { callers: [], loads: [], unreadable };
  const name = client.name ?? `Client ${entry.index + 1}`;
  const machine = grantOf(client.client)?.id === 'client-credentials';
  const first = loadOf(machine ? 'job' : 'rounds', name, client.at);
  const loads = machine ? [first, loadOf('minutes', name, undefined)] : [first];
  const known = new Set<string>();
  const callers = uses.items.flatMap((leaf): readonly Caller[] => {
    const [method = '', path = '', ...more] = leaf.value.trim().split(/\s+/);
    const call = describeCall(method, more.length ? leaf.value : path, whole);
    if (known.has(call.operation)) return [];
    known.add(call.operation);
    return [
      {
        client,
        name: machine ? 'Scheduled run' : 'Signed-in user',
        kind: machine ? 'job' : 'agent',
        ...call,
        operation: shortened(`${call.method} ${call.path}`.trim()),
        at: onValue(leaf),
        loads: machine ? [first.id] : [first.id, agents],
      },
    ];
  });
  return { callers, loads, unreadable };
}

function describeCall(written: string, url: string, whole: Whole): Pick<Caller, 'method' | 'path' | 'operation'> {
  const method = written.toUpperCase();
  const path = url.length > longestPath ? url.slice(0, longestPath + 1) : withoutQuery(url);
  const plain = path.length > longestPath ? undefined : pathOf(path, whole.organization()?.region?.value);
  const found = plain === undefined ? undefined : findOperation(method, plain);
  const operation = found?.state === 'found' ? found.operation.path : path;
  return { method, path, operation: shortened(`${method} ${operation}`.trim()) };
}
