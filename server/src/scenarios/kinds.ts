/** What a test may ask: a token request, an API call, a sign-in; and the steps by which each is judged. */
import { apiAnswer, tokenAnswer } from '../facts/errors';
import { type ApiStep, apiTitles } from '../simulate/api/request';
import { type TokenStep, tokenTitles } from '../simulate/oauth/request';
import { type SsoStep, ssoTitles } from '../simulate/saml/request';

/** The keys of a test of which it has one. */
export const requestKeys = ['token', 'api', 'sso'] as const;

export type Kind = (typeof requestKeys)[number];

export interface KindText {
  /** What it is, with its article. */
  readonly what: string;
  /** The one that goes through, and the other. */
  readonly verdicts: readonly [string, string];
  /** The ids of its steps, in their order, with their titles. */
  readonly steps: { readonly [id: string]: string };
}

export const kinds: { readonly [kind in Kind]: KindText } = {
  token: { what: 'a token request', verdicts: ['granted', 'denied'], steps: tokenTitles },
  api: { what: 'an API call', verdicts: ['allowed', 'blocked'], steps: apiTitles },
  sso: { what: 'a sign-in', verdicts: ['accepted', 'rejected'], steps: ssoTitles },
};

/** Whether a verdict is one of what goes through. */
export function passes(verdict: string): boolean {
  return Object.values(kinds).some(({ verdicts: [good] }) => good === verdict);
}

/** What a step looks at, as a question. */
export function questionOfStep(id: string): string | undefined {
  return Object.hasOwn(questions, id) ? questions[id as keyof typeof questions] : undefined;
}

/** The answers that a kind of request can get when a step fails, by step; a sign-in gets none over HTTP. */
export function answersOf(kind: Kind): readonly {
  readonly step: string;
  readonly status: number;
  readonly error: string;
}[] {
  const answer = kind === 'token' ? tokenAnswer : kind === 'api' ? (step: string) => apiAnswer(step) : () => undefined;
  return Object.keys(kinds[kind].steps).flatMap((step) => {
    const found = answer(step);
    const error = found?.body.error ?? found?.body.code;
    return found && typeof error === 'string' ? [{ step, status: found.status, error }] : [];
  });
}

const questions: { readonly [id in TokenStep | ApiStep | SsoStep]: string } = {
  'client-known': 'Is there an OAuth client of this name or Client ID?',
  'client-active': 'Is the client active, so that it gets new tokens?',
  'application-state': 'Is the client’s application approved, and neither waiting nor revoked?',
  'grant-type': 'May the client use the grant that is asked for?',
  'client-authentication': 'Does the client present its secret?',
  'ip-allow-list': 'Does the request come from an address that the client allows?',
  'redirect-uri': 'Is the redirect URI registered for the client, letter by letter?',
  pkce: 'Does the code verifier belong to the code challenge?',
  assertion: 'Is the SAML assertion of SAML2 Bearer accepted?',
  roles: 'Does the client hold a role, where its token gets its rights from roles?',
  scopes: 'Are the scopes that are asked for registered for the client?',
  'token-issued': 'What does the token allow, and how long does it live?',
  'token-present': 'Does the call bring a token?',
  'token-valid': 'Is the token one of this organization’s region, of a client that is not disabled?',
  'token-expiry': 'Is the token still alive?',
  scope: 'Do the token’s scopes open the operation?',
  'user-context': 'Is there an active user behind the token, where the operation needs one?',
  permission: 'Do the roles grant the permissions that the operation asks for?',
  'rate-limit': 'Is there a call left in this minute?',
  decode: 'Did the response come in a form that can be read: base64 of XML?',
  'xml-safe': 'Is the XML free of what could do harm, such as document types?',
  'xml-structure': 'Is it one SAML response with one assertion, each in its place?',
  status: 'Does the identity provider say that the sign-in went well?',
  'signature-present': 'Is the response or its assertion signed?',
  'signature-scope': 'Does each signature sign what it stands in, and nothing else?',
  'signature-algorithm': 'Is it signed by methods that still prove something?',
  'signature-certificate': 'Did the key of a configured certificate sign?',
  'signature-valid': 'Does the signature hold?',
  'certificate-validity': 'Is the certificate that signed valid at this instant, and its key long enough?',
  issuer: 'Does the response come from the configured issuer?',
  destination: 'Is the response addressed to the login of the organization’s region?',
  audience: 'Is the assertion meant for this organization?',
  recipient: 'May it be presented at this address, by whoever bears it?',
  'in-response-to': 'Does it answer the request that was sent, or none where none was sent?',
  'time-conditions': 'Does it hold at this instant, give or take ten seconds?',
  'session-expiry': 'Does the session at the identity provider still hold?',
  'name-id': 'Does the subject have a NameID in the agreed format?',
  attributes: 'Are the attributes email, OrganizationName and ServiceName right?',
  replay: 'Is this the first time that the assertion is used?',
  'user-provisioned': 'Is the person an active user of the organization?',
  'provider-enabled': 'Is the identity provider enabled?',
};
