// Made from schemas/integrations.schema.json by tools/generate.ts; do not edit.
import type { Fields, Items, Leaf, Open, Place, TextOr } from './model';

/** The Genesys Cloud organization that this file describes. */
export interface Organization extends Fields {
  /** Name of the organization, as Admin → Account Settings shows it. */
  readonly name?: Leaf;
  /** Short name of the organization: `OrganizationName` in SAML, `orgName` in the SAML2 Bearer grant. */
  readonly shortName?: Leaf;
  /** Region of the organization, by AWS region (`eu-central-1`) or by login domain (`mypurecloud.de`). */
  readonly region?: Leaf;
  /** Whether HIPAA compliance is on: tokens that are idle for 15 minutes end. Default: false. */
  readonly hipaa?: Leaf<boolean>;
  /** Whether scopes are enforced: an application gets no further than its approved scopes. Default: false. */
  readonly enforceScopes?: Leaf<boolean>;
}

/** A role: a name for a set of permissions. */
export interface Role extends Fields {
  /** Name of the role, by which others refer to it. Unique among the roles, compared exactly. */
  readonly name?: Leaf;
  /** What the role is for, in a few words. */
  readonly description?: Leaf;
  /** Permissions that the role grants. */
  readonly permissions?: Items<Leaf>;
}

/** A person. */
export interface User extends Fields {
  /** E-mail address with which the person signs in, and by which this file refers to them. Unique among the users. */
  readonly email?: Leaf;
  /** Full name of the person. */
  readonly name?: Leaf;
  /** State of the user: active (the default), inactive or deleted. Only active users can sign in. */
  readonly state?: Leaf<'active' | 'inactive' | 'deleted'>;
  /** Roles that the person holds: exactly these. */
  readonly roles?: Items<Leaf>;
}

/** A role by name, in the home division, or a role in a division: `{ role, division }`. */
export interface OauthClientRole extends TextOr {
  /** Name of the role: an entry of `roles` or a built-in role. */
  readonly role?: Leaf;
  /** Name of the division in which the role is granted; the home division when it is left out. `*` means all divisions. */
  readonly division?: Leaf;
}

/** An OAuth client: what may get tokens, how, and what they allow. */
export interface OauthClient extends Fields {
  /** Name of the client, shown when it asks for authorization. Unique among the clients, compared exactly. */
  readonly name?: Leaf;
  /** What the client is for: which system uses it, and for what. */
  readonly description?: Leaf;
  /** How the client gets a token: client-credentials, authorization-code, implicit (deprecated) or saml2-bearer. */
  readonly grantType?: Leaf<'client-credentials' | 'authorization-code' | 'implicit' | 'saml2-bearer'>;
  /** Whether an authorization-code client uses PKCE: it proves itself with a code verifier and has no secret. Default: false. */
  readonly pkce?: Leaf<boolean>;
  /** Lifetime of an access token in whole seconds: 300 to 172,800 (86,400 when omitted); up to 38,880,000 with `scim: true`. */
  readonly tokenDuration?: Leaf<number>;
  /** Whether the client is used for SCIM: its tokens may then live up to 38,880,000 seconds (450 days). Default: false. */
  readonly scim?: Leaf<boolean>;
  /** Roles of a Client Credentials client, at least one: what its tokens allow. */
  readonly roles?: Items<OauthClientRole>;
  /** Scopes that the client may ask for. For every grant but Client Credentials, which ignores them. */
  readonly scopes?: Items<Leaf>;
  /** Authorized redirect URIs: where the user is sent back to with the code or token. For authorization-code and implicit. */
  readonly redirectUris?: Items<Leaf>;
  /** Client ID: the UUID that Genesys Cloud gave the client. */
  readonly clientId?: Leaf;
  /** Reference to the client secret: `${env:NAME}`, `${secret:NAME}` or `${file:PATH}`. Never the secret itself. */
  readonly clientSecret?: Leaf;
  /** State of the client: active (the default), disabled (its tokens are invalid, it gets no new ones) or inactive (about to be deleted). */
  readonly state?: Leaf<'active' | 'disabled' | 'inactive'>;
  /** Operations that the client calls besides those of its data actions. */
  readonly uses?: Items<Leaf>;
  /** Addresses from which a Client Credentials client may ask for tokens. None listed: from everywhere. */
  readonly allowedIpRanges?: Items<Leaf>;
}

/** The OAuth client: a name in `oauthClients`, or `{ clientId: … }` of a third party. */
export interface AuthorizedApplicationClient extends TextOr {
  /** Client ID of a third party’s client, a UUID. */
  readonly clientId?: Leaf;
}

/** A role by name, in the home division, or a role in a division: `{ role, division }`. */
export interface AuthorizedApplicationRole extends TextOr {
  /** Name of the role: an entry of `roles` or a built-in role. */
  readonly role?: Leaf;
  /** Name of the division in which the role is granted; the home division when it is left out. `*` means all divisions. */
  readonly division?: Leaf;
}

/** An authorized application: one OAuth client, own or of a third party, and how far it may go. */
export interface AuthorizedApplication extends Fields {
  /** Name of the application. Unique among the applications. */
  readonly name?: Leaf;
  /** The OAuth client: a name in `oauthClients`, or `{ clientId: … }` of a third party. */
  readonly client?: AuthorizedApplicationClient;
  /** State of the authorization: pending, approved or revoked. */
  readonly state?: Leaf<'pending' | 'approved' | 'revoked'>;
  /** Scopes that were approved; they hold when the organization enforces scopes. */
  readonly scopes?: Items<Leaf>;
  /** Roles that were approved. */
  readonly roles?: Items<AuthorizedApplicationRole>;
  /** Day on which somebody last reviewed whether the application still needs its access, YYYY-MM-DD. */
  readonly reviewedAt?: Leaf;
}

/** A certificate: PEM or base64 text, or `{ file: … }`. */
export interface IdentityProviderCertificate extends TextOr {
  /** Path of a certificate file (PEM, base64 or DER), relative to this file. */
  readonly file?: Leaf;
}

/** The certificate with which the provider signs, when there is one: PEM or base64 text, or `{ file: … }`. The same as `certificates` with one element. */
export interface IdentityProviderCertificate extends TextOr {
  /** Path of a certificate file (PEM, base64 or DER), relative to this file. */
  readonly file?: Leaf;
}

/** An identity provider: who signs people in, and how its answers are checked. */
export interface IdentityProvider extends Fields {
  /** Name of the identity provider. Unique among the providers. */
  readonly name?: Leaf;
  /** Name that the login page shows. */
  readonly displayName?: Leaf;
  /** Path of the image that the login page shows, relative to this file. */
  readonly logo?: Leaf;
  /** Kind of identity provider. Entra ID (Azure AD) and every other SAML 2.0 provider without a kind of its own are `generic` or `custom` in the API. */
  readonly type?: Leaf;
  /** Whether people may sign in with this provider. Default: false. */
  readonly enabled?: Leaf<boolean>;
  /** Day of the last test sign-in that passed, YYYY-MM-DD. Test before the provider is enabled for everybody. */
  readonly testedAt?: Leaf;
  /** Path of the provider’s SAML 2.0 metadata, an XML file, relative to this file. */
  readonly metadataFile?: Leaf;
  /** The provider’s entity ID, the Issuer of its SAML responses, compared character by character. Needed here or in the metadata. */
  readonly issuerUri?: Leaf;
  /** Where the browser is sent to sign in: an https URL. Needed here or in the metadata. */
  readonly ssoUrl?: Leaf;
  /** Where the browser is sent to sign out: an https URL. */
  readonly logoutUrl?: Leaf;
  /** SAML binding of the logout request: redirect (the default) or post. */
  readonly logoutBinding?: Leaf<'redirect' | 'post'>;
  /** Certificates with which the provider signs, one to five: sign-in works while one of them is valid. Needed here or in the metadata. */
  readonly certificates?: Items<IdentityProviderCertificate>;
  /** The certificate with which the provider signs, when there is one: PEM or base64 text, or `{ file: … }`. The same as `certificates` with one element. */
  readonly certificate?: IdentityProviderCertificate;
  /** Entity ID of Genesys Cloud as the provider knows it: the audience of its responses. Both sides must have the same. */
  readonly audience?: Leaf;
  /** Format of the NameID that Genesys Cloud asks for, as URN or by its last part. Default: unspecified. */
  readonly nameIdFormat?: Leaf;
  /** Whether Genesys Cloud signs its authentication requests. Default: false. */
  readonly signAuthnRequests?: Leaf<boolean>;
  /** Whether the provider must ask for credentials at every sign-in, whatever session it has. Default: false. */
  readonly forceAuthn?: Leaf<boolean>;
  /** Whether the authentication request is compressed; for generic and custom providers. Default: false. */
  readonly endpointCompression?: Leaf<boolean>;
}

/** Credentials with which the integration signs in: an OAuth client by name, or fields that refer to secrets. */
export interface IntegrationCredentials extends Fields {
  /** Credential type, the one that the integration type takes. */
  readonly type?: Leaf;
  /** Name of the OAuth client whose Client ID and secret are used. */
  readonly oauthClient?: Leaf;
  /** Credential fields of other types, by name; each value is a reference, never the secret itself. */
  readonly fields?: Open<Leaf>;
}

/** An integration: its type, whether it runs, and its credentials. */
export interface Integration extends Fields {
  /** Name of the integration, by which data actions refer to it. Unique among the integrations. */
  readonly name?: Leaf;
  /** Integration type, as `GET /api/v2/integrations/types` lists them. One that is not known here is allowed. */
  readonly type?: Leaf;
  /** Whether the integration runs: enabled or disabled (the default). */
  readonly state?: Leaf<'enabled' | 'disabled'>;
  /** Credentials with which the integration signs in: an OAuth client by name, or fields that refer to secrets. */
  readonly credentials?: IntegrationCredentials;
}

/** The request that the action makes. */
export interface DataActionRequest extends Fields {
  /** HTTP method: GET, POST, PUT, PATCH or DELETE. */
  readonly method?: Leaf<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'>;
  /** Template of the URL: a path such as `/api/v2/…` for Genesys Cloud, with `${input.name}` for inputs. */
  readonly url?: Leaf;
  /** Headers of the request, by name. */
  readonly headers?: Open<Leaf>;
  /** Template of the body; `${input.rawRequest}` stands for the whole input. */
  readonly body?: Leaf;
}

/** How the answer of the request becomes the output of the action. */
export interface DataActionResponse extends Fields {
  /** Names for parts of the answer, each a JSONPath. */
  readonly translationMap?: Open<Leaf>;
  /** Values for parts that are missing in the answer, by the names of `translationMap`. */
  readonly translationMapDefaults?: Place;
  /** Template of the output; `${rawResult}` stands for the whole answer. */
  readonly successTemplate?: Leaf;
}

/** A data action: what goes in, the request that is made, and what comes out. */
export interface DataAction extends Fields {
  /** Name of the data action, by which flows refer to it; up to 256 characters. Unique among the data actions. */
  readonly name?: Leaf;
  /** Name of the integration on which the action runs. */
  readonly integration?: Leaf;
  /** Category under which the list of actions shows it; up to 256 characters. */
  readonly category?: Leaf;
  /** Whole seconds to wait for the answer: 1 to 60; function actions 1 to 15. */
  readonly timeout?: Leaf<number>;
  /** Input contract: a JSON Schema of what flows hand over. */
  readonly input?: Place;
  /** Output contract: a JSON Schema of what flows get back. */
  readonly output?: Place;
  /** The request that the action makes. */
  readonly request?: DataActionRequest;
  /** How the answer of the request becomes the output of the action. */
  readonly response?: DataActionResponse;
}

/** A flow. */
export interface Flow extends Fields {
  /** Name of the flow. Unique among the flows. */
  readonly name?: Leaf;
  /** Type of the flow. Any text is allowed. */
  readonly type?: Leaf;
  /** Data actions that the flow calls, by name. */
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
