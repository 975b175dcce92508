/** An organization after edits: as if the edited text had been opened, and the text itself is as it was. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Edit, replaceText } from '../../../server/src/document/edits';
import { openDocument } from '../../../server/src/document/open';
import { changedWhole } from '../../../server/src/simulate/copy';
import { findClient, readWhole, type Whole } from '../../../server/src/simulate/whole';
import { changed, organization } from './organization';

const open = (text: string): Whole => readWhole(openDocument(text));
const names = (whole: Whole) => whole.all('roles').map(({ name }) => name?.value);

/** The edit that puts a text behind the piece of the chunk in which it stands. */
function behind(whole: Whole, piece: string, text: string): Edit {
  const chunk = whole.document.chunks.find((one) => one.text.includes(piece))!;
  const end = chunk.text.indexOf(piece) + piece.length;
  return { chunk, start: end, end, text };
}

describe('a changed copy', () => {
  test('of an entry', () => {
    const whole = open(organization);
    const client = findClient(whole, 'Machine')!;
    const copy = changedWhole(whole, replaceText(client.entry.chunk, client.grantType!.node, 'implicit')!);
    assert.equal(findClient(copy, 'Machine')?.grantType?.value, 'implicit');
    assert.equal(findClient(whole, 'Machine')?.grantType?.value, 'client-credentials');
    assert.equal(findClient(copy, 'Portal'), findClient(whole, 'Portal'));
    assert.deepEqual(
      copy.all('oauthClients').map(({ name }) => name?.value),
      whole.all('oauthClients').map(({ name }) => name?.value),
    );
  });
  test('places are those of the text as it is', () => {
    const whole = open(organization);
    const copy = changedWhole(whole, [
      behind(whole, '  - name: Machine\n', '    description: new\n    state: active\n'),
    ]);
    const lineOf = (of: Whole, name: string) => {
      const leaf = findClient(of, name)!.grantType!;
      return of.document.range(leaf.entry.chunk, leaf.node.start, leaf.node.end).start;
    };
    for (const name of ['Machine', 'Portal']) assert.deepEqual(lineOf(copy, name), lineOf(whole, name));
    const state = findClient(copy, 'Machine')!.state!;
    const name = findClient(whole, 'Machine')!.name!;
    assert.deepEqual(
      copy.document.range(state.entry.chunk, state.node.start, state.node.end),
      whole.document.range(name.entry.chunk, name.node.start, name.node.end),
      'a new line stands at the name of its entry, not on the line that it moves',
    );
  });
  test('with an entry more', () => {
    const whole = open(organization);
    const copy = changedWhole(whole, [
      behind(whole, '"directory:user:*", routing:skill:view]\n', '  - name: New\n    permissions: []\n'),
    ]);
    assert.deepEqual(names(copy), ['Queue Reader', 'Directory', 'New']);
    assert.equal(copy.named('roles', 'New').length, 1);
    assert.equal(copy.count('roles', 'New'), 1);
    assert.deepEqual(names(whole), ['Queue Reader', 'Directory']);
  });
  test('with a section more', () => {
    const whole = open(organization);
    const copy = changedWhole(whole, [behind(whole, 'enforceScopes: true }\n', 'flows:\n  - { name: F }\n')]);
    assert.deepEqual(
      copy.all('flows').map(({ name }) => name?.value),
      ['F'],
    );
    assert.equal(copy.organization()?.name?.value, 'Acme');
  });
  test('of a section that is one piece', () => {
    const text = changed([
      '  - name: Queue Reader\n    permissions: [routing:queue:view]\n  - name: Directory\n    permissions: ["directory:user:*", routing:skill:view]\n',
      '  [{ name: Queue Reader, permissions: [] }, { name: Directory }]\n',
    ]);
    const whole = open(text);
    const copy = changedWhole(whole, [behind(whole, '{ name: Directory }', ', { name: New }')]);
    assert.deepEqual(names(copy), ['Queue Reader', 'Directory', 'New']);
  });
  test('without edits is the same', () => {
    const whole = open(organization);
    assert.equal(changedWhole(whole, []).all('oauthClients'), whole.all('oauthClients'));
  });
});
