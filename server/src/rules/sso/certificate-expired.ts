import { listedRule } from '../rule';
import { onValue } from '../spots';
import { exampleCertificates } from './example-certificates';
import { exampleFiles, providerExample } from './examples';
import { callCertificate, dayOf, readProvider } from './provider';
import { judgeDates } from './validity';

export default listedRule('identityProviders', {
  id: 'sso/certificate-expired',
  severity: 'error',
  title: 'Certificate that has expired',
  what: 'The last day of a certificate of an identity provider (notAfter) has passed. An error when no valid certificate is left beside it, else a warning.',
  why: 'Genesys Cloud refuses sign-ins when none of the certificates is valid; an old one beside a valid one only takes one of the five places.',
  remedy:
    'Put in the new certificate of the identity provider, and take the old one out once it no longer signs with it.',
  clock: true,
  files: { ...exampleFiles, 'sso/acme-2025.pem': exampleCertificates.endedIn2025 },
  bad: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    certificates:
      - file: sso/acme-2025.pem
#       ^^^^^^^^^^^^^^^^^^^^^^^ error sso/certificate-expired
  - name: Acme_SSO_2
    type: generic
    issuerUri: https://idp2.acme.example
    ssoUrl: https://idp2.acme.example/sso
    certificates:
      - file: sso/acme-2025.pem
#       ^^^^^^^^^^^^^^^^^^^^^^^ warning sso/certificate-expired
      - file: sso/acme.pem
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
    const facts = readProvider(provider, context);
    if (!facts.federated) return;
    const { judged, noneValid } = judgeDates(facts, context);
    for (const { certificate, at, related, dates } of judged) {
      if (dates !== 'expired') continue;
      const day = dayOf(certificate.notAfter);
      context.report({
        at: onValue(at),
        severity: noneValid ? 'error' : 'warning',
        message: noneValid
          ? `${callCertificate(certificate)} expired on ${day}, and no valid one is left: nobody can sign in. Put in the new certificate of the identity provider.`
          : `${callCertificate(certificate)} expired on ${day}. Another one is valid, so sign-ins go on; take this one out.`,
        related,
      });
    }
  },
});
