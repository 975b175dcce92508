/** What if the call, its token, or the organization were another: the rows of the troubleshooting table, and more. */

import { addPair, type Edit, quote, removePair, replaceNode } from '../document/edits';
import { pairOf } from '../document/node';
import { limits } from '../facts/limits';
import { findOperation } from '../facts/operations';
import { covers } from '../facts/permissions';
import { gatherCall, pathOf } from '../rules/data-action/call';
import { durationOf, grantOf, roleNameOf } from '../rules/oauth/client';
import { grantedBy } from '../rules/oauth/role-grants';
import type { ApiQuestion } from '../simulate/api/request';
import type { TokenQuestion } from '../simulate/oauth/request';
import type { ResolveSecret } from '../simulate/secrets';
import type { Whole } from '../simulate/whole';
import type { ApiAsked } from './api-inputs';
import { usesSecret, wrongSecretOf } from './token-inputs';
import { withApplications, withEdits, withValue } from './variant';

/** A call; or the token request before it, when that is what does not go through. */
export interface ApiCase {
  readonly whole: Whole;
  readonly call: ApiQuestion;
  readonly token?: TokenQuestion;
  /** How secrets are looked up, where it is otherwise. */
  readonly resolve?: ResolveSecret | undefined;
}

export interface ApiVariation {
  readonly id: string;
  readonly label: string;
  /** Cause and resolution. */
  readonly detail: string;
  readonly made: ApiCase;
}

/** The variants that apply to a call. */
export function apiVariations(asked: ApiAsked, whole: Whole, resolve: ResolveSecret): readonly ApiVariation[] {
  const { question, client, user } = asked;
  if (!client) return [];
  const grant = grantOf(client)?.id;
  const machine = grant === 'client-credentials';
  const variations: ApiVariation[] = [];
  const add = (
    id: string,
    label: string,
    detail: string,
    made: {
      readonly call?: Partial<ApiQuestion>;
      readonly token?: Partial<TokenQuestion>;
      readonly whole?: Whole | undefined;
      readonly resolve?: ResolveSecret;
    },
  ) => {
    if ('whole' in made && !made.whole) return;
    variations.push({
      id,
      label,
      detail,
      made: {
        whole: made.whole ?? whole,
        call: { ...question, ...made.call },
        resolve: made.resolve,
        ...(made.token
          ? { token: { client: question.client, redirectUri: client.redirectUris?.items[0]?.value, ...made.token } }
          : {}),
      },
    });
  };
  const wrong = wrongSecretOf(client, resolve);
  if (usesSecret(grant, client))
    add(
      'wrong-secret',
      'Wrong secret',
      'Cause: the credentials of the client are invalid, so the token request fails and the call has no token. Resolution: verify Client ID and secret.',
      { token: { secret: wrong.secret }, resolve: wrong.resolve },
    );
  const lifetime = durationOf(client);
  if (lifetime !== undefined)
    add(
      'expired',
      'Expired token',
      'Cause: the lifetime of the token is over. Resolution: request a new token, before it ends and whenever a call answers 401.',
      { call: { tokenAge: lifetime } },
    );
  add(
    'missing-role',
    'Missing role',
    `Cause: no role grants ${machine ? 'the client' : 'the person who signed in'} the permission, so access to the API is denied. Resolution: assign a role that has it, and no more than that.`,
    { whole: withEdits(whole, takenRoles(asked, whole)) },
  );
  const other = machine ? 'authorization-code' : 'client-credentials';
  add(
    'other-grant',
    'Other grant',
    `Cause: the token is asked for by ${other}, which is not the client’s grant type, so authentication fails. Resolution: compare the OAuth configuration of the client with what the application asks for.`,
    { token: { grant: other } },
  );
  add(
    'revoked',
    'Revoked application',
    'Cause: the access of the application was revoked, and every call with its tokens is blocked at once. Resolution: authorize it again if it is to work.',
    { whole: withApplications(whole, client, 'revoked') },
  );
  add(
    'no-token',
    'No token',
    'Cause: the call has no header Authorization with a token. Resolution: request a token first and send it as Bearer.',
    { call: { withoutToken: true } },
  );
  const credentials = withoutCredentials(asked, whole);
  if (credentials)
    add(
      'credentials',
      'Credentials not configured',
      'Cause: the credentials of the integration name no client, so its data actions get no token and the integration fails. Resolution: update the credentials of the integration: name the OAuth client.',
      credentials,
    );
  const idle = limits.hipaaIdleTimeout;
  if (lifetime === undefined || lifetime > idle)
    add(
      'idle',
      'HIPAA: idle token',
      `Cause: with HIPAA compliance on, a token that is not used for ${idle} seconds ends. Resolution: request a new token whenever a call answers 401.`,
      { call: { tokenAge: idle }, whole: withHipaa(whole) },
    );
  add(
    'rate',
    'Rate limit',
    `Cause: ${limits.requestsPerMinute} requests were made in this minute. Resolution: wait as long as Retry-After says, and call less often.`,
    { call: { callsBefore: limits.requestsPerMinute } },
  );
  return variations;

  /** Takes the roles away that grant what the call needs; undefined where none is known to. */
  function takenRoles({ client: holder }: ApiAsked, { organization }: Whole): readonly Edit[] | undefined {
    const path = pathOf(question.path, organization()?.region?.value);
    const found = path === undefined ? undefined : findOperation(question.method, path);
    if (found?.state !== 'found' || found.operation.needs === 'none') return undefined;
    const { permissions } = found.operation;
    const grants = (name: string) =>
      grantedBy(name, whole).permissions.some((granted) => permissions.some((needed) => covers(granted, needed)));
    // What a built-in role grants is not all known, so it can't stay where the answer is to be sure.
    const stays = (name: string | undefined) => name !== undefined && !grants(name) && grantedBy(name, whole).complete;
    if (machine) {
      const roles = holder?.roles;
      if (!roles) return undefined;
      const kept = roles.items.flatMap((item) => {
        const name = roleNameOf(item)?.value;
        if (name === undefined || !stays(name)) return [];
        return item.division ? [`{ role: ${quote(name)}, division: ${quote(item.division.value)} }`] : [quote(name)];
      });
      return replaceNode(roles.entry.chunk, roles.node, `[${kept.join(', ')}]`);
    }
    const roles = user?.roles;
    if (!roles) return undefined;
    const kept = roles.items.flatMap(({ value }) => (stays(value) ? [quote(value)] : []));
    return replaceNode(roles.entry.chunk, roles.node, `[${kept.join(', ')}]`);
  }
}

/** The call of the data action, when its integration names no client. */
function withoutCredentials(
  { call }: ApiAsked,
  whole: Whole,
): { readonly call: Partial<ApiQuestion>; readonly whole: Whole } | undefined {
  const { action } = call ?? {};
  const [integration] = action?.integration ? whole.named('integrations', action.integration.value) : [];
  const { credentials } = integration ?? {};
  const pair = credentials?.oauthClient && pairOf(credentials.node, 'oauthClient');
  if (!action || !credentials || !pair || credentials.node.kind !== 'map') return undefined;
  const { chunk } = credentials.entry;
  const edits = removePair(chunk, credentials.node, pair) ?? replaceNode(chunk, pair.value, '""');
  const other = withEdits(whole, edits);
  const read = other && gatherCall(action, other);
  return other && read && !read.client ? { call: { client: '', withoutToken: true }, whole: other } : undefined;
}

function withHipaa(whole: Whole): Whole | undefined {
  const organization = whole.organization();
  if (!organization || organization.hipaa?.value) return whole;
  if (organization.hipaa) return withValue(whole, organization, 'hipaa', 'true');
  const { entry, node } = organization;
  return node.kind === 'map' ? withEdits(whole, addPair(entry.chunk, node, 'hipaa', 'true')) : undefined;
}
