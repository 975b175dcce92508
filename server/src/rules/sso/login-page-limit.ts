import { limits } from '../../facts/limits';
import type { Rule } from '../rule';
import { onSection } from '../spots';

const most = limits.identityProvidersOnLoginPage;
const example = (count: number) =>
  Array.from({ length: count }, (_, i) => `  - { name: SSO_${i + 1}, type: purecloud, enabled: true }\n`).join('');

const rule: Rule = {
  id: 'sso/login-page-limit',
  on: 'document',
  severity: 'info',
  title: 'More providers than the login page shows',
  what: 'More than six identity providers are enabled.',
  why: 'The login page shows six of them; people who need another one do not find it there.',
  remedy: 'Disable those that are not needed, or give people the address that leads to their provider.',
  source: 'Help page "Add multiple single sign-on providers" (confirmed).',
  bad: `
version: 1
organization: { name: Acme, region: eu-central-1 }
users:
  - { email: ada@acme.example }
identityProviders:
# [0-17] info sso/login-page-limit
${example(most + 1)}`,
  good: `
version: 1
organization: { name: Acme, region: eu-central-1 }
users:
  - { email: ada@acme.example }
identityProviders:
${example(most)}`,
  check(document, context) {
    const enabled = context.all('identityProviders').filter((provider) => provider.enabled?.value === true).length;
    const section = document.sections.find((one) => one.name === 'identityProviders');
    if (enabled <= most || !section) return;
    context.report({
      at: onSection(section),
      message: `${enabled} identity providers are enabled, and the login page shows ${most} of them. Disable those that are not needed.`,
    });
  },
};
export default rule;
