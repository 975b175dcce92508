import { quote, removePair, replaceNode } from '../../document/edits';
import type { Endpoint } from '../../metadata/read';
import type { Leaf } from '../../organization/model';
import type { IdentityProvider } from '../../organization/model.generated';
import { offer } from '../fixes';
import { type Context, listedRule, type RelatedFile } from '../rule';
import { onKey, onValue } from '../spots';
import { exampleFiles, providerExample } from './examples';
import { leadsToOwnLogin } from './login-domain';
import { parseUrl, protocolOfUrl } from './protocol';
import { type Metadata, readProvider } from './provider';

type ReadMetadata = Extract<Metadata, { state: 'read' }>;

export default listedRule('identityProviders', {
  id: 'sso/metadata-mismatch',
  severity: 'error',
  title: 'Setting that differs from the metadata',
  what: 'The issuer, the SSO URL, the logout URL or the certificates of an identity provider are not those of its metadata file.',
  why: 'One of the two is wrong, and with the wrong one nobody can sign in. Certificates differ only when none is in both.',
  remedy:
    'Find out which is right: correct the value, or download the metadata again. What the metadata gives need not be repeated here.',
  fix: { does: 'Takes the value of the metadata; for certificates, takes those written here out.', safe: false },
  files: exampleFiles,
  bad: providerExample(`\
  - name: Acme_SSO
    type: generic
    metadataFile: sso/metadata.xml
    issuerUri: https://idp.acme.example/
#              ^^^^^^^^^^^^^^^^^^^^^^^^^ error sso/metadata-mismatch
    certificates: [{ file: sso/acme-next.pem }]
#   ^^^^^^^^^^^^ error sso/metadata-mismatch
`),
  good: providerExample(`\
  - name: Acme_SSO
    type: generic
    metadataFile: sso/metadata.xml
    issuerUri: https://idp.acme.example
    certificates: [{ file: sso/acme-next.pem }, { file: sso/acme.pem }]
`),
  fixed: providerExample(`\
  - name: Acme_SSO
    type: generic
    metadataFile: sso/metadata.xml
    issuerUri: https://idp.acme.example
`),
  check(provider, context) {
    const facts = readProvider(provider, context);
    const { metadata } = facts;
    if (!facts.federated || metadata.state !== 'read') return;
    const { entity } = metadata;
    if (provider.issuerUri && entity.entityId) {
      compare(context, metadata, provider.issuerUri, 'issuer', [entity.entityId], entity.range);
    }
    compareUrl(context, metadata, provider.ssoUrl, 'SSO URL', entity.singleSignOn, 'HTTP-Redirect');
    const logout = provider.logoutBinding?.value === 'post' ? 'HTTP-POST' : 'HTTP-Redirect';
    compareUrl(context, metadata, provider.logoutUrl, 'logout URL', entity.singleLogout, logout);
    if (facts.hasOwnCertificates) compareCertificates(provider, context, metadata);
  },
});

/** `values` are those of the metadata, the one to take first. */
function compare(
  context: Context,
  metadata: ReadMetadata,
  leaf: Leaf,
  label: string,
  values: readonly string[],
  range: RelatedFile['range'],
): void {
  const [first] = values;
  if (first === undefined || leaf.value.trim() === '' || values.includes(leaf.value)) return;
  context.report({
    at: onValue(leaf),
    message: `The ${label} is not the one of the metadata, ${first.slice(0, 200)}: with the wrong one nobody can sign in. Correct it, or download the metadata again.`,
    related: [{ message: `The ${label} in the metadata`, path: metadata.at.value, range }],
    fixes: offer(`Take the ${label} of the metadata`, false, replaceNode(leaf.entry.chunk, leaf.node, quote(first))),
  });
}

function compareUrl(
  context: Context,
  metadata: ReadMetadata,
  leaf: Leaf | undefined,
  label: string,
  endpoints: readonly Endpoint[],
  binding: string,
): void {
  const given = endpoints.filter((one) => one.location !== '');
  const preferred = given.find((one) => one.binding.endsWith(`:${binding}`)) ?? given[0];
  if (!leaf || !preferred) return;
  const values = [preferred.location, ...given.map((one) => one.location)];
  // One fault, one finding: another rule says what is wrong with these addresses.
  if (values.includes(leaf.value.replace(/^http:/i, 'https:')) && parseUrl(leaf.value)?.protocol === 'http:') return;
  if (protocolOfUrl(leaf.value) || leadsToOwnLogin(leaf.value, context)) return;
  compare(context, metadata, leaf, label, values, preferred.range);
}

function compareCertificates(provider: IdentityProvider, context: Context, metadata: ReadMetadata): void {
  const own = readProvider(provider, context).certificates;
  const theirs = new Set(metadata.signing.flatMap((one) => one.certificates.map((certificate) => certificate.sha256)));
  if (own.length === 0 || theirs.size === 0 || own.some(({ certificate }) => theirs.has(certificate.sha256))) return;
  const { node, certificates, certificate } = provider;
  const place = certificates ?? certificate;
  const pairs = node.kind === 'map' ? node.pairs.filter((pair) => /^certificates?$/.test(pair.name)) : [];
  const [pair] = pairs;
  if (!place) return;
  const edits =
    node.kind === 'map' && pair && pairs.length === 1 ? removePair(place.entry.chunk, node, pair) : undefined;
  context.report({
    at: certificates ? onKey(certificates) : onValue(place),
    message: `None of the certificates is in the metadata, so sign-ins that the provider signs with its own will be refused. Put in the certificate of the metadata, or download the metadata again.`,
    related: metadata.signing.map((one) => ({
      message: 'A certificate in the metadata',
      path: metadata.at.value,
      range: one.range,
    })),
    fixes: offer('Use the certificates of the metadata', false, edits),
  });
}
