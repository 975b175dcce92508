/** What makes a certificate weak, whatever its dates say. */
import type { Certificate } from '../../certificates/read';
import { hashName } from '../../certificates/signature';

export interface Weakness {
  /** In a word or two: "RSA 1024". */
  readonly brief: string;
  /** As the end of "The certificate …". */
  readonly said: string;
}

const brokenHashes: ReadonlySet<string> = new Set(['md2', 'md4', 'md5', 'sha1']);

/** An RSA key under 2048 bits, and a signature with a hash that is broken; none for a certificate that is as it should be. */
export function weaknessesOf({
  keyType,
  keyBits,
  signature: { hash },
}: Pick<Certificate, 'keyType' | 'keyBits' | 'signature'>): readonly Weakness[] {
  const found: Weakness[] = [];
  if (keyType.startsWith('RSA') && keyBits < 2048)
    found.push({ brief: `RSA ${keyBits}`, said: `has an RSA key of only ${keyBits} bits` });
  if (hash && brokenHashes.has(hash)) found.push({ brief: hashName(hash), said: `is signed with ${hashName(hash)}` });
  return found;
}
