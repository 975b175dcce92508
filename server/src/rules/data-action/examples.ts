/** An organization file for the examples of a rule: one client, one integration, and the data actions given. */
export function actionExample(actions: string, permissions = 'routing:queue:view'): string {
  return `
version: 1
organization: { name: Acme, region: eu-central-1 }
roles:
  - name: Queue Reader
    permissions: [${permissions}]
oauthClients:
  - name: CRM_Client
    grantType: client-credentials
    roles: [Queue Reader]
integrations:
  - name: CRM Data Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM_Client }
dataActions:
${actions}`;
}
