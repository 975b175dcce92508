/**
 * Whatever the file and the question hold: a simulation ends with a verdict, every step is there, texts are for people,
 * and no secret is in it. Seeded: GENESYS_FUZZ_SEED and GENESYS_FUZZ_ROUNDS give other runs.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDocument } from '../../../server/src/document/open';
import { simulationText } from '../../../server/src/report/simulation';
import { apiTitles } from '../../../server/src/simulate/api/request';
import { type GrantId, type TokenQuestion, tokenTitles } from '../../../server/src/simulate/oauth/request';
import type { Simulation } from '../../../server/src/simulate/simulation';
import { chance } from '../../chance';
import { askApi, askToken, askWithAssertion } from './asking';
import { organization, secrets, verifier } from './organization';

const rounds = Number(process.env.GENESYS_FUZZ_ROUNDS ?? 60) * 10;

const next = chance(Number(process.env.GENESYS_FUZZ_SEED ?? 1));
const pick = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)]!;

const pieces = [
  '',
  '~',
  'null',
  '[]',
  '{}',
  '[x]',
  '{ a: b }',
  '-1',
  '1e999',
  '.nan',
  '"',
  '*a',
  '&a x',
  '__proto__',
  'constructor',
  '${env:PORTAL}',
  '${secret:}',
  'pending',
  'revoked',
  'implicit',
  'true',
  'Master Admin',
  '\n',
  '  ',
  '\u0000',
  '\ud800',
  '::/0',
  '/api/v2/${x}',
  'x'.repeat(3000),
];

const texts = [
  undefined,
  '',
  ' ',
  'Machine',
  'Portal',
  'Desktop',
  'Widget',
  'Intranet',
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '%%%',
  'https://[::1',
  '::ffff:1.2.3.4',
  '1.2.3.4/0',
  '\u202e',
  '${env:PORTAL}',
  '?'.repeat(20_000),
  `${'?'.repeat(20_000)}}`,
  '/'.repeat(9000),
  'A'.repeat(100_000),
  '<Assertion '.repeat(2000),
  verifier,
  '/api/v2/users/me',
  '/api/v2/${a}/${b}',
  'ada@acme.example',
];

function mutated(): string {
  let text = organization;
  for (let edits = Math.floor(next() * 6); edits > 0; edits--) {
    const from = Math.floor(next() * text.length);
    const value = pick([...text.matchAll(/: (\S[^\n]*)/g), undefined]);
    const start = value && next() < 0.7 ? value.index + 2 : from;
    const end = start + (next() < 0.7 ? (value?.[1]?.length ?? 0) : Math.floor(next() * 30));
    text = text.slice(0, start) + pick(pieces) + text.slice(end);
  }
  return text;
}

/** What a text may not hold, beside secrets: words of the machine. */
const forbidden = /undefined|\[object|NaN|TypeError|Infinity/;

function judge(simulation: Simulation, titles: object, text: string, good: string): void {
  assert.deepEqual(
    simulation.steps.map(({ id }) => id),
    Object.keys(titles),
  );
  const through = simulation.steps.every(({ outcome }) => outcome !== 'fail' && outcome !== 'unknown');
  assert.equal(simulation.verdict === good, through);
  assert.equal(simulation.http?.status === 200, through);
  const document = openDocument(text);
  const shown = simulationText({ simulation, document, path: 'x.yaml', question: 'x' }, (_, part) => part);
  const all = JSON.stringify(simulation) + shown;
  assert.ok(!all.includes('zQ7'), `a secret is shown: ${all.slice(all.indexOf('zQ7') - 300, all.indexOf('zQ7') + 60)}`);
  assert.ok(all.length < 60_000, 'it can be read');
  for (const { detail, resolution = '.' } of simulation.steps) {
    assert.doesNotMatch(detail, forbidden);
    assert.match(detail, /[.?!]$/);
    assert.match(resolution, /[.?!]$/);
  }
}

const grants: readonly (GrantId | undefined)[] = [
  undefined,
  'client-credentials',
  'authorization-code',
  'implicit',
  'saml2-bearer',
  'refresh-token',
];

describe('whatever is asked', () => {
  test(`${rounds} token requests`, async () => {
    for (let round = 0; round < rounds; round++) {
      const text = mutated();
      const content = pick(texts);
      const question: TokenQuestion = {
        client: pick(texts) ?? 'Machine',
        grant: pick(grants),
        secret: pick([undefined, '', 'zQ7-another', ...Object.values(secrets)]),
        scopes: [pick(texts), pick(texts)].flatMap((scope) => scope ?? []),
        redirectUri: pick(texts),
        codeChallenge: pick(texts),
        codeVerifier: pick([...texts, `zQ7${'a'.repeat(60)}`]),
        ip: pick(texts),
      };
      const kept = pick([secrets, {}]);
      const made = text.replace(
        'clientSecret: ${env:PORTAL}',
        `clientSecret: ${pick(['${env:PORTAL}', 'zQ7-literal', '${env:}'])}`,
      );
      const presented = content === undefined ? undefined : { content, provider: pick([undefined, 'Okta', ...texts]) };
      const asking = { secrets: kept };
      const answer = presented
        ? await askWithAssertion(made, question, presented, asking)
        : askToken(made, question, asking);
      judge(answer, tokenTitles, made, 'granted');
    }
  });
  test(`${rounds} calls`, () => {
    for (let round = 0; round < rounds; round++) {
      const text = mutated();
      const question = {
        client: pick(texts) ?? 'Machine',
        method: pick(['GET', 'post', '', '\u0000', 'x'.repeat(5000)]),
        path: pick(texts) ?? '/api/v2/routing/queues/7',
        user: pick(texts),
        tokenAge: pick([undefined, 0, -1, 1e308, Number.NaN, Number.POSITIVE_INFINITY, 3600, 0.5]),
        callsBefore: pick([undefined, undefined, 0, 300]),
      };
      judge(askApi(text, question), apiTitles, text, 'allowed');
    }
  });
  test('texts that are no organization', () => {
    for (const text of ['', '[]', '- x', ': : :', '\u0000', 'oauthClients: 1', 'oauthClients: [[[['.repeat(50)]) {
      judge(askToken(text, { client: 'Machine' }), tokenTitles, text, 'granted');
      judge(askApi(text, { client: 'Machine', method: 'GET', path: '/' }), apiTitles, text, 'allowed');
    }
  });
});
