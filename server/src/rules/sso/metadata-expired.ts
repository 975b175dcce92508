import { listedRule } from '../rule';
import { onValue } from '../spots';
import { metadataExample, providerExample } from './examples';
import { dayOf, readProvider } from './provider';

export default listedRule('identityProviders', {
  id: 'sso/metadata-expired',
  severity: 'warning',
  title: 'Metadata that is out of date',
  what: 'The `validUntil` of the metadata file has passed.',
  why: 'The identity provider no longer stands by what the file says: addresses and certificates may have changed since.',
  remedy: 'Download the metadata again.',
  clock: true,
  files: {
    'sso/old.xml': metadataExample({ validUntil: '2026-03-01T00:00:00Z' }),
    'sso/new.xml': metadataExample({ validUntil: '2125-01-01T00:00:00Z' }),
  },
  bad: providerExample(`\
  - name: Acme_SSO
    type: generic
    metadataFile: sso/old.xml
#                 ^^^^^^^^^^^ warning sso/metadata-expired
`),
  good: providerExample(`\
  - name: Acme_SSO
    type: generic
    metadataFile: sso/new.xml
`),
  check(provider, context) {
    const { federated, metadata } = readProvider(provider, context);
    if (!federated || metadata.state !== 'read' || !metadata.entity.validUntil) return;
    const { time, range } = metadata.entity.validUntil;
    if (!context.after(time + 1)) return;
    context.report({
      at: onValue(metadata.at),
      message: `The metadata was valid until ${dayOf(time)}: addresses and certificates may have changed since. Download it again.`,
      related: [{ message: 'validUntil', path: metadata.at.value, range }],
    });
  },
});
