import { listedRule } from '../rule';
import { onMissing, onValue } from '../spots';
import { exampleFiles, providerExample } from './examples';
import { callProvider, readProvider } from './provider';

export default listedRule('identityProviders', {
  id: 'sso/sso-url-required',
  severity: 'error',
  title: 'Identity provider without an SSO URL',
  what: 'An identity provider has no `ssoUrl`, and no metadata that gives it.',
  why: 'Genesys Cloud does not know where to send people who want to sign in.',
  remedy: 'Set `ssoUrl` to the sign-in address of the identity provider, or name its metadata with `metadataFile`.',
  files: exampleFiles,
  bad: providerExample(`\
  - name: Acme_SSO
#         ^^^^^^^^ error sso/sso-url-required
    type: generic
    issuerUri: https://idp.acme.example
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
    const { ssoUrl } = provider;
    if (ssoUrl ? ssoUrl.value.trim() !== '' : provider.has('ssoUrl')) return;
    if (
      metadata.state === 'read'
        ? metadata.entity.singleSignOn.some((one) => one.location !== '')
        : metadata.state !== 'absent'
    )
      return;
    context.report({
      at: ssoUrl ? onValue(ssoUrl) : onMissing(provider.entry),
      message: `${callProvider(provider)} has no SSO URL, here or in metadata, so people cannot be sent to it to sign in. Set ssoUrl, or metadataFile to its metadata.`,
    });
  },
});
