/** Who refers to an entry, in words: for hovers and lenses. */
import type { Entry } from '../document/document';
import type { Listed } from '../organization/model.generated';
import type { Reference } from '../organization/names';
import { count } from './words';

/** What an entry of a section is called: one, and several. */
export const called: { readonly [section in keyof Listed]: readonly [string, string] } = {
  roles: ['role', 'roles'],
  users: ['user', 'users'],
  oauthClients: ['OAuth client', 'OAuth clients'],
  authorizedApplications: ['application', 'applications'],
  identityProviders: ['identity provider', 'identity providers'],
  integrations: ['integration', 'integrations'],
  dataActions: ['data action', 'data actions'],
  flows: ['flow', 'flows'],
};

const sections = Object.keys(called) as readonly (keyof Listed)[];

/** The entries that refer to a name, each once, by their section and in the order of the file. */
export function usersOf(
  names: { references(section: keyof Listed, name: string): readonly Reference[] },
  section: keyof Listed,
  name: string,
): readonly (readonly [keyof Listed, readonly Entry[]])[] {
  const entries = [...new Set(names.references(section, name).map(({ entry }) => entry))];
  return sections.flatMap((from) => {
    const own = entries.filter((entry) => entry.section === from);
    return own.length ? [[from, own.sort((a, b) => a.chunk.line - b.chunk.line || a.index - b.index)] as const] : [];
  });
}

/** "3 applications, 1 integration"; empty where nobody does. */
export function countUsers(users: ReturnType<typeof usersOf>): string {
  return users.map(([section, entries]) => count(entries.length, ...called[section])).join(', ');
}
