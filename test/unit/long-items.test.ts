import assert from 'node:assert/strict';
import { test } from 'node:test';
import { itemOf } from '../../client/src/long-items';

test('a short sentence stands on one line, without backticks', () => {
  assert.deepEqual(itemOf('GET /api/v2/users (under `uses`, line 43) stops.'), {
    label: 'GET /api/v2/users (under uses, line 43) stops.',
  });
});

test('a long one goes on below, and no word of it is lost', () => {
  const sentence =
    'The file only says how it is to be: do the same in Genesys Cloud (Admin → Integrations → Authorized Applications).';
  const { label, detail } = itemOf(sentence);
  assert.ok(label.length <= 62);
  assert.equal(`${label} ${detail}`, sentence);
});

test('what has no blanks is not broken', () => {
  const word = 'x'.repeat(100);
  assert.deepEqual(itemOf(word), { label: word });
});
