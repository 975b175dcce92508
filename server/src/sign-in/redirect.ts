/** Messages in an address: the HTTP-Redirect binding with DEFLATE encoding, saml-bindings section 3.4.4.1. */
import { createPrivateKey, sign } from 'node:crypto';
import { deflate } from '../simulate/saml/deflate';
import { signatureAlgorithms } from './names';

export interface RedirectValues {
  /** Where the message goes. */
  readonly location: string;
  readonly parameter: 'SAMLRequest' | 'SAMLResponse';
  readonly xml: string;
  readonly relayState?: string | undefined;
  /** The private key (PEM, RSA) of who sends it; without one the address is not signed. */
  readonly key?: string | undefined;
  /** URI; RSA with SHA-256 when left out. */
  readonly algorithm?: string | undefined;
}

export interface Redirect {
  readonly url: string;
  /** The octets that were signed, as they stand in the address; undefined without a signature. */
  readonly signed: string | undefined;
  /** What happened, step by step, for people. */
  readonly explanation: readonly string[];
}

/**
 * Writes the address that carries a message. The signature is over the three parameters as they are written in it, in
 * this order, and so verifies only over the same octets. Throws what node:crypto throws for a key that is none.
 */
export async function writeRedirect(values: RedirectValues): Promise<Redirect> {
  const { location, parameter, xml, relayState, key, algorithm = signatureAlgorithms.rsaSha256 } = values;
  const packed = await deflate(Buffer.from(xml, 'utf8'));
  const message = encodeURIComponent(Buffer.from(packed).toString('base64'));
  const plain = [
    `${parameter}=${message}`,
    ...(relayState === undefined ? [] : [`RelayState=${encodeURIComponent(relayState)}`]),
  ].join('&');
  const packing = `The ${parameter === 'SAMLRequest' ? 'request' : 'response'} of ${Buffer.byteLength(xml)} bytes is compressed (DEFLATE) to ${packed.length}, put into base64, and percent-encoded as ${parameter}.`;
  if (key === undefined)
    return {
      url: joined(location, plain),
      signed: undefined,
      explanation: [packing, 'Nothing in the address is signed: whoever passes it on can change it.'],
    };
  const signed = `${plain}&SigAlg=${encodeURIComponent(algorithm)}`;
  const hash = algorithm === signatureAlgorithms.rsaSha1 ? 'sha1' : 'sha256';
  const signature = sign(hash, Buffer.from(signed, 'latin1'), createPrivateKey(key)).toString('base64');
  return {
    url: joined(location, `${signed}&Signature=${encodeURIComponent(signature)}`),
    signed,
    explanation: [
      packing,
      `Signed are the ${signed.length} characters from "${parameter}=" to the end of SigAlg, just as they stand in the address: ${relayState === undefined ? 'there is no RelayState among them' : 'RelayState is among them'}, the host and the path are not.`,
      'The Signature stands behind them. Who verifies takes the characters of the address as they came: decoding and encoding them again can change them, and then the signature no longer fits.',
    ],
  };
}

/** An address may have a query of its own. */
function joined(location: string, query: string): string {
  const [before = '', ...fragment] = location.split('#');
  const glue = !before.includes('?') ? '?' : /[?&]$/.test(before) ? '' : '&';
  return `${before}${glue}${query}${fragment.length ? `#${fragment.join('#')}` : ''}`;
}
