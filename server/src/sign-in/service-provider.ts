/** Genesys Cloud as the service provider of an organization file: its addresses, and what it asks of a provider. */
import { nameIdFormats } from '../facts/identity-providers';
import { loginHost, regionOf } from '../facts/regions';
import type { IdentityProvider, Organization } from '../organization/model.generated';

export interface ServiceProvider {
  /** Where responses are to be posted. */
  readonly assertionConsumerService: string;
  /** Where the messages of Single Logout are to be sent. */
  readonly singleLogoutService: string;
  /** Its entity ID as the provider knows it. */
  readonly audience: string;
  /** OrganizationName; undefined where the file has no short name. */
  readonly organization: string | undefined;
}

/** Reads what a file says of Genesys Cloud's side. Without a known region it is the one of us-east-1. Never throws. */
export function readServiceProvider(
  organization: Organization | undefined,
  provider: IdentityProvider,
): ServiceProvider {
  const region = regionOf(organization?.region?.value ?? '') ?? regionOf('us-east-1');
  const assertionConsumerService = `https://${region ? loginHost(region) : 'login.mypurecloud.com'}/saml`;
  return {
    assertionConsumerService,
    singleLogoutService: `${assertionConsumerService}/logout`,
    audience: provider.audience?.value ?? assertionConsumerService,
    organization: organization?.shortName?.value,
  };
}

const unspecified = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';

/** The format of NameID that is asked for, as URN. */
export function nameIdFormatOf({ nameIdFormat }: IdentityProvider): string {
  const format = nameIdFormat?.value;
  return nameIdFormats.find(({ urn, short }) => urn === format || short === format)?.urn ?? unspecified;
}
