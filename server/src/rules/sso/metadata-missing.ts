import { listedRule } from '../rule';
import { onValue } from '../spots';
import { exampleFiles, providerExample } from './examples';
import { readProvider } from './provider';

export default listedRule('identityProviders', {
  id: 'sso/metadata-missing',
  severity: 'error',
  title: 'Metadata file that cannot be opened',
  what: 'The file that `metadataFile` names is not there or cannot be read.',
  why: 'Issuer, SSO URL and certificates that should come from it are not known, and cannot be compared.',
  remedy:
    'Download the SAML 2.0 metadata of the identity provider to this path, or correct the path: it is relative to this file.',
  files: exampleFiles,
  bad: providerExample(`\
  - name: Acme_SSO
    type: generic
    metadataFile: sso/metdata.xml
#                 ^^^^^^^^^^^^^^^ error sso/metadata-missing
`),
  good: providerExample(`\
  - name: Acme_SSO
    type: generic
    metadataFile: sso/metadata.xml
`),
  check(provider, context) {
    const { federated, metadata } = readProvider(provider, context);
    if (!federated || metadata.state !== 'missing') return;
    context.report({
      at: onValue(metadata.at),
      message: `The metadata file cannot be read: ${metadata.reason}. Paths are relative to this file; save the SAML 2.0 metadata of the identity provider there.`,
    });
  },
});
