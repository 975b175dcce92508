/** The authorized applications of a client. */
import type { AuthorizedApplication, OauthClient } from '../../organization/model.generated';
import type { Context, Lookup } from '../rule';

export const applicationsByClientId: Lookup<'authorizedApplications'> = {
  section: 'authorizedApplications',
  value: ({ client }) => client?.clientId?.value.toLowerCase(),
};

/** The applications that name a client, or its Client ID. */
export function applicationsOf({ name, clientId }: OauthClient, context: Context): readonly AuthorizedApplication[] {
  const named = name ? context.references('oauthClients', name.value) : [];
  const id = clientId?.value.toLowerCase();
  return [
    ...named.flatMap(({ entry }) =>
      entry.section === 'authorizedApplications' ? (context.read(entry, 'authorizedApplications') ?? []) : [],
    ),
    ...(id ? context.having(applicationsByClientId, id) : []),
  ];
}
