import type { Rule } from '../rule';

const rule: Rule = {
  id: 'yaml/unresolved-alias',
  on: 'text',
  severity: 'error',
  title: 'Alias without an anchor',
  what: 'An alias `*name` stands where no anchor `&name` has been before it.',
  why: 'There is no value to take, so what the alias should bring is missing.',
  remedy:
    'Put the anchor before the alias, or correct its name. Text that starts with a star, such as a wildcard, goes in quotes.',
  source: 'YAML 1.2.2 specification, 7.1: an alias refers to an anchor before it.',
  bad: `
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  - name: CRM_Sync
    grantType: client-credentials
    roles: *crm-roles
#          ^^^^^^^^^^ error yaml/unresolved-alias
`,
  good: `
version: 1
organization: { name: Acme, region: eu-central-1 }
x-crm-roles: &crm-roles [Employee]
oauthClients:
  - name: CRM_Sync
    grantType: client-credentials
    roles: *crm-roles
`,
};

export default rule;
