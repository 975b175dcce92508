/** An identity provider: how people sign in with it, and how long its certificates last. */
import { identityProviderTypes } from '../../facts/identity-providers';
import { readProvider } from '../../rules/sso/provider';
import { agoWords, count, dayOf, readDay, validityWords } from '../words';
import type { Asked, Paragraphs } from './asked';
import { address, bullets, code, prose } from './markdown';
import { entryOf, missing } from './names';

export function describeProvider(name: string, asked: Asked): Paragraphs {
  const { editing } = asked;
  const provider = entryOf('identityProviders', name, asked);
  if (!provider) return missing('identityProviders', name, asked);
  const facts = readProvider(provider, { file: (path) => editing.file(path), once: (_, make) => make() });
  const { metadata } = facts;
  const entity = metadata.state === 'read' ? metadata.entity : undefined;
  const type = identityProviderTypes.find(({ id }) => id === provider.type?.value);
  const tested = provider.testedAt && readDay(provider.testedAt.value);
  const issuer = provider.issuerUri?.value ?? entity?.entityId;
  const url = provider.ssoUrl?.value ?? entity?.singleSignOn[0]?.location;
  const last = [...facts.certificates].sort((a, b) => b.certificate.notAfter - a.certificate.notAfter)[0]?.certificate;
  return [
    `**Identity provider** ${code(name)} · ${provider.enabled?.value ? 'enabled' : 'not enabled'}`,
    bullets([
      ...(provider.type ? [`Type: ${code(provider.type.value)}${type ? `, ${type.label}` : ''}`] : []),
      ...(facts.federated
        ? [
            ...(issuer ? [`Issuer: ${address(issuer)}`] : []),
            ...(url ? [`Sign-in: ${address(url)}`] : []),
            ...(provider.audience ? [`Audience: ${code(provider.audience.value)}`] : []),
            last
              ? `${count(facts.certificates.length, 'certificate')}; the last one ${validityWords(last, editing.now)} (${dayOf(last.notAfter)})`
              : facts.count || facts.missing.length || metadata.state === 'unknown'
                ? 'No certificate that could be read yet'
                : 'No certificate',
            ...(metadata.state === 'missing' ? [`Metadata: ${prose(metadata.reason)}`] : []),
            ...(metadata.state === 'refused' ? [`Metadata: ${prose(metadata.problem)}`] : []),
          ]
        : ['Genesys Cloud’s own login']),
      ...(tested === undefined
        ? ['No passed test sign-in is noted.']
        : [`Last passed test sign-in: ${agoWords(tested, editing.now)}`]),
    ]),
    ...(facts.certificates.length && last && last.notAfter < editing.now
      ? ['**Nobody can sign in with it:** no certificate is valid any more.']
      : []),
  ];
}
