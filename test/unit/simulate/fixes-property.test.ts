/**
 * What a fix promises, over many files as people write them: after it the step no longer fails, the text is YAML, only
 * the lines of its preview change, and the answer "with the fix" is the one that the edited file gives.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { openDocument } from '../../../server/src/document/open';
import { previewFix } from '../../../server/src/panel/preview';
import { readSettings } from '../../../server/src/settings/settings';
import { simulateApi } from '../../../server/src/simulate/api/call';
import type { ApiStep } from '../../../server/src/simulate/api/request';
import { changedWhole } from '../../../server/src/simulate/copy';
import { apiFixes, tokenFixes } from '../../../server/src/simulate/fixes';
import type { StepFix } from '../../../server/src/simulate/fixes/fix';
import type { TokenStep } from '../../../server/src/simulate/oauth/request';
import { simulateToken } from '../../../server/src/simulate/oauth/token';
import type { Simulation } from '../../../server/src/simulate/simulation';
import { readWhole, type Whole } from '../../../server/src/simulate/whole';
import { edited } from '../../edited';
import { organization } from './organization';

const folder = join(__dirname, '../../fixtures/rules/oauth');
const files: readonly (readonly [name: string, text: string])[] = [
  ['organization', organization],
  ['disabled', organization.replaceAll('    grantType:', '    state: disabled\n    grantType:')],
  ['waiting', organization.replaceAll('state: approved', 'state: pending')],
  ...readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const),
];
const layouts: { readonly [name: string]: (text: string) => string } = {
  'as written': (text) => text,
  'with CRLF': (text) => text.replace(/\r?\n/g, '\r\n'),
  'with a byte order mark': (text) => `\ufeff${text}`,
  'without a line end': (text) => text.trimEnd(),
  'with comments': (text) => text.replace(/^( *[\w-]+: [\w.-]+)$/gm, '$1 # why: so'),
};

const { settings } = readSettings([undefined]);
const around = (whole: Whole) => ({ document: whole.document, settings, now: 1_795_000_000_000, resolve: () => 'zQ7' });

/** A question, its answer, and the fixes of the step that fails first. */
interface Case {
  readonly ask: (whole: Whole) => Simulation;
  readonly fixes: (step: string, whole: Whole) => readonly StepFix[];
}

function cases(client: string): readonly Case[] {
  const tokens = [{}, { ip: '203.0.113.9' }, { redirectUri: 'https://new.example/cb?a={b},c' }, { scopes: ['users'] }];
  const calls = [
    { method: 'GET', path: '/api/v2/routing/queues' },
    { method: 'POST', path: '/api/v2/analytics/conversations/details/query', user: 'ada@acme.example' },
  ];
  return [
    ...tokens.map((more): Case => {
      const question = { client, secret: 'zQ7', ...more };
      return {
        ask: (whole) => simulateToken(question, around(whole), whole),
        fixes: (step, whole) => tokenFixes(step as TokenStep, question, around(whole), whole),
      };
    }),
    ...calls.map((call): Case => {
      const question = { client, ...call };
      return {
        ask: (whole) => simulateApi(question, around(whole), whole),
        fixes: (step, whole) => apiFixes(step as ApiStep, question, around(whole), whole),
      };
    }),
  ];
}

const linesOf = (text: string) => text.split(/\r\n|\n/);
const said = ({ steps }: Simulation) => steps.map(({ id, outcome, detail }) => `${id} ${outcome}: ${detail}`);
const faults = (text: string) => {
  const { chunks, problems } = openDocument(text);
  return problems.length + chunks.reduce((sum, chunk) => sum + chunk.problems.length, 0);
};

describe('what a fix promises holds', () => {
  for (const [layout, laid] of Object.entries(layouts))
    test(layout, () => {
      let count = 0;
      for (const [name, written] of files) {
        const text = laid(written);
        const whole = readWhole(openDocument(text));
        const clients = new Set(whole.all('oauthClients').flatMap((client) => client.name?.value ?? []));
        for (const client of [...clients].slice(0, 8))
          for (const { ask, fixes } of cases(client)) {
            const failing = ask(whole).steps.find(({ outcome }) => outcome === 'fail');
            if (!failing) continue;
            for (const fix of fixes(failing.id, whole)) {
              count++;
              check(fix, `${name}, ${client}: ${fix.id}`);
              const after = edited(text, fix.edits);
              const again = ask(readWhole(openDocument(after)));
              const step = again.steps.find(({ id }) => id === failing.id);
              assert.ok(step?.outcome === 'pass' || step?.outcome === 'warn', `${name}: ${fix.title}`);
              assert.deepEqual(said(ask(changedWhole(whole, fix.edits))), said(again), `${name}: ${fix.title}`);
            }
          }

        function check(fix: StepFix, what: string): void {
          const after = edited(text, fix.edits);
          assert.ok(faults(after) <= faults(text), what);
          if (layout === 'with CRLF') assert.doesNotMatch(after, /(?<!\r)\n/, what);
          const preview = previewFix(fix, [], whole.document);
          assert.ok(preview, what);
          const numbers = (kind: string) =>
            new Set(preview.lines.flatMap((line) => (line.kind === kind ? [line.number] : [])));
          const others = (lines: readonly string[], changed: ReadonlySet<number | undefined>) =>
            lines.filter((_, index) => !changed.has(index + 1));
          assert.deepEqual(
            others(linesOf(after), numbers('added')),
            others(linesOf(text), numbers('removed')),
            `${what} changes lines that its preview does not show`,
          );
        }
      }
      assert.ok(count > 50, `${count} fixes`);
    });
});
