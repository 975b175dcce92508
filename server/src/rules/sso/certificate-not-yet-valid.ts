import { listedRule } from '../rule';
import { onValue } from '../spots';
import { exampleCertificates } from './example-certificates';
import { exampleFiles, providerExample } from './examples';
import { callCertificate, dayOf, readProvider } from './provider';
import { judgeDates } from './validity';

export default listedRule('identityProviders', {
  id: 'sso/certificate-not-yet-valid',
  severity: 'warning',
  title: 'Certificate that is not valid yet',
  what: 'The first day of a certificate of an identity provider (notBefore) is ahead. A warning, and an error when no valid certificate is beside it.',
  why: 'Until that day sign-ins that are signed with it are refused.',
  remedy: 'Keep the present certificate beside it until then.',
  clock: true,
  files: { ...exampleFiles, 'sso/acme-2040.pem': exampleCertificates.startsIn2040 },
  bad: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    certificates:
      - file: sso/acme.pem
      - file: sso/acme-2040.pem
#       ^^^^^^^^^^^^^^^^^^^^^^^ warning sso/certificate-not-yet-valid
  - name: Acme_SSO_2
    type: generic
    issuerUri: https://idp2.acme.example
    ssoUrl: https://idp2.acme.example/sso
    certificates:
      - file: sso/acme-2040.pem
#       ^^^^^^^^^^^^^^^^^^^^^^^ error sso/certificate-not-yet-valid
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
      if (dates !== 'ahead') continue;
      const start = dayOf(certificate.notBefore);
      context.report({
        at: onValue(at),
        severity: noneValid ? 'error' : 'warning',
        message: noneValid
          ? `${callCertificate(certificate)} is valid from ${start} on, and no other one is valid now: nobody can sign in. Add the certificate that the identity provider signs with today.`
          : `${callCertificate(certificate)} is valid from ${start} on. Until then only the other certificates count, so keep them.`,
        related,
      });
    }
  },
});
