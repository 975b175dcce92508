/** Identity provider types and NameID formats. */
import { identityProviderRows, nameIdFormatUrns } from './identity-providers.generated';

export interface IdentityProviderType {
  readonly id: string;
  readonly label: string;
}

/** The types of the API, and the names by which people call two of their uses. */
export const identityProviderTypes: readonly IdentityProviderType[] = [
  ...identityProviderRows.map(([id, label]) => ({ id, label })),
  { id: 'entra-id', label: 'Microsoft Entra ID, set up as a generic or custom provider' },
  { id: 'google-workspace', label: 'Google Workspace' },
];

/** NameID formats as URN, with the last segment as short form. */
export const nameIdFormats: readonly { readonly urn: string; readonly short: string }[] = nameIdFormatUrns.map(
  (urn) => ({ urn, short: urn.slice(urn.lastIndexOf(':') + 1) }),
);
