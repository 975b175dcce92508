/** The usage view: what a week of calls would come to, as the Platform Usage page would show it. */
import type { Document } from '../document/document';
import type { Settings } from '../settings/settings';
import { longestPath } from '../simulate/api/request';
import { mostCallers, mostFlows } from '../simulate/usage/callers';
import { type LimitUse, simulateUsage, type Usage } from '../simulate/usage/usage';
import { quoted, readWhole, shortened, suggestName, type Whole } from '../simulate/whole';
import { listFields, listLoads, readInputs, summarize } from './usage-fields';
import { listColumns, listCopies, listRows } from './usage-table';
import { type Asked, concludeUsage, spreadOf } from './usage-verdict';
import { code, countOf, dateOf, formatCount, plain, spokenDay, strong, timeOf, weekdayOf } from './usage-words';
import type { Failing, Mark, Text, UsageAnswer, UsageInputs, View } from './view';

export interface UsageCircumstances {
  readonly document: Document;
  readonly settings: Settings;
  /** Milliseconds since 1970 UTC; only the week that is shown when none is chosen depends on it. */
  readonly now: number;
  /** The document as it was read. */
  readonly whole?: Whole;
}

/** The keys that work in the view, and what its foot promises. */
export const usageFoot: Pick<View, 'keys' | 'promise'> = {
  keys: [
    { keys: ['↑', '↓'], does: 'operations' },
    { keys: ['Enter'], does: 'go to line' },
    { keys: ['Space'], does: 'show why' },
  ],
  promise: 'Nothing is sent. These are simulated calls, not those of the Platform Usage page.',
};

/** Answers a question about the use of the API. Never throws, whatever the file and the inputs hold. */
export function usageView(
  inputs: UsageInputs,
  { document, settings, now, whole = readWhole(document) }: UsageCircumstances,
): (UsageAnswer | Failing) & Pick<View, 'keys' | 'promise'> {
  const read = readInputs(inputs, now);
  const usage = simulateUsage(read.question, { document, settings }, whole);
  const asked: Asked = { inputs, read, usage };
  const names = [...new Set(usage.calling.callers.flatMap(({ client }) => client.name ?? []))].filter(
    (name) => name.length <= longestPath,
  );
  const fields = listFields(inputs, read, names);
  const load = listLoads(inputs, read, usage.calling, document);
  const listed = whole.all('oauthClients').flatMap(({ name }) => name?.value ?? []);
  const fault =
    read.faults.values().next().value ?? clientFault(read.question.client, [...new Set([...names, ...listed])]);
  if (fault !== undefined)
    return {
      kind: 'error',
      view: 'usage',
      verdict: { mark: 'fail', title: 'Not simulated', sentence: [plain(fault)], actions: [], facts: [] },
      fields: [...fields, ...load],
      ...usageFoot,
    };
  const rows = listRows(usage, document);
  const columns = listColumns(usage);
  return {
    kind: 'usage',
    view: 'usage',
    verdict: concludeUsage(asked),
    summary: summarize(read.question),
    fields,
    load,
    chart: drawChart(asked),
    limits: usage.limits.map(describeLimit),
    ...noteLimits(asked),
    columns,
    rows,
    notes: listNotes(usage),
    copies: rows.length ? listCopies(rows, columns) : [],
    ...usageFoot,
  };
}

/** A client that calls nothing is no fault as long as it is there. */
function clientFault(client: string | undefined, names: readonly string[]): string | undefined {
  if (client === undefined || names.includes(client)) return undefined;
  return `There is no client ${quoted(client)}. ${suggestName(client, names) ?? ''}`.trim();
}

function drawChart({ usage, read }: Asked): UsageAnswer['chart'] {
  const { bins, bin, total } = usage;
  const limited = total.statuses['429'] ?? 0;
  const refused = Object.entries(total.statuses).filter(([status]) => status !== '429');
  const counts = {
    succeeded: total.succeeded,
    refused: refused.reduce((sum, [, calls]) => sum + calls, 0),
    limited,
    unknown: total.unknown,
  };
  const words = {
    succeeded: 'succeed, 2xx',
    refused: `refused, ${refused.map(([status]) => status).join(' and ') || '401 and 403'}`,
    limited: 'limited, 429',
    unknown: 'not known',
  };
  const kinds = (['succeeded', 'refused', 'limited', 'unknown'] as const).filter(
    (kind) => kind === 'succeeded' || counts[kind] > 0,
  );
  const most = bins.reduce((best, one) => (callsOf(one) > callsOf(best) ? one : best), bins[0] ?? emptyBin);
  const parts = kinds.slice(1).map((kind) => `${formatCount(counts[kind])} ${words[kind].replace(/,.*/, '')}`);
  const day = bin === 'day' ? '' : `${weekdayOf(read.question.from)} ${spokenDay(read.question.from)}, `;
  return {
    title: bin === 'day' ? 'Calls a day' : `${day}calls ${bin === 'hour' ? 'an hour' : 'a minute'}, UTC`,
    label: `Calls a ${bin}: ${formatCount(total.calls)} in all, the most at ${labelBin(most.at, bin)} with ${formatCount(callsOf(most))}${parts.length ? `; ${parts.join(', ')}` : ''}. The table has the numbers.`,
    bars: bins.map(({ at, succeeded, refused: ref, limited: lim, unknown }) => ({
      label: labelBin(at, bin),
      succeeded,
      refused: ref,
      limited: lim,
      unknown,
    })),
    legend: kinds.map((kind) => ({ kind, label: words[kind], count: counts[kind] })),
  };
}

const emptyBin = { at: 0, succeeded: 0, refused: 0, limited: 0, unknown: 0 };

function callsOf({ succeeded, refused, limited, unknown }: Usage['bins'][number]): number {
  return succeeded + refused + limited + unknown;
}

/** "Mon 16", "09:00", "09:05". */
function labelBin(at: number, bin: Usage['bin']): string {
  return bin === 'day' ? `${weekdayOf(at).slice(0, 3)} ${Number(dateOf(at).slice(8))}` : timeOf(at);
}

function describeLimit({ client, of, limit, busiest, limited }: LimitUse): UsageAnswer['limits'][number] {
  const name = shortened(client?.name ?? 'all clients');
  return {
    mark: markLimit(busiest, limit, limited),
    title: of === 'agent' ? `Each agent, ${name}` : name,
    value: busiest,
    limit,
    unit: 'a minute',
  };
}

/** Near to a limit a little more load is too much. */
function markLimit(busiest: number, limit: number, limited: number): Mark {
  if (limited > 0 || busiest > limit) return 'fail';
  return busiest >= limit * 0.8 ? 'warn' : 'pass';
}

function noteLimits(asked: Asked): { readonly limitsNote?: Text } {
  const { usage } = asked;
  const busiest = [...usage.limits].sort((a, b) => b.busiest / b.limit - a.busiest / a.limit)[0];
  if (busiest?.at === undefined) return {};
  const minute = `${weekdayOf(busiest.at)} ${spokenDay(busiest.at)}, ${timeOf(busiest.at)} to ${timeOf(busiest.at + 60_000)} UTC.`;
  const line = plain(`The line marks the limit. ${minute}`);
  if (busiest.busiest <= busiest.limit) return { limitsNote: [line] };
  return { limitsNote: [line, plain(' '), ...advise(busiest, asked)] };
}

function advise(over: LimitUse, asked: Asked): Text {
  if (over.of === 'agent') return [plain('Let the application ask less often, and keep what it was answered.')];
  const spread = spreadOf(over, asked);
  const actions = asked.usage.clients
    .find(({ client }) => client === over.client)
    ?.callers.some(({ caller }) => caller.kind === 'action');
  const pool = ' Data actions may spread their calls over several tokens of the client, which can help (inferred).';
  const own = 'give part of them a client of its own';
  return spread
    ? [plain(`Spread the runs over ${countOf(spread.minutes, 'minute')}, or ${own}.`)]
    : [plain(`Call less often in this minute, or ${own}.${actions ? pool : ''}`)];
}

function listNotes({ calling, signers, clients }: Usage): readonly Text[] {
  if (clients.length === 0) return [];
  const kinds = new Set(clients.flatMap(({ callers }) => callers.map(({ caller }) => caller.kind)));
  const when = [
    ...(kinds.has('action') ? ['calls of flows come as on a working day, the most from 09:00 on'] : []),
    ...(kinds.has('job') ? ['runs start at 09:00'] : []),
    ...(kinds.has('agent') ? ['agents sign in from 08:00 to 09:00 and stay for 8 hours'] : []),
  ];
  const { leftOut, disabled } = calling;
  const [first] = disabled;
  return [
    [plain(`Supposed, in UTC: ${when.join('; ')}. Each client has a token when it can get one.`)],
    ...(kinds.has('agent') && signers.all > 0
      ? [
          [
            plain(
              signers.looked < signers.all
                ? `The agents are the first ${formatCount(signers.looked)} of ${countOf(signers.all, 'active user')} of the file, in turn.`
                : `The agents are the ${countOf(signers.all, 'active user')} of the file, in turn.`,
            ),
          ],
        ]
      : []),
    ...(first
      ? [
          [
            strong(first.name),
            plain(
              `${disabled.length > 1 ? ` and ${countOf(disabled.length - 1, 'more data action')} call` : ' calls'} nothing: the integration is disabled.`,
            ),
          ],
        ]
      : []),
    ...(leftOut.callers > 0
      ? [[plain(`${countOf(leftOut.callers, 'more caller')} left out: only the first ${mostCallers} are simulated.`)]]
      : []),
    ...(leftOut.flows > 0
      ? [[plain(`${countOf(leftOut.flows, 'more flow')} left out: only the first ${mostFlows} are simulated.`)]]
      : []),
    ...(leftOut.unreadable > 0
      ? [
          [
            plain(`${countOf(leftOut.unreadable, 'element')} under `),
            code('uses'),
            plain(' can’t be read and left out.'),
          ],
        ]
      : []),
  ];
}
