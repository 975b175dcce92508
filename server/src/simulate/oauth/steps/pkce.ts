/** Proof Key for Code Exchange (RFC 7636), of which Genesys Cloud takes the method S256. */
import { onValue, onWritten } from '../../../rules/spots';
import { challengeOf, sameSecret } from '../../secrets';
import { fail, type Judgement, type More, pass, skip, unknown } from '../../simulation';
import { type ConcealedVerifier, isPublic, type TokenRequest } from '../request';

/** A verifier has 43 to 128 characters, and no others than these (RFC 7636, section 4.1). */
const unreserved = /^[A-Za-z0-9\-._~]*$/;
/** SHA-256 in base64url, without padding. */
const challengeShape = /^[A-Za-z0-9_-]{43}$/;

/** Compares the challenge of the authorization request with the verifier of the token request, which is never shown. */
export function judgePkce({ question, client }: TokenRequest): Judgement {
  const { codeChallenge: challenge, codeVerifier, concealedVerifier } = question;
  const verifier = codeVerifier === undefined ? concealedVerifier : conceal(codeVerifier);
  const at = client.pkce ? onValue(client.pkce) : onWritten(client, 'pkce');
  if (client.has('pkce') && !client.pkce)
    return unknown('Whether the client uses PKCE can’t be read.', {
      at,
      resolution: 'Write `pkce: true` or `pkce: false`.',
    });
  if (!isPublic(client) && challenge === undefined && verifier === undefined)
    return skip('The client does not use PKCE: it proves itself with its secret.', { at: client.pkce && at });
  return judgeProof(challenge, verifier, {
    confidence: 'inferred',
    at,
  });
}

/** What has to be known of a code verifier to judge it. */
function conceal(verifier: string): ConcealedVerifier {
  return { challenge: challengeOf(verifier), length: verifier.length, unreserved: unreserved.test(verifier) };
}

function judgeProof(challenge: string | undefined, verifier: ConcealedVerifier | undefined, more: More): Judgement {
  const expected = 'a code challenge of method S256 and the code verifier that it was made from';
  if (challenge === undefined)
    return fail(
      verifier === undefined
        ? 'The request has neither a code challenge nor a code verifier, and a client with PKCE needs both.'
        : 'The code was asked for without a code challenge, so there is nothing to compare the code verifier with.',
      {
        ...more,
        expected,
        found: verifier === undefined ? 'neither' : 'a code verifier alone',
        resolution: 'Send `code_challenge` with `code_challenge_method=S256` when you ask for the code.',
      },
    );
  if (verifier === undefined)
    return fail('The code was asked for with a code challenge, but the token request has no code verifier.', {
      ...more,
      expected,
      found: 'a code challenge alone',
      resolution: 'Send the `code_verifier` from which the challenge was made.',
    });
  const { length, challenge: hash } = verifier;
  const fits = length >= 43 && length <= 128;
  if (!fits || !verifier.unreserved)
    return fail(
      `A code verifier has 43 to 128 characters out of A–Z, a–z, 0–9 and - . _ ~. This one ${
        verifier.length < 43 || verifier.length > 128 ? `has ${verifier.length}` : 'has others'
      }.`,
      {
        ...more,
        expected: '43 to 128 unreserved characters',
        found: `${length} characters`,
        resolution: 'Make the verifier from 32 random bytes in base64url: that gives 43 characters.',
      },
    );
  // A verifier is a secret until it is used. What came as the challenge may be one too, so neither is shown.
  if (sameSecret(challengeOf(challenge), hash))
    return fail('The code challenge is the verifier itself, which is the method plain. Only S256 is taken.', {
      ...more,
      expected: 'the SHA-256 of the verifier in base64url',
      found: 'the verifier itself',
      resolution: 'Hash the verifier with SHA-256, and write the hash in base64url without padding.',
    });
  if (!challengeShape.test(challenge))
    return fail('The code challenge is no SHA-256 in base64url: that has 43 characters and no padding.', {
      ...more,
      expected: '43 characters of base64url',
      found: `${challenge.length} characters${challenge.length === 43 ? ', not all of base64url' : ''}`,
      resolution: 'Write the SHA-256 of the verifier in base64url, with - and _ and without =.',
    });
  if (!sameSecret(challenge, hash) && sameSecret(challengeOf(challengeOf(challenge)), hash))
    return fail('Code challenge and code verifier have changed places: the verifier is the SHA-256 of the challenge.', {
      ...more,
      expected: 'the SHA-256 of the verifier as the code challenge',
      found: 'the verifier as the code challenge',
      resolution: 'Send the SHA-256 as `code_challenge` and what it was made from as `code_verifier`.',
    });
  if (!sameSecret(challenge, hash))
    return fail('The code verifier is not the one from which the code challenge was made.', {
      ...more,
      expected: 'a verifier whose SHA-256 is the code challenge',
      found: `a verifier whose SHA-256 is ${hash}`,
      resolution: 'Keep the verifier of each sign-in until its code is exchanged, and send that one.',
    });
  return pass('The SHA-256 of the code verifier is the code challenge.', {
    ...more,
    expected: hash,
    found: 'the same',
  });
}
