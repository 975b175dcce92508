/** What the calls of a client need, as far as the file tells which calls it makes. */
import { genesysDataActions } from '../../facts/integrations';
import { findOperation, type Operation } from '../../facts/operations';
import { covers, expandPermission, isGeneralPermission } from '../../facts/permissions';
import type { OauthClient } from '../../organization/model.generated';
import { gatherCall, pathOf } from '../data-action/call';
import type { Context } from '../rule';

/**
 * The operations that a client calls: those of its data actions, and those under `uses`. Undefined where one of them is
 * not known, or where an integration uses the client for something else than data actions.
 */
export function operationsOf(client: OauthClient, context: Context): readonly Operation[] | undefined {
  const name = client.name?.value;
  if (name === undefined) return undefined;
  const operations: Operation[] = [];
  for (const { entry } of context.references('oauthClients', name)) {
    if (entry.section !== 'integrations') continue;
    const integration = context.read(entry, 'integrations');
    if (integration?.type?.value !== genesysDataActions || !integration.name) return undefined;
    for (const reference of context.references('integrations', integration.name.value)) {
      const action = context.read(reference.entry, 'dataActions');
      if (!action) continue;
      const found = gatherCall(action, context)?.found;
      if (found?.state !== 'found') return undefined;
      operations.push(found.operation);
    }
  }
  const used = usedBy(client, context);
  return used && [...operations, ...used];
}

/** The operations under `uses`; undefined where one can't be read or is not known. */
function usedBy(client: OauthClient, context: Context): readonly Operation[] | undefined {
  const { uses } = client;
  if (!uses) return client.has('uses') ? undefined : [];
  if (uses.items.length < uses.node.items.length) return undefined;
  const operations: Operation[] = [];
  for (const { value } of uses.items) {
    const [method = '', url = '', ...more] = value.trim().split(/\s+/);
    const path = pathOf(url, context.organization()?.region?.value);
    const found = path === undefined || more.length ? undefined : findOperation(method.toUpperCase(), path);
    if (found?.state !== 'found') return undefined;
    operations.push(found.operation);
  }
  return operations;
}

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
