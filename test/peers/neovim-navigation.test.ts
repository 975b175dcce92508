import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'neovim-'));
after(() => rmSync(folder, { recursive: true, force: true }));

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
  const script = join(root, 'test/peers/navigation.lua');
  const run = spawnSync('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${script}`], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    env: {
      ...process.env,
      XDG_STATE_HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CACHE_HOME: folder,
      LSP_NODE: process.execPath,
      LSP_SERVER: join(root, 'dist/server.js'),
      LSP_FILE: file,
      // Columns of Neovim are bytes.
      LSP_LINE: '9',
      LSP_COLUMN: '15',
      LSP_NAME: 'Queue: Reader 🏠',
    },
  });
  assert.equal(run.status, 0, run.stderr);
  const line = run.stdout.split('\n').find((one) => one.startsWith('{'));
  assert.ok(line, `Neovim printed: ${run.stdout}${run.stderr}`);
  const printed = JSON.parse(line) as {
    readonly definition: { readonly line: number; readonly column: number };
    readonly text: readonly string[];
  };
  assert.deepEqual(printed.definition, { line: 4, column: 11 });
  assert.equal(
    `${printed.text.join('\n')}\n`,
    text.replace('name: Zürich 🏢', 'name: "Queue: Reader 🏠"').replace('["Zürich 🏢"', '["Queue: Reader 🏠"'),
  );
});
