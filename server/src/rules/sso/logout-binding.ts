import { listedRule } from '../rule';
import { onValue } from '../spots';
import { exampleFiles, providerExample } from './examples';
import { readProvider } from './provider';

export default listedRule('identityProviders', {
  id: 'sso/logout-binding',
  severity: 'warning',
  title: 'Logout by POST',
  what: 'The `logoutBinding` of an identity provider is `post`.',
  why: 'The documented target of the logout is the redirect endpoint of the identity provider; with POST people may stay signed in there.',
  remedy:
    'Set `redirect`, and the `logoutUrl` of the HTTP-Redirect binding, unless the identity provider takes POST only.',
  source: 'Help page "Manage the single sign-on page" (confirmed).',
  files: exampleFiles,
  bad: providerExample(`\
  - name: Acme_SSO
    type: generic
    metadataFile: sso/metadata.xml
    logoutBinding: post
#                  ^^^^ warning sso/logout-binding
`),
  good: providerExample(`\
  - name: Acme_SSO
    type: generic
    metadataFile: sso/metadata.xml
    logoutBinding: redirect
`),
  check(provider, context) {
    if (!readProvider(provider, context).federated || provider.logoutBinding?.value !== 'post') return;
    context.report({
      at: onValue(provider.logoutBinding),
      message:
        'Logout by POST is not what Genesys Cloud documents: the target is the redirect endpoint of the identity provider. Set redirect, and the logout URL of that binding.',
    });
  },
});
