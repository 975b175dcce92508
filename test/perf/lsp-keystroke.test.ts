/** A keystroke costs what the touched entry costs. Everything is a ratio of times taken side by side in one run. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDocument } from '../../server/src/document/open';
import type { Checked } from '../../server/src/lsp/checked';
import { Check } from '../../server/src/rules/check';
import { rules } from '../../server/src/rules/registry';
import { defaultSettings } from '../../server/src/settings/settings';
import { checkedOf, now } from './checked';

/** An organization with `count` clients that use one another’s roles, and some findings. */
function organization(count: number): string {
  const pad = (at: number) => String(at).padStart(5, '0');
  const each = (entry: (at: number) => string) => Array.from({ length: count }, (_, at) => entry(at)).join('');
  return `version: 1
organization: { name: Acme, shortName: acme, region: eu-central-1 }
roles:
${each((at) => `  - name: Role ${pad(at)}\n    permissions: [routing:queue:view, analytics:conversationDetail:view]\n`)}oauthClients:
${each((at) => `  - name: Client_${pad(at)}\n    description: Copies contacts\n    grantType: client-credentials\n    tokenDuration: 3600\n    allowedIpRanges: [192.0.2.0/24]\n    roles:\n      - Role ${pad(at)}\n      - { role: Employee, division: Sales }\n`)}authorizedApplications:
${each((at) => (at % 10 ? `  - name: Application ${pad(at)}\n    client: Client_${pad(at)}\n    state: approved\n` : ''))}`;
}

function opened(text: string): Checked {
  const checked = checkedOf(text);
  checked.ready(defaultSettings);
  checked.result();
  return checked;
}

function median(samples: number[]): number {
  return samples.sort((a, b) => a - b)[Math.floor(samples.length / 2)]!;
}

function time(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** A letter typed into the entry in the middle, and taken back: what the editor sends, up to the diagnostics. */
function typing(text: string): { (): void; findings(): number } {
  const checked = opened(text);
  const lines = text.split('\n');
  const sites = lines.flatMap((line, at) => (line.includes('tokenDuration') ? [at] : []));
  const line = sites[Math.floor(sites.length / 2)]!;
  const character = lines[line]!.indexOf('3600');
  const start = { line, character };
  let on = false;
  const run = () => {
    on = !on;
    const end = on ? start : { line, character: character + 1 };
    checked.edit([{ range: { start, end }, text: on ? '-' : '' }]);
    assert.ok(checked.ready(defaultSettings));
    const { items } = checked.result();
    checked.nextFlip();
    assert.equal(
      items.some((item) => item.range.start.line === line),
      on,
    );
  };
  return Object.assign(run, { findings: () => checked.result().items.length });
}

describe('a keystroke', () => {
  const small = typing(organization(200));
  const text = organization(4_000);
  const large = typing(text);
  for (let round = 0; round < 40; round++) {
    small();
    large();
  }

  test('costs the same in a file that is twenty times as long', () => {
    const costs: { small: number[]; large: number[] } = { small: [], large: [] };
    for (let round = 0; round < 200; round++) {
      costs.small.push(time(small));
      costs.large.push(time(large));
    }
    const ratio = median(costs.large) / median(costs.small);
    // What grows is the list of findings that is handed over: 20 times as many here.
    assert.ok(large.findings() > 10 * small.findings());
    assert.ok(ratio < 6, `${ratio.toFixed(1)} times, ${median(costs.small).toFixed(3)} ms in the small file`);
  });

  test('costs less than a hundredth of looking at the whole file', () => {
    const whole = median(
      Array.from({ length: 3 }, () =>
        time(() => {
          new Check({ document: openDocument(text), rules, settings: defaultSettings, now }).findings();
        }),
      ),
    );
    const keystroke = median(Array.from({ length: 100 }, () => time(large)));
    assert.ok(whole > 100 * keystroke, `${(whole / keystroke).toFixed(0)} times`);
  });

  test('does not make looking at the whole file grow faster than the file', () => {
    const texts = [organization(500), organization(4_000)] as const;
    // The least of several: what else the machine does only adds.
    const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < 6; round++)
      for (const [at, of] of texts.entries()) {
        const cost = time(() => {
          new Check({ document: openDocument(of), rules, settings: defaultSettings, now }).findings();
        });
        least[at] = Math.min(least[at]!, cost);
      }
    const ratio = least[1]! / least[0]!;
    assert.ok(ratio < 24, `8 times as long takes ${ratio.toFixed(1)} times as long`);
  });
});
