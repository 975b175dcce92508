/** The characters of an XML message, by the encoding that its bytes have. */

export type Characters =
  | { readonly text: string; readonly encoding: string }
  /** `encoding`: the one it claims, where that is why it is not read. */
  | { readonly fault: string; readonly encoding?: string };

/**
 * Encodings that every XML parser reads alike: UTF-8, UTF-16 with a byte order mark, and ASCII. ISO-8859-1 is read where
 * its bytes mean the same everywhere; of the others parsers have different opinions, which is how a signature check and
 * an application come to read different texts.
 */
export function readCharacters(bytes: Uint8Array): Characters {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return marked(bytes.subarray(3), 'utf-8', 'UTF-8');
  if (a === 0xff && b === 0xfe) return marked(bytes.subarray(2), 'utf-16le', 'UTF-16');
  if (a === 0xfe && b === 0xff) return marked(bytes.subarray(2), 'utf-16be', 'UTF-16');
  if (a === 0x3c && b === 0x00) return d === 0x00 && c ? unmarked : other('UTF-32');
  if (a === 0x00 && b === 0x3c) return unmarked;
  if ((a === 0x00 && b === 0x00) || (a === 0x4c && b === 0x6f)) return other('UTF-32 or EBCDIC');
  const declared = declaredEncoding(bytes);
  switch (declared?.toLowerCase()) {
    case undefined:
    case 'utf-8':
    case 'utf8':
      return whole(bytes, 'utf-8', 'UTF-8');
    case 'us-ascii':
    case 'ascii':
      return bytes.some((byte) => byte >= 0x80)
        ? { fault: 'It says that it is ASCII, and holds other bytes.' }
        : whole(bytes, 'utf-8', 'ASCII');
    case 'iso-8859-1':
    case 'latin1':
      return bytes.some((byte) => byte >= 0x80 && byte < 0xa0)
        ? { fault: 'It says that it is ISO-8859-1, and holds bytes that mean no character there.' }
        : { text: Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''), encoding: 'ISO-8859-1' };
    default:
      return other(declared ?? '');
  }
}

const unmarked: Characters = { fault: 'It is UTF-16 without a byte order mark, which UTF-16 in XML must have.' };

function other(encoding: string): Characters {
  return { fault: `It is in the encoding ${encoding}.`, encoding };
}

/** What begins with a byte order mark; XML 1.0 section 4.3.3 forbids it to call itself something else. */
function marked(bytes: Uint8Array, label: 'utf-8' | 'utf-16le' | 'utf-16be', encoding: string): Characters {
  const read = whole(bytes, label, encoding);
  const claimed = 'text' in read ? encodingIn(read.text.slice(0, 300)) : undefined;
  const names = label === 'utf-8' ? ['utf-8', 'utf8'] : [label, 'utf-16', 'utf16', 'iso-10646-ucs-2'];
  return claimed === undefined || names.includes(claimed.toLowerCase())
    ? read
    : { fault: `It is ${encoding} by its byte order mark, and says that it is ${claimed}.`, encoding: claimed };
}

/** As the XML declaration says; only names of encodings that write it as ASCII does come this far. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  return encodingIn(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(300, bytes.length)).toString('latin1'));
}

function encodingIn(start: string): string | undefined {
  return /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,39})["']/.exec(start)?.[1];
}

function whole(bytes: Uint8Array, label: string, encoding: string): Characters {
  try {
    return { text: new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
  } catch {
    // Replacing what can't be read would let two readers see two texts.
    return { fault: `Its bytes are not valid ${encoding}.` };
  }
}
