import { listedRule } from '../rule';
import { onValue } from '../spots';
import { exampleFiles, providerExample } from './examples';
import { leadsToOwnLogin } from './login-domain';
import { readProvider } from './provider';

export default listedRule('identityProviders', {
  id: 'sso/login-loop',
  severity: 'error',
  title: 'Sign-in that leads back to Genesys Cloud',
  what: 'The `ssoUrl` or `logoutUrl` of an identity provider is on the login domain of the organization itself.',
  why: 'Genesys Cloud would send people to itself instead of the identity provider: they go round in circles and never sign in.',
  remedy:
    'Use the address of the identity provider. The address on the login domain belongs the other way round: as ACS URL, or logout URL, at the identity provider.',
  files: exampleFiles,
  bad: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: https://idp.acme.example
    ssoUrl: https://login.mypurecloud.de/saml
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error sso/login-loop
    certificates: [{ file: sso/acme.pem }]
`),
  good: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: https://idp.acme.example
    ssoUrl: https://login.mypurecloud.de.acme.example/saml
    certificates: [{ file: sso/acme.pem }]
`),
  check(provider, context) {
    if (!readProvider(provider, context).federated) return;
    const leaves = [provider.ssoUrl, provider.logoutUrl].filter((leaf) => leaf !== undefined);
    for (const leaf of leaves) {
      const host = leadsToOwnLogin(leaf.value, context);
      if (!host) continue;
      context.report({
        at: onValue(leaf),
        message: `This is the login domain of the organization itself, ${host}: people would be sent round in circles. Use the address of the identity provider.`,
      });
    }
  },
});
