import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Document } from '../../../server/src/document/document';
import { lineAt, lineStarts } from '../../../server/src/document/lines';
import { fixAll } from '../../../server/src/language/actions/fix-all';
import { Patchwork } from '../../../server/src/language/actions/patchwork';
import { suppressInFile, suppressOnLine } from '../../../server/src/language/actions/suppress';
import { keep } from '../../../server/src/language/findings/diagnostics';
import type { Finding } from '../../../server/src/rules/check';
import { rules } from '../../../server/src/rules/registry';
import type { Context, Rule, Severity } from '../../../server/src/rules/rule';
import { findingsOf, open } from '../../checking';
import { readDrawn } from '../../drawn';

function edited(text: string, edits: readonly { range: Finding['range']; newText: string }[]): string {
  const starts = lineStarts(text);
  const offset = ({ line, character }: Finding['range']['start']) => (starts[line] ?? text.length) + character;
  let result = text;
  for (const { range, newText } of [...edits].reverse())
    result = result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end));
  return result;
}

describe('a patchwork', () => {
  const piece = fc.stringMatching(/^[ab\n]{0,4}$/);
  const edits = fc.array(fc.tuple(fc.nat(40), fc.nat(6), piece), { maxLength: 8 });
  test('gives edits that turn the original into the text as it is now', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[abc\n]{0,30}$/), edits, (text, steps) => {
        const work = new Patchwork(text);
        let now = text;
        for (const [at, length, put] of steps) {
          const from = Math.min(at, now.length);
          const to = Math.min(from + length, now.length);
          const starts = lineStarts(now);
          const position = (offset: number) => {
            const line = lineAt(starts, offset);
            return { line, character: offset - starts[line]! };
          };
          work.replace([{ range: { start: position(from), end: position(to) }, newText: put }]);
          now = now.slice(0, from) + put + now.slice(to);
        }
        assert.equal(work.text(), now);
        assert.equal(edited(text, work.edits()), now);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
  test('gives no edit where nothing is left of a change', () => {
    const work = new Patchwork('a: 1\nb: 2\n');
    const b = { start: { line: 1, character: 3 }, end: { line: 1, character: 4 } };
    work.replace([{ range: b, newText: '3' }]);
    assert.equal(work.edits().length, 1);
    work.replace([{ range: b, newText: '2' }]);
    assert.deepEqual(work.edits(), []);
  });
});

describe('a capped list', () => {
  const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
  test('keeps errors before warnings before the rest, in the order of the file', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...severities)), fc.integer({ min: 1, max: 20 }), (list, most) => {
        const findings = list.map((severity, at) => ({ severity, message: String(at) }) as Finding);
        const kept = keep(findings, most);
        assert.equal(kept.length, Math.min(most, list.length));
        assert.deepEqual(
          kept,
          findings.filter((one) => kept.includes(one)),
        );
        const rank = (one: Finding) => severities.indexOf(one.severity);
        const worst = Math.max(...kept.map(rank));
        for (const left of findings) if (!kept.includes(left)) assert.ok(rank(left) >= worst);
      }),
      { seed: 1 },
    );
  });
});

describe('suppressing', () => {
  test('on a line is not offered for what the whole file lacks: it stands on the first line, whatever that is', () => {
    const { document, check } = open('oauthClients: []\n');
    const finding = check.findings().find((one) => one.rule === 'schema/missing-key');
    assert.ok(finding);
    assert.equal(suppressOnLine(document, finding), undefined);
  });
  test('writes the line ends of the file, lone carriage returns too', () => {
    const lines = ['version: 1', 'roles:', '- name: R', '  permissions: [no:such:thing]', ''];
    for (const eol of ['\n', '\r\n', '\r']) {
      const { document, check } = open(lines.join(eol));
      const finding = check.findings().find((one) => one.rule === 'role/unknown-permission');
      assert.ok(finding);
      const line = suppressOnLine(document, finding);
      assert.equal(line?.newText, `  # integrations-ignore role/unknown-permission${eol}`);
      assert.deepEqual(line.range.start, { line: 3, character: 0 });
      assert.equal(suppressInFile(document, finding).newText.slice(-eol.length), eol);
      assert.equal(suppressInFile(document, finding).newText.trimEnd().includes('\n'), false);
    }
  });
  for (const rule of rules.filter(({ id }) => !/^(?:yaml|suppression)\//.test(id)))
    test(`hides a finding of ${rule.id} and breaks nothing`, () => {
      const { yaml } = readDrawn(rule.bad);
      const input = { at: rule.at, files: rule.files };
      const { document, check } = open(yaml, input);
      const finding = check.findings().find((one) => one.rule === rule.id);
      assert.ok(finding);
      const count = (text: string, id: string) => findingsOf(text, input).filter((one) => one.rule === id).length;
      const faults = (text: string) => findingsOf(text, input).filter((one) => one.rule.startsWith('yaml/')).length;
      const before = faults(yaml);
      const inFile = edited(yaml, [suppressInFile(document, finding)]);
      assert.equal(count(inFile, rule.id), 0);
      assert.equal(faults(inFile), before);
      assert.equal(count(inFile, 'suppression/unused'), count(yaml, 'suppression/unused'));
      const line = suppressOnLine(document, finding);
      if (!line) return;
      const onLine = edited(yaml, [line]);
      assert.ok(count(onLine, rule.id) < count(yaml, rule.id));
      assert.equal(faults(onLine), before);
      assert.equal(count(onLine, 'suppression/unused'), count(yaml, 'suppression/unused'));
    });
});

describe('applying all safe fixes', () => {
  test('leaves scopes that an application has too, whose client would lack them then', () => {
    const client = (name: string) =>
      `  - name: ${name}\n    grantType: client-credentials\n    roles: [Employee]\n    scopes: [users]\n`;
    const text = `oauthClients:\n${client('A')}${client('B')}    clientId: 3F0D6F9E-2C4E-4A43-9A53-3D4B6F1F0C11\n${client('C')}`;
    const applications =
      'authorizedApplications:\n' +
      '  - { name: X, client: A, state: approved, scopes: [users] }\n' +
      '  - { name: Y, client: { clientId: 3f0d6f9e-2c4e-4a43-9a53-3d4b6f1f0c11 }, state: approved, scopes: [users] }\n' +
      '  - { name: Z, client: C, state: approved }\n';
    const whole = text + applications;
    const edits = fixAll(whole, (draft) => open(draft));
    const after = edited(whole, edits);
    assert.equal(after.split('    scopes: [users]\n').length - 1, 2);
    assert.ok(!findingsOf(after).some(({ rule }) => rule === 'application/scope-not-registered'));
  });
  test('leaves a fix out that would break the YAML, and applies the others', () => {
    const base = {
      title: '',
      what: '',
      why: '',
      remedy: '',
      bad: '',
      good: '',
      severity: 'error',
      on: 'document',
    } as const;
    const replacing = (id: string, found: string, put: string): Rule => ({
      ...base,
      id,
      check(document: Document, context: Context) {
        const { chunk } = document.locate({ line: 0, character: 0 });
        const start = chunk.text.indexOf(found);
        if (start < 0) return;
        const at = { chunk, start, end: start + found.length, path: [] };
        const edits = () => [{ ...at, text: put }];
        context.report({ at, message: 'Replace it.', fixes: [{ title: 'Replace', safe: true, edits }] });
      },
    });
    const used = [
      replacing('test/breaking', 'one', '{'),
      replacing('test/mending', 'two', 'three'),
      ...rules.filter(({ id }) => id.startsWith('yaml/')),
    ];
    const text = 'x-a: { b: one, c: two }\n';
    const edits = fixAll(text, (draft) => open(draft, { rules: used }));
    assert.equal(edited(text, edits), 'x-a: { b: one, c: three }\n');
  });
});
