import { listedRule } from '../rule';
import { onMissing, onValue } from '../spots';
import { exampleFiles, providerExample } from './examples';
import { callProvider, readProvider } from './provider';

export default listedRule('identityProviders', {
  id: 'sso/issuer-required',
  severity: 'error',
  title: 'Identity provider without an issuer',
  what: 'An identity provider has no `issuerUri`, and no metadata that gives it.',
  why: 'Genesys Cloud accepts a sign-in only from the issuer that is set here, so nobody can sign in.',
  remedy: 'Set `issuerUri` to the entity ID of the identity provider, or name its metadata with `metadataFile`.',
  files: exampleFiles,
  bad: providerExample(`\
  - name: Acme_SSO
#         ^^^^^^^^ error sso/issuer-required
    type: generic
    ssoUrl: https://idp.acme.example/sso
    certificates: [{ file: sso/acme.pem }]
`),
  good: providerExample(`\
  - name: Acme_SSO
    type: generic
    metadataFile: sso/metadata.xml
`),
  check(provider, context) {
    const { federated, otherProtocol, metadata } = readProvider(provider, context);
    if (!federated || otherProtocol) return;
    const { issuerUri } = provider;
    if (issuerUri ? issuerUri.value.trim() !== '' : provider.has('issuerUri')) return;
    if (metadata.state === 'read' ? metadata.entity.entityId !== '' : metadata.state !== 'absent') return;
    context.report({
      at: issuerUri ? onValue(issuerUri) : onMissing(provider.entry),
      message: `${callProvider(provider)} has no issuer, here or in metadata, so no sign-in can be accepted. Set issuerUri to the entity ID of the provider, or metadataFile to its metadata.`,
    });
  },
});
