/** The SAML2 Bearer grant (RFC 7522): a token for the person of whom an identity provider's assertion speaks. */
import { skip } from '../simulation';
import type { Grant } from './request';
import { judgeAssertionStep } from './steps/assertion';
import { judgeSecret } from './steps/authentication';
import { judgeScopes } from './steps/rights';
import { noAllowList, ownRoles } from './user-grant';

export const saml2Bearer: Grant = {
  id: 'saml2-bearer',
  label: 'SAML2 Bearer',
  of: 'saml2-bearer',
  checks: {
    'client-authentication': judgeSecret,
    'ip-allow-list': noAllowList,
    'redirect-uri': () => skip('Nobody is sent anywhere with SAML2 Bearer.'),
    pkce: () => skip('Only Authorization Code has a code to protect.'),
    assertion: judgeAssertionStep,
    roles: ownRoles,
    scopes: judgeScopes,
  },
  refreshes: () => false,
  delivery: 'in the answer of POST /oauth/token',
};
