/** What if the token request, or the organization, were another: the rows of the troubleshooting table, and more. */

import { includesScope, scopes as knownScopes } from '../facts/scopes';
import { setWord } from '../simulate/fixes/fix';
import { lies, readAddress, readRange } from '../simulate/oauth/addresses';
import type { GrantId, TokenQuestion } from '../simulate/oauth/request';
import { challengeOf, type ResolveSecret } from '../simulate/secrets';
import type { Whole } from '../simulate/whole';
import { type TokenAsked, usesRedirect, usesSecret, wrongSecretOf } from './token-inputs';
import { withApplications, withEdits } from './variant';

/** A request and the organization that it is made to. */
export interface TokenCase {
  readonly question: TokenQuestion;
  readonly grant: GrantId | undefined;
  readonly whole: Whole;
  readonly resolve: ResolveSecret;
}

export interface TokenVariation {
  readonly id: string;
  readonly label: string;
  /** Cause and resolution. */
  readonly detail: string;
  readonly made: TokenCase;
}

/** The variants that apply to a request. */
export function tokenVariations(asked: TokenAsked, whole: Whole): readonly TokenVariation[] {
  const { question, client, grant } = asked;
  if (!client) return [];
  const variations: TokenVariation[] = [];
  const add = (
    id: string,
    label: string,
    detail: string,
    made: Partial<Omit<TokenCase, 'question' | 'whole'>> & {
      readonly question?: Partial<TokenQuestion>;
      readonly whole?: Whole | undefined;
    },
  ) => {
    // An organization that can't be made so is none to suppose.
    if ('whole' in made && !made.whole) return;
    const { whole: other = whole } = made;
    variations.push({
      id,
      label,
      detail,
      made: {
        question: { ...question, ...made.question },
        grant: made.grant ?? grant,
        whole: other,
        resolve: made.resolve ?? asked.resolve,
      },
    });
  };
  const wrong = wrongSecretOf(client, asked.resolve);
  if (usesSecret(grant, client))
    add(
      'wrong-secret',
      'Wrong secret',
      'Cause: the credentials of the client are invalid, so the token request fails. Resolution: verify Client ID and secret, and generate a new secret where it is lost.',
      { question: { secret: wrong.secret }, resolve: wrong.resolve },
    );
  if (question.codeChallenge !== undefined)
    add(
      'verifier',
      'Verifier does not match',
      'Cause: the code is exchanged with another verifier than the one behind its challenge. Resolution: keep the verifier of each sign-in until its code is exchanged.',
      { question: { codeVerifier: challengeOf(`another ${question.codeChallenge}`), concealedVerifier: undefined } },
    );
  if (usesRedirect(grant))
    add(
      'redirect-uri',
      'Redirect URI differs',
      'Cause: the redirect URI is compared character by character, and a slash more is another one. Resolution: send exactly the registered one.',
      { question: { redirectUri: differing(question.redirectUri) } },
    );
  if (grant !== undefined && grant !== 'client-credentials') {
    const held = (client.scopes?.items ?? []).map(({ value }) => value);
    const other = knownScopes.find((scope) => !held.some((one) => includesScope(one, scope))) ?? 'another';
    add(
      'scope',
      'Scope not registered',
      `Cause: the request asks for ${other}, which the client does not have. Resolution: ask for scopes of the client only, or register what is missing.`,
      { question: { scopes: [...(question.scopes ?? held), other] } },
    );
  }
  add(
    'pending',
    'Application pending',
    'Cause: the application was not approved yet, which counts where scopes are enforced. Resolution: approve it under Authorized Applications.',
    { whole: withApplications(whole, client, 'pending') },
  );
  add(
    'revoked',
    'Revoked application',
    'Cause: the access of the application was revoked, which blocks it at once. Resolution: authorize it again if it is to work.',
    { whole: withApplications(whole, client, 'revoked') },
  );
  const other: GrantId = grant === 'client-credentials' ? 'authorization-code' : 'client-credentials';
  add(
    'other-grant',
    'Other grant',
    `Cause: a client has one grant type, and ${other} is not this one’s, so authentication fails. Resolution: compare the OAuth configuration of the client with what the application asks for.`,
    { question: { grant: other }, grant: other },
  );
  add(
    'disabled',
    'Disabled client',
    'Cause: the client is switched off: it gets no token, and those that it has are invalid. Resolution: enable it, or use another client.',
    {
      whole:
        client.state?.value === 'disabled'
          ? undefined
          : withEdits(whole, setWord(client, 'state', client.state, 'disabled')),
    },
  );
  const outside =
    grant === 'client-credentials'
      ? outsideOf((client.allowedIpRanges?.items ?? []).map(({ value }) => value))
      : undefined;
  if (outside !== undefined)
    add(
      'ip',
      'IP not on the list',
      `Cause: the request comes from ${outside}, which is none of the allowed addresses. Resolution: call from an allowed one, or add the range.`,
      { question: { ip: outside } },
    );
  return variations;
}

/** A URI that is not the same, and looks like it. */
function differing(uri: string | undefined): string {
  if (uri === undefined) return 'https://another.example/callback';
  return uri.endsWith('/') ? uri.slice(0, -1) : `${uri}/`;
}

/** An address for documentation (RFC 5737, RFC 3849) that no range holds; undefined where there is no range. */
function outsideOf(ranges: readonly string[]): string | undefined {
  const read = ranges.flatMap((text) => readRange(text) ?? []);
  if (read.length === 0) return undefined;
  return ['203.0.113.99', '192.0.2.99', '198.51.100.99', '2001:db8::99'].find((text) => {
    const address = readAddress(text);
    return address !== undefined && !read.some((range) => lies(address, range));
  });
}
