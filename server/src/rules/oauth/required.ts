/** The three rules about keys without which a client of a grant type can't work. */
import type { OauthClient } from '../../organization/model.generated';
import type { Context } from '../rule';
import { onKey, onMissing } from '../spots';
import { callClient, callKind, grantOf } from './client';

/** Reports a list that the grant type needs and that is absent or empty. `message` follows "NAME, a GRANT client, ". */
export function checkRequired(
  client: OauthClient,
  key: 'roles' | 'scopes' | 'redirectUris',
  message: string,
  context: Context,
): void {
  const grant = grantOf(client);
  if (grant?.[key] !== 'required') return;
  const list = client[key];
  if (list ? list.node.items.length > 0 : client.has(key)) return;
  context.report({
    at: list ? onKey(list) : onMissing(client.entry),
    message: `${callClient(client)} is ${callKind(grant)} ${message}`,
  });
}
