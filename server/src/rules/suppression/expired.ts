import type { Rule } from '../rule';

const rule: Rule = {
  id: 'suppression/expired',
  on: 'text',
  severity: 'error',
  title: 'Suppression is past its date',
  what: 'A suppression comment has an `until=` date that has passed, or that is no day of the calendar. It holds through that day (UTC) and no longer suppresses then.',
  why: 'Somebody meant to deal with the finding by that day. It is reported again, and the comment must not look as if it still held.',
  remedy: 'Mend what it hid and delete the comment; or decide anew and set a later day, with the reason.',
  clock: true,
  at: '2026-11-23T12:00:00Z',
  bad: `
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  # integrations-ignore oauth/description-missing until=2026-06-30 -- owner is on leave
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error suppression/expired
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
`,
  good: `
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  # integrations-ignore oauth/description-missing until=2026-12-31 -- owner is on leave
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
`,
};

export default rule;
