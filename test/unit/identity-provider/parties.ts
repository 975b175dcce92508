/** The parties of the tests, and what the test identity provider signs with in them. */
import { generateKeyPairSync } from 'node:crypto';
import type { Material } from '../../../server/src/identity-provider/material';
import type { Parties } from '../../../server/src/identity-provider/parties';

const key = (modulusLength: number) =>
  generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

export const now = Date.UTC(2026, 10, 23, 9, 30);

export const material: Material = {
  keys: { own: key(2048), other: key(2048), short: key(1024), serviceProvider: key(2048) },
  seed: '3f9c2b7e51d04a86',
  now,
};

export const parties: Parties = {
  serviceProvider: {
    assertionConsumerService: 'https://login.mypurecloud.de/saml',
    singleLogoutService: 'https://login.mypurecloud.de/saml/logout',
    audience: 'https://login.mypurecloud.de/saml',
    organization: 'acme-retail',
  },
  provider: {
    issuer: 'https://idp.acme.example/saml/metadata',
    nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  },
  user: { email: 'mallory@acme.example' },
  victim: { email: 'admin@acme.example' },
  inactive: { email: 'charles@acme.example' },
};

/** An organization file about the same parties; the certificates are those of a scenario. */
export function organizationWith(certificates: readonly string[]): string {
  const list = certificates.map((pem) => `      - |\n${pem.trim().replace(/^/gm, '        ')}\n`);
  return `version: 1
organization: { name: Acme Retail, shortName: acme-retail, region: eu-central-1 }
users:
  - { email: mallory@acme.example, name: Mallory Doe, roles: [Employee] }
  - { email: admin@acme.example, name: Ada Byron, roles: [Employee] }
  - { email: charles@acme.example, name: Charles Babbage, state: inactive, roles: [Employee] }
identityProviders:
  - name: Acme_SSO
    type: generic
    enabled: true
    issuerUri: https://idp.acme.example/saml/metadata
    ssoUrl: https://idp.acme.example/saml/sso
    audience: https://login.mypurecloud.de/saml
    nameIdFormat: emailAddress
    certificates:
${list.join('')}`;
}
