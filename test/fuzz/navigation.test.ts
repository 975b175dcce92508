/**
 * What an editor asks about a text is answered whatever the text, and right behind edits as for a text that was just
 * opened. Seeded: GENESYS_FUZZ_SEED and GENESYS_FUZZ_ROUNDS give other runs.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Document, Range, TextChange } from '../../server/src/document/document';
import { openDocument } from '../../server/src/document/open';
import { foldingRanges } from '../../server/src/language/folding';
import { codeLenses, readLensData, resolveLens } from '../../server/src/language/lenses';
import { renamableAt, renameAt } from '../../server/src/language/names/rename';
import { definitionAt } from '../../server/src/language/navigation/definition';
import { highlightsAt } from '../../server/src/language/navigation/highlights';
import { fileLinks } from '../../server/src/language/navigation/links';
import { referencesAt } from '../../server/src/language/navigation/references';
import { documentSymbols, flatSymbols, namedEntries } from '../../server/src/language/navigation/symbols';
import { onEnter } from '../../server/src/language/on-type';
import { semanticTokens } from '../../server/src/language/semantic-tokens';
import type { Names } from '../../server/src/organization/names';
import { defaultSettings } from '../../server/src/settings/settings';
import { readWhole } from '../../server/src/simulate/whole';
import { chance } from '../chance';
import { edited, namesOf } from '../unit/language/marked';

const seed = Number(process.env.GENESYS_FUZZ_SEED ?? 1);
const rounds = Number(process.env.GENESYS_FUZZ_ROUNDS ?? 60);

const texts = [
  readFileSync(join(__dirname, '../../examples/acme/integrations.yaml'), 'utf8'),
  readFileSync(join(__dirname, '../../examples/broken/text.integrations.yaml'), 'utf8'),
  `x-base: &base { client: &crm CRM, roles: [&r Reader] }
roles:
- name: *r
- &role
  name: |-
    Two
    lines
users:
- { email: a@b.example, roles: [*r , Employee] }
oauthClients:
- name: *crm
  roles: [{ <<: { role: Reader } }, *r ]
authorizedApplications:
- <<: *base
  name: App
- <<: [*base, *role]
dataActions:
- name: A
  input: &in { properties: { id: {}, "a b": {} }, required: [id, *r ] }
  request: { method: GET, url: "/a/\${input.id}", headers: { x: &h "\${input['a b']}", y: *h } }
- { name: B, input: *in, request: { url: &u '/\${input.id}', body: *u } }
`.replace(/\n/g, '\r\n'),
];

const pieces = [
  ...[
    '',
    '\n',
    '\r\n',
    '\r',
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
    '<<: *base',
    '&r ',
  ],
  ...[
    '\u2028',
    '\ufeff',
    '\ud800',
    '\u0000',
    '\t',
    '---\n',
    '${input.',
    '? ',
    '!!str ',
    'name: Reader',
    '- name: CRM\n',
    'roles:\n',
  ],
];

const uri = 'file:///a/integrations.yaml';
const commands = { openPanel: 'open', changeApplication: 'change', showReferences: 'show' };

/** Lenses whose commands are asked for one by one; the same for a client that is sent what can be sent at once. */
function lensesOf(document: Document, names: Names) {
  const whole = readWhole(document);
  const [later, once] = [true, false].map((later) => {
    const lenses = codeLenses({ document, names, uri, file: 0, commands, later });
    return lenses.map((lens) => {
      // What is resolved has been sent over the wire.
      const data = readLensData(JSON.parse(JSON.stringify(lens.data ?? null)));
      const { range, command } = data ? resolveLens(lens, data, uri, whole, commands) : lens;
      assert.ok(command?.title);
      return { range, command };
    });
  });
  assert.deepEqual(later, once);
  return later;
}

/** All that is asked of a text without a position. */
const asked = (document: Document, names: Names) => ({
  lenses: lensesOf(document, names),
  symbols: documentSymbols(document),
  flat: flatSymbols(document, 'file:///a'),
  names: namedEntries(document, 1000),
  folds: foldingRanges(document),
  links: fileLinks(document),
  tokens: semanticTokens(document),
});

function askAt(document: Document, random: () => number): void {
  const names = namesOf(document);
  const editing = {
    uri,
    version: 1,
    document,
    names,
    settings: defaultSettings,
    now: 0,
    whole: () => readWhole(document),
    file: () => undefined,
  };
  const position = { line: Math.floor(random() * document.lineCount), character: Math.floor(random() * 60) };
  const within = ({ start, end }: Range) => {
    assert.ok(start.line >= 0 && start.character >= 0 && end.line < document.lineCount);
    assert.ok(start.line < end.line || (start.line === end.line && start.character <= end.character));
  };
  const found = definitionAt(editing, position);
  if (found)
    for (const range of [found.origin, ...found.targets.flatMap(({ whole, name }) => [whole, name])]) within(range);
  for (const { range } of referencesAt(editing, position)?.places ?? []) within(range);
  for (const { range } of highlightsAt(editing, position) ?? []) within(range);
  for (const { newText, range } of onEnter(document, { position, tabSize: 2 })) {
    assert.match(newText, /^ *$/);
    within(range);
  }
  const renamable = renamableAt(editing, position);
  const to = ['New', 'a: b', "it's, [x]"][Math.floor(random() * 3)]!;
  const renamed = renameAt(editing, position, to);
  if (!renamable || 'refused' in renamable) return;
  within(renamable.range);
  if (!renamed || 'refused' in renamed) return;
  // Where the text is broken, it is open what a part of it will mean.
  if (!renamed.entry || document.problems.length > 0 || document.chunks.some((chunk) => chunk.problems.length > 0))
    return;
  const { section, from } = renamed.entry;
  const after = openDocument(edited(document, renamed.edits));
  const names2 = namesOf(after);
  assert.equal(names2.count(section, to), 1, `${from} -> ${to}`);
  assert.equal(names2.references(section, to).length, names.references(section, from).length, `${from} -> ${to}`);
}

test('every question has an answer, also right behind edits', () => {
  for (let round = 0; round < rounds; round++) {
    const random = chance(seed * 1000 + round);
    let text = texts[round % texts.length]!;
    if (random() < 0.3) text = text.slice(0, Math.floor(random() * text.length));
    const document = openDocument(text);
    const names = namesOf(document);
    for (let step = 0; step < 12; step++) {
      const start = { line: Math.floor(random() * document.lineCount), character: Math.floor(random() * 40) };
      const end =
        random() < 0.7 ? start : { line: start.line + Math.floor(random() * 3), character: Math.floor(random() * 20) };
      const change: TextChange = { range: { start, end }, text: pieces[Math.floor(random() * pieces.length)]! };
      const { removed, added } = document.edit([change]);
      for (const entry of removed) names.remove(entry, () => {});
      for (const entry of added) names.add(entry);
      const what = `seed ${seed}, round ${round}, step ${step}`;
      const now = asked(document, names);
      const fresh = openDocument(document.text());
      assert.deepEqual(now, asked(fresh, namesOf(fresh)), what);
      for (const { range, selectionRange, name, children = [] } of now.symbols.flatMap((one) => [
        one,
        ...(one.children ?? []),
      ])) {
        assert.notEqual(name.trim(), '');
        assert.ok(selectionRange.start.line >= range.start.line && selectionRange.end.line <= range.end.line, what);
        for (const child of children) assert.ok(child.range.start.line >= range.start.line, what);
      }
      for (const { startLine, endLine } of now.folds)
        assert.ok(startLine < endLine && endLine < document.lineCount, what);
      for (let at = 0; at < now.tokens.length; at += 5)
        assert.ok(now.tokens[at]! >= 0 && now.tokens[at + 1]! >= 0 && now.tokens[at + 2]! > 0, what);
      for (let count = 0; count < 20; count++) askAt(document, random);
    }
  }
});
