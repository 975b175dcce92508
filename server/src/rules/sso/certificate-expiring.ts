import { listedRule } from '../rule';
import { onValue } from '../spots';
import { exampleCertificates } from './example-certificates';
import { exampleFiles, providerExample } from './examples';
import { callCertificate, dayOf, readProvider } from './provider';
import { judgeDates, judgeEnds } from './validity';

export default listedRule('identityProviders', {
  id: 'sso/certificate-expiring',
  severity: 'warning',
  title: 'Certificate that expires soon',
  what: 'A certificate of an identity provider expires within 30 days (a warning) or 90 days (an information), and no other certificate of the provider lasts longer.',
  why: 'On that day nobody can sign in any more, unless the next certificate is in place.',
  remedy:
    'Ask for the next certificate of the identity provider and add it beside this one, so that both are accepted during the change.',
  clock: true,
  settings: ['thresholds.certificateWarningDays', 'thresholds.certificateInfoDays'],
  files: { ...exampleFiles, 'sso/acme-2027.pem': exampleCertificates.endsIn2027 },
  at: '2026-12-15T12:00:00Z',
  bad: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    certificates:
      - file: sso/acme-2027.pem
#       ^^^^^^^^^^^^^^^^^^^^^^^ warning sso/certificate-expiring
`),
  good: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    certificates:
      - file: sso/acme-2027.pem
      - file: sso/acme-next.pem
`),
  check(provider, context) {
    const facts = readProvider(provider, context);
    if (!facts.federated) return;
    const { judged } = judgeDates(facts, context);
    for (const { one, severity } of judgeEnds(judged, context.settings.thresholds, context)) {
      const { certificate, at, related } = one;
      context.report({
        at: onValue(at),
        severity,
        message: `${callCertificate(certificate)} expires on ${dayOf(certificate.notAfter)}, and no other one lasts longer: from then on nobody can sign in. Add the next certificate of the identity provider beside it.`,
        related,
      });
    }
  },
});
