/**
 * Reading and rules never throw, whatever the text; and a check that lived through edits says what a fresh one says.
 * Seeded: GENESYS_FUZZ_SEED and GENESYS_FUZZ_ROUNDS give other runs.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Document, TextChange } from '../../server/src/document/document';
import { lineAt, lineStarts } from '../../server/src/document/lines';
import { openDocument } from '../../server/src/document/open';
import { Check, type Finding } from '../../server/src/rules/check';
import { rules } from '../../server/src/rules/registry';
import type { FileContent } from '../../server/src/rules/rule';
import { defaultSettings } from '../../server/src/settings/settings';
import { chance } from '../chance';
import { readDrawn } from '../drawn';
import { root } from './sources';

const seed = Number(process.env.GENESYS_FUZZ_SEED ?? 1);
const rounds = Number(process.env.GENESYS_FUZZ_ROUNDS ?? 60);
const now = Date.parse('2026-11-23T12:00:00Z');

const fixtures = join(root, 'test/fixtures/rules');
const texts = [
  ...rules.flatMap((rule) => [readDrawn(rule.bad).yaml, readDrawn(rule.good).yaml]),
  ...(readdirSync(fixtures, { recursive: true }) as string[])
    .filter((file) => /\.yaml$/.test(file))
    .sort()
    .map((file) => readFileSync(join(fixtures, file), 'utf8')),
];

/** Values and pieces that stand where none should. */
const pieces = [
  '',
  '\n',
  '  ',
  '- ',
  ': ',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '#',
  '|',
  '>',
  '&a ',
  '*a',
  '!!str ',
  '!x ',
  '? ',
  '%',
  '@',
  '`',
  '\t',
  '\r',
  '\r\n',
  '\0',
  '\ufeff',
  '\ud800',
  '---\n',
  '...\n',
  '<<: *a\n',
  '~',
  'null',
  'true',
  '1e999',
  '-0',
  '0x1F',
  '.nan',
  '9999999999999999999999',
  '2026-02-30',
  '2026-11-23',
  '${env:A}',
  '${secret:}',
  '${file:../../x}',
  '__proto__: 1\n',
  'constructor',
  '[]',
  '{}',
  '[[[[[[',
  '{a: {a: {a: ',
  'roles:\n',
  'oauthClients:\n  - ',
  '# integrations-ignore oauth/unused-client\n',
  ' # integrations-ignore-file schema/type until=2020-01-01 -- x',
  'certificate: |\n    -----BEGIN CERTIFICATE-----\n    AAAA\n',
  'https://[::1',
  'http://%',
  '/../..',
  '*',
  'é😀',
  'name: x\n',
  'x'.repeat(300),
];

function mutation(text: string, next: () => number): TextChange {
  const starts = lineStarts(text);
  const position = (offset: number) => {
    const line = lineAt(starts, offset);
    return { line, character: offset - starts[line]! };
  };
  const pick = (length: number) => Math.floor(next() * length);
  const from = pick(text.length + 1);
  const kind = next();
  const range = (to: number) => ({ start: position(from), end: position(Math.min(text.length, to)) });
  if (kind < 0.35) return { range: range(from), text: pieces[pick(pieces.length)]! };
  if (kind < 0.5) return { range: range(from + pick(8)), text: '' };
  if (kind < 0.6) return { range: range(from + pick(200)), text: '' };
  if (kind < 0.75) return { range: range(from + pick(12)), text: pieces[pick(pieces.length)]! };
  const line = pick(starts.length);
  const whole = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
  const of = text.slice(starts[line], starts[line + 1] ?? text.length);
  if (kind < 0.85) return { range: { start: whole.start, end: whole.start }, text: of };
  if (kind < 0.92) return { range: whole, text: '' };
  return { range: { start: whole.start, end: whole.start }, text: ' '.repeat(pick(5)) };
}

const contents: readonly FileContent[] = [
  { state: 'unreadable', reason: 'there is no such file' },
  { state: 'read', bytes: new Uint8Array([0, 255, 254, 60]) },
  { state: 'read', bytes: new TextEncoder().encode('<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">') },
];

function checked(document: Document): Check {
  return new Check({ document, rules, settings: defaultSettings, now });
}

function give(check: Check): void {
  for (let wanted = check.wantedFiles(); wanted.length; wanted = check.wantedFiles())
    for (const path of wanted) check.setFile(path, contents[path.length % contents.length]);
}

/** All that a finding says; its edits are made, too. */
function say(document: Document, findings: readonly Finding[]): unknown[] {
  return findings.map(({ fixes, ...finding }) => ({
    ...finding,
    fixes: fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits().map(({ chunk, start, end, text }) => ({ range: document.range(chunk, start, end), text })),
    })),
  }));
}

describe('whatever the text', () => {
  test(`${texts.length} texts, each edited ${rounds} times`, () => {
    for (const [at, text] of texts.entries()) {
      const next = chance(seed * 100_003 + at);
      const document = openDocument(text);
      const check = checked(document);
      give(check);
      check.findings();
      const changes: TextChange[] = [];
      for (let round = 0; round < rounds; round++) {
        const change = mutation(document.text(), next);
        changes.push(change);
        try {
          check.update(document.edit([change]));
          give(check);
          const findings = check.findings();
          // Looking at every step anew would take long; the last one sees what went wrong before.
          if (round % 12 === 0 || round === rounds - 1) {
            const fresh = openDocument(document.text());
            const anew = checked(fresh);
            give(anew);
            assert.deepEqual(say(document, findings), say(fresh, anew.findings()));
          }
        } catch (error) {
          throw new Error(`Text ${at}, seed ${seed}, edits ${JSON.stringify(changes)} of ${JSON.stringify(text)}`, {
            cause: error,
          });
        }
      }
    }
  });
});
