import type { Rule } from '../rule';
import { onValue } from '../spots';
import { ignores, roleNameOf } from './client';
import { clientExample } from './examples';

const rule: Rule = {
  id: 'oauth/all-divisions',
  severity: 'warning',
  title: 'Role in all divisions',
  what: 'A role is granted in the division `*`, which means all divisions.',
  why: 'Divisions keep teams, countries or brands apart. In all of them the client sees and changes everything the role covers, also in divisions that are made later.',
  remedy:
    'Name the divisions that the client works in, one element each. Without a division the home division is meant.',
  source: 'API model RoleDivision: division `*` (CX as Code provider, confirmed).',
  bad: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    roles:
      - { role: Employee, division: '*' }
#                                   ^^^ warning oauth/all-divisions
`),
  good: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    roles:
      - Employee
      - { role: Employee, division: Sales }
`),
  on: 'entry',
  check(entry, context) {
    const client = entry.section === 'oauthClients' ? context.read(entry, 'oauthClients') : undefined;
    const application =
      entry.section === 'authorizedApplications' ? context.read(entry, 'authorizedApplications') : undefined;
    if (client && ignores(client, 'roles')) return;
    for (const item of (client ?? application)?.roles?.items ?? []) {
      if (item.division?.value !== '*') continue;
      const role = roleNameOf(item);
      context.report({
        at: onValue(item.division),
        message: `${role ? `The role "${role.value}"` : 'This role'} is granted in all divisions, those that are made later included. Name the divisions that are needed.`,
      });
    }
  },
};

export default rule;
