/** The shape of what is shown, as server/src/panel/view.ts has it; what is there beyond it does no harm. */
import { boolean, count, either, having, list, number, type Shape, table, text, told, word } from './shapes';

const string = text();
const position = having({ line: count, character: count });
const place = having({ line: count, range: having({ start: position, end: position }) }, { uri: string });
const prose = list(having({ text: string }, { style: word('strong', 'code', 'quiet'), to: place }));
const mark = word('pass', 'fail', 'warn', 'unknown', 'skip', 'shield', 'none');
const tone = word('plain', 'bad', 'dim');
const strings = list(string);

const action = having(
  {
    id: string,
    label: string,
    does: told('kind', {
      fix: having({ fix: string }),
      go: having({ to: place }),
      ask: having({ question: having({ view: string }) }),
      copy: having({ text: string }),
      export: having({}),
      addCertificate: having({ uri: string, pointer: string }),
      import: having({}),
      open: having({}),
    }),
  },
  { icon: string, first: boolean },
);
const actions = list(action);

const verdict = having(
  { mark, title: string, sentence: prose, actions, facts: list(having({ label: string, value: string })) },
  { code: string },
);

const choices = list(having({ value: string, label: string }));
const aboutField = { place, hint: prose, unit: string, fault: string };
const field = (more: { readonly [key: string]: Shape }, optional: { readonly [key: string]: Shape } = {}): Shape =>
  having({ id: string, label: string, ...more }, { ...aboutField, ...optional });
const fields = list(
  told('kind', {
    choice: field({ value: string, choices }),
    text: field({ value: string, code: boolean }, { suggestions: strings }),
    number: field({ value: number, least: number }, { most: number }),
    checks: field({ value: strings, choices }),
    instant: field({ value: string, now: boolean }),
    day: field({ value: string }),
    flag: field({ value: boolean, text: string }),
    response: field({ name: string, made: boolean, given: boolean }),
    secret: field({ given: boolean, masked: string, makes: boolean }),
  }),
);

const variants = list(having({ id: string, label: string, mark, code: string }, { detail: string }));

const picture = having({
  label: string,
  lanes: list(having({ id: string, icon: string, title: string, sub: string })),
  rows: list(
    told('kind', {
      message: having(
        { from: string, to: string, title: string, tone, checks: strings },
        { number: count, wire: string, end: mark },
      ),
      box: having(
        { lane: string, mark: either(mark, word('account')), title: string, tone, checks: strings },
        { sub: string },
      ),
    }),
  ),
});

const checks = list(
  having(
    { id: string, title: string, outcome: mark, detail: prose, actions },
    {
      message: count,
      expected: prose,
      found: prose,
      place,
      lines: list(count),
      confidence: word('confirmed', 'inferred'),
      because: string,
      resolution: prose,
    },
  ),
);

const wire = having({
  message: count,
  lines: list(
    having(
      { spans: list(having({ text: string }, { style: word('name', 'string', 'number', 'quiet', 'strong') })) },
      { checks: strings, hit: boolean },
    ),
  ),
});

const numbered = list(having({ kind: word('same', 'removed', 'added', 'gap'), text: string }, { number: count }));
const preview = having({
  fix: string,
  title: string,
  place,
  lines: numbered,
  notes: list(prose),
  others: actions,
});

const excerpt = having({
  place,
  lines: list(having({ number: count, text: string }, { hit: boolean, note: prose })),
});

const common = {
  version: count,
  keys: list(having({ keys: strings, does: string })),
  promise: string,
};

const usageCounts = having({ calls: count, succeeded: count, statuses: table(count), unknown: count });

const viewId = word('token', 'api', 'sso', 'certificates', 'usage');

const certificateState = word('expired', 'now', 'soon', 'valid', 'weak', 'ahead', 'unused');
const labelled = { label: string, place };

const xmlLines = list(
  having(
    {
      number: count,
      spans: list(having({ text: string }, { style: word('name', 'string', 'number', 'quiet', 'strong') })),
    },
    {
      checks: strings,
      hit: boolean,
      signed: word('first', 'inner', 'last', 'only'),
      quiet: boolean,
      differs: boolean,
      note: prose,
    },
  ),
);

const attack = having(
  {
    title: string,
    headings: having({ plan: string, why: string }),
    plan: strings,
    why: prose,
    tree: list(
      having(
        { id: string, icon: string, title: string, lines: strings, tone: word('plain', 'forged', 'real') },
        { parent: string, note: string, covers: string },
      ),
    ),
  },
  { sides: list(having({ mark, title: string, sub: string, lines: xmlLines })) },
);

/** Anything that can be shown. */
export const view: Shape = told('kind', {
  choose: having({
    ...common,
    view: viewId,
    title: string,
    sentence: prose,
    columns: list(
      having({
        title: string,
        count: string,
        items: list(
          having({ icon: string, title: string, sub: string, place, question: having({ view: viewId }) }, { mark }),
        ),
      }),
    ),
  }),
  error: having({ ...common, view: viewId, verdict, fields }, { excerpt, others: actions }),
  answer: having(
    {
      ...common,
      view: word('token', 'api'),
      verdict,
      summary: prose,
      fields,
      variants,
      whatIf: string,
      picture,
      checks,
      exchanges: list(having({ title: string, request: wire }, { response: wire })),
    },
    {
      token: having({ rows: list(having({ label: string, value: prose })), note: string }),
      preview,
    },
  ),
  sso: having(
    {
      ...common,
      view: word('sso'),
      verdict,
      summary: prose,
      fields,
      scenarios: list(having({ title: string, items: variants })),
      scenario: string,
      waiting: count,
      dates: list(having({ at: string, label: string, mark, code: string })),
      certificates: list(
        having(
          {
            mark,
            title: string,
            sentence: string,
            notBefore: string,
            notAfter: string,
            at: string,
            rows: list(having({ label: string, value: prose })),
          },
          { place },
        ),
      ),
      groups: list(having({ id: string, title: string, summary: string, mark, checks })),
      documents: list(having({ id: string, title: string, lines: xmlLines }, { legend: strings, more: count })),
    },
    {
      picture,
      attack,
      preview,
      setup: list(
        having({ id: string, title: string, state: word('done', 'next', 'open'), note: prose }, { place, action }),
      ),
    },
  ),
  certificates: having({
    ...common,
    view: word('certificates'),
    verdict,
    at: string,
    until: string,
    timeline: having({
      ...{ label: string, from: string, to: string, years: count, earlier: string, later: string, soonDays: count },
      lanes: list(
        having(
          {
            title: string,
            sub: string,
            bars: list(
              having({ id: string, state: certificateState, title: string, words: string, from: string, to: string }),
            ),
            overlaps: list(having({ from: string, to: string, first: count, second: count, label: string })),
          },
          { note: string },
        ),
      ),
      legend: list(having({ state: either(certificateState, word('band')), label: string })),
    }),
    rows: list(
      having({
        ...{
          id: string,
          state: certificateState,
          word: string,
          title: string,
          providers: string,
          from: string,
          to: string,
        },
        ...{ days: number, left: string, follows: prose, key: string, print: string, places: list(having(labelled)) },
        details: list(having({ label: string, value: prose })),
      }),
    ),
    faults: list(having({ ...labelled, title: string, reason: string })),
    lockouts: list(having({ ...labelled, mark, text: prose })),
    notes: list(prose),
    copies: actions,
  }),
  usage: having(
    {
      ...common,
      view: word('usage'),
      verdict,
      summary: prose,
      fields,
      load: fields,
      chart: having({
        title: string,
        label: string,
        bars: list(having({ label: string, succeeded: count, refused: count, limited: count, unknown: count })),
        legend: list(having({ kind: word('succeeded', 'refused', 'limited', 'unknown'), label: string, count: count })),
      }),
      limits: list(having({ mark, title: string, value: count, limit: count, unit: string })),
      columns: list(having({ id: string, label: string }, { mark })),
      rows: list(
        having(
          {
            client: string,
            total: usageCounts,
            operations: list(
              having({ caller: string, operation: string, counts: usageCounts }, { place, why: action }),
            ),
          },
          { place },
        ),
      ),
      notes: list(prose),
      copies: actions,
    },
    { limitsNote: prose },
  ),
});
