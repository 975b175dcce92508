/** What each call is answered, judged once for every time at which that may change. */
import { limits } from '../../facts/limits';
import { simulateApi } from '../api/call';
import type { Circumstances } from '../oauth/token';
import { simulateToken } from '../oauth/token';
import type { Simulation } from '../simulation';
import type { Whole } from '../whole';
import type { Caller, CallingClient, Signer } from './callers';

/** An HTTP status; `unknown` where the file does not decide it. */
export type Status = number | 'unknown';

export interface CallAnswer {
  readonly status: Status;
  /** When the limit of requests a minute is used up. */
  readonly limited: Status;
  /** What decides the status: the call, or that no token is issued for it. */
  readonly by: 'call' | 'token';
}

export type Judging = Omit<Circumstances, 'resolve' | 'now'>;

const unknown: CallAnswer = { status: 'unknown', limited: 'unknown', by: 'call' };

/** Instants (milliseconds since 1970 UTC, ascending) between two others at which an answer may become another. */
export function changesBetween({ settings }: Judging, from: number, to: number): readonly number[] {
  return [Date.parse(settings.thresholds.implicitGrantEnds)].filter((instant) => instant > from && instant < to);
}

/** Judges the calls of a file at an instant, each with a token that was issued just before. */
export function answering(judging: Judging, whole: Whole, now: number) {
  const tokens = new Map<CallingClient, Status>();
  const tokenOf = (client: CallingClient): Status => {
    const known = tokens.get(client);
    if (known !== undefined) return known;
    const made = judgeToken(client, judging, whole, now);
    tokens.set(client, made);
    return made;
  };
  return (caller: Caller, signer: Signer | undefined): CallAnswer => {
    const { client, method, path, kind } = caller;
    if (!client.client || client.name === undefined || (kind === 'agent' && !signer)) return unknown;
    const ask = (more: { callsBefore?: number; withoutToken?: boolean }): Status =>
      statusOf(
        simulateApi(
          { client: client.name ?? '', method, path, user: signer?.email, ...more },
          { ...judging, now },
          whole,
        ),
      );
    const status = ask({});
    const token = status === 401 ? 200 : tokenOf(client);
    if (token === 'unknown') return unknown;
    if (token !== 200) {
      const refused = ask({ withoutToken: true });
      return { status: refused, limited: refused, by: 'token' };
    }
    let limited: Status | undefined;
    return {
      status,
      // Asked when a limit is reached, which it seldom is.
      get limited() {
        limited ??= ask({ callsBefore: limits.requestsPerMinute });
        return limited;
      },
      by: 'call',
    };
  };
}

function statusOf({ verdict, http }: Simulation): Status {
  return http && (verdict === 'allowed' || http.status >= 400) ? http.status : 'unknown';
}

/** The steps that the organization decides. What the application sends with its request is supposed to be right. */
const decided = new Set(['client-known', 'client-active', 'application-state', 'grant-type', 'roles', 'scopes']);

function judgeToken({ client, name = '' }: CallingClient, judging: Judging, whole: Whole, now: number): Status {
  const { steps } = simulateToken(
    { client: name, redirectUri: client?.redirectUris?.items[0]?.value },
    { ...judging, now, resolve: () => undefined },
    whole,
  );
  const outcomes = new Set(steps.flatMap(({ id, outcome }) => (decided.has(id) ? [outcome] : [])));
  if (outcomes.has('fail')) return 400;
  return outcomes.has('unknown') ? 'unknown' : 200;
}
