import { needsUser } from '../../facts/operations';
import { listedRule } from '../rule';
import { onValue } from '../spots';
import { readCall } from './call';
import { actionExample } from './examples';

export default listedRule('dataActions', {
  id: 'data-action/user-context',
  severity: 'error',
  title: 'Operation that needs a signed-in user',
  what: 'A data action calls an operation on `me`, the signed-in user, with the token of a Client Credentials client.',
  why: 'Such a token belongs to no user: Genesys Cloud answers 400 "not.a.user".',
  remedy: 'Call the operation that takes the id of a user, and pass the id as an input.',
  source:
    'Error not.a.user of the Platform API (confirmed); which paths need a user is inferred from their segment `me`.',
  bad: actionExample(`\
  - name: Who Am I
    integration: CRM Data Actions
    request: { method: GET, url: /api/v2/users/me }
#                                ^^^^^^^^^^^^^^^^ error data-action/user-context
  - name: My Status
    integration: CRM Data Actions
    request: { method: GET, url: /api/v2/users/me/routingstatus }
#                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error data-action/user-context
`),
  good: actionExample(`\
  - name: Get User
    integration: CRM Data Actions
    input: { type: object, properties: { id: { type: string } } }
    request: { method: GET, url: "/api/v2/users/\${input.id}" }
  - name: Get Organization
    integration: CRM Data Actions
    request: { method: GET, url: /api/v2/organizations/me }
`),
  check(action, context) {
    const call = readCall(action, context);
    if (call?.found.state !== 'found' || call.client?.grantType?.value !== 'client-credentials') return;
    if (!needsUser(call.found.operation, call.path)) return;
    context.report({
      at: onValue(call.url),
      message: `${call.method} ${call.path ?? call.found.operation.path} means the signed-in user, but a Client Credentials token belongs to none, so Genesys Cloud would answer 400. Call the operation that takes the id of a user.`,
      related: [{ message: 'The client, which signs in without a user', at: onValue(call.client.grantType) }],
    });
  },
});
