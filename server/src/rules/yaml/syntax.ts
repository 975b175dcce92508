import type { Rule } from '../rule';

const rule: Rule = {
  id: 'yaml/syntax',
  on: 'text',
  severity: 'error',
  title: 'Not readable as YAML',
  what: 'The text breaks a rule of YAML 1.2: a quote or bracket is not closed, a colon is missing, a tab stands in the indentation, a line is indented wrongly.',
  why: 'From here on it is not certain what the text means. What can still be read is checked, and other findings near it may go once this is mended.',
  remedy: 'Mend the place that the finding marks; a missing quote or bracket often belongs on a line above.',
  source: 'YAML 1.2.2 specification.',
  bad: `
version: 1
organization:
  name: Acme
  region: eu-central-1
oauthClients:
  - name: "CRM_Sync
#         ^^^^^^^^^ error yaml/syntax
    grantType: client-credentials
`,
  good: `
version: 1
organization:
  name: Acme
  region: eu-central-1
oauthClients:
  - name: "CRM_Sync"
    grantType: client-credentials
`,
};

export default rule;
