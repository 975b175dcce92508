import { listedRule } from '../rule';
import { clientExample } from './examples';
import { checkRequired } from './required';

export default listedRule('oauthClients', {
  id: 'oauth/roles-required',
  severity: 'error',
  title: 'Client Credentials client without a role',
  what: 'A Client Credentials client lists no role.',
  why: 'Its roles are all the rights that such a client has. Genesys Cloud refuses to create one without (400 missing.client.roles).',
  remedy: 'List the role that grants just what the client needs.',
  source: 'Error missing.client.roles of the API description of 2018, and Genesys’ own setup wizard (confirmed).',
  bad: clientExample(`\
  - name: CRM_Sync
#         ^^^^^^^^ error oauth/roles-required
    grantType: client-credentials
  - name: Nightly_Export
    grantType: client-credentials
    roles: []
#   ^^^^^ error oauth/roles-required
`),
  good: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
`),
  check(client, context) {
    checkRequired(
      client,
      'roles',
      'without a role: it may do nothing, and Genesys Cloud refuses it. List under `roles` the role that grants just what it needs.',
      context,
    );
  },
});
