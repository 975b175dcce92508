/** What the token will allow: the roles of the client, or the scopes that are asked for. */
import { isBuiltInRole } from '../../../facts/roles';
import { wideningsOf } from '../../../facts/scopes';
import type { Leaf } from '../../../organization/model';
import { roleNameOf } from '../../../rules/oauth/client';
import { onKey, onValue, onWritten } from '../../../rules/spots';
import { scopesEnforced } from '../../application-state';
import { fail, type Judgement, pass, unknown, warn } from '../../simulation';
import { applicationsOf, quoted, shortened } from '../../whole';
import type { TokenRequest } from '../request';

/** A Client Credentials client must have a role: without one it can't even be created. */
export function judgeRoles({ client, whole }: TokenRequest): Judgement {
  const { roles: list } = client;
  const at = list ? onKey(list) : onWritten(client, 'roles');
  const names = (list?.items ?? []).flatMap((item) => roleNameOf(item) ?? []);
  const known = names.filter(({ value }) => isBuiltInRole(value) || whole.named('roles', value).length > 0);
  const more = { expected: 'at least one role', at };
  if (known.length) {
    const found = shortened(known.map(({ value }) => value).join(', '));
    const stranger = names.find((name, index) => known[index] !== name);
    return stranger
      ? warn(`The client holds the role ${quoted(stranger.value)}, which the organization does not have.`, {
          ...more,
          found,
          at: onValue(stranger),
          resolution: 'Correct the name of the role, or add the role.',
        })
      : pass('The client has roles: what they grant decides at each call.', { ...more, found });
  }
  if (list ? list.node.items.length > 0 : client.has('roles'))
    return unknown('The client holds no role that the organization is known to have.', {
      ...more,
      ...(names[0] ? { found: shortened(names.map(({ value }) => value).join(', ')), at: onValue(names[0]) } : {}),
      resolution: 'Correct the names of the roles, or add the roles.',
    });
  return fail('The client has no role. Genesys Cloud does not save a Client Credentials client without one.', {
    ...more,
    found: 'none',
    resolution: 'Give the client a role with just the permissions that its calls need.',
  });
}

/** Each scope that is asked for must be one of the client's; `x` includes `x:readonly` (RFC 6749, section 3.3). */
export function judgeScopes({ question, client, whole }: TokenRequest): Judgement {
  const { scopes: list } = client;
  const asked = question.scopes ?? [];
  const held = list?.items ?? [];
  const at = list ? onKey(list) : onWritten(client, 'scopes');
  const expected = held.length ? shortened(held.map(({ value }) => value).join(', ')) : undefined;
  const more = { expected, found: asked.length ? shortened(asked.join(', ')) : undefined, at };
  const lacking = lackingIn(held, asked);
  if (list ? held.length < list.node.items.length : client.has('scopes')) {
    if (lacking.length || !asked.length)
      return unknown('The scopes of the client can’t all be read.', {
        ...more,
        resolution: 'Write `scopes` as a list of texts.',
      });
  } else if (lacking.length)
    return fail(`The client is not registered for ${shortened(lacking.map(quoted).join(', '))}.`, {
      ...more,
      resolution: 'Ask for scopes of the client only, or add what is missing to its `scopes`.',
    });
  if (!held.length)
    return warn('The client lists no scopes, which it needs: calls with its tokens are refused where scopes count.', {
      ...more,
      resolution: 'List the scopes that the application needs.',
    });
  return judgeApproval({ asked, more, client, whole });
}

/** The scopes that a list does not include. The list is looked at once, since both may be long. */
function lackingIn(held: readonly Leaf[], asked: readonly string[]): readonly string[] {
  const values = new Set(held.map(({ value }) => value));
  return asked.filter((scope) => !wideningsOf(scope).some((one) => values.has(one)));
}

/** An application may have fewer scopes than its client; that shows at the calls only. */
function judgeApproval({
  asked,
  more,
  client,
  whole,
}: Pick<TokenRequest, 'client' | 'whole'> & { asked: readonly string[]; more: object }): Judgement {
  const lists = applicationsOf(whole, client).flatMap(({ scopes }) => scopes ?? []);
  const narrow = lists.find(({ items }) => lackingIn(items, asked).length > 0);
  if (narrow && scopesEnforced(whole).enforced)
    return warn('The client has the scopes, but the application was not approved for all of them.', {
      ...more,
      at: onKey(narrow),
      resolution: 'Approve the scopes for the application, or calls that need them are refused.',
    });
  return asked.length
    ? pass('The client is registered for every scope that is asked for.', more)
    : pass('No scope is asked for: the token has all scopes of the client.', more);
}
