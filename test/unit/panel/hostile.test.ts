/** Whatever the file and the inputs hold: nothing throws, no secret is shown, and what goes over the wire stays a message. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Askable } from '../../../server/src/panel/panel';
import type { Answering, Wire } from '../../../server/src/panel/view';
import { answerMarkdown } from '../../../server/src/report/markdown';
import { openToken } from '../../../server/src/simulate/oauth/issued';
import { challengeOf } from '../../../server/src/simulate/secrets';
import { changed, organization, secrets } from '../simulate/organization';
import { ask, issued, key, make, noon, plain, wire } from './asking';

const hostile = [
  '',
  ' ',
  'a\r\nSet-Cookie: x=y',
  'a\nHTTP/1.1 200 OK',
  '\u0000\u001b[31m',
  '\u202egnp.exe',
  '\ud800',
  '</script><img src=x onerror=alert(1)>',
  '__proto__',
  'constructor',
  '`a` `b',
  '${secret:machine}',
  'x'.repeat(20_000),
  'https://user:password@desktop.acme.example/callback',
  'javascript:alert(1)',
  '${input.id}&#\u2028"\'\\',
  '💥'.repeat(3),
];

const clients = ['Machine', 'Portal', 'Desktop', 'Widget', 'Intranet', 'Nobody', ''];
const whatIfs = [
  undefined,
  'fix',
  'wrong-secret',
  'verifier',
  'redirect-uri',
  'scope',
  'pending',
  'revoked',
  'expired',
  'missing-role',
];

function questions(value: string): readonly Askable[] {
  return clients.flatMap((client): readonly Askable[] => [
    ...whatIfs.map(
      (whatIf): Askable => ({
        view: 'token',
        client,
        redirectUri: value,
        scopes: [value],
        ip: value,
        user: value,
        at: value,
        provider: value,
        ...(whatIf === undefined ? {} : { whatIf }),
      }),
    ),
    { view: 'token', client, codeChallenge: value, grant: value },
    { view: 'api', client, method: value, path: value, user: value, at: value, tokenAge: Number.NaN },
    { view: 'api', client, method: 'GET', path: `/api/v2/${value}`, tokenAge: 1e308 },
    { view: 'api', client: value, whatIf: value },
    { view: 'token', client: value, whatIf: value },
  ]);
}

/** Every line of a message is one line, and no header came in with a value. */
function checkWire({ lines }: Wire): void {
  for (const { spans } of lines) {
    const text = spans.map((span) => span.text).join('');
    assert.doesNotMatch(text, /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    assert.doesNotMatch(text, /^(?:Set-Cookie|HTTP\/1\.1 200 OK.+)/);
  }
  const head = lines.findIndex(({ spans }) => spans.every(({ text }) => text === ''));
  const names = lines.slice(0, head < 0 ? lines.length : head).map(({ spans }) => spans[0]?.text ?? '');
  assert.ok(!names.some((name) => /^Set-Cookie/.test(name)));
}

describe('hostile inputs', () => {
  for (const value of hostile)
    test(JSON.stringify(value.slice(0, 30)), async () => {
      for (const question of questions(value)) {
        const view = await ask(organization, question);
        if (view.kind === 'answer')
          for (const { request, response } of view.exchanges)
            for (const one of [request, response]) if (one) checkWire(one);
        const shown = JSON.stringify(view);
        for (const secret of Object.values(secrets)) assert.ok(!shown.includes(secret));
      }
    });
});

describe('hostile files', () => {
  for (const value of hostile)
    test(JSON.stringify(value.slice(0, 30)), async () => {
      const name = JSON.stringify(value);
      const text = changed(
        ['- name: Desktop\n', `- name: ${name}\n    clientId: ${name}\n    description: ${name}\n`],
        ['[https://desktop.acme.example/callback]', `[${name}]`],
        ['client: Desktop,', `client: ${name},`],
        ['shortName: acme', `shortName: ${name}`],
        ['email: ada@acme.example', `email: ${name}, name: ${name}`],
      );
      for (const question of [
        { view: 'token', client: value },
        { view: 'token', client: value, whatIf: 'revoked' },
        { view: 'api', client: value },
        { view: 'token' },
      ] as const) {
        const view = await ask(text, question);
        if (view.kind === 'answer')
          for (const { request, response } of view.exchanges)
            for (const one of [request, response]) if (one) checkWire(one);
        if (view.kind === 'answer') assert.ok(answerMarkdown(view, { file: value, at: noon }).length > 0);
      }
    });
  test('that are none', async () => {
    for (const text of [
      '',
      '- a\n',
      'oauthClients: 3\n',
      'oauthClients:\n  - x\n  - name: [a\n',
      '\u0000',
      '%YAML 9\n---\n',
      'oauthClients: &a [*a]\n',
    ])
      for (const question of [...questions('x').slice(0, 20), { view: 'token' } as const, { view: 'api' } as const]) {
        const view = await ask(text, question);
        assert.ok(['choose', 'error', 'answer'].includes(view.kind));
      }
  });
});

describe('what is written by others', () => {
  test('stays in its parameter, and in its header', async () => {
    const redirectUri = 'https://desktop.acme.example/callback?a=b&client_id=other\r\nSet-Cookie: x=y';
    const view = await ask(organization, { view: 'token', client: 'Desktop', redirectUri });
    assert.ok(view.kind === 'answer');
    assert.match(
      wire(view.exchanges[0]!.request),
      /\n&redirect_uri=https%3A%2F%2Fdesktop\.acme\.example%2Fcallback%3Fa%3Db%26client_id%3Dother%0D%0ASet-Cookie%3A\+x%3Dy\n/,
    );
    const name = 'https://desktop.acme.example/\r\nSet-Cookie: x=y\u202e é';
    const text = changed(['[https://desktop.acme.example/callback]', `[${JSON.stringify(name)}]`]);
    const registered = await ask(text, { view: 'token', client: 'Desktop' });
    assert.ok(registered.kind === 'answer' && registered.verdict.title === 'Granted');
    assert.match(
      wire(registered.exchanges[0]!.response!),
      /\nLocation: https:\/\/desktop\.acme\.example\/%0D%0ASet-Cookie:%20x=y%E2%80%AE%20%C3%A9\?code=<redacted>&/,
    );
    const path = '/api/v2/users HTTP/1.1\r\nHost: other.example';
    const called = await ask(organization, { view: 'api', client: 'Machine', method: 'GET', path });
    assert.ok(called.kind === 'answer');
    assert.match(
      wire(called.exchanges.at(-1)!.request),
      /^GET \/api\/v2\/users%20HTTP\/1\.1%0D%0AHost:%20other\.example HTTP\/1\.1\nHost: api\.mypurecloud\.de\n/,
    );
  });
});

describe('secrets', () => {
  const verifier = 'zQ7-a-verifier-that-is-typed-and-has-enough-characters';
  const literal = 'zQ7-literal-secret-in-the-file';
  const text = changed(
    ['${secret:machine}', literal],
    ['state: approved, scopes: [routing]', 'state: pending, scopes: [routing]'],
  );

  test('are in no view, no report, and no token', async () => {
    for (const client of clients.slice(0, 5))
      for (const secret of ['right', 'wrong', 'none', 'typed'] as const)
        for (const whatIf of ['', ...whatIfs.flatMap((one) => one ?? [])]) {
          // What comes as the challenge may be the verifier itself, by the method plain.
          const question: Askable = { view: 'token', client, secret, whatIf, codeChallenge: verifier };
          const asking = {
            typed: { secret: literal, codeVerifier: challengeOf(verifier), codeVerifierLength: verifier.length },
          };
          const made = make(text, question, asking);
          const view = await ask(text, question, asking);
          const report = view.kind === 'answer' ? answerMarkdown(view, { file: 'f', at: noon }) : '';
          // What was typed as the challenge is in the question itself, and in its field.
          const rest =
            view.kind === 'answer' ? { ...view, fields: view.fields.filter(({ id }) => id !== 'codeChallenge') } : view;
          const asked = (key: string, value: unknown) => (key === 'question' ? undefined : value);
          for (const shown of [JSON.stringify(rest, asked), report, JSON.stringify(made.answered?.simulation)])
            for (const one of [literal, verifier, ...Object.values(secrets)])
              assert.ok(!shown.includes(one), `${client} ${secret} ${whatIf}`);
        }
  });
  test('the made verifier is not shown either', async () => {
    const made = challengeOf('the seed of the tests Desktop');
    const view = await ask(organization, { view: 'token', client: 'Desktop' });
    assert.ok(JSON.stringify(view).includes(challengeOf(made)));
    assert.ok(!JSON.stringify(view).includes(made));
  });
  test('lines with secrets are not shown beside a fix, nor where an entry can’t be read', async () => {
    const near = text
      .replace('    grantType: client-credentials\n', '    grantType: client-credentials\n    state: disabled\n')
      .replace('    clientSecret: zQ7-literal-secret-in-the-file\n', '')
      .replace('    state: disabled\n', '    clientSecret: zQ7-literal-secret-in-the-file\n    state: disabled\n');
    const view = await ask(near, { view: 'token', client: 'Machine' });
    assert.ok(view.kind === 'answer' && view.preview);
    assert.ok(view.preview.lines.some((line) => line.text.includes('a line with a secret, not shown')));
    assert.ok(!JSON.stringify(view).includes(literal));
    // A line of a secret says nothing of what it is.
    const words = 'zQ7 plain words';
    const block = near.replace(`clientSecret: ${literal}\n`, `clientSecret: |-\n      ${words}\n`);
    const folded = await ask(block, { view: 'token', client: 'Machine' });
    assert.ok(folded.kind === 'answer' && folded.preview && !JSON.stringify(folded).includes(words));
    const broken = near.replace('    state: disabled', '    state:disabled');
    const failing = await ask(broken, { view: 'token', client: 'Machine' });
    assert.ok(failing.kind === 'error');
    assert.ok(failing.excerpt?.lines.some((line) => line.text.includes('a line with a secret, not shown')));
    assert.ok(!JSON.stringify(failing).includes(literal));
  });
  test('a token says what the simulation says, and is told apart from the view', async () => {
    const question: Askable = { view: 'token', client: 'Machine' };
    const whole = await issued(organization, question);
    const claims = await openToken(whole!, key, Date.parse(noon));
    assert.equal(claims.client_name, 'Machine');
    assert.ok(!JSON.stringify(await ask(organization, question)).includes(whole!.split('.')[2]!));
  });
});

describe('the report', () => {
  test('has verdict, cause, checks with lines, and the wire', async () => {
    const view = (await ask(organization, { view: 'token', client: 'Desktop', scopes: ['analytics'] })) as Answering;
    const report = answerMarkdown(view, { file: 'integrations.yaml', at: noon });
    assert.match(report, /^## Denied \(400 invalid\\_scope\)\n\n/);
    assert.ok(report.includes(plain(view.verdict.sentence).slice(0, 40)));
    assert.match(
      report,
      /\n\| Scopes \| Fail \| users:readonly, routing \| analytics \| .* \| integrations\.yaml:\d+ \| inferred \|\n/,
    );
    assert.match(report, /### Authorize: request\n\n```http\nGET \/oauth\/authorize\n/);
    assert.match(report, /- As of: 2026-11-23T12:00:00Z\n/);
  });
});
