import { replaceText } from '../../document/edits';
import { expandPermission, isPermission, permissionParts } from '../../facts/permissions';
import { closest } from '../../spelling/closest';
import { offer } from '../fixes';
import { listedRule } from '../rule';
import { onValue } from '../spots';

export default listedRule('roles', {
  id: 'role/unknown-permission',
  severity: 'warning',
  title: 'Unknown permission',
  what: 'A permission of a role has the right shape, but no operation of the Platform API asks for it; with `*`, for none that it could stand for. General permissions of one word, such as `admin`, are left alone.',
  why: 'A permission that does not exist grants nothing, so the calls that were meant are answered with 403. The list knows the permissions of the API, not those that only pages of the web client ask for; so this is a warning.',
  remedy: 'Correct the spelling. If the permission is one of the web client’s, suppress the finding with the reason.',
  fix: { does: 'Writes the known permission that is nearest.', safe: false },
  source: 'The 1,457 permissions in the documentation of the official SDK of August 2026 (confirmed).',
  bad: `
version: 1
organization: { name: Acme, region: eu-central-1 }
roles:
  - name: Queue Reader
    permissions:
      - routing:queue:veiw
#       ^^^^^^^^^^^^^^^^^^ warning role/unknown-permission
      - rooting:queue:*
#       ^^^^^^^^^^^^^^^ warning role/unknown-permission
`,
  good: `
version: 1
organization: { name: Acme, region: eu-central-1 }
roles:
  - name: Queue Reader
    permissions: [routing:queue:view, routing:queue:*, group_creation]
`,
  fixed: `
version: 1
organization: { name: Acme, region: eu-central-1 }
roles:
  - name: Queue Reader
    permissions:
      - routing:queue:view
      - routing:queue:*
`,
  check(role, context) {
    for (const permission of role.permissions?.items ?? []) {
      const { value } = permission;
      if (!isPermission(value) || expandPermission(value).length > 0) continue;
      const near = nearestPermission(value);
      context.report({
        at: onValue(permission),
        message: `No operation of the Platform API asks for the permission ${value}, so it seems to grant nothing.${near ? ` Did you mean ${near}?` : ' Check its spelling.'}`,
        fixes: near ? offer(`Write ${near}`, false, replaceText(role.entry.chunk, permission.node, near)) : [],
      });
    }
  },
});

/**
 * The permission that is probably meant, part by part. A part that is near to none is not guessed: another action of
 * the same entity would be another right.
 */
export function nearestPermission(permission: string): string | undefined {
  const [domain = '', entity = '', action = ''] = permission.split(':');
  const meant = (part: string, known: readonly string[]) =>
    part === '*' || known.includes(part) ? part : closest(part, known);
  const meantDomain = meant(domain, permissionParts());
  const meantEntity = meantDomain && meant(entity, permissionParts(meantDomain));
  const actions = meantDomain && meantEntity && meantEntity !== '*' ? permissionParts(meantDomain, meantEntity) : [];
  const meantAction = meantEntity && (meantEntity === '*' ? action : meant(action, actions));
  const byParts = meantAction && `${meantDomain}:${meantEntity}:${meantAction}`;
  return byParts && expandPermission(byParts).length > 0 ? byParts : undefined;
}
