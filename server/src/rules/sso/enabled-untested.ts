import { listedRule } from '../rule';
import { onMissing } from '../spots';
import { exampleFiles, providerExample } from './examples';
import { callProvider, readProvider } from './provider';

export default listedRule('identityProviders', {
  id: 'sso/enabled-untested',
  severity: 'warning',
  title: 'Identity provider that is enabled without a test',
  what: 'An identity provider is enabled, and no `testedAt` says when a test sign-in last passed.',
  why: 'A wrong issuer, address or certificate shows only when people cannot sign in.',
  remedy: 'Sign in once with the provider, and write the day down as `testedAt`.',
  files: exampleFiles,
  bad: providerExample(`\
  - name: Acme_SSO
#         ^^^^^^^^ warning sso/enabled-untested
    type: generic
    enabled: true
    metadataFile: sso/metadata.xml
`),
  good: providerExample(`\
  - name: Acme_SSO
    type: generic
    enabled: true
    testedAt: 2026-10-02
    metadataFile: sso/metadata.xml
`),
  check(provider, context) {
    if (!readProvider(provider, context).federated) return;
    if (provider.enabled?.value !== true || provider.has('testedAt')) return;
    context.report({
      at: onMissing(provider.entry),
      message: `${callProvider(provider)} is enabled, and nothing says that a sign-in with it was tested. Sign in once, and write the day down as testedAt.`,
    });
  },
});
