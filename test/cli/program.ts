/** Runs the command line as its users do: the built program, or the sources when nothing was built since they changed. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const built = join(root, 'dist/cli.js');

function isFresh(): boolean {
  if (!existsSync(built)) return false;
  const { mtimeMs } = statSync(built);
  const folder = join(root, 'server/src');
  return (readdirSync(folder, { recursive: true }) as string[]).every(
    (file) => statSync(join(folder, file)).mtimeMs <= mtimeMs,
  );
}

const command = isFresh() ? [built] : ['--import', require.resolve('tsx'), join(root, 'server/src/cli/main.ts')];

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in a folder and waits for its end, a minute at most. */
export function run(args: readonly string[], cwd: string, env: { readonly [name: string]: string } = {}): Outcome {
  const { NO_COLOR: _, ...inherited } = process.env;
  const done: SpawnSyncReturns<string> = spawnSync(process.execPath, [...command, ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 200_000_000,
    env: { ...inherited, ...env },
  });
  if (done.error) throw done.error;
  return { status: done.status, stdout: done.stdout, stderr: done.stderr };
}

/** Runs as `run`, with the program's output going into another shell command, and other streams where `redirect` says. */
export function runPiped(args: readonly string[], into: string, cwd: string, redirect = ''): Outcome {
  const quoted = [process.execPath, ...command, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const done = spawnSync('bash', ['-c', `set -o pipefail; ${quoted} ${redirect} | ${into}`], {
    cwd,
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (done.error) throw done.error;
  return { status: done.status, stdout: done.stdout, stderr: done.stderr };
}
