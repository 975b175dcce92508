/** An organization whose clients call the Platform API in every way: allowed, refused, too often, and not known. */
export const busy = `version: 1
organization: { name: Acme, shortName: acme, region: eu-central-1 }
roles:
  - name: Queue Reader
    permissions: [routing:queue:view]
  - name: Directory
    permissions: [directory:user:view]
users:
  - { email: ada@acme.example, roles: [Queue Reader] }
  - { email: bob@acme.example, roles: [Directory] }
  - { email: eve@acme.example, roles: [Queue Reader] }
  - { email: zoe@acme.example, roles: [Queue Reader], state: inactive }
oauthClients:
  - name: CRM
    grantType: client-credentials
    roles: [Queue Reader]
    uses:
      - GET /api/v2/users
  - name: Desktop
    grantType: authorization-code
    pkce: true
    redirectUris: [https://desktop.acme.example/]
    scopes: [users, routing]
    uses:
      - GET /api/v2/users/me
      - GET /api/v2/routing/queues
  - name: Widget
    grantType: implicit
    redirectUris: [https://widget.acme.example/]
    scopes: [users]
    uses: [GET /api/v2/users/me]
integrations:
  - name: Actions
    type: purecloud-data-actions
    state: enabled
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM }
  - name: Lost
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: Nobody }
  - name: Off
    type: purecloud-data-actions
    state: disabled
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM }
  - name: Elsewhere
    type: custom-rest-actions
dataActions:
  - name: Get Queue
    integration: Actions
    request: { method: GET, url: "/api/v2/routing/queues/\${input.queueId}" }
  - name: Get Conversations
    integration: Actions
    request: { method: POST, url: /api/v2/analytics/conversations/details/query }
  - name: Get Nothing
    integration: Actions
    request: { method: GET, url: /api/v2/nothing/at/all }
  - name: Get Lost
    integration: Lost
    request: { method: GET, url: /api/v2/routing/queues }
  - name: Get Off
    integration: Off
    request: { method: GET, url: /api/v2/routing/queues }
  - name: Get Order
    integration: Elsewhere
    request: { method: GET, url: https://orders.acme.example/1 }
flows:
  - { name: Main IVR, type: inbound-call, dataActions: [Get Queue, Get Conversations, Get Order] }
  - { name: Chat, type: inbound-chat, dataActions: [Get Queue] }
`;

/** The organization with a piece of its text changed; the piece must be there. */
export function busyWith(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${from} is not in the organization`);
    return text.replace(from, to);
  }, busy);
}
