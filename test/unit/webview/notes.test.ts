import assert from 'node:assert/strict';
import { test } from 'node:test';
import { touchesOthers } from '../../../client/webview/notes';
import { answer, plain } from '../panel/asking';
import { organization } from '../simulate/organization';

const place = { line: 3, range: { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } } };

test('only a note that names other entries is a warning', async () => {
  assert.equal(touchesOthers([{ text: 'Another holder gets it too: ' }, { text: 'ada', to: place }]), true);
  assert.equal(touchesOthers([{ text: 'Nobody else holds the role "Queue Reader".' }]), false);
  const view = await answer(organization, {
    view: 'api',
    client: 'Machine',
    method: 'GET',
    path: '/api/v2/analytics/reporting/exports',
  });
  for (const note of view.preview?.notes ?? assert.fail('no preview'))
    assert.equal(touchesOthers(note), !/^Nobody|^The file only/.test(plain(note)), plain(note));
});
