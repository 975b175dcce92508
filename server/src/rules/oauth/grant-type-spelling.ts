import { replaceText } from '../../document/edits';
import { pairOf } from '../../document/node';
import { grantTypes } from '../../facts/grant-types';
import type { OauthClient } from '../../organization/model.generated';
import { fold } from '../../organization/shape';
import { offer } from '../fixes';
import { type Context, listedRule, type Spot } from '../rule';
import { onValue } from '../spots';
import { clientExample } from './examples';

export default listedRule('oauthClients', {
  id: 'oauth/grant-type-spelling',
  severity: 'error',
  title: 'Grant type in another spelling',
  what: 'A `grantType` is written as the API, an old version of it or a token request spells it: `CLIENT_CREDENTIALS`, `CODE`, `TOKEN`, `SAML2BEARER`. `PASSWORD`, which the API still lists, is no grant type that can be used.',
  why: 'The spellings of the API and of people differ, and tools that read this file take only one: `client-credentials`, `authorization-code`, `implicit` or `saml2-bearer`. The other checks read a known spelling as what it means.',
  remedy:
    'Write the grant type as the format has it. In the place of PASSWORD choose Authorization Code for people, Client Credentials for machines.',
  fix: { does: 'Writes the spelling of the format. `PASSWORD` has no fix.', safe: true },
  source:
    'Enumeration `authorizedGrantType` of the API (confirmed); `CLIENT_CREDENTIALS` and `SAML2BEARER` are its spelling of 2018 (confirmed). PASSWORD is not offered by the admin page.',
  bad: clientExample(`\
  - name: CRM_Sync
    grantType: CLIENT_CREDENTIALS
#              ^^^^^^^^^^^^^^^^^^ error oauth/grant-type-spelling
    roles: [Employee]
  - name: Old_Tool
    grantType: PASSWORD
#              ^^^^^^^^ error oauth/grant-type-spelling
`),
  good: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
`),
  fixed: clientExample(`\
  - name: CRM_Sync
    grantType: client-credentials
    roles: [Employee]
  - name: Old_Tool
    grantType: PASSWORD
`),
  check(client, context) {
    const { grantType } = client;
    if (!grantType) return checkPassword(client, context);
    if (grantType.written === undefined) return;
    const { label } = grantTypes[grantType.value];
    context.report({
      at: onValue(grantType),
      message: `The grant type ${label} is written "${grantType.written}" here, which this format does not know. Write ${grantType.value}.`,
      fixes: offer(`Write ${grantType.value}`, true, replaceText(client.entry.chunk, grantType.node, grantType.value)),
    });
  },
});

/** PASSWORD means none of the grant types, so it is not read as one. */
function checkPassword({ entry }: OauthClient, context: Context): void {
  const node = pairOf(entry.node, 'grantType')?.value;
  if (node?.kind !== 'scalar' || typeof node.value !== 'string' || fold(node.value) !== 'password') return;
  const at: Spot = onValue({ entry, node, path: ['grantType'] });
  context.report({
    at,
    message:
      'The grant type Password is a leftover of the API that the admin page does not offer, so no client can be set up with it. Use authorization-code for people or client-credentials for machines.',
  });
}
