/** Pieces of the examples in the rules of this folder. */
import { exampleCertificates } from './example-certificates';

/** An organization with a user and one provider of which nothing is missing; `keys` are lines of the provider. */
export function providerExample(keys: string): string {
  return `
version: 1
organization: { name: Acme, region: eu-central-1 }
users:
  - { email: ada@acme.example, state: active }
identityProviders:
${keys}`;
}

const pem = (lines: string) => lines.replace(/-----[A-Z ]+-----|\s/g, '');

/** Metadata of the provider https://idp.acme.example, with a certificate in PEM. */
export function metadataExample({ certificate = exampleCertificates.valid as string, validUntil = '' } = {}): string {
  const until = validUntil ? ` validUntil="${validUntil}"` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.acme.example"${until}>
  <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <KeyDescriptor use="signing">
      <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#">
        <X509Data><X509Certificate>${pem(certificate)}</X509Certificate></X509Data>
      </KeyInfo>
    </KeyDescriptor>
    <SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.acme.example/slo"/>
    <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.acme.example/sso"/>
  </IDPSSODescriptor>
</EntityDescriptor>
`;
}

/** The files that the examples name. */
export const exampleFiles = {
  'sso/acme.pem': exampleCertificates.valid,
  'sso/acme-next.pem': exampleCertificates.other,
  'sso/metadata.xml': metadataExample(),
} as const;
