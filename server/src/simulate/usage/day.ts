/** What is called when in a day: the user's guess laid over the minutes. */
import { type Calling, type Load, loadId, type Signer } from './callers';
import { minutesOfDay, shiftMinutes, signIn, spreadJob, spreadOverDay, spreadOverShift } from './profile';

export interface UsageQuestion {
  /** Midnight UTC of the first day, milliseconds since 1970. */
  readonly from: number;
  readonly days: number;
  /** Only this hour (0 to 23) of the first day. */
  readonly hour?: number | undefined;
  /** Only the calls of this client; of all when left out. */
  readonly client?: string | undefined;
  /** Calls, runs or minutes by the id of a load; its usual value when left out. */
  readonly load: { readonly [id: string]: number };
  /** Per cent of a weekday at the weekend. */
  readonly weekend: number;
}

/** The value of a load: the user's guess, inside of its bounds, else the usual one. */
export function amountOf({ id, usual, least, most }: Load, load: UsageQuestion['load']): number {
  const given = Object.hasOwn(load, id) ? load[id] : undefined;
  return given !== undefined && Number.isFinite(given) ? Math.min(most, Math.max(least, Math.round(given))) : usual;
}

/** Most kinds of people (by their rights) among whom the agents are divided. */
const mostKinds = 10;

export interface Kinds {
  /** One for each kind of rights. */
  readonly people: readonly { readonly signer: Signer | undefined }[];
  /** The kind of each user who is looked at. */
  readonly ofUser: readonly number[];
  readonly all: number;
}

/** Divides people by their rights, so that one of each kind is judged. */
export function kindsOf(signers: readonly Signer[]): Kinds {
  const index = new Map<string, number>();
  const people: { signer: Signer | undefined }[] = [];
  const ofUser: number[] = [];
  for (const signer of signers) {
    const kind = index.get(signer.rights) ?? people.length;
    if (kind === mostKinds) break;
    if (kind === people.length) people.push({ signer });
    index.set(signer.rights, kind);
    ofUser.push(kind);
  }
  return people.length
    ? { people, ofUser, all: signers.length }
    : { people: [{ signer: undefined }], ofUser: [0], all: 0 };
}

/** What is called when in a day. */
export interface DayShape {
  /** Calls in each minute, by the index of the caller; for agents calls of one agent in each minute of a shift. */
  readonly calls: readonly Uint32Array[];
  /** Agents of each kind by the minute of the day in which they sign in. */
  readonly agents: readonly ReadonlyMap<number, number>[];
}

/** The shape of a weekday or of a day at the weekend. */
export function shapeDay(
  { callers, loads }: Calling,
  question: UsageQuestion,
  kinds: Kinds,
  weekend: boolean,
): DayShape {
  const values = new Map(loads.map((load) => [load.id, amountOf(load, question.load)]));
  const share = (id: string) => {
    const weekday = values.get(id) ?? 0;
    return weekend ? Math.round((weekday * question.weekend) / 100) : weekday;
  };
  const series = new Map<string, Uint32Array>();
  for (const { id, kind, name } of loads) {
    if (kind === 'flow' || kind === 'action') series.set(id, spreadOverDay(share(id)));
    if (kind === 'job') series.set(id, spreadJob(share(id), values.get(loadId('minutes', name)) ?? 1));
    // An agent who works at the weekend works as on any other day.
    if (kind === 'rounds') series.set(id, spreadOverShift(values.get(id) ?? 0));
  }
  return {
    calls: callers.map((caller) => {
      const parts = caller.loads.flatMap((id) => series.get(id) ?? []);
      return parts.length === 1
        ? (parts[0] as Uint32Array)
        : addUp(parts, caller.kind === 'agent' ? shiftMinutes : minutesOfDay);
    }),
    agents: divideAgents(share(loadId('agents')), kinds),
  };
}

function addUp(parts: readonly Uint32Array[], length: number): Uint32Array {
  const sum = new Uint32Array(length);
  for (const part of parts) for (let at = 0; at < length; at++) sum[at] = (sum[at] ?? 0) + (part[at] ?? 0);
  return sum;
}

/** Agents are the users in turn, so many that some stand for several people. */
function divideAgents(agents: number, { people, ofUser }: Kinds): DayShape['agents'] {
  const signIns = people.map(() => new Map<number, number>());
  for (let agent = 0; agent < agents; agent++) {
    const byMinute = signIns[ofUser[agent % ofUser.length] ?? 0];
    const at = signIn(agent, agents);
    byMinute?.set(at, (byMinute.get(at) ?? 0) + 1);
  }
  return signIns;
}
