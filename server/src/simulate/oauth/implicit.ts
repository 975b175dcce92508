/** The Implicit grant (RFC 6749, section 4.2), which Genesys Cloud takes away. */
import { onValue } from '../../rules/spots';
import { fail, type Judgement, skip, warn } from '../simulation';
import type { Grant, TokenRequest } from './request';
import { judgeNoSecret } from './steps/authentication';
import { judgeRedirectUri } from './steps/redirect-uri';
import { judgeScopes } from './steps/rights';
import { noAllowList, noAssertion, ownRoles } from './user-grant';

/** Refused from the day on which the grant stops; until then it works, and is deprecated. */
function judgeEnd({ client, settings, now }: TokenRequest): Judgement {
  const ends = settings.thresholds.implicitGrantEnds;
  const more = {
    expected: `before ${ends}`,
    found: 'implicit',
    confidence: 'inferred' as const,
    at: client.grantType && onValue(client.grantType),
    resolution: 'Move the application to Authorization Code with PKCE.',
  };
  return now >= Date.parse(ends)
    ? fail(`The Implicit grant stopped working on ${ends}: nobody gets a token with it.`, more)
    : warn(`The Implicit grant is deprecated. It works until ${ends}.`, more);
}

export const implicit: Grant = {
  id: 'implicit',
  label: 'Implicit',
  of: 'implicit',
  caveat: judgeEnd,
  checks: {
    'client-authentication': judgeNoSecret,
    'ip-allow-list': noAllowList,
    'redirect-uri': judgeRedirectUri,
    pkce: () => skip('Only Authorization Code has a code to protect.'),
    assertion: noAssertion,
    roles: ownRoles,
    scopes: judgeScopes,
  },
  refreshes: () => false,
  delivery: 'in the fragment of the redirect URI, where the browser’s history keeps it',
};
