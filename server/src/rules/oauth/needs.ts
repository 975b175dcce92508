/** What the calls of a client need, as far as the file tells which calls it makes. */
import { genesysDataActions } from '../../facts/integrations';
import { findOperation, type Operation, type OperationFound } from '../../facts/operations';
import { covers, expandPermission, isGeneralPermission } from '../../facts/permissions';
import type { Leaf } from '../../organization/model';
import type { DataAction, OauthClient } from '../../organization/model.generated';
import { gatherCall, pathOf, withoutQuery } from '../data-action/call';
import type { Context } from '../rule';

/** A call that the file says a client makes. */
export interface ClientCall {
  readonly method: string;
  /** As it is written, with host and query. */
  readonly url: string;
  /** Without host and query; undefined when the host is not the API of the organization's region. */
  readonly path: string | undefined;
  readonly found: OperationFound;
  /** The data action that makes it; undefined for a call under `uses`. */
  readonly action: DataAction | undefined;
  /** What says so: the URL of the data action, or the element of `uses`. */
  readonly at: Leaf;
}

/** The calls of a client. */
export interface ClientCalls {
  readonly calls: readonly ClientCall[];
  /**
   * False where there may be others: something that can't be read, or an integration that uses the client for
   * something else than data actions.
   */
  readonly complete: boolean;
}

type Asked = Pick<Context, 'organization' | 'named' | 'references' | 'read'>;

/** The calls of a client: those of its data actions, and those under `uses`. */
export function callsOf(client: OauthClient, context: Asked): ClientCalls {
  const name = client.name?.value;
  const used = usedBy(client, context);
  // Of several clients of one name the first is meant.
  if (name === undefined || context.named('oauthClients', name)[0]?.entry !== client.entry)
    return { ...used, complete: false };
  const calls: ClientCall[] = [];
  const gathered = new Set<string>();
  let { complete } = used;
  for (const { entry } of context.references('oauthClients', name)) {
    if (entry.section !== 'integrations') continue;
    const integration = context.read(entry, 'integrations');
    if (integration?.type?.value !== genesysDataActions || !integration.name) {
      complete = false;
      continue;
    }
    if (gathered.has(integration.name.value)) continue;
    gathered.add(integration.name.value);
    for (const reference of context.references('integrations', integration.name.value)) {
      const action = context.read(reference.entry, 'dataActions');
      if (!action) continue;
      const call = gatherCall(action, context);
      if (call) calls.push({ ...call, url: withoutQuery(call.url.value), at: call.url, action });
      else complete = false;
    }
  }
  return { calls: [...calls, ...used.calls], complete };
}

/** The operations that a client calls; undefined where not all of them are known. */
export function operationsOf(client: OauthClient, context: Asked): readonly Operation[] | undefined {
  const { calls, complete } = callsOf(client, context);
  const operations = calls.flatMap(({ found }) => (found.state === 'found' ? [found.operation] : []));
  return complete && operations.length === calls.length ? operations : undefined;
}

function usedBy(client: OauthClient, context: Asked): ClientCalls {
  const { uses } = client;
  if (!uses) return { calls: [], complete: !client.has('uses') };
  const region = context.organization()?.region?.value;
  const calls = uses.items.map((at): ClientCall => {
    const [written = '', url = '', ...more] = at.value.trim().split(/\s+/);
    const path = more.length ? undefined : pathOf(url, region);
    const method = written.toUpperCase();
    const found = path === undefined ? unknownOperation : findOperation(method, path);
    return { method, url: withoutQuery(url), path, found, action: undefined, at };
  });
  return { calls, complete: uses.items.length === uses.node.items.length };
}

const unknownOperation: OperationFound = { state: 'unknown' };

/** What of the granted permissions, spelled out, no operation asks for. Where one of several is enough all of them count as used. */
export function surplusOf(granted: readonly string[], operations: readonly Operation[]): readonly string[] {
  const used = new Set(operations.flatMap(({ permissions }) => permissions));
  return [...new Set(granted.flatMap((one) => expandPermission(one)))].filter((one) => !used.has(one));
}

/** The fewest permissions with which all operations can be called; of several that will do, one that is granted now. */
export function leastFor(operations: readonly Operation[], granted: readonly string[]): readonly string[] {
  const least = new Set(operations.flatMap(({ needs, permissions }) => (needs === 'all' ? permissions : [])));
  for (const { needs, permissions } of operations) {
    if (needs !== 'any' || permissions.some((one) => least.has(one))) continue;
    // The old permissions of one word grant far more.
    const narrow = permissions.filter((one) => !isGeneralPermission(one));
    const order = [...narrow, ...permissions];
    const chosen = order.find((needed) => granted.some((one) => covers(one, needed))) ?? order[0];
    if (chosen !== undefined) least.add(chosen);
  }
  return [...least].sort();
}
