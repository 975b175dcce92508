import type { Rule } from '../rule';

const rule: Rule = {
  id: 'yaml/multiple-documents',
  on: 'text',
  severity: 'error',
  title: 'More than one document in the file',
  what: 'A second YAML document starts in the file, at a line `---`.',
  why: 'One file describes one organization. Only the first document is read and checked; the rest would be ignored silently.',
  remedy: 'Give every organization a file of its own, such as `test.integrations.yaml`, or delete the line `---`.',
  bad: `
version: 1
organization: { name: Acme, region: eu-central-1 }
---
# [0-3] error yaml/multiple-documents
version: 1
organization: { name: Acme Test, region: eu-central-1 }
`,
  good: `
version: 1
organization: { name: Acme, region: eu-central-1 }
`,
};

export default rule;
