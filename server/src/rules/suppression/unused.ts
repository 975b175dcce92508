import type { Rule } from '../rule';

const rule: Rule = {
  id: 'suppression/unused',
  on: 'text',
  severity: 'hint',
  title: 'Suppression that suppresses nothing',
  what: 'A suppression comment hides no finding: its rule finds nothing on that line, there is no such rule, or the rule is one of `yaml/*` and `suppression/*`, which can not be suppressed.',
  why: 'It is in the way of the next reader, and would hide a real fault that comes later.',
  remedy: 'Delete the comment, or correct the name of the rule.',
  fix: { does: 'Deletes the comment, or takes the one rule out of it; corrects a misspelled rule.', safe: true },
  bad: `
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  # integrations-ignore oauth/description-missing -- owner is on leave
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint suppression/unused
  - name: CRM_Sync
    description: Copies contacts to the CRM
    grantType: client-credentials
    roles: [Employee]
`,
  good: `
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  # integrations-ignore oauth/description-missing -- owner is on leave
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
`,
  fixed: `
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  - name: CRM_Sync
    description: Copies contacts to the CRM
    grantType: client-credentials
    roles: [Employee]
`,
};

export default rule;
