/** The token of a call: whether it is there, whether it is good, and whether its time has run out. */
import { limits } from '../../facts/limits';
import { regionOf, regions } from '../../facts/regions';
import { durationOf, formatSeconds } from '../../rules/oauth/client';
import { onValue, onWritten } from '../../rules/spots';
import { judgeNamesake } from '../oauth/steps/client';
import { fail, type Judgement, pass, unknown, warn } from '../simulation';
import { quoted, shortened } from '../whole';
import type { ApiCall, ApiQuestion } from './request';

export function judgePresence({ withoutToken }: ApiQuestion): Judgement {
  return withoutToken
    ? fail('The call has no token.', {
        expected: 'Authorization: Bearer …',
        found: 'no such header',
        resolution: 'Ask for a token and send it in the header `Authorization: Bearer …`.',
      })
    : pass('The call sends a token.', { expected: 'Authorization: Bearer …', found: 'sent' });
}

/** A token is good while its client is not disabled, in the region in which it was issued. */
export function judgeValidity({ client, question, whole, grant, settings, now }: ApiCall): Judgement {
  const { state, grantType } = client;
  const at = state ? onValue(state) : onWritten(client, 'state');
  const expected = 'a token of a client that is not disabled';
  if (state?.value === 'disabled')
    return fail('The client is disabled, so its tokens are invalid.', {
      expected,
      found: 'disabled',
      at,
      resolution: 'Set `state: active`, here and in Genesys Cloud.',
    });
  const host = hostOf(question.path);
  const region = whole.organization()?.region;
  const elsewhere = regions.find(({ domain }) => host === `api.${domain}`);
  const own = region && regionOf(region.value);
  if (elsewhere && region && !own)
    return unknown('The call names a region, and that of the organization is none that is known.', {
      expected: 'a region of Genesys Cloud',
      found: shortened(region.value),
      at: onValue(region),
      resolution: 'Write the AWS region, such as eu-central-1, or the login domain, such as mypurecloud.de.',
    });
  if (elsewhere && region && own !== elsewhere)
    return fail('The call goes to another region than the one in which the token was issued.', {
      expected: region.value,
      found: elsewhere.domain,
      at: onValue(region),
      resolution: 'Call the API host of the organization’s own region.',
    });
  if (client.has('state') && !state)
    return unknown('The state of the client can’t be read.', { expected, at, resolution: 'Set `state: active`.' });
  if (!grant)
    return unknown('The client has no grant type that can be read, so it can’t be told how it got a token.', {
      expected: 'a token by the client’s own grant type',
      at: grantType ? onValue(grantType) : onWritten(client, 'grantType'),
      resolution: 'Set `grantType`: client-credentials, authorization-code, implicit or saml2-bearer.',
    });
  if (state?.value === 'inactive')
    return warn('The client is inactive: it gets no new tokens and is about to be deleted. This one still works.', {
      expected,
      found: 'inactive',
      at,
      resolution: 'Move what uses the client to another one.',
    });
  const ends = settings.thresholds.implicitGrantEnds;
  if (grant === 'implicit' && now - ageOf(question) * 1000 >= Date.parse(ends))
    return warn(`By the Implicit grant no token is issued since ${ends}; this one is supposed all the same.`, {
      found: 'implicit',
      confidence: 'inferred',
      at: grantType && onValue(grantType),
      resolution: 'Move the application to Authorization Code with PKCE.',
    });
  return (
    judgeNamesake(client, whole) ??
    pass('The token was issued to the client and is valid.', {
      found: client.name && shortened(client.name.value),
      at,
    })
  );
}

function hostOf(path: string): string | undefined {
  return /^\s*https?:\/\/([^/?#:]*)/i.exec(path)?.[1]?.toLowerCase();
}

/** Seconds since the token was issued. */
export function ageOf({ tokenAge = 0 }: ApiQuestion): number {
  return Math.min(Math.max(0, tokenAge), Number.MAX_SAFE_INTEGER) || 0;
}

/** A token ends when its lifetime is over; with HIPAA compliance on, also after 900 seconds without a call. */
export function judgeExpiry({ client, question, whole }: ApiCall): Judgement {
  const { tokenDuration } = client;
  const at = tokenDuration ? onValue(tokenDuration) : onWritten(client, 'tokenDuration');
  const age = ageOf(question);
  const lifetime = durationOf(client);
  const found = `issued ${formatSeconds(age)} s ago`;
  const resolution = 'Request a new token: when the lifetime ends, and whenever a call answers 401.';
  if (lifetime === undefined)
    return unknown('How long tokens of the client live can’t be read.', {
      expected: 'a lifetime in whole seconds',
      found,
      at,
      resolution: 'Set `tokenDuration` to a whole number of seconds, or leave it out.',
    });
  const expected = `under ${formatSeconds(lifetime)} s old${tokenDuration ? '' : ' (the default)'}`;
  if (age >= lifetime)
    return fail(`The token has expired: it lived for ${formatSeconds(lifetime)} seconds.`, {
      expected,
      found,
      at,
      resolution,
    });
  return judgeIdleness(age, whole) ?? pass('The token has not expired.', { expected, found, at });
}

function judgeIdleness(age: number, whole: ApiCall['whole']): Judgement | undefined {
  const organization = whole.organization();
  const idle = limits.hipaaIdleTimeout;
  if (age < idle || !organization?.has('hipaa') || organization.hipaa?.value === false) return undefined;
  const { hipaa } = organization;
  const more = {
    expected: `a call within ${idle} s`,
    found: `none for ${formatSeconds(age)} s`,
    at: hipaa ? onValue(hipaa) : onWritten(organization, 'hipaa'),
  };
  return hipaa
    ? fail(`With HIPAA compliance on, a token ends after ${idle} seconds without a call.`, {
        ...more,
        resolution: 'Request a new token whenever a call answers 401.',
      })
    : unknown(`Whether HIPAA compliance is on, which ends tokens after ${idle} idle seconds, can’t be read.`, {
        ...more,
        resolution: 'Write `hipaa: true` or `hipaa: false`.',
      });
}

/** What a call is called in a sentence. */
export function callName({ method, path, question }: Pick<ApiCall, 'method' | 'path' | 'question'>): string {
  return quoted(`${shortened(method)} ${path ?? question.path}`);
}
