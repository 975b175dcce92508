/** A question about an identity provider that is not there, or can't be read. */
import type { IdentityProvider } from '../organization/model.generated';
import { quoted, suggestName } from '../simulate/whole';
import type { PanelCircumstances } from './circumstances';
import { failView, unreadableEntry } from './failing';
import { providerField, providerNames } from './sso-inputs';
import { plain } from './texts';
import { promise } from './verdict';
import type { Failing, View } from './view';

/** What is shown in the place of an answer; undefined where the provider can be judged. */
export function failSso(
  name: string,
  provider: IdentityProvider | undefined,
  circumstances: PanelCircumstances,
): (Failing & Pick<View, 'keys' | 'promise'>) | undefined {
  const { whole } = circumstances;
  const fields = [providerField(name, provider, whole)];
  const names = providerNames(whole).filter((one) => one !== name);
  const readable = names.filter((one) => {
    const [other] = whole.named('identityProviders', one);
    return other && !unreadableEntry(one, 'identityProviders', other.entry, whole);
  });
  const problem = unreadableEntry(name, 'identityProviders', provider?.entry, whole);
  if (problem) return failView('sso', name, problem, fields, circumstances, readable);
  if (provider) return undefined;
  const hint = suggestName(name, names) ?? (names.length ? 'Choose one.' : 'Add one under `identityProviders`.');
  return {
    kind: 'error',
    view: 'sso',
    verdict: {
      mark: 'unknown',
      title: 'Not simulated',
      sentence: [plain(`There is no identity provider ${quoted(name)}. ${hint.replaceAll('`', '')}`)],
      actions: [],
      facts: [],
    },
    fields,
    others: readable.slice(0, 5).map((other) => ({
      id: `other ${other}`,
      label: other,
      does: { kind: 'ask', question: { view: 'sso', provider: other } },
    })),
    keys: [],
    promise,
  };
}
