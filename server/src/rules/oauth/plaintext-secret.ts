import type { Entry } from '../../document/document';
import { type Edit, quote, replaceNode } from '../../document/edits';
import { nodeAt, type ScalarNode } from '../../document/node';
import { nameNode } from '../../organization/names';
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
    const name = nameNode(entry)?.value;
    if (entry.section === 'oauthClients') {
      const owner = name === undefined ? 'The client secret' : `The secret of "${name}"`;
      report(entry, ['clientSecret'], owner, secretName(name, 'clientSecret'), context);
    } else if (entry.section === 'integrations') {
      const fields = nodeAt(entry.node, ['credentials', 'fields']);
      for (const { name: key } of fields?.kind === 'map' ? fields.pairs : []) {
        const owner = `The credential field \`${key}\`${name === undefined ? '' : ` of "${name}"`}`;
        report(entry, ['credentials', 'fields', key], owner, secretName(name, key), context);
      }
    }
  },
};

export default rule;

/** A number or a word such as true is a literal as well, whatever type a secret should have. */
function report(entry: Entry, path: readonly string[], owner: string, name: string, context: Context): void {
  const node = nodeAt(entry.node, path);
  if (node?.kind !== 'scalar' || node.value === null) return;
  if (typeof node.value === 'string' && isReference(node.value)) return;
  context.report({
    at: onValue({ entry, path, node }),
    message: `${owner} stands in the file itself, where everybody with a copy can read it. Refer to it with \${secret:NAME}, \${env:NAME} or \${file:PATH}, and make a new one: this one counts as known.`,
    fixes: offer(`Refer to the stored secret ${name}`, false, referenceTo(entry, path, node, name)),
  });
}

function referenceTo(
  entry: Entry,
  path: readonly string[],
  node: ScalarNode,
  name: string,
): readonly Edit[] | undefined {
  const around = path.map((_, depth) => nodeAt(entry.node, path.slice(0, depth)));
  const flow = around.some((one) => one && one.kind !== 'scalar' && one.flow);
  return replaceNode(entry.chunk, node, quote(`\${secret:${name}}`, flow ? 'flow' : 'block'));
}
