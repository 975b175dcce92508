/** Which keys a test has use for, from what it says already, and what follows them. */
import { grantTypes } from '../../facts/grant-types';
import { kinds, passes, requestKeys } from '../../scenarios/kinds';
import { choice, stop } from '../templates';
import type { Question } from './asked';
import { scalarText } from './offer';
import { namesIn, textAt } from './seen';
import { clientAsked, kindAsked, says, textAsked, verdictAsked } from './tested';

/** How much a key is wanted; undefined for one that would be wrong. */
export type Wanted = { readonly rank: number; readonly note?: string } | undefined;

const wanted = 0;
const usual = 2;
const seldom = 4;
const useless = 8;

/** How much a key of a test is wanted. `way`: the keys that lead to it, `*` for an index. */
export function wantedInTest(way: string, question: Question): Wanted {
  const key = way.slice(way.lastIndexOf('.') + 1);
  switch (way.slice(0, -key.length - 1)) {
    case 'tests.*': {
      if (!(requestKeys as readonly string[]).includes(key)) return { rank: usual };
      const kind = kindAsked(question);
      if (kind !== undefined) return kind === key ? { rank: wanted } : undefined;
      const verdict = verdictAsked(question);
      const meant = requestKeys.find((one) => verdict !== undefined && kinds[one].verdicts.includes(verdict));
      return meant === undefined || meant === key ? { rank: wanted } : { rank: useless, note: `is never ${verdict}` };
    }
    case 'tests.*.token':
      return inToken(key, question);
    case 'tests.*.api':
      return inApi(key, question);
    case 'tests.*.sso':
      return inSignIn(key, question);
    case 'tests.*.expect':
      return inExpectation(key, question);
    case 'tests.*.expect.steps': {
      const kind = kindAsked(question);
      return kind === undefined || Object.hasOwn(kinds[kind].steps, key) ? { rank: usual } : undefined;
    }
    default:
      return { rank: usual };
  }
}

/** For which grants a key of a token request says something. */
const grantsOf: { readonly [key: string]: readonly string[] } = {
  redirectUri: ['authorization-code', 'implicit'],
  pkce: ['authorization-code'],
  codeChallenge: ['authorization-code'],
  codeVerifier: ['authorization-code'],
  ip: ['client-credentials'],
  assertion: ['saml2-bearer'],
  provider: ['saml2-bearer'],
};

function inToken(key: string, question: Question): Wanted {
  const has = (one: string) => says(question, 'token', one);
  if (key === 'pkce' && (has('codeChallenge') || has('codeVerifier'))) return undefined;
  if ((key === 'codeChallenge' || key === 'codeVerifier') && has('pkce')) return undefined;
  if (key === 'provider' && !has('assertion')) return undefined;
  const grant = textAsked(question, 'grant') ?? textAt(clientAsked(question)?.node, 'grantType');
  const type =
    grant !== undefined && Object.hasOwn(grantTypes, grant) ? grantTypes[grant as keyof typeof grantTypes] : undefined;
  const grants = Object.hasOwn(grantsOf, key) ? grantsOf[key] : undefined;
  if (!type || !grants) return { rank: /^code/.test(key) ? seldom : usual };
  return grants.includes(type.id) ? { rank: wanted + 1 } : { rank: useless, note: `not looked at by ${type.label}` };
}

function inApi(key: string, question: Question): Wanted {
  if (key !== 'user') return { rank: usual };
  const grant = textAt(clientAsked(question)?.node, 'grantType');
  if (grant === 'client-credentials') return { rank: useless, note: 'a Client Credentials token has no person' };
  return grant === undefined ? { rank: usual } : { rank: wanted, note: 'who signed in' };
}

function inSignIn(key: string, question: Question): Wanted {
  const has = (one: string) => says(question, 'sso', one);
  switch (key) {
    case 'scenario':
      return has('response') ? undefined : { rank: wanted };
    case 'response':
      return has('scenario') || has('user') ? undefined : { rank: usual };
    case 'user':
      return has('response') ? undefined : { rank: wanted + 1 };
    case 'requestId':
      return { rank: has('response') ? usual : seldom };
    case 'acs':
      return { rank: seldom };
    default:
      return { rank: usual };
  }
}

function inExpectation(key: string, question: Question): Wanted {
  const kind = kindAsked(question);
  const verdict = verdictAsked(question);
  const good = verdict !== undefined && passes(verdict);
  const refused = verdict !== undefined && !good;
  switch (key) {
    case 'verdict':
      return { rank: wanted };
    case 'step':
      return good ? undefined : { rank: wanted + 1 };
    case 'status':
    case 'error':
      return kind === 'sso' || (key === 'error' && good) ? undefined : { rank: usual };
    case 'email':
    case 'nameId':
      return (kind !== undefined && kind !== 'sso') || refused ? undefined : { rank: usual };
    default:
      return { rank: usual };
  }
}

/** More names than anybody looks through in a list of choices. */
const mostChoices = 20;

/** What a request begins with, as a snippet; undefined for maps that the schema says enough of. */
export function requestText(way: string, question: Question): string | undefined {
  const named = (at: number, section: string): string => {
    const names = namesIn(question, section);
    return names.length && names.length <= mostChoices
      ? choice(
          at,
          names.map((name) => scalarText(name, false)),
        )
      : `$${at}`;
  };
  switch (way) {
    case 'tests.token':
      return `client: ${named(1, 'oauthClients')}`;
    case 'tests.api':
      return `client: ${named(1, 'oauthClients')}\nmethod: ${choice(2, ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])}\npath: ${stop(3, '/api/v2/')}`;
    case 'tests.sso':
      return `provider: ${named(1, 'identityProviders')}\nscenario: ${stop(2, 'valid')}`;
    default:
      return undefined;
  }
}
