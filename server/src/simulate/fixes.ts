/** What would mend a step of a simulation in the file: for each way the edits, and what else they touch. */
import type { Edit } from '../document/edits';
import type { Text } from '../panel/view';
import type { ApiQuestion, ApiStep } from './api/request';
import { approve } from './fixes/application';
import { allowAddress, enable, registerRedirectUri } from './fixes/client';
import { grantPermission } from './fixes/permission';
import { giveRoles } from './fixes/roles';
import { addScopesOfCall, registerScopes } from './fixes/scopes';
import type { TokenQuestion, TokenStep } from './oauth/request';
import type { Circumstances } from './oauth/token';
import { findClient, readWhole, type Whole } from './whole';

export interface StepFix {
  /** Stays while the question and the text stay: "permission/new-role". */
  readonly id: string;
  /** What it does to what, as a command. */
  readonly title: string;
  /** Safe ones need no decision. Whatever gives somebody more than before is none. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
  /** Who else it touches, and what else begins or stops to work. */
  readonly touches: readonly Text[];
}

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
  if (!client) return [];
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
  if (!client) return [];
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
