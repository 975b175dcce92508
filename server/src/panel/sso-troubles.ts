/** What goes wrong with single sign-on and what it can't do, and the scenarios that show it. */
import { otherProtocols } from './sso-what-if';

interface Trouble {
  readonly seen: string;
  readonly cause: string;
  readonly todo: string;
  readonly scenarios: readonly string[];
}

const troubles: readonly Trouble[] = [
  {
    seen: 'SSO login failure',
    cause: 'The SAML settings of the two sides do not fit together.',
    todo: 'Compare the file with the provider’s metadata.',
    scenarios: ['wrong-issuer', 'wrong-audience', 'wrong-destination', 'wrong-recipient'],
  },
  {
    seen: 'Invalid assertion',
    cause: 'The certificate does not match the key that signs.',
    todo: 'Update the SAML certificate.',
    scenarios: ['other-certificate', 'expired-certificate'],
  },
  {
    seen: 'User cannot authenticate',
    cause: 'The user is not provisioned in Genesys Cloud.',
    todo: 'Create the user first.',
    scenarios: ['unknown-user', 'inactive-user'],
  },
  {
    seen: 'Login redirect loop',
    cause: 'The address of the identity provider is wrong.',
    todo: 'Verify the configuration of the identity provider.',
    scenarios: ['login-loop'],
  },
  {
    seen: 'SSO test fails',
    cause: 'The metadata is not that of the provider.',
    todo: 'Import the metadata file again.',
    scenarios: ['other-metadata'],
  },
];

interface Limitation {
  readonly limit: string;
  readonly scenarios: readonly string[];
}

const limitations: readonly Limitation[] = [
  {
    limit: 'SAML 2.0 is the only protocol: neither OpenID Connect nor WS-Federation is supported.',
    scenarios: [otherProtocols.openIdConnect, otherProtocols.wsFederation],
  },
  {
    limit: 'Users have to exist in Genesys Cloud before they can sign in: a sign-in creates nobody.',
    scenarios: ['unknown-user'],
  },
  {
    limit: 'Both sides have to be configured, the identity provider and Genesys Cloud, and to say the same.',
    scenarios: ['wrong-audience', 'wrong-issuer', 'wrong-destination', 'wrong-recipient'],
  },
  {
    limit:
      'An expired certificate stops sign-in for everybody who uses the provider: watch its end, and add the next one before.',
    scenarios: ['expired-certificate'],
  },
];

/** What people see of a scenario, why, what to do, and which limitation it shows; undefined where there is nothing to say. */
export function troubleOf(scenario: string): string | undefined {
  const trouble = troubles.find(({ scenarios }) => scenarios.includes(scenario));
  const shown = limitations.find(({ scenarios }) => scenarios.includes(scenario));
  const parts = [
    ...(trouble ? [`Seen as “${trouble.seen}”. ${trouble.cause} ${trouble.todo}`] : []),
    ...(shown ? [`Limitation: ${shown.limit}`] : []),
  ];
  return parts.length ? parts.join(' ') : undefined;
}
