/** What could be wrong besides the response: settings that lead elsewhere, as scenarios. */
import { asItShouldBe } from '../identity-provider/as-it-should-be';
import { otherSigner, ownSigner } from '../identity-provider/material';
import { writeAssertion } from '../identity-provider/response';
import { beginMaking, finish, type Scenario, writeSignIn } from '../identity-provider/scenario';
import { sign } from '../identity-provider/sign';
import { indented } from '../sign-in/xml';

/** Ids of what is no scenario of a response: the sign-in never gets to one. */
export const loginLoop = 'login-loop';

/** Ids of the protocols that Genesys Cloud does not take. */
export const otherProtocols = { openIdConnect: 'openid-connect', wsFederation: 'ws-federation' } as const;

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
  {
    id: otherProtocols.openIdConnect,
    group: 'fault',
    label: 'OpenID Connect',
    summary:
      'The identity provider is set up for OpenID Connect and sends an ID token in the place of a SAML response.',
    stoppedBy: 'decode',
    make: (parties, material) => {
      const part = (value: object) => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
      const header = part({ alg: 'RS256', typ: 'JWT' });
      const claims = part({
        iss: parties.provider.issuer,
        aud: parties.serviceProvider.audience,
        email: parties.user.email,
        exp: Math.floor(material.now / 1000) + 300,
      });
      const token = `${header}.${claims}.${Buffer.from(material.seed, 'utf8').toString('base64url')}`;
      return finish('', beginMaking(parties, material), { posted: token });
    },
  },
  {
    id: otherProtocols.wsFederation,
    group: 'fault',
    label: 'WS-Federation',
    summary: 'The identity provider is set up for WS-Federation, and wraps its assertion into a message of WS-Trust.',
    stoppedBy: 'xml-structure',
    make: (parties, material) => {
      const making = beginMaking(parties, material);
      const { assertion } = making.signIn;
      const wrapped = `<t:RequestSecurityTokenResponse xmlns:t="http://docs.oasis-open.org/ws-sx/ws-trust/200512">
  <t:RequestedSecurityToken>
${indented(indented(writeAssertion(assertion)))}
  </t:RequestedSecurityToken>
</t:RequestSecurityTokenResponse>`;
      return finish(sign(wrapped, assertion.id, making.own), making);
    },
  },
];

/** The what-if with this id. */
export function whatIfOf(id: string): Scenario | undefined {
  return whatIfs.find((one) => one.id === id);
}
