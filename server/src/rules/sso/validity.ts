import type { Context } from '../rule';
import type { GivenCertificate, ProviderFacts } from './provider';

export interface JudgedCertificate extends GivenCertificate {
  readonly dates: 'expired' | 'valid' | 'ahead';
}

/**
 * Where the present instant lies in the certificates of a provider. A certificate is valid from notBefore through
 * notAfter (RFC 5280 section 4.1.2.5), both included.
 */
export function judgeDates(
  facts: ProviderFacts,
  context: Context,
): { readonly judged: readonly JudgedCertificate[]; readonly noneValid: boolean } {
  const judged = facts.certificates.map((one) => {
    const { notBefore, notAfter } = one.certificate;
    const expired = context.after(notAfter + 1);
    const begun = context.after(notBefore);
    return { ...one, dates: expired ? ('expired' as const) : begun ? ('valid' as const) : ('ahead' as const) };
  });
  return { judged, noneValid: !judged.some((one) => one.dates === 'valid') };
}
