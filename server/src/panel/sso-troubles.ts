/** The troubleshooting table of single sign-on: what people see, its cause, what to do, and the scenarios that show it. */

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

/** What people see of a scenario, why, and what to do; undefined where the table has no row for it. */
export function troubleOf(scenario: string): string | undefined {
  const found = troubles.find(({ scenarios }) => scenarios.includes(scenario));
  return found && `Seen as “${found.seen}”. ${found.cause} ${found.todo}`;
}
