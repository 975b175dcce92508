/** The lists of scopes in which unknown and redundant ones are looked for. */
import type { Entry } from '../../document/document';
import type { Items, Leaf } from '../../organization/model';
import type { Context } from '../rule';
import { ignores } from './client';

/** The scopes of a client whose grant type heeds them, or of an application; undefined for other entries. */
export function scopesOf(entry: Entry, context: Context): Items<Leaf> | undefined {
  if (entry.section === 'authorizedApplications') return context.read(entry, 'authorizedApplications')?.scopes;
  if (entry.section !== 'oauthClients') return undefined;
  const client = context.read(entry, 'oauthClients');
  return client && !ignores(client, 'scopes') ? client.scopes : undefined;
}
