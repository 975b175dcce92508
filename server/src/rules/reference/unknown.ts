import { replaceText } from '../../document/edits';
import { builtInRoles, isBuiltInRole } from '../../facts/roles';
import { type Reference, referencesOf } from '../../organization/names';
import { closest, type Flat, flattenOnce } from '../../spelling/closest';
import { offer } from '../fixes';
import type { Rule } from '../rule';
import { onValue } from '../spots';

/** What an element of a section is called. */
const called: { readonly [section in Reference['section']]: string } = {
  roles: 'role',
  users: 'user',
  oauthClients: 'OAuth client',
  authorizedApplications: 'application',
  identityProviders: 'identity provider',
  integrations: 'integration',
  dataActions: 'data action',
  flows: 'flow',
};

const rule: Rule = {
  id: 'reference/unknown',
  severity: 'error',
  title: 'Reference to something that does not exist',
  what: 'A name refers to a role, OAuth client, integration or data action that this file does not list. Names are compared exactly. Built-in roles, such as Employee or Master Admin, are known without an entry.',
  why: 'What refers to it does not work as it is written, and no other check can follow the reference.',
  remedy: 'Correct the name, or add the entry that is missing.',
  fix: { does: 'Writes the existing name that is nearest.', safe: false },
  source:
    'Employee, Admin, User and Supervisor are on the help page about roles (confirmed); the other built-in names were seen in real organizations.',
  bad: `
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employe]
#           ^^^^^^^ error reference/unknown
integrations:
  - name: CRM Data Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM Sync }
#                                                           ^^^^^^^^ error reference/unknown
`,
  good: `
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
integrations:
  - name: CRM Data Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM_Sync }
`,
  fixed: `
version: 1
organization: { name: Acme, region: eu-central-1 }
oauthClients:
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
integrations:
  - name: CRM Data Actions
    type: purecloud-data-actions
    credentials: { type: pureCloudOAuthClient, oauthClient: CRM_Sync }
`,
  on: 'entry',
  check(entry, context) {
    for (const reference of referencesOf(entry)) {
      const { section, name, node } = reference;
      const role = section === 'roles';
      if ((role && isBuiltInRole(name)) || context.count(section, name) > 0) continue;
      const near = context.mayBeSlips(section) ? nearTo(name, context.names(section), role) : undefined;
      const where = role
        ? `\`roles\` does not list it, and no built-in role has this name`
        : `\`${section}\` does not list it`;
      context.report({
        at: onValue(reference),
        message: `There is no ${called[section]} "${name}": ${where}.${near ? ` Did you mean "${near}"?` : ' Correct the name, or add the entry.'}`,
        fixes: near ? offer(`Write ${near}`, false, replaceText(entry.chunk, node, near)) : [],
      });
    }
  },
};

interface Near {
  readonly candidates: readonly string[];
  readonly flat: Flat;
  readonly found: Map<string, string | undefined>;
}

/** By the names of a section, which stay the same list while they are the same. */
const known = new WeakMap<readonly string[], Near>();

/** The name that a reference means. A hundred thousand references may have one slip. */
function nearTo(name: string, names: readonly string[], role: boolean): string | undefined {
  let near = known.get(names);
  if (!near) {
    const candidates = role ? [...new Set([...names, ...builtInRoles])] : names;
    near = { candidates, flat: flattenOnce(), found: new Map() };
    known.set(names, near);
  }
  if (!near.found.has(name)) near.found.set(name, closest(name, near.candidates, near.flat));
  return near.found.get(name);
}

export default rule;
