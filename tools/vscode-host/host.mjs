// Starts VS Code's own server on loopback, in a profile of its own that is removed at the end.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureHost } from './setup.mjs';

// Nothing asks the network and nothing stands in the way of what is to be seen.
const quietSettings = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.enabled': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'npm.fetchOnlinePackageInfo': false,
  'json.schemaDownload.enable': false,
  'git.enabled': false,
};

/**
 * Starts a VS Code server and waits until it listens.
 * - variant: 'newest' or 'oldest'; port: 0 takes a free one
 * - dir: profile folder to use and keep; without it a temporary one that stop() removes
 * - vsix: packages to install first; settings: user settings beside the quiet ones; env: more environment
 * - testDriver: lets a page name an extension under test (it also hides notification toasts)
 * - trust: leaves Workspace Trust on
 * Throws, with the server's log, when it is not up within a minute.
 */
export async function startHost({
  variant = 'newest',
  port = 0,
  dir,
  vsix = [],
  settings = {},
  testDriver = false,
  trust = false,
  env: moreEnvironment = {},
} = {}) {
  const { node, serverMain, library } = ensureHost(variant);
  const temporary = !dir;
  const home = dir ?? fs.mkdtempSync(path.join(os.tmpdir(), 'vscode-host-'));
  const user = path.join(home, 'user');
  fs.mkdirSync(path.join(user, 'User'), { recursive: true });
  fs.mkdirSync(path.join(user, 'Machine'), { recursive: true });
  const settingsFile = path.join(user, 'User/settings.json');
  if (!fs.existsSync(settingsFile)) {
    fs.writeFileSync(settingsFile, JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  }
  const folders = [
    ...['--server-data-dir', path.join(home, 'server'), '--user-data-dir', user],
    ...['--extensions-dir', path.join(home, 'extensions'), '--accept-server-license-terms'],
  ];
  const env = environment(home, moreEnvironment);
  for (const file of vsix) {
    const args = [serverMain, ...folders, '--install-extension', path.resolve(file), '--force'];
    const run = spawnSync(node, args, { env, encoding: 'utf8' });
    if (run.status !== 0 || !/successfully installed/.test(run.stdout)) {
      throw new Error(`Cannot install ${file}:\n${run.stdout}${run.stderr}`);
    }
  }
  const logFile = path.join(home, 'server.log');
  const log = fs.openSync(logFile, 'w');
  const args = [
    ...[serverMain, ...folders, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...['--telemetry-level', 'off'],
    ...(trust ? [] : ['--disable-workspace-trust']),
    ...(testDriver ? ['--enable-smoke-test-driver'] : []),
  ];
  // A process group of its own, so that the extension host and the file watcher end with it.
  const child = spawn(node, args, { env, stdio: ['ignore', log, log], detached: true });
  fs.closeSync(log);
  let exited = false;
  const gone = new Promise((resolve) => {
    child.once('exit', () => {
      exited = true;
      resolve();
    });
  });
  const signal = (name) => {
    try {
      return process.kill(-child.pid, name);
    } catch {
      return false; // the group has ended
    }
  };
  const lastResort = () => signal('SIGKILL');
  process.once('exit', lastResort);
  const started = Date.now();
  let listening;
  for (;;) {
    const text = fs.readFileSync(logFile, 'utf8');
    listening = /Extension host agent listening on (\d+)/.exec(text);
    if (listening) break;
    if (exited || Date.now() - started > 60_000) {
      signal('SIGKILL');
      process.off('exit', lastResort);
      const error = new Error(`The VS Code server did not start:\n${text}`);
      error.code = /EADDRINUSE/.test(text) ? 'EADDRINUSE' : undefined;
      if (temporary) fs.rmSync(home, { recursive: true, force: true });
      throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const address = `127.0.0.1:${listening[1]}`;
  return {
    dir: home,
    version: JSON.parse(fs.readFileSync(path.join(library, 'package.json'), 'utf8')).version,
    /** The page's address for a folder, with an optional payload of the workbench's own options. */
    url: (folder, payload) => {
      const query = payload ? `&payload=${encodeURIComponent(JSON.stringify(payload))}` : '';
      return `http://${address}/?folder=${encodeURIComponent(folder)}${query}`;
    },
    /** The page's address for a window without a folder, in which one file is open. */
    fileUrl: (file) => {
      const payload = JSON.stringify([['openFile', `vscode-remote://${address}${file}`]]);
      return `http://${address}/?ew=true&payload=${encodeURIComponent(payload)}`;
    },
    /** A file of this machine as the workbench names it. */
    remote: (file) => `vscode-remote://${address}${file}`,
    async stop() {
      signal('SIGTERM');
      const hard = setTimeout(() => signal('SIGKILL'), 8000);
      await gone;
      clearTimeout(hard);
      for (let i = 0; i < 20 && signal(0); i++) await new Promise((resolve) => setTimeout(resolve, 100));
      signal('SIGKILL');
      process.off('exit', lastResort);
      if (temporary) fs.rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

function environment(home, more) {
  // No marketplace means no network; sockets are made inside the profile.
  const env = { ...process.env, ...more, EXTENSIONS_GALLERY: '{}', XDG_RUNTIME_DIR: home };
  for (const name of Object.keys(env)) {
    // What an outer VS Code, Node.js flags or the test runner set would change the server's behaviour.
    if (/^(VSCODE_|ELECTRON_|CODE_SERVER_)/.test(name) || name === 'NODE_OPTIONS' || name === 'NODE_TEST_CONTEXT') {
      delete env[name];
    }
  }
  return env;
}
