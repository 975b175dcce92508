// npm start: a real VS Code in the browser, with this extension loaded from this folder.
//
//   node tools/start.mjs [FOLDER]     FOLDER is opened; examples/ when it is left out
//   PORT=4000                         another port than 3000 (a taken port is replaced by a free one)
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildRelease } from './build.mjs';
import { startHost } from './vscode-host/host.mjs';
import { unsupported } from './vscode-host/setup.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const folder = path.resolve(process.argv[2] ?? path.join(root, 'examples'));

async function start() {
  const reason = unsupported();
  if (reason) {
    console.error(
      `${reason}\nOpen this folder in your own VS Code instead and press F5: the extension starts in a new window.`,
    );
    return 1;
  }
  if (!fs.existsSync(folder)) {
    console.error(`There is no folder ${folder}.`);
    return 1;
  }
  await buildRelease();
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), `${manifest.name}-`));
  const removeProfile = () => fs.rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  // VS Code takes a link in its extensions folder for an installed extension.
  const extensions = path.join(profile, 'extensions');
  fs.mkdirSync(extensions);
  const link = path.join(extensions, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  fs.symlinkSync(root, link, 'dir');
  let host;
  try {
    host = await startHost({ dir: profile, port: await freePort(Number(process.env.PORT || 3000)) });
  } catch (error) {
    removeProfile();
    throw error;
  }
  console.log(`
  VS Code ${host.version} with ${manifest.displayName} ${manifest.version} shows ${folder} at

    ${host.url(folder)}

  Ctrl+C stops it.`);
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
  });
  await host.stop();
  removeProfile();
  return 0;
}

/** The wished port when nobody listens on it, else any free one. */
async function freePort(wished) {
  const take = (port) =>
    new Promise((resolve) => {
      const server = net.createServer();
      server.once('error', () => resolve(undefined));
      server.listen(port, '127.0.0.1', () => {
        const taken = server.address().port;
        server.close(() => resolve(taken));
      });
    });
  const port = await take(wished);
  if (port !== undefined) return port;
  console.log(`Port ${wished} is taken; another one is used.`);
  return take(0);
}

process.exitCode = await start();
