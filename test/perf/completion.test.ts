/** Completion right behind an edit costs what the touched entry costs, not what the file costs. Ratios of one run. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parseDocument } from 'yaml';
import { readQuestion } from '../../server/src/language/completion/asked';
import { complete } from '../../server/src/language/completion/complete';
import type { Checked } from '../../server/src/lsp/checked';
import { rules } from '../../server/src/rules/registry';
import { defaultSettings } from '../../server/src/settings/settings';
import { full } from '../unit/language/completing';
import { checkedOf, now } from './checked';

/** An organization with `count` roles, clients and applications that name one another: 21 lines for each. */
function organization(count: number): string {
  const pad = (at: number) => String(at).padStart(5, '0');
  const each = (entry: (at: number) => string) => Array.from({ length: count }, (_, at) => entry(at)).join('');
  return `version: 1
organization:
  name: Acme
  region: eu-central-1
roles:
${each((at) => `  - name: Role ${pad(at)}\n    permissions:\n      - routing:queue:view\n      - analytics:conversationDetail:view\n`)}oauthClients:
${each((at) => `  - name: Client_${pad(at)}\n    description: Copies contacts\n    grantType: client-credentials\n    tokenDuration: 3600\n    allowedIpRanges: [192.0.2.0/24]\n    roles:\n      - Role ${pad(at)}\n      - { role: Employee, division: Sales }\n    clientSecret: \${secret:client-${pad(at)}}\n`)}authorizedApplications:
${each((at) => `  - name: Application ${pad(at)}\n    client: Client_${pad(at)}\n    state: approved\n`)}`;
}

function opened(text: string): Checked {
  const checked = checkedOf(text);
  assert.ok(checked.open(defaultSettings));
  return checked;
}

/** What is typed in the middle of the file, each with something that must be offered behind it. */
const typed: readonly { readonly behind: RegExp; readonly text: string; readonly offers: string }[] = [
  { behind: /^ {4}tokenDuration: 3600$/, text: '\n    cl', offers: 'clientId' },
  { behind: /^ {6}- analytics:conversationDetail:view$/, text: '\n      - routing:', offers: 'queue' },
  { behind: /^ {6}- Role \d+$/, text: '\n      - ', offers: 'Developer' },
  { behind: /^ {4}client: Client_\d+$/, text: '\n    scopes:\n      - ', offers: 'users' },
  { behind: /^ {4}state: approved$/, text: '\n    roles: [', offers: 'Employee' },
  {
    behind: /^ {6}- \{ role: Employee, division: Sales \}$/,
    text: '\n      - { role: Employee, division: ',
    offers: '*',
  },
  { behind: /^ {4}clientSecret: .*$/, text: '\n  - ', offers: 'OAuth client: Client Credentials' },
];

/** Types, asks, and takes back what was typed, one place after the other: milliseconds from the edit to the items. */
function asking(text: string): () => number {
  const checked = opened(text);
  const lines = text.split('\n');
  const places = typed.map((one) => {
    const sites = lines.flatMap((line, at) => (one.behind.test(line) ? [at] : []));
    const line = sites[Math.floor(sites.length / 2)]!;
    return { ...one, start: { line, character: lines[line]!.length } };
  });
  let next = 0;
  return () => {
    const { start, text: added, offers } = places[next++ % places.length]!;
    const rows = added.split('\n');
    const end = { line: start.line + rows.length - 1, character: rows.at(-1)!.length };
    const began = performance.now();
    checked.edit([{ range: { start, end: start }, text: added }]);
    const document = checked.document();
    const names = checked.names();
    assert.ok(document && names);
    const question = readQuestion({ document, names, settings: defaultSettings, now }, end);
    const { items } = complete(question, { client: full, rules, files: [] });
    const cost = performance.now() - began;
    assert.ok(
      items.some(({ label }) => label === offers),
      `${offers} is not offered behind ${JSON.stringify(added)}`,
    );
    checked.edit([{ range: { start, end }, text: '' }]);
    return cost;
  };
}

function sorted(samples: number[]): (share: number) => number {
  samples.sort((a, b) => a - b);
  return (share) => samples[Math.min(samples.length - 1, Math.floor(samples.length * share))]!;
}

describe('completion behind an edit', () => {
  const text = organization(1_150);
  const small = asking(organization(60));
  const large = asking(text);
  for (let round = 0; round < 10 * typed.length; round++) {
    small();
    large();
  }
  const costs: { small: number[]; large: number[] } = { small: [], large: [] };
  for (let round = 0; round < 40 * typed.length; round++) {
    costs.small.push(small());
    costs.large.push(large());
  }
  const inSmall = sorted(costs.small);
  const inLarge = sorted(costs.large);
  const shown = `${inLarge(0.5).toFixed(2)} ms, at p95 ${inLarge(0.95).toFixed(2)} ms; ${inSmall(0.5).toFixed(2)} ms in the small file`;

  test('costs less than a hundredth of reading a file of 18,000 lines', (t) => {
    assert.ok(text.split('\n').length > 18_000);
    const whole = sorted(
      Array.from({ length: 3 }, () => {
        const began = performance.now();
        parseDocument(text);
        return performance.now() - began;
      }),
    )(0.5);
    t.diagnostic(`${shown}; reading the file ${whole.toFixed(0)} ms`);
    assert.ok(whole > 100 * inLarge(0.5), shown);
    // Whatever else the machine does shows here.
    assert.ok(whole > 8 * inLarge(0.95), shown);
  });

  test('does not grow with the file, but for the names that it lists', (t) => {
    t.diagnostic(shown);
    assert.ok(inLarge(0.5) < 6 * inSmall(0.5), shown);
  });

  test('holds for one entry of 18,000 lines', (t) => {
    const many = Array.from({ length: 18_000 }, (_, at) => `      - https://a.example/${at}\n`).join('');
    const long = `version: 1\noauthClients:\n  - name: A\n    grantType: implicit\n    redirectUris:\n${many}    state: active\n`;
    const checked = opened(long);
    const document = checked.document()!;
    const names = checked.names()!;
    const samples = Array.from({ length: 20 }, () => {
      const began = performance.now();
      const question = readQuestion(
        { document, names, settings: defaultSettings, now },
        { line: 18_005, character: 6 },
      );
      const { items } = complete(question, { client: full, rules, files: [] });
      assert.ok(items.some(({ label }) => label === 'scopes'));
      return performance.now() - began;
    });
    const began = performance.now();
    parseDocument(long);
    const whole = performance.now() - began;
    const cost = sorted(samples)(0.5);
    t.diagnostic(`${cost.toFixed(1)} ms; reading the file ${whole.toFixed(0)} ms`);
    assert.ok(whole > 10 * cost);
  });

  test('holds in the organization of the benchmark', (t) => {
    const generator = join(__dirname, '../../../shared/bench/generate-org.mjs');
    if (!existsSync(generator)) return t.skip('../shared/bench is not there');
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      const path = join(folder, 'integrations.yaml');
      const made = spawnSync(process.execPath, [realpathSync(generator), '--n', '800', '--out', path], {
        encoding: 'utf8',
      });
      assert.equal(made.status, 0, made.stderr);
      const bench = readFileSync(path, 'utf8');
      const checked = opened(bench);
      const lines = bench.split('\n');
      const sites = lines.flatMap((line, at) => (/^ {4}grantType: /.test(line) ? [at] : []));
      const line = sites[Math.floor(sites.length / 2)]!;
      const start = { line, character: lines[line]!.length };
      const end = { line: line + 1, character: 6 };
      const samples = Array.from({ length: 60 }, () => {
        const began = performance.now();
        checked.edit([{ range: { start, end: start }, text: '\n    st' }]);
        const editing = { document: checked.document()!, names: checked.names()!, settings: defaultSettings, now };
        const { items } = complete(readQuestion(editing, end), { client: full, rules, files: [] });
        const cost = performance.now() - began;
        assert.ok(items.length);
        checked.edit([{ range: { start, end }, text: '' }]);
        return cost;
      });
      const began = performance.now();
      parseDocument(bench);
      const whole = performance.now() - began;
      const cost = sorted(samples);
      t.diagnostic(`${lines.length} lines: ${cost(0.5).toFixed(2)} ms, at p95 ${cost(0.95).toFixed(2)} ms`);
      assert.ok(whole > 100 * cost(0.5));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
