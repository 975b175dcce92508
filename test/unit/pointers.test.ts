/** Where a finding stands is told in reports and to editors: a secret that became a key is not in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDocument } from '../../server/src/document/open';
import { pointerOf } from '../../server/src/rules/spots';

function pointer(...path: readonly (string | number)[]): string {
  const { chunks } = openDocument('oauthClients:\n  - name: A\n');
  const chunk = chunks.find(({ entries }) => entries.length);
  const [entry] = chunk?.entries ?? [];
  assert.ok(chunk && entry);
  return pointerOf({ chunk, entry, start: 0, end: 0, path });
}

test('a key below the key of a secret is not told', () => {
  assert.equal(pointer('state:disabled clientSecret', 'zQ7-value grantType'), '/oauthClients/0/state:…/…');
  assert.equal(pointer('clientSecret', 'zQ7-value', 0, 'more'), '/oauthClients/0/clientSecret/…/0/…');
});

test('other keys are', () => {
  assert.equal(pointer('clientSecret'), '/oauthClients/0/clientSecret');
  assert.equal(pointer('roles', 2, 'a/b~c'), '/oauthClients/0/roles/2/a~1b~0c');
});
