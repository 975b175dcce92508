import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Askable } from '../../../server/src/panel/panel';
import type { TokenInputs } from '../../../server/src/panel/view';
import { openToken } from '../../../server/src/simulate/oauth/issued';
import { challengeOf } from '../../../server/src/simulate/secrets';
import { challenge, changed, organization, secrets, verifier } from '../simulate/organization';
import { answer, ask, drawn, issued, key, noon, plain, variants, wire } from './asking';

const token = (client: string, more: Partial<TokenInputs> = {}): Askable => ({ view: 'token', client, ...more });
/** Without the file's fault: the request goes through. */
const fieldOf = (fields: readonly { readonly id: string }[], id: string) => fields.find((one) => one.id === id);

describe('what happens', () => {
  test('client credentials', async () => {
    const view = await answer(organization, token('Machine'));
    assert.deepEqual(drawn(view), [
      '1 application > login: Ask for a token (POST /oauth/token)',
      '[pass] login: All checks pass',
      '2 login > application: Token for 1 hour (200 expires_in 3600)',
      '- application > api: Next: call the API with it dim',
    ]);
    assert.deepEqual(
      view.picture.lanes.map(({ title, sub }) => `${title}, ${sub}`),
      ['Machine, client-credentials', 'Genesys Cloud login, login.mypurecloud.de', 'Platform API, api.mypurecloud.de'],
    );
    const [exchange] = view.exchanges;
    assert.equal(
      wire(exchange!.request),
      [
        'POST /oauth/token HTTP/1.1',
        'Host: login.mypurecloud.de',
        'Authorization: Basic <redacted>',
        'Content-Type: application/x-www-form-urlencoded',
        '',
        'grant_type=client_credentials',
      ].join('\n'),
    );
    assert.match(
      wire(exchange!.response!),
      /^HTTP\/1\.1 200 OK\n.*\nCache-Control: no-store\n\n\{\n {2}"access_token": "<redacted>"/s,
    );
    assert.equal(plain(view.verdict.sentence), 'Machine gets a token that lasts 1 hour.');
    assert.deepEqual(
      view.verdict.facts.map(({ label }) => label),
      ['Checks', 'Lifetime', 'How sure'],
    );
    assert.equal(view.checks.find(({ id }) => id === 'token-issued')?.message, 2);
  });

  test('a length that no client can have is no token that somebody gets', async () => {
    const view = await answer(changed(['    tokenDuration: 3600\n', '    tokenDuration: 200000\n']), token('Machine'));
    assert.equal(
      plain(view.verdict.sentence),
      'Machine would get a token, but not one of this length. Genesys Cloud accepts no client whose tokens live 200,000 seconds.',
    );
    assert.deepEqual(drawn(view)[1], '[warn] login: Checks pass, with a warning');
  });

  test('authorization code with PKCE, with a pair that fits', async () => {
    const view = await answer(organization, token('Desktop'));
    assert.deepEqual(drawn(view), [
      '1 application > login: Ask for a code (GET /oauth/authorize)',
      '[account] login: ada@acme.example signs in',
      '2 login > application: Code, to the redirect URI (302 …/callback?code=…)',
      '3 application > login: Exchange code and verifier (POST /oauth/token)',
      '[pass] login: All checks pass',
      '4 login > application: Token for 8 hours (200 expires_in 28800)',
      '- application > api: Next: call the API with it dim',
    ]);
    assert.deepEqual(
      view.exchanges.map(({ title, request, response }) => `${title} ${request.message} ${response?.message}`),
      ['Authorize 1 2', 'Token 3 4'],
    );
    assert.match(wire(view.exchanges[0]!.request), /&code_challenge=[A-Za-z0-9_-]{43}\n&code_challenge_method=S256\n/);
    assert.match(
      wire(view.exchanges[0]!.response!),
      /^HTTP\/1\.1 302 Found\nLocation: https:\/\/desktop\.acme\.example\/callback\?code=<redacted>&state=<redacted>\n/,
    );
    assert.match(wire(view.exchanges[1]!.request), /\n&code_verifier=<redacted>$/);
    assert.equal(view.checks.find(({ id }) => id === 'pkce')?.message, 3);
    assert.equal(view.checks.find(({ id }) => id === 'redirect-uri')?.message, 1);
  });

  test('authorization code without PKCE presents the secret', async () => {
    const view = await answer(organization, token('Portal'));
    assert.equal(view.verdict.title, 'Granted');
    assert.ok(drawn(view).includes('3 application > login: Exchange the code (POST /oauth/token)'));
    assert.match(wire(view.exchanges[1]!.request), /\nAuthorization: Basic <redacted>\n/);
    assert.equal(fieldOf(view.fields, 'codeVerifier'), undefined);
  });

  test('implicit has the token in the redirect', async () => {
    const view = await answer(organization, token('Widget'));
    assert.deepEqual(drawn(view).slice(0, 3), [
      '1 application > login: Ask for a token (GET /oauth/authorize)',
      '[account] login: ada@acme.example signs in',
      '2 login > application: Token for 1 day (302 …/#access_token=…)',
    ]);
    assert.match(
      wire(view.exchanges[0]!.response!),
      /\nLocation: https:\/\/widget\.acme\.example\/#access_token=<redacted>&token_type=bearer&expires_in=86400\n/,
    );
    assert.equal(view.verdict.mark, 'warn');
  });

  test('SAML2 bearer begins at the identity provider, and stays open without an assertion', async () => {
    const view = await answer(organization, token('Intranet'));
    assert.deepEqual(
      view.picture.lanes.map(({ id }) => id),
      ['provider', 'application', 'login'],
    );
    assert.deepEqual(drawn(view), [
      '1 provider > application: Signed assertion (SAMLResponse)',
      '2 application > login: Exchange the assertion (POST /oauth/token)',
      '[unknown] login: Assertion: not known',
      '- login > application: Not reached: token for 1 day dim',
    ]);
    assert.equal(view.verdict.title, 'Unknown');
    assert.equal(view.verdict.mark, 'unknown');
    assert.doesNotMatch(plain(view.verdict.sentence), /--/);
    assert.equal(view.token, undefined);
    assert.match(
      wire(view.exchanges[0]!.request),
      /grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Asaml2-bearer\n/,
    );
    assert.equal(view.exchanges[0]!.response, undefined);
  });

  test('a refresh token', async () => {
    const view = await answer(organization, token('Portal', { grant: 'refresh-token' }));
    assert.deepEqual(drawn(view).slice(0, 1), ['1 application > login: Ask for a new token (POST /oauth/token)']);
    assert.match(wire(view.exchanges[0]!.request), /grant_type=refresh_token\n&refresh_token=<redacted>$/);
    assert.match(wire(view.exchanges[0]!.response!), /"refresh_token": "<redacted>"/);
  });

  test('a refusal stands on the lane that refuses, and the rest is not reached', async () => {
    const view = await answer(organization, token('Desktop', { scopes: ['analytics'] }));
    assert.deepEqual(drawn(view), [
      '1 application > login: Ask for a code (GET /oauth/authorize)',
      '[fail] login: Scope not registered',
      '2 login > application: Refused (400 invalid_scope) bad',
      '- login > application: Not reached: code, to the redirect URI dim',
      '- application > login: Not reached: exchange code and verifier dim',
    ]);
    const [exchange] = view.exchanges;
    const hits = exchange!.request.lines.filter(({ hit }) => hit);
    assert.deepEqual(
      hits.map(({ spans }) => spans.map(({ text }) => text).join('')),
      ['&scope=analytics'],
    );
    assert.ok(exchange!.response!.lines.some(({ hit, checks }) => hit && checks?.includes('scopes')));
    assert.equal(view.verdict.code, '400 invalid_scope');
    assert.equal(view.checks.find(({ id }) => id === 'pkce')?.message, undefined);
    assert.match(view.picture.label, /Genesys Cloud login refuses it with 400 invalid_scope: Scopes\.$/);
  });

  test('an error page sends nobody on', async () => {
    const view = await answer(organization, token('Desktop', { redirectUri: 'https://desktop.acme.example/other' }));
    assert.ok(!drawn(view).some((row) => row.includes('Refused')));
    assert.match(wire(view.exchanges[0]!.response!), /Content-Type: text\/html/);
  });
});

describe('what is taken where nothing is said', () => {
  test('the client’s own grant, its first redirect URI, all of its scopes, and now', async () => {
    const view = await answer(organization, token('Desktop'));
    const values = Object.fromEntries(
      view.fields.map((field) => [
        field.id,
        field.kind === 'secret' ? field.masked : 'value' in field ? field.value : undefined,
      ]),
    );
    assert.deepEqual(
      { ...values, codeChallenge: undefined },
      {
        client: 'Desktop',
        grant: 'authorization-code',
        user: 'ada@acme.example',
        redirectUri: 'https://desktop.acme.example/callback',
        scopes: ['users:readonly', 'routing'],
        codeChallenge: undefined,
        codeVerifier: 'made to fit',
        at: '2026-11-23T12:00:00.000Z',
      },
    );
    const grant = view.fields.find(({ id }) => id === 'grant');
    assert.ok(grant?.kind === 'choice');
    assert.ok(grant.choices.some(({ label }) => label === 'authorization-code (its own)'));
    const line = (needle: string) => organization.split('\n').findIndex((text) => text.includes(needle)) + 1;
    assert.equal(grant.place?.line, line('- name: Desktop') + 1);
    assert.equal(
      view.fields.find(({ id }) => id === 'redirectUri')?.place?.line,
      line('https://desktop.acme.example/callback'),
    );
  });

  test('what makes no sense is said', async () => {
    const faults = async (more: Partial<TokenInputs>) => {
      const view = await answer(organization, token('Desktop', more));
      return view.fields.flatMap(({ id, fault }) => (fault === undefined ? [] : [`${id}: ${fault}`]));
    };
    assert.deepEqual(await faults({ at: 'soon' }), [
      'at: Write an instant of the calendar in UTC, such as 2026-11-23 09:30.',
    ]);
    assert.deepEqual(await faults({ grant: 'password' }), [
      'grant: There is no grant type "password". The client’s own is taken.',
    ]);
    assert.match((await faults({ user: 'nobody@acme.example' }))[0]!, /^user: .*no user/);
    assert.match((await faults({ user: 'bob@acme.example' }))[0]!, /^user: Only active users/);
    assert.match((await faults({ codeChallenge: challenge }))[0]!, /^codeVerifier: Type the code verifier again/);
    assert.deepEqual(await faults({}), []);
    const machine = await answer(organization, token('Machine', { ip: 'here' }));
    assert.match(JSON.stringify(fieldOf(machine.fields, 'ip')), /IPv4 or IPv6/);
  });

  test('an unknown client is an answer, with the nearest name', async () => {
    const view = await answer(organization, token('Machin'));
    assert.equal(view.verdict.title, 'Denied');
    const [client] = view.fields;
    assert.match(client?.fault ?? '', /Did you mean "Machine"\?/);
  });
});

describe('secrets and verifiers', () => {
  const conceal = (secret: string) => challengeOf(`with the key of the server: ${secret}`);
  const concealed = Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, conceal(secret)]));

  test('are compared by what stands for them', async () => {
    const typed = async (secret: string) =>
      (
        await answer(organization, token('Machine', { secret: 'typed' }), {
          conceal,
          secrets: concealed,
          typed: { secret: conceal(secret) },
        })
      ).verdict.title;
    assert.equal(await typed(secrets['secret:machine']), 'Granted');
    assert.equal(await typed('another'), 'Denied');
  });
  test('one in the file itself is concealed as well', async () => {
    const text = changed(['${secret:machine}', 'stands-in-the-file']);
    const asking = (secret: string) => ({ conceal, secrets: {}, typed: { secret: conceal(secret) } });
    assert.equal(
      (await answer(text, token('Machine', { secret: 'typed' }), asking('stands-in-the-file'))).verdict.title,
      'Granted',
    );
    assert.equal(
      (await answer(text, token('Machine', { secret: 'typed' }), asking('another'))).verdict.title,
      'Denied',
    );
  });
  test('a typed secret that is not there any more counts as an empty one', async () => {
    const view = await answer(organization, token('Machine', { secret: 'typed' }));
    assert.equal(view.verdict.title, 'Denied');
    assert.match(JSON.stringify(view.fields), /Type the secret: it is never kept/);
  });
  test('a verifier is judged by its hash, its length and its characters', async () => {
    const title = async (more: object, codeChallenge?: string) => {
      const inputs = token('Desktop', codeChallenge === undefined ? {} : { codeChallenge });
      const view = await answer(organization, inputs, { typed: { codeVerifier: challenge, ...more } });
      return `${view.verdict.title} ${view.checks.find(({ id }) => id === 'pkce')?.outcome}`;
    };
    // RFC 7636, appendix B.
    assert.equal(challengeOf(verifier), challenge);
    assert.equal(await title({ codeVerifierLength: 43, codeVerifierFits: true }), 'Granted pass');
    assert.equal(await title({}, challenge), 'Granted pass');
    assert.equal(await title({}, challengeOf('another')), 'Denied fail');
    assert.equal(await title({ codeVerifierLength: 42 }), 'Denied fail');
    assert.equal(await title({ codeVerifierFits: false }), 'Denied fail');
  });
});

describe('the token', () => {
  test('is signed, and shows what the signed one says', async () => {
    const view = await answer(organization, token('Desktop'));
    const rows = Object.fromEntries(view.token!.rows.map(({ label, value }) => [label, plain(value)]));
    assert.deepEqual(rows, {
      Subject: 'ada@acme.example',
      Client: 'Desktop',
      Organization: 'acme, login.mypurecloud.de',
      Grant: 'authorization-code',
      Scopes: 'users:readonly routing',
      Issued: '2026-11-23 12:00:00',
      Expires: '2026-11-23 20:00:00 in 8 hours',
    });
    assert.match(view.token!.note, /opaque/);
    const whole = await issued(organization, token('Desktop'));
    assert.ok(whole);
    assert.ok(!JSON.stringify(view).includes(whole));
    assert.equal((await openToken(whole, key, Date.parse(noon))).sub, 'ada@acme.example');
    await assert.rejects(openToken(whole, new Uint8Array(32).fill(8), Date.parse(noon)));
    await assert.rejects(openToken(`${whole.slice(0, -2)}AA`, key, Date.parse(noon)));
  });
  test('is none where none is granted', async () => {
    const question = token('Desktop', { scopes: ['analytics'] });
    assert.equal((await answer(organization, question)).token, undefined);
    assert.equal(await issued(organization, question), undefined);
  });
});

describe('what if', () => {
  test('of a machine', async () => {
    assert.deepEqual(variants(await answer(organization, token('Machine'))), [
      ' 200',
      'wrong-secret 400',
      'pending 400',
      'revoked 400',
      'other-grant 400',
      'disabled 400',
      'ip 400',
    ]);
  });
  test('of an application with PKCE', async () => {
    assert.deepEqual(variants(await answer(organization, token('Desktop'))), [
      ' 200',
      'verifier 400',
      'redirect-uri page',
      'scope 400',
      'pending 400',
      'revoked 400',
      'other-grant 400',
      'disabled 400',
    ]);
  });
  test('runs the engine: where scopes are not enforced an application that waits works all the same', async () => {
    const text = changed(['enforceScopes: true', 'enforceScopes: false']);
    const view = await answer(text, token('Desktop', { whatIf: 'pending' }));
    assert.equal(view.variants.find(({ id }) => id === 'pending')?.mark, 'warn');
    assert.equal(view.verdict.title, 'Granted');
  });
  test('a wrong secret is wrong also where the right one is not known, or named', async () => {
    for (const text of [organization, changed(['    clientSecret: ${secret:machine}\n', ''])]) {
      const view = await answer(text, token('Machine', { whatIf: 'wrong-secret' }), { secrets: {} });
      assert.equal(view.verdict.title, 'Denied');
      assert.equal(view.verdict.code, '400 invalid_client');
    }
  });
  test('an application is supposed where the client has none', async () => {
    const view = await answer(organization, token('Portal', { whatIf: 'revoked' }));
    assert.match(plain(view.verdict.sentence), /^What if: revoked application\. .* is revoked/);
    // Where it would stand is nowhere: the line is one of the client.
    assert.ok(view.verdict.actions.some(({ label }) => label === 'Back to as written'));
  });
  test('an id that no variant has is as written', async () => {
    assert.equal((await answer(organization, token('Machine', { whatIf: 'nonsense' }))).whatIf, '');
  });
  test('with the fix it goes through, and the fix is shown before it is made', async () => {
    const text = changed(['state: approved, scopes: [routing]', 'state: pending, scopes: [routing]']);
    const view = await answer(text, token('Desktop'));
    assert.deepEqual(variants(view).slice(0, 2), [' 400', 'fix 200']);
    assert.deepEqual(
      view.verdict.actions.map(({ label, first }) => `${label}${first ? '!' : ''}`),
      ['Apply fix!', 'Go to line 41'],
    );
    assert.deepEqual(
      view.preview!.lines.map(({ kind, number, text: shown }) => `${kind} ${number} ${shown.trim().slice(0, 60)}`),
      [
        'same 39 authorizedApplications:',
        'same 40 - { name: Machine App, client: { clientId: 3F0D6F9E-2C4E-4A4',
        'removed 41 - { name: Desktop App, client: Desktop, state: pending, scop',
        'added 41 - { name: Desktop App, client: Desktop, state: approved, sco',
        'same 42 identityProviders:',
        'same 43 - { name: Okta, type: okta, enabled: true }',
      ],
    );
    const fixed = await answer(text, token('Desktop', { whatIf: 'fix' }));
    assert.equal(fixed.verdict.title, 'Granted');
    assert.equal(fixed.verdict.actions[0]?.does.kind, 'fix');
  });
});

describe('an entry that can’t be read', () => {
  const broken = changed(['    tokenDuration: 3600\n', '    tokenDuration:3600\n']);
  test('is not simulated, and its line is shown', async () => {
    const view = await ask(broken, token('Machine'));
    assert.ok(view.kind === 'error');
    assert.equal(view.verdict.title, 'Not simulated');
    assert.equal(view.verdict.mark, 'unknown');
    assert.equal(view.excerpt?.lines.find(({ hit }) => hit)?.text.trim(), 'tokenDuration:3600');
    assert.ok(view.fields.some(({ id }) => id === 'client'));
    assert.ok(view.others?.some(({ label }) => label === 'Desktop'));
  });
  test('leaves the others as they are', async () => {
    assert.equal((await answer(broken, token('Desktop'))).verdict.title, 'Granted');
  });
});
