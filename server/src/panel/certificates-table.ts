/** The table of the certificates view: each certificate once, with every place that gives it. */
import type { CalendarCertificate } from '../report/calendar';
import type { Calendar, JudgedCertificate, JudgedProvider, JudgedUse } from '../report/calendar-judged';
import { onlyWeak, spanWords, stateWords } from '../report/calendar-text';
import { shortened } from '../simulate/whole';
import type { CertificateRow } from './certificates-view';
import { callProvider, placeIn, placeLabel, shownState } from './certificates-words';
import { copyTable } from './table-text';
import { code, countOf, formatCount, plain, strong } from './texts';
import { dateOf } from './usage-words';
import type { Action, Text } from './view';

const day = 86_400_000;
/** Most rows, and most places of one. */
const mostRows = 1000;
const mostPlaces = 50;

export function listRows(calendar: Calendar): readonly CertificateRow[] {
  return calendar.certificates.slice(0, mostRows).map((one) => rowOf(one, calendar));
}

export function leftOutRows({ certificates }: Calendar): number {
  return Math.max(0, certificates.length - mostRows);
}

function rowOf({ certificate, state, days, uses }: JudgedCertificate, calendar: Calendar): CertificateRow {
  const { title, subject, issuer, serial, notBefore, notAfter, sha256, keyType, keyBits } = certificate;
  const shown = uses.slice(0, mostPlaces);
  const names = [...new Set(shown.map(({ provider }) => callProvider(provider)))];
  const sources = [...new Set(shown.map(({ use }) => use.path ?? ''))];
  const weak = onlyWeak(certificate, state);
  return {
    id: sha256,
    state: shownState(certificate, state),
    word: weak === undefined ? stateWords[state] : `Weak: ${weak}`,
    title,
    providers: names.join(', '),
    from: dateOf(notBefore),
    to: dateOf(notAfter),
    days,
    left: leftOf(days),
    follows: followsOf(uses),
    key: `${keyType}${keyBits ? ` ${keyBits}` : ''}`,
    print: shortPrint(sha256),
    places: shown.map(({ use }) => ({ label: placeLabel(use.at, calendar), place: placeIn(use.at) })),
    details: [
      ...weaknessDetails(certificate),
      { label: 'Subject', value: [plain(shortened(subject) || 'nobody')] },
      { label: 'Issuer', value: [plain(issuer === subject ? 'the same' : shortened(issuer) || 'nobody')] },
      { label: 'Serial number', value: [code(serial.slice(0, 100))] },
      { label: 'Valid', value: [plain(`${isoMinutes(notBefore)} to ${isoMinutes(notAfter)} UTC`)] },
      { label: 'SHA-256', value: [code(colons(sha256))] },
      {
        label: sources.length > 1 ? 'Files' : 'File',
        value: [plain(sources.map((path) => (path ? shortened(path) : 'the organization file itself')).join(', '))],
      },
      {
        label: uses.length > 1 ? `${formatCount(uses.length)} places` : 'Place',
        value: shown.flatMap(
          ({ use, provider }, index): Text => [
            ...(index ? [plain(', ')] : []),
            { text: placeLabel(use.at, calendar), to: placeIn(use.at) },
            plain(` (${callProvider(provider)}${provider.enabled ? '' : ', not enabled'})`),
          ],
        ),
      },
    ],
  };
}

/** With a minus as long as a digit is wide. */
function leftOf(days: number): string {
  const words = spanWords(Math.abs(days)).replace(/ days?$/, '');
  return days < 0 ? `−${words}` : words;
}

function weaknessDetails({ weaknesses }: CalendarCertificate): CertificateRow['details'] {
  const said = weaknesses.map((one) => one.said).join(' and ');
  return said ? [{ label: 'Weak', value: [plain(`It ${said}, which can be broken.`)] }] : [];
}

/** What takes over; where it differs between providers, each of them. */
function followsOf(uses: JudgedCertificate['uses']): Text {
  const texts = uses.map(({ use, provider }) => ({ text: followOf(use), provider }));
  const words = ({ text }: { readonly text: Text }) => text.map((piece) => piece.text).join('');
  const [first] = texts;
  if (!first) return [];
  if (texts.every((one) => words(one) === words(first))) return first.text;
  return texts
    .slice(0, mostPlaces)
    .flatMap(
      ({ text, provider }, index): Text => [
        ...(index ? [plain('; ')] : []),
        plain(`${callProvider(provider)}: `),
        ...text,
      ],
    );
}

function followOf({ state, successor }: JudgedUse): Text {
  if (state === 'unused') return [plain('counts for nobody')];
  if (!successor) return state === 'expired' || state === 'now' ? [strong('nothing')] : [plain('nothing yet')];
  const { certificate, overlap } = successor;
  const days = Math.floor(Math.abs(overlap) / day);
  if (overlap < 0) return [plain(`${certificate.title}, `), strong(`after ${countOf(days, 'day')} without any`)];
  return [plain(`${certificate.title}, overlaps ${countOf(days, 'day')}`)];
}

function isoMinutes(instant: number): string {
  return new Date(instant).toISOString().slice(0, 16).replace('T', ' ');
}

function colons(sha256: string): string {
  return sha256.replace(/..(?!$)/g, '$&:');
}

/** The first three bytes and the last two. */
export function shortPrint(sha256: string): string {
  return `${colons(sha256).slice(0, 8)}…${colons(sha256).slice(-5)}`;
}

/** The table as text for a ticket and for a spreadsheet. */
export function listCopies(rows: readonly CertificateRow[]): readonly Action[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) => [
    ...[row.word, row.title, row.providers, row.from, row.to, String(row.days)],
    ...[row.follows.map(({ text }) => text).join(''), row.key, row.id, row.places.map(({ label }) => label).join(', ')],
  ]);
  const heads = ['State', 'Certificate', 'Provider', 'Valid from', 'Valid until'].map((head) => ({ head }));
  const rest = ['What follows', 'Key', 'SHA-256', 'Where'].map((head) => ({ head }));
  return copyTable([...heads, { head: 'Days left', number: true }, ...rest], cells);
}

/** A provider and when nobody can sign in through it, in the order in which that comes. */
export function listLockouts(calendar: Calendar): readonly JudgedProvider[] {
  return calendar.providers
    .filter(({ uses, faults }) => uses.some(({ counts }) => counts) || faults.length > 0)
    .slice()
    .sort((a, b) => Number(b.enabled) - Number(a.enabled) || startOf(a) - startOf(b))
    .slice(0, mostRows);
}

function startOf({ lockout }: JudgedProvider): number {
  return lockout.begun ? Number.NEGATIVE_INFINITY : (lockout.from ?? Number.NEGATIVE_INFINITY);
}
