import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { openDocument } from '../../server/src/document/open';
import { usageView } from '../../server/src/panel/usage';
import { defaultSettings as settings } from '../../server/src/settings/settings';

const now = Date.parse('2026-11-23T12:00:00Z');

function median(text: string): number {
  const document = openDocument(text);
  const times = Array.from({ length: 15 }, () => {
    const start = performance.now();
    usageView({ view: 'usage' }, { document, settings, now });
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[times.length >> 1]!;
}

describe('a week of simulated usage', () => {
  test('takes under 20 ms for the example', () => {
    const took = median(readFileSync(join(__dirname, '../../examples/acme/integrations.yaml'), 'utf8'));
    assert.ok(took < 20, `${took.toFixed(1)} ms`);
  });
  test('takes under a second for a file with far more than is simulated', () => {
    const clients = Array.from(
      { length: 300 },
      (_, index) =>
        `  - name: C${index}\n    grantType: ${index % 2 ? 'client-credentials' : 'authorization-code'}\n    roles: [R]\n    redirectUris: [https://a.example/]\n    uses: [GET /api/v2/users, GET /api/v2/users/me, GET /api/v2/routing/queues]\n`,
    ).join('');
    const users = Array.from(
      { length: 2000 },
      (_, index) => `  - { email: u${index}@a.example, roles: [R${index}] }\n`,
    );
    const took = median(`organization: { region: eu-west-1 }\nusers:\n${users.join('')}oauthClients:\n${clients}`);
    assert.ok(took < 1000, `${took.toFixed(1)} ms`);
  });
});
