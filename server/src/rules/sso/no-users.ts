import type { Rule } from '../rule';
import { onEntry } from '../spots';
import { callProvider } from './provider';

const rule: Rule = {
  id: 'sso/no-users',
  on: 'document',
  severity: 'warning',
  title: 'Single sign-on without users',
  what: 'An identity provider is enabled, and `users` lists no active user.',
  why: 'Genesys Cloud creates no users at sign-in: people whom it does not know are turned away, whatever the identity provider says.',
  remedy: 'List the people who sign in under `users`, with the email address that the identity provider sends.',
  bad: `
version: 1
organization: { name: Acme, region: eu-central-1 }
users:
  - { email: ada@acme.example, state: inactive }
identityProviders:
  - name: Acme_SSO
#         ^^^^^^^^ warning sso/no-users
    type: purecloud
    enabled: true
`,
  good: `
version: 1
organization: { name: Acme, region: eu-central-1 }
users:
  - { email: ada@acme.example }
identityProviders:
  - name: Acme_SSO
    type: purecloud
    enabled: true
`,
  check(_document, context) {
    const enabled = context.all('identityProviders').find((provider) => provider.enabled?.value === true);
    if (!enabled) return;
    // A state that is misspelt has a finding of its own.
    if (context.all('users').some((user) => !/^(?:inactive|deleted)$/i.test(user.state?.value ?? ''))) return;
    context.report({
      at: onEntry(enabled.entry),
      message: `${callProvider(enabled)} is enabled, and no active user is listed: people whom Genesys Cloud does not know cannot sign in. List them under users.`,
    });
  },
};
export default rule;
