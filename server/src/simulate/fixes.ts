/** What would mend a step of a simulation in the file: for each way the edits, and what else they touch. */
import { changesShared } from '../document/shared';
import type { OauthClient } from '../organization/model.generated';
import type { ApiQuestion, ApiStep } from './api/request';
import { approve } from './fixes/application';
import { allowAddress, enable, registerRedirectUri } from './fixes/client';
import type { StepFix } from './fixes/fix';
import { grantPermission } from './fixes/permission';
import { giveRoles } from './fixes/roles';
import { addScopesOfCall, registerScopes } from './fixes/scopes';
import type { TokenQuestion, TokenStep } from './oauth/request';
import type { Circumstances } from './oauth/token';
import { findClient, readWhole, type Whole } from './whole';

/**
 * The ways to mend a step of a token request in the file, the best first. None where it passes already, where what was
 * sent is at fault, or where the text can't be edited without touching something else.
 */
export function tokenFixes(
  step: TokenStep,
  question: TokenQuestion,
  { document }: Pick<Circumstances, 'document'>,
  whole: Whole = readWhole(document),
): readonly StepFix[] {
  const client = findClient(whole, question.client);
  return client ? ofItsOwn(tokenWays(step, question, client, whole), whole) : [];
}

function tokenWays(step: TokenStep, question: TokenQuestion, client: OauthClient, whole: Whole): readonly StepFix[] {
  switch (step) {
    case 'client-active':
      return enable(step, client, whole);
    case 'application-state':
      return approve(step, client, whole);
    case 'ip-allow-list':
      return allowAddress(client, question.ip);
    case 'redirect-uri':
      return registerRedirectUri(client, question.redirectUri);
    case 'roles':
      return giveRoles(client, whole);
    case 'scopes':
      return registerScopes(client, question.scopes ?? [], whole);
    default:
      return [];
  }
}

/** The ways to mend a step of a call in the file; see `tokenFixes`. */
export function apiFixes(
  step: ApiStep,
  question: ApiQuestion,
  { document }: Pick<Circumstances, 'document'>,
  whole: Whole = readWhole(document),
): readonly StepFix[] {
  const client = findClient(whole, question.client);
  return client ? ofItsOwn(apiWays(step, question, client, whole), whole) : [];
}

function apiWays(step: ApiStep, question: ApiQuestion, client: OauthClient, whole: Whole): readonly StepFix[] {
  switch (step) {
    case 'token-valid':
      return enable(step, client, whole);
    case 'application-state':
      return approve(step, client, whole);
    case 'scope':
      return addScopesOfCall(client, question, whole);
    case 'permission':
      return grantPermission(client, question, whole);
    default:
      return [];
  }
}

/** What an anchor gives to others as well is the user's to change: a fix says whom it touches. */
function ofItsOwn(fixes: readonly StepFix[], { document }: Whole): readonly StepFix[] {
  return fixes.filter(({ edits }) => !changesShared(edits, document));
}
