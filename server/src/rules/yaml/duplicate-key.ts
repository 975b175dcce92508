import type { Rule } from '../rule';

const rule: Rule = {
  id: 'yaml/duplicate-key',
  on: 'text',
  severity: 'error',
  title: 'Key is there twice',
  what: 'A map has the same key twice.',
  why: 'YAML does not allow it, and tools differ in which one they take: you see one value, and another may be in force.',
  remedy: 'Delete one of the two, or put what both hold under one key.',
  source: 'YAML 1.2.2 specification, 3.2.1.3: keys are unique.',
  bad: `
version: 1
organization:
  name: Acme
  region: eu-central-1
oauthClients:
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
    roles: [Supervisor]
#   ^^^^^ error yaml/duplicate-key
`,
  good: `
version: 1
organization:
  name: Acme
  region: eu-central-1
oauthClients:
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee, Supervisor]
`,
};

export default rule;
