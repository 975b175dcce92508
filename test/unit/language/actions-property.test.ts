/** Every action at many places of many files: what it does not name stays, to the byte and in what it means. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Document } from '../../../server/src/document/document';
import { plainValue } from '../../../server/src/document/node';
import { openDocument } from '../../../server/src/document/open';
import { actionsOf } from '../../../server/src/language/actions/offers';
import { apply, askedAt } from './acting';

const root = join(__dirname, '../../..');
const folders = ['examples/acme', 'examples/broken', 'test/fixtures/rules'];
const texts = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !name.endsWith('.test.yaml'))
    .map((name) => [join(folder, name), readFileSync(join(root, folder, name), 'utf8')] as const),
);
const xml = readFileSync(join(root, 'examples/acme/sso/idp_metadata.xml'), 'utf8');

/** Most places that are tried in a file. */
const most = 14;

/** Places spread over a text: line starts, and somewhere in lines. */
function places(text: string, seed: number): readonly number[] {
  let state = seed;
  const next = (end: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % Math.max(1, end);
  };
  return Array.from({ length: most }, () => next(text.length + 1));
}

function problems(document: Document): number {
  return document.problems.length + document.chunks.reduce((sum, { problems: all }) => sum + all.length, 0);
}

/** What each top-level key means, an entry a text. */
function meaning(document: Document): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { name, entries } of document.sections)
    found.set(name, [...(found.get(name) ?? []), ...entries.map(({ node }) => JSON.stringify(plainValue(node)))]);
  return found;
}

/** How many of the entries are gone. What was empty may get its first entry. */
function lost(before: ReadonlyMap<string, readonly string[]>, after: ReadonlyMap<string, readonly string[]>): number {
  let gone = 0;
  for (const [name, entries] of before) {
    const left = [...(after.get(name) ?? [])];
    for (const entry of entries) {
      const at = left.indexOf(entry);
      if (at >= 0) left.splice(0, at + 1);
      else if (!(entry === 'null' && left.length)) gone++;
    }
  }
  return gone;
}

describe('every action', () => {
  let tried = 0;
  for (const [name, original] of texts)
    test(`leaves the rest of ${name} alone`, () => {
      for (const text of [original, original.replaceAll('\n', '\r\n')]) {
        const document = openDocument(text);
        const before = meaning(document);
        for (const at of places(text, text.length)) {
          const files = new Proxy<Record<string, string>>(
            {},
            { get: (_, path) => (/\.xml$/.test(String(path)) ? xml : undefined) },
          );
          const { asked, offers } = askedAt(document, text, at, { files, metadata: ['m.xml'], commands: true });
          const actions = actionsOf(offers, {
            asked,
            takes: { versions: true, snippets: false },
            findings: [],
            diagnostic: () => undefined,
            later: false,
          });
          for (const [index, { title, command }] of actions.entries()) {
            const offer = offers.find((one) => one.title === title);
            if (command || !offer) continue;
            tried++;
            const after = apply(document, offer.edits?.(), text);
            const done = openDocument(after);
            const where = `${title} at ${at} (${index}):\n${after}`;
            assert.ok(problems(done) <= problems(document), where);
            const adds = /^(add|create)\//.test(offer.id);
            assert.ok(lost(before, meaning(done)) <= (adds ? 0 : 1), where);
            if (/\r\n/.test(text) && !/[^\r]\n/.test(text)) assert.ok(!/[^\r]\n/.test(after), where);
          }
        }
      }
    });
  test('was tried', () => assert.ok(tried > 1000, String(tried)));
});
