/** The token at the end of a request that went through, and for how long it is good. */
import { limits } from '../../../facts/limits';
import { loginHost, regionOf } from '../../../facts/regions';
import { durationOf, formatSeconds, longestDuration, roleNameOf } from '../../../rules/oauth/client';
import { onValue, onWritten } from '../../../rules/spots';
import { fail, type Judgement, pass, skip, unknown, warn } from '../../simulation';
import type { GrantId, TokenRequest } from '../request';

export function judgeIssue({ client, whole }: TokenRequest, delivery: string | undefined): Judgement {
  const { tokenDuration } = client;
  const at = tokenDuration ? onValue(tokenDuration) : onWritten(client, 'tokenDuration');
  const seconds = durationOf(client);
  const most = longestDuration(client) ?? limits.tokenDuration.most;
  const { least } = limits.tokenDuration;
  const expected = `${formatSeconds(least)} to ${formatSeconds(most)} s`;
  const resolution = `Set \`tokenDuration\` to a whole number of seconds, ${formatSeconds(least)} to ${formatSeconds(most)}.`;
  if (seconds === undefined)
    return unknown('How long the token is to live can’t be read.', { expected, at, resolution });
  const found = `${formatSeconds(seconds)} s${tokenDuration ? '' : ', by default'}`;
  if (seconds <= 0)
    return fail('A token that lives no second is expired when it arrives.', {
      expected,
      found,
      confidence: 'inferred',
      at,
      resolution,
    });
  if (delivery === undefined) return skip('No token is issued, for the reasons above.', { at });
  if (seconds < least || seconds > most)
    return warn(`Genesys Cloud accepts no client whose tokens live ${formatSeconds(seconds)} seconds.`, {
      expected,
      found,
      at,
      resolution,
    });
  const idle = limits.hipaaIdleTimeout;
  const ends =
    whole.organization()?.hipaa?.value && seconds > idle
      ? ` With HIPAA compliance on it ends after ${idle} seconds without use.`
      : '';
  return pass(`A token for ${formatSeconds(seconds)} seconds is issued: ${delivery}.${ends}`, { expected, found, at });
}

/** What the token stands for. Tokens of Genesys Cloud are opaque; this is what it knows of them. */
export function claimsOf(
  { client, whole }: Pick<TokenRequest, 'client' | 'whole'>,
  grant: GrantId | undefined,
  scopes: readonly string[] | undefined,
  issued: number,
): { readonly [claim: string]: unknown } {
  const organization = whole.organization();
  const region = regionOf(organization?.region?.value ?? '');
  const id = client.clientId?.value ?? client.name?.value;
  const seconds = durationOf(client);
  const at = Math.floor(issued / 1000);
  const machine = grant === 'client-credentials';
  return {
    ...(region ? { iss: `https://${loginHost(region)}` } : {}),
    ...(machine && id !== undefined ? { sub: id } : {}),
    ...(id === undefined ? {} : { client_id: id }),
    ...(client.name ? { client_name: client.name.value } : {}),
    ...(organization?.shortName ? { org: organization.shortName.value } : {}),
    ...(grant ? { grant } : {}),
    ...(machine
      ? { roles: (client.roles?.items ?? []).flatMap((item) => rolesIn(item)) }
      : { scope: (scopes?.length ? scopes : (client.scopes?.items ?? []).map(({ value }) => value)).join(' ') }),
    iat: at,
    ...(seconds === undefined ? {} : { exp: at + seconds }),
  };
}

type RoleItem = Parameters<typeof roleNameOf>[0] & { readonly division?: { readonly value: string } };

function rolesIn(item: RoleItem): { role: string; division?: string }[] {
  const role = roleNameOf(item)?.value;
  if (role === undefined) return [];
  return [{ role, ...(item.division ? { division: item.division.value } : {}) }];
}
