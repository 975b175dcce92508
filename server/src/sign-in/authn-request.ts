/** The request with which Genesys Cloud sends a person to the identity provider: saml-core section 3.4.1. */
import { bindings, namespaces } from './names';
import { attribute, attributes, dateTime, text } from './xml';

export interface AuthnRequestValues {
  /** An NCName that nobody can guess. */
  readonly id: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** Where people sign in: the provider's `ssoUrl`. */
  readonly destination: string;
  /** Where the response is to be posted. */
  readonly assertionConsumerService: string;
  /** Entity ID of Genesys Cloud as the provider knows it: the provider's `audience`. */
  readonly issuer: string;
  /** URN. */
  readonly nameIdFormat: string;
  readonly forceAuthn: boolean;
}

/** Writes an AuthnRequest. Its signature is no part of it: over the HTTP-Redirect binding it stands in the address. */
export function writeAuthnRequest(values: AuthnRequestValues): string {
  const { id, now, destination, assertionConsumerService, issuer, nameIdFormat, forceAuthn } = values;
  const own = attributes({
    ID: id,
    Version: '2.0',
    IssueInstant: dateTime(now),
    Destination: destination,
    ForceAuthn: forceAuthn ? 'true' : undefined,
    AssertionConsumerServiceURL: assertionConsumerService,
    ProtocolBinding: bindings.post,
  });
  return `<samlp:AuthnRequest xmlns:samlp="${namespaces.protocol}" xmlns:saml="${namespaces.assertion}"${own}>
  <saml:Issuer>${text(issuer)}</saml:Issuer>
  <samlp:NameIDPolicy Format="${attribute(nameIdFormat)}" AllowCreate="true"/>
</samlp:AuthnRequest>`;
}
