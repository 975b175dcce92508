/**
 * Simulates the use of the Platform API over days: how often which operation is called with tokens of which client, and
 * what is answered. How much is called is the user's guess, when is supposed (`profile.ts`), the answers are judged.
 */
import { limits } from '../../facts/limits';
import { readWhole, type Whole } from '../whole';
import { answering, type CallAnswer, changesBetween, type Judging, type Status } from './answers';
import { activeUsers, type Caller, type Calling, type CallingClient, gatherCalling } from './callers';
import { type DayShape, type Kinds, kindsOf, shapeDay, type UsageQuestion } from './day';
import { sum } from './limit';
import { minutesOfDay } from './profile';
import {
  type AnswerAt,
  type DayCircumstances,
  type DayTally,
  isAsked,
  type OutcomeName,
  outcomeOf,
  tallyDay,
} from './tally';

/** Numbers of calls. `calls` is the sum of the others. */
export interface Counts {
  readonly calls: number;
  readonly succeeded: number;
  /** By status, other than 2xx. */
  readonly statuses: { readonly [status: string]: number };
  readonly unknown: number;
}

export interface CallerUsage {
  readonly caller: Caller;
  readonly counts: Counts;
  /** What happens to its calls beside success, in the order in which it begins. */
  readonly cases: readonly Case[];
}

export interface Case {
  readonly status: Status;
  readonly by: CallAnswer['by'];
  readonly calls: number;
  /** The first instant for which it was judged. */
  readonly at: number;
  /** Whose call it is, for a call of a person. */
  readonly user: string | undefined;
}

export interface ClientUsage {
  readonly client: CallingClient;
  readonly counts: Counts;
  readonly callers: readonly CallerUsage[];
}

/** A day, an hour or a minute. */
export interface Bin {
  readonly at: number;
  readonly succeeded: number;
  readonly refused: number;
  readonly limited: number;
  readonly unknown: number;
}

/** The busiest minute against a limit. */
export interface LimitUse {
  /** Undefined for what one person does with all clients. */
  readonly client: CallingClient | undefined;
  /** Whose calls count together: all of the client, or those of one person. */
  readonly of: 'client' | 'agent';
  readonly limit: number;
  readonly busiest: number;
  /** Start of the busiest minute; undefined without a call. */
  readonly at: number | undefined;
  /** Calls that were over it. */
  readonly limited: number;
  /** Minutes in which there were some. */
  readonly minutes: number;
  /** Start of the first of them. */
  readonly first: number | undefined;
}

export interface Usage {
  readonly bin: 'day' | 'hour' | 'minute';
  readonly bins: readonly Bin[];
  readonly total: Counts;
  readonly clients: readonly ClientUsage[];
  readonly limits: readonly LimitUse[];
  readonly calling: Calling;
  /** Users whose rights are looked at, of all that can sign in. */
  readonly signers: { readonly looked: number; readonly all: number };
}

const day = 86_400_000;
const minute = 60_000;

/** Whether a day, given by its midnight in UTC, is a Saturday or a Sunday. */
export function isWeekend(midnight: number): boolean {
  // 1970-01-01 was a Thursday.
  const weekday = (((Math.floor(midnight / day) + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

/** Simulates the days of a question. Never throws, whatever the file holds. The same question has the same answer. */
export function simulateUsage(
  question: UsageQuestion,
  judging: Judging,
  whole: Whole = readWhole(judging.document),
): Usage {
  const calling = gatherCalling(whole);
  const kinds = kindsOf(activeUsers(whole));
  const { from } = question;
  const days = question.hour === undefined ? question.days : 1;
  const changes = changesBetween(judging, from, from + days * day);
  const judges = [from, ...changes].map((instant) => answering(judging, whole, instant));
  const answers = new Map<string, CallAnswer>();
  const answer: AnswerAt = (segment, caller, kind) => {
    const key = `${segment} ${caller} ${kind}`;
    const known = answers.get(key);
    if (known) return known;
    const one = calling.callers[caller] as Caller;
    const made = judges[segment]?.(one, one.kind === 'agent' ? kinds.people[kind]?.signer : undefined) as CallAnswer;
    answers.set(key, made);
    return made;
  };
  const window =
    question.hour === undefined
      ? { start: 0, end: minutesOfDay }
      : { start: question.hour * 60, end: question.hour * 60 + 60 };
  const shapes = new Map<boolean, DayShape>();
  const shapeOf = (weekend: boolean): DayShape => {
    const shape = shapes.get(weekend) ?? shapeDay(calling, question, kinds, weekend);
    shapes.set(weekend, shape);
    return shape;
  };
  // Days of the same shape, in which no answer changes, are the same.
  const tallies = new Map<string, DayTally>();
  const simulated = Array.from({ length: days }, (_, index) => {
    const midnight = from + index * day;
    const weekend = isWeekend(midnight);
    const segmentAt = (at: number) => changes.filter((instant) => instant <= midnight + at * minute).length;
    const first = segmentAt(0);
    const steady = first === segmentAt(minutesOfDay - 1);
    const key = `${weekend} ${first}`;
    const known = steady ? tallies.get(key) : undefined;
    const tally = known ?? tallyDay(calling.callers, shapeOf(weekend), { answer, segmentAt, window, question });
    if (steady) tallies.set(key, tally);
    return { midnight, tally };
  });
  return conclude(question, simulated, calling, kinds, window);
}

interface SimulatedDay {
  readonly midnight: number;
  readonly tally: DayTally;
}

/** Puts the days together. */
function conclude(
  question: UsageQuestion,
  days: readonly SimulatedDay[],
  calling: Calling,
  kinds: Kinds,
  window: DayCircumstances['window'],
): Usage {
  const byClient = new Map<CallingClient, CallerUsage[]>();
  for (const [index, caller] of calling.callers.entries()) {
    if (!isAsked(caller.client, question)) continue;
    const list = byClient.get(caller.client) ?? [];
    list.push(usageOf(caller, index, days, kinds));
    byClient.set(caller.client, list);
  }
  const clients = [...byClient].map(([client, callers]) => ({
    client,
    counts: totalOf(callers.map((one) => one.counts)),
    callers,
  }));
  const bin = question.hour !== undefined ? 'minute' : days.length > 1 ? 'day' : 'hour';
  return {
    bin,
    bins: binsOf(bin, days, window),
    total: totalOf(clients.map((one) => one.counts)),
    clients,
    limits: limitsOf(question, days, calling),
    calling,
    signers: { looked: kinds.all ? kinds.ofUser.length : 0, all: kinds.all },
  };
}

function usageOf(caller: Caller, index: number, days: readonly SimulatedDay[], kinds: Kinds): CallerUsage {
  const cases = new Map<string, Case>();
  for (const { midnight, tally } of days)
    for (const { status, by, kind, calls, first } of tally.callers[index] ?? []) {
      const key = `${status} ${by} ${kind}`;
      const known = cases.get(key);
      const user = caller.kind === 'agent' ? kinds.people[kind]?.signer?.email : undefined;
      const at = known?.at ?? midnight + first * minute;
      cases.set(key, { status, by, calls: calls + (known?.calls ?? 0), at, user });
    }
  const list = [...cases.values()];
  return {
    caller,
    counts: totalOf(list.map(countsOf)),
    cases: list.filter(({ status }) => outcomeOf(status) !== 'succeeded').sort((a, b) => a.at - b.at),
  };
}

function countsOf({ status, calls }: Case): Counts {
  const outcome = outcomeOf(status);
  return {
    calls,
    succeeded: outcome === 'succeeded' ? calls : 0,
    statuses: outcome === 'refused' || outcome === 'limited' ? { [status]: calls } : {},
    unknown: outcome === 'unknown' ? calls : 0,
  };
}

function totalOf(parts: readonly Counts[]): Counts {
  const statuses: { [status: string]: number } = {};
  for (const part of parts)
    for (const [status, calls] of Object.entries(part.statuses)) statuses[status] = (statuses[status] ?? 0) + calls;
  return {
    calls: sum(parts.map(({ calls }) => calls)),
    succeeded: sum(parts.map(({ succeeded }) => succeeded)),
    statuses,
    unknown: sum(parts.map(({ unknown }) => unknown)),
  };
}

function binsOf(
  bin: Usage['bin'],
  days: readonly SimulatedDay[],
  { start, end }: DayCircumstances['window'],
): readonly Bin[] {
  const width = bin === 'day' ? minutesOfDay : bin === 'hour' ? 60 : 1;
  return days.flatMap(({ midnight, tally }) =>
    Array.from({ length: (end - start) / width }, (_, index): Bin => {
      const from = start + index * width;
      const within = (outcome: OutcomeName) => {
        let all = 0;
        for (let at = from; at < from + width; at++) all += tally.byMinute[outcome][at] ?? 0;
        return all;
      };
      return {
        at: midnight + from * minute,
        succeeded: within('succeeded'),
        refused: within('refused'),
        limited: within('limited'),
        unknown: within('unknown'),
      };
    }),
  );
}

function limitsOf(question: UsageQuestion, days: readonly SimulatedDay[], { callers }: Calling): readonly LimitUse[] {
  const keys = new Set(days.flatMap(({ tally }) => [...tally.limits.keys()]));
  const shown = [...keys].filter((client) => client && isAsked(client, question));
  const people = new Set(callers.flatMap(({ kind, client }) => (kind === 'agent' ? [client] : [])));
  const all = question.client === undefined && keys.has(undefined) ? [undefined] : [];
  return [...shown, ...all].map((client) => {
    let use: LimitUse = {
      client,
      of: client === undefined || people.has(client) ? 'agent' : 'client',
      limit: client ? limits.requestsPerMinute : limits.requestsPerMinuteOfUser,
      busiest: 0,
      at: undefined,
      limited: 0,
      minutes: 0,
      first: undefined,
    };
    for (const { midnight, tally } of days) {
      const one = tally.limits.get(client);
      if (!one) continue;
      const instant = (at: number) => midnight + at * minute;
      const busier = one.at !== undefined && one.busiest > use.busiest;
      use = {
        ...use,
        ...(busier ? { busiest: one.busiest, at: instant(one.at ?? 0) } : {}),
        limited: use.limited + one.limited,
        minutes: use.minutes + one.minutes.size,
        first: use.first ?? (one.minutes.size ? instant(Math.min(...one.minutes)) : undefined),
      };
    }
    return use;
  });
}
