import { findOperation } from '../../facts/operations';
import { includesScope, isScope } from '../../facts/scopes';
import type { Items, Leaf } from '../../organization/model';
import type { OauthClient } from '../../organization/model.generated';
import { pathOf } from '../../rules/data-action/call';
import { together } from '../../rules/fixes';
import { callClient, ignores } from '../../rules/oauth/client';
import type { ApiQuestion } from '../api/request';
import { scopesEnforced } from '../application-state';
import { applicationsOf, quoted, type Whole } from '../whole';
import { addTexts, offer, type StepFix } from './fix';
import { alsoIn, entryPiece, enumerate, say } from './touches';

const holds = (list: Items<Leaf> | undefined, wanted: string) =>
  (list?.items ?? []).some(({ value }) => includesScope(value, wanted));

/** Registers the client for the scopes that were asked for and that it lacks. */
export function registerScopes(client: OauthClient, asked: readonly string[], whole: Whole): readonly StepFix[] {
  const lacking = [...new Set(asked)].filter((scope) => !holds(client.scopes, scope));
  if (lacking.length === 0 || !lacking.every(isScope) || ignores(client, 'scopes')) return [];
  const narrow = applicationsOf(whole, client).filter(
    ({ scopes }) => scopes && lacking.some((scope) => !holds(scopes, scope)),
  );
  return offer(
    'scopes/register',
    `Register ${callClient(client)} for ${lacking.join(' and ')}`,
    addTexts(client, 'scopes', client.scopes, lacking),
    [
      narrow.length
        ? say(
            'It has still to be approved for ',
            enumerate(narrow.map(({ entry }) => entryPiece(entry, whole))),
            ', whose scopes count where the organization enforces them.',
          )
        : undefined,
      say('Every token that is asked for from then on without naming scopes has it.'),
      alsoIn('Admin → Integrations → OAuth'),
    ],
  );
}

/** Adds the scope that an operation needs to those of the applications, or of the client where they list none. */
export function addScopesOfCall(client: OauthClient, question: ApiQuestion, whole: Whole): readonly StepFix[] {
  if (ignores(client, 'scopes') || scopesEnforced(whole).enforced !== true) return [];
  const path = pathOf(question.path, whole.organization()?.region?.value);
  const found = path === undefined ? undefined : findOperation(question.method.toUpperCase(), path);
  if (found?.state !== 'found') return [];
  const { scopes } = found.operation;
  // The narrower one, for reading only, stands last.
  const scope = scopes.at(-1);
  if (scope === undefined) return [];
  const lacks = (list: Items<Leaf> | undefined) => !scopes.some((one) => holds(list, one));
  const approved = applicationsOf(whole, client).filter((application) => application.scopes);
  const open = approved.filter((application) => lacks(application.scopes));
  const registered = holds(client.scopes, scope);
  if (approved.length ? open.length === 0 : !lacks(client.scopes)) return [];
  const wide = !scope.endsWith(':readonly');
  const names = open.map(({ name }) => (name ? quoted(name.value) : 'the application')).join(' and ');
  return offer(
    'scope/add',
    approved.length
      ? `Add ${scope} to ${names}${registered ? '' : ` and to ${callClient(client)}`}`
      : `Add ${scope} to ${callClient(client)}`,
    together(
      ...open.map((application) => addTexts(application, 'scopes', application.scopes, [scope])),
      ...(registered ? [] : [addTexts(client, 'scopes', client.scopes, [scope])]),
    ),
    [
      wide
        ? say(
            `${scope} covers reading and writing: everything of the kind that the roles of whoever signs in allow can be done with its tokens.`,
          )
        : say(`${scope} covers reading only, as far as the roles of whoever signs in allow it.`),
      say('Tokens that were given before do not have it: people have to sign in again.'),
      alsoIn(approved.length ? 'Admin → Integrations → Authorized Applications' : 'Admin → Integrations → OAuth'),
    ],
  );
}
