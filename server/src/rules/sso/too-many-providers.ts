import { limits } from '../../facts/limits';
import type { Rule } from '../rule';
import { onSection } from '../spots';

const most = limits.identityProviders;
const example = (count: number) =>
  Array.from({ length: count }, (_, i) => `  - { name: SSO_${i + 1}, type: purecloud }\n`).join('');

const rule: Rule = {
  id: 'sso/too-many-providers',
  on: 'document',
  severity: 'error',
  title: 'More than 30 identity providers',
  what: 'The organization has more than 30 identity providers.',
  why: 'Genesys Cloud keeps at most 30 single sign-on integrations.',
  remedy: 'Take out those that nobody signs in with any more.',
  source: 'Help page "Add multiple single sign-on providers" (confirmed).',
  bad: `
version: 1
organization: { name: Acme, region: eu-central-1 }
identityProviders:
# [0-17] error sso/too-many-providers
${example(most + 1)}`,
  good: `
version: 1
organization: { name: Acme, region: eu-central-1 }
identityProviders:
${example(most)}`,
  check(document, context) {
    const count = context.all('identityProviders').length;
    const section = document.sections.find((one) => one.name === 'identityProviders');
    if (count <= most || !section) return;
    context.report({
      at: onSection(section),
      message: `There are ${count} identity providers, and Genesys Cloud keeps at most ${most}. Take out those that nobody signs in with any more.`,
    });
  },
};
export default rule;
