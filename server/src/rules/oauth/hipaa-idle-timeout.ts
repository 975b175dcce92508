import { limits } from '../../facts/limits';
import { listedRule } from '../rule';
import { onEntry, onValue } from '../spots';
import { callClient, durationOf, formatSeconds } from './client';
import { clientExample } from './examples';

export default listedRule('oauthClients', {
  id: 'oauth/hipaa-idle-timeout',
  severity: 'info',
  title: 'Tokens idle out after 15 minutes',
  what: 'HIPAA compliance is on in the organization, and a client’s tokens are to live longer than 900 seconds (86,400 when no `tokenDuration` is set).',
  why: 'With HIPAA compliance on, a token that is not used for 900 seconds (15 minutes) ends, whatever its duration says. A client that keeps a token for later gets a 401.',
  remedy:
    'Let the client ask for a new token when it gets a 401, or set a duration of 900 seconds or less, so that the file says what happens.',
  source: 'Help page "Create an OAuth client" and the API model IdleTokenTimeout (confirmed).',
  bad: clientExample(
    `\
  - name: CRM_Sync
    grantType: client-credentials
    tokenDuration: 3600
#                  ^^^^ info oauth/hipaa-idle-timeout
    roles: [Employee]
  - name: Nightly_Export
#         ^^^^^^^^^^^^^^ info oauth/hipaa-idle-timeout
    grantType: client-credentials
    roles: [Employee]
`,
    ', hipaa: true',
  ),
  good: clientExample(
    `\
  - name: CRM_Sync
    grantType: client-credentials
    tokenDuration: 900
    roles: [Employee]
`,
    ', hipaa: true',
  ),
  check(client, context) {
    const duration = durationOf(client);
    if (duration === undefined || duration <= limits.hipaaIdleTimeout) return;
    if (!context.organization()?.hipaa?.value) return;
    const { tokenDuration } = client;
    const lives = tokenDuration
      ? `are to live ${formatSeconds(duration)} seconds`
      : `live ${formatSeconds(duration)} seconds by default`;
    context.report({
      at: tokenDuration ? onValue(tokenDuration) : onEntry(client.entry),
      message: `Tokens of ${callClient(client)} ${lives}, but with HIPAA compliance on they end after 900 seconds without use. Let the client ask for a new one when it gets a 401.`,
    });
  },
});
