import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { panelRequests } from '../../server/src/lsp/protocol';
import type { View } from '../../server/src/panel/view';
import { pulling, start } from './client';

const uri = 'file:///nowhere/integrations.yaml';
const text = readFileSync(join(__dirname, '../../examples/acme/integrations.yaml'), 'utf8');

describe('the panel over the language server', () => {
  test('shows a token with what it says', async () => {
    await using client = await start({ capabilities: pulling });
    client.open(uri, text, 4);
    const view = await client.connection.sendRequest<View>(panelRequests.view, {
      textDocument: { uri },
      question: { view: 'token', client: 'Agent_Desktop' },
    });
    assert.ok(view.kind === 'answer');
    assert.equal(view.version, 4);
    assert.equal(view.verdict.title, 'Granted');
    assert.ok(view.token);
  });
});
