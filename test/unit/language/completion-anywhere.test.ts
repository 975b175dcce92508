/**
 * Completion at every place of the examples, with the rest of the file cut off or standing below: it answers, and what
 * it offers is right where it is put.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { findingsOf } from '../../checking';
import { completing, full, mark, plain, taken } from './completing';

const root = join(__dirname, '../../..');
const acme = readFileSync(join(root, 'examples/acme/integrations.yaml'), 'utf8');
const broken = readdirSync(join(root, 'examples/broken')).filter((name) => /\.integrations\.yaml$/.test(name));

/** What would say that an offer was wrong. */
const wrong = /^(?:yaml\/|schema\/(?:unknown-key|value|format)|reference\/unknown)/;

/** Numbers that look random and are the same each time. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
}

/** The text up to an offset with nothing behind it, and with the lines below. */
function cuts(text: string, at: number): readonly string[] {
  const end = text.indexOf('\n', at);
  return ['', end < 0 ? '' : text.slice(end - Number(text[end - 1] === '\r' && end > at))].map(
    (rest) => text.slice(0, at) + mark + rest,
  );
}

/** Whether something has to be written behind it, as it is with the domain of a permission. */
function isBegun({ textEdit }: CompletionItem): boolean {
  return (
    /[:/]$/.test((textEdit as TextEdit).newText) || /^ ?(?:\$\{file:|[A-Z]+ \/api)/.test((textEdit as TextEdit).newText)
  );
}

/** What is wrong with the text after an offer was taken, and was not before. */
function faultsOf(before: string, item: CompletionItem): readonly string[] {
  const key = ({ rule, message }: { rule: string; message: string }) => `${rule}: ${message}`;
  const of = (text: string) => findingsOf(text).filter(({ rule }) => wrong.test(rule));
  const known = new Set(of(before).map(key));
  return of(taken(before, item))
    .map(key)
    .filter((fault) => !known.has(fault));
}

function isOnOneLine({ textEdit }: CompletionItem, marked: string): boolean {
  const { start, end } = (textEdit as TextEdit).range;
  const before = marked.slice(0, marked.indexOf(mark)).split(/\r\n|\r|\n/);
  const column = before.at(-1)!.length;
  return (
    start.line === before.length - 1 && end.line === start.line && start.character <= column && end.character >= column
  );
}

const styles: { readonly [name: string]: string } = {
  'as it is': acme,
  'with CRLF': acme.replaceAll('\n', '\r\n'),
  'with lists at the margin': acme.replace(/^ {2}(?=- )/gm, '').replace(/^ {4}(?=\w)/gm, '  '),
  'with wide indentation': acme.replace(/^ +/gm, (indent) => indent.repeat(2)).replace(/^( *)- /gm, '$1-   '),
};

describe('anywhere in the example', () => {
  for (const [style, text] of Object.entries(styles))
    test(`${style}, what is offered fits`, () => {
      assert.deepEqual(
        findingsOf(text).filter(({ rule }) => wrong.test(rule)),
        [],
      );
      const pick = random(text.length);
      let taking = 0;
      for (let at = pick(40); at <= text.length; at += 30 + pick(60))
        for (const marked of cuts(text, at)) {
          const { text: before, items } = completing(marked, { client: pick(2) ? full : plain });
          for (const item of items)
            assert.ok(isOnOneLine(item, marked), `${item.label} at ${marked.slice(at - 80, at)}`);
          const item = items[pick(Math.max(1, items.length))];
          // A list that stands below may be given another key.
          if (!item || isBegun(item)) continue;
          taking++;
          assert.deepEqual(
            faultsOf(before, item),
            [],
            `${item.label} behind ${JSON.stringify(marked.slice(Math.max(0, at - 120), at + 60))}`,
          );
        }
      assert.ok(taking > 100, `${taking}`);
    });
});

describe('anywhere in broken files', () => {
  for (const name of broken)
    test(name, () => {
      const text = readFileSync(join(root, 'examples/broken', name), 'utf8');
      let offered = 0;
      for (let at = 0; at <= text.length; at += 7)
        for (const marked of cuts(text, at)) {
          const { items } = completing(marked);
          offered += items.length;
          for (const item of items) assert.ok(isOnOneLine(item, marked), item.label);
        }
      assert.ok(offered > 200);
    });

  test('and in texts that are no YAML at all', () => {
    const pieces = [
      '- ',
      ': ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '|',
      '>',
      '#',
      '&a',
      '*a',
      '\n',
      '\r\n',
      '\t',
      '  ',
      'roles',
      ',',
      '!',
      '? ',
      '---',
      '${',
      '<<',
    ];
    const pick = random(7);
    for (let round = 0; round < 3_000; round++) {
      const text = Array.from({ length: 1 + pick(14) }, () => pieces[pick(pieces.length)]).join('');
      const at = pick(text.length + 1);
      const marked = text.slice(0, at) + mark + text.slice(at);
      for (const item of completing(marked).items) assert.ok(isOnOneLine(item, marked), JSON.stringify(marked));
    }
  });
});
