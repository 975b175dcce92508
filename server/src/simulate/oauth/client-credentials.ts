/** The Client Credentials grant (RFC 6749, section 4.4): a machine asks for itself, and its roles decide. */
import { skip } from '../simulation';
import type { Grant } from './request';
import { judgeAddress } from './steps/address';
import { judgeSecret } from './steps/authentication';
import { judgeRoles } from './steps/rights';

export const clientCredentials: Grant = {
  id: 'client-credentials',
  label: 'Client Credentials',
  of: 'client-credentials',
  checks: {
    'client-authentication': judgeSecret,
    'ip-allow-list': judgeAddress,
    'redirect-uri': () => skip('Nobody is sent anywhere with Client Credentials.'),
    pkce: () => skip('Only Authorization Code has a code to protect.'),
    assertion: () => skip('Only SAML2 Bearer has an assertion.'),
    roles: judgeRoles,
    scopes: () => skip('A Client Credentials token has no scopes: the roles of the client decide.'),
  },
  refreshes: () => false,
  delivery: 'in the answer of POST /oauth/token',
};
