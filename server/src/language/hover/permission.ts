/** What permissions allow: which operations ask for them, and which are dangerous. */
import { type Operation, operationsAsking } from '../../facts/operations';
import { covers, expandPermission, isGeneralPermission, isPermission, isWildcard } from '../../facts/permissions';
import { nearestPermission } from '../../rules/role/unknown-permission';
import { count, listed } from '../words';
import type { Paragraphs } from './asked';
import { bullets, code, codes } from './markdown';

/** What whoever has a permission can do to get more, or to harm everybody. */
const dangers: readonly (readonly [string, string])[] = [
  ['authorization:grant:add', 'can give roles to anybody, also to itself'],
  ['authorization:role:edit', 'can put more permissions into roles, also into its own'],
  ['authorization:policy:edit', 'can change the policies of access control'],
  ['oauth:client:add', 'can make OAuth clients with more rights'],
  ['oauth:client:edit', 'can change OAuth clients, with their roles and redirect URIs'],
  ['sso:provider:edit', 'can change who signs people in, and so sign in as anybody'],
  ['sso:provider:add', 'can add an identity provider of its own, and so sign in as anybody'],
  ['directory:user:setPassword', 'can set other people’s passwords'],
  ['recording:recording:view', 'can play recordings of conversations'],
];

/** What is dangerous about permissions, a clause each. */
export function dangersOf(granted: readonly string[]): readonly string[] {
  return dangers.flatMap(([permission, can]) => (granted.some((one) => covers(one, permission)) ? [can] : []));
}

/** The permissions that some stand for, `*` spelled out, each once; one that no operation asks for stands for itself. */
export function spellOut(permissions: readonly string[]): readonly string[] {
  return [
    ...new Set(
      permissions.flatMap((permission) => {
        const many = expandPermission(permission);
        return many.length ? many : [permission];
      }),
    ),
  ];
}

/** Permissions by domain, a line each: "`routing`: `queue:view`, `queue:edit`". */
export function byDomain(permissions: readonly string[]): string {
  const domains = new Map<string, string[]>();
  for (const permission of permissions) {
    const colon = permission.indexOf(':');
    const domain = colon < 0 ? '' : permission.slice(0, colon);
    const same = domains.get(domain) ?? [];
    domains.set(domain, same);
    same.push(permission.slice(colon + 1));
  }
  return bullets([...domains].map(([domain, rest]) => `${domain ? `${code(domain)}: ` : ''}${codes(rest, 6)}`));
}

/** An operation in a line: `GET /api/v2/…`. */
export function call({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return code(`${method} ${path}`);
}

/** Those first that ask for little else: they tell best what a permission is for. */
function narrowest(operations: readonly Operation[]): readonly Operation[] {
  return [...operations].sort((a, b) => a.permissions.length - b.permissions.length || a.path.length - b.path.length);
}

/** A permission as it stands in a role. */
export function describePermission(permission: string): Paragraphs {
  const title = `**Permission** ${code(permission)}`;
  if (!isPermission(permission) && !isGeneralPermission(permission))
    return [title, 'A permission is written `domain:entity:action`, such as `routing:queue:view`.'];
  const all = expandPermission(permission);
  if (all.length === 0) {
    if (isGeneralPermission(permission))
      return [
        title,
        'A general permission of one word, as old roles have them. No operation of the Platform API asks for it.',
      ];
    const near = nearestPermission(permission);
    return [
      title,
      `No operation of the Platform API asks for it, so it seems to grant nothing.${near ? ` Did you mean ${code(near)}?` : ''} Permissions that only pages of the web client ask for are not known here.`,
    ];
  }
  const operations = operationsAsking(all);
  const wildcard = isWildcard(permission)
    ? [
        `Stands for ${count(all.length, 'permission')} today, and for those that Genesys adds: ${codes(all)}.`,
        'Least privilege: name the permissions that are needed instead of `*`.',
      ]
    : [];
  const harm = dangersOf([permission]);
  return [
    title,
    ...wildcard,
    `${count(operations.length, 'operation')} of the Platform API ${operations.length === 1 ? 'asks' : 'ask'} for ${all.length > 1 ? 'one of them' : 'it'}:\n\n${bullets(narrowest(operations).map(call), 5)}`,
    ...(harm.length ? [`**Dangerous:** whoever has it ${listed(harm)}.`] : []),
  ];
}
