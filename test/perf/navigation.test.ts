/** What an editor asks right behind an edit costs what it holds, not what the file costs; as ratios within one run. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseDocument } from 'yaml';
import type { Position } from '../../server/src/document/document';
import { openDocument } from '../../server/src/document/open';
import { readQuestion } from '../../server/src/language/completion/asked';
import { complete } from '../../server/src/language/completion/complete';
import type { Editing } from '../../server/src/language/editing';
import { foldingRanges } from '../../server/src/language/folding';
import { formatOf } from '../../server/src/language/format';
import { hoverAt } from '../../server/src/language/hover/hover';
import { codeLenses } from '../../server/src/language/lenses';
import { renamableAt } from '../../server/src/language/names/rename';
import { definitionAt } from '../../server/src/language/navigation/definition';
import { highlightsAt } from '../../server/src/language/navigation/highlights';
import { fileLinks } from '../../server/src/language/navigation/links';
import { referencesAt } from '../../server/src/language/navigation/references';
import { documentSymbols } from '../../server/src/language/navigation/symbols';
import { onEnter } from '../../server/src/language/on-type';
import { semanticTokens } from '../../server/src/language/semantic-tokens';
import { full } from '../unit/language/completing';
import { byId } from '../unit/language/hovering';
import { editingOf } from '../unit/language/marked';

/** An organization with `count` clients that use one another’s roles: ten lines for each. */
function organization(count: number): string {
  const pad = (at: number) => String(at).padStart(5, '0');
  const each = (entry: (at: number) => string) => Array.from({ length: count }, (_, at) => entry(at)).join('');
  return `version: 1
organization: { name: Acme, shortName: acme, region: eu-central-1 }
roles:
${each((at) => `  - name: Role ${pad(at)}\n    permissions: [routing:queue:view, analytics:conversationDetail:view]\n`)}oauthClients:
${each((at) => `  - name: Client_${pad(at)}\n    description: Copies contacts\n    grantType: client-credentials\n    tokenDuration: 3600\n    roles:\n      - Role ${pad(at)}\n      - { role: Employee, division: Sales }\n`)}`;
}

/** Types a letter in the middle of a file, and takes it back; then asks. */
function asking(count: number, ask: (editing: Editing, line: number) => unknown): () => void {
  const editing = editingOf(organization(count));
  const { document, names } = editing;
  const line = 3 + 2 * count + 1 + 7 * Math.floor(count / 2) + 1;
  const start = { line, character: 19 };
  let on = false;
  return () => {
    on = !on;
    const change = document.edit([{ range: { start, end: { line, character: on ? 19 : 20 } }, text: on ? 'x' : '' }]);
    for (const entry of change.removed) names.remove(entry, () => {});
    for (const entry of change.added) names.add(entry);
    ask(editing, line);
  };
}

/** Types a letter in the middle of a file with `count` tests of `count` clients, and takes it back; then asks. */
function askingTests(count: number, ask: (editing: Editing, line: number) => unknown): () => void {
  const each = Array.from(
    { length: count },
    (_, at) =>
      `  - name: Test ${at}\n    api: { client: Client_${String(at).padStart(5, '0')}, method: GET, path: /api/v2/users }\n    expect: { verdict: blocked, step: permission }\n`,
  );
  const tests = editingOf(`tests:\n${each.join('')}`);
  const editing = { ...tests, tested: editingOf(organization(count)) };
  const line = 1 + 3 * Math.floor(count / 2);
  const start = { line, character: 12 };
  let on = false;
  return () => {
    on = !on;
    tests.document.edit([{ range: { start, end: { line, character: on ? 12 : 13 } }, text: on ? 'x' : '' }]);
    ask(editing, line);
  };
}

function describeAt(editing: Editing, position: Position): void {
  assert.ok(hoverAt(editing, position, { rules: byId, secret: 'unknown' }));
}

function time(run: () => unknown): number {
  const begin = performance.now();
  run();
  return performance.now() - begin;
}

function median(samples: number[]): number {
  return samples.sort((a, b) => a - b)[Math.floor(samples.length / 2)]!;
}

const commands = { openPanel: 'open', changeApplication: 'change', showReferences: 'show' };
const small = 100;
const large = 2000;

describe('right behind an edit of 18,000 lines', () => {
  const questions: { readonly [name: string]: (editing: Editing, line: number) => unknown } = {
    definition: (editing, line) => definitionAt(editing, { line: line + 4, character: 12 })!.targets.length,
    references: (editing, line) => referencesAt(editing, { line: line + 4, character: 12 })!.places.length,
    highlights: (editing, line) => highlightsAt(editing, { line: line - 1, character: 12 })!.length,
    prepareRename: (editing, line) => renamableAt(editing, { line: line - 1, character: 12 }),
    onTypeFormatting: ({ document }, line) =>
      onEnter(document, { position: { line: line + 4, character: 4 }, tabSize: 2 }),
    semanticTokensRange: ({ document }, line) =>
      semanticTokens(document, { start: { line: line - 30, character: 0 }, end: { line: line + 30, character: 0 } }),
  };
  for (const [name, ask] of Object.entries(questions))
    test(`${name} costs the same at every size`, () => {
      const runs = [asking(small, ask), asking(large, ask)] as const;
      for (const run of runs) for (let round = 0; round < 60; round++) run();
      const costs = runs.map(() => [] as number[]);
      for (let round = 0; round < 150; round++) for (const [at, run] of runs.entries()) costs[at]!.push(time(run));
      const [few, many] = costs.map(median) as [number, number];
      assert.ok(many < 4 * few + 0.3, `${many.toFixed(3)} ms, ${few.toFixed(3)} ms in a file of a twentieth`);
    });

  const inTests: { readonly [name: string]: (editing: Editing, line: number) => unknown } = {
    'completion of a step': (editing, line) => {
      const question = readQuestion(editing, { line: line + 2, character: 37 });
      assert.ok(complete(question, { client: full, rules: [], files: [] }).items.length > 3);
    },
    definition: (editing, line) => definitionAt(editing, { line: line + 1, character: 24 })!.targets.length,
    hover: (editing, line) => describeAt(editing, { line: line + 1, character: 24 }),
    prepareRename: (editing, line) => renamableAt(editing, { line: line + 1, character: 24 }),
    onTypeFormatting: (editing, line) =>
      onEnter(editing.document, { position: { line: line + 1, character: 4 }, tabSize: 2, format: formatOf(editing) }),
  };
  for (const [name, ask] of Object.entries(inTests))
    test(`${name} costs the same in a file of tests of every size`, () => {
      const runs = [askingTests(small, ask), askingTests(large, ask)] as const;
      for (const run of runs) for (let round = 0; round < 60; round++) run();
      const costs = runs.map(() => [] as number[]);
      for (let round = 0; round < 100; round++) for (const [at, run] of runs.entries()) costs[at]!.push(time(run));
      const [few, many] = costs.map(median) as [number, number];
      assert.ok(many < 4 * few + 0.3, `${many.toFixed(3)} ms, ${few.toFixed(3)} ms in a file of a twentieth`);
    });

  const wholes: { readonly [name: string]: (editing: Editing) => unknown } = {
    documentSymbol: ({ document }) => documentSymbols(document),
    codeLens: (editing) => codeLenses({ ...editing, file: 0, commands, later: true }),
    foldingRange: ({ document }) => foldingRanges(document),
    documentLink: ({ document }) => fileLinks(document),
    'semanticTokens/full': ({ document }) => semanticTokens(document),
  };
  const text = organization(large);
  const whole = median([0, 1, 2].map(() => time(() => parseDocument(text))));
  for (const [name, ask] of Object.entries(wholes))
    test(`${name} is a small part of reading the file`, () => {
      assert.ok(text.split('\n').length > 18_000);
      const run = asking(large, (editing) => JSON.stringify(ask(editing)));
      for (let round = 0; round < 20; round++) run();
      const again = median(Array.from({ length: 40 }, () => time(run)));
      // The package that others build on takes half a second for this text.
      assert.ok(again < whole / 15, `${again.toFixed(1)} ms, reading the file takes ${whole.toFixed(0)} ms`);
      const fresh = editingOf(text);
      const first = time(() => ask(fresh));
      assert.ok(first < whole / 4, `${first.toFixed(1)} ms at first`);
    });

  test('a key that is broken and mended costs a small part of reading what is below it', () => {
    const document = openDocument(text);
    const start = { line: 3 + 2 * large, character: 5 };
    let on = false;
    const edit = () => {
      on = !on;
      document.edit([{ range: { start, end: { ...start, character: on ? 5 : 6 } }, text: on ? 'x' : '' }]);
      assert.equal(document.sections[3]!.name, on ? 'oauthxClients' : 'oauthClients');
    };
    const costs = { edit: [] as number[], open: [] as number[] };
    for (let round = 0; round < 20; round++) {
      costs.edit.push(time(edit));
      costs.open.push(time(() => openDocument(text)));
    }
    const [again, opening] = [median(costs.edit), median(costs.open)];
    assert.ok(again < opening / 3, `${again.toFixed(1)} ms, opening the file takes ${opening.toFixed(1)} ms`);
  });
});
