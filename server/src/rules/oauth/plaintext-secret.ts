import { type Edit, quote, replaceNode } from '../../document/edits';
import { nodeAt } from '../../document/node';
import type { Leaf } from '../../organization/model';
import { offer } from '../fixes';
import type { Context, Rule } from '../rule';
import { onValue } from '../spots';
import { clientExample } from './examples';
import { isReference, secretName } from './secret';

const rule: Rule = {
  id: 'oauth/plaintext-secret',
  severity: 'error',
  title: 'Secret in the file',
  what: 'A `clientSecret`, or a field of an integration’s credentials, is a text of its own instead of a reference.',
  why: 'Client ID and secret are as good as a user name and a password. In a file they end up in the repository’s history, in backups and on every machine that has a copy, where nobody can take them back.',
  remedy:
    'Put the value into the editor’s secret storage, an environment variable or a file outside the repository, and refer to it with `${secret:NAME}`, `${env:NAME}` or `${file:PATH}`. A secret that has been in a file counts as known: make a new one in Genesys Cloud.',
  fix: {
    does: 'Puts a reference in its place. Store the secret under that name first: the text is gone from the file.',
    safe: false,
  },
  source:
    'Administration guide: store secrets in secure vaults. A client can be given a new secret at any time (confirmed).',
  bad: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    clientSecret: not-a-real-secret
#                 ^^^^^^^^^^^^^^^^^ error oauth/plaintext-secret
    roles: [Employee]
integrations:
  - name: CRM Web Services
    type: custom-rest-actions
    credentials:
      type: basicAuth
      fields: { userName: '\${env:CRM_USER}', password: example }
#                                                      ^^^^^^^ error oauth/plaintext-secret
`),
  good: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    clientSecret: \${secret:crm-sync-client-secret}
    roles: [Employee]
`),
  fixed: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    clientSecret: \${secret:crm-sync-client-secret}
    roles: [Employee]
integrations:
  - name: CRM Web Services
    type: custom-rest-actions
    credentials:
      type: basicAuth
      fields: { userName: '\${env:CRM_USER}', password: "\${secret:crm-web-services-password}" }
`),
  on: 'entry',
  check(entry, context) {
    if (entry.section === 'oauthClients') {
      const client = context.read(entry, 'oauthClients');
      if (!client?.clientSecret) return;
      const owner = client.name ? `The secret of "${client.name.value}"` : 'The client secret';
      report(client.clientSecret, owner, secretName(client.name?.value, 'clientSecret'), context);
    } else if (entry.section === 'integrations') {
      const integration = context.read(entry, 'integrations');
      for (const field of integration?.credentials?.fields?.items ?? []) {
        const key = String(field.path.at(-1));
        const owner = integration?.name ? ` of "${integration.name.value}"` : '';
        report(field, `The credential field \`${key}\`${owner}`, secretName(integration?.name?.value, key), context);
      }
    }
  },
};

export default rule;

function report(leaf: Leaf, owner: string, name: string, context: Context): void {
  if (isReference(leaf.value)) return;
  context.report({
    at: onValue(leaf),
    message: `${owner} stands in the file itself, where everybody with a copy can read it. Refer to it with \${secret:NAME}, \${env:NAME} or \${file:PATH}, and make a new one: this one counts as known.`,
    fixes: offer(`Refer to the stored secret ${name}`, false, referenceTo(leaf, name)),
  });
}

function referenceTo(leaf: Leaf, name: string): readonly Edit[] | undefined {
  const around = leaf.path.map((_, depth) => nodeAt(leaf.entry.node, leaf.path.slice(0, depth)));
  const flow = around.some((node) => node && node.kind !== 'scalar' && node.flow);
  return replaceNode(leaf.entry.chunk, leaf.node, quote(`\${secret:${name}}`, flow ? 'flow' : 'block'));
}
