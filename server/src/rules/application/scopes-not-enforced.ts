import { listedRule } from '../rule';
import { onKey } from '../spots';
import { callApplication } from './application';

const example = (organization: string, drawn = '') => `
version: 1
organization: { name: Acme, region: eu-central-1${organization} }
oauthClients:
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: [users:readonly]
    redirectUris: [https://desktop.acme.example/callback]
authorizedApplications:
  - name: Desktop
    client: Agent_Desktop
    state: approved
    scopes: [users:readonly]
${drawn}`;

export default listedRule('authorizedApplications', {
  id: 'application/scopes-not-enforced',
  severity: 'warning',
  title: 'Scopes that are not enforced',
  what: 'An application lists scopes, but `organization.enforceScopes` is off, as it is by default.',
  why: 'Without Enforce Scopes an application gets all the access of the person who uses it, whatever its scopes say.',
  remedy:
    'Turn on Enforce Scopes in the organization after approving the applications that are needed, and set `enforceScopes: true`.',
  source: 'Help page "Enabling OAuth scope enforcement" (confirmed).',
  bad: example('', '#   ^^^^^^ warning application/scopes-not-enforced\n'),
  good: example(', enforceScopes: true'),
  check(application, context) {
    const { scopes } = application;
    if (!scopes?.node.items.length) return;
    const organization = context.organization();
    if (!organization || organization.enforceScopes?.value) return;
    if (organization.has('enforceScopes') && !organization.enforceScopes) return;
    context.report({
      at: onKey(scopes),
      message: `The scopes of ${callApplication(application)} limit nothing: Enforce Scopes is off in the organization, so the application has all the access of its user. Turn it on and set \`enforceScopes: true\`.`,
    });
  },
});
