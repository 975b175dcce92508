/** An organization file for the examples of a rule: a client, and entries of `integrations` and what follows them. */
export function integrationExample(integrations: string, grant = 'client-credentials'): string {
  return `
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  - name: CRM_Sync
    grantType: ${grant}
    roles: [Employee]
integrations:
${integrations}`;
}
