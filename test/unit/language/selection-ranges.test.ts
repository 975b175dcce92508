/** What a selection grows to. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SelectionRange } from 'vscode-languageserver-types';
import { openDocument } from '../../../server/src/document/open';
import { selectionRange } from '../../../server/src/language/selection-ranges';

/** The texts that are selected one after the other at the `¦`. */
function grown(marked: string): string[] {
  const before = marked.slice(0, marked.indexOf('¦')).split('\n');
  const text = marked.replace('¦', '');
  const lines = text.split('\n');
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  let at: SelectionRange | undefined = selectionRange(
    { document: openDocument(text) },
    { line: before.length - 1, character: before.at(-1)!.length },
  );
  const texts: string[] = [];
  for (; at; at = at.parent) texts.push(text.slice(offset(at.range.start), offset(at.range.end)));
  return texts;
}

describe('a selection grows', () => {
  test('from an element of a list to the whole text', () => {
    const text = 'version: 1\nroles:\n  - name: A\n    permissions: [a:b:c, d:¦e:f]\n  - name: B\n';
    assert.deepEqual(grown(text), [
      'd:e:f',
      '[a:b:c, d:e:f]',
      'permissions: [a:b:c, d:e:f]',
      'name: A\n    permissions: [a:b:c, d:e:f]',
      'roles:\n  - name: A\n    permissions: [a:b:c, d:e:f]\n  - name: B',
      text.replace('¦', ''),
    ]);
  });

  test('from a key over its value', () => {
    assert.deepEqual(grown('users:\n- na¦me: Ada # her\n').slice(0, 2), ['name', 'name: Ada']);
  });

  test('from a top-level key to the whole text', () => {
    assert.deepEqual(grown('ver¦sion: 1\n'), ['version', 'version: 1\n']);
  });

  test('to the whole text from where nothing can be read', () => {
    assert.deepEqual(grown('# only¦\n'), ['# only\n']);
    assert.deepEqual(grown('¦'), ['']);
  });
});
