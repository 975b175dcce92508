import { listedRule } from '../rule';
import { onValue } from '../spots';
import { exampleFiles, providerExample } from './examples';
import { readProvider } from './provider';

export default listedRule('identityProviders', {
  id: 'sso/certificate-invalid',
  severity: 'error',
  title: 'Certificate that cannot be read',
  what: 'What stands where a certificate of an identity provider should is no X.509 certificate in PEM, base64 or DER, or its file is not there.',
  why: 'Genesys Cloud does not take it, and cannot check sign-ins that are signed with it.',
  remedy: 'Export the signing certificate of the identity provider again, and put in all of it.',
  files: exampleFiles,
  bad: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    certificates:
      - put the certificate here
#       ^^^^^^^^^^^^^^^^^^^^^^^^ error sso/certificate-invalid
      - file: sso/acme.cer
#       ^^^^^^^^^^^^^^^^^^ error sso/certificate-invalid
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
    const { federated, refused, missing } = readProvider(provider, context);
    if (!federated) return;
    for (const { at, reason } of missing) {
      context.report({
        at: onValue(at),
        message: `The certificate file cannot be read: ${reason}. Paths are relative to this file; export the certificate of the identity provider there.`,
      });
    }
    for (const { at, problem, related } of refused) {
      if (problem.fault === 'private-key') continue;
      context.report({ at: onValue(at), message: problem.message, related });
    }
  },
});
