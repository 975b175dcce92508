/** An organization file for the examples of a rule, around the entries of `oauthClients` and what follows them. */
export function clientExample(clients: string, organization = ''): string {
  return `
version: 1
organization: { name: Acme, region: eu-central-1${organization} }
oauthClients:
${clients}`;
}
