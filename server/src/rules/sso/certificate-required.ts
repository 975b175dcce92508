import { listedRule } from '../rule';
import { onKey, onMissing } from '../spots';
import { exampleFiles, providerExample } from './examples';
import { callProvider, readProvider } from './provider';

export default listedRule('identityProviders', {
  id: 'sso/certificate-required',
  severity: 'error',
  title: 'Identity provider without a certificate',
  what: 'An identity provider has no certificate, and no metadata that gives one for signing.',
  why: 'Genesys Cloud checks the signature of each sign-in with this certificate; without one nobody can sign in.',
  remedy:
    'Put the signing certificate of the identity provider under `certificates`, or name its metadata with `metadataFile`.',
  files: exampleFiles,
  bad: providerExample(`\
  - name: Acme_SSO
#         ^^^^^^^^ error sso/certificate-required
    type: generic
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
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
    const { metadata } = facts;
    if (!facts.federated || facts.otherProtocol || facts.hasOwnCertificates) return;
    if (metadata.state === 'read' ? metadata.signing.length > 0 : metadata.state !== 'absent') return;
    context.report({
      at: provider.certificates ? onKey(provider.certificates) : onMissing(provider.entry),
      message: `${callProvider(provider)} has no certificate, here or in metadata, so the signature of a sign-in cannot be checked. Put its signing certificate under certificates, or set metadataFile to its metadata.`,
    });
  },
});
