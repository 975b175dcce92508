/** The Authorization Code grant (RFC 6749, section 4.1), with PKCE (RFC 7636) and without. */
import { type Grant, isPublic } from './request';
import { judgeSecret } from './steps/authentication';
import { judgePkce } from './steps/pkce';
import { judgeRedirectUri } from './steps/redirect-uri';
import { judgeScopes } from './steps/rights';
import { noAllowList, noAssertion, ownRoles } from './user-grant';

export const authorizationCode: Grant = {
  id: 'authorization-code',
  label: 'Authorization Code',
  of: 'authorization-code',
  checks: {
    'client-authentication': judgeSecret,
    'ip-allow-list': noAllowList,
    'redirect-uri': judgeRedirectUri,
    pkce: judgePkce,
    assertion: noAssertion,
    roles: ownRoles,
    scopes: judgeScopes,
  },
  // Whether public clients get one is not known.
  refreshes: ({ client }) => !isPublic(client),
  delivery: 'in the answer of POST /oauth/token, for the code that came to the redirect URI',
};
