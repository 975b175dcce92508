/** Refreshing a token (RFC 6749, section 6), which only Authorization Code clients can. */
import { onValue } from '../../rules/spots';
import { type Judgement, skip, warn } from '../simulation';
import { type Grant, isPublic, type TokenRequest } from './request';
import { judgeSecret } from './steps/authentication';
import { judgeScopes } from './steps/rights';
import { noAllowList, noAssertion, ownRoles } from './user-grant';

/** The platform's own SDK refreshes with the secret of a confidential client; what a public one gets is not documented. */
function judgePublic({ client }: TokenRequest): Judgement | undefined {
  return isPublic(client)
    ? warn(
        'Whether Genesys Cloud gives a public client (PKCE) a refresh token is not documented. It is supposed here.',
        {
          found: 'refresh-token',
          confidence: 'inferred',
          at: client.pkce && onValue(client.pkce),
          resolution: 'Be ready to send the user through Authorization Code with PKCE again when the token ends.',
        },
      )
    : undefined;
}

export const refreshToken: Grant = {
  id: 'refresh-token',
  label: 'Refresh Token',
  of: 'authorization-code',
  caveat: judgePublic,
  checks: {
    'client-authentication': judgeSecret,
    'ip-allow-list': noAllowList,
    'redirect-uri': () => skip('Nobody is sent anywhere when a token is refreshed.'),
    pkce: () => skip('There is no code to protect when a token is refreshed.'),
    assertion: noAssertion,
    roles: ownRoles,
    scopes: judgeScopes,
  },
  refreshes: () => true,
  delivery: 'in the answer of POST /oauth/token',
};
