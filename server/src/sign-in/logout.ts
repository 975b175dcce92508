/** The messages of Single Logout, in either direction: saml-core section 3.7, saml-profiles section 4.4. */
import { namespaces } from './names';
import { attribute, attributes, dateTime, text } from './xml';

interface LogoutValues {
  /** An NCName that nobody can guess. */
  readonly id: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly destination: string;
  /** Entity ID of the one who sends it. */
  readonly issuer: string;
}

export interface LogoutRequestValues extends LogoutValues {
  readonly nameId: string;
  /** URN. */
  readonly nameIdFormat: string;
  /** The session that ends, as the AuthnStatement called it. */
  readonly sessionIndex: string | undefined;
  /** Instant from which it is to be ignored. */
  readonly notOnOrAfter: number;
}

export interface LogoutResponseValues extends LogoutValues {
  /** ID of the request that it answers. */
  readonly inResponseTo: string;
  /** URN of the status. */
  readonly status: string;
}

export function writeLogoutRequest(values: LogoutRequestValues): string {
  const { nameId, nameIdFormat, sessionIndex, notOnOrAfter, issuer } = values;
  const session =
    sessionIndex === undefined ? '' : `\n  <samlp:SessionIndex>${text(sessionIndex)}</samlp:SessionIndex>`;
  return `<samlp:LogoutRequest${head(values, { NotOnOrAfter: dateTime(notOnOrAfter) })}>
  <saml:Issuer>${text(issuer)}</saml:Issuer>
  <saml:NameID Format="${attribute(nameIdFormat)}">${text(nameId)}</saml:NameID>${session}
</samlp:LogoutRequest>`;
}

export function writeLogoutResponse(values: LogoutResponseValues): string {
  const { inResponseTo, status, issuer } = values;
  return `<samlp:LogoutResponse${head(values, { InResponseTo: inResponseTo })}>
  <saml:Issuer>${text(issuer)}</saml:Issuer>
  <samlp:Status>
    <samlp:StatusCode Value="${attribute(status)}"/>
  </samlp:Status>
</samlp:LogoutResponse>`;
}

function head({ id, now, destination }: LogoutValues, more: { readonly [name: string]: string }): string {
  const own = attributes({
    ID: id,
    Version: '2.0',
    IssueInstant: dateTime(now),
    Destination: destination,
    ...more,
  });
  return ` xmlns:samlp="${namespaces.protocol}" xmlns:saml="${namespaces.assertion}"${own}`;
}
