/** Which roles grant what, for entries that are made to fit. */
import { covers } from '../../facts/permissions';
import type { Leaf } from '../../organization/model';
import { grantedBy } from '../../rules/oauth/role-grants';
import type { Whole } from '../../simulate/whole';

/** Whether roles together are known to grant all of some permissions. */
export function grantsAll(
  roles: readonly Pick<Leaf, 'value'>[],
  permissions: readonly string[],
  whole: Pick<Whole, 'named'>,
): boolean {
  const granted = roles.flatMap(({ value }) => grantedBy(value, whole).permissions);
  return permissions.every((needed) => granted.some((one) => covers(one, needed)));
}
