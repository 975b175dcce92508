/** The characters of an XML file, or why its bytes are none. */
export type Decoded = { readonly text: string } | { readonly fault: string };

/**
 * Turns the bytes of an XML file into text without a byte order mark: by the mark, else by the XML declaration, else
 * UTF-8 (XML 1.0 section 4.3.3 and appendix F). Bytes that the encoding does not allow are a fault, never replaced.
 */
export function decodeXml(bytes: Uint8Array): Decoded {
  const mark = encodingByMark(bytes);
  const declared = mark ? undefined : declaredEncoding(bytes);
  const named = decoderFor(mark ?? declared ?? 'utf-8');
  // Bytes that were just read as ASCII are no UTF-16, whatever they say of themselves.
  const decoder = !mark && named?.encoding.startsWith('utf-16') ? undefined : named;
  if (!decoder) {
    return { fault: `The file says that its encoding is ${declared}, and it is not: save it again as UTF-8.` };
  }
  const text = decodeWhole(decoder, bytes);
  if (text !== undefined) return { text };
  if (decoder.encoding !== 'utf-8') {
    return {
      fault: `The file is not valid ${decoder.encoding.toUpperCase()}, its own encoding: save it again as UTF-8.`,
    };
  }
  return {
    fault: isBinary(bytes)
      ? 'This is a binary file, not XML: save the metadata of the identity provider as an XML file.'
      : `The file is not valid UTF-8 from byte ${validLength(bytes) + 1} on: save it again as UTF-8.`,
  };
}

function encodingByMark(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0x00 && d === 0x00)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0x00 && b === 0x3c && c === 0x00)) return 'utf-16be';
  return undefined;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  return /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,39})["']/.exec(start)?.[1]?.toLowerCase();
}

type Decoder = InstanceType<typeof TextDecoder>;

/** undefined for an encoding that nobody knows. */
function decoderFor(encoding: string): Decoder | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    return undefined;
  }
}

/** undefined when the bytes are not what the decoder reads. */
function decodeWhole(decoder: Decoder, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 1000).some((byte) => byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13);
}

/** How many bytes from the start on are whole UTF-8 characters. */
function validLength(bytes: Uint8Array): number {
  const isValid = (end: number) => {
    // A character that is cut at the end is no fault of the bytes before it.
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      decoder.decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isValid(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
