/** Whether there is such a client, whether it is active, and whether it may use the grant. */
import type { OauthClient } from '../../../organization/model.generated';
import { grantOf } from '../../../rules/oauth/client';
import { onEntry, onValue, onWritten } from '../../../rules/spots';
import { fail, type Judgement, pass, unknown, warn } from '../../simulation';
import { clientsWithId, quoted, shortened, suggestName, type Whole } from '../../whole';
import type { Grant, TokenRequest } from '../request';

export function judgeUnknownClient(text: string, whole: Whole): Judgement {
  const names = whole.all('oauthClients').flatMap(({ name }) => name?.value ?? []);
  return fail(`No OAuth client of this organization is called ${quoted(text)} or has this Client ID.`, {
    expected: 'a client of this organization: by name, or by Client ID',
    found: quoted(text),
    at: whole.section('oauthClients'),
    resolution:
      suggestName(text, names) ?? 'Check the Client ID, and the region: a client exists only in its own organization.',
  });
}

export function judgeKnown({ client, whole }: TokenRequest): Judgement {
  return (
    judgeNamesake(client, whole) ??
    pass('The organization has this client.', {
      found: client.name && shortened(client.name.value),
      at: onEntry(client.entry),
    })
  );
}

/** That more than one client has this name, or this Client ID; nothing when it is the only one. */
export function judgeNamesake({ name, clientId, entry }: OauthClient, whole: Whole): Judgement | undefined {
  const more = { at: onEntry(entry), resolution: 'Give each client a name and a Client ID of its own.' };
  const named = name ? whole.named('oauthClients', name.value).length : 1;
  if (name && named > 1)
    return warn(`${named} clients are called ${quoted(name.value)}. The first one is looked at here.`, more);
  const id = clientId?.value.toLowerCase();
  const same = id === undefined ? 1 : clientsWithId(whole, id).length;
  return same > 1
    ? warn(`${same} clients have the Client ID ${quoted(id ?? '')}. One of them is looked at here.`, more)
    : undefined;
}

export function judgeActive({ client }: TokenRequest): Judgement {
  const { state } = client;
  const at = state ? onValue(state) : onWritten(client, 'state');
  const more = { expected: 'active', found: state?.value ?? 'active, by default', at };
  if (state ? state.value === 'active' : !client.has('state')) return pass('The client is active.', more);
  const resolution = 'Set `state: active`, here and in Genesys Cloud.';
  if (state)
    return fail(
      state.value === 'disabled'
        ? 'The client is disabled: it gets no tokens, and those that it has are invalid.'
        : 'The client is inactive: it is about to be deleted and gets no tokens.',
      { ...more, resolution },
    );
  return unknown('The state of the client can’t be read.', { expected: 'active', at, resolution });
}

export function judgeGrant(grant: Grant | undefined, request: TokenRequest): Judgement {
  const { client } = request;
  const own = grantOf(client);
  const at = client.grantType ? onValue(client.grantType) : onWritten(client, 'grantType');
  if (!own)
    return unknown('The grant type of the client is missing or is none that Genesys Cloud offers.', {
      expected: grant ? `a client for ${grant.of}` : 'a grant type',
      at,
      resolution: 'Set `grantType`: client-credentials, authorization-code, implicit or saml2-bearer.',
    });
  const more = { expected: own.id, found: grant?.id ?? own.id, at };
  if (!grant || grant.of !== own.id)
    return fail(
      `The client is registered for ${own.label}, and a client has one grant type, so it gets no token by ${grant?.label ?? 'another one'}.`,
      { ...more, resolution: `Ask with ${own.id}, or use a client that is registered for ${grant?.of ?? 'it'}.` },
    );
  return (
    grant.caveat?.(request) ??
    pass(
      grant.id === own.id
        ? `The client is registered for ${own.label}.`
        : `The client is registered for ${own.label}, the one grant type with refresh tokens.`,
      more,
    )
  );
}
