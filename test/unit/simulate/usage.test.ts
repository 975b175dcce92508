import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDocument } from '../../../server/src/document/open';
import { readSettings } from '../../../server/src/settings/settings';
import type { UsageQuestion } from '../../../server/src/simulate/usage/day';
import { overLimit } from '../../../server/src/simulate/usage/limit';
import { spreadJob, spreadOverDay, spreadOverShift } from '../../../server/src/simulate/usage/profile';
import { isAsked } from '../../../server/src/simulate/usage/tally';
import { type CallerUsage, type Counts, simulateUsage, type Usage } from '../../../server/src/simulate/usage/usage';
import { busy, busyWith } from './usage-organization';

const settings = readSettings([undefined]).settings;
const monday = Date.parse('2026-11-16');
const week = { from: monday, days: 7, load: {}, weekend: 30 };

function use(text: string, question: Partial<UsageQuestion> = {}): Usage {
  return simulateUsage({ ...week, ...question }, { document: openDocument(text), settings });
}

function callerOf({ clients }: Usage, client: string, name: string, operation = ''): CallerUsage {
  const found = clients
    .find((one) => one.client.name === client)
    ?.callers.find(({ caller }) => caller.name === name && caller.operation.includes(operation));
  assert.ok(found, `${client}, ${name}`);
  return found;
}

/** A count as `calls: succeeded, status calls …`. */
function tell({ calls, succeeded, statuses, unknown }: Counts): string {
  const rest = Object.entries(statuses).map(([status, number]) => `${status} ${number}`);
  return [`${calls}: ${succeeded}`, ...rest, ...(unknown ? [`unknown ${unknown}`] : [])].join(', ');
}

describe('calls over a week', () => {
  const usage = use(busy, {
    load: { 'flow/Main IVR': 1000, 'flow/Chat': 100, agents: 90, 'rounds/Desktop': 2, 'job/CRM': 50 },
  });
  test('a data action is called by each of its flows, five weekdays in full and two days in part', () => {
    assert.equal(tell(callerOf(usage, 'CRM', 'Get Queue').counts), '6160: 6160');
  });
  test('what no role grants is refused every time', () => {
    const { counts, cases } = callerOf(usage, 'CRM', 'Get Conversations');
    assert.equal(tell(counts), '5600: 0, 403 5600');
    assert.deepEqual(
      cases.map(({ status, by, calls }) => [status, by, calls]),
      [[403, 'call', 5600]],
    );
  });
  test('an operation that is not known is never fine', () => {
    assert.equal(tell(callerOf(usage, 'CRM', 'Get Nothing').counts), '1120: 0, unknown 1120');
  });
  test('nor is a call of a client that the file does not have', () => {
    assert.equal(tell(callerOf(usage, 'Nobody', 'Get Lost').counts), '1120: 0, unknown 1120');
  });
  test('a part of a call at the weekend is rounded', () => {
    const load = { 'flow/Main IVR': 105, 'flow/Chat': 0 };
    assert.equal(
      tell(callerOf(use(busy, { load, days: 1, from: monday + 5 * 86_400_000 }), 'CRM', 'Get Queue').counts),
      '32: 32',
    );
  });
  test('a client runs for itself', () => {
    assert.equal(tell(callerOf(usage, 'CRM', 'Scheduled run').counts), '280: 280');
  });
  test('agents are the active users in turn, and each may what their roles grant', () => {
    // Two of three hold Queue Reader; at the weekend 27 agents work, each as much as on a weekday.
    assert.equal(tell(callerOf(usage, 'Desktop', 'Signed-in user', 'queues').counts), '1008: 672, 403 336');
    assert.equal(callerOf(usage, 'Desktop', 'Signed-in user', 'queues').cases[0]?.user, 'bob@acme.example');
  });
  test('what runs on a disabled integration calls nothing', () => {
    assert.deepEqual(
      usage.calling.disabled.map(({ name }) => name),
      ['Get Off'],
    );
  });
  test('what calls something else than the Platform API is not counted', () => {
    assert.ok(usage.calling.callers.every(({ name }) => name !== 'Get Order'));
  });
  test('without an active user nothing is known of what agents call', () => {
    const none = busyWith([busy.slice(busy.indexOf('users:'), busy.indexOf('oauthClients:')), '']);
    assert.equal(tell(callerOf(use(none), 'Desktop', 'Signed-in user', 'me').counts), '4480: 0, unknown 4480');
  });
  test('only the calls of one client, when it is asked for', () => {
    const one = use(busy, { client: 'Desktop' });
    assert.deepEqual(
      one.clients.map(({ client }) => client.name),
      ['Desktop'],
    );
    assert.equal(one.total.calls, 8960);
    assert.ok(one.calling.callers.some(({ client }) => !isAsked(client, { ...week, client: 'Desktop' })));
  });
});

describe('judged at the time', () => {
  test('by the Implicit grant nobody gets a token from the day on which it stops', () => {
    const usage = use(busy, {
      from: Date.parse('2027-02-26'),
      client: 'Widget',
      load: { agents: 100, 'rounds/Widget': 1 },
    });
    const { counts, cases } = callerOf(usage, 'Widget', 'Signed-in user');
    // Friday 100, Saturday and Sunday 30 each; Monday to Thursday 100 each.
    assert.equal(tell(counts), '560: 160, 401 400');
    assert.ok(cases.every(({ by }) => by === 'token'));
    assert.equal(new Date(Math.min(...cases.map(({ at }) => at))).toISOString(), '2027-03-01T08:00:00.000Z');
    assert.deepEqual(
      usage.bins.map(({ succeeded, refused }) => [succeeded, refused]),
      [
        [100, 0],
        [30, 0],
        [30, 0],
        [0, 100],
        [0, 100],
        [0, 100],
        [0, 100],
      ],
    );
  });
  for (const [what, by, from, to] of [
    [
      'a disabled client',
      'call',
      'grantType: client-credentials',
      'state: disabled\n    grantType: client-credentials',
    ],
    [
      'a client that gets no tokens',
      'token',
      'grantType: client-credentials',
      'state: inactive\n    grantType: client-credentials',
    ],
    [
      'a revoked application',
      'call',
      'integrations:\n',
      'authorizedApplications:\n  - { name: A, client: CRM, state: revoked }\nintegrations:\n',
    ],
  ] as const)
    test(`of ${what} every call is refused`, () => {
      const { counts, cases } = callerOf(use(busyWith([from, to])), 'CRM', 'Get Queue');
      assert.equal(tell(counts), '11200: 0, 401 11200');
      assert.deepEqual([...new Set(cases.map((one) => one.by))], [by]);
    });
  test('what the file leaves open is not known', () => {
    const open = busyWith(['grantType: client-credentials', 'state: [x]\n    grantType: client-credentials']);
    assert.equal(tell(callerOf(use(open), 'CRM', 'Get Queue').counts), '11200: 0, unknown 11200');
  });
});

describe('limits', () => {
  const load = { 'flow/Main IVR': 0, 'flow/Chat': 0, 'action/Get Nothing': 0, 'job/CRM': 342, 'minutes/CRM': 1 };
  test('calls above 300 in a minute get 429', () => {
    const usage = use(busy, { load, days: 1 });
    assert.equal(tell(callerOf(usage, 'CRM', 'Scheduled run').counts), '342: 300, 429 42');
    const limit = usage.limits.find(({ client }) => client?.name === 'CRM');
    assert.deepEqual(limit && { ...limit, client: '' }, {
      client: '',
      of: 'client',
      limit: 300,
      busiest: 342,
      at: monday + 540 * 60_000,
      limited: 42,
      minutes: 1,
      first: monday + 540 * 60_000,
    });
  });
  test('300 do not, and of 301 one does', () => {
    const { total } = use(busy, { load: { ...load, 'job/CRM': 301 }, days: 1, client: 'CRM' });
    assert.equal(tell(total), '301: 300, 429 1');
    assert.equal(use(busy, { load: { ...load, 'job/CRM': 300 }, days: 1, client: 'CRM' }).total.succeeded, 300);
  });
  test('runs that take longer keep it', () => {
    const usage = use(busy, { load: { ...load, 'minutes/CRM': 2 }, days: 1, client: 'CRM' });
    assert.equal(usage.total.succeeded, 342);
    assert.equal(usage.limits[0]?.busiest, 171);
  });
  test('a call that is refused counts for the limit, and stays refused', () => {
    const usage = use(busy, { load: { ...load, 'flow/Main IVR': 100_000, 'job/CRM': 0 }, days: 1 });
    assert.equal(tell(callerOf(usage, 'CRM', 'Get Conversations').counts), '100000: 0, 403 100000');
    assert.ok((callerOf(usage, 'CRM', 'Get Queue').counts.statuses['429'] ?? 0) > 0);
  });
  test('one person has 300 for each client, and 3,000 over all', () => {
    const many = Array.from(
      { length: 12 },
      (_, index) =>
        `  - name: D${index}\n    grantType: authorization-code\n    redirectUris: [https://d.acme.example/]\n    scopes: [users]\n    uses: [GET /api/v2/users/me]\n`,
    ).join('');
    const text = busyWith(['oauthClients:\n', `oauthClients:\n${many}`]);
    const rounds = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`rounds/D${index}`, 310 * 480]));
    const usage = use(text, { days: 1, load: { agents: 1, 'rounds/Desktop': 0, 'rounds/Widget': 0, ...rounds } });
    const first = callerOf(usage, 'D0', 'Signed-in user').counts;
    assert.equal(first.calls, 310 * 480);
    const all = usage.clients.filter(({ client }) => client.name?.startsWith('D') && client.name !== 'Desktop');
    assert.equal(
      all.reduce((sum, { counts }) => sum + counts.succeeded, 0),
      3000 * 480,
    );
    const total = usage.limits.find(({ client }) => client === undefined);
    assert.equal(total?.busiest, 3600);
    assert.equal(total?.limited, 600 * 480);
  });
  test('the share of each caller is its own part', () => {
    const answer = { status: 200, limited: 429, by: 'call' } as const;
    assert.deepEqual(overLimit([300, 100, 0], [answer, answer, answer], 300), { counted: 400, limited: [75, 25, 0] });
    const denied = { status: 403, limited: 403, by: 'call' } as const;
    assert.deepEqual(overLimit([400, 400], [answer, denied], 300), { counted: 800, limited: [250, 0] });
    const refused = { status: 401, limited: 401, by: 'call' } as const;
    assert.deepEqual(overLimit([300, 100], [answer, refused], 300), { counted: 300, limited: [] });
  });
});

describe('an hour of a day', () => {
  test('is what the day has in it', () => {
    const whole = use(busy, { days: 1 });
    const parts = Array.from({ length: 24 }, (_, hour) => use(busy, { days: 1, hour }));
    assert.equal(
      parts.reduce((sum, { total }) => sum + total.calls, 0),
      whole.total.calls,
    );
    assert.deepEqual(
      parts.map(({ total }) => total.succeeded),
      whole.bins.map(({ succeeded }) => succeeded),
    );
    assert.equal(parts[9]?.bins.length, 60);
    assert.equal(whole.bin, 'hour');
  });
});

describe('the profile of a day', () => {
  const sum = (row: Uint32Array) => row.reduce((all, one) => all + one, 0);
  test('adds up, whatever the number', () => {
    for (const calls of [0, 1, 2, 3, 7, 59, 60, 61, 999, 1440, 1441, 123_457, 10_000_000]) {
      assert.equal(sum(spreadOverDay(calls)), calls);
      assert.equal(sum(spreadOverShift(calls)), calls);
      for (const minutes of [1, 2, 59, 900]) assert.equal(sum(spreadJob(calls, minutes)), calls);
    }
  });
  test('has its peak at nine', () => {
    const day = spreadOverDay(100_000);
    assert.equal(day.indexOf(Math.max(...day)), 540);
    assert.ok((day[540] ?? 0) > 2 * (day[600] ?? 0) && (day[180] ?? 0) < 10);
  });
});

/** A small generator of numbers, the same at each run (Lehmer). */
function numbers(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % (most + 1);
  };
}

describe('counts', () => {
  test('add up, whatever is asked', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const any = numbers(seed * 7919);
      const load = Object.fromEntries(
        ['flow/Main IVR', 'flow/Chat', 'action/Get Nothing', 'action/Get Lost', 'job/CRM', 'agents'].map((id) => [
          id,
          any(any(1) ? 50 : 60_000),
        ]),
      );
      const rounds = {
        'rounds/Desktop': any(1) ? any(5) : any(200_000),
        'rounds/Widget': any(9),
        'minutes/CRM': 1 + any(30),
      };
      const usage = use(busy, {
        from: Date.parse('2027-02-20') + any(12) * 86_400_000,
        days: 1 + any(9),
        weekend: any(150),
        load: { ...load, ...rounds },
        ...(any(3) ? {} : { client: ['CRM', 'Desktop', 'Widget', 'Nobody'][any(3)] ?? '' }),
      });
      const { total, clients, bins } = usage;
      const callers = clients.flatMap((one) => one.callers);
      const add = (parts: readonly number[]) => parts.reduce((all, one) => all + one, 0);
      for (const counts of [total, ...clients.map((one) => one.counts), ...callers.map((one) => one.counts)])
        assert.equal(counts.calls, counts.succeeded + counts.unknown + add(Object.values(counts.statuses)), `${seed}`);
      for (const pick of [(one: Counts) => one.calls, (one: Counts) => one.succeeded, (one: Counts) => one.unknown]) {
        assert.equal(pick(total), add(clients.map((one) => pick(one.counts))), `${seed}`);
        assert.equal(pick(total), add(callers.map((one) => pick(one.counts))), `${seed}`);
      }
      const limited = total.statuses['429'] ?? 0;
      assert.equal(add(bins.map((one) => one.succeeded)), total.succeeded, `${seed}`);
      assert.equal(add(bins.map((one) => one.limited)), limited, `${seed}`);
      assert.equal(add(bins.map((one) => one.unknown)), total.unknown, `${seed}`);
      assert.equal(
        add(bins.map((one) => one.refused)),
        total.calls - total.succeeded - total.unknown - limited,
        `${seed}`,
      );
      if (!usage.limits.some(({ client }) => client === undefined) || total === undefined) continue;
      assert.equal(add(usage.limits.map((one) => one.limited)), limited, `${seed}`);
    }
  });
  test('are the same each time', () => {
    const told = (usage: Usage) =>
      JSON.stringify([usage.total, usage.bins, usage.limits.map(({ busiest }) => busiest)]);
    assert.equal(told(use(busy)), told(use(busy)));
  });
});

describe('a file with more than can be shown', () => {
  const actions = Array.from(
    { length: 1500 },
    (_, index) =>
      `  - { name: A${index}, integration: Actions, request: { method: GET, url: /api/v2/routing/queues } }\n`,
  ).join('');
  const flows = Array.from({ length: 1200 }, (_, index) => `  - { name: F${index}, dataActions: [A${index}] }\n`).join(
    '',
  );
  const text = busyWith(['dataActions:\n', `dataActions:\n${actions}`], ['flows:\n', `flows:\n${flows}`]);
  test('is cut, and what is left out is said', () => {
    const { calling, clients } = use(text);
    assert.equal(calling.callers.length, 200);
    assert.equal(clients.flatMap(({ callers }) => callers).length, 200);
    assert.equal(calling.leftOut.callers, 1500 + 8 - 200);
    assert.equal(calling.leftOut.flows, 1202 - 200);
  });
});

test('nonsense is simulated as nothing', () => {
  for (const text of [
    '',
    'x',
    '[]',
    'flows: 1\ndataActions: [1, {}]\noauthClients: [{}, {uses: [1, x]}]',
    busy.slice(0, 900),
  ])
    assert.ok(use(text).total.calls >= 0);
  assert.equal(use('oauthClients: [{name: X, uses: [[], 1, GET /api/v2/users/me]}]').calling.leftOut.unreadable, 2);
});
