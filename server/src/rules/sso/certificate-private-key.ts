import { type Edit, removeItem, removePair } from '../../document/edits';
import { pairOf } from '../../document/node';
import type { IdentityProvider } from '../../organization/model.generated';
import { offer } from '../fixes';
import { listedRule } from '../rule';
import { onValue } from '../spots';
import { exampleCertificates } from './example-certificates';
import { exampleFiles, providerExample } from './examples';
import { type RefusedCertificate, readProvider } from './provider';

export default listedRule('identityProviders', {
  id: 'sso/certificate-private-key',
  severity: 'error',
  title: 'Private key where a certificate belongs',
  what: 'What stands where a certificate of an identity provider should is a private key, or holds one.',
  why: 'Whoever can read this file, now or in its history, can sign in to Genesys Cloud as anybody.',
  remedy:
    'Take the key out of the file and its history, replace it at the identity provider, and put its certificate (BEGIN CERTIFICATE) here.',
  fix: {
    does: 'Takes the key out of the certificates. It stays in the history, and has to be replaced all the same.',
    safe: false,
  },
  files: { ...exampleFiles, 'sso/acme.key': exampleCertificates.throwawayTestKey },
  bad: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    certificates:
      - file: sso/acme.pem
      - file: sso/acme.key
#       ^^^^^^^^^^^^^^^^^^ error sso/certificate-private-key
`),
  good: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    certificates:
      - file: sso/acme.pem
`),
  fixed: providerExample(`\
  - name: Acme_SSO
    type: generic
    issuerUri: https://idp.acme.example
    ssoUrl: https://idp.acme.example/sso
    certificates:
      - file: sso/acme.pem
`),
  check(provider, context) {
    const { federated, refused } = readProvider(provider, context);
    if (!federated) return;
    const told = new Set<unknown>();
    for (const one of refused) {
      if (one.problem.fault !== 'private-key' || told.has(one.at)) continue;
      told.add(one.at);
      context.report({
        at: onValue(one.at),
        message: one.problem.message,
        related: one.related,
        fixes: offer('Take the private key out', false, takeOut(provider, one)),
      });
    }
  },
});

function takeOut(provider: IdentityProvider, { at, element, beside }: RefusedCertificate): readonly Edit[] | undefined {
  const { chunk } = provider.entry;
  const { node, certificates } = provider;
  if (beside) return takeOutLines(at);
  const index = element.path.at(-1);
  if (
    certificates &&
    element.path[0] === 'certificates' &&
    typeof index === 'number' &&
    certificates.node.items.length > 1
  ) {
    return removeItem(chunk, certificates.node, index);
  }
  const key = element.path[0];
  const pair = typeof key === 'string' && key.startsWith('certificate') ? pairOf(node, key) : undefined;
  return node.kind === 'map' && pair ? removePair(chunk, node, pair) : undefined;
}

/** A block scalar that holds a certificate too keeps it: only the lines of the key go. */
function takeOutLines({ entry, node }: RefusedCertificate['at']): readonly Edit[] | undefined {
  if (node.kind !== 'scalar' || node.style !== 'literal' || node.origin) return undefined;
  // The line end behind the last line belongs to it here, and not to the scalar.
  const text = entry.chunk.text.slice(node.start, node.end + 2);
  const match =
    /^[^\S\n]*-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----\r?\n(?:(?!.*-----).*\n)*.*-----END [A-Z0-9 ]*PRIVATE KEY-----.*(?:\n|$)/m.exec(
      text,
    );
  if (!match) return undefined;
  const start = node.start + match.index;
  return [{ chunk: entry.chunk, start, end: start + match[0].length, text: '' }];
}
