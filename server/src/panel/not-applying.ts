/** Why a step does not apply, in a phrase for a narrow column; the row that is opened says it in whole sentences. */
import type { Step } from '../simulate/simulation';

type Phrases = readonly (readonly [RegExp, string])[];

const nothingAsked: Phrases = [
  [/^There is no client/, 'not reached: no client'],
  [/^Without a grant type/, 'not reached: no grant type'],
  [/^Without a token/, 'not reached: no token'],
];

/** By step, what its sentence begins with or holds. */
const phrases: { readonly [step: string]: Phrases } = {
  'application-state': [[/^No authorized application/, 'no application names it: none is needed']],
  'client-authentication': [
    [/^A client with PKCE/, 'PKCE in place of a secret'],
    [/^A browser/, 'a browser can keep no secret'],
    [/no secret is stored/, 'not compared: no secret is stored'],
    [/environment variable/, 'not compared: the variable is not set'],
    [/file can\u2019t be read/, 'not compared: no file with the secret'],
    [/^The file does not say/, 'not compared: no secret in the entry'],
    [/can\u2019t be read/, 'not compared: the reference can’t be read'],
  ],
  'ip-allow-list': [
    [/^Only Client Credentials/, 'only client credentials has one'],
    [/no allow list/, 'the client has none'],
    [/^Where the call comes from/, 'no address is given'],
  ],
  'redirect-uri': [[/^Nobody is sent/, 'nobody is sent anywhere']],
  pkce: [
    [/^Only Authorization Code/, 'only authorization code has one'],
    [/^There is no code/, 'a refresh has no code'],
    [/^The client does not use/, 'the client proves itself with its secret'],
  ],
  assertion: [[/^Only SAML2 Bearer/, 'only SAML2 bearer has one']],
  roles: [[/^The roles of the person/, 'the person’s own decide, at each call']],
  scopes: [[/^A Client Credentials token/, 'client credentials has no scopes']],
  'token-issued': [[/^No token is issued/, 'not reached']],
  scope: [
    [/^A Client Credentials token/, 'client credentials has no scopes'],
    [/^The organization does not/, 'the organization does not enforce them'],
    [/^There are no scopes/, 'there are none'],
    [/^Whether/, 'the grant type is not known'],
  ],
  'user-context': [[/^Whose token/, 'the grant type is not known']],
  permission: [
    [/^Whether/, 'the grant type is not known'],
    [/^Without a known user/, 'the user is not known'],
  ],
  'rate-limit': [[/^One call/, 'one call does not show it']],
};

/** The phrase for a step that does not apply; undefined for one of which only whole sentences speak. */
export function phraseOf({ id, detail }: Pick<Step, 'id' | 'detail'>): string | undefined {
  return [...(phrases[id] ?? []), ...nothingAsked].find(([sentence]) => sentence.test(detail))?.[1];
}
