import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { view as isView } from '../../../client/webview/view-shape';
import { openDocument } from '../../../server/src/document/open';
import { usageView } from '../../../server/src/panel/usage';
import { usageJson, usageMarkdown } from '../../../server/src/panel/usage-report';
import type { Question, Text, UsageAnswer, UsageInputs } from '../../../server/src/panel/view';
import { readSettings } from '../../../server/src/settings/settings';
import { busy, busyWith } from '../simulate/usage-organization';

const settings = readSettings([undefined]).settings;
const now = Date.parse('2026-11-19T12:00Z');

function ask(text: string, inputs: Partial<UsageInputs> = {}) {
  return usageView({ view: 'usage', ...inputs }, { document: openDocument(text), settings, now });
}

function answer(text: string, inputs: Partial<UsageInputs> = {}): UsageAnswer {
  const view = ask(text, inputs);
  assert.ok(view.kind === 'usage');
  return view;
}

const plain = (text: Text | undefined) => (text ?? []).map((piece) => piece.text).join('');
const asks = ({ verdict }: UsageAnswer, id: RegExp): Question | undefined => {
  const does = verdict.actions.find((one) => id.test(one.id))?.does;
  return does?.kind === 'ask' ? does.question : undefined;
};
const quiet = { 'action/Get Nothing': 0, 'action/Get Lost': 0, agents: 0 };

describe('the verdict', () => {
  test('says who is refused and when a limit is exceeded', () => {
    const view = answer(busy, {
      load: { ...quiet, 'flow/Main IVR': 100, 'flow/Chat': 0, 'job/CRM': 342, 'minutes/CRM': 1 },
      weekend: 0,
    });
    assert.equal(view.verdict.mark, 'warn');
    assert.equal(view.verdict.title, '2,710 calls in 7 days, 710 fail');
    assert.equal(
      plain(view.verdict.sentence),
      'Get Conversations is refused every time, with 403: 500 calls. From Monday at 09:00 on, CRM goes over its 300 requests a minute in 5 minutes, and 210 calls get 429.',
    );
    assert.deepEqual(view.verdict.facts, [
      { label: 'Succeed', value: '73.8 %' },
      { label: 'Refused 403', value: '500' },
      { label: 'Limited 429', value: '210' },
    ]);
  });
  test('says when all is well', () => {
    const view = answer(busy, { client: 'Widget', load: { agents: 10, 'rounds/Widget': 1 } });
    assert.equal(view.verdict.mark, 'pass');
    assert.equal(view.verdict.title, '56 calls in 7 days, none fails');
    assert.match(
      plain(view.verdict.sentence),
      /^Every call succeeds\. The busiest minute of an agent of Widget has 1 of 300/,
    );
    assert.deepEqual(view.verdict.actions, []);
  });
  test('says from which day on a client gets no token', () => {
    const view = answer(busy, { client: 'Widget', from: '2027-02-26', load: { agents: 100, 'rounds/Widget': 1 } });
    assert.match(
      plain(view.verdict.sentence),
      /^Signed-in user of Widget \(GET \/api\/v2\/users\/me\) gets no token from Monday 1 March on, and 401: 400 calls\.$/,
    );
    assert.deepEqual(asks(view, /^why/), { view: 'token', client: 'Widget', at: '2027-03-01T08:00:00.000Z' });
  });
  test('calls unknown what the file leaves open, and why', () => {
    const view = answer(busy, { client: 'Nobody', load: { 'action/Get Lost': 10 } });
    assert.equal(view.verdict.mark, 'unknown');
    assert.equal(view.verdict.title, '56 calls in 7 days, 56 not known');
    assert.match(plain(view.verdict.sentence), /since the file has no client "Nobody"\.$/);
    assert.deepEqual(view.columns.at(-1), { id: 'unknown', label: 'Not known', mark: 'unknown' });
  });
  test('fails where everything does', () => {
    const view = answer(
      busyWith(['grantType: client-credentials', 'state: disabled\n    grantType: client-credentials']),
      {
        client: 'CRM',
        load: quiet,
      },
    );
    assert.equal(view.verdict.mark, 'fail');
    assert.equal(view.verdict.facts[0]?.value, '0 %');
  });
  test('has nothing to say of a file that calls nothing, and says what to write', () => {
    const view = answer('version: 1\n');
    assert.deepEqual([view.verdict.mark, view.verdict.title], ['none', 'No calls']);
    assert.match(plain(view.verdict.sentence), /under uses\.$/);
    assert.deepEqual(
      answer(busy, { load: { ...quiet, 'flow/Main IVR': 0, 'flow/Chat': 0, 'job/CRM': 0 } }).verdict.facts,
      [],
    );
  });
  test('of a client that is there and calls nothing is no fault', () => {
    const view = answer(busyWith(['uses: [GET /api/v2/users/me]', 'description: Quiet']), { client: 'Widget' });
    assert.equal(view.verdict.mark, 'none');
    assert.match(plain(view.verdict.sentence), /^Widget calls nothing of the Platform API, as far as this file tells/);
    const field = view.fields.find(({ id }) => id === 'client');
    assert.ok(field?.kind === 'choice' && field.choices.some(({ value }) => value === 'Widget'));
  });
  test('is not simulated where the question makes no sense', () => {
    for (const [inputs, sentence] of [
      [{ from: '2026-02-30' }, /^Write the first day as YYYY-MM-DD/],
      [{ days: 400 }, /^A period has 1 to 31 days\.$/],
      [{ weekend: -1 }, /^At the weekend/],
      [{ client: 'Desktpo' }, /Did you mean "Desktop"\?$/],
    ] as const) {
      const view = ask(busy, inputs);
      assert.equal(view.kind, 'error');
      assert.equal(view.verdict.title, 'Not simulated');
      assert.match(plain(view.verdict.sentence), sentence);
    }
  });
});

describe('what can be asked from there', () => {
  const load = { ...quiet, 'flow/Main IVR': 100, 'flow/Chat': 0, 'job/CRM': 342, 'minutes/CRM': 1 };
  const view = answer(busy, { load, weekend: 0 });
  test('why a call is refused, at its time', () => {
    const question = asks(view, /^why/);
    assert.ok(question?.view === 'api');
    const { at, ...call } = question;
    assert.deepEqual(call, {
      view: 'api',
      client: 'CRM',
      method: 'POST',
      path: '/api/v2/analytics/conversations/details/query',
    });
    assert.match(at ?? '', /^2026-11-16T0[0-7]:/);
  });
  test('the minute', () => {
    const question = asks(view, /^minute$/);
    assert.deepEqual(question, { view: 'usage', from: '2026-11-16', days: 1, hour: '09', weekend: 0, load });
    const minute = answer(busy, question as UsageInputs);
    assert.equal(minute.chart.bars.length, 60);
    assert.equal(minute.chart.bars[0]?.label, '09:00');
    assert.equal(minute.chart.bars[0]?.limited, 42);
    assert.equal(asks(minute, /^week$/)?.view, 'usage');
  });
  test('spread the runs, which helps', () => {
    const question = asks(view, /^spread$/) as UsageInputs;
    assert.equal(question.load?.['minutes/CRM'], 2);
    const after = answer(busy, question);
    assert.equal(after.verdict.facts[2]?.value, '0');
    assert.match(plain(view.limitsNote), /Spread the runs over 2 minutes, or give part of them a client of its own\.$/);
  });
});

describe('the table', () => {
  const view = answer(busy);
  test('names clients, callers, operations and lines', () => {
    assert.deepEqual(
      view.rows.map(({ client, place }) => [client, place?.line]),
      [
        ['CRM', 14],
        ['Nobody (not in the file)', 39],
        ['Desktop', 19],
        ['Widget', 27],
      ],
    );
    assert.deepEqual(
      view.rows[0]?.operations.map(({ caller, operation, place }) => `${caller} | ${operation} | ${place?.line}`),
      [
        'Get Queue | GET /api/v2/routing/queues/{queueId} | 47',
        'Get Conversations | POST /api/v2/analytics/conversations/details/query | 50',
        'Get Nothing | GET /api/v2/nothing/at/all | 53',
        'Scheduled run | GET /api/v2/users | 18',
      ],
    );
  });
  test('asks why where a call does not succeed', () => {
    const labels = view.rows.flatMap(({ operations }) => operations.map(({ why }) => why?.label));
    assert.deepEqual(labels, [
      undefined,
      'Show why 403',
      'Show why it is not known',
      undefined,
      undefined,
      undefined,
      'Show why 403',
      undefined,
    ]);
  });
  test('shows a column for what is not known only when there is something', () => {
    assert.deepEqual(
      answer(busy, { client: 'Widget' }).columns.map(({ id }) => id),
      ['2xx', '401', '403', '429'],
    );
  });
  test('is copied as Markdown and for a spreadsheet, without the signs that mean something there', () => {
    const named = answer(busyWith(['name: Get Queue', 'name: "=1|2\\t"']), { client: 'CRM' });
    const [markdown, tabs] = named.copies.map(({ does }) => (does.kind === 'copy' ? does.text.split('\n') : []));
    assert.equal(markdown?.[0], '| Client | Caller | Operation | Calls | 2xx | 401 | 403 | 429 | Not known | Line |');
    assert.ok(markdown?.some((line) => line.startsWith('| CRM | =1\\|2  | GET /api/v2/routing/queues/{queueId} | ')));
    assert.ok(tabs?.some((line) => line.startsWith("CRM\t'=1|2 \tGET /api/v2/routing/queues/{queueId}\t")));
    assert.equal(new Set(tabs?.filter(Boolean).map((line) => line.split('\t').length)).size, 1);
  });
});

describe('the chart', () => {
  test('has a bar a day, with the same numbers as the table', () => {
    const { chart, rows } = answer(busy);
    assert.deepEqual(
      chart.bars.map(({ label }) => label),
      ['Mon 16', 'Tue 17', 'Wed 18', 'Thu 19', 'Fri 20', 'Sat 21', 'Sun 22'],
    );
    const drawn = chart.bars.reduce((sum, bar) => sum + bar.succeeded + bar.refused + bar.limited + bar.unknown, 0);
    assert.equal(
      drawn,
      rows.reduce((sum, { total }) => sum + total.calls, 0),
    );
    assert.equal(
      drawn,
      chart.legend.reduce((sum, { count }) => sum + count, 0),
    );
    assert.match(
      chart.label,
      /^Calls a day: 33,600 in all, the most at Mon 16 with 6,000; 7,080 refused, 2,240 not known\./,
    );
  });
});

describe('the fields', () => {
  test('ask for each load, with its line', () => {
    assert.deepEqual(
      answer(busy).load.map(({ id, label, place }) => `${id}: ${label}, ${place?.line}`),
      [
        'load.flow/Main IVR: Main IVR, calls, 66',
        'load.flow/Chat: Chat, calls, 67',
        'load.action/Get Nothing: Get Nothing, runs, 53',
        'load.action/Get Lost: Get Lost, runs, 56',
        'load.job/CRM: CRM, runs, 14',
        'load.minutes/CRM: CRM, runs take, undefined',
        'load.rounds/Desktop: Desktop, calls an agent, 19',
        'load.rounds/Widget: Widget, calls an agent, 27',
        'load.agents: Agents signed in, 8',
        'weekend: At the weekend, undefined',
      ],
    );
    assert.deepEqual(
      answer(busy, { client: 'Widget' }).load.map(({ id }) => id),
      ['load.rounds/Widget', 'load.agents', 'weekend'],
    );
  });
  test('say so when a number can’t be', () => {
    const field = answer(busy, { load: { 'minutes/CRM': 0 } }).load.find(({ id }) => id === 'load.minutes/CRM');
    assert.equal(field?.kind === 'number' && field.value, 1);
    assert.equal(field?.fault, '0 can’t be; 1 is taken.');
  });
  test('begin with the Monday of this week', () => {
    const [from] = answer(busy).fields;
    assert.equal(from?.kind === 'day' && from.value, '2026-11-16');
  });
  test('ask for an hour of a single day', () => {
    assert.ok(!answer(busy).fields.some(({ id }) => id === 'hour'));
    assert.ok(answer(busy, { days: 1 }).fields.some(({ id }) => id === 'hour'));
  });
});

describe('for a ticket', () => {
  test('it is Markdown', () => {
    const text = usageMarkdown(answer(busy));
    assert.match(
      text,
      /^## 33,600 calls in 7 days, 7,080 fail, 2,240 not known \(simulated\)\n\n\*\*Get Conversations\*\* is refused every time/,
    );
    assert.match(text, /\n- CRM: 23 of 300 a minute in the busiest minute\n/);
    assert.match(text, /\n\| CRM \| Get Queue \| GET \/api\/v2\/routing\/queues\/\{queueId\} \| 11200 \|/);
  });
  test('or JSON, with the same numbers', () => {
    const read = JSON.parse(usageJson(answer(busy))) as { clients: { client: string; calls: number }[] };
    assert.deepEqual(
      read.clients.map(({ client, calls }) => [client, calls]),
      [
        ['CRM', 19_040],
        ['Nobody (not in the file)', 1120],
        ['Desktop', 8960],
        ['Widget', 4480],
      ],
    );
  });
});

test('whatever the file and the question hold, there is an answer, and no secret in it', () => {
  const secret = 'zQ7-secret-value';
  const text = busyWith([
    'grantType: client-credentials',
    `clientSecret: ${secret}\n    grantType: client-credentials`,
  ]);
  const inputs = [
    {},
    { days: Number.NaN, weekend: Number.POSITIVE_INFINITY },
    { from: '9999-99-99', hour: '99' },
    { days: 1, hour: '23', load: { agents: 1e300, 'job/CRM': -1, __proto__: 5, 'minutes/CRM': Number.NaN } },
    { client: '__proto__' },
  ] as readonly Partial<UsageInputs>[];
  const pieces = ['', '\n', '[', '{', '- ', ': ', '"', '- {}', '1e999', '*x', 'null', '  '];
  for (let cut = 0; cut < text.length; cut += 97)
    for (const given of cut % 3 ? inputs.slice(0, 1) : inputs) {
      const broken = text.slice(0, cut) + (pieces[cut % pieces.length] ?? '') + text.slice(cut + (cut % 41));
      const view = ask(broken, given);
      if (broken.includes(secret)) assert.ok(!JSON.stringify(view).includes(secret), `${cut}`);
      assert.ok(view.verdict.title);
      assert.ok(isView(JSON.parse(JSON.stringify({ ...view, version: 1 }))), `${cut}`);
    }
});

test('names without end are cut where they are shown, and the page still takes the view', () => {
  const name = 'x'.repeat(2_000_000);
  const view = answer(
    busyWith(
      ['name: Main IVR', `name: ${name}`],
      ['name: Get Conversations', `name: ${name}`],
      ['oauthClient: CRM', `oauthClient: ${name}`],
    ),
  );
  assert.ok(isView({ ...view, version: 1 }));
  assert.ok(!isView({ ...view, version: 1, columns: undefined }));
  assert.ok(
    view.rows.every(
      ({ client, operations }) => client.length < 300 && operations.every(({ caller }) => caller.length < 300),
    ),
  );
});
