/** An organization file for the examples of a rule: a client of a person’s grant, and entries of `authorizedApplications`. */
export function applicationExample(applications: string, scopes = '[users, routing:readonly]'): string {
  return `
version: 1
organization: { name: Acme, region: eu-central-1, enforceScopes: true }
oauthClients:
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: ${scopes}
    redirectUris: [https://desktop.acme.example/callback]
authorizedApplications:
${applications}`;
}
