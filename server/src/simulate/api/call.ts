/** Simulates a call of the Platform API: may this be called with a token of this client, and if not, why? */
import { apiAnswer } from '../../facts/errors';
import { limits } from '../../facts/limits';
import { findOperation } from '../../facts/operations';
import { pathOf } from '../../rules/data-action/call';
import { grantOf } from '../../rules/oauth/client';
import { judgeApplications } from '../application-state';
import { judgeUnknownClient } from '../oauth/steps/client';
import { claimsOf } from '../oauth/steps/issue';
import type { Circumstances } from '../oauth/token';
import {
  answerOf,
  fail,
  goesThrough,
  isoOf,
  type Judged,
  type Judgement,
  listSteps,
  type Simulation,
  skip,
} from '../simulation';
import { applicationsOf, findClient, readWhole, type Whole } from '../whole';
import { judgePermission } from './permission';
import { type ApiCall, type ApiQuestion, type ApiStep, apiTitles, longestPath } from './request';
import { judgeScope } from './scope';
import { ageOf, judgeExpiry, judgePresence, judgeValidity } from './token';
import { findPerson, judgeUser } from './user';

/**
 * Judges every step of a call. Never throws, whatever the file and the question hold. `whole`: the document as it was
 * read for other questions about the same text.
 */
export function simulateApi(
  question: ApiQuestion,
  { document, settings, now }: Omit<Circumstances, 'resolve'>,
  whole: Whole = readWhole(document),
): Simulation {
  const client = findClient(whole, question.client);
  const present = judgePresence(question);
  if (!client || present.outcome === 'fail')
    return conclude(withoutToken(present, client ? undefined : judgeUnknownClient(question.client, whole)), {
      document,
      now,
    });
  const method = question.method.toUpperCase();
  const path =
    question.path.length > longestPath ? undefined : pathOf(question.path, whole.organization()?.region?.value);
  const grant = grantOf(client)?.id;
  const call: ApiCall = {
    question,
    client,
    grant,
    person:
      grant === undefined || grant === 'client-credentials' ? { state: 'none' } : findPerson(question.user, whole),
    method,
    path,
    found: path === undefined ? { state: 'unknown' } : findOperation(method, path),
    whole,
    settings,
    now,
  };
  const judged: Judged<ApiStep> = {
    'token-present': present,
    'token-valid': judgeValidity(call),
    'token-expiry': judgeExpiry(call),
    'application-state': judgeApplications(applicationsOf(whole, client), whole),
    scope: judgeScope(call),
    'user-context': judgeUser(call),
    permission: judgePermission(call),
    'rate-limit': judgeRate(question),
  };
  const email = call.person.state === 'known' ? call.person.user.email?.value : undefined;
  return {
    ...conclude(judged, { document, now }),
    token: {
      ...claimsOf(call, grant, undefined, now - ageOf(question) * 1000),
      ...(email === undefined ? {} : { sub: email }),
    },
  };
}

function withoutToken(present: Judgement, unknownClient: Judgement | undefined): Judged<ApiStep> {
  const rest = skip('Without a token of a known client there is nothing to look at.');
  const ids = Object.keys(apiTitles) as ApiStep[];
  const judged = {
    ...Object.fromEntries(ids.map((id) => [id, rest])),
    'token-present': present,
    'token-valid': unknownClient ?? rest,
  };
  return judged as Judged<ApiStep>;
}

function conclude(judged: Judged<ApiStep>, { document, now }: Pick<Circumstances, 'document' | 'now'>): Simulation {
  const allowed = goesThrough(Object.values(judged));
  const http = allowed ? { status: 200, body: {} } : answerOf(apiTitles, judged, apiAnswer);
  return {
    version: 1,
    at: isoOf(now),
    verdict: allowed ? 'allowed' : 'blocked',
    steps: listSteps(apiTitles, judged, apiAnswer, document),
    ...(http ? { http } : {}),
  };
}

/** One call shows the rate limit only when it is said how many went before. */
function judgeRate({ callsBefore }: ApiQuestion): Judgement {
  const most = limits.requestsPerMinute;
  if (callsBefore === undefined)
    return skip(
      `One call does not show it: ${most} requests a minute are allowed for one client, or for one user of it.`,
    );
  const more = { expected: `at most ${most} requests a minute`, found: `${callsBefore} before this one` };
  if (callsBefore < most) return { ...more, outcome: 'pass', detail: 'The limit of requests a minute is not reached.' };
  return fail('The limit of requests a minute is reached.', {
    ...more,
    answer: apiAnswer('rate-limit', { retryAfter: 60 }),
    resolution: 'Wait for as long as `Retry-After` says, and call less often.',
  });
}
