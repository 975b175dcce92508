/** Client IDs: by which applications, and tests, may name a client. */
import type { Document, Entry } from '../../document/document';
import { type Node, pairOf } from '../../document/node';
import type { Occurrence } from './occurrence';

/** The Client ID of a client or that an application names, if it has one. */
export function clientIdOf(entry: Entry): Node | undefined {
  const holder = entry.section === 'oauthClients' ? entry.node : pairOf(entry.node, 'client')?.value;
  return pairOf(holder, 'clientId')?.value;
}

/** The clients, or the applications, that have or name a Client ID. */
export function withClientId(
  document: Document,
  section: 'oauthClients' | 'authorizedApplications',
  id: string,
): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const declares = section === 'oauthClients';
  for (const one of document.sections)
    if (one.name === section)
      for (const entry of one.entries) {
        const node = clientIdOf(entry);
        if (node?.kind === 'scalar' && typeof node.value === 'string' && node.value.toLowerCase() === id.toLowerCase())
          found.push({ entry, path: declares ? ['clientId'] : ['client', 'clientId'], on: 'value', declares });
      }
  return found;
}
