/** What the usage view asks: the period, the client, and the load that the user guesses. */
import type { Document } from '../document/document';
import { type Calling, type Load, loadId } from '../simulate/usage/callers';
import { amountOf, type UsageQuestion } from '../simulate/usage/day';
import { shortened } from '../simulate/whole';
import { code, dateOf, mondayBefore, placeOf, plain, weekdayOf } from './usage-words';
import type { Field, Text, UsageInputs } from './view';

const mostDays = 31;
const usualWeekend = 30;

/** Most loads that are asked for; the others keep their usual value. */
const mostLoads = 24;

/** The inputs as the engine takes them, and what is wrong with them by the id of the field. */
export interface ReadInputs {
  readonly question: UsageQuestion;
  readonly faults: ReadonlyMap<string, string>;
}

/** Reads the inputs; what is left out or wrong is replaced by what is usual. `now`: milliseconds since 1970 UTC. */
export function readInputs(inputs: UsageInputs, now: number): ReadInputs {
  const faults = new Map<string, string>();
  const given = inputs.from === undefined || inputs.from === '' ? mondayBefore(now) : readDay(inputs.from);
  if (given === undefined) faults.set('from', 'Write the first day as YYYY-MM-DD, from 1970 to 2999.');
  const whole = (value: unknown, least: number, most: number): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
  const { days = 7, weekend = usualWeekend, load = {} } = inputs;
  if (!whole(days, 1, mostDays)) faults.set('days', `A period has 1 to ${mostDays} days.`);
  if (!whole(weekend, 0, 1000)) faults.set('weekend', 'At the weekend there may be 0 to 1,000 % of a weekday.');
  const single = days === 1 && /^(?:[01]\d|2[0-3])$/.test(String(inputs.hour ?? ''));
  return {
    question: {
      from: given ?? mondayBefore(now),
      days: faults.has('days') ? 7 : days,
      ...(single ? { hour: Number(inputs.hour) } : {}),
      ...(inputs.client ? { client: inputs.client } : {}),
      load,
      weekend: faults.has('weekend') ? usualWeekend : weekend,
    },
    faults,
  };
}

function readDay(text: string): number | undefined {
  if (!/^(?:19[7-9]|2\d\d)\d-\d\d-\d\d$/.test(text)) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) || dateOf(instant) !== text ? undefined : instant;
}

/** The fields above the load. */
export function listFields(inputs: UsageInputs, read: ReadInputs, clients: readonly string[]): readonly Field[] {
  const { question, faults } = read;
  const fault = (id: string) => (faults.has(id) ? { fault: faults.get(id) ?? '' } : {});
  const first: Field = {
    id: 'from',
    label: 'Period',
    kind: 'day',
    value: faults.has('from') ? (inputs.from ?? '') : dateOf(question.from),
    hint: [plain(`${weekdayOf(question.from)}, in UTC`)],
    ...fault('from'),
  };
  const days: Field = {
    id: 'days',
    label: 'Days',
    kind: 'number',
    value: shownNumber(inputs.days, question.days),
    least: 1,
    most: mostDays,
    ...fault('days'),
  };
  const hours: Field = {
    id: 'hour',
    label: 'Hour',
    kind: 'choice',
    value: question.hour === undefined ? '' : hourName(question.hour),
    choices: [
      { value: '', label: 'All day' },
      ...Array.from({ length: 24 }, (_, hour) => ({
        value: hourName(hour),
        label: `${hourName(hour)}:00 to ${hourName(hour + 1)}:00 UTC`,
      })),
    ],
  };
  const client: Field = {
    id: 'client',
    label: 'Client',
    kind: 'choice',
    value: question.client ?? '',
    choices: [
      { value: '', label: `All (${clients.length})` },
      // One that calls nothing can be asked about, and is not offered.
      ...[...new Set([...clients, ...(question.client === undefined ? [] : [question.client])])].map((name) => ({
        value: name,
        label: shortened(name),
      })),
    ],
  };
  return [first, days, ...(question.days === 1 ? [hours] : []), client];
}

/** A number as it was given, also when it can't be; the usual one when it is none. */
function shownNumber(given: number | undefined, usual: number): number {
  return given !== undefined && Number.isFinite(given) ? given : usual;
}

/** "09". */
export function hourName(hour: number): string {
  return String(hour).padStart(2, '0');
}

/** The fields of the load: of the clients that are looked at. */
export function listLoads(
  inputs: UsageInputs,
  { question, faults }: ReadInputs,
  { loads, callers }: Calling,
  document: Document,
): readonly Field[] {
  const asked = new Set(
    callers.flatMap(({ client, loads: ids }) =>
      question.client === undefined || client.name === question.client ? ids : [],
    ),
  );
  const shown = loads.filter(({ id, kind, name }) => asked.has(kind === 'minutes' ? loadId('job', name) : id));
  const fields = shown.slice(0, mostLoads).map((load): Field => {
    const { label, unit } = wordsOf(load);
    const value = amountOf(load, question.load);
    const given = Object.hasOwn(question.load, load.id) ? question.load[load.id] : undefined;
    return {
      id: `load.${load.id}`,
      label,
      kind: 'number',
      value,
      least: load.least,
      most: load.most,
      ...(unit === undefined ? {} : { unit }),
      ...placeOf(load.at, document),
      ...(given === undefined || given === value ? {} : { fault: `${given} can’t be; ${value} is taken.` }),
    };
  });
  const weekend: Field = {
    id: 'weekend',
    label: 'At the weekend',
    kind: 'number',
    value: shownNumber(inputs.weekend, question.weekend),
    least: 0,
    most: 1000,
    unit: '% of a weekday',
    hint: guess(shown.length - fields.length),
    ...(faults.has('weekend') ? { fault: faults.get('weekend') ?? '' } : {}),
  };
  return [...fields, weekend];
}

function guess(more: number): Text {
  const rest = more > 0 ? ` ${more} more numbers are not asked for and keep their usual value.` : '';
  return [plain(`Your guess, kept in this panel. Nothing is read from the platform.${rest}`)];
}

function wordsOf({ kind, name: whole }: Load): { readonly label: string; readonly unit?: string } {
  const name = shortened(whole);
  switch (kind) {
    case 'flow':
      return { label: `${name}, calls` };
    case 'action':
    case 'job':
      return { label: `${name}, runs` };
    case 'minutes':
      return { label: `${name}, runs take`, unit: 'minutes from 09:00' };
    case 'agents':
      return { label: 'Agents signed in' };
    case 'rounds':
      return { label: `${name}, calls an agent` };
  }
}

/** The question in a line. */
export function summarize({ from, days, hour, client }: UsageQuestion): Text {
  const period =
    hour !== undefined
      ? `${hourName(hour)}:00 to ${hourName(hour + 1)}:00 UTC on ${dateOf(from)}`
      : days === 1
        ? dateOf(from)
        : `${days} days from ${dateOf(from)}`;
  return [plain(`${period}, `), client === undefined ? plain('all clients') : code(shortened(client))];
}

/** The inputs as they are kept, for questions that differ in something. */
export function keptInputs(inputs: UsageInputs, { question }: ReadInputs): UsageInputs {
  return { ...inputs, view: 'usage', from: dateOf(question.from), days: question.days };
}
