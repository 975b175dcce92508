/** Writes the response of an identity provider: saml-core sections 2 and 3.3.3, saml-profiles section 4.1.4.2. */
import { bearer, namespaces, passwordProtectedTransport, statuses } from '../sign-in/names';
import { attribute, attributes, dateTime, indented, text } from '../sign-in/xml';
import { type Ids, idsOf, type Material } from './material';
import type { Parties } from './parties';

/** Everything that an assertion says. Instants are milliseconds since 1970 UTC; what is undefined is left out. */
export interface AssertionValues {
  readonly id: string;
  readonly issueInstant: number;
  readonly issuer: string;
  readonly nameId: string;
  readonly nameIdFormat: string;
  readonly recipient: string;
  readonly inResponseTo: string | undefined;
  readonly confirmationNotOnOrAfter: number;
  readonly notBefore: number;
  readonly notOnOrAfter: number;
  readonly audience: string;
  readonly authnInstant: number;
  readonly sessionIndex: string;
  readonly sessionNotOnOrAfter: number | undefined;
  /** In this order; a name may come twice. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

export interface ResponseValues {
  readonly id: string;
  readonly issueInstant: number;
  readonly issuer: string;
  readonly destination: string;
  readonly inResponseTo: string | undefined;
  /** URNs, the second inside of the first. */
  readonly status: readonly [string, string?];
}

export type Flow = 'sp' | 'idp';

/** What a provider that does everything right says: to a request of Genesys Cloud (`sp`), or unasked (`idp`). */
export interface SignIn {
  readonly response: ResponseValues;
  readonly assertion: AssertionValues;
}

const minute = 60_000;

/**
 * The values of a sign-in in which everything is as it should be. The attribute `OrganizationName` is what tells Genesys
 * Cloud the organization when it has not asked; `ServiceName` is where people land.
 */
export function signInOf(parties: Parties, material: Material, flow: Flow = 'sp', ids: Ids = idsOf(material)): SignIn {
  const { serviceProvider, provider, user } = parties;
  const { now } = material;
  const inResponseTo = flow === 'sp' ? ids.request : undefined;
  return {
    response: {
      id: ids.response,
      issueInstant: now,
      issuer: provider.issuer,
      destination: serviceProvider.assertionConsumerService,
      inResponseTo,
      status: [statuses.success],
    },
    assertion: {
      id: ids.assertion,
      issueInstant: now,
      issuer: provider.issuer,
      nameId: nameIdOf(user.email, provider.nameIdFormat, ids),
      nameIdFormat: provider.nameIdFormat,
      recipient: serviceProvider.assertionConsumerService,
      inResponseTo,
      confirmationNotOnOrAfter: now + 5 * minute,
      notBefore: now - minute,
      notOnOrAfter: now + 5 * minute,
      audience: serviceProvider.audience,
      authnInstant: now - 20_000,
      sessionIndex: ids.session,
      sessionNotOnOrAfter: now + 480 * minute,
      attributes: attributesOf(user.email, serviceProvider.organization),
    },
  };
}

/** The attributes that Genesys Cloud acts on; their names are case-sensitive. */
export function attributesOf(email: string, organization: string | undefined): AssertionValues['attributes'] {
  return [
    ['email', email],
    ...(organization === undefined ? [] : [['OrganizationName', organization] as const]),
    ['ServiceName', 'directory'],
  ];
}

/** Formats whose value says nothing of the person get one that doesn't. */
function nameIdOf(email: string, format: string, ids: Ids): string {
  if (/:(?:persistent|transient)$/.test(format)) return `${ids.session}-subject`;
  if (/:WindowsDomainQualifiedName$/.test(format)) return `EXAMPLE\\${email.replace(/@.*$/s, '')}`;
  if (/:X509SubjectName$/.test(format)) return `CN=${email}`;
  return email;
}

/** Writes an assertion, a line an element, so that it can be read. Its namespaces are its own: it can be moved. */
export function writeAssertion(values: AssertionValues): string {
  const confirmation = attributes({
    InResponseTo: values.inResponseTo,
    NotOnOrAfter: dateTime(values.confirmationNotOnOrAfter),
    Recipient: values.recipient,
  });
  const authn = attributes({
    AuthnInstant: dateTime(values.authnInstant),
    SessionIndex: values.sessionIndex,
    SessionNotOnOrAfter: values.sessionNotOnOrAfter === undefined ? undefined : dateTime(values.sessionNotOnOrAfter),
  });
  const statement = values.attributes.map(
    ([name, value]) => `
    <saml:Attribute Name="${attribute(name)}">
      <saml:AttributeValue>${text(value)}</saml:AttributeValue>
    </saml:Attribute>`,
  );
  return `<saml:Assertion xmlns:saml="${namespaces.assertion}"${attributes({
    ID: values.id,
    Version: '2.0',
    IssueInstant: dateTime(values.issueInstant),
  })}>
  <saml:Issuer>${text(values.issuer)}</saml:Issuer>
  <saml:Subject>
    <saml:NameID Format="${attribute(values.nameIdFormat)}">${text(values.nameId)}</saml:NameID>
    <saml:SubjectConfirmation Method="${bearer}">
      <saml:SubjectConfirmationData${confirmation}/>
    </saml:SubjectConfirmation>
  </saml:Subject>
  <saml:Conditions${attributes({
    NotBefore: dateTime(values.notBefore),
    NotOnOrAfter: dateTime(values.notOnOrAfter),
  })}>
    <saml:AudienceRestriction>
      <saml:Audience>${text(values.audience)}</saml:Audience>
    </saml:AudienceRestriction>
  </saml:Conditions>
  <saml:AuthnStatement${authn}>
    <saml:AuthnContext>
      <saml:AuthnContextClassRef>${passwordProtectedTransport}</saml:AuthnContextClassRef>
    </saml:AuthnContext>
  </saml:AuthnStatement>${
    statement.length === 0
      ? ''
      : `
  <saml:AttributeStatement>${statement.join('')}
  </saml:AttributeStatement>`
  }
</saml:Assertion>`;
}

/** Writes a response around what it holds: assertions as text, at the place where the schema has them. */
export function writeResponse(values: ResponseValues, ...content: readonly string[]): string {
  const [first, second] = values.status;
  const status =
    second === undefined
      ? `<samlp:StatusCode Value="${attribute(first)}"/>`
      : `<samlp:StatusCode Value="${attribute(first)}">
      <samlp:StatusCode Value="${attribute(second)}"/>
    </samlp:StatusCode>`;
  return `<samlp:Response xmlns:samlp="${namespaces.protocol}"${attributes({
    ID: values.id,
    Version: '2.0',
    IssueInstant: dateTime(values.issueInstant),
    Destination: values.destination,
    InResponseTo: values.inResponseTo,
  })}>
  <saml:Issuer xmlns:saml="${namespaces.assertion}">${text(values.issuer)}</saml:Issuer>
  <samlp:Status>
    ${status}
  </samlp:Status>
${content.map((one) => `${indented(one)}\n`).join('')}</samlp:Response>`;
}
