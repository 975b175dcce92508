import { listedRule } from '../rule';
import { onValue } from '../spots';
import { providerExample } from './examples';
import { readProvider } from './provider';

const serviceProvider = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://app.acme.example">
  <SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"/>
</EntityDescriptor>
`;
const identityProvider = serviceProvider
  .replace('SPSSODescriptor', 'IDPSSODescriptor')
  .replace('https://app.acme.example', 'https://idp.acme.example');

export default listedRule('identityProviders', {
  id: 'sso/metadata-invalid',
  severity: 'error',
  title: 'File that is no metadata of an identity provider',
  what: 'The file that `metadataFile` names is not SAML 2.0 metadata of an identity provider, or holds several and does not say which one is meant.',
  why: 'Issuer, SSO URL and certificates that should come from it are not known, and cannot be compared.',
  remedy:
    'Download the SAML 2.0 metadata of the identity provider again, as XML. With several providers in it, set `issuerUri` to the entity ID of the right one.',
  files: { 'sso/app.xml': serviceProvider, 'sso/idp.xml': identityProvider },
  bad: providerExample(`\
  - name: Acme_SSO
    type: generic
    metadataFile: sso/app.xml
#                 ^^^^^^^^^^^ error sso/metadata-invalid
`),
  good: providerExample(`\
  - name: Acme_SSO
    type: generic
    metadataFile: sso/idp.xml
`),
  check(provider, context) {
    const { federated, metadata } = readProvider(provider, context);
    if (!federated || metadata.state !== 'refused') return;
    // sso/unsupported-protocol speaks of these.
    if (metadata.protocol === 'OpenID Connect' || metadata.protocol === 'WS-Federation') return;
    context.report({ at: onValue(metadata.at), message: metadata.problem, related: metadata.related });
  },
});
