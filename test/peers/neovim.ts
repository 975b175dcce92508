/** Neovim as a client of the built language server. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

export const root = join(__dirname, '../..');

/** A folder for a test file, gone after its tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'neovim-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Runs a script of this folder on a file, and gives the JSON that it prints. `state`: where Neovim keeps what is its own;
 * `given`: variables for the script.
 */
export function runNeovim(
  script: string,
  file: string,
  { cwd, state, given }: { cwd: string; state: string; given: Readonly<Record<string, string>> },
): unknown {
  const command = `luafile ${join(__dirname, script)}`;
  const run = spawnSync('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', command], {
    cwd,
    encoding: 'utf8',
    timeout: 60_000,
    env: {
      ...process.env,
      XDG_STATE_HOME: state,
      XDG_DATA_HOME: state,
      XDG_CACHE_HOME: state,
      LSP_NODE: process.execPath,
      LSP_SERVER: join(root, 'dist/server.js'),
      LSP_FILE: file,
      LSP_SCRIPTS: __dirname,
      ...given,
    },
  });
  assert.equal(run.status, 0, run.stderr);
  const line = run.stdout.split('\n').find((one) => one.startsWith('{'));
  assert.ok(line, `Neovim printed: ${run.stdout}${run.stderr}`);
  return JSON.parse(line);
}
