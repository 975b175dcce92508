/** Takes the parameters of an address apart without changing a character of them: signatures are over what was sent. */

/** The parameters of the HTTP-Redirect binding. */
export const samlParameters = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg', 'Signature'] as const;
export type SamlParameter = (typeof samlParameters)[number];

export interface Query {
  /** The values as they stand in the address, still percent-encoded. The first one, where a name comes twice. */
  readonly raw: { readonly [name in SamlParameter]?: string };
  readonly repeated: readonly SamlParameter[];
  /** Names that another reader takes for one of these: percent-encoded, or in another case. */
  readonly lookalikes: readonly string[];
  /** SAMLEncoding, decoded. */
  readonly encoding: string | undefined;
}

/** Bytes of a text file as characters up to U+00FF each, as addresses and base64 are written, without its byte order mark. */
export function textIn(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (first === 0xff && second === 0xfe) return buffer.toString('utf16le').slice(1).trim();
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(buffer).trim();
  return buffer.toString('latin1', first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0).trim();
}

/** Reads an address, or what stands behind its `?`. Never throws. */
export function readQuery(address: string): Query {
  const [whole = ''] = address.trim().split('#');
  // A "?" in a value is no mark: what is before it already holds a name with its value.
  const mark = /^[^?/=]*=/.test(whole) ? -1 : whole.indexOf('?');
  const raw: { [name in SamlParameter]?: string } = {};
  const repeated = new Set<SamlParameter>();
  const lookalikes: string[] = [];
  let encoding: string | undefined;
  for (const pair of whole.slice(mark + 1).split('&')) {
    const equals = pair.indexOf('=');
    const name = equals < 0 ? pair : pair.slice(0, equals);
    const value = equals < 0 ? '' : pair.slice(equals + 1);
    const known = samlParameters.find((one) => one === name);
    if (known) {
      if (raw[known] === undefined) raw[known] = value;
      else repeated.add(known);
      continue;
    }
    const meant = (percentDecoded(name) ?? name).trim().toLowerCase();
    if (samlParameters.some((one) => one.toLowerCase() === meant)) lookalikes.push(name.slice(0, 80));
    if (name === 'SAMLEncoding') encoding ??= percentDecoded(value) ?? value;
  }
  return { raw, repeated: [...repeated], lookalikes, encoding };
}

/** A value without its percent-encoding (RFC 3986, UTF-8); undefined when it is not encoded as it should be. */
export function percentDecoded(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch {
    // A % that is followed by no two digits, or bytes that are no UTF-8.
    return undefined;
  }
}

/** The bytes of base64; undefined when it is none. */
export function base64Decoded(text: string): Uint8Array | undefined {
  const compact = text.replace(/[ \t\r\n]+/g, '');
  const bare = compact.replace(/(?<!=)=+$/, '');
  if (!/^[A-Za-z0-9+/]+$/.test(bare) || bare.length % 4 === 1 || compact.length - bare.length > 2) return undefined;
  return new Uint8Array(Buffer.from(bare, 'base64'));
}
