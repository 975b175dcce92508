import type { Certificate } from '../../certificates/read';
import type { Context } from '../rule';

export type DatesState = 'expired' | 'valid' | 'ahead';

/** A certificate, whatever else is known of it. */
interface Dated {
  readonly certificate: Pick<Certificate, 'notBefore' | 'notAfter'>;
}

const day = 86_400_000;

/**
 * Where the present instant lies in the certificates of a provider. A certificate is valid from notBefore through
 * notAfter (RFC 5280 section 4.1.2.5), both included.
 */
export function judgeDates<D extends Dated>(
  { certificates }: { readonly certificates: readonly D[] },
  context: Pick<Context, 'after'>,
): { readonly judged: readonly (D & { readonly dates: DatesState })[]; readonly noneValid: boolean } {
  const judged = certificates.map((one) => {
    const { notBefore, notAfter } = one.certificate;
    const expired = context.after(notAfter + 1);
    const begun = context.after(notBefore);
    return { ...one, dates: expired ? ('expired' as const) : begun ? ('valid' as const) : ('ahead' as const) };
  });
  return { judged, noneValid: !judged.some((one) => one.dates === 'valid') };
}

/** In so many days before its end the last certificate of a provider is worth a warning, and an information. */
export interface EndThresholds {
  readonly certificateWarningDays: number;
  readonly certificateInfoDays: number;
}

/** Those certificates of a provider that end soon while no other one lasts longer. */
export function judgeEnds<D extends Dated & { readonly dates: DatesState }>(
  judged: readonly D[],
  { certificateWarningDays, certificateInfoDays }: EndThresholds,
  context: Pick<Context, 'after'>,
): readonly { readonly one: D; readonly severity: 'warning' | 'info' }[] {
  const last = Math.max(...judged.map(({ certificate }) => certificate.notAfter));
  return judged.flatMap((one): { one: D; severity: 'warning' | 'info' }[] => {
    const { notAfter } = one.certificate;
    if (one.dates === 'expired' || notAfter < last) return [];
    if (context.after(notAfter - certificateWarningDays * day)) return [{ one, severity: 'warning' }];
    return context.after(notAfter - certificateInfoDays * day) ? [{ one, severity: 'info' }] : [];
  });
}
