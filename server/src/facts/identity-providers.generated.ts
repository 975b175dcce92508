// Made by tools/generate/facts.ts from the collected facts of 2026-11-23; do not edit.
// Identity provider types of the API with their names on the admin page, and the NameID formats it takes.
export const identityProviderRows = [
  ["adfs","Microsoft ADFS"],
  ["cic","Customer Interaction Center"],
  ["generic","Generic"],
  ["gsuite","Google Workspace"],
  ["identitynow","SailPoint IdentityNow"],
  ["okta","Okta"],
  ["onelogin","OneLogin"],
  ["ping","Ping Identity"],
  ["purecloud","Genesys Cloud own login"],
  ["pureengage","Genesys Engage (PureEngage)"],
  ["salesforce","Salesforce"],
  ["custom","any of several providers (multi-SSO)"],
] as const;
export const nameIdFormatUrns = [
  "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName",
  "urn:oasis:names:tc:SAML:1.1:nameid-format:WindowsDomainQualifiedName",
  "urn:oasis:names:tc:SAML:2.0:nameid-format:kerberos",
  "urn:oasis:names:tc:SAML:2.0:nameid-format:entity",
  "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
  "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
] as const;
