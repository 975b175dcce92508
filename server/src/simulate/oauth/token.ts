/** Simulates a token request: would Genesys Cloud issue a token, and if not, which line of the file is why? */
import type { Document } from '../../document/document';
import { tokenAnswer } from '../../facts/errors';
import { durationOf, grantOf } from '../../rules/oauth/client';
import type { Settings } from '../../settings/settings';
import { judgeApplications } from '../application-state';
import type { ConcealSecret, ResolveSecret } from '../secrets';
import {
  answerOf,
  goesThrough,
  type Http,
  isoOf,
  type Judged,
  type Judgement,
  listSteps,
  type Simulation,
  skip,
} from '../simulation';
import { applicationsOf, findClient, readWhole, type Whole } from '../whole';
import { authorizationCode } from './authorization-code';
import { clientCredentials } from './client-credentials';
import { implicit } from './implicit';
import { refreshToken } from './refresh-token';
import {
  type Grant,
  type GrantId,
  type GrantStep,
  type TokenQuestion,
  type TokenRequest,
  type TokenStep,
  tokenTitles,
} from './request';
import { saml2Bearer } from './saml2-bearer';
import { judgeActive, judgeGrant, judgeKnown, judgeUnknownClient } from './steps/client';
import { claimsOf, judgeIssue } from './steps/issue';

export const grants: { readonly [id in GrantId]: Grant } = {
  'client-credentials': clientCredentials,
  'authorization-code': authorizationCode,
  implicit,
  'saml2-bearer': saml2Bearer,
  'refresh-token': refreshToken,
};

/** All that an answer depends on besides the question. */
export interface Circumstances {
  readonly document: Document;
  readonly settings: Settings;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly resolve: ResolveSecret;
  readonly conceal?: ConcealSecret | undefined;
}

const steps = Object.keys(clientCredentials.checks) as GrantStep[];

/**
 * Judges every step of a token request. Never throws, whatever the file and the question hold. `whole`: the document as
 * it was read for other questions about the same text.
 */
export function simulateToken(
  question: TokenQuestion,
  { document, settings, now, resolve, conceal }: Circumstances,
  whole: Whole = readWhole(document),
): Simulation {
  const client = findClient(whole, question.client);
  if (!client) {
    const judged = judgeAll(judgeUnknownClient(question.client, whole), () => skip('There is no client to look at.'));
    return conclude(judged, { document, now });
  }
  const request: TokenRequest = { question, client, whole, settings, now, resolve, conceal };
  const asked = question.grant ?? grantOf(client)?.id;
  const grant = asked && grants[asked];
  const judged: Judged<TokenStep> = {
    ...judgeAll(judgeKnown(request), (step) =>
      grant && isGrantStep(step)
        ? grant.checks[step](request)
        : skip('Without a grant type there is nothing to look at.'),
    ),
    'client-active': judgeActive(request),
    'application-state': judgeApplications(applicationsOf(whole, client), whole),
    'grant-type': judgeGrant(grant, request),
  };
  const { 'token-issued': _, ...before } = judged;
  const issued = judgeIssue(request, goesThrough(Object.values(before)) ? grant?.delivery : undefined);
  const complete = { ...judged, 'token-issued': issued };
  if (!grant || !goesThrough(Object.values(complete))) return conclude(complete, { document, now });
  return {
    ...conclude(complete, { document, now }),
    http: tokenResponse(grant, request),
    token: { ...personIn(question, grant), ...claimsOf(request, grant.id, question.scopes, now) },
  };
}

/** The person of whom an assertion speaks is the subject of the token. */
function personIn({ assertion }: TokenQuestion, { id }: Grant): { readonly sub?: string } {
  const judged = id === 'saml2-bearer' ? assertion?.judged : undefined;
  return judged?.state === 'judged' && judged.person !== undefined ? { sub: judged.person } : {};
}

function isGrantStep(step: TokenStep): step is GrantStep {
  return (steps as readonly string[]).includes(step);
}

function judgeAll(known: Judgement, other: (step: TokenStep) => Judgement): Judged<TokenStep> {
  const ids = Object.keys(tokenTitles) as TokenStep[];
  const judged = Object.fromEntries(ids.map((id) => [id, id === 'client-known' ? known : other(id)]));
  return judged as Judged<TokenStep>;
}

function conclude(judged: Judged<TokenStep>, { document, now }: Pick<Circumstances, 'document' | 'now'>): Simulation {
  const http = answerOf(tokenTitles, judged, tokenAnswer);
  return {
    version: 1,
    at: isoOf(now),
    verdict: goesThrough(Object.values(judged)) ? 'granted' : 'denied',
    steps: listSteps(tokenTitles, judged, tokenAnswer, document),
    ...(http ? { http } : {}),
  };
}

/** What comes back: for Implicit the fields of the fragment. The token itself is never shown. */
function tokenResponse(grant: Grant, request: TokenRequest): Http {
  return {
    status: 200,
    body: {
      access_token: '<redacted>',
      token_type: 'bearer',
      expires_in: durationOf(request.client),
      ...(grant.refreshes(request) ? { refresh_token: '<redacted>' } : {}),
    },
  };
}
