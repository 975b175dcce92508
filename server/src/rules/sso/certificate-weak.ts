import { listedRule } from '../rule';
import { onValue } from '../spots';
import { exampleCertificates } from './example-certificates';
import { exampleFiles, providerExample } from './examples';
import { callCertificate, readProvider } from './provider';
import { weaknessesOf } from './weaknesses';

export default listedRule('identityProviders', {
  id: 'sso/certificate-weak',
  severity: 'warning',
  title: 'Certificate with a weak key or signature',
  what: 'A certificate of an identity provider has an RSA key under 2048 bits, or is signed with MD5 or SHA-1.',
  why: 'Such keys and hashes can be broken with money and time; whoever does can sign in as anybody.',
  remedy: 'Have the identity provider make a new certificate: RSA with 2048 bits or more, signed with SHA-256.',
  files: { ...exampleFiles, 'sso/acme-old.pem': exampleCertificates.weak },
  bad: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    certificates:
      - file: sso/acme-old.pem
#       ^^^^^^^^^^^^^^^^^^^^^^ warning sso/certificate-weak
`),
  good: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    certificates:
      - file: sso/acme.pem
`),
  check(provider, context) {
    const { federated, certificates } = readProvider(provider, context);
    if (!federated) return;
    for (const { certificate, at, related } of certificates) {
      const faults = weaknessesOf(certificate).map(({ said }) => said);
      if (faults.length === 0) continue;
      context.report({
        at: onValue(at),
        message: `${callCertificate(certificate)} ${faults.join(' and ')}, which can be broken. Have the identity provider make a new one: RSA with 2048 bits or more, signed with SHA-256.`,
        related,
      });
    }
  },
});
