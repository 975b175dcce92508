import { replaceText } from '../../document/edits';
import { isKnownScope, isScope, otherForm, scopes } from '../../facts/scopes';
import { closest } from '../../spelling/closest';
import { unregisteredScopes } from '../application/scopes';
import { offer } from '../fixes';
import type { Rule } from '../rule';
import { onValue } from '../spots';
import { clientExample } from './examples';
import { scopesOf } from './scope-lists';

const rule: Rule = {
  id: 'oauth/unknown-scope',
  severity: 'warning',
  title: 'Unknown scope',
  what: 'A scope has the right shape, but is none of the scopes that are known.',
  why: 'A scope that does not exist makes the sign-in fail with invalid_scope, or grants nothing. The list of known scopes may lack new ones, so this is a warning.',
  remedy: 'Correct the spelling. If Genesys Cloud does have the scope, suppress the finding with the reason.',
  fix: { does: 'Writes the known scope that is nearest.', safe: false },
  source:
    'The 78 scopes of the official API description (confirmed), and 39 that were seen in real clients. The full list needs a token.',
  bad: clientExample(`\
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: [user-basic-info, conversation:readonly]
#                             ^^^^^^^^^^^^^^^^^^^^^ warning oauth/unknown-scope
    redirectUris: [https://desktop.acme.example/callback]
`),
  good: clientExample(`\
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: [user-basic-info, conversations:readonly]
    redirectUris: [https://desktop.acme.example/callback]
`),
  fixed: clientExample(`\
  - name: Agent_Desktop
    grantType: authorization-code
    scopes: [user-basic-info, conversations:readonly]
    redirectUris: [https://desktop.acme.example/callback]
`),
  on: 'entry',
  check(entry, context) {
    const list = scopesOf(entry, context);
    if (!list) return;
    const unknown = list.items.filter(({ value }) => isScope(value) && !isKnownScope(value));
    if (unknown.length === 0) return;
    // A scope that the client does not have is reported as that.
    const application =
      entry.section === 'authorizedApplications' ? context.read(entry, 'authorizedApplications') : undefined;
    const unregistered = new Set(application ? unregisteredScopes(application, context) : []);
    for (const scope of unknown) {
      if (unregistered.has(scope)) continue;
      const near = isKnownScope(otherForm(scope.value)) ? otherForm(scope.value) : closest(scope.value, scopes);
      context.report({
        at: onValue(scope),
        message: `There is no known scope "${scope.value}": it grants nothing, or makes the sign-in fail.${near ? ` Did you mean ${near}?` : ' Check its spelling against the scopes of Genesys Cloud.'}`,
        fixes: near ? offer(`Write ${near}`, false, replaceText(entry.chunk, scope.node, near)) : [],
      });
    }
  },
};

export default rule;
