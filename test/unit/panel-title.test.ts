import assert from 'node:assert/strict';
import { test } from 'node:test';
import { titleOf } from '../../client/src/panel/title';

test('the folder is named where the name of the file says nothing', () => {
  assert.equal(titleOf('integrations.yaml'), 'integrations.yaml');
  assert.equal(titleOf('orgs/acme/integrations.yml'), 'acme/integrations.yml');
  assert.equal(titleOf('orgs/acme.integrations.yaml'), 'acme.integrations.yaml');
  assert.equal(titleOf('/integrations.yaml'), 'integrations.yaml');
});
