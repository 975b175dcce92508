/** The certificates of a provider as cards: when they hold, where they stand, and which of them signed. */
import { type Certificate, readCertificates } from '../certificates/read';
import { spanWords } from '../report/calendar-text';
import type { GivenCertificate } from '../rules/sso/provider';
import { weaknessesOf } from '../rules/sso/weaknesses';
import { isoOf, type Simulation } from '../simulate/simulation';
import type { SsoAsked } from './sso-inputs';
import type { Ran } from './sso-scenarios';
import { code, placeOfField, plain } from './texts';
import { dateOf } from './usage-words';
import type { CertificateCard, Mark } from './view';

const day = 86_400_000;
/** Days before its end from which a certificate is worth a warning. */
const soon = 30;
/** Most cards. */
const most = 10;

/** Cards of what is configured, what a scenario is signed with, and what an opened response carries besides. */
export function certificateCards(
  { facts, now, scenario }: SsoAsked,
  { made, simulation, whole }: Ran,
  carried: readonly string[],
): readonly CertificateCard[] {
  const used = usedIn(simulation);
  const card = (certificate: Certificate, title: string, lead: string, mark?: Mark): CertificateCard => {
    const { state, sentence } = validityOf(certificate, now);
    const weak = weaknessesOf(certificate).map(({ said }) => said);
    const weakness = weak.length ? ` It ${weak.join(' and ')}, which can be broken.` : '';
    const { notBefore, notAfter, subject, keyType, keyBits, sha256 } = certificate;
    return {
      mark: mark ?? (weak.length && state === 'pass' ? 'warn' : state),
      title,
      sentence: `${lead} ${sentence}${weakness}`,
      notBefore: isoOf(notBefore),
      notAfter: isoOf(notAfter),
      at: isoOf(now),
      rows: [
        { label: 'Subject', value: [plain(subject.slice(0, 300) || 'nobody')] },
        { label: 'Valid', value: [plain(`${dateOf(clamped(notBefore))} to ${dateOf(clamped(notAfter))}`)] },
        { label: 'Key', value: [plain(`${keyType}${keyBits ? ` ${keyBits}` : ''}, ${algorithmOf(certificate)}`)] },
        { label: 'SHA-256', value: [code(sha256)] },
      ],
    };
  };
  const test = (made?.certificates ?? []).flatMap((pem) => readCertificates(pem).certificates);
  const own = test.map((certificate) =>
    card(
      certificate,
      'Test identity provider',
      `${used.has(certificate.sha256) ? 'Signed this response; made' : 'Made'} for this run, and trusted nowhere else.`,
    ),
  );
  const configured = facts.certificates.map((given) => {
    const shown = card(
      given.certificate,
      titleOf(given),
      scenario
        ? 'Configured; its private key is not here, so it signs no scenario.'
        : used.has(given.certificate.sha256)
          ? 'Signed this response.'
          : 'Configured, not used by this response.',
    );
    // One that did not sign and has no fault takes no room from the response below.
    const aside = shown.mark === 'pass' && !used.has(given.certificate.sha256);
    return { ...shown, ...(aside ? { rows: [] } : {}), ...placeOfField(given.at, whole.document) };
  });
  const known = new Set(facts.certificates.map(({ certificate }) => certificate.der));
  const foreign = scenario
    ? []
    : [...new Set(carried)]
        .filter((der) => !known.has(der))
        .slice(0, 3)
        .flatMap((der) => readCertificates(der).certificates)
        .map((certificate) =>
          card(
            certificate,
            nameOf(certificate),
            'The response carries it. It is not configured, so it is not trusted.',
            'unknown',
          ),
        );
  return [...own, ...configured, ...foreign].slice(0, most);
}

/** The fingerprints that the checks say made a signature. */
function usedIn({ steps }: Simulation): ReadonlySet<string> {
  const holds = steps.some(({ id, outcome }) => id === 'signature-valid' && outcome === 'pass');
  const step = steps.find(({ id }) => id === 'signature-certificate');
  const text = holds && step?.outcome === 'pass' ? (step.found ?? '') : '';
  return new Set(text.match(/\b[0-9a-f]{64}\b/g) ?? []);
}

function validityOf(
  { notBefore, notAfter }: Certificate,
  now: number,
): { readonly state: Mark; readonly sentence: string } {
  const days = (instant: number) => Math.floor(Math.abs(instant - now) / day);
  if (now < notBefore)
    return {
      state: 'fail',
      sentence: days(notBefore) ? `Begins in ${spanWords(days(notBefore))}.` : 'Begins today.',
    };
  if (now > notAfter)
    return {
      state: 'fail',
      sentence: days(notAfter) ? `Expired ${spanWords(days(notAfter))} ago.` : 'Expired today.',
    };
  const left = days(notAfter);
  return { state: left < soon ? 'warn' : 'pass', sentence: left ? `${spanWords(left)} left.` : 'Ends today.' };
}

/** The file that it comes from, else what it calls itself. */
function titleOf({ certificate, at, related }: GivenCertificate): string {
  const { file } = at as { readonly file?: { readonly value: string } };
  const [from] = related;
  const path = file?.value ?? from?.path;
  return path ? path.replace(/^.*\//, '').slice(0, 100) : nameOf(certificate);
}

function nameOf({ subject, serial }: Certificate): string {
  const name = /(?:^|,)CN=((?:\\.|[^,\\])+)/.exec(subject)?.[1] ?? subject;
  return name ? name.slice(0, 100) : `Serial number ${serial.slice(0, 40)}`;
}

function algorithmOf({ signature }: Certificate): string {
  return signature.name;
}

/** Days beyond what a calendar shows are moved to its end. */
function clamped(instant: number): number {
  return Math.max(0, Math.min(instant, 253_402_300_799_000));
}
