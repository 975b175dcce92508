import { listedRule } from '../rule';
import { onValue } from '../spots';
import { callClient } from './client';
import { clientExample } from './examples';
import { overPrivileged, rolesOf } from './role-grants';

export default listedRule('oauthClients', {
  id: 'oauth/over-privileged-role',
  severity: 'warning',
  title: 'Administrator’s role on a client',
  what: 'A client holds Master Admin, Admin or another built-in role that is known to grant permissions with `*`. An entry in `roles` with permissions of its own says what the role grants in this organization; then oauth/wildcard-permission judges it.',
  why: 'Whoever gets hold of the client’s secret or of one of its tokens can do all that, from reading recordings to giving more rights to itself. New permissions that Genesys adds come on top unasked.',
  remedy: 'Make a role with just the permissions that the client’s calls need, and give it that one.',
  source:
    'Policies of Master Admin, Admin and Engage Supervisor as captured from live organizations (old, but real); the administration guide asks for least privilege.',
  bad: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Master Admin]
#           ^^^^^^^^^^^^ warning oauth/over-privileged-role
`),
  good: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Queue Reader]
roles:
  - name: Queue Reader
    permissions: [routing:queue:view]
`),
  check(client, context) {
    for (const role of rolesOf(client)) {
      const captured = overPrivileged(role.value, context);
      if (!captured) continue;
      context.report({
        at: onValue(role),
        message: `${callClient(client)} holds the role "${role.value}", which grants far more than a client needs: ${captured.wildcards.length} of its permissions are wildcards such as ${captured.wildcards.find((one) => one.endsWith(':*:*')) ?? captured.wildcards[0]}. Give it a role with just the permissions that its calls need.`,
      });
    }
  },
});
