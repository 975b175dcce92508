// Programs that the tests start, and programs of the system that they need.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Runs a command (an array) with its output on the terminal; gives its exit status. One that takes longer than `limit`
 * milliseconds is ended, with all that it has started, and gives 124.
 */
export function runProgram([file, ...args], { cwd, limit }) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'], detached: true });
    const end = (signal) => {
      try {
        process.kill(-child.pid, signal);
      } catch {
        // it has ended by itself
      }
    };
    const interrupted = () => {
      end('SIGTERM');
      process.exit(130);
    };
    process.once('SIGINT', interrupted);
    process.once('SIGTERM', interrupted);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      console.log(`Not done after ${limit / 60_000} minutes: ended.`);
      end('SIGTERM');
      setTimeout(() => end('SIGKILL'), 3000).unref();
    }, limit);
    child.once('error', reject);
    child.once('exit', (status) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted);
      process.off('SIGTERM', interrupted);
      resolve(late ? 124 : (status ?? 1));
    });
  });
}

/**
 * Makes sure that a program is there; when `find` does not find it, installs the Debian package of that name.
 * Throws, and says what to install, when that can't be done.
 */
export function ensureProgram(name, find) {
  if (find()) return;
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && findProgram('apt-get');
  if (!canInstall) throw new Error(`${name} is needed and is not there: apt-get install ${name}`);
  console.log(`Installing ${name} …`);
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  const install = () => apt('install', '-y', '--no-install-recommends', name);
  // The lists of packages may be missing or out of date.
  if (!(install() || (apt('update') && install())) || !find()) {
    throw new Error(`${name} could not be installed: apt-get install ${name}`);
  }
}

/** The path of a program on the search path, or nothing. */
export function findProgram(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => fs.existsSync(file));
}
