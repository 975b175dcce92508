/** In which form a response comes: XML, base64, or a whole form post, and what to make of others. */
import { type Inflated, inflate } from './deflate';
import { limits } from './xml/scan';

/** What was found in the bytes that were given. */
export interface Unpacked {
  /** The XML, undefined when there is none to be had. */
  readonly xml: Uint8Array | undefined;
  readonly form: 'xml' | 'base64' | 'form post' | 'nothing';
  /** Why it is refused although XML may be there; the rest is judged all the same. */
  readonly faults: readonly FormFault[];
  /** What is odd and does no harm. */
  readonly notes: readonly string[];
  /** RelayState of a form post. */
  readonly relayState?: string | undefined;
}

export interface FormFault {
  readonly detail: string;
  readonly found: string;
  readonly resolution: string;
}

/** Longest text that can hold a response of the largest size: base64, percent-encoded, with the rest of a form. */
export const mostBytes = 4 * limits.bytes;

const tooLarge: FormFault = {
  detail:
    'The response is larger than 1 MiB after decoding, which no sign-in needs: such responses are refused before they are read.',
  found: 'more than 1 MiB',
  resolution: 'On the identity provider, send fewer attributes: group lists are what makes responses grow.',
};

/** Takes a response out of the form it comes in. Never throws. */
export async function unpack(bytes: Uint8Array): Promise<Unpacked> {
  if (bytes.length > mostBytes) return nothing([tooLarge]);
  if (looksXml(bytes)) return sized({ xml: bytes, form: 'xml', faults: [], notes: [] });
  const text = readText(bytes)?.trim();
  if (text === undefined) {
    const inflated = await inflate(bytes);
    if (isTooLarge(inflated)) return nothing([compressed, tooLarge]);
    if ('bytes' in inflated && looksXml(inflated.bytes)) return nothing([compressed]);
    return nothing([{ ...unrecognized, found: 'bytes that are neither text nor XML' }]);
  }
  if (text === '') return nothing([{ ...unrecognized, detail: 'There is no response here.', found: 'nothing' }]);
  if (/^&(?:lt|#60|#x3c);/i.test(text)) return nothing([escaped]);
  const posted = readForm(text);
  if (!posted) return fromBase64(text, 'base64', [], []);
  return 'refused' in posted
    ? nothing([posted.refused])
    : { ...(await fromBase64(posted.value, 'form post', posted.faults, [])), relayState: posted.relayState };
}

function nothing(faults: readonly FormFault[]): Unpacked {
  return { xml: undefined, form: 'nothing', faults, notes: [] };
}

function sized(unpacked: Unpacked): Unpacked {
  return (unpacked.xml?.length ?? 0) > limits.bytes
    ? { ...unpacked, xml: undefined, faults: [...unpacked.faults, tooLarge] }
    : unpacked;
}

const unrecognized: FormFault = {
  detail: 'What was given is no SAML response: it is neither XML, nor base64, nor a form post with SAMLResponse.',
  found: 'something else',
  resolution:
    'Give the value of SAMLResponse as the browser posts it to Genesys Cloud (network view of the developer tools, POST …/saml), or the XML.',
};

const compressed: FormFault = {
  detail:
    'The response is compressed (DEFLATE), as messages of the HTTP-Redirect binding are. A response comes by HTTP-POST, which is base64 without compression, and Genesys Cloud doesn’t take it otherwise.',
  found: 'base64 of compressed XML',
  resolution:
    'On the identity provider, set the binding of the assertion consumer service to HTTP-POST. If a tool made this text, turn its compression off.',
};

const twice: FormFault = {
  detail:
    'The response is base64 twice over: decoded once it is base64 again. It is decoded once, here and by Genesys Cloud.',
  found: 'base64 of base64',
  resolution: 'On the identity provider, or in the tool that made this text, encode the XML once.',
};

const escaped: FormFault = {
  detail: 'The XML was copied from a page: its brackets are written as &lt; and &gt;.',
  found: 'escaped XML',
  resolution: 'Give the XML itself, or the value of SAMLResponse.',
};

const urlAlphabet: FormFault = {
  detail: 'The text is base64url (it holds "-" or "_"), and SAML’s HTTP-POST binding has plain base64.',
  found: 'base64url',
  resolution: 'On the identity provider, or in the tool that made this text, use base64 with "+" and "/".',
};

async function fromBase64(
  value: string,
  form: Unpacked['form'],
  faults: readonly FormFault[],
  notes: readonly string[],
): Promise<Unpacked> {
  let packed = value.replace(/[ \t\r\n]+/g, '');
  const remarks = [...notes];
  const problems = [...faults];
  if (/%[0-9A-Fa-f]{2}/.test(packed)) {
    packed = unescapePercent(packed).replace(/[ \t\r\n]+/g, '');
    remarks.push('The base64 was percent-encoded, as the network view of a browser shows it; that was undone.');
  }
  if (/[-_]/.test(packed) && /^[\w-]+={0,2}$/.test(packed)) {
    packed = packed.replaceAll('-', '+').replaceAll('_', '/');
    problems.push(urlAlphabet);
  }
  const unpadded = packed.replace(/(?<!=)=+$/, '');
  if (!/^[A-Za-z0-9+/]+$/.test(unpadded) || packed.length - unpadded.length > 2 || unpadded.length % 4 === 1)
    return { xml: undefined, form: 'nothing', faults: [...problems, unrecognized], notes: remarks };
  if (packed.length % 4 !== 0) remarks.push('The base64 is cut or lacks its padding ("=" at the end).');
  const bytes = new Uint8Array(Buffer.from(unpadded, 'base64'));
  if (bytes.length > limits.bytes) return { xml: undefined, form, faults: [...problems, tooLarge], notes: remarks };
  if (looksXml(bytes)) return { xml: bytes, form, faults: problems, notes: remarks };
  const again = readText(bytes)?.replace(/[ \t\r\n]+/g, '');
  if (again && /^[A-Za-z0-9+/]+={0,2}$/.test(again) && looksXml(Buffer.from(again, 'base64')))
    return { xml: undefined, form, faults: [...problems, twice], notes: remarks };
  const inflated = await inflate(bytes);
  if (isTooLarge(inflated))
    return { xml: undefined, form, faults: [...problems, compressed, tooLarge], notes: remarks };
  // What was compressed is looked at all the same, to say what else is wrong with it.
  if ('bytes' in inflated && looksXml(inflated.bytes))
    return { xml: inflated.bytes, form, faults: [...problems, compressed], notes: remarks };
  return { xml: undefined, form, faults: [...problems, unrecognized], notes: remarks };
}

function isTooLarge(inflated: Inflated): boolean {
  return 'fault' in inflated && inflated.fault === 'too-large';
}

/** The parameters of a form post, or undefined when the text is none. */
function readForm(
  text: string,
):
  | { readonly value: string; readonly faults: readonly FormFault[]; readonly relayState: string | undefined }
  | { readonly refused: FormFault }
  | undefined {
  const query = /^(?:https?:\/\/[^\s?#]*\?|\?)?([A-Za-z][\w.-]*=.*)$/s.exec(text)?.[1];
  if (query === undefined || !/(?:^|&)SAML\w*=/.test(query)) return undefined;
  const named = (name: string) => parametersNamed(query, name);
  const [value, ...others] = named('SAMLResponse');
  if (value === undefined)
    return {
      refused: named('SAMLart').length
        ? {
            detail:
              'This is the artifact binding: the parameter SAMLart only refers to a response, and Genesys Cloud takes responses by HTTP-POST.',
            found: 'SAMLart',
            resolution: 'On the identity provider, set the binding of the assertion consumer service to HTTP-POST.',
          }
        : {
            detail:
              'The form holds a request (SAMLRequest) and no response: this is the way to the identity provider, not back.',
            found: 'SAMLRequest',
            resolution:
              'Give the post that comes back from the identity provider: it has the parameter SAMLResponse. A request to sign out that the provider sent is judged by `simulate logout --message` on the command line.',
          },
    };
  const faults: FormFault[] = [];
  if (others.length)
    faults.push({
      detail: 'The form holds SAMLResponse several times, and which one counts differs from reader to reader.',
      found: `SAMLResponse ${others.length + 1} times`,
      resolution: 'Send one SAMLResponse.',
    });
  if (named('SigAlg').length)
    faults.push({
      detail: 'The response came in an address (HTTP-Redirect binding), and responses are posted.',
      found: 'SigAlg and Signature beside SAMLResponse',
      resolution: 'On the identity provider, set the binding of the assertion consumer service to HTTP-POST.',
    });
  // A "+" means a space in a form, and base64 has none: one that stands there was not encoded by whoever copied it.
  const [relayState] = named('RelayState');
  return {
    value: unescapePercent(value),
    faults,
    relayState: relayState === undefined ? undefined : unescapeForm(relayState),
  };
}

/** The values of a parameter, still encoded, without looking at how many others there are. */
function parametersNamed(query: string, name: string): readonly string[] {
  const values: string[] = [];
  for (let start = 0; start <= query.length; ) {
    const next = query.indexOf('&', start);
    const end = next < 0 ? query.length : next;
    if (query.startsWith(name, start) && start + name.length <= end) {
      const after = start + name.length;
      if (after === end) values.push('');
      else if (query[after] === '=') values.push(query.slice(after + 1, end));
    }
    start = end + 1;
  }
  return values;
}

/** Takes `%41` for the byte that it stands for; the bytes come as characters up to U+00FF. */
function unescapePercent(text: string): string {
  if (!text.includes('%')) return text;
  const from = Buffer.from(text, 'latin1');
  const to = Buffer.alloc(from.length);
  let length = 0;
  for (let at = 0; at < from.length; at++) {
    const high = from[at] === 0x25 ? digitOf(from[at + 1]) : -1;
    const low = high < 0 ? -1 : digitOf(from[at + 2]);
    if (low < 0) to[length++] = from[at] ?? 0;
    else {
      to[length++] = high * 16 + low;
      at += 2;
    }
  }
  return to.subarray(0, length).toString('latin1');
}

/** The value of a hexadecimal digit, -1 for any other character. */
function digitOf(code = 0): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

function unescapeForm(text: string): string {
  const bytes = unescapePercent(text.replaceAll('+', ' '));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Whether bytes begin as XML does, in the encodings that XML may have. */
function looksXml(bytes: Uint8Array): boolean {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  if ((a === 0x3c && b === 0) || (a === 0 && b === 0x3c)) return true;
  let at = a === 0xef && b === 0xbb ? 3 : 0;
  while (at < bytes.length && [9, 10, 13, 32].includes(bytes[at] ?? 0)) at++;
  return bytes[at] === 0x3c;
}

/** The text of bytes that hold nothing but printable characters, as base64 and forms do. */
function readText(bytes: Uint8Array): string | undefined {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let index = start; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte >= 0x7f || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13)) return undefined;
  }
  return Buffer.from(bytes.subarray(start)).toString('latin1');
}
