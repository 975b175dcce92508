import { limits } from '../../facts/limits';
import { listedRule } from '../rule';
import { onKey, onValue } from '../spots';
import { exampleFiles, providerExample } from './examples';
import { callProvider, readProvider } from './provider';

const most = limits.certificatesOfProvider;

export default listedRule('identityProviders', {
  id: 'sso/too-many-certificates',
  severity: 'error',
  title: 'More than five certificates',
  what: 'An identity provider has more than five certificates.',
  why: 'Genesys Cloud keeps at most five for one provider.',
  remedy: 'Take out those that have expired or that the identity provider no longer signs with.',
  source: 'Help page "Add a generic single sign-on provider" (confirmed).',
  files: exampleFiles,
  bad: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    certificates:
#   ^^^^^^^^^^^^ error sso/too-many-certificates
      - file: sso/acme.pem
      - file: sso/acme-next.pem
      - file: sso/acme-3.pem
      - file: sso/acme-4.pem
      - file: sso/acme-5.pem
      - file: sso/acme-6.pem
`),
  good: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    certificates:
      - file: sso/acme.pem
      - file: sso/acme-next.pem
      - file: sso/acme-3.pem
      - file: sso/acme-4.pem
      - file: sso/acme-5.pem
`),
  check(provider, context) {
    const { federated, count, hasOwnCertificates, metadata } = readProvider(provider, context);
    if (!federated || count <= most) return;
    const { certificates, certificate } = provider;
    const own = certificates ? onKey(certificates) : certificate && onValue(certificate);
    const at = hasOwnCertificates ? own : metadata.state === 'read' ? onValue(metadata.at) : undefined;
    if (!at) return;
    context.report({
      at,
      message: `${callProvider(provider)} has ${count} certificates, and Genesys Cloud keeps at most ${most}. Take out those that are no longer used.`,
    });
  },
});
