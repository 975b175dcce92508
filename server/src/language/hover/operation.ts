/** An operation of the Platform API that something calls: what it needs, and whether that is granted. */
import { nearestPath, needsUser, type Operation, type OperationFound } from '../../facts/operations';
import { covers } from '../../facts/permissions';
import type { OauthClient } from '../../organization/model.generated';
import { grantOf } from '../../rules/oauth/client';
import { grantedBy, isKnownRole, rolesOf } from '../../rules/oauth/role-grants';
import type { Asked, Paragraphs } from './asked';
import { code, codes } from './markdown';

export interface Called {
  readonly method: string;
  /** Without host and query; undefined for another host. */
  readonly path: string | undefined;
  readonly found: OperationFound;
  readonly client: OauthClient | undefined;
}

/** What is known of a call. */
export function describeCall({ method, path, found, client }: Called, asked: Asked): Paragraphs {
  if (path === undefined)
    return ['Its host is not the API of the region of this organization, so what it calls is not known here.'];
  if (found.state === 'undecided')
    return [
      'Which operation this calls is decided by the inputs when it runs: a template fills a part of the path where fixed words stand.',
    ];
  if (found.state === 'unknown') {
    // What is far longer than any path is no slip of the pen.
    const near = path.length > 300 ? undefined : nearestPath(method, path);
    return [
      `The Platform API has no operation ${code(`${method} ${path}`)} that is known here.${near === undefined ? '' : ` Did you mean ${code(near)}?`}`,
    ];
  }
  const { operation } = found;
  const user = needsUser(operation, path);
  return [
    `**Operation** ${code(`${operation.method} ${operation.path}`)}`,
    needs(operation),
    ...(client ? [granted(operation, client, asked)] : []),
    ...(user
      ? ['It is about the signed-in user, so a client without one can’t call it (inferred from the path).']
      : []),
    scopes(operation),
  ];
}

function needs({ needs, permissions }: Operation): string {
  if (needs === 'none') return 'No permission is documented for it.';
  return `Needs ${needs === 'any' ? 'one of the permissions' : permissions.length > 1 ? 'the permissions' : 'the permission'} ${codes(permissions, 8)}.`;
}

const certainty = {
  confirmed: 'seen in the official API description',
  narrowed: 'narrowed down from the official API description',
  predicted: 'predicted from its path, not confirmed',
  unknown: '',
} as const;

function scopes({ scopes: accepted, scopeConfidence }: Operation): string {
  if (accepted.length === 0) return 'Which scopes a token needs for it is not known.';
  return `A token with scopes needs ${accepted.length > 1 ? 'one of ' : ''}${codes(accepted)} (${certainty[scopeConfidence]}).`;
}

/** Whether the roles of a client grant what an operation needs. */
function granted(operation: Operation, client: OauthClient, { whole }: Asked): string {
  const name = code(client.name?.value ?? '');
  if (grantOf(client)?.id !== 'client-credentials')
    return `The client ${name} calls it for people: their roles have to grant that.`;
  if (operation.needs === 'none') return `The client ${name} may call it.`;
  const roles = rolesOf(client).map(({ value }) => value);
  const holding = (permission: string) =>
    roles.filter((role) => grantedBy(role, whole).permissions.some((one) => covers(one, permission)));
  const held = operation.permissions.filter((permission) => holding(permission).length);
  const enough = operation.needs === 'any' ? held.length > 0 : held.length === operation.permissions.length;
  if (enough) {
    const by = [...new Set(held.flatMap((permission) => holding(permission).slice(0, 1)))];
    return `**Granted** to the client ${name} by ${codes(by)}.`;
  }
  const lacking = operation.permissions.filter((permission) => !held.includes(permission));
  const what = operation.needs === 'any' ? `one of ${codes(lacking)}` : codes(lacking);
  return roles.every((role) => isKnownRole(role, whole))
    ? `**Not granted:** no role of the client ${name} has ${what}, so Genesys Cloud answers 403.`
    : `Not known to be granted to the client ${name}: ${what}. What one of its roles grants is not known here.`;
}
