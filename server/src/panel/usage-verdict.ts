/** The verdict of the usage view: what fails, when, whose it is, and what to do. */
import { longestPath } from '../simulate/api/request';
import { type Caller, loadId } from '../simulate/usage/callers';
import { amountOf } from '../simulate/usage/day';
import { longestJob } from '../simulate/usage/profile';
import type { CallerUsage, Case, LimitUse, Usage } from '../simulate/usage/usage';
import { quoted, shortened } from '../simulate/whole';
import { hourName, keptInputs, type ReadInputs } from './usage-fields';
import {
  code,
  countOf,
  dateOf,
  day,
  formatCount,
  formatShare,
  hour,
  mondayBefore,
  plain,
  spokenDay,
  strong,
  timeOf,
  weekdayOf,
} from './usage-words';
import type { Action, Mark, Piece, Text, UsageInputs, Verdict } from './view';

export interface Asked {
  readonly inputs: UsageInputs;
  readonly read: ReadInputs;
  readonly usage: Usage;
}

/** The verdict over all calls. */
export function concludeUsage(asked: Asked): Verdict {
  const { usage } = asked;
  const { total } = usage;
  const failed = failedOf(usage);
  if (usage.clients.length === 0) return nothingCalls(asked);
  if (total.calls === 0)
    return {
      mark: 'none',
      title: `No calls in ${periodOf(asked)}`,
      code: 'simulated',
      sentence: [plain('The load is 0 in all of it. Guess one at the left.')],
      actions: actionsOf(asked),
      facts: [],
    };
  const ends = [
    ...(failed ? [`${formatCount(failed)} fail`] : []),
    ...(total.unknown ? [`${formatCount(total.unknown)} not known`] : []),
  ];
  const sentences = [...refusals(asked), ...limitSentence(asked), ...unknowns(asked)];
  return {
    mark: markOf(total.calls, failed, total.unknown),
    title: `${countOf(total.calls, 'call')} in ${periodOf(asked)}, ${ends.join(', ') || 'none fails'}`,
    code: 'simulated',
    sentence: sentences.length ? join(sentences) : quiet(asked),
    actions: actionsOf(asked),
    facts: factsOf(usage, failed),
  };
}

function failedOf({ total }: Usage): number {
  return total.calls - total.succeeded - total.unknown;
}

function markOf(calls: number, failed: number, unknown: number): Mark {
  if (failed > 0) return failed === calls ? 'fail' : 'warn';
  return unknown > 0 ? 'unknown' : 'pass';
}

function periodOf({ read: { question } }: Asked): string {
  if (question.hour !== undefined) return 'one hour';
  return question.days === 1 ? 'one day' : `${question.days} days`;
}

function nothingCalls({ read: { question } }: Asked): Verdict {
  return {
    mark: 'none',
    title: 'No calls',
    code: 'simulated',
    sentence: [
      ...(question.client === undefined
        ? [plain('Nothing in this file calls the Platform API')]
        : [strong(shortened(question.client)), plain(' calls nothing of the Platform API, as far as this file tells')]),
      plain(
        ': calls are made by Genesys Cloud data actions, and by clients for themselves. List what a client calls under ',
      ),
      code('uses'),
      plain('.'),
    ],
    actions: [],
    facts: [],
  };
}

/** Who is refused, the most calls first. */
function refusedCallers({ clients }: Usage): readonly { readonly one: CallerUsage; readonly cases: readonly Case[] }[] {
  return clients
    .flatMap(({ callers }) => callers)
    .map((one) => ({ one, cases: one.cases.filter(({ status }) => status !== 'unknown' && status !== 429) }))
    .filter(({ cases }) => cases.length > 0)
    .sort((a, b) => callsIn(b.cases) - callsIn(a.cases));
}

function callsIn(cases: readonly Case[]): number {
  return cases.reduce((sum, { calls }) => sum + calls, 0);
}

function refusals({ usage, read }: Asked): readonly Text[] {
  const [first, ...more] = refusedCallers(usage);
  if (!first) return [];
  const { one, cases } = first;
  const calls = callsIn(cases);
  const statuses = [...new Set(cases.map(({ status }) => status))].join(' and ');
  const start = Math.min(...cases.map(({ at }) => at));
  const often =
    calls === one.counts.calls
      ? 'every time'
      : Math.floor(start / day) > Math.floor(read.question.from / day)
        ? `from ${weekdayOf(start)} ${spokenDay(start)} on`
        : cases.some(({ user }) => user !== undefined)
          ? 'for some users'
          : 'at times';
  const token = cases.every(({ by }) => by === 'token');
  const sentence: Text = [
    ...named(one.caller),
    plain(
      token
        ? ` gets no token ${often}, and ${statuses}: ${countOf(calls, 'call')}.`
        : ` is refused ${often}, with ${statuses}: ${countOf(calls, 'call')}.`,
    ),
  ];
  const others = more.reduce((sum, { cases: theirs }) => sum + callsIn(theirs), 0);
  return more.length === 0
    ? [sentence]
    : [
        sentence,
        [
          plain(
            `${countOf(more.length, 'more caller')} ${more.length === 1 ? 'is' : 'are'} refused: ${countOf(others, 'call')}.`,
          ),
        ],
      ];
}

function named({ name, kind, client, operation }: Caller): readonly Piece[] {
  if (kind === 'action') return [strong(name)];
  return [
    strong(name),
    plain(' of '),
    strong(shortened(client.name ?? 'a client without a name')),
    plain(' ('),
    code(operation),
    plain(')'),
  ];
}

function overLimits({ limits }: Usage): readonly LimitUse[] {
  return limits.filter(({ limited }) => limited > 0).sort((a, b) => b.limited - a.limited);
}

function limitSentence({ usage }: Asked): readonly Text[] {
  const [first, ...more] = overLimits(usage);
  if (!first || first.first === undefined) return [];
  const { client, of, limit, limited, minutes } = first;
  const who: readonly Piece[] =
    client === undefined
      ? [plain('each agent goes over the ')]
      : of === 'agent'
        ? [plain('each agent of '), strong(shortened(client.name ?? 'a client')), plain(' goes over the ')]
        : [strong(shortened(client.name ?? 'a client')), plain(' goes over its ')];
  const start = `${weekdayOf(first.first)} at ${timeOf(first.first)}`;
  const sentence: Text = [
    plain(minutes === 1 ? `On ${start}, ` : `From ${start} on, `),
    ...who,
    plain(
      `${formatCount(limit)} requests a minute${client === undefined ? ' of one user' : ''}${minutes === 1 ? '' : ` in ${formatCount(minutes)} minutes`}, and ${countOf(limited, 'call')} get${limited === 1 ? 's' : ''} 429.`,
    ),
  ];
  const others = more.reduce((sum, one) => sum + one.limited, 0);
  return others === 0 ? [sentence] : [sentence, [plain(`${countOf(others, 'more call')} of others get 429.`)]];
}

function unknownCallers({ clients }: Usage): readonly { readonly one: CallerUsage; readonly cases: readonly Case[] }[] {
  return clients
    .flatMap(({ callers }) => callers)
    .map((one) => ({ one, cases: one.cases.filter(({ status }) => status === 'unknown') }))
    .filter(({ cases }) => cases.length > 0)
    .sort((a, b) => callsIn(b.cases) - callsIn(a.cases));
}

function unknowns({ usage }: Asked): readonly Text[] {
  const [first, ...more] = unknownCallers(usage);
  if (!first) return [];
  const { one, cases } = first;
  const others = more.reduce((sum, { cases: theirs }) => sum + callsIn(theirs), 0);
  const reason = reasonOf(one.caller, usage);
  const sentence: Text = [
    plain('What '),
    ...named(one.caller),
    plain(
      ` is answered is not known: ${countOf(callsIn(cases), 'call')}${reason === undefined ? '' : `, since ${reason}`}.`,
    ),
  ];
  return more.length === 0
    ? [sentence]
    : [sentence, [plain(`The same is true of ${countOf(more.length, 'more caller')}: ${countOf(others, 'call')}.`)]];
}

/** Why nothing can be said of the calls of a caller, where the call itself would not show it. */
export function reasonOf({ client, kind }: Caller, { signers }: Usage): string | undefined {
  if (client.name === undefined)
    return client.client ? 'the client has no name' : 'the integration names no OAuth client';
  if (!client.client) return `the file has no client ${quoted(client.name)}`;
  return kind === 'agent' && signers.all === 0 ? 'the file lists no active user who could sign in' : undefined;
}

function quiet({ usage }: Asked): Text {
  const [busiest] = [...usage.limits].sort((a, b) => b.busiest / b.limit - a.busiest / a.limit);
  if (!busiest || busiest.busiest === 0) return [plain('Every call succeeds.')];
  const count = `${formatCount(busiest.busiest)} of ${formatCount(busiest.limit)} requests`;
  return [
    plain('Every call succeeds. The busiest minute of '),
    ...(busiest.client === undefined
      ? [plain('an agent')]
      : [
          ...(busiest.of === 'agent' ? [plain('an agent of ')] : []),
          strong(shortened(busiest.client.name ?? 'a client')),
        ]),
    plain(` has ${count}.`),
  ];
}

function join(sentences: readonly Text[]): Text {
  return sentences.flatMap((sentence, index) => (index === 0 ? sentence : [plain(' '), ...sentence]));
}

function factsOf({ total }: Usage, failed: number): Verdict['facts'] {
  const limited = total.statuses['429'] ?? 0;
  const refused = Object.keys(total.statuses).filter((status) => status !== '429');
  const label = refused.length === 1 ? `Refused ${refused[0]}` : 'Refused';
  const facts = [{ label: 'Succeed', value: formatShare(total.succeeded, total.calls) }];
  if (total.unknown > 0)
    return [
      ...facts,
      ...(failed ? [{ label: 'Fail', value: formatCount(failed) }] : []),
      { label: 'Not known', value: formatCount(total.unknown) },
    ];
  return [
    ...facts,
    { label, value: formatCount(failed - limited) },
    { label: 'Limited 429', value: formatCount(limited) },
  ];
}

function actionsOf(asked: Asked): readonly Action[] {
  const { inputs, read, usage } = asked;
  const kept = keptInputs(inputs, read);
  const { hour: _, ...wide } = kept;
  const actions: Action[] = [];
  const refused = refusedCallers(usage)[0];
  const open = unknownCallers(usage)[0];
  const why = refused
    ? whyAction(refused.one, refused.cases[0] as Case, usage)
    : open && whyAction(open.one, open.cases[0] as Case, usage);
  if (why) actions.push(why);
  const over = overLimits(usage)[0];
  const spread = over && spreadAction(over, wide, asked);
  if (over?.first !== undefined && read.question.hour === undefined) {
    const question: UsageInputs = {
      ...kept,
      from: dateOf(over.first),
      days: 1,
      hour: hourName(Math.floor((over.first % day) / hour)),
    };
    actions.push({ id: 'minute', label: 'Show the minute', icon: 'pulse', does: { kind: 'ask', question } });
  }
  if (spread) actions.push(spread);
  if (read.question.days === 1 && actions.length < 3)
    actions.push({
      id: 'week',
      label: 'Show the week',
      icon: 'graph',
      does: { kind: 'ask', question: { ...wide, from: dateOf(mondayBefore(read.question.from)), days: 7 } },
    });
  return actions;
}

/** Asks the API view for a call, or the token view where no token is issued for it. */
export function whyAction({ caller }: CallerUsage, { status, by, at, user }: Case, usage: Usage): Action | undefined {
  const client = caller.client.name;
  if (client === undefined || reasonOf(caller, usage) !== undefined) return undefined;
  // A question that is longer is no longer one of a person.
  if (Math.max(client.length, caller.path.length) > longestPath) return undefined;
  const instant = new Date(at).toISOString();
  const label = status === 'unknown' ? 'Show why it is not known' : `Show why ${status}`;
  const id = `why ${shortened(client)} ${caller.name} ${caller.operation}`;
  if (by === 'token')
    return { id, label, icon: 'key', does: { kind: 'ask', question: { view: 'token', client, at: instant } } };
  const { method, path } = caller;
  return {
    id,
    label,
    icon: 'plug',
    does: {
      kind: 'ask',
      question: { view: 'api', client, method, path, ...(user === undefined ? {} : { user }), at: instant },
    },
  };
}

/** The fewest minutes over which a job of a client keeps the limit, when that is possible. */
export function spreadOf(
  over: LimitUse,
  { usage, read }: Asked,
): { readonly id: string; readonly minutes: number } | undefined {
  const { client, limit } = over;
  if (!client || over.of === 'agent') return undefined;
  const callers = usage.clients.find((one) => one.client === client)?.callers ?? [];
  const jobs = callers.filter(({ caller }) => caller.kind === 'job').length;
  const job = usage.calling.loads.find(({ kind, name }) => kind === 'job' && name === client.name);
  if (!job || jobs === 0) return undefined;
  const runs = amountOf(job, read.question.load);
  const id = loadId('minutes', job.name);
  const now = usage.calling.loads.find((load) => load.id === id);
  const taken = now ? amountOf(now, read.question.load) : 1;
  // In the busiest minute as many runs as there are at most; what else is called then stays.
  const others = Math.max(0, over.busiest - Math.ceil(runs / taken) * jobs);
  const most = Math.floor((limit - others) / jobs);
  const minutes = most > 0 ? Math.ceil(runs / most) : 0;
  return minutes > taken && minutes <= longestJob ? { id, minutes } : undefined;
}

function spreadAction(over: LimitUse, wide: UsageInputs, asked: Asked): Action | undefined {
  const spread = spreadOf(over, asked);
  return (
    spread && {
      id: 'spread',
      label: `Spread the runs over ${countOf(spread.minutes, 'minute')}`,
      icon: 'graph',
      does: {
        kind: 'ask',
        question: {
          ...wide,
          ...(asked.inputs.hour ? { hour: asked.inputs.hour } : {}),
          load: { ...asked.inputs.load, [spread.id]: spread.minutes },
        },
      },
    }
  );
}
