/**
 * The few pieces of DER (X.690) that are needed to tell what a file is and to read what node:crypto does not give.
 * Lengths are checked against the bytes that are there; nothing here throws.
 */

export interface Element {
  /** The identifier octet: 0x30 SEQUENCE, 0x02 INTEGER, 0x06 OBJECT IDENTIFIER, 0xa0 [0] … */
  readonly tag: number;
  readonly content: number;
  /** Where it ends by its own length; beyond the bytes when they are cut off. */
  readonly end: number;
}

export const SEQUENCE = 0x30;
export const INTEGER = 0x02;
export const BIT_STRING = 0x03;
export const OCTET_STRING = 0x04;
export const OBJECT_IDENTIFIER = 0x06;

/** The element whose identifier octet stands at `offset`; undefined where no definite-length header can be read. */
export function readElement(bytes: Uint8Array, offset: number, limit = bytes.length): Element | undefined {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined || offset + 2 > limit || (tag & 0x1f) === 0x1f) return undefined;
  if (first < 0x80) return { tag, content: offset + 2, end: offset + 2 + first };
  const count = first & 0x7f;
  if (count === 0 || count > 4 || offset + 2 + count > limit) return undefined;
  let length = 0;
  for (let i = 0; i < count; i++) length = length * 256 + (bytes[offset + 2 + i] ?? 0);
  return { tag, content: offset + 2 + count, end: offset + 2 + count + length };
}

/** The elements inside a constructed one, as far as they are whole; at most `limit` of them. */
export function readChildren(bytes: Uint8Array, parent: Element, limit = 16): readonly Element[] {
  const children: Element[] = [];
  let offset = parent.content;
  const end = Math.min(parent.end, bytes.length);
  while (offset < end && children.length < limit) {
    const child = readElement(bytes, offset, end);
    if (!child || child.end > end) break;
    children.push(child);
    offset = child.end;
  }
  return children;
}

/** The dotted form of an OBJECT IDENTIFIER; '' for any other element. Arcs beyond 2^53 lose their last digits. */
export function objectIdentifier(bytes: Uint8Array, element: Element | undefined): string {
  if (element?.tag !== OBJECT_IDENTIFIER) return '';
  const arcs: number[] = [];
  let value = 0;
  for (let i = element.content; i < element.end; i++) {
    const byte = bytes[i] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    if (arcs.length === 0) {
      const root = Math.min(2, Math.floor(value / 40));
      arcs.push(root, value - root * 40);
    } else arcs.push(value);
    value = 0;
  }
  return arcs.join('.');
}

/** What DER bytes that are no certificate seem to be. */
export type Structure =
  | 'certificate'
  | 'private-key'
  | 'public-key'
  | 'certificate-request'
  | 'revocation-list'
  | 'pkcs7'
  | 'pkcs12'
  | 'truncated'
  | 'unknown';

/**
 * Says what the element at the start of DER bytes is by its shape: PKCS#8, PKCS#1, SEC 1 and encrypted private keys,
 * SubjectPublicKeyInfo, PKCS#10, CRL, PKCS#7, PKCS#12, X.509 (RFC 5208, 5958, 8017, 5915, 5280, 2986, 2315, 7292).
 */
export function recognizeStructure(bytes: Uint8Array): Structure {
  const outer = readElement(bytes, 0);
  if (outer?.tag !== SEQUENCE) return 'unknown';
  const cut = outer.end > bytes.length;
  const children = readChildren(bytes, outer);
  const [first, second, third] = children;
  // A key stays a key when its end is missing, so that it is never called a damaged certificate.
  const key = recognizeKey(bytes, children);
  if (key) return key;
  // The first child of a cut certificate or request reaches beyond the bytes, so there is no child to look at.
  if (cut) return startsAsKey(bytes, outer) ? 'private-key' : 'truncated';
  if (!first) return 'unknown';
  const oid = objectIdentifier(bytes, first);
  if (oid.startsWith('1.2.840.113549.1.7.')) return 'pkcs7';
  if (first.tag !== SEQUENCE || second?.tag !== SEQUENCE || third?.tag !== BIT_STRING) return 'unknown';
  const body = readChildren(bytes, first);
  if (body[0]?.tag === INTEGER && body[2]?.tag === SEQUENCE && readChildren(bytes, body[2])[1]?.tag === BIT_STRING) {
    return 'certificate-request';
  }
  const issuer = body.findIndex((element, index) => index > 0 && element.tag === SEQUENCE);
  const after = body[issuer + 2]?.tag;
  if (body[0]?.tag !== 0xa0 && (after === 0x17 || after === 0x18)) return 'revocation-list';
  return 'certificate';
}

function recognizeKey(bytes: Uint8Array, children: readonly Element[]): Structure | undefined {
  const [first, second, third] = children;
  if (first?.tag === INTEGER) {
    if (second?.tag === SEQUENCE && third?.tag === OCTET_STRING) return 'private-key';
    if (second?.tag === OCTET_STRING) return 'private-key';
    if (
      second?.tag === SEQUENCE &&
      objectIdentifier(bytes, readChildren(bytes, second)[0]).startsWith('1.2.840.113549.1.7')
    ) {
      return 'pkcs12';
    }
    if (second?.tag === INTEGER && third?.tag === INTEGER) return 'private-key';
    if (second?.tag === INTEGER && children.length === 2) return 'public-key';
    return undefined;
  }
  if (first?.tag !== SEQUENCE) return undefined;
  const oid = objectIdentifier(bytes, readChildren(bytes, first)[0]);
  if (!oid || children.length !== 2) return undefined;
  if (second?.tag === OCTET_STRING) return 'private-key';
  return second?.tag === BIT_STRING ? 'public-key' : undefined;
}

/** A cut PKCS#8 or SEC 1 key: a small version number and then an algorithm or the key's octets. */
function startsAsKey(bytes: Uint8Array, outer: Element): boolean {
  const version = readElement(bytes, outer.content);
  if (version?.tag !== INTEGER || version.end - version.content !== 1 || (bytes[version.content] ?? 9) > 1)
    return false;
  const next = bytes[version.end];
  return next === SEQUENCE || next === OCTET_STRING || next === INTEGER;
}
