import type { Leaf } from '../../organization/model';
import { listedRule } from '../rule';
import { onValue } from '../spots';
import { exampleFiles, providerExample } from './examples';
import { protocolOfType, protocolOfUrl } from './protocol';
import { callProvider, readProvider } from './provider';

export default listedRule('identityProviders', {
  id: 'sso/unsupported-protocol',
  severity: 'error',
  title: 'Sign-in by another protocol than SAML 2.0',
  what: 'The `type`, an address or the metadata of an identity provider is of OpenID Connect or WS-Federation.',
  why: 'Genesys Cloud takes sign-ins of identity providers by SAML 2.0 only; with any other protocol nobody can sign in.',
  remedy:
    'Set up a SAML 2.0 application at the identity provider, and take the type, the addresses and the metadata from there.',
  source: 'Help page "Add a generic single sign-on provider" (confirmed).',
  files: exampleFiles,
  bad: providerExample(`\
  - name: Acme_SSO
    type: oidc
#         ^^^^ error sso/unsupported-protocol
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/oauth2/v1/authorize
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error sso/unsupported-protocol
    certificates: [{ file: sso/acme.pem }]
`),
  good: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    certificates: [{ file: sso/acme.pem }]
`),
  check(provider, context) {
    const facts = readProvider(provider, context);
    if (!facts.federated) return;
    const who = callProvider(provider);
    const remedy = 'Genesys Cloud signs in by SAML 2.0 only: set up a SAML 2.0 application at the identity provider';
    const say = (at: Leaf, message: string) => context.report({ at: onValue(at), message });
    const ofType = protocolOfType(provider.type?.value);
    if (provider.type && ofType) say(provider.type, `${who} is of type ${ofType}. ${remedy}, and name its type.`);
    for (const url of [provider.issuerUri, provider.ssoUrl, provider.logoutUrl]) {
      const protocol = url && protocolOfUrl(url.value);
      if (url && protocol) say(url, `This is an address of ${protocol}. ${remedy}, and take its address.`);
    }
    const { metadata } = facts;
    if (
      metadata.state === 'refused' &&
      (metadata.protocol === 'OpenID Connect' || metadata.protocol === 'WS-Federation')
    ) {
      context.report({ at: onValue(metadata.at), message: metadata.problem, related: metadata.related });
    }
  },
});
