// Made from the folders of server/src/rules/ by tools/generate.ts; do not edit.
import applicationPending from './application/pending';
import applicationReviewDue from './application/review-due';
import applicationRevokedInUse from './application/revoked-in-use';
import applicationScopeNotRegistered from './application/scope-not-registered';
import applicationScopesNotEnforced from './application/scopes-not-enforced';
import applicationStateSpelling from './application/state-spelling';
import dataActionContractInvalid from './data-action/contract-invalid';
import dataActionMissingPermission from './data-action/missing-permission';
import dataActionTimeoutRange from './data-action/timeout-range';
import dataActionUndeclaredInput from './data-action/undeclared-input';
import dataActionUnknownOperation from './data-action/unknown-operation';
import dataActionUnusedInput from './data-action/unused-input';
import dataActionUserContext from './data-action/user-context';
import integrationCredentialType from './integration/credential-type';
import integrationCredentialsMissing from './integration/credentials-missing';
import integrationDisabledInUse from './integration/disabled-in-use';
import integrationGrantType from './integration/grant-type';
import nameDuplicate from './name/duplicate';
import oauthAllDivisions from './oauth/all-divisions';
import oauthDescriptionMissing from './oauth/description-missing';
import oauthGrantTypeSpelling from './oauth/grant-type-spelling';
import oauthHipaaIdleTimeout from './oauth/hipaa-idle-timeout';
import oauthImplicitDeprecated from './oauth/implicit-deprecated';
import oauthIpAllowListMissing from './oauth/ip-allow-list-missing';
import oauthOverPrivilegedRole from './oauth/over-privileged-role';
import oauthPkceRecommended from './oauth/pkce-recommended';
import oauthPlaintextSecret from './oauth/plaintext-secret';
import oauthRedirectUriInsecure from './oauth/redirect-uri-insecure';
import oauthRedirectUriInvalid from './oauth/redirect-uri-invalid';
import oauthRedirectUrisNotApplicable from './oauth/redirect-uris-not-applicable';
import oauthRedirectUrisRequired from './oauth/redirect-uris-required';
import oauthRedundantScope from './oauth/redundant-scope';
import oauthRolesNotApplicable from './oauth/roles-not-applicable';
import oauthRolesRequired from './oauth/roles-required';
import oauthScopesNotApplicable from './oauth/scopes-not-applicable';
import oauthScopesRequired from './oauth/scopes-required';
import oauthTokenDurationLong from './oauth/token-duration-long';
import oauthTokenDurationRange from './oauth/token-duration-range';
import oauthUnknownScope from './oauth/unknown-scope';
import oauthUnusedClient from './oauth/unused-client';
import oauthUnusedPermission from './oauth/unused-permission';
import oauthWildcardPermission from './oauth/wildcard-permission';
import referenceUnknown from './reference/unknown';
import roleUnknownPermission from './role/unknown-permission';
import schemaFormat from './schema/format';
import schemaMissingKey from './schema/missing-key';
import schemaType from './schema/type';
import schemaUnknownKey from './schema/unknown-key';
import schemaValue from './schema/value';
import ssoCertificateExpired from './sso/certificate-expired';
import ssoCertificateExpiring from './sso/certificate-expiring';
import ssoCertificateInvalid from './sso/certificate-invalid';
import ssoCertificateNotYetValid from './sso/certificate-not-yet-valid';
import ssoCertificatePrivateKey from './sso/certificate-private-key';
import ssoCertificateRequired from './sso/certificate-required';
import ssoCertificateWeak from './sso/certificate-weak';
import ssoEnabledUntested from './sso/enabled-untested';
import ssoIssuerRequired from './sso/issuer-required';
import ssoLoginLoop from './sso/login-loop';
import ssoLoginPageLimit from './sso/login-page-limit';
import ssoLogoutBinding from './sso/logout-binding';
import ssoMetadataExpired from './sso/metadata-expired';
import ssoMetadataInvalid from './sso/metadata-invalid';
import ssoMetadataMismatch from './sso/metadata-mismatch';
import ssoMetadataMissing from './sso/metadata-missing';
import ssoNoUsers from './sso/no-users';
import ssoSsoUrlRequired from './sso/sso-url-required';
import ssoTooManyCertificates from './sso/too-many-certificates';
import ssoTooManyProviders from './sso/too-many-providers';
import ssoUnsupportedProtocol from './sso/unsupported-protocol';
import ssoUrlInsecure from './sso/url-insecure';
import suppressionExpired from './suppression/expired';
import suppressionUnused from './suppression/unused';
import yamlDuplicateKey from './yaml/duplicate-key';
import yamlMultipleDocuments from './yaml/multiple-documents';
import yamlSyntax from './yaml/syntax';
import yamlUnknownTag from './yaml/unknown-tag';
import yamlUnresolvedAlias from './yaml/unresolved-alias';
import type { Rule } from './rule';

/** Every rule, in the order of the format. */
export const rules: readonly Rule[] = [
  yamlDuplicateKey,
  yamlMultipleDocuments,
  yamlSyntax,
  yamlUnknownTag,
  yamlUnresolvedAlias,
  schemaFormat,
  schemaMissingKey,
  schemaType,
  schemaUnknownKey,
  schemaValue,
  nameDuplicate,
  roleUnknownPermission,
  referenceUnknown,
  oauthAllDivisions,
  oauthDescriptionMissing,
  oauthGrantTypeSpelling,
  oauthHipaaIdleTimeout,
  oauthImplicitDeprecated,
  oauthIpAllowListMissing,
  oauthOverPrivilegedRole,
  oauthPkceRecommended,
  oauthPlaintextSecret,
  oauthRedirectUriInsecure,
  oauthRedirectUriInvalid,
  oauthRedirectUrisNotApplicable,
  oauthRedirectUrisRequired,
  oauthRedundantScope,
  oauthRolesNotApplicable,
  oauthRolesRequired,
  oauthScopesNotApplicable,
  oauthScopesRequired,
  oauthTokenDurationLong,
  oauthTokenDurationRange,
  oauthUnknownScope,
  oauthUnusedClient,
  oauthUnusedPermission,
  oauthWildcardPermission,
  applicationPending,
  applicationReviewDue,
  applicationRevokedInUse,
  applicationScopeNotRegistered,
  applicationScopesNotEnforced,
  applicationStateSpelling,
  ssoCertificateExpired,
  ssoCertificateExpiring,
  ssoCertificateInvalid,
  ssoCertificateNotYetValid,
  ssoCertificatePrivateKey,
  ssoCertificateRequired,
  ssoCertificateWeak,
  ssoEnabledUntested,
  ssoIssuerRequired,
  ssoLoginLoop,
  ssoLoginPageLimit,
  ssoLogoutBinding,
  ssoMetadataExpired,
  ssoMetadataInvalid,
  ssoMetadataMismatch,
  ssoMetadataMissing,
  ssoNoUsers,
  ssoSsoUrlRequired,
  ssoTooManyCertificates,
  ssoTooManyProviders,
  ssoUnsupportedProtocol,
  ssoUrlInsecure,
  integrationCredentialType,
  integrationCredentialsMissing,
  integrationDisabledInUse,
  integrationGrantType,
  dataActionContractInvalid,
  dataActionMissingPermission,
  dataActionTimeoutRange,
  dataActionUndeclaredInput,
  dataActionUnknownOperation,
  dataActionUnusedInput,
  dataActionUserContext,
  suppressionExpired,
  suppressionUnused,
];

/** Their ids. */
export const ruleIds: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));
