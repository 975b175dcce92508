/** Who takes part in a sign-in, as values: read from an organization file, or made up. */
import type { IdentityProvider, Organization, User } from '../organization/model.generated';
import { nameIdFormatOf, readServiceProvider, type ServiceProvider } from '../sign-in/service-provider';

export interface Parties {
  readonly serviceProvider: ServiceProvider;
  readonly provider: {
    /** Its entity ID. */
    readonly issuer: string;
    /** URN. */
    readonly nameIdFormat: string;
  };
  /** The one who signs in. In an attack: the attacker, by an account of their own. */
  readonly user: Person;
  /** The one who is attacked. */
  readonly victim: Person;
  /** Someone of the organization who may no longer sign in; undefined when there is nobody. */
  readonly inactive: Person | undefined;
}

export interface Person {
  readonly email: string;
}

export interface PartiesRead {
  readonly organization: Organization | undefined;
  readonly provider: IdentityProvider;
  /** The entity ID in the provider's metadata, which counts where the file has no `issuerUri`. */
  readonly entityId?: string | undefined;
  readonly users: readonly User[];
  /** Who signs in; the first active user of the file when left out. */
  readonly user?: string | undefined;
  /** Who is attacked; the first active user who does not sign in when left out. */
  readonly victim?: string | undefined;
}

/**
 * Reads the parties of an organization file. What it leaves open gets a made-up value, so that there always is a
 * response to look at: the checks then say what is missing. Never throws.
 */
export function readParties(read: PartiesRead): Parties {
  const { organization, provider, entityId, users } = read;
  const emails = (state: 'active' | 'inactive') =>
    users.flatMap((one) => {
      const active = (one.state?.value ?? 'active') === 'active';
      return one.email && active === (state === 'active') ? [one.email.value] : [];
    });
  const active = emails('active');
  const user = read.user ?? active[0] ?? 'ada@example.com';
  const [inactive] = emails('inactive');
  return {
    serviceProvider: readServiceProvider(organization, provider),
    provider: {
      issuer: provider.issuerUri?.value.trim() || entityId || 'https://idp.example.com/saml/metadata',
      nameIdFormat: nameIdFormatOf(provider),
    },
    user: { email: user },
    victim: { email: read.victim ?? active.find((one) => one !== user) ?? `admin@${domainOf(user)}` },
    inactive: inactive === undefined ? undefined : { email: inactive },
  };
}

/** What stands behind the `@`. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1) || 'example.com';
}
