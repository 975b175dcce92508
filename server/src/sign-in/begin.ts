/** How Genesys Cloud begins a sign-in: the request, and the address to which the browser is sent with it. */
import type { IdentityProvider, Organization } from '../organization/model.generated';
import { writeAuthnRequest } from './authn-request';
import { type Redirect, writeRedirect } from './redirect';
import { nameIdFormatOf, readServiceProvider } from './service-provider';

export interface Beginning {
  readonly organization: Organization | undefined;
  readonly provider: IdentityProvider;
  /** The address in the provider's metadata, which counts where the file has no `ssoUrl`. */
  readonly ssoUrl?: string | undefined;
  /** An NCName that nobody can guess. */
  readonly id: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly relayState?: string | undefined;
  /** A private key (PEM, RSA) that stands for the one of Genesys Cloud; used only where the provider wants signatures. */
  readonly key: string;
}

export interface Begun {
  /** The request, decoded. */
  readonly xml: string;
  readonly redirect: Redirect;
}

/** Begins a sign-in; undefined where nobody knows the address at which the provider signs people in. */
export async function beginSignIn(beginning: Beginning): Promise<Begun | undefined> {
  const { organization, provider, id, now, relayState, key } = beginning;
  const destination = provider.ssoUrl?.value.trim() || beginning.ssoUrl;
  if (!destination) return undefined;
  const { assertionConsumerService, audience } = readServiceProvider(organization, provider);
  const xml = writeAuthnRequest({
    id,
    now,
    destination,
    assertionConsumerService,
    issuer: audience,
    nameIdFormat: nameIdFormatOf(provider),
    forceAuthn: provider.forceAuthn?.value ?? false,
  });
  const redirect = await writeRedirect({
    location: destination,
    parameter: 'SAMLRequest',
    xml,
    relayState,
    key: provider.signAuthnRequests?.value ? key : undefined,
  });
  return { xml, redirect };
}
