/** Whether people may sign in with this provider. */
import { onEntry, onValue } from '../../../rules/spots';
import { fail, pass } from '../../simulation';
import type { Check } from '../request';

export const judgeEnabled: Check = ({ provider, facts }) => {
  const { enabled, type } = provider;
  const expected = 'enabled: true';
  if (!facts.federated)
    return fail('This provider is Genesys Cloud’s own login, which takes no SAML responses.', {
      expected: 'a SAML identity provider',
      found: type?.value,
      at: type ? onValue(type) : onEntry(provider.entry),
      resolution: 'Name the provider that issued the response.',
    });
  if (facts.otherProtocol)
    return fail('This provider speaks another protocol than SAML 2.0, and Genesys Cloud takes no other.', {
      expected: 'SAML 2.0',
      found: type?.value,
      at: type ? onValue(type) : onEntry(provider.entry),
      resolution: 'Set the provider up for SAML 2.0, and give it the type `generic`.',
    });
  if (enabled?.value === true) return pass('The provider is enabled.', { expected, at: onValue(enabled) });
  return fail('The provider is not enabled, so nobody can sign in with it.', {
    expected,
    found: enabled
      ? 'enabled: false'
      : provider.has('enabled')
        ? 'a value that is neither true nor false'
        : 'not set, which means disabled',
    at: enabled ? onValue(enabled) : onEntry(provider.entry),
    resolution: 'Once a test sign-in has passed, set `enabled: true` here and Enable SSO in Genesys Cloud.',
  });
};
