import { expandPermission } from '../../facts/permissions';
import { listedRule } from '../rule';
import { onValue } from '../spots';
import { callClient } from './client';
import { clientExample } from './examples';
import { listedWildcards, rolesOf } from './role-grants';

export default listedRule('oauthClients', {
  id: 'oauth/wildcard-permission',
  severity: 'warning',
  title: 'Wildcard permission on a client',
  what: 'A role that a client holds lists a permission with `*` as entity or action.',
  why: 'A wildcard grants every action there is, deleting included, and every one that Genesys adds later. A client needs the few that its calls ask for.',
  remedy: 'List the permissions that the client’s calls need, one by one.',
  source: 'Policies take `*` as entity and action (CX as Code provider, confirmed).',
  bad: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Queue Reader]
#           ^^^^^^^^^^^^ warning oauth/wildcard-permission
roles:
  - name: Queue Reader
    permissions: [routing:queue:*]
`),
  good: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Queue Reader]
roles:
  - name: Queue Reader
    permissions: [routing:queue:view, routing:queue:search]
`),
  check(client, context) {
    for (const role of rolesOf(client)) {
      const wildcards = listedWildcards(role.value, context);
      const [first] = wildcards;
      if (!first) continue;
      const many = expandPermission(first.value).length;
      context.report({
        at: onValue(role),
        message: `The role "${role.value}" of ${callClient(client)} has the wildcard permission ${first.value}${many > 1 ? `, which stands for ${many} permissions today` : ''}${wildcards.length > 1 ? `, and ${wildcards.length - 1} more of the kind` : ''}. List the permissions that the client needs one by one.`,
        related: wildcards.map((one) => ({ message: `The wildcard permission ${one.value}`, at: onValue(one) })),
      });
    }
  },
});
