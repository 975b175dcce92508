/** The three rules about keys that a client's grant type ignores. */
import { removePair } from '../../document/edits';
import { type MapNode, pairOf } from '../../document/node';
import type { OauthClient } from '../../organization/model.generated';
import { offer } from '../fixes';
import type { Context } from '../rule';
import { onKey } from '../spots';
import { applicationsOf } from './applications';
import { callClient, callKind, grantOf } from './client';

/**
 * Reports a list that the grant type has no use for; an empty one says nothing wrong. `called` names what it lists,
 * `instead` says where the rights come from.
 */
export function checkIgnored(
  client: OauthClient,
  key: 'roles' | 'scopes' | 'redirectUris',
  called: string,
  instead: string,
  context: Context,
): void {
  const grant = grantOf(client);
  const list = client[key];
  if (grant?.[key] !== 'ignored' || !list?.node.items.length) return;
  const { chunk, node } = client.entry;
  const pair = pairOf(node, key);
  // Without them, scopes of an application would be none that its client has.
  const safe = key !== 'scopes' || !applicationsOf(client, context).some(({ scopes }) => scopes?.node.items.length);
  context.report({
    at: onKey(list),
    message: `${callClient(client)} lists ${called}, which ${callKind(grant)} has no use for: ${instead}. Remove \`${key}\`, or correct the grant type.`,
    fixes: pair ? offer(`Remove ${key}`, safe, removePair(chunk, node as MapNode, pair)) : [],
  });
}
