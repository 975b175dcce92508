/** Beginnings of tests, and of a file of them: YAML with stops that the editor goes through. */
import { quote } from '../document/edits';
import { choice, lines, stop, type Template, template } from './templates';

/** Tests of each kind, one that goes through and one that does not. */
export const testTemplates: readonly Template[] = [
  template('test/token', 'tests', 'Test: token request', {
    what: 'A client gets a token, doing everything right.',
    text: (its) =>
      lines(
        `name: ${its.name(1, 'The client gets a token')}`,
        'token:',
        `  client: ${its.known(2, 'oauthClients', 'Data_Sync')}`,
        `expect: ${choice(3, ['granted', 'denied'])}`,
      ),
  }),
  template('test/token-refused', 'tests', 'Test: token request that is refused', {
    what: 'A client gets no token, and the step that refuses it.',
    text: (its) =>
      lines(
        `name: ${its.name(1, 'A wrong secret is refused')}`,
        'token:',
        `  client: ${its.known(2, 'oauthClients', 'Data_Sync')}`,
        `  secret: ${choice(3, ['wrong', 'none'])}`,
        'expect:',
        '  verdict: denied',
        `  step: ${stop(4, 'client-authentication')}`,
      ),
  }),
  template('test/api', 'tests', 'Test: API call', {
    what: 'A client calls the Platform API with a token of its own.',
    text: (its) =>
      lines(
        `name: ${its.name(1, 'The client reads queues')}`,
        'api:',
        `  client: ${its.known(2, 'oauthClients', 'Data_Sync')}`,
        `  method: ${choice(3, ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])}`,
        `  path: ${stop(4, '/api/v2/routing/queues')}`,
        `expect: ${choice(5, ['allowed', 'blocked'])}`,
      ),
  }),
  template('test/api-refused', 'tests', 'Test: API call that is blocked', {
    what: 'A client may not call an operation, and the step that blocks it.',
    text: (its) =>
      lines(
        `name: ${its.name(1, 'The client does not delete queues')}`,
        'api:',
        `  client: ${its.known(2, 'oauthClients', 'Data_Sync')}`,
        `  method: ${choice(3, ['DELETE', 'POST', 'PUT', 'PATCH', 'GET'])}`,
        `  path: ${stop(4, '/api/v2/routing/queues/7f6e')}`,
        'expect:',
        '  verdict: blocked',
        `  step: ${choice(5, ['permission', 'scope', 'user-context', 'token-expiry', 'application-state'])}`,
      ),
  }),
  template('test/sso', 'tests', 'Test: sign-in', {
    what: 'A person signs in; the test identity provider makes the response.',
    text: (its) =>
      lines(
        `name: ${its.name(1, 'A user signs in')}`,
        'sso:',
        `  provider: ${its.known(2, 'identityProviders', 'Company_SSO')}`,
        '  scenario: valid',
        `  user: ${its.known(3, 'users', 'ada@acme.example')}`,
        `expect: ${choice(4, ['accepted', 'rejected'])}`,
      ),
  }),
  template('test/sso-refused', 'tests', 'Test: sign-in that is rejected', {
    what: 'A response with a fault is not accepted, and the step that stops it.',
    text: (its) =>
      lines(
        `name: ${its.name(1, 'A response for another service is of no use')}`,
        'sso:',
        `  provider: ${its.known(2, 'identityProviders', 'Company_SSO')}`,
        `  scenario: ${stop(3, 'wrong-audience')}`,
        'expect:',
        '  verdict: rejected',
        `  step: ${stop(4, 'audience')}`,
      ),
  }),
];

/** A whole file as a snippet, with `\n` between its lines. `day`: YYYY-MM-DD; `clients`: names to choose from. */
export function testFile(day: string, clients: readonly string[]): string {
  const known = clients.slice(0, 20).map((name) => quote(name, 'flow'));
  const client = known.length ? choice(2, known) : stop(2, 'Data_Sync');
  return lines(
    `at: ${stop(1, `${day}T12:00:00Z`)}`,
    '',
    'tests:',
    `  - name: ${stop(3, 'The client gets a token')}`,
    `    token: { client: ${client} }`,
    `    expect: ${choice(4, ['granted', 'denied'])}`,
    '',
    `  - name: ${stop(5, 'The client reads queues')}`,
    `    api: { client: ${client}, method: ${choice(6, ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])}, path: ${stop(7, '/api/v2/routing/queues')} }`,
    `    expect: ${choice(8, ['allowed', 'blocked'])}`,
    '',
  );
}
