/** The certificates in a sentence: who can't sign in, what to replace, and what ends next. */
import type { Calendar, JudgedProvider, JudgedUse } from '../report/calendar-judged';
import { onlyWeak } from '../report/calendar-text';
import { listLockouts } from './certificates-table';
import { callProvider, fullDay, placeIn, placeLabel, when } from './certificates-words';
import { countOf, formatCount, goTo, plain, rich, strong } from './texts';
import type { Action, Mark, Text, Verdict } from './view';

const day = 86_400_000;

type Concluded = Pick<Verdict, 'mark' | 'title' | 'sentence'> & {
  readonly at?: JudgedUse['at'];
  /** Who needs another certificate. */
  readonly needy?: JudgedProvider;
};

/** The verdict; `soonDays` are those within which a certificate has to be replaced. */
export function concludeCertificates(calendar: Calendar, soonDays: number): Verdict {
  const { at, needy, ...said } =
    keyInPlace(calendar) ??
    lockedOut(calendar) ??
    dueNow(calendar, soonDays) ??
    gapAhead(calendar, soonDays) ??
    notReadable(calendar) ??
    weakOnes(calendar) ??
    none(calendar) ??
    allWell(calendar, soonDays);
  const actions: readonly Action[] = [
    ...(needy ? [addAction(needy)] : []),
    ...(at ? [goToPlace(at, calendar, !needy)] : []),
    ...(calendar.certificates.some(({ uses }) => uses.some(({ use }) => use.counts)) ? [exportAction(!at)] : []),
  ];
  return { ...said, actions, facts: factsOf(calendar) };
}

function addAction({ at: { uri }, pointer }: JudgedProvider): Action {
  return {
    id: 'add',
    label: 'Add the next certificate…',
    icon: 'add',
    first: true,
    does: { kind: 'addCertificate', uri, pointer },
  };
}

function goToPlace(at: JudgedUse['at'], calendar: Calendar, first: boolean): Action {
  return { ...goTo(placeIn(at)), label: `Go to ${placeLabel(at, calendar)}`, ...(first ? { first } : {}) };
}

function exportAction(first: boolean): Action {
  return { id: 'export', label: 'Export .ics', icon: 'export', does: { kind: 'export' }, ...(first ? { first } : {}) };
}

/** A private key is worse than anything that a date can do. */
function keyInPlace({ faults }: Calendar): Concluded | undefined {
  const fault = faults.find((one) => one.fault === 'private-key');
  if (!fault) return undefined;
  return {
    mark: 'fail',
    title: 'A private key in place of a certificate',
    sentence: [strong(callProvider(fault.provider)), plain(': '), ...rich(fault.reason)],
    at: fault.at,
  };
}

function lockedOut(calendar: Calendar): Concluded | undefined {
  const locked = listLockouts(calendar).filter(({ enabled, lockout }) => enabled && lockout.begun);
  const [first] = locked;
  if (!first) return undefined;
  const name = callProvider(first);
  const title =
    locked.length === 1
      ? `Nobody can sign in through ${name}`
      : `${formatCount(locked.length)} identity providers without a valid certificate`;
  return { mark: 'fail', title, needy: first, ...lockedWhy(first, calendar) };
}

function lockedWhy(provider: JudgedProvider, { now }: Calendar): Pick<Concluded, 'sentence' | 'at'> {
  const counting = provider.uses.filter(({ counts }) => counts);
  const last = latest(counting.filter(({ state }) => state === 'expired'));
  const [fault] = provider.faults;
  const ahead = counting.find(({ certificate }) => certificate.notBefore === provider.lockout.to);
  const put = 'Put in the certificate that the identity provider signs with today.';
  if (last) {
    const next = ahead
      ? [
          plain(', and '),
          strong(ahead.certificate.title),
          plain(` is valid only from ${fullDay(ahead.certificate.notBefore)} on. `),
        ]
      : [plain(', and nothing follows it. ')];
    const ended = `${fullDay(last.certificate.notAfter)}, ${when(last.certificate.notAfter, now)}`;
    return {
      sentence: [
        ...[
          strong(last.certificate.title),
          plain(' of '),
          strong(callProvider(provider)),
          plain(` expired on ${ended}`),
        ],
        ...[...next, plain(put)],
      ],
      at: last.at,
    };
  }
  if (ahead)
    return {
      sentence: [
        ...[strong(ahead.certificate.title), plain(' of '), strong(callProvider(provider))],
        plain(` is valid only from ${fullDay(ahead.certificate.notBefore)} on, and no other one is valid now. ${put}`),
      ],
      at: ahead.at,
    };
  if (!fault) return { sentence: [plain(put)], at: provider.at };
  return {
    sentence: [strong(callProvider(provider)), plain(' has no certificate that can be read. '), ...rich(fault.reason)],
    at: fault.at,
  };
}

function dueNow({ certificates }: Calendar, days: number): Concluded | undefined {
  const due = certificates.filter(({ state }) => state === 'now');
  const [first] = due;
  if (!first) return undefined;
  const all = first.uses.filter(({ use }) => use.state === 'now');
  const enabled = all.filter(({ provider }) => provider.enabled);
  const [one] = enabled.length ? enabled : all;
  if (!one) return undefined;
  const { certificate } = first;
  const whose: Text = enabled.length
    ? [
        plain(': every sign-in through '),
        strong(callProvider(one.provider)),
        plain(`${enabled.length > 1 ? ` and ${formatCount(enabled.length - 1)} more` : ''} stops that day. `),
      ]
    : [plain('. '), strong(callProvider(one.provider)), plain(' is not enabled, so no sign-in stops. ')];
  const more = due.length - 1;
  return {
    mark: 'warn',
    title: `${countOf(due.length, 'certificate')} to replace within ${countOf(days, 'day')}`,
    sentence: [
      strong(certificate.title),
      plain(` ends on ${fullDay(certificate.notAfter)} and nothing follows it`),
      ...whose,
      plain('Add the next certificate while the old one still works.'),
      ...(more > 0 ? [plain(` ${more === 1 ? 'One more ends' : `${formatCount(more)} more end`} soon.`)] : []),
    ],
    at: one.use.at,
    needy: one.provider,
  };
}

/** A rotation in which the next certificate begins too late. */
function gapAhead(calendar: Calendar, days: number): Concluded | undefined {
  const { now } = calendar;
  const gaps = listLockouts(calendar).filter(
    ({ enabled, lockout: { from, to, begun } }) =>
      enabled && !begun && from !== undefined && to !== undefined && from <= now + days * day,
  );
  const [first] = gaps;
  const { from, to } = first?.lockout ?? {};
  if (!first || from === undefined || to === undefined) return undefined;
  const old = first.uses.find(({ certificate }) => certificate.notAfter === from - 1);
  const next = first.uses.find(({ certificate }) => certificate.notBefore === to);
  return {
    mark: 'warn',
    title: `${countOf(gaps.length, 'rotation')} with a gap within ${countOf(days, 'day')}`,
    sentence: [
      ...[strong(old?.certificate.title ?? ''), plain(` ends on ${fullDay(from)}, and `)],
      ...[
        strong(next?.certificate.title ?? ''),
        plain(` begins on ${fullDay(to)}: in between nobody can sign in through `),
      ],
      ...[strong(callProvider(first)), plain('. Add a certificate that is valid then.')],
    ],
    ...(old ? { at: old.at } : {}),
    needy: first,
  };
}

function notReadable({ faults }: Calendar): Concluded | undefined {
  const [first] = faults;
  if (!first) return undefined;
  return {
    mark: 'warn',
    title: `${countOf(faults.length, 'certificate')} that cannot be read`,
    sentence: [strong(callProvider(first.provider)), plain(': '), ...rich(first.reason)],
    at: first.at,
  };
}

/** What can be broken, of those that count and hold. */
function weakOnes({ certificates }: Calendar): Concluded | undefined {
  const weak = certificates.filter(({ certificate, state }) => onlyWeak(certificate, state) !== undefined);
  const [first] = weak;
  const one = first?.uses.find(({ use }) => use.counts);
  if (!first || !one) return undefined;
  const { title, weaknesses } = first.certificate;
  const more = weak.length - 1;
  return {
    mark: 'warn',
    title: `${countOf(weak.length, 'certificate')} with a weak key or signature`,
    sentence: [
      ...[strong(title), plain(' of '), strong(callProvider(one.provider))],
      plain(
        ` ${weaknesses.map(({ said }) => said).join(' and ')}, which can be broken: whoever does can sign in as anybody. Have the identity provider make a new one: RSA with 2048 bits or more, signed with SHA-256.`,
      ),
      ...(more > 0 ? [plain(` ${more === 1 ? 'One more is' : `${formatCount(more)} more are`} weak, too.`)] : []),
    ],
    at: one.use.at,
    needy: one.provider,
  };
}

function none({ certificates, files }: Calendar): Concluded | undefined {
  if (certificates.length) return undefined;
  return {
    mark: 'none',
    title: 'No certificates',
    sentence: [
      plain(
        `No identity provider in ${files === 1 ? 'the organization file' : `the ${formatCount(files)} organization files`} of the workspace has a certificate.`,
      ),
    ],
  };
}

function allWell(calendar: Calendar, days: number): Concluded {
  const next = nextEnd(calendar);
  const mark: Mark = 'pass';
  const title = `Nothing to replace within ${countOf(days, 'day')}`;
  if (!next) return { mark, title, sentence: [plain('No certificate that counts ends.')] };
  const { certificate, uses } = next;
  const [first] = uses;
  const successor = first?.use.successor;
  const follows: Text = successor
    ? [plain('; '), strong(successor.certificate.title), plain(' follows it.')]
    : [plain(', and nothing follows it yet.')];
  return {
    mark,
    title,
    sentence: [
      strong(certificate.title),
      ...(first ? [plain(' of '), strong(callProvider(first.provider))] : []),
      plain(` ends next, on ${fullDay(certificate.notAfter)}, ${when(certificate.notAfter, calendar.now)}`),
      ...follows,
    ],
  };
}

function latest(uses: readonly JudgedUse[]): JudgedUse | undefined {
  return uses.reduce<JudgedUse | undefined>(
    (best, one) => (best && best.certificate.notAfter >= one.certificate.notAfter ? best : one),
    undefined,
  );
}

/** The certificate that ends next of those that count. */
function nextEnd({ certificates, now }: Calendar): Calendar['certificates'][number] | undefined {
  return certificates.find(
    ({ certificate, uses }) => certificate.notAfter >= now && uses.some(({ use }) => use.counts),
  );
}

function factsOf(calendar: Calendar): Verdict['facts'] {
  const { certificates, providers, now } = calendar;
  const having = providers.filter(({ uses }) => uses.length > 0);
  const whose = having.length;
  const files = new Set(having.map(({ at }) => at.file)).size;
  if (!certificates.length) return [];
  const expired = certificates.filter(({ state }) => state === 'expired');
  const replaced = expired.every(({ uses }) => uses.every(({ provider }) => !provider.lockout.begun));
  const next = nextEnd(calendar);
  const where = files > 1 ? ` in ${countOf(files, 'file')}` : '';
  return [
    { label: 'Certificates', value: `${formatCount(certificates.length)}, of ${countOf(whose, 'provider')}${where}` },
    {
      label: 'Expired',
      value: expired.length ? `${formatCount(expired.length)}${replaced ? ', replaced' : ''}` : 'none',
    },
    ...(next ? [{ label: 'Next end', value: when(next.certificate.notAfter, now) }] : []),
  ];
}
