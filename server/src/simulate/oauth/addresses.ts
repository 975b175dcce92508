/** IP addresses and ranges of them in CIDR notation (RFC 4632, RFC 4291), compared bit by bit. */

interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** Addresses from one on that share its first `prefix` bits. */
export interface AddressRange extends Address {
  readonly prefix: number;
}

/** ::ffff:0:0/96: an IPv4 address in an IPv6 one (RFC 4291, section 2.5.5.2). */
const mapped = 0xffffn;

/** Reads an IPv4 or IPv6 address; undefined when the text is none. An IPv4 address mapped into IPv6 is read as IPv4. */
export function readAddress(text: string): Address | undefined {
  return unmap(readIpv4(text) ?? readIpv6(text));
}

/** Reads an address or a range; undefined when the text is none. Bits behind the prefix don't count. */
export function readRange(text: string): AddressRange | undefined {
  const [written = '', length, ...more] = text.split('/');
  const plain = readIpv4(written) ?? readIpv6(written);
  if (!plain || more.length || (length !== undefined && !/^(?:0|[1-9]\d{0,2})$/.test(length))) return undefined;
  const prefix = length === undefined ? plain.bits : Number(length);
  if (prefix > plain.bits) return undefined;
  const address = unmap(plain);
  if (address === undefined || address === plain) return { ...plain, prefix };
  // A range that is wider than the mapped addresses is one of IPv6.
  return prefix < 96 ? { ...plain, prefix } : { ...address, prefix: prefix - 96 };
}

/** Whether an address lies in a range. IPv4 and IPv6 have none in common. */
export function lies({ bits, value }: Address, range: AddressRange): boolean {
  const rest = BigInt(range.bits - range.prefix);
  return bits === range.bits && value >> rest === range.value >> rest;
}

function unmap(address: Address | undefined): Address | undefined {
  return address?.bits === 128 && address.value >> 32n === mapped
    ? { bits: 32, value: address.value & 0xffffffffn }
    : address;
}

function readIpv4(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255))
    return undefined;
  return { bits: 32, value: parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n) };
}

function readIpv6(text: string): Address | undefined {
  if (text.length > 45) return undefined;
  const halves = text.split('::');
  const [head, tail] = halves.map((half) => readGroups(half));
  if (!head || halves.length > 2 || (halves.length === 2 && !tail)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<bigint>(missing).fill(0n), ...(tail ?? [])];
  return { bits: 128, value: groups.reduce((sum, group) => (sum << 16n) | group, 0n) };
}

/** The 16-bit groups of a part of an IPv6 address; the last two may be written as an IPv4 address. */
function readGroups(text: string): bigint[] | undefined {
  if (text === '') return [];
  const groups: bigint[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const inside = index === parts.length - 1 ? readIpv4(part) : undefined;
    if (inside) groups.push(inside.value >> 16n, inside.value & 0xffffn);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return groups;
}
