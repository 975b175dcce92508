import type { Listed } from '../../organization/model.generated';
import { nameNode } from '../../organization/names';
import type { Rule } from '../rule';
import { onValue } from '../spots';

/** What the entries of a section are called, and the key that names them. */
const kinds: { readonly [section in keyof Listed]: string } = {
  roles: 'role',
  users: 'user',
  oauthClients: 'OAuth client',
  authorizedApplications: 'authorized application',
  identityProviders: 'identity provider',
  integrations: 'integration',
  dataActions: 'data action',
  flows: 'flow',
};

const rule: Rule = {
  id: 'name/duplicate',
  on: 'entry',
  severity: 'error',
  title: 'Name is there twice in a list',
  what: 'Two entries of a list have the same name, or two users the same e-mail address.',
  why: 'Entries refer to each other by name, so it is open which of the two is meant; checks and simulations may take the wrong one.',
  remedy: 'Give one of them another name, and change the places that mean it; or delete the one that is left over.',
  bad: `
version: 1
organization: { name: Acme, region: eu-central-1 }
users:
  - email: ada@acme.example
    name: Ada Byron
  - email: ada@acme.example
#          ^^^^^^^^^^^^^^^^ error name/duplicate
    name: Ada Lovelace
`,
  good: `
version: 1
organization: { name: Acme, region: eu-central-1 }
users:
  - email: ada@acme.example
    name: Ada Byron
  - email: lovelace@acme.example
    name: Ada Byron
`,
  check(entry, context) {
    const node = nameNode(entry);
    if (!node) return;
    const section = entry.section as keyof Listed;
    const name = node.value;
    if (context.count(section, name) < 2) return;
    const first = context.named(section, name)[0]?.entry;
    const firstNode = first && nameNode(first);
    if (!first || !firstNode || first === entry) return;
    const key = section === 'users' ? 'email' : 'name';
    const called = section === 'users' ? 'e-mail address' : 'name';
    context.report({
      at: onValue({ entry, node, path: [key] }),
      message: `Another ${kinds[section]} has the ${called} "${name}" already, so references to it could mean either. Rename one of them, or delete it.`,
      related: [{ message: `The first "${name}"`, at: onValue({ entry: first, node: firstNode, path: [key] }) }],
    });
  },
};

export default rule;
