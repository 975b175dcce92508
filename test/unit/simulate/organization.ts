/** An organization with a client of each grant type, for simulations. */
export const organization = `version: 1
organization: { name: Acme, shortName: acme, region: eu-central-1, enforceScopes: true }
roles:
  - name: Queue Reader
    permissions: [routing:queue:view]
  - name: Directory
    permissions: ["directory:user:*", routing:skill:view]
users:
  - { email: ada@acme.example, state: active, roles: [Queue Reader] }
  - { email: bob@acme.example, state: inactive, roles: [Queue Reader] }
  - { email: eve@acme.example, roles: [Employee] }
oauthClients:
  - name: Machine
    grantType: client-credentials
    tokenDuration: 3600
    roles: [Queue Reader]
    clientId: 3f0d6f9e-2c4e-4a43-9a53-3d4b6f1f0c11
    clientSecret: \${secret:machine}
    allowedIpRanges: [198.51.100.0/24, "2001:db8::/32"]
  - name: Portal
    grantType: authorization-code
    scopes: [users:readonly, routing]
    redirectUris: [https://portal.acme.example/callback, "http://localhost:8080/cb?x=1"]
    clientSecret: \${env:PORTAL}
  - name: Desktop
    grantType: authorization-code
    pkce: true
    tokenDuration: 28800
    scopes: [users:readonly, routing]
    redirectUris: [https://desktop.acme.example/callback]
  - name: Widget
    grantType: implicit
    scopes: [users:readonly]
    redirectUris: [https://widget.acme.example/]
  - name: Intranet
    grantType: saml2-bearer
    scopes: [analytics]
    clientSecret: \${file:intranet.txt}
authorizedApplications:
  - { name: Machine App, client: { clientId: 3F0D6F9E-2C4E-4A43-9A53-3D4B6F1F0C11 }, state: approved }
  - { name: Desktop App, client: Desktop, state: approved, scopes: [routing] }
identityProviders:
  - { name: Okta, type: okta, enabled: true }
`;

export const secrets = {
  'secret:machine': 'zQ7-machine-secret-value',
  'env:PORTAL': 'zQ7-portal-secret-value',
  'file:intranet.txt': 'zQ7-intranet-secret-value',
};

/** The organization with a piece of its text changed; the piece must be there. */
export function changed(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${from} is not in the organization`);
    return text.replace(from, to);
  }, organization);
}

/** RFC 7636, appendix B. */
export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
