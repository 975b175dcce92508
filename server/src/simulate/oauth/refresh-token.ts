/** Refreshing a token (RFC 6749, section 6), which only Authorization Code clients can. */
import { skip } from '../simulation';
import type { Grant } from './request';
import { judgeSecret } from './steps/authentication';
import { judgeScopes } from './steps/rights';
import { noAllowList, noAssertion, ownRoles } from './user-grant';

export const refreshToken: Grant = {
  id: 'refresh-token',
  label: 'Refresh Token',
  of: 'authorization-code',
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
