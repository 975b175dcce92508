/** What could be wrong besides the response: settings that lead elsewhere, as scenarios. */
import { asItShouldBe } from '../identity-provider/as-it-should-be';
import { otherSigner, ownSigner } from '../identity-provider/material';
import { beginMaking, finish, type Scenario, writeSignIn } from '../identity-provider/scenario';

/** Ids of what is no scenario of a response: the sign-in never gets to one. */
export const loginLoop = 'login-loop';

export const whatIfs: readonly Scenario[] = [
  {
    id: 'other-metadata',
    group: 'fault',
    label: 'Metadata of another provider',
    summary:
      'The file was filled from other metadata than that of the provider that signs: neither issuer nor certificate fit.',
    stoppedBy: 'signature-certificate',
    make: (parties, material) => {
      const issuer = `${parties.provider.issuer.replace(/\/$/, '')}/other`;
      const making = beginMaking({ ...parties, provider: { ...parties.provider, issuer } }, material);
      return finish(writeSignIn(making.signIn, otherSigner(material)), making, {
        certificates: [ownSigner(material).certificate],
      });
    },
  },
  {
    id: loginLoop,
    group: 'fault',
    label: 'SSO URL of Genesys Cloud itself',
    summary: 'ssoUrl leads to the login of Genesys Cloud instead of the provider: people go round in circles.',
    stoppedBy: 'decode',
    // What would come if the address were right.
    make: (parties, material) => asItShouldBe[0]?.make(parties, material) ?? { missing: 'a valid response' },
  },
];

/** The what-if with this id. */
export function whatIfOf(id: string): Scenario | undefined {
  return whatIfs.find((one) => one.id === id);
}
