/** The scopes of an application beside those of its client. */
import { includesScope, isScope } from '../../facts/scopes';
import type { Leaf } from '../../organization/model';
import type { AuthorizedApplication, OauthClient } from '../../organization/model.generated';
import { ignores } from '../oauth/client';
import type { Context, Lookup } from '../rule';

const clientsById: Lookup<'oauthClients'> = {
  section: 'oauthClients',
  value: (client) => client.clientId?.value.toLowerCase(),
};

/**
 * The clients of this file that an application names, or whose client ID it names: none for a third party, several when
 * a name is there twice.
 */
export function clientsOf(application: AuthorizedApplication, context: Context): readonly OauthClient[] {
  const { text, clientId } = application.client ?? {};
  if (text) return context.named('oauthClients', text.value);
  return clientId ? context.having(clientsById, clientId.value.toLowerCase()) : [];
}

/**
 * Scopes of an application that its client does not have. None where the client is not known, where its scopes can't be
 * read, or where it lists none although it must: that is the client's own fault.
 */
export function unregisteredScopes(application: AuthorizedApplication, context: Context): readonly Leaf[] {
  const scopes = application.scopes?.items ?? [];
  const clients = scopes.length ? clientsOf(application, context) : [];
  const told = clients.every((client) =>
    client.scopes?.node.items.length ? true : ignores(client, 'scopes') && (client.scopes || !client.has('scopes')),
  );
  if (clients.length === 0 || !told) return [];
  const held = clients.flatMap((client) => client.scopes?.items ?? []);
  return scopes.filter(({ value }) => isScope(value) && !held.some((one) => includesScope(one.value, value)));
}
