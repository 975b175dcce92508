// Made from schemas/integrations.schema.json by tools/generate.ts; do not edit.
import type { Fields, Items, Leaf, Open, Place, TextOr } from './model';

/** The organization that this file describes. */
export interface Organization extends Fields {
  /** Name of the organization. */
  readonly name?: Leaf;
  /** Short name of the organization: `OrganizationName` in SAML, `orgName` in the SAML2 Bearer grant. */
  readonly shortName?: Leaf;
  /** Region of the organization, by AWS region (`eu-central-1`) or by login domain (`mypurecloud.de`). */
  readonly region?: Leaf;
  /** HIPAA compliance is on: tokens that are idle for 15 minutes end. */
  readonly hipaa?: Leaf<boolean>;
  /** Enforce Scopes is on: an application gets no further than its approved scopes. */
  readonly enforceScopes?: Leaf<boolean>;
}

/** A role. */
export interface Role extends Fields {
  /** Name of the role. */
  readonly name?: Leaf;
  /** What the role is for. */
  readonly description?: Leaf;
  /** Permissions that the role grants. */
  readonly permissions?: Items<Leaf>;
}

/** A person. */
export interface User extends Fields {
  /** E-mail address, with which the person signs in. */
  readonly email?: Leaf;
  /** Full name. */
  readonly name?: Leaf;
  /** State of the user. */
  readonly state?: Leaf<'active' | 'inactive' | 'deleted'>;
  /** Roles the person holds: exactly these. */
  readonly roles?: Items<Leaf>;
}

/** A role name, or a role in a division. */
export interface OauthClientRole extends TextOr {
  /** Name of the role: an entry of `roles` or a built-in role. */
  readonly role?: Leaf;
  /** Name of the division in which the role is granted; the home division when it is left out. `*` means all divisions. */
  readonly division?: Leaf;
}

/** An OAuth client. */
export interface OauthClient extends Fields {
  /** Name that is shown when the client asks for authorization. */
  readonly name?: Leaf;
  /** What the client is for. */
  readonly description?: Leaf;
  /** How the client obtains a token. */
  readonly grantType?: Leaf<'client-credentials' | 'authorization-code' | 'implicit' | 'saml2-bearer'>;
  /** Authorization Code with PKCE: a public client that proves itself with a code verifier and has no secret. */
  readonly pkce?: Leaf<boolean>;
  /** Lifetime of an access token in seconds: 300 to 172,800; up to 38,880,000 with `scim: true`. */
  readonly tokenDuration?: Leaf<number>;
  /** The client is used for SCIM; its tokens may live up to 450 days. */
  readonly scim?: Leaf<boolean>;
  /** Roles of a Client Credentials client. */
  readonly roles?: Items<OauthClientRole>;
  /** Scopes of a client of any grant but Client Credentials. */
  readonly scopes?: Items<Leaf>;
  /** Authorized redirect URIs of an Authorization Code or Implicit client. */
  readonly redirectUris?: Items<Leaf>;
  /** Client ID. */
  readonly clientId?: Leaf;
  /** Reference to the client secret: `${env:NAME}`, `${secret:NAME}` or `${file:PATH}`. Never the secret itself. */
  readonly clientSecret?: Leaf;
  /** State of the client. */
  readonly state?: Leaf<'active' | 'disabled' | 'inactive'>;
  /** Operations that the client calls besides its data actions. */
  readonly uses?: Items<Leaf>;
  /** Addresses from which a Client Credentials client may ask for tokens. */
  readonly allowedIpRanges?: Items<Leaf>;
}

/** The OAuth client: a name in `oauthClients`, or `{ clientId: … }` of a third party. */
export interface AuthorizedApplicationClient extends TextOr {
  /** Client ID of a third party’s client. */
  readonly clientId?: Leaf;
}

/** A role name, or a role in a division. */
export interface AuthorizedApplicationRole extends TextOr {
  /** Name of the role: an entry of `roles` or a built-in role. */
  readonly role?: Leaf;
  /** Name of the division in which the role is granted; the home division when it is left out. `*` means all divisions. */
  readonly division?: Leaf;
}

/** An authorized application. */
export interface AuthorizedApplication extends Fields {
  /** Name of the application. */
  readonly name?: Leaf;
  /** The OAuth client: a name in `oauthClients`, or `{ clientId: … }` of a third party. */
  readonly client?: AuthorizedApplicationClient;
  /** State of the authorization. */
  readonly state?: Leaf<'pending' | 'approved' | 'revoked'>;
  /** Scopes that were approved. */
  readonly scopes?: Items<Leaf>;
  /** Roles that were approved. */
  readonly roles?: Items<AuthorizedApplicationRole>;
  /** Day of the last review. */
  readonly reviewedAt?: Leaf;
}

/** A certificate as PEM or base64 text, or `{ file: … }`. */
export interface IdentityProviderCertificate extends TextOr {
  /** Path of a certificate: PEM, base64 or DER. */
  readonly file?: Leaf;
}

/** The signing certificate, when there is one: PEM or base64 text, or `{ file: … }`. */
export interface IdentityProviderCertificate extends TextOr {
  /** Path of a certificate: PEM, base64 or DER. */
  readonly file?: Leaf;
}

/** An identity provider. */
export interface IdentityProvider extends Fields {
  /** Name of the provider. */
  readonly name?: Leaf;
  /** Name on the login page. */
  readonly displayName?: Leaf;
  /** Image on the login page: a path. */
  readonly logo?: Leaf;
  /** Kind of identity provider. */
  readonly type?: Leaf;
  /** People may sign in with this provider. */
  readonly enabled?: Leaf<boolean>;
  /** Day of the last passed test sign-in. */
  readonly testedAt?: Leaf;
  /** Path of the provider’s SAML 2.0 metadata. */
  readonly metadataFile?: Leaf;
  /** The provider’s entity ID, compared character by character. */
  readonly issuerUri?: Leaf;
  /** Where the authentication request is sent: an https URL. */
  readonly ssoUrl?: Leaf;
  /** Where the logout request is sent: an https URL. */
  readonly logoutUrl?: Leaf;
  /** Binding of the logout request. */
  readonly logoutBinding?: Leaf<'redirect' | 'post'>;
  /** Signing certificates of the provider, one to five. */
  readonly certificates?: Items<IdentityProviderCertificate>;
  /** The signing certificate, when there is one: PEM or base64 text, or `{ file: … }`. */
  readonly certificate?: IdentityProviderCertificate;
  /** Entity ID of Genesys Cloud as the provider knows it. */
  readonly audience?: Leaf;
  /** Format of the NameID. */
  readonly nameIdFormat?: Leaf;
  /** Genesys Cloud signs its authentication requests. */
  readonly signAuthnRequests?: Leaf<boolean>;
  /** The provider must ask for credentials at every sign-in. */
  readonly forceAuthn?: Leaf<boolean>;
  /** The authentication request is compressed. */
  readonly endpointCompression?: Leaf<boolean>;
}

/** Credentials of the integration. */
export interface IntegrationCredentials extends Fields {
  /** Credential type. */
  readonly type?: Leaf;
  /** Name of the OAuth client whose Client ID and secret are used. */
  readonly oauthClient?: Leaf;
  /** Credential fields, each a reference: `${env:NAME}`, `${secret:NAME}` or `${file:PATH}`. */
  readonly fields?: Open<Leaf>;
}

/** An integration. */
export interface Integration extends Fields {
  /** Name of the integration. */
  readonly name?: Leaf;
  /** Integration type. */
  readonly type?: Leaf;
  /** State of the integration. */
  readonly state?: Leaf<'enabled' | 'disabled'>;
  /** Credentials of the integration. */
  readonly credentials?: IntegrationCredentials;
}

/** The request that the action makes. */
export interface DataActionRequest extends Fields {
  /** HTTP method. */
  readonly method?: Leaf<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'>;
  /** URL template: `/api/v2/…` for Genesys Cloud, with `${input.name}` for inputs. */
  readonly url?: Leaf;
  /** Request headers. */
  readonly headers?: Open<Leaf>;
  /** Body template. */
  readonly body?: Leaf;
}

/** How the answer becomes the output. */
export interface DataActionResponse extends Fields {
  /** Names for parts of the answer, by JSONPath. */
  readonly translationMap?: Open<Leaf>;
  /** Values used when a part of the answer is missing. */
  readonly translationMapDefaults?: Place;
  /** Template of the output. */
  readonly successTemplate?: Leaf;
}

/** A data action. */
export interface DataAction extends Fields {
  /** Name of the data action. */
  readonly name?: Leaf;
  /** Name of the integration it runs on. */
  readonly integration?: Leaf;
  /** Category in the list of actions. */
  readonly category?: Leaf;
  /** Seconds to wait for an answer: 1 to 60; function actions 1 to 15. */
  readonly timeout?: Leaf<number>;
  /** Input contract: a JSON Schema. */
  readonly input?: Place;
  /** Output contract: a JSON Schema. */
  readonly output?: Place;
  /** The request that the action makes. */
  readonly request?: DataActionRequest;
  /** How the answer becomes the output. */
  readonly response?: DataActionResponse;
}

/** A flow. */
export interface Flow extends Fields {
  /** Name of the flow. */
  readonly name?: Leaf;
  /** Flow type. */
  readonly type?: Leaf;
  /** Data actions that the flow calls. */
  readonly dataActions?: Items<Leaf>;
}

/** What an element of each list section is read as. */
export interface Listed {
  roles: Role;
  users: User;
  oauthClients: OauthClient;
  authorizedApplications: AuthorizedApplication;
  identityProviders: IdentityProvider;
  integrations: Integration;
  dataActions: DataAction;
  flows: Flow;
}

/** What the value of each other section is read as. */
export interface Single {
  version: Leaf<number>;
  organization: Organization;
}
