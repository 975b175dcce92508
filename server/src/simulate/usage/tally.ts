/** Counts the calls of a day, minute for minute: what each is answered, and which are over a limit. */
import { limits } from '../../facts/limits';
import type { CallAnswer, Status } from './answers';
import type { Caller, CallingClient } from './callers';
import type { DayShape, UsageQuestion } from './day';
import { overLimit, sum } from './limit';
import { minutesOfDay, shiftMinutes } from './profile';

/** The answer of a caller (by its index) for a kind of people, after so many times of change. */
export type AnswerAt = (segment: number, caller: number, kind: number) => CallAnswer;

export type OutcomeName = 'succeeded' | 'refused' | 'limited' | 'unknown';

/** What becomes of a call with a status. */
export function outcomeOf(status: Status): OutcomeName {
  if (status === 'unknown') return 'unknown';
  if (status === 429) return 'limited';
  return status < 400 ? 'succeeded' : 'refused';
}

interface LimitTally {
  busiest: number;
  at: number | undefined;
  limited: number;
  readonly minutes: Set<number>;
}

interface CaseTally {
  readonly status: Status;
  readonly by: CallAnswer['by'];
  readonly kind: number;
  calls: number;
  /** The first minute of the day in which it happens. */
  first: number;
}

export interface DayTally {
  /** What happens to the calls of each caller. */
  readonly callers: readonly CaseTally[][];
  readonly byMinute: { readonly [outcome in OutcomeName]: Float64Array };
  /** By client; what one agent does with all is under undefined. */
  readonly limits: Map<CallingClient | undefined, LimitTally>;
}

export interface DayCircumstances {
  readonly answer: AnswerAt;
  /** How many times of change have come by a minute of the day. */
  readonly segmentAt: (minute: number) => number;
  readonly window: { readonly start: number; readonly end: number };
  readonly question: UsageQuestion;
}

/** Counts the calls of a day. */
export function tallyDay(callers: readonly Caller[], shape: DayShape, circumstances: DayCircumstances): DayTally {
  const tally: DayTally = {
    callers: callers.map(() => []),
    byMinute: {
      succeeded: new Float64Array(minutesOfDay),
      refused: new Float64Array(minutesOfDay),
      limited: new Float64Array(minutesOfDay),
      unknown: new Float64Array(minutesOfDay),
    },
    limits: new Map(),
  };
  const machines = new Map<CallingClient, number[]>();
  const people = new Map<CallingClient, number[]>();
  for (const [index, { client, kind }] of callers.entries()) {
    const group = kind === 'agent' ? people : machines;
    const members = group.get(client) ?? [];
    members.push(index);
    group.set(client, members);
  }
  for (const [client, members] of machines) tallyMachine(client, members, shape, circumstances, tally);
  tallyAgents(people, shape, circumstances, tally);
  return tally;
}

function limitOf(tally: DayTally, client: CallingClient | undefined): LimitTally {
  const known = tally.limits.get(client);
  if (known) return known;
  const made: LimitTally = { busiest: 0, at: undefined, limited: 0, minutes: new Set() };
  tally.limits.set(client, made);
  return made;
}

/** All calls with tokens of a client count together. */
function tallyMachine(
  client: CallingClient,
  members: readonly number[],
  { calls }: DayShape,
  { answer, segmentAt, window, question }: DayCircumstances,
  tally: DayTally,
): void {
  const shown = isAsked(client, question);
  const limit = client.client && limitOf(tally, client);
  const rows = members.map((index) => calls[index] as Uint32Array);
  const numbers = members.map(() => 0);
  let segment = -1;
  let answers: readonly CallAnswer[] = [];
  for (let at = window.start; at < window.end; at++) {
    let all = 0;
    for (let place = 0; place < rows.length; place++) {
      numbers[place] = rows[place]?.[at] ?? 0;
      all += numbers[place] ?? 0;
    }
    if (all === 0) continue;
    const now = segmentAt(at);
    if (now !== segment) {
      segment = now;
      answers = members.map((index) => answer(now, index, 0));
    }
    const over = limit ? overLimit(numbers, answers, limits.requestsPerMinute) : undefined;
    if (limit && over) note(limit, at, over.counted, sum(over.limited));
    if (!shown) continue;
    for (let place = 0; place < rows.length; place++)
      add(tally, {
        caller: members[place] ?? 0,
        kind: 0,
        answer: answers[place] as CallAnswer,
        minutes: [[at, 1]],
        number: numbers[place] ?? 0,
        limited: over?.limited[place] ?? 0,
      });
  }
}

/** The calls of one person count together, for each client and over all; all agents work alike. */
function tallyAgents(
  people: ReadonlyMap<CallingClient, readonly number[]>,
  { calls, agents }: DayShape,
  { answer, segmentAt, window, question }: DayCircumstances,
  tally: DayTally,
): void {
  const members = [...people.values()].flat();
  const clients = [...people].map(([client, indexes]) => ({
    client,
    places: indexes.map((one) => members.indexOf(one)),
  }));
  for (const { client } of clients) limitOf(tally, client);
  const total = members.length > 0 ? limitOf(tally, undefined) : undefined;
  const shown = members.map((_, place) =>
    clients.some((one) => one.places.includes(place) && isAsked(one.client, question)),
  );
  for (let worked = 0; worked < shiftMinutes; worked++) {
    const numbers = members.map((index) => calls[index]?.[worked] ?? 0);
    if (!total || numbers.every((number) => number === 0)) continue;
    for (const [kind, signIns] of agents.entries()) {
      for (const [segment, minutes] of bySegment(signIns, worked, segmentAt, window)) {
        const answers = members.map((index) => answer(segment, index, kind));
        const limited = numbers.map(() => 0);
        for (const { client, places } of clients) {
          const over = overLimit(
            places.map((place) => numbers[place] ?? 0),
            places.map((place) => answers[place] as CallAnswer),
            limits.requestsPerMinute,
          );
          for (const [index, place] of places.entries()) limited[place] = over.limited[index] ?? 0;
          for (const [at, number] of minutes)
            note(limitOf(tally, client), at, over.counted, sum(over.limited) * number);
        }
        const rest = overLimit(
          numbers.map((number, place) => number - (limited[place] ?? 0)),
          answers,
          limits.requestsPerMinuteOfUser,
        );
        for (const [at, number] of minutes) note(total, at, rest.counted, sum(rest.limited) * number);
        for (const [place, index] of members.entries()) {
          if (!shown[place]) continue;
          add(tally, {
            caller: index,
            kind,
            answer: answers[place] as CallAnswer,
            minutes,
            number: numbers[place] ?? 0,
            limited: (limited[place] ?? 0) + (rest.limited[place] ?? 0),
          });
        }
      }
    }
  }
}

/** The minutes of the day at which agents of a kind are so far in their shift, with how many, by segment. */
function bySegment(
  signIns: ReadonlyMap<number, number>,
  worked: number,
  segmentAt: (minute: number) => number,
  { start, end }: DayCircumstances['window'],
): ReadonlyMap<number, readonly (readonly [minute: number, agents: number])[]> {
  const found = new Map<number, [number, number][]>();
  for (const [signedIn, number] of signIns) {
    const at = signedIn + worked;
    if (at < start || at >= end) continue;
    const segment = segmentAt(at);
    const list = found.get(segment) ?? [];
    list.push([at, number]);
    found.set(segment, list);
  }
  return found;
}

/** Whether the calls of a client are asked for. */
export function isAsked(client: CallingClient, question: UsageQuestion): boolean {
  return question.client === undefined || client.name === question.client;
}

/** Takes down a minute of a limit: the busiest, and whether calls were over it. */
function note(limit: LimitTally, at: number, counted: number, limited: number): void {
  if (counted > limit.busiest || (counted === limit.busiest && counted > 0 && at < (limit.at ?? 0))) {
    limit.busiest = counted;
    limit.at = at;
  }
  limit.limited += limited;
  if (limited > 0) limit.minutes.add(at);
}

interface Calls {
  readonly caller: number;
  readonly kind: number;
  readonly answer: CallAnswer;
  /** Minutes of the day in which there are as many, each with how many times that is. */
  readonly minutes: readonly (readonly [at: number, times: number])[];
  readonly number: number;
  /** How many of them are over a limit. */
  readonly limited: number;
}

function add(tally: DayTally, calls: Calls): void {
  const { answer, number, limited } = calls;
  if (number > limited) count(tally, calls, answer.status, number - limited);
  if (limited > 0) count(tally, calls, answer.limited, limited);
}

function count(tally: DayTally, { caller, kind, answer, minutes }: Calls, status: Status, number: number): void {
  const cases = tally.callers[caller] as CaseTally[];
  let one = cases.find((known) => known.status === status && known.kind === kind && known.by === answer.by);
  if (!one) {
    one = { status, by: answer.by, kind, calls: 0, first: minutesOfDay };
    cases.push(one);
  }
  const row = tally.byMinute[outcomeOf(status)];
  for (const [at, times] of minutes) {
    one.calls += number * times;
    one.first = Math.min(one.first, at);
    row[at] = (row[at] ?? 0) + number * times;
  }
}
