import { quote, replaceNode } from '../../document/edits';
import { offer } from '../fixes';
import { listedRule } from '../rule';
import { onValue } from '../spots';
import { exampleFiles, providerExample } from './examples';
import { parseUrl } from './protocol';
import { readProvider } from './provider';

export default listedRule('identityProviders', {
  id: 'sso/url-insecure',
  severity: 'error',
  title: 'SSO or logout URL without https',
  what: 'The `ssoUrl` or `logoutUrl` of an identity provider is no https address.',
  why: 'Without https everybody on the way can read and change the sign-in, and Genesys Cloud does not take such an address.',
  remedy: 'Use the https address of the identity provider.',
  fix: { does: 'Puts `https` in the place of `http`.', safe: true },
  files: exampleFiles,
  bad: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: http://idp.acme.example
    ssoUrl: http://idp.acme.example/sso
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error sso/url-insecure
    certificates: [{ file: sso/acme.pem }]
`),
  good: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: http://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    certificates: [{ file: sso/acme.pem }]
`),
  fixed: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: http://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    certificates: [{ file: sso/acme.pem }]
`),
  check(provider, context) {
    if (!readProvider(provider, context).federated) return;
    for (const [label, leaf] of [
      ['SSO URL', provider.ssoUrl],
      ['logout URL', provider.logoutUrl],
    ] as const) {
      if (!leaf || leaf.value.trim() === '') continue;
      const url = parseUrl(leaf.value);
      if (url?.protocol === 'https:') continue;
      const secure = leaf.value.trim().replace(/^http:/i, 'https:');
      context.report({
        at: onValue(leaf),
        message: url
          ? `The ${label} is http, so sign-ins can be read and changed on their way. Use the https address.`
          : `The ${label} is no https address. Set it to the whole address of the identity provider, from https:// on.`,
        fixes: url ? offer('Use https', true, replaceNode(leaf.entry.chunk, leaf.node, quote(secure))) : [],
      });
    }
  },
});
