/** The checks of a response in groups, each with the lines of the response and of the file that decided. */
import type { Outcome, Simulation } from '../simulate/simulation';
import { listChecks } from './checks';
import { plain } from './texts';
import type { Action, Check, Mark, SsoAnswer } from './view';

interface Group {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly string[];
}

const groups: readonly Group[] = [
  { id: 'beginning', title: 'Way to the provider', steps: ['sso-url'] },
  { id: 'message', title: 'Message', steps: ['decode', 'xml-safe', 'xml-structure', 'status'] },
  {
    id: 'signature',
    title: 'Signature',
    steps: [
      'signature-present',
      'signature-scope',
      'signature-algorithm',
      'signature-certificate',
      'signature-valid',
      'certificate-validity',
    ],
  },
  {
    id: 'addressing',
    title: 'Addressing',
    steps: ['issuer', 'destination', 'audience', 'recipient', 'in-response-to'],
  },
  { id: 'time', title: 'Time', steps: ['time-conditions', 'session-expiry'] },
  {
    id: 'person',
    title: 'Person and provider',
    steps: ['name-id', 'attributes', 'replay', 'user-provisioned', 'provider-enabled'],
  },
];

export interface Pointed {
  readonly simulation: Simulation;
  /** Number of the message at which the checks are made. */
  readonly message: number | undefined;
  /** Lines of the response (from 1) at which checks decided. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
  /** Whether the response is one of the test identity provider, whose certificate counts in place of the file's. */
  readonly made: boolean;
  /** What mends a step. */
  readonly fixes: ReadonlyMap<string, readonly Action[]>;
}

/** Every check in its group; groups of which nothing was judged say so. */
export function groupChecks({ simulation, message, lines, made, fixes }: Pointed): SsoAnswer['groups'] {
  const messages = new Map(
    message === undefined ? [] : simulation.steps.map(({ id }): [string, number] => [id, message]),
  );
  const byId = new Map(
    listChecks(simulation, messages, { step: undefined, actions: [] }).map((check) => [check.id, check]),
  );
  return groups.flatMap(({ id, title, steps }) => {
    const checks = steps.flatMap((step) => {
      const check = byId.get(step);
      return check ? [withPlaces(made ? ofTest(check) : check, lines.get(step), fixes.get(step) ?? [])] : [];
    });
    return checks.length ? [{ id, title, summary: summaryOf(checks), mark: worstOf(checks), checks }] : [];
  });
}

function withPlaces(check: Check, lines: readonly number[] | undefined, fixes: readonly Action[]): Check {
  const { expected, found } = check;
  const trouble = check.outcome === 'fail' || check.outcome === 'warn';
  const copied = expected?.map(({ text }) => text).join('');
  const comparable = trouble && copied !== undefined && found !== undefined && copies.has(check.id);
  return {
    ...check,
    ...(check.outcome === 'unknown' && !found ? { found: [plain('not judged')] } : {}),
    ...(lines?.length && check.outcome !== 'skip' ? { lines } : {}),
    actions: [
      ...fixes,
      ...(comparable
        ? [
            {
              id: `copy ${check.id}`,
              label: 'Copy expected value',
              icon: 'copy',
              does: { kind: 'copy', text: copied },
            } as const,
          ]
        : []),
      ...check.actions,
    ],
  };
}

/** A check against the certificate of the test identity provider, which stands on no line of the file. */
function ofTest(check: Check): Check {
  if (check.id !== 'signature-certificate' && check.id !== 'certificate-validity') return check;
  const { place: _, ...rest } = check;
  return {
    ...rest,
    detail: [
      ...check.detail,
      plain(' In this scenario the certificates of the test identity provider count instead of those in the file.'),
    ],
    actions: [],
  };
}

/** Checks whose expected value is one that is entered on the other side. */
const copies: ReadonlySet<string> = new Set(['issuer', 'destination', 'audience', 'recipient']);

const order: readonly Outcome[] = ['fail', 'unknown', 'warn', 'pass', 'skip'];

function worstOf(checks: readonly Check[]): Mark {
  // What could not be judged is no finding of its own.
  if (checks.every(({ outcome }) => outcome === 'unknown' || outcome === 'skip')) return 'skip';
  return order.find((outcome) => checks.some((check) => check.outcome === outcome)) ?? 'skip';
}

/** "5 of 6 pass", "12 not judged". */
function summaryOf(checks: readonly Check[]): string {
  const count = (outcome: Outcome) => checks.filter((one) => one.outcome === outcome).length;
  const judged = checks.length - count('unknown') - count('skip');
  const parts = [
    ...(judged ? [`${count('pass')} of ${judged} pass`] : []),
    ...(count('warn') ? [`${count('warn')} with a warning`] : []),
    ...(count('unknown') ? [`${count('unknown')} not judged`] : []),
    ...(count('skip') ? [count('skip') === 1 ? '1 does not apply' : `${count('skip')} do not apply`] : []),
  ];
  return parts.join(', ');
}

/** "19 pass, 3 fail". */
export function countOutcomes({ steps }: Simulation): string {
  const count = (outcome: Outcome) => steps.filter((one) => one.outcome === outcome).length;
  return [
    ...(count('pass') ? [`${count('pass')} pass`] : []),
    ...(count('warn') ? [`${count('warn')} warn`] : []),
    ...(count('fail') ? [`${count('fail')} fail`] : []),
    ...(count('unknown') ? [`${count('unknown')} not judged`] : []),
  ].join(', ');
}
