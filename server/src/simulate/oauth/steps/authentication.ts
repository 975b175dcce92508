/** Whether the caller is the client: the secret that it presents. */
import { onEntry, onKey, onValue } from '../../../rules/spots';
import { type KeptSecret, keptSecret, type SecretReference, sameSecret } from '../../secrets';
import { fail, type Judgement, pass, skip, unknown } from '../../simulation';
import { isPublic, type TokenRequest } from '../request';

/** Compares the secret that is presented with the client's (RFC 6749, section 2.3.1). Neither is ever shown. */
export function judgeSecret({ question, client, resolve, conceal }: TokenRequest): Judgement {
  if (isPublic(client))
    return skip(
      'A client with PKCE is public: it has no secret, and proves with the code verifier that it asked for the code.',
      { at: client.pkce && onValue(client.pkce) },
    );
  const presented = question.secret;
  const kept = keptSecret(client, resolve, conceal);
  const at = kept.state === 'absent' ? onEntry(client.entry) : onValue(kept.leaf);
  const expected = 'the client’s secret';
  if (presented === '')
    return fail('The secret that was presented is empty.', {
      expected,
      found: 'an empty secret',
      at,
      resolution: verify,
    });
  if (kept.state !== 'resolved') {
    const open = openReason(kept);
    return presented === undefined
      ? skip(`${open.detail} No secret was presented either, so nothing is compared.`, {
          at,
          resolution: open.resolution,
        })
      : unknown(`${open.detail} Whether the secret that was presented is the right one is not known.`, {
          expected,
          at,
          resolution: open.resolution,
        });
  }
  const stands = kept.literal ? ' It stands in the file itself, where everybody can read it.' : '';
  if (presented === undefined) return pass(`The client presents its own secret.${stands}`, { expected, at });
  if (sameSecret(presented, kept.secret))
    return pass(`The secret that was presented is the client’s.${stands}`, { expected, found: 'the same', at });
  return fail(
    'The secret that was presented is not the client’s. The body is what Genesys Cloud answers; that its status is 400 is likely, RFC 6749 would have 401.',
    { expected, found: 'another secret', at, resolution: verify },
  );
}

const verify =
  'Verify Client ID and secret. A secret is shown only once; if it is lost, generate a new one and give it to everything that uses the client.';

function openReason(kept: Exclude<KeptSecret, { state: 'resolved' }>): { detail: string; resolution: string } {
  if (kept.state === 'absent')
    return {
      detail: 'The file does not say which secret the client has.',
      resolution: 'Add a reference: `clientSecret: ${secret:NAME}`, `${env:NAME}` or `${file:PATH}`.',
    };
  if (!kept.reference)
    return {
      detail: 'The reference to the client’s secret can’t be read.',
      resolution: 'Write `${env:NAME}`, `${secret:NAME}` or `${file:PATH}`.',
    };
  return {
    detail: `The reference to the client’s secret leads to nothing: ${whatIsMissing[kept.reference.kind]}.`,
    resolution: howToGive[kept.reference.kind],
  };
}

type Words = { readonly [kind in SecretReference['kind']]: string };

const whatIsMissing: Words = {
  env: 'the environment variable is not set, or empty',
  secret: 'no secret is stored under this name',
  file: 'the file can’t be read, is empty or lies outside of the folder',
};

const howToGive: Words = {
  env: 'Set the environment variable.',
  secret: 'Store the secret in the editor; for the command line set GENESYS_INTEGRATIONS_SECRET_NAME.',
  file: 'Put the secret into the file, inside of the folder.',
};

/** For a grant without a token request: nobody authenticates the client. */
export function judgeNoSecret({ question, client }: TokenRequest): Judgement {
  const sent = question.secret === undefined ? '' : ' The secret that was presented is not looked at.';
  return skip(`A browser can keep no secret, so with Implicit the client presents none.${sent}`, {
    at: client.grantType && onKey(client.grantType),
  });
}
