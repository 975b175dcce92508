/**
 * When calls are made: the shape of a day is supposed, the same on every day, in UTC. A number of calls is laid over the
 * minutes of the day so that it comes out exactly, and in the same way each time.
 */

export const minutesOfDay = 1440;

/** 09:00, when lines open and jobs start: the busiest minutes of the day. */
export const opening = 540;

/** Minutes from the opening to midnight: the longest that a job can take. */
export const longestJob = minutesOfDay - opening;

/** 08:00: within this hour agents sign in. */
export const firstShift = 480;
export const signInMinutes = 60;

/** Minutes that an agent is signed in. */
export const shiftMinutes = 480;

/** Calls of customers by the hour of the day: a peak in the morning, a lower one in the afternoon, little at night. */
const hours = [1, 1, 1, 1, 1, 2, 6, 18, 42, 60, 56, 48, 38, 42, 52, 48, 40, 28, 16, 10, 6, 4, 2, 1];

/** In the first minutes after the opening come those who waited for it. */
const rush = { minutes: 5, times: 3 };

const workingDay = accumulate((minute) => {
  const weight = hours[Math.floor(minute / 60)] ?? 0;
  return minute >= opening && minute < opening + rush.minutes ? weight * rush.times : weight;
}, minutesOfDay);

/** Calls in each minute of a day, over the hours in which customers call. */
export function spreadOverDay(calls: number): Uint32Array {
  return lay(calls, workingDay);
}

/** Runs in each minute of a day, for a job that starts at the opening and takes so many minutes. */
export function spreadJob(runs: number, minutes: number): Uint32Array {
  const day = new Uint32Array(minutesOfDay);
  day.set(spreadEvenly(runs, Math.max(1, Math.min(longestJob, minutes))), opening);
  return day;
}

/** Calls of one agent in each minute of a shift, evenly, the first when the agent signs in. */
export function spreadOverShift(calls: number): Uint32Array {
  return spreadEvenly(calls, shiftMinutes);
}

/** The minute of the day in which an agent signs in, by its number (from 0) among all. */
export function signIn(agent: number, agents: number): number {
  return firstShift + Math.floor((agent * signInMinutes) / agents);
}

function spreadEvenly(calls: number, minutes: number): Uint32Array {
  const share = (minute: number) => Math.ceil((calls * minute) / minutes);
  return Uint32Array.from({ length: minutes }, (_, minute) => share(minute + 1) - share(minute));
}

/** Rounds what has come so far, not each minute by itself: so the sum comes out. */
function lay(calls: number, sums: Float64Array): Uint32Array {
  const all = sums.at(-1) ?? 1;
  const share = (minute: number) => Math.round((calls * (sums[minute] ?? 0)) / all);
  return Uint32Array.from({ length: sums.length - 1 }, (_, minute) => share(minute + 1) - share(minute));
}

function accumulate(weight: (minute: number) => number, minutes: number): Float64Array {
  const sums = new Float64Array(minutes + 1);
  for (let minute = 0; minute < minutes; minute++) sums[minute + 1] = (sums[minute] ?? 0) + weight(minute);
  return sums;
}
