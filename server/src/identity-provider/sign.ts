/** Signs elements of a message (XML Signature, enveloped, as saml-core section 5.4 wants it), and takes them apart again. */
import type * as XmlCrypto from 'xml-crypto';
import type { Signer } from './material';

export type SigningAlgorithm = 'rsa-sha256' | 'rsa-sha1' | 'hmac-sha1';

export interface Signing {
  readonly algorithm?: SigningAlgorithm;
  /** The certificate that the signature shows (PEM); the signer's own when left out. */
  readonly shown?: string;
}

const xmldsig = 'http://www.w3.org/2000/09/xmldsig#';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

const algorithms: { readonly [name in SigningAlgorithm]: { readonly signature: string; readonly digest: string } } = {
  'rsa-sha256': {
    signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
  },
  'rsa-sha1': { signature: `${xmldsig}rsa-sha1`, digest: `${xmldsig}sha1` },
  'hmac-sha1': { signature: `${xmldsig}hmac-sha1`, digest: 'http://www.w3.org/2001/04/xmlenc#sha256' },
};

/**
 * A message with a signature over the element of this ID, behind the Issuer of it. Nothing else of the text changes, save
 * for the line on which the signature stands.
 */
export function sign(xml: string, id: string, { key, certificate }: Signer, signing: Signing = {}): string {
  const { algorithm = 'rsa-sha256', shown = certificate } = signing;
  const issuer = '</saml:Issuer>';
  const at = xml.indexOf(issuer, xml.indexOf(` ID="${id}"`)) + issuer.length;
  const margin = /^\n[ ]*/.exec(xml.slice(at))?.[0] ?? '';
  const prepared = `${xml.slice(0, at)}${margin}${xml.slice(at)}`;
  const { signature, digest } = algorithms[algorithm];
  // Loaded when the first response is signed: the list of scenarios needs it not.
  const { SignedXml } = require('xml-crypto') as typeof XmlCrypto;
  const signer = new SignedXml({
    privateKey: key,
    publicCert: shown,
    signatureAlgorithm: signature,
    canonicalizationAlgorithm: exclusive,
  });
  if (algorithm === 'hmac-sha1') signer.enableHMAC();
  signer.addReference({
    xpath: `//*[@ID='${id}']`,
    transforms: [`${xmldsig}enveloped-signature`, exclusive],
    digestAlgorithm: digest,
  });
  signer.computeSignature(prepared, {
    prefix: 'ds',
    location: { reference: `//*[@ID='${id}']/*[local-name(.)='Issuer']`, action: 'after' },
  });
  // What stands between the parts of a signature is not signed, so each gets a line.
  const lines = signer
    .getSignatureXml()
    .replace(/(?=<ds:(?:SignedInfo|SignatureValue|KeyInfo)>)/g, `${margin}  `)
    .replace(/<\/ds:Signature>$/, `${margin}$&`);
  return `${xml.slice(0, at)}${margin}${lines}${xml.slice(at)}`;
}

export interface Parts {
  /** The element as it stands in the message. */
  readonly whole: string;
  readonly signature: string;
  /** The element without its signature: what was digested. */
  readonly bare: string;
}

/** The text of a signed element, with and without its own signature. */
export function partsOf(xml: string, id: string): Parts {
  const start = xml.lastIndexOf('<', xml.indexOf(` ID="${id}"`));
  const name = /^<([^\s>]+)/.exec(xml.slice(start))?.[1] ?? '';
  const close = `</${name}>`;
  const whole = xml.slice(start, xml.indexOf(close, start) + close.length);
  const signature = signatureIn(whole);
  return { whole, signature, bare: whole.replace(signature, () => '') };
}

/** The first signature in a text; '' when there is none. */
export function signatureIn(xml: string): string {
  return between(xml, '<ds:Signature ', '</ds:Signature>');
}

/** The text from the first `start` to the next `end`, both included; '' when it is not there. */
export function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  return from < 0 || to < 0 ? '' : text.slice(from, to + end.length);
}

/** Puts one text in the place of another, which has to be there once at least: the first. */
export function replaced(text: string, old: string, by: string): string {
  return text.replace(old, () => by);
}
