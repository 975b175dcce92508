import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runNeovim, temporaryFolder } from './neovim';

const folder = temporaryFolder();

const text = `version: 1
organization: { name: Größe 🏢, region: eu-central-1 }
roles:
  - name: Zürich 🏢 # kept
    permissions: [routing:queue:view]
oauthClients:
  - name: CRM
    grantType: client-credentials
    roles: ["Zürich 🏢", Employee] # Zürich 🏢
`;

test('Neovim goes to a definition, and renames it with all references', () => {
  const file = join(folder, 'integrations.yaml');
  writeFileSync(file, text);
  const printed = runNeovim('navigation.lua', file, {
    cwd: folder,
    state: folder,
    // Columns of Neovim are bytes.
    given: { LSP_LINE: '9', LSP_COLUMN: '15', LSP_NAME: 'Queue: Reader 🏠' },
  }) as {
    readonly definition: { readonly line: number; readonly column: number };
    readonly text: readonly string[];
  };
  assert.deepEqual(printed.definition, { line: 4, column: 11 });
  assert.equal(
    `${printed.text.join('\n')}\n`,
    text.replace('name: Zürich 🏢', 'name: "Queue: Reader 🏠"').replace('["Zürich 🏢"', '["Queue: Reader 🏠"'),
  );
});
