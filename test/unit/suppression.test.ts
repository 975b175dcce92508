/** Suppression comments: where they hold, until when, what their fixes change. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyEdits } from '../../server/src/document/edits';
import { openDocument } from '../../server/src/document/open';
import { Check, type Finding } from '../../server/src/rules/check';
import typeRule from '../../server/src/rules/schema/type';
import unknownKey from '../../server/src/rules/schema/unknown-key';
import expired from '../../server/src/rules/suppression/expired';
import unused from '../../server/src/rules/suppression/unused';
import duplicateKey from '../../server/src/rules/yaml/duplicate-key';
import { readSettings } from '../../server/src/settings/settings';

const rules = [unknownKey, typeRule, duplicateKey, expired, unused];
const head = 'version: 1\norganization: { name: Acme, region: eu-central-1 }\nroles:\n';

function open(text: string, at = '2026-11-23T12:00:00Z', settings: unknown = {}) {
  const document = openDocument(text);
  const check = new Check({ document, rules, settings: readSettings([settings]).settings, now: Date.parse(at) });
  return { document, check };
}

function found(text: string, at?: string, settings?: unknown): string[] {
  return open(text, at, settings)
    .check.findings()
    .map((one) => `${one.range.start.line} ${one.rule}`);
}

/** The text after the fixes of one finding. */
function mended(text: string, which: (finding: Finding) => boolean): string {
  const { document, check } = open(text);
  const finding = check.findings().find(which);
  const edits = [...(finding?.fixes[0]?.edits() ?? [])];
  assert.equal(edits.length, 1);
  const [chunk] = edits.map((edit) => edit.chunk);
  const start = document.range(chunk!, 0, 0).start.line;
  const lines = document.text().split(/(?<=\n)/);
  const before = lines.slice(0, start).join('');
  return before + applyEdits(chunk!.text, edits) + document.text().slice(before.length + chunk!.text.length);
}

describe('where a suppression holds', () => {
  test('a directive in a scalar is text', () => {
    for (const value of [
      '"# integrations-ignore schema/unknown-key"',
      "' # integrations-ignore schema/unknown-key'",
      '|\n      # integrations-ignore schema/unknown-key',
      '>-\n      # integrations-ignore schema/unknown-key',
      'a#integrations-ignore schema/unknown-key',
    ])
      assert.deepEqual(
        found(`${head}  - name: a\n    x-note: ${value}\n    typo: 1\n`).map((one) => one.split(' ')[1]),
        ['schema/unknown-key'],
        value,
      );
  });
  test('on the line where the finding starts, behind a block scalar header too', () => {
    assert.deepEqual(
      found(`${head}  - name: a\n    typo: | # integrations-ignore schema/unknown-key\n      text\n`),
      [],
    );
    assert.deepEqual(
      found(`${head}  - name: a\n    typo: |\n      text\n    # integrations-ignore schema/unknown-key\n`),
      ['4 schema/unknown-key', '6 suppression/unused'],
    );
  });
  test('at the very start and the very end of a file', () => {
    assert.deepEqual(
      found(
        '# integrations-ignore schema/unknown-key\ntypo: 1\nversion: 1\norganization: { name: a, region: eu-west-1 }',
      ),
      [],
    );
    assert.deepEqual(found(`${head}  - { name: a, typo: 1 } # integrations-ignore schema/unknown-key`), []);
  });
  test('in an entry of its own, above the first and between entries', () => {
    assert.deepEqual(
      found(
        `${head}  # integrations-ignore schema/unknown-key\n  - typo: 1\n    name: a\n  # integrations-ignore schema/type\n  - name: 5\n`,
      ),
      [],
    );
  });
  test('for the whole file, from its last line', () => {
    assert.deepEqual(
      found(
        `${head}  - { name: a, typo: 1 }\n  - { name: b, typo: 1 }\n# integrations-ignore-file schema/unknown-key\n`,
      ),
      [],
    );
  });
  test('a tab, several spaces or none before the words', () => {
    for (const comment of [
      '#integrations-ignore schema/unknown-key',
      '#\tintegrations-ignore   schema/unknown-key',
      '#  integrations-ignore\tschema/unknown-key,schema/unknown-key',
    ])
      assert.deepEqual(found(`${head}  - { name: a, typo: 1 } ${comment}\n`), [], comment);
  });
  test('a second one is needless where the first does it', () => {
    const text = `${head}  # integrations-ignore schema/unknown-key\n  - typo: 1 # integrations-ignore schema/unknown-key\n    name: a\n`;
    assert.deepEqual(found(text), []);
  });
  test('never for the text itself', () => {
    assert.deepEqual(found(`# integrations-ignore-file yaml/duplicate-key\n${head}  - { name: a, name: b }\n`), [
      '0 suppression/unused',
      '4 yaml/duplicate-key',
    ]);
    assert.deepEqual(found(`# integrations-ignore-file suppression/unused\n${head}  []\n`), ['0 suppression/unused']);
  });
  test('a rule that is switched off leaves its suppressions alone', () => {
    const text = `${head}  - { name: a, typo: 1 } # integrations-ignore schema/unknown-key\n`;
    assert.deepEqual(found(text, undefined, { rules: { 'schema/unknown-key': 'off' } }), []);
    assert.deepEqual(found(text.replace('typo', 'x-typo')), ['3 suppression/unused']);
    assert.deepEqual(found(text.replace('typo', 'x-typo'), undefined, { rules: { 'suppression/unused': 'off' } }), []);
  });
});

describe('until when it holds', () => {
  const text = `${head}  - { name: a, typo: 1 } # integrations-ignore schema/unknown-key until=2026-12-24 -- later\n`;
  test('through the whole of its last day in UTC', () => {
    assert.deepEqual(found(text, '2026-12-24T23:59:59.999Z'), []);
    assert.deepEqual(found(text, '2026-12-25T00:00:00Z'), ['3 schema/unknown-key', '3 suppression/expired']);
  });
  test('the check knows when it ends, and says so when time has moved', () => {
    const { check } = open(text);
    assert.equal(check.nextFlip(), Date.parse('2026-12-25T00:00:00Z'));
    assert.deepEqual(check.findings(), []);
    check.setNow(Date.parse('2026-12-25T00:00:00Z'));
    assert.equal(check.findings().length, 2);
    assert.equal(check.nextFlip(), undefined);
    check.setNow(Date.parse('2026-12-01T00:00:00Z'));
    assert.deepEqual(check.findings(), []);
  });
  test('an edit of the comment alone changes the findings', () => {
    const { document, check } = open(text);
    assert.deepEqual(check.findings(), []);
    const start = { line: 3, character: text.split('\n')[3]!.indexOf('#') };
    check.update(document.edit([{ range: { start, end: { line: 3, character: 1000 } }, text: '' }]));
    assert.deepEqual(
      check.findings().map((one) => one.rule),
      ['schema/unknown-key'],
    );
  });
});

describe('what its fixes change', () => {
  const isUnused = (finding: Finding) => finding.rule === unused.id;
  test('a comment behind a value goes with the blanks before it', () => {
    assert.equal(
      mended(`${head}  - name: a \t # integrations-ignore schema/type -- why\r\n`, isUnused),
      `${head}  - name: a\r\n`,
    );
  });
  test('a comment alone goes with its line, also the last one without a line end', () => {
    assert.equal(
      mended(`${head}  - name: a\n    # integrations-ignore schema/type\n    x-a: 1\n`, isUnused),
      `${head}  - name: a\n    x-a: 1\n`,
    );
    assert.equal(mended(`${head}  - name: a\n# integrations-ignore schema/type`, isUnused), `${head}  - name: a\n`);
  });
  test('another comment before it stays', () => {
    assert.equal(
      mended(`${head}  # a role # integrations-ignore schema/type\n  - name: a\n`, isUnused),
      `${head}  # a role\n  - name: a\n`,
    );
  });
  test('one rule of several goes with its comma; date and reason stay', () => {
    const entry = '  - { name: a, typo: 1 } # integrations-ignore ';
    const end = ' until=2026-12-24 -- why, oh why\n';
    for (const [before, after] of [
      ['schema/type, schema/unknown-key', 'schema/unknown-key'],
      ['schema/unknown-key, schema/type', 'schema/unknown-key'],
      ['schema/unknown-key schema/type', 'schema/unknown-key'],
    ])
      assert.equal(mended(`${head}${entry}${before}${end}`, isUnused), `${head}${entry}${after}${end}`);
  });
  test('a misspelled rule is corrected only by a fix that is not safe', () => {
    const text = `${head}  - { name: a, typo: 1 } # integrations-ignore schema/unknwon-key\n`;
    assert.equal(mended(text, isUnused), text.replace('unknwon', 'unknown'));
    const finding = open(text).check.findings().find(isUnused);
    assert.deepEqual(
      finding?.fixes.map((fix) => fix.safe),
      [false],
    );
    assert.match(finding?.message ?? '', /Did you mean schema\/unknown-key\?/);
  });
  test('an expired one is for its author to decide', () => {
    const text = `${head}  - name: a # integrations-ignore schema/type until=2020-01-01\n`;
    const [finding] = open(text).check.findings();
    assert.equal(finding?.rule, expired.id);
    assert.deepEqual(finding?.fixes, []);
  });
});
