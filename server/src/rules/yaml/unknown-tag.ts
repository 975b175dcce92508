import type { Rule } from '../rule';

const rule: Rule = {
  id: 'yaml/unknown-tag',
  on: 'text',
  severity: 'error',
  title: 'Unknown YAML tag',
  what: 'A value has a tag such as `!env` or `!Ref`, which belongs to another tool.',
  why: 'The file is plain YAML: the tag is not carried out, and the value behind it is taken as it stands.',
  remedy: 'Delete the tag. For secrets the format has references: `${env:NAME}`, `${secret:NAME}`, `${file:PATH}`.',
  bad: `
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  - name: CRM_Sync
    description: !expand Copies contacts to the CRM
#                ^^^^^^^ error yaml/unknown-tag
    grantType: client-credentials
    roles: [Employee]
`,
  good: `
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
