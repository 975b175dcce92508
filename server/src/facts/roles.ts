/** Roles that every organization has, without an entry in `roles`. */
import { capturedRoles } from './roles.generated';

/**
 * Names of today, and legacy names that old organizations still show. Employee, Admin, User and Supervisor are on the
 * help page about roles (confirmed); the others were seen in real organizations.
 */
export const builtInRoles: readonly string[] = [
  'Employee',
  'Admin',
  'User',
  'Supervisor',
  'Master Admin',
  'Developer',
  'Communicate - User',
  'queueAdmin',
  'admin',
  'Engage User',
  'Engage Supervisor',
  'PureCloud User',
  'PureCloud Supervisor',
];

export interface CapturedRole {
  /** Number of policies that it had in the organization it was captured from. */
  readonly policies: number;
  /** What it granted there; entity and action may be `*`. */
  readonly permissions: readonly string[];
  /** Those of its permissions whose entity or action is `*`. */
  readonly wildcards: readonly string[];
}

const names: ReadonlySet<string> = new Set(builtInRoles);

/** Role names that are shown with a capital now are the same role as the captured one. */
const captured: ReadonlyMap<string, CapturedRole> = new Map(
  Object.entries({ ...capturedRoles, Admin: capturedRoles.admin }).map(([name, { policies, permissions }]) => [
    name,
    { policies, permissions, wildcards: permissions.filter((permission) => permission.includes('*')) },
  ]),
);

export function isBuiltInRole(name: string): boolean {
  return names.has(name);
}

/** What is known of a built-in role's policies; undefined when nothing is. */
export function capturedRole(name: string): CapturedRole | undefined {
  return captured.get(name);
}
