/** The names of SAML 2.0, XML Signature and XML Encryption that the checks know. */
import type { Name } from './xml/element';

export const namespaces = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  encryption: 'http://www.w3.org/2001/04/xmlenc#',
} as const;

export const samlp = (local: string): Name => ({ namespace: namespaces.protocol, local });
export const saml = (local: string): Name => ({ namespace: namespaces.assertion, local });
export const ds = (local: string): Name => ({ namespace: namespaces.signature, local });

export const statusSuccess = 'urn:oasis:names:tc:SAML:2.0:status:Success';
export const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
export const entityFormat = 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity';
