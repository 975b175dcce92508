/** What each grant type needs and what it ignores (Platform API model OAuthClientRequest; RFC 6749, RFC 7522). */
export type GrantTypeId = 'client-credentials' | 'authorization-code' | 'implicit' | 'saml2-bearer';

/** Whether a client of the grant type must have something, or has no use for it. */
export type Use = 'required' | 'ignored';

export interface GrantType {
  readonly id: GrantTypeId;
  /** As the admin page and RFC 6749 call it. */
  readonly label: string;
  /** The value of `authorizedGrantType` in the API. */
  readonly api: string;
  readonly roles: Use;
  readonly scopes: Use;
  readonly redirectUris: Use;
}

export const grantTypes: { readonly [id in GrantTypeId]: GrantType } = {
  'client-credentials': {
    id: 'client-credentials',
    label: 'Client Credentials',
    api: 'CLIENT-CREDENTIALS',
    roles: 'required',
    scopes: 'ignored',
    redirectUris: 'ignored',
  },
  'authorization-code': {
    id: 'authorization-code',
    label: 'Authorization Code',
    api: 'CODE',
    roles: 'ignored',
    scopes: 'required',
    redirectUris: 'required',
  },
  implicit: {
    id: 'implicit',
    label: 'Implicit',
    api: 'TOKEN',
    roles: 'ignored',
    scopes: 'required',
    redirectUris: 'required',
  },
  'saml2-bearer': {
    id: 'saml2-bearer',
    label: 'SAML2 Bearer',
    api: 'SAML2-BEARER',
    roles: 'ignored',
    scopes: 'required',
    redirectUris: 'ignored',
  },
};
